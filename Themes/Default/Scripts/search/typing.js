// @ts-check
// Touches document. When a reader's typing in a search box is worth a look.

/** Milliseconds without a letter. */
const rest = 90;

/**
 * Calls `changed` with the box's text when the reader rests. What an input method for Chinese,
 * Japanese or Korean has not put in yet is not looked at.
 * @param {HTMLInputElement} input
 * @param {(text: string) => void} changed
 */
export function followTyping(input, changed) {
  let composes = false;
  let timer = 0;
  let last = "";
  const look = () => {
    clearTimeout(timer);
    if (composes || (input.value === last && last !== "")) return;
    last = input.value;
    changed(last);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    // An emptied box is seen at once, so that nothing old stands beneath it.
    if (input.value === "") look();
    else timer = setTimeout(look, rest);
  };
  input.addEventListener("compositionstart", () => {
    composes = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composes = false;
    lookSoon();
  });
  input.addEventListener("input", (event) => {
    if (!composes && !(/** @type {InputEvent} */ (event).isComposing)) lookSoon();
  });
  return { look, lookSoon, /** @param {string} text */ saw: (text) => (last = text) };
}

/**
 * Whether a key belongs to the input method. Safari ends the composition before it tells of the
 * Enter that ended it, with the key code 229.
 * @param {KeyboardEvent} event
 */
export function isForInputMethod(event) {
  return event.isComposing || event.keyCode === 229;
}
