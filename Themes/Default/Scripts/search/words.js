// @ts-check
// Words as the index knows them; pure. The same as WordSplitting.swift and Folding.swift, stems
// apart: the index carries the stem classes.

/** Thai, Lao, Burmese, Khmer, kana, Han and Hangul: each two neighbouring characters are a word. */
const DENSE =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005\\u3041-\\u30ff\\u3400-\\u4dbf" +
  "\\u4e00-\\u9fff\\uf900-\\ufaff\\uac00-\\ud7a3\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(
  `((?:(?=[${DENSE}])[\\p{L}\\p{N}\\p{M}])+)|(?:(?![${DENSE}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** @type {Record<string, string>} */
const PLAIN = {
  ø: "o", æ: "ae", ß: "ss", đ: "d", ł: "l", ı: "i", œ: "oe", þ: "th", ð: "d", ħ: "h",
  "\u0629": "\u0647", "\u0649": "\u064a", "\u0640": "",
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/**
 * The word in lower case and without accents; empty if nothing of it is left.
 * @param {string} word
 */
export function fold(word) {
  if (/^[a-z0-9]*$/.test(word)) return word;
  if (/^[A-Za-z0-9]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "")
    .normalize("NFD").replace(ACCENTS, "").normalize("NFC")
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter]);
}

/**
 * A word of a text: its folded form and its place in UTF-16 units.
 * @typedef {{form: string, start: number, end: number, dense: boolean}} Word
 */

/**
 * The words of a text, in order. A dense word overlaps the next one by a character.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  /** @type {Word[]} */
  const result = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    if (match[1] === undefined) {
      add(result, match[0], start, false);
      continue;
    }
    const letters = [...match[1]];
    if (letters.length === 1) add(result, letters[0], start, true);
    for (let i = 0, at = start; i + 1 < letters.length; at += letters[i].length, i++) {
      add(result, letters[i] + letters[i + 1], at, true);
    }
  }
  return result;
}

/** @param {Word[]} result @param {string} word @param {number} start @param {boolean} dense */
function add(result, word, start, dense) {
  const form = fold(word);
  if (form) result.push({ form, start, end: start + word.length, dense });
}
