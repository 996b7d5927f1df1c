// @ts-check
/** Shows each event in words, those of the page's beginning and further ones as they happen. */

import { element } from "./element.js";

const list = /** @type {HTMLElement} */ (document.getElementById("events"));
for (const item of list.children) item.replaceWith(itemOf(item.textContent ?? ""));
const source = new EventSource("/_preview/events");
source.addEventListener("event", (event) => list.prepend(itemOf(event.data)));
addEventListener("pagehide", () => source.close());

/** @param {string} line JSON as in the log */
function itemOf(line) {
  const { type, at, vote, comment, query, question, details, ...others } = read(line);
  const words = [comment, query, question, details].find((text) => text);
  const facts = Object.entries(others).filter(([, value]) => value !== null && value !== "");
  return element("li", {},
    element("p", { class: "head" }, element("span", { class: String(vote ?? "") }, title(type, vote)),
      ...at ? [element("time", { datetime: String(at) }, time(String(at)))] : []),
    ...words ? [element("blockquote", {}, String(words))] : [],
    element("dl", {}, ...facts.flatMap(([key, value]) => [
      element("dt", {}, key),
      element("dd", {}, typeof value === "object" ? JSON.stringify(value) : String(value)),
    ])));
}

/**
 * @param {unknown} type
 * @param {unknown} vote
 */
function title(type, vote) {
  const names = { feedback: vote ? `Vote: ${vote}` : "Feedback", contact: "Contact", search: "Search", ask: "Question" };
  return names[/** @type {keyof names} */ (type)] ?? String(type);
}

/** @param {string} at */
function time(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString([], { dateStyle: "medium", timeStyle: "medium" });
}

/**
 * @param {string} line
 * @returns {Record<string, unknown>}
 */
function read(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { details: line };
  }
}
