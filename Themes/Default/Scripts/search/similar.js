// @ts-check
// Forms like a reader's word: the same stem, a longer word that it begins, the same letters by
// threes, one slip of the keyboard; pure.

/** @typedef {import("./decode.js").Shard} Shard */

/**
 * Forms that count as one, and how like the reader's word they are, 0 to 1.
 * @typedef {{shard: Shard, forms: number[], likeness: number, isCompletion?: boolean}} Match
 */

const LEAST = 0.25;
const MOST_MATCHES = 8;
const MOST_COMPLETIONS = 400;
const COMPLETION = 0.6;

/**
 * The forms with the stem of a known form, that form among them.
 * @param {Shard} shard @param {number} form
 */
export function stemForms(shard, form) {
  const leader = shard.first[form];
  return shard.classes.get(leader) ?? [leader];
}

/**
 * Stems whose forms share letters with the word, most alike first; its own stem is left out.
 * @param {Shard} shard @param {string} word
 * @returns {Match[]}
 */
export function similarForms(shard, word) {
  if (word.length < 3) return [];
  const { grams, weights, shared } = gramsOfShard(shard);
  const size = shard.forms.length;
  const own = shard.numbers.get(word);
  /** @type {number[]} */
  const sharing = [];
  let total = 0;
  for (const gram of gramsOf(word)) {
    const forms = grams.get(gram) ?? [];
    const weight = rarity(size, forms.length || 0.5);
    total += weight;
    for (const form of forms) {
      if (shared[form] === 0) sharing.push(form);
      shared[form] += weight;
    }
  }
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const form of sharing) {
    const weight = shared[form];
    shared[form] = 0;
    const likeness = weight / (total + 0.2 * Math.max(0, weights[form] - weight));
    if (likeness >= LEAST) keepBest(best, shard.first[form], likeness);
  }
  if (own === undefined) {
    for (const [form, likeness] of slips(shard, word)) keepBest(best, shard.first[form], likeness);
  } else {
    best.delete(shard.first[own]);
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_MATCHES)
    .map(([leader, likeness]) => ({ shard, forms: stemForms(shard, leader), likeness }));
}

/** @param {Map<number, number>} best @param {number} key @param {number} likeness */
function keepBest(best, key, likeness) {
  if (likeness > (best.get(key) ?? 0)) best.set(key, likeness);
}

/**
 * All forms that begin with the word, as one.
 * @param {Shard} shard @param {string} word
 * @returns {Match[]}
 */
export function completions(shard, word) {
  /** @type {number[]} */
  const forms = [];
  for (let form = lowerBound(shard, word); form < shard.forms.length; form++) {
    const text = shard.forms[form];
    if (text && !text.startsWith(word)) break;
    if (text) forms.push(form);
    if (forms.length === MOST_COMPLETIONS) break;
  }
  return forms.length ? [{ shard, forms, likeness: COMPLETION, isCompletion: true }] : [];
}

/** @param {Shard} shard @param {string} word */
function lowerBound(shard, word) {
  let low = 0;
  let high = shard.forms.length;
  while (low < high) {
    let middle = (low + high) >> 1;
    const probe = middle;
    while (middle > low && !shard.forms[middle]) middle--;
    if (shard.forms[middle] && shard.forms[middle] < word) low = probe + 1;
    else high = middle;
  }
  return low;
}

/**
 * Forms that one letter left out, put in, exchanged or swapped makes of the word.
 * @param {Shard} shard @param {string} word
 * @returns {[number, number][]}
 */
function slips(shard, word) {
  if (word.length < 4) return [];
  const likeness = 1 - 1.5 / word.length;
  /** @type {[number, number][]} */
  const result = [];
  shard.forms.forEach((form, number) => {
    if (Math.abs(form.length - word.length) < 2 && isOneSlip(word, form)) {
      result.push([number, likeness]);
    }
  });
  return result;
}

/** @param {string} a @param {string} b */
function isOneSlip(a, b) {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const longest = Math.min(a.length, b.length) - start;
  while (end < longest && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.length - start - end;
  const right = b.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/**
 * The forms that have each gram, the weights of all grams of each form, and a list of zeros to
 * count in.
 * @param {Shard} shard
 */
function gramsOfShard(shard) {
  if (shard.grams) return shard.grams;
  /** @type {Map<string, number[]>} */
  const grams = new Map();
  shard.forms.forEach((form, number) => {
    for (const gram of gramsOf(form)) {
      const forms = grams.get(gram);
      if (forms) forms.push(number);
      else grams.set(gram, [number]);
    }
  });
  const size = shard.forms.length;
  const weights = new Float64Array(size);
  for (const forms of grams.values()) {
    const weight = rarity(size, forms.length);
    for (const form of forms) weights[form] += weight;
  }
  return (shard.grams = { grams, weights, shared: new Float64Array(size) });
}

/** @param {number} size @param {number} count */
function rarity(size, count) {
  return Math.log(1 + size / count);
}

/** The different groups of three letters of a word of three or more, its ends marked. @param {string} word */
function gramsOf(word) {
  if (word.length < 3) return [];
  const text = `^${word}$`;
  /** @type {string[]} */
  const result = [];
  for (let i = 0; i + 3 <= text.length; i++) {
    const gram = text.slice(i, i + 3);
    if (!result.includes(gram)) result.push(gram);
  }
  return result;
}
