// @ts-check
// Touches document. Fields of a form with their labels, hints and mistakes.

import { element } from "../assistant/element.js";
import { fill } from "./wording.js";

/**
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {{node: HTMLElement, control: Control, mistake: (text: string) => void}} Field
 */

/**
 * @param {Control} control with an id
 * @param {{label: string, required?: boolean, optional?: string, hint?: string}} texts
 *   `optional` is the word for it, shown beside the label
 * @returns {Field}
 */
export function field(control, { label, required = false, optional = "", hint = "" }) {
  const { id } = control;
  const error = element("span", { class: "field-error", id: `${id}-error` });
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  if (required) control.setAttribute("aria-required", "true");
  const mark = required && element("span", { class: "required", "aria-hidden": "true" }, " *");
  const note = optional !== "" && element("span", { class: "optional" }, ` (${optional})`);
  const node = element("p", { class: "field" },
    element("label", { for: id }, label, mark, note), control,
    hint !== "" && element("span", { class: "hint", id: `${id}-hint` }, hint), error);
  /** @param {string} text */
  const mistake = (text) => {
    error.textContent = text;
    if (text === "") control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  };
  control.addEventListener("input", () => mistake(""));
  return { node, control, mistake };
}

/**
 * Shows mistakes at their fields and as a list above them, and moves there.
 * @param {HTMLElement} summary
 * @param {Record<string, Field>} fields
 * @param {import("./flow.js").Mistake[]} mistakes
 * @param {Record<string, any>} words of the contact page
 * @returns {boolean} whether there are none
 */
export function showMistakes(summary, fields, mistakes, words) {
  const texts = mistakes.map(({ field: name, word, count = 0 }) => ({
    name, text: fill(words[word], { count }),
  }));
  for (const [name, shown] of Object.entries(fields)) {
    shown.mistake(texts.find((mistake) => mistake.name === name)?.text ?? "");
  }
  summary.hidden = texts.length === 0;
  summary.replaceChildren(element("p", {}, words.errorsTitle),
    element("ul", {}, ...texts.map(({ name, text }) => element("li", {},
      element("a", { href: `#${fields[name].control.id}` }, text)))));
  if (texts.length > 0) summary.focus();
  return texts.length === 0;
}

/** @returns {HTMLElement} */
export function mistakeSummary() {
  const summary = element("div", { class: "form-mistakes", role: "alert", tabindex: "-1" });
  summary.hidden = true;
  return summary;
}
