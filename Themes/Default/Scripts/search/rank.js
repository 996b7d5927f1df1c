// @ts-check
// Ranks articles for a query; pure.
//
//   const index = openIndex(await json(firstURL));                 decode.js
//   const query = readQuery(index, text);
//   for (const shard of missingShards(index, query)) index.shards[shard] = readShard(await json(index.shardURLs[shard]));
//   const { results, count } = search(index, query, { limit: 10 });
//   for (const file of missingTitles(index, results)) addTitles(index, file, await json(index.titleFiles.url[file]));
//   nameResults(index, results);           the last two lines for sites of more than 4,000 articles only
//
// The score of an article is the sum over the query's words of their rarity times how often the
// article has them, for the word's stem, again for the very form, and again for the most alike of
// all forms (BM25); and of the rarities of the words that one chunk of the article has together.

import { words } from "./words.js";
import { chunksOf } from "./decode.js";
import { completions, similarForms, stemForms } from "./similar.js";
import { tally } from "./tally.js";

/** @typedef {import("./decode.js").Index} Index */
/** @typedef {import("./similar.js").Match} Match */
/** @typedef {import("./tally.js").Tally} Tally */
/** @typedef {{form: string, weight: number, isPartial: boolean}} QueryWord */
/** @typedef {{words: QueryWord[]}} Query */
/**
 * `chunk` is the article's best chunk, `score` compares within one query only.
 * @typedef {{document: number, url: string, title: string, category: string, language: string, score: number, chunk: number}} Result
 */

const MOST_WORDS = 48;
const MOST_PREFIX_SHARDS = 3;
const ASK_WEIGHT = 0.3;
const FORM_WEIGHT = 0.5;
const LIKE_WEIGHT = 0.85;
const RARITY_POWER = 1.15;
const SATURATION = 0.9;
const LENGTH_WEIGHT = 0.9;
const TOGETHER_WEIGHT = 1.7;
/** An article must have a word at least so like one of the query's. */
const FLOOR = 0.45;
/** What one chunk of a kind counts, in the order of KINDS, as often and as together. */
const TIMES = [3, 1.5, 2, 2, 1, 0.4];
const TOGETHER = [1.3, 1, 1.2, 1.1, 1, 0.4];
/** Whether a chunk of a kind may be asked. */
const ASKS = [true, false, true, true, false, false];
/** What a title counts that a half-typed word begins a word of, shared among the query's words. */
const COMPLETED_TITLE = 8;

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
 * Best articles first; `count` is how many match at all. Shards that failed to load are as if empty.
 * @param {Index} index @param {Query} query
 * @param {{limit?: number, audience?: string, category?: string}} [options]  category: its path
 * @returns {{results: Result[], count: number}}
 */
export function search(index, query, options = {}) {
  const { scores, chunks, found } = scoreArticles(index, query);
  const limit = options.limit ?? 10;
  /** @type {number[]} */
  const best = [];
  let count = 0;
  for (const document of found) {
    if (index.hidden.has(document) || !isWanted(index, document, options)) continue;
    count++;
    if (best.length === limit && !isBefore(document, best[limit - 1], scores)) continue;
    let place = best.length < limit ? best.length : limit - 1;
    for (; place > 0 && isBefore(document, best[place - 1], scores); place--) best[place] = best[place - 1];
    if (limit > 0) best[place] = document;
  }
  const results = best.map((document) => ({
    document, url: index.urls[document], title: index.titles[document] ?? "",
    category: index.categories[index.category[document]]?.[0] ?? "",
    language: index.languages[index.textLanguage[document]] ?? index.language,
    score: scores[document], chunk: chunks[document],
  }));
  return { results, count };
}

/**
 * Numbers of the title files that the documents need and that are not loaded.
 * @param {Index} index @param {{document: number}[]} results
 */
export function missingTitles(index, results) {
  const unnamed = results.filter(({ document }) => index.titles[document] === undefined);
  return [...new Set(unnamed.map(({ document }) => Math.floor(document / index.titleFiles.size)))];
}

/** @param {Index} index @param {number} file @param {string[]} titles */
export function addTitles(index, file, titles) {
  titles.forEach((title, i) => (index.titles[file * index.titleFiles.size + i] = title));
}

/** @param {Index} index @param {Result[]} results */
export function nameResults(index, results) {
  for (const result of results) result.title = index.titles[result.document] ?? "";
}

/** @param {number} a @param {number} b @param {Float64Array} scores */
function isBefore(a, b, scores) {
  return scores[a] > scores[b] || (scores[a] === scores[b] && a < b);
}

/** @param {Index} index @param {number} document @param {{audience?: string, category?: string}} options */
export function isWanted(index, document, options) {
  const audience = index.audiences[index.audience[document]];
  if (options.audience && audience && !audience.includes(options.audience)) return false;
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

/**
 * Among titles, headings and questions, where a word tells that most texts have, such as "seller";
 * among texts where none of them has it.
 * @param {Index} index @param {Match} match
 */
export function rarityInQuestions(index, match) {
  const documents = new Set();
  for (const form of match.forms) {
    for (const chunk of chunksOf(match.shard, form)) {
      if (ASKS[index.kinds[chunk]]) documents.add(index.documents[chunk]);
    }
  }
  return documents.size ? rarity(index, documents.size) : rarityOf(index, match);
}

/** @param {Index} index @param {Match} match */
export function rarityOf(index, match) {
  return toolsOf(index).sum(match).rarity;
}

/**
 * `scores` and `chunks` hold what is valid for the documents in `found` only.
 * @param {Index} index @param {Query} query
 * @param {Meaning[]} [meanings]  of the query's words, where they are known already
 */
export function scoreArticles(index, query, meanings = query.words.map((word) => meaningOf(index, word))) {
  const size = index.urls.length;
  const scores = new Float64Array(size);
  const likeness = new Float64Array(size);
  const tools = toolsOf(index);
  for (const meaning of meanings) {
    const { word, own, form, matches } = meaning;
    if (own) addOften(index, own, word.weight, scores, tools.sum);
    if (form) addOften(index, form, word.weight * FORM_WEIGHT, scores, tools.sum);
    for (const match of matches) {
      const title = match.isCompletion ? Math.max(TOGETHER[0], COMPLETED_TITLE / query.words.length) : TOGETHER[0];
      gather(index, match, title, likeness, tools);
    }
    tools.documents.empty((document, gain) => (scores[document] += LIKE_WEIGHT * word.weight * gain));
    tools.chunks.empty((chunk, gain) => tools.together.add(chunk, TOGETHER_WEIGHT * word.weight * gain));
  }
  const chunks = addBestChunks(index, tools.together, scores);
  /** @type {number[]} */
  const found = [];
  for (let document = 0; document < size; document++) if (likeness[document] >= FLOOR) found.push(document);
  return { scores, chunks, found };
}

/** The first of each document's chunks that have the most of the query together; adds what they have. @param {Index} index @param {Tally} together @param {Float64Array} scores */
function addBestChunks(index, together, scores) {
  const best = new Float64Array(index.urls.length);
  const chunks = new Int32Array(index.urls.length).fill(-1);
  together.empty((chunk, gain) => {
    const document = index.documents[chunk];
    if (gain < best[document] || (gain === best[document] && chunk > chunks[document])) return;
    best[document] = gain;
    chunks[document] = chunk;
  });
  for (let document = 0; document < best.length; document++) scores[document] += best[document];
  return chunks;
}

/**
 * What queries of an index use one after the other, empty in between.
 * @typedef {{sum: ReturnType<typeof counter>, documents: Tally, chunks: Tally, together: Tally}} Tools
 * @type {WeakMap<Index, Tools>}
 */
const tools = new WeakMap();

/** @param {Index} index @returns {Tools} */
function toolsOf(index) {
  const known = tools.get(index);
  if (known) return known;
  const [articles, chunks] = [index.urls.length, index.documents.length];
  const made = { sum: counter(index), documents: tally(articles), chunks: tally(chunks), together: tally(chunks) };
  tools.set(index, made);
  return made;
}

/** How often documents have a match, weighted by where; valid until the next count. @param {Index} index */
function counter(index) {
  const times = new Float64Array(index.urls.length);
  /** @type {number[]} */
  let documents = [];
  return (/** @type {Match} */ match) => {
    for (const document of documents) times[document] = 0;
    documents = [];
    for (const form of match.forms) {
      for (const chunk of chunksOf(match.shard, form)) {
        const document = index.documents[chunk];
        if (times[document] === 0) documents.push(document);
        times[document] += TIMES[index.kinds[chunk]];
      }
    }
    return { documents, times, rarity: rarity(index, documents.length) };
  };
}

/** @param {Index} index @param {number} count */
export function rarity(index, count) {
  const all = index.urls.length;
  return Math.log(1 + (all - count + 0.5) / (count + 0.5)) ** RARITY_POWER;
}

/** @param {Index} index @param {number} document @param {number} times */
function saturated(index, document, times) {
  const length = index.lengths[document] / index.averageLength;
  return times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
}

/** @param {Index} index @param {Match} match @param {number} weight @param {Float64Array} scores @param {ReturnType<typeof counter>} sum */
function addOften(index, match, weight, scores, sum) {
  const { documents, times, rarity } = sum(match);
  for (const document of documents) {
    scores[document] += weight * rarity * saturated(index, document, times[document]);
  }
}

/**
 * Keeps what a match gives each document and each chunk, where it gives more than those before it.
 * @param {Index} index @param {Match} match @param {number} title  what a title chunk counts
 * @param {Float64Array} likeness
 * @param {Tools} tools
 */
function gather(index, match, title, likeness, tools) {
  const { documents, times, rarity } = tools.sum(match);
  const strength = match.likeness * rarity;
  for (const document of documents) {
    tools.documents.keepMost(document, strength * saturated(index, document, times[document]));
    if (match.likeness > likeness[document]) likeness[document] = match.likeness;
  }
  const inTitle = title * (match.isCompletion ? match.likeness * rarityInTitles(index, match) : strength);
  for (const form of match.forms) {
    for (const chunk of chunksOf(match.shard, form)) {
      const kind = index.kinds[chunk];
      tools.chunks.keepMost(chunk, kind === 0 ? inTitle : strength * TOGETHER[kind]);
    }
  }
}

/** A word that many texts have may begin but few titles. @param {Index} index @param {Match} match */
function rarityInTitles(index, match) {
  const titles = new Set();
  for (const form of match.forms) {
    for (const chunk of chunksOf(match.shard, form)) if (index.kinds[chunk] === 0) titles.add(chunk);
  }
  return rarity(index, titles.size);
}
