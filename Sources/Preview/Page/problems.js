// @ts-check
/** The panel of problems over the page, as the terminal prints them. */

import { copyButton, element } from "./element.js";

/**
 * Null when nothing is wrong. Errors are told in full, warnings behind their number.
 * @param {import("./preview.js").Problem[]} problems
 */
export function problemsOf(problems) {
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity !== "error");
  if (problems.length === 0) return null;
  const section = element("section", {
    class: errors.length > 0 ? "problems errors" : "problems",
    role: errors.length > 0 ? "alert" : "status", "aria-label": "Problems",
  });
  if (errors.length > 0) {
    section.append(element("details", { open: "" },
      element("summary", {}, counted(errors.length, "error")),
      element("p", { class: "note" }, "The page behind is the last good one."), listOf(errors)));
  }
  if (warnings.length > 0) {
    section.append(element("details", {},
      element("summary", {}, counted(warnings.length, "warning")), listOf(warnings)));
  }
  return section;
}

/** @param {import("./preview.js").Problem[]} problems */
export function listOf(problems) {
  return element("ol", {}, ...problems.slice(0, 100).map((problem) =>
    element("li", { class: problem.severity },
      element("p", { class: "message" }, problem.message),
      element("p", { class: "place" }, element("code", {}, problem.place), copyButton(problem.place)),
      ...excerpt(problem),
      ...problem.notes.map((note) => element("p", { class: "note" }, note)))));
}

/** @param {import("./preview.js").Problem} problem */
function excerpt({ line, excerpt: parts }) {
  if (parts.length !== 3) return [];
  const [before, meant, after] = parts;
  return [element("pre", {},
    element("span", { class: "line" }, `${line} | `), before, element("mark", {}, meant), after)];
}

/**
 * @param {number} count
 * @param {string} word
 */
export function counted(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
