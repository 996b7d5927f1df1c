// @ts-check
// Cuts the best piece out of an article's Markdown, with the query's words marked; pure.
//
//   const { parts, anchor } = excerpt(markdown, marksOf(index, query), { length: 160 });
//
// `anchor` is the id of the piece's section, from `## Title {#id}`, or "" before the first heading.

import { words } from "./words.js";

/** @typedef {{text: string, isMarked: boolean}} Part */

/** An empty line, also of a quote; the edge of a container; the title of a callout. */
const BETWEEN = /^[\s>]*$|^\s*:::|^\s*>\s*\*\*[^*]+\*\*\s*$/;

/**
 * @param {string} markdown @param {Map<string, number>} marks  forms and how much each tells
 * @param {{length?: number}} [options]  in characters, about
 * @returns {{parts: Part[], anchor: string}}
 */
export function excerpt(markdown, marks, options = {}) {
  const length = options.length ?? 160;
  let best = { gain: -1, text: "", start: 0, anchor: "" };
  for (const { text, anchor } of paragraphs(markdown)) {
    const { gain, start } = bestStart(text, marks, length);
    if (gain > best.gain) best = { gain, text, start, anchor };
  }
  const { from, to } = edges(best.text, best.start, length);
  return { parts: marked(best.text, from, to, marks), anchor: best.anchor };
}

/**
 * Plain text of each paragraph, list item and table row, with its section's id.
 * @param {string} markdown
 */
export function paragraphs(markdown) {
  /** @type {{text: string, anchor: string}[]} */
  const result = [];
  let anchor = "";
  let lines = "";
  let isCode = false;
  const end = () => {
    const text = plain(lines);
    if (text) result.push({ text, anchor });
    lines = "";
  };
  const body = markdown.replace(/^---\r?\n[^]*?\r?\n---(?:\r?\n|$)/, "");
  for (const line of body.split(/\r?\n/)) {
    const heading = /^ {0,3}#{1,6}\s+.*?(?:\{#([^}\s]+)\})?\s*$/.exec(line);
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    else if (heading && !isCode) {
      end();
      anchor = heading[1] ?? anchor;
    } else if (BETWEEN.test(line)) {
      end();
    } else if (/^\s*\|?[\s:|-]+\|[\s:|-]*$/.test(line)) {
      continue;
    } else {
      if (/^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(line)) end();
      lines += `${line.replace(/^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?/, "")} `;
    }
  }
  end();
  return result;
}

/** Inline Markdown as readers see it. @param {string} text */
export function plain(text) {
  return text
    .replace(/^\s*\[!\w+\]\s*/, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<!\\)<\/?[a-zA-Z][^>]*>/g, "")
    .replace(/\\([!-/:-@[-`{-~])|\*\*|__|~~|[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "$1")
    .replace(/\s*\|\s*/g, " · ").replace(/^ · | · $/g, "")
    .replace(/&(?:amp|#38);/g, "&").replace(/&(?:lt|#60);/g, "<").replace(/&(?:gt|#62);/g, ">").replace(/&nbsp;/g, "\u00a0")
    .replace(/\s+/g, " ").trim();
}

/** Where the piece starts that has the most of the marks, each counted once. @param {string} text @param {Map<string, number>} marks @param {number} length */
function bestStart(text, marks, length) {
  const hits = words(text).filter((word) => marks.has(word.form));
  let best = { gain: 0, start: 0 };
  hits.forEach((first, i) => {
    const seen = new Set();
    let gain = 0;
    for (let j = i; j < hits.length && hits[j].end <= first.start + length * 0.8; j++) {
      if (!seen.has(hits[j].form)) gain += marks.get(hits[j].form) ?? 0;
      seen.add(hits[j].form);
    }
    if (gain > best.gain) best = { gain, start: first.start };
  });
  return best;
}

/** The start of the sentence or word near the place, and the end. @param {string} text @param {number} start @param {number} length */
function edges(text, start, length) {
  const lead = text.slice(Math.max(0, start - Math.round(length / 3)), start);
  const sentence = Math.max(...[". ", "? ", "! ", "。", "！", "？"].map((end) => lead.lastIndexOf(end) + (lead.includes(end) ? end.length : 0)));
  let from = Math.max(0, start - lead.length);
  if (sentence > 0) from += sentence;
  else if (from > 0) from += Math.max(0, lead.indexOf(" ") + 1);
  if (text.length <= length * 1.25) from = 0;
  let to = Math.min(text.length, from + length);
  if (to < text.length) {
    const space = text.lastIndexOf(" ", to);
    if (space > from + length / 2) to = space;
    else if (/[\ud800-\udbff]/.test(text[to - 1])) to--;
  }
  return { from, to };
}

/** @param {string} text @param {number} from @param {number} to @param {Map<string, number>} marks @returns {Part[]} */
function marked(text, from, to, marks) {
  /** @type {Part[]} */
  const parts = [];
  let at = from;
  const add = (/** @type {number} */ end, /** @type {boolean} */ isMarked) => {
    if (end > at) parts.push({ text: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  if (from > 0) parts.push({ text: "… ", isMarked: false });
  for (const word of words(text)) {
    if (word.start < from || word.end > to || word.end <= at || !marks.has(word.form)) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(to, false);
  if (to < text.length) parts.push({ text: " …", isMarked: false });
  return parts;
}
