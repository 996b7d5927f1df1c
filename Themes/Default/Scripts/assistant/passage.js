// @ts-check
// Finds the part of an article that answers a question; pure.

import { words } from "../search/words.js";

/** @typedef {import("./answer.js").Article} Article */
/** @typedef {import("./answer.js").Asked} Asked */
/**
 * A sentence, list item, table row or code block. `isWhole`: it is all of its block.
 * @typedef {{kind: string, text: string, html: string, isWhole: boolean, likeness: Float64Array}} Unit
 */
/**
 * The shares are of the question's words, by rarity: found in the article, in the passage or the
 * title, in the passage or its heading, in two neighbouring sentences; and neighbours in the question that are near in the text.
 * @typedef {{id: string, text: string, units: Unit[], articleShare: number, passageShare: number, sectionShare: number, sentenceShare: number, neighbours: number}} Passage
 */

const LONGEST = 690;
const NEAR = 4;
const SENTENCE = /[^.!?。！？؟।]*(?:[.!?؟।]+["'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*|[.!?؟।]+|$)\s*/gu;

/**
 * @param {Article} article @param {string} title @param {Asked} asked
 * @returns {Passage}
 */
export function bestPassage(article, title, asked) {
  const total = asked.rarities.reduce((sum, value) => sum + value, 0) || 1;
  const inTitle = likenessOf(title + " " + (article.q ?? []).join(" "), asked);
  const inArticle = inTitle.slice();
  /** @type {{id: string, heading: string, units: Unit[], at: number, value: number} | null} */
  let best = null;
  for (const [id, heading, blocks] of article.S) {
    const inHeading = likenessOf(heading, asked);
    merge(inArticle, inHeading);
    const units = blocks.flatMap((block) => unitsOf(block, asked));
    units.forEach((unit, at) => {
      merge(inArticle, unit.likeness);
      const around = unit.likeness.slice();
      if (units[at + 1]) merge(around, units[at + 1].likeness);
      if (units[at - 1]) merge(around, units[at - 1].likeness);
      const value = share(unit.likeness, asked) + 0.5 * share(around, asked) + 1.2 * share(inHeading, asked);
      if (!best || value > best.value) best = { id, heading, units, at, value };
    });
  }
  const found = /** @type {{id: string, heading: string, units: Unit[], at: number} | null} */ (best);
  const units = found ? windowAround(found.units, found.at) : [];
  const inPassage = inTitle.slice();
  for (const unit of units) merge(inPassage, unit.likeness);
  const text = joined(units);
  const inSection = likenessOf(found?.heading ?? "", asked);
  for (const unit of units) merge(inSection, unit.likeness);
  return {
    id: found?.id ?? "", text, units,
    articleShare: share(inArticle, asked) / total, passageShare: share(inPassage, asked) / total,
    sectionShare: share(inSection, asked) / total,
    sentenceShare: bestPair(units, asked) / total,
    neighbours: neighbours(text, asked) / total,
  };
}

/** @param {string[]} block @param {Asked} asked @returns {Unit[]} */
function unitsOf([kind, text, html], asked) {
  const parts = kind === "p" && text.length > 200 ? text.match(SENTENCE)?.filter((part) => part.trim()) ?? [text] : [text];
  return parts.flatMap((part) => cut(part)).map((part, _, all) => ({
    kind, text: part.trim(), html: all.length === 1 ? html ?? escaped(text) : escaped(part.trim()),
    isWhole: all.length === 1, likeness: likenessOf(part, asked),
  }));
}

/** Text without sentence ends is cut at spaces, or anywhere. @param {string} text */
function cut(text) {
  return text.length <= LONGEST ? [text] : text.match(/[^]{1,600}(?:\s|$)|[^]{1,600}/gu) ?? [text];
}

/** For each of the question's words, how like it the most alike word of the text is. @param {string} text @param {Asked} asked */
function likenessOf(text, asked) {
  const result = new Float64Array(asked.likeness.length);
  for (const { form } of words(text)) {
    asked.likeness.forEach((forms, i) => {
      const value = forms.get(form) ?? 0;
      if (value > result[i]) result[i] = value;
    });
  }
  return result;
}

/** The share of the question's words, by rarity, that the text has. @param {string} text @param {Asked} asked */
export function coverage(text, asked) {
  const total = asked.rarities.reduce((sum, value) => sum + value, 0) || 1;
  return share(likenessOf(text, asked), asked) / total;
}

/** @param {Float64Array} into @param {Float64Array} from */
function merge(into, from) {
  for (let i = 0; i < into.length; i++) if (from[i] > into[i]) into[i] = from[i];
}

/** @param {Float64Array} likeness @param {Asked} asked */
function share(likeness, asked) {
  return likeness.reduce((sum, value, i) => sum + value * asked.rarities[i], 0);
}

/** From the section's start if that fits, else around the unit; as much as fits. @param {Unit[]} units @param {number} at */
function windowAround(units, at) {
  const lengths = units.map((unit) => unit.text.length + 1);
  const upTo = lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0);
  let start = upTo <= LONGEST ? 0 : at;
  let end = at + 1;
  let size = upTo <= LONGEST ? upTo : lengths[at];
  for (let grown = true; grown;) {
    grown = false;
    if (end < units.length && size + lengths[end] <= LONGEST) {
      size += lengths[end++];
      grown = true;
    }
    if (start > 0 && size + lengths[start - 1] <= LONGEST) {
      size += lengths[--start];
      grown = true;
    }
  }
  return units.slice(start, end);
}

/** @param {Unit[]} units */
function joined(units) {
  return units.map((unit) => unit.text).join(units.every((unit) => unit.kind === "p") ? " " : "\n");
}

/** @param {Unit[]} units @param {Asked} asked */
function bestPair(units, asked) {
  let best = 0;
  units.forEach((unit, i) => {
    const both = unit.likeness.slice();
    if (units[i + 1]) merge(both, units[i + 1].likeness);
    best = Math.max(best, share(both, asked));
  });
  return best;
}

/** Half the rarities of each two words that follow each other in the question and are near here. @param {string} text @param {Asked} asked */
function neighbours(text, asked) {
  const forms = words(text).map((word) => word.form);
  let sum = 0;
  for (let i = 0; i + 1 < asked.likeness.length; i++) {
    let latest = -NEAR - 1;
    const isNear = forms.some((form, place) => {
      if (asked.likeness[i + 1].has(form) && place > latest && place - latest <= NEAR) return true;
      if (asked.likeness[i].has(form)) latest = place;
      return false;
    });
    if (isNear) sum += (asked.rarities[i] + asked.rarities[i + 1]) / 2;
  }
  return sum;
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
