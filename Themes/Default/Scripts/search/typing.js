// @ts-check
// Touches document. When a reader's typing in a search box is worth a look.

/** Milliseconds without a letter. */
const rest = 90;

/**
 * `main.js` marks the box from the start, since search may load in the middle of a word.
 * @param {HTMLInputElement} input
 */
const composes = (input) => "composes" in input.dataset;

/**
 * Calls `changed` with the box's text when the reader rests. What an input method for Chinese,
 * Japanese or Korean has not put in yet is not looked at.
 * @param {HTMLInputElement} input
 * @param {(text: string) => void} changed
 */
export function followTyping(input, changed) {
  let timer = 0;
  let last = "";
  const look = () => {
    clearTimeout(timer);
    if (composes(input) || (input.value === last && last !== "")) return;
    last = input.value;
    changed(last);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    // An emptied box is seen at once, so that nothing old stands beneath it.
    if (input.value === "") look();
    else timer = setTimeout(look, rest);
  };
  input.addEventListener("compositionstart", () => clearTimeout(timer));
  input.addEventListener("compositionend", lookSoon);
  input.addEventListener("input", lookSoon);
  return {
    look,
    /** What stands in the box need not be looked at again. @param {string} text */
    saw: (text) => (last = text),
  };
}

/**
 * Whether a key belongs to the input method. Safari ends the composition before it tells of the
 * Enter that ended it, with the key code 229.
 * @param {KeyboardEvent} event
 */
export function isForInputMethod(event) {
  return event.isComposing || event.keyCode === 229;
}
