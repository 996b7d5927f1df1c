// @ts-check
// Finds the part of an article that answers a question; pure.

import { words } from "../search/words.js";

/** @typedef {import("./answer.js").Article} Article */
/** @typedef {import("./answer.js").Asked} Asked */
/**
 * A sentence, list item, table row or code block. `isWhole`: it is all of its block. `hits`: the
 * places of words that are like one of the question's, that word's number and how like it is.
 * @typedef {{kind: string, text: string, html: string, isWhole: boolean, likeness: Float64Array, hits: [number, number][], length: number}} Unit
 */
/**
 * `isPart`: its section says more. The shares are of the question's words, by rarity: found in the article, in the passage or its
 * heading, in a sentence, in two neighbouring ones; and neighbours in the question that are near
 * each other in the passage.
 * @typedef {{id: string, text: string, units: Unit[], isPart: boolean, articleShare: number, sectionShare: number, sentenceShare: number, pairShare: number, neighbours: number}} Passage
 */

const LONGEST = 690;
const NEAR = 4;
const HEADING_GAIN = 0.7;
const REPEATED_GAIN = 0.1;
const SENTENCE = /[^.!?。！？؟।]*(?:[.!?؟।]+["'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*|[.!?؟।]+|$)\s*/gu;

/**
 * @param {Article} article @param {string} title @param {Asked} asked
 * @returns {Passage}
 */
export function bestPassage(article, title, asked) {
  const total = totalOf(asked);
  const inArticle = likenessOf(`${title} ${(article.q ?? []).join(" ")}`, asked);
  let best = { id: "", units: /** @type {Unit[]} */ ([]), isPart: false, heading: likenessOf("", asked), value: -1 };
  let [sentence, pair] = [0, 0];
  for (const [id, text, blocks] of article.S) {
    const heading = likenessOf(text, asked);
    const units = blocks.flatMap((block) => unitsOf(block, asked));
    merge(inArticle, heading);
    units.forEach((unit, i) => {
      merge(inArticle, unit.likeness);
      sentence = Math.max(sentence, share(unit.likeness, asked));
      pair = Math.max(pair, share(united(units.slice(i, i + 2), asked), asked));
    });
    for (const window of windows(units)) {
      const value = worth(window, heading, asked) / total;
      if (value > best.value) best = { id, units: window, isPart: window.length < units.length, heading, value };
    }
  }
  const inSection = united(best.units, asked);
  merge(inSection, best.heading);
  return {
    id: best.id, units: best.units, isPart: best.isPart, text: joined(best.units),
    articleShare: share(inArticle, asked) / total, sectionShare: share(inSection, asked) / total,
    sentenceShare: sentence / total, pairShare: pair / total,
    neighbours: neighbours(best.units, asked) / total,
  };
}

/** @param {Asked} asked  never zero */
function totalOf(asked) {
  return asked.rarities.reduce((sum, value) => sum + value, 0) || 1;
}

/** @param {string[]} block @param {Asked} asked @returns {Unit[]} */
function unitsOf([kind, text, html], asked) {
  const parts = kind === "p" && text.length > 200 ? text.match(SENTENCE)?.filter((part) => part.trim()) ?? [text] : [text];
  return parts.flatMap((part) => cut(part)).map((part, _, all) => ({
    kind, text: part.trim(), html: all.length === 1 ? html ?? escaped(text) : escaped(part.trim()),
    isWhole: all.length === 1, ...readUnit(part, asked),
  }));
}

/** @param {string} text @param {Asked} asked */
function readUnit(text, asked) {
  const likeness = new Float64Array(asked.rarities.length);
  /** @type {[number, number][]} */
  const hits = [];
  const all = words(text);
  all.forEach(({ form }, place) => {
    for (const [word, value] of asked.taken.get(form) ?? []) {
      hits.push([place, word]);
      if (value > likeness[word]) likeness[word] = value;
    }
  });
  return { likeness, hits, length: all.length };
}

/** Text without sentence ends is cut at spaces, or anywhere. @param {string} text */
function cut(text) {
  return text.length <= LONGEST ? [text] : text.match(/[^]{1,600}(?:\s|$)|[^]{1,600}/gu) ?? [text];
}

/** For each of the question's words, how like it the most alike word of the text is. @param {string} text @param {Asked} asked */
function likenessOf(text, asked) {
  return readUnit(text, asked).likeness;
}

/** The share of the question's words, by rarity, that the text has. @param {string} text @param {Asked} asked */
export function coverage(text, asked) {
  return share(likenessOf(text, asked), asked) / totalOf(asked);
}

/** @param {Float64Array} into @param {Float64Array} from */
function merge(into, from) {
  for (let i = 0; i < into.length; i++) if (from[i] > into[i]) into[i] = from[i];
}

/** @param {Unit[]} units @param {Asked} asked */
function united(units, asked) {
  const result = new Float64Array(asked.rarities.length);
  for (const unit of units) merge(result, unit.likeness);
  return result;
}

/** @param {Float64Array} likeness @param {Asked} asked */
function share(likeness, asked) {
  return likeness.reduce((sum, value, i) => sum + value * asked.rarities[i], 0);
}

/** All that may be shown of a section: the whole if it fits, else from each unit on as much as fits. @param {Unit[]} units */
function windows(units) {
  /** @type {Unit[][]} */
  const result = [];
  let [end, size] = [0, 0];
  for (let start = 0; start < units.length; start++) {
    const before = end;
    while (end < units.length && (end === start || size + units[end].text.length < LONGEST)) size += units[end++].text.length + 1;
    if (end > before) result.push(units.slice(start, end));
    size -= units[start].text.length + 1;
  }
  return result;
}

/** What of the question the units have together and, a little, how much single ones have of it. @param {Unit[]} units @param {Float64Array} heading @param {Asked} asked */
function worth(units, heading, asked) {
  const total = totalOf(asked);
  const all = united(units, asked);
  merge(all, heading);
  const repeated = units.reduce((sum, unit) => sum + (share(unit.likeness, asked) / total) ** 2, 0);
  return share(all, asked) + HEADING_GAIN * share(heading, asked) + REPEATED_GAIN * total * repeated;
}

/** @param {Unit[]} units */
function joined(units) {
  return units.map((unit) => unit.text).join(units.every((unit) => unit.kind === "p") ? " " : "\n");
}

/** Half the rarities of each two words that follow each other in the question and are near here. @param {Unit[]} units @param {Asked} asked */
function neighbours(units, asked) {
  const latest = new Int32Array(asked.rarities.length).fill(-NEAR - 1);
  const isNear = new Set();
  let start = 0;
  for (const unit of units) {
    for (const [at, word] of unit.hits) {
      const place = start + at;
      if (word > 0 && latest[word - 1] < place && place - latest[word - 1] <= NEAR) isNear.add(word);
      latest[word] = place;
    }
    start += unit.length + 1;
  }
  return [...isNear].reduce((sum, word) => sum + (asked.rarities[word - 1] + asked.rarities[word]) / 2, 0);
}

/** Lists as what they are, rows as a list, since their cells are one text; sentences put together again. @param {Passage} passage */
export function passageHTML(passage) {
  let html = "";
  let open = "";
  let before = "";
  for (const unit of passage.units) {
    const kind = unit.kind === "p" && !unit.isWhole ? "s" : unit.kind;
    if (kind !== open) {
      html += (CLOSE[open] ?? "") + (OPEN[kind] ?? "");
      open = kind;
    } else if (kind === "s") {
      html += " ";
    }
    html += item(kind, unit.html);
    before = kind;
  }
  return html + (CLOSE[before] ?? "");
}

/** @type {Record<string, string>} */
const OPEN = { l: "<ul>", o: "<ol>", r: "<ul>", s: "<p>" };
/** @type {Record<string, string>} */
const CLOSE = { l: "</ul>", o: "</ol>", r: "</ul>", s: "</p>" };

/** @param {string} kind @param {string} html */
function item(kind, html) {
  if (kind === "l" || kind === "o" || kind === "r") return `<li>${html}</li>`;
  if (kind === "c") return `<pre><code>${html}</code></pre>`;
  return kind === "p" ? `<p>${html}</p>` : html;
}

/** @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
