// @ts-check
// Reads search files; pure. Their format is specified in Sources/Search/SearchIndex+Encoding.swift.

/**
 * A document's number is its place in the lists.
 * @typedef {object} Index
 * @property {string} language
 * @property {string[]} urls
 * @property {string[]} titles  undefined where they are in a file that is not loaded
 * @property {{size: number, url: string[]}} titleFiles
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
 * @property {string[]} shardURLs  empty where the words are in the first file
 * @property {(Shard | null)[]} shards  null: not loaded
 * @property {{from: number[], url: string[], threshold?: number}} answers
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
  if (data?.v !== 1) throw new Error("unknown format of the search file");
  const urls = readURLs(data.base, data.urls);
  const lengths = Float64Array.from(data.lengths, (digit) => 2 ** (value(digit.charCodeAt(0)) / 5) - 1);
  const { documents, kinds } = readChunks(data.chunks);
  const inline = data.words ? readShard(data.words) : null;
  const ask = /** @type {string[]} */ (data.ask ?? []);
  return {
    language: data.language, urls, titles: data.titles.url ? new Array(urls.length) : data.titles,
    titleFiles: data.titles.url ? data.titles : { size: urls.length, url: [] },
    categories: data.categories, category: readRuns(data.category, urls.length),
    audiences: data.audiences ?? [], audience: readRuns(data.audience, urls.length),
    languages: data.languages ?? [], textLanguage: readRuns(data.textLanguage, urls.length),
    hidden: new Set(data.hidden ?? []), lengths,
    averageLength: Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, urls.length)),
    documents, kinds, common: new Set(data.common), ask: new Set(ask),
    askDense: ask.slice().sort((a, b) => b.length - a.length),
    from: data.shards?.from ?? [""], shardURLs: data.shards?.url ?? [],
    shards: data.shards ? data.shards.from.map(() => null) : [inline],
    answers: data.answers,
  };
}

/** @param {string} base @param {string[]} coded */
function readURLs(base, coded) {
  let before = "";
  return coded.map((code) => {
    before = before.slice(0, parseInt(code[0], 36)) + code.slice(1);
    return base + before;
  });
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
  const known = shard.chunks[form];
  if (known) return known;
  const text = shard.places[form];
  const result = new Int32Array(text.length);
  let count = 0;
  let chunk = -1;
  for (let i = 0; i < text.length;) {
    let number = 0;
    let scale = 1;
    let digit = value(text.charCodeAt(i++));
    while (digit >= 59) {
      number += digit * scale;
      scale *= 32;
      digit = value(text.charCodeAt(i++));
    }
    chunk += number + digit * scale + 1;
    result[count++] = chunk;
  }
  return (shard.chunks[form] = result.subarray(0, count));
}

/** @param {number} code */
function value(code) {
  return code < 92 ? code - 35 : code - 36;
}
