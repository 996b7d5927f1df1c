// @ts-check
// Ranks articles for a query; pure.
//
//   const index = openIndex(await json(firstURL));                 decode.js
//   const query = readQuery(index, text);
//   for (const n of missingShards(index, query)) index.shards[n] = readShard(await json(fileURL(index, `search/en/${n}`)));
//   const { results, count } = search(index, query, { limit: 10 });
//
// A site of more than 4,000 articles has `addArticles(index, await json(…))` before its first search,
// and for what was found:
//
//   for (const n of missingNames(index, results)) addNames(index, n, await json(fileURL(index, `search/en/names-${n}`)));
//   nameResults(index, results);
//
// How articles are scored is described in score.js. What scores far less than the best article, and
// has fewer of the query's rare words, is not relevant.

import { words } from "./words.js";
import { FLOOR, rarity, rarityInQuestions, rarityOf, scoreArticles } from "./score.js";
import { completions, similarForms, stemForms } from "./similar.js";

/** @typedef {import("./decode.js").Index} Index */
/** @typedef {import("./similar.js").Match} Match */
/** @typedef {{form: string, weight: number, isPartial: boolean}} QueryWord */
/** @typedef {{words: QueryWord[]}} Query */
/**
 * Categories with their paths and titles, and audiences, each once.
 * @typedef {{categories: [string, string][], audiences: string[]}} Choices
 */
/**
 * `chunk` is the article's best chunk, `score` compares within one query only.
 * @typedef {{document: number, url: string, title: string, category: string, language: string, score: number, chunk: number}} Result
 */

const MOST_WORDS = 48;
const MOST_PREFIX_SHARDS = 3;
const ASK_WEIGHT = 0.3;
/** Shares of the best article's score, and of the most that one has of the query; one is enough. */
const LEAST_SCORE = 0.35;
const LEAST_COVERED = 0.8;
/** As many as are found all the same. */
const LEAST_RESULTS = 3;

/**
 * @param {Index} index @param {string} text
 * @returns {Query}
 */
export function readQuery(index, text) {
  const plain = text.slice(0, 2000);
  let found = words(withoutAskingPhrases(index, plain));
  if (!found.length) found = words(plain);
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(plain);
  /** @type {Map<string, QueryWord>} */
  const result = new Map();
  found.forEach((word, place) => {
    if (result.size === MOST_WORDS && !result.has(word.form)) return;
    const weight = index.ask.has(word.form) ? ASK_WEIGHT : 1;
    const isPartial = (isOpen && place === found.length - 1) || (word.dense && word.end - word.start === 1);
    const known = result.get(word.form);
    if (known) {
      known.weight += weight;
      known.isPartial ||= isPartial;
    } else {
      result.set(word.form, { form: word.form, weight, isPartial });
    }
  });
  const rare = [...result.values()].filter((word) => !index.common.has(word.form));
  return { words: rare.length ? rare : [...result.values()] };
}

/** In scripts without spaces, asking phrases are cut out, so that no word reaches over their edges. */
function withoutAskingPhrases(/** @type {Index} */ index, /** @type {string} */ text) {
  let result = text;
  for (const phrase of index.askDense) {
    if (/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(phrase)) {
      result = result.replaceAll(phrase, " ");
    }
  }
  return result;
}

/**
 * Numbers of the shards that the query needs and that are not loaded.
 * @param {Index} index @param {Query} query
 */
export function missingShards(index, query) {
  const needed = query.words.flatMap((word) => shardsOf(index, word));
  return [...new Set(needed)].filter((shard) => !index.shards[shard]);
}

/** @param {Index} index @param {QueryWord} word */
function shardsOf(index, word) {
  const first = shardOf(index, word.form);
  if (!word.isPartial) return [first];
  const last = Math.min(shardOf(index, word.form + "\uffff"), first + MOST_PREFIX_SHARDS - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** @param {Index} index @param {string} form */
function shardOf(index, form) {
  let low = 0;
  let high = index.from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (index.from[middle] <= form) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Best articles first; `count` is how many match at all, `choices` what they can be narrowed to.
 * Shards that failed to load are as if empty.
 * @param {Index} index @param {Query} query
 * @param {{limit?: number, audience?: string, category?: string}} [options]  category: its path
 * @returns {{results: Result[], count: number, choices: Choices}}
 */
export function search(index, query, options = {}) {
  const meanings = query.words.map((word) => meaningOf(index, word));
  const { scores, covered, chunks, found } = scoreArticles(index, meanings);
  const limit = options.limit ?? 10;
  /** @type {number[]} */
  const best = [];
  const { category, ...wanted } = options;
  const wide = found.filter((document) => !index.hidden.has(document) && isWanted(index, document, wanted));
  const matching = relevant(wide, scores, covered).filter((document) => isWanted(index, document, { category }));
  for (const document of matching) {
    if (best.length === limit && !isBefore(document, best[limit - 1], scores)) continue;
    let place = best.length < limit ? best.length : limit - 1;
    for (; place > 0 && isBefore(document, best[place - 1], scores); place--) best[place] = best[place - 1];
    if (limit > 0) best[place] = document;
  }
  const results = best.map((document) => ({
    document, url: index.urls[document] ?? "", title: index.titles[document] ?? "",
    category: index.categories[index.category[document]]?.[0] ?? "",
    language: index.languages[index.textLanguage[document]] ?? index.language,
    score: scores[document], chunk: chunks[document],
  }));
  return { results, count: matching.length, choices: choicesIn(index, matching) };
}

/** @param {number[]} documents @param {Float64Array} scores @param {Float64Array} covered */
function relevant(documents, scores, covered) {
  const best = new Array(LEAST_RESULTS).fill(0);
  let most = 0;
  for (const document of documents) {
    most = Math.max(most, covered[document]);
    let score = scores[document];
    for (let place = 0; place < LEAST_RESULTS; place++) {
      if (score > best[place]) [best[place], score] = [score, best[place]];
    }
  }
  const least = Math.min(LEAST_SCORE * best[0], best[LEAST_RESULTS - 1]);
  return documents.filter((document) =>
    scores[document] >= least || covered[document] >= LEAST_COVERED * most);
}

/** In the order of the site. @param {Index} index @param {number[]} documents @returns {Choices} */
function choicesIn(index, documents) {
  const categories = new Set(documents.map((document) => index.category[document]));
  const audiences = new Set(documents.flatMap((document) => index.audiences[index.audience[document]] ?? []));
  return {
    categories: [...categories].map((number) => [index.categories[number][1], index.categories[number][0]]),
    audiences: [...audiences],
  };
}

/**
 * Numbers of the files of names that the documents need and that are not loaded.
 * @param {Index} index @param {{document: number}[]} results
 */
export function missingNames(index, results) {
  const unnamed = results.filter(({ document }) => index.titles[document] === undefined);
  return [...new Set(unnamed.map(({ document }) => Math.floor(document / index.namesPerFile)))];
}

/** @param {Index} index @param {{document: number, url?: string, title?: string}[]} results */
export function nameResults(index, results) {
  for (const result of results) {
    result.url = index.urls[result.document] ?? "";
    result.title = index.titles[result.document] ?? "";
  }
}

/** @param {number} a @param {number} b @param {Float64Array} scores */
function isBefore(a, b, scores) {
  return scores[a] > scores[b] || (scores[a] === scores[b] && a < b);
}

/** @param {Index} index @param {number} document @param {{audience?: string, category?: string}} options */
export function isWanted(index, document, options) {
  const audience = options.audience && index.audiences[index.audience[document]];
  if (audience && !audience.includes(/** @type {string} */ (options.audience))) return false;
  return !options.category || index.categories[index.category[document]]?.[1] === options.category;
}

/**
 * What the query's words are taken for: for each, the rarity of its stem, and its matches.
 * @typedef {{word: QueryWord, own: Match | null, form: Match | null, matches: Match[]}} Meaning
 */

/**
 * @param {Index} index @param {QueryWord} word
 * @returns {Meaning}
 */
export function meaningOf(index, word) {
  const [shard, ...more] = shardsOf(index, word).map((number) => index.shards[number]);
  /** @type {Meaning} */
  const meaning = { word, own: null, form: null, matches: [] };
  if (shard) {
    const number = shard.numbers.get(word.form);
    if (number !== undefined) {
      meaning.own = { shard, forms: stemForms(shard, number), likeness: 1 };
      meaning.form = { shard, forms: [number], likeness: 1 };
      meaning.matches.push(meaning.own);
    }
    meaning.matches.push(...similarForms(shard, word.form));
  }
  if (word.isPartial) {
    for (const part of [shard, ...more]) if (part) meaning.matches.push(...completions(part, word.form));
  }
  return meaning;
}

/**
 * The forms that a word of the query is taken for, and how like it each is.
 * @param {Meaning} meaning
 * @returns {Map<string, number>}
 */
export function formsTaken(meaning) {
  /** @type {Map<string, number>} */
  const forms = new Map([[meaning.word.form, 1]]);
  for (const match of meaning.matches) {
    for (const number of match.forms) {
      const form = match.shard.forms[number];
      if (form && match.likeness > (forms.get(form) ?? 0)) forms.set(form, match.likeness);
    }
  }
  return forms;
}

/**
 * What to mark in an excerpt: the forms of all words of the query, and how much each tells.
 * @param {Index} index @param {Query} query
 * @returns {Map<string, number>}
 */
export function marksOf(index, query) {
  /** @type {Map<string, number>} */
  const marks = new Map();
  for (const word of query.words) {
    const meaning = meaningOf(index, word);
    const rare = meaning.own ? rarityOf(index, meaning.own) : rarity(index, 0);
    for (const [form, likeness] of formsTaken(meaning)) {
      const weight = word.weight * rare * likeness;
      if (likeness >= FLOOR && weight > (marks.get(form) ?? 0)) marks.set(form, weight);
    }
  }
  return marks;
}

/**
 * What a word of a title or question weighs among such; null where its shard is not loaded.
 * @param {Index} index @param {string} form
 */
export function rarityOfForm(index, form) {
  if (index.common.has(form)) return 0;
  const shard = index.shards[shardOf(index, form)];
  if (!shard) return null;
  const number = shard.numbers.get(form);
  const forms = number === undefined ? [] : stemForms(shard, number);
  return (index.ask.has(form) ? ASK_WEIGHT : 1) * rarityInQuestions(index, { shard, forms, likeness: 1 });
}
