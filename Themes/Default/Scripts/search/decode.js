// @ts-check
// Reads search files; pure. Their format is specified in Sources/Search/SearchIndex+Encoding.swift.

/**
 * A document's number is its place in the lists. Of a large site, what is known of its articles
 * stands in a file of its own (`addArticles`), and so do their names (`addNames`).
 * @typedef {object} Index
 * @property {string} language
 * @property {string[]} files  what the URLs of other files have before and after their stems
 * @property {number} count  of documents; 0 while the articles are not loaded
 * @property {string[]} urls  undefined where they are in a file that is not loaded, as are titles
 * @property {string[]} titles
 * @property {number} namesPerFile  0: all are there
 * @property {string[][]} categories  [title, path]
 * @property {Int32Array} category  index of each document's category
 * @property {string[][]} audiences
 * @property {Int32Array} audience  -1: for everybody
 * @property {string[]} languages
 * @property {Int32Array} textLanguage  -1: the language of the set
 * @property {Set<number>} hidden
 * @property {Float64Array} lengths  words of body text, rounded
 * @property {number} averageLength
 * @property {Int32Array} documents  of each chunk
 * @property {Uint8Array} kinds  of each chunk, index in KINDS
 * @property {Set<string>} common
 * @property {Set<string>} ask  words that ask
 * @property {string[]} askDense  those of scripts without spaces, longest first
 * @property {string[]} from  first form of each shard
 * @property {(Shard | null)[]} shards  null: not loaded
 * @property {boolean} hasWhole  all shards are in one file too
 * @property {{from: number[], threshold?: number, listed?: number}} answers  first document of each file
 */

/**
 * @typedef {object} Shard
 * @property {string[]} forms  empty for the places of a stem's forms in other shards
 * @property {Map<string, number>} numbers
 * @property {Int32Array} first  the first form of each form's class
 * @property {Map<number, number[]>} classes  from first form to all forms, where there are several
 * @property {string[]} places  encoded
 * @property {(Int32Array | null)[]} chunks  decoded places
 * @property {{grams: Map<string, number[]>, weights: Float64Array, shared: Float64Array} | null}
 *   grams  made by similar.js when they are first needed
 */

/** Kinds of chunks by their letters in the file. */
export const KINDS = "tdqhbx";
const BACK = "#$%&'()*+,-./:;<=>?@[]^_`{|";
const ENTRY = /([A-Z!])([#-/:-@[\]^_`{|}~]*)([^A-Z!#-/:-@[\]^_`{|}~]*)/g;

/**
 * @param {any} data  the first file, parsed
 * @returns {Index}
 */
export function openIndex(data) {
  if (data?.v !== 2) throw new Error("unknown format of the search file");
  const ask = /** @type {string[]} */ (data.ask);
  const from = data.words ? [""] : readFirstForms(data.from);
  const index = {
    language: data.language, files: data.files,
    urls: [], titles: [], namesPerFile: data.names.namesPerFile ?? 0,
    common: new Set(data.common), ask: new Set(ask),
    askDense: ask.slice().sort((a, b) => b.length - a.length),
    from, shards: data.words ? [readShard(data.words)] : from.map(() => null), hasWhole: data.whole === 1,
    answers: { ...data.answers, from: [...readPlaces(data.answers.from)] },
    ...readArticles(data.articles),
  };
  if (!index.namesPerFile) addNames(index, 0, data.names);
  return index;
}

/** @param {any} [data]  what is known of the articles; nothing while that is not loaded */
function readArticles(data = { lengths: "", chunks: "" }) {
  const lengths = Float64Array.from(data.lengths, (digit) => 2 ** (value(digit.charCodeAt(0)) / 5) - 1);
  const count = lengths.length;
  return {
    count, lengths,
    averageLength: Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count)),
    categories: data.categories ?? [], category: readRuns(data.category, count),
    audiences: data.audiences ?? [], audience: readRuns(data.audience, count),
    languages: data.languages ?? [], textLanguage: readRuns(data.textLanguage, count),
    hidden: new Set(data.hidden ?? []), ...readChunks(data.chunks),
  };
}

/** @param {Index} index @param {any} data  the file of the articles, parsed */
export function addArticles(index, data) {
  Object.assign(index, readArticles(data));
}

/** @param {Index} index @param {number} file @param {{urls: string[], titles: string[]}} names */
export function addNames(index, file, { urls, titles }) {
  const start = file * index.namesPerFile;
  let before = "";
  urls.forEach((code, place) => {
    before = before.slice(0, parseInt(code[0], 36)) + code.slice(1);
    index.urls[start + place] = before;
    index.titles[start + place] = titles[place];
  });
}

/** @param {Index} index @param {string} stem  as in `search/en/3` */
export function fileURL({ files }, stem) {
  return files[0] + stem + files[1];
}

/** @param {string} coded @returns {string[]} */
function readFirstForms(coded) {
  let before = "";
  return [...coded.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, shared, rest]) =>
    (before = before.slice(0, shared.charCodeAt(0) - 65) + rest));
}

/** @param {number[] | undefined} runs @param {number} count */
function readRuns(runs, count) {
  const result = new Int32Array(count).fill(-1);
  for (let i = 0, at = 0; runs && i < runs.length; at += runs[i + 1], i += 2) {
    result.fill(runs[i], at, at + runs[i + 1]);
  }
  return result;
}

/** @param {string} layout */
function readChunks(layout) {
  /** @type {number[]} */
  const documents = [];
  /** @type {number[]} */
  const kinds = [];
  let document = -1;
  for (const [, letter, count] of layout.matchAll(/([a-z])(\d*)/g)) {
    if (letter === "t") document++;
    for (let i = count ? +count : 1; i > 0; i--) {
      documents.push(document);
      kinds.push(KINDS.indexOf(letter));
    }
  }
  return { documents: Int32Array.from(documents), kinds: Uint8Array.from(kinds) };
}

/**
 * @param {{w: string, p: string}} data
 * @returns {Shard}
 */
export function readShard(data) {
  /** @type {string[]} */
  const forms = [];
  /** @type {number[]} */
  const first = [];
  const numbers = new Map();
  const classes = new Map();
  let before = "";
  for (const [, shared, back, rest] of data.w.matchAll(ENTRY)) {
    const number = forms.length;
    let form = "";
    if (shared !== "!") {
      form = before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
      numbers.set(form, number);
    }
    forms.push(form);
    const leader = back ? first[number - 1 - backDistance(back)] : number;
    first.push(leader);
    if (back) {
      const members = classes.get(leader);
      if (members) members.push(number);
      else classes.set(leader, [leader, number]);
    }
  }
  return {
    forms, numbers, first: Int32Array.from(first), classes, places: data.p.split("!"),
    chunks: new Array(forms.length).fill(null), grams: null,
  };
}

/** @param {string} digits */
function backDistance(digits) {
  let result = 0;
  let scale = 1;
  for (const digit of digits) {
    if (digit === "~") continue;
    result += BACK.indexOf(digit) * scale;
    scale *= BACK.length;
  }
  return result;
}

/**
 * The chunks that a form stands in, ascending.
 * @param {Shard} shard @param {number} form
 */
export function chunksOf(shard, form) {
  return (shard.chunks[form] ??= readPlaces(shard.places[form]));
}

/** Ascending numbers. @param {string} text */
function readPlaces(text) {
  const result = new Int32Array(text.length);
  let count = 0;
  let place = -1;
  for (let i = 0; i < text.length;) {
    let number = 0;
    let scale = 1;
    let digit = value(text.charCodeAt(i++));
    while (digit >= 59) {
      number += digit * scale;
      scale *= 32;
      digit = value(text.charCodeAt(i++));
    }
    place += number + digit * scale + 1;
    result[count++] = place;
  }
  return result.subarray(0, count);
}

/** @param {number} code */
function value(code) {
  return code < 92 ? code - 35 : code - 36;
}
