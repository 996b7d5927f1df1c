// @ts-check
// Scores articles for a query whose words have been looked up; pure.
//
// The score of an article is the sum over the query's words of their rarity times how often the
// article has them, for the word's stem, again for the very form, and again for the most alike of
// all forms (BM25); and of the rarities of the words that one chunk of the article has together.

import { chunksOf } from "./decode.js";

/** @typedef {import("./decode.js").Index} Index */
/** @typedef {import("./decode.js").Shard} Shard */
/** @typedef {import("./rank.js").Meaning} Meaning */
/** @typedef {import("./similar.js").Match} Match */

const FORM_WEIGHT = 0.5;
const LIKE_WEIGHT = 0.85;
const RARITY_POWER = 1.15;
const SATURATION = 0.9;
const LENGTH_WEIGHT = 0.9;
const TOGETHER_WEIGHT = 1.7;
/** An article must have a word at least so like one of the query's. */
export const FLOOR = 0.45;
/** What one chunk of a kind counts, in the order of KINDS, as often and as together. */
const TIMES = [3, 1.5, 2, 2, 1, 0.4];
const TOGETHER = [1.3, 1, 1.2, 1.1, 1, 0.4];
/** Whether a chunk of a kind may be asked. */
const ASKS = [true, false, true, true, false, false];
/** What a title counts that a half-typed word begins a word of, shared among the query's words. */
const COMPLETED_TITLE = 8;
/** Counts of articles that are kept for the next query, which often has the same words. */
const MOST_KEPT = 1_000_000;

/**
 * `scores`, `covered`, the rarity of the query's words that a document has, and `chunks`, its best
 * chunk, hold what is valid for the documents in `found` only.
 * @param {Index} index @param {Meaning[]} meanings  of the query's words
 */
export function scoreArticles(index, meanings) {
  const tools = toolsOf(index);
  const scores = new Float64Array(index.count);
  const covered = new Float64Array(index.count);
  const likeness = new Float64Array(index.count);
  const completed = Math.max(TOGETHER[0], COMPLETED_TITLE / meanings.length);
  for (const { word, own, form, matches } of meanings) {
    const rare = own ? addOften(tools.counted(own), word.weight, scores) : rarity(index, 0);
    if (form) addOften(tools.counted(form), word.weight * FORM_WEIGHT, scores);
    tools.word++;
    // The most alike comes first, so that the first that a document has is its most alike.
    for (const match of matches.slice().sort((a, b) => b.likeness - a.likeness)) {
      const counts = tools.counted(match);
      gather(index, match, counts, match.isCompletion ? completed : TOGETHER[0], tools);
      const { documents } = counts;
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i];
        if (tools.latest[document] === tools.word) continue;
        tools.latest[document] = tools.word;
        covered[document] += word.weight * rare * match.likeness;
        if (match.likeness > likeness[document]) likeness[document] = match.likeness;
      }
    }
    addAll(tools.documents, LIKE_WEIGHT * word.weight, scores);
    addToTally(tools.chunks, TOGETHER_WEIGHT * word.weight, tools.together);
  }
  const chunks = addBestChunks(index, tools.together, scores);
  /** @type {number[]} */
  const found = [];
  for (let document = 0; document < index.count; document++) {
    if (likeness[document] >= FLOOR) found.push(document);
  }
  return { scores, covered, chunks, found };
}

/**
 * The first of each document's chunks that have the most of the query together; adds what they have.
 * @param {Index} index @param {Tally} together @param {Float64Array} scores
 */
function addBestChunks(index, together, scores) {
  const best = new Float64Array(index.count);
  const chunks = new Int32Array(index.count).fill(-1);
  const { values, places } = together;
  for (let i = 0; i < together.count; i++) {
    const chunk = places[i];
    const gain = values[chunk];
    values[chunk] = 0;
    const document = index.documents[chunk];
    if (gain < best[document] || (gain === best[document] && chunk > chunks[document])) continue;
    best[document] = gain;
    chunks[document] = chunk;
  }
  together.count = 0;
  for (let document = 0; document < best.length; document++) scores[document] += best[document];
  return chunks;
}

/**
 * In which documents a match stands, how often, saturated and weighted by where, and how rare it is.
 * @typedef {{documents: Int32Array, often: Float64Array, rarity: number}} Counts
 */

/**
 * What queries of an index use one after the other, empty in between. `latest`: number of the word
 * that a document was last counted for.
 * @typedef {{counted: ReturnType<typeof counter>, documents: Tally, chunks: Tally, together: Tally,
 *   latest: Int32Array, word: number}} Tools
 * @type {WeakMap<Index, Tools>}
 */
const known = new WeakMap();

/** @param {Index} index @returns {Tools} */
function toolsOf(index) {
  const earlier = known.get(index);
  if (earlier) return earlier;
  const [articles, chunks] = [index.count, index.documents.length];
  const tools = {
    counted: counter(index), documents: tally(articles), chunks: tally(chunks), together: tally(chunks),
    latest: new Int32Array(articles), word: 0,
  };
  known.set(index, tools);
  return tools;
}

/** @param {Index} index */
function counter(index) {
  const times = new Float64Array(index.count);
  const places = new Int32Array(index.count);
  /** @type {Map<Shard, Map<number, Counts>>} */
  const kept = new Map();
  let size = 0;

  /** @param {Match} match @returns {Counts} */
  function count({ shard, forms }) {
    let found = 0;
    for (const form of forms) {
      const chunks = chunksOf(shard, form);
      for (let i = 0; i < chunks.length; i++) {
        const document = index.documents[chunks[i]];
        if (times[document] === 0) places[found++] = document;
        times[document] += TIMES[index.kinds[chunks[i]]];
      }
    }
    const documents = places.slice(0, found);
    const often = new Float64Array(found);
    for (let i = 0; i < found; i++) {
      often[i] = saturated(index, documents[i], times[documents[i]]);
      times[documents[i]] = 0;
    }
    return { documents, often, rarity: rarity(index, found) };
  }

  return (/** @type {Match} */ match) => {
    if (match.isCompletion || match.forms.length === 0) return count(match);
    // A form by itself, or all forms of a stem, which begin with no form of another stem.
    const key = match.forms.length === 1 ? ~match.forms[0] : match.forms[0];
    let ofShard = kept.get(match.shard);
    const earlier = ofShard?.get(key);
    if (earlier) return earlier;
    const counts = count(match);
    size += counts.documents.length;
    if (size > MOST_KEPT) {
      kept.clear();
      [size, ofShard] = [counts.documents.length, undefined];
    }
    if (ofShard) ofShard.set(key, counts);
    else kept.set(match.shard, new Map([[key, counts]]));
    return counts;
  };
}

/** @param {Index} index @param {Match} match */
export function rarityOf(index, match) {
  return toolsOf(index).counted(match).rarity;
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

/** @param {Index} index @param {number} count */
export function rarity(index, count) {
  const all = index.count;
  return Math.log(1 + (all - count + 0.5) / (count + 0.5)) ** RARITY_POWER;
}

/** @param {Index} index @param {number} document @param {number} times */
function saturated(index, document, times) {
  const length = index.lengths[document] / index.averageLength;
  return times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
}

/** Returns the rarity. @param {Counts} counts @param {number} weight @param {Float64Array} scores */
function addOften({ documents, often, rarity }, weight, scores) {
  for (let i = 0; i < documents.length; i++) scores[documents[i]] += weight * rarity * often[i];
  return rarity;
}

/**
 * Keeps what a match gives each document and each chunk, where it gives more than those before it.
 * @param {Index} index @param {Match} match @param {Counts} counts
 * @param {number} title  what a title chunk counts
 * @param {Tools} tools
 */
function gather(index, match, { documents, often, rarity }, title, tools) {
  const strength = match.likeness * rarity;
  for (let i = 0; i < documents.length; i++) keepMost(tools.documents, documents[i], strength * often[i]);
  const inTitle = title * (match.isCompletion ? match.likeness * rarityInTitles(index, match) : strength);
  const gains = TOGETHER.map((times, kind) => (kind === 0 ? inTitle : strength * times));
  for (const form of match.forms) {
    const chunks = chunksOf(match.shard, form);
    for (let i = 0; i < chunks.length; i++) keepMost(tools.chunks, chunks[i], gains[index.kinds[chunks[i]]]);
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

/**
 * Numbers at places, of which a query uses few: `places` holds these in its first `count`. The rest is
 * zero, so that it need not be looked at, nor made again. Loops over them are written out: a function
 * called for each of ten thousand takes most of a query's time.
 * @typedef {{values: Float64Array, places: Int32Array, count: number}} Tally
 */

/** @param {number} size @returns {Tally} */
function tally(size) {
  return { values: new Float64Array(size), places: new Int32Array(size), count: 0 };
}

/** @param {Tally} tally @param {number} place @param {number} value  above zero */
function keepMost(tally, place, value) {
  const before = tally.values[place];
  if (before === 0) tally.places[tally.count++] = place;
  if (value > before) tally.values[place] = value;
}

/** Empties it. @param {Tally} from @param {number} weight @param {Float64Array} sums */
function addAll(from, weight, sums) {
  const { values, places } = from;
  for (let i = 0; i < from.count; i++) {
    sums[places[i]] += weight * values[places[i]];
    values[places[i]] = 0;
  }
  from.count = 0;
}

/** Empties the first. @param {Tally} from @param {number} weight @param {Tally} to */
function addToTally(from, weight, to) {
  const { values, places } = from;
  for (let i = 0; i < from.count; i++) {
    const place = places[i];
    if (to.values[place] === 0) to.places[to.count++] = place;
    to.values[place] += weight * values[place];
    values[place] = 0;
  }
  from.count = 0;
}
