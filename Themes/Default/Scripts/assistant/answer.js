// @ts-check
// Answers a question from the articles, or says that it is not sure; pure.
//
//   const asked = readQuestion(index, text, { audience });       index, query shards: see search/rank.js
//   for (const file of missingAnswers(index, asked)) answers.set(file, await json(index.answers.url[file]));
//   const { status, answer, sources, suggestions } = answerQuestion(index, answers, asked, { item });
//
// Answer files are specified in Sources/Search/SearchIndex+Answers.swift.

import {
  formsTaken, isWanted, meaningOf, rarity, rarityOf, rarityOfForm, readQuery, scoreArticles,
} from "../search/rank.js";
import { alikeTo, questionShares } from "./question.js";
import { bestPassage, coverage, escaped, passageHTML } from "./passage.js";

/** @typedef {import("../search/decode.js").Index} Index */
/** @typedef {import("../search/rank.js").Query} Query */
/**
 * @typedef {object} Article
 * @property {string[]} [q]
 * @property {string[]} [k]
 * @property {[string, string]} [a]
 * @property {Record<string, unknown>} [w]
 * @property {string} [u]
 * @property {1} [s]
 * @property {[string, string, string[][]][]} S
 */
/** @typedef {Map<number, {articles: (Article | null)[]}>} Answers */
/** @typedef {{id?: string, title?: string, status?: string, [name: string]: unknown}} Item */
/** @typedef {{url: string, title: string}} Source */
/**
 * `language` is that of the text, `updated` an ISO date or "".
 * @typedef {{text: string, html: string, url: string, title: string, language: string, stale: boolean, translation?: string, updated: string}} Answer
 */
/**
 * `order` holds the best articles, `scores` theirs; `likeness` the forms that each of the query's
 * words is taken for, `rarities` what each weighs, `rarity` what any word weighs.
 * @typedef {object} Asked
 * @property {Query} query
 * @property {number[]} order
 * @property {number[]} scores
 * @property {Map<string, number>[]} likeness
 * @property {number[]} rarities
 * @property {(form: string) => number} rarity
 */

const CANDIDATES = 10;
const SOURCES = 3;
/** A word less like one of the question's says nothing about it. */
const LEAST_LIKE = 0.35;
const ITEM_GAIN = 1.2;
const QUESTION_GAIN = 0.4;
/** Below this a listed question is another than the reader's. */
const OTHER_QUESTION = 0.45;

/**
 * Ranks the articles; the shards that the query needs must have been loaded.
 * @param {Index} index @param {string} text @param {{audience?: string}} [options]
 * @returns {Asked}
 */
export function readQuestion(index, text, options = {}) {
  const query = readQuery(index, text.trim() + " ");
  const { scores, found } = scoreArticles(index, query);
  const order = found
    .filter((document) => isWanted(index, document, options))
    .sort((a, b) => scores[b] - scores[a] || a - b).slice(0, CANDIDATES);
  const meanings = query.words.map((word) => meaningOf(index, word));
  const likeness = meanings.map((meaning) => new Map(
    [...formsTaken(meaning)].filter(([, value]) => value >= LEAST_LIKE)));
  const rarities = meanings.map(({ own, word }) => word.weight * (own ? rarityOf(index, own) : rarity(index, 0)));
  const mean = rarities.reduce((sum, value) => sum + value, 0) / Math.max(1, rarities.length);
  return {
    query, order, scores: order.map((document) => scores[document]), likeness, rarities,
    rarity: (form) => rarityOfForm(index, form) ?? mean,
  };
}

/**
 * Numbers of the answer files that the best articles are in.
 * @param {Index} index @param {Answers} answers @param {Asked} asked
 */
export function missingAnswers(index, answers, asked) {
  const files = asked.order.slice(0, SOURCES).map((document) => fileOf(index, document));
  return [...new Set(files)].filter((file) => !answers.has(file));
}

/** @param {Index} index @param {number} document */
function fileOf(index, document) {
  const after = index.answers.from.findIndex((first) => first > document);
  return (after < 0 ? index.answers.from.length : after) - 1;
}

/**
 * @param {Index} index @param {Answers} answers @param {number} document
 * @returns {Article | null}
 */
function articleOf(index, answers, document) {
  const file = fileOf(index, document);
  return answers.get(file)?.articles[document - index.answers.from[file]] ?? null;
}

/**
 * @param {Index} index @param {Answers} answers @param {Asked} asked @param {{item?: Item}} [options]
 * @returns {{status: "answered" | "unsure", answer: Answer | null, sources: Source[], suggestions: Source[]}}
 */
export function answerQuestion(index, answers, asked, options = {}) {
  const sources = asked.order.filter((document) => !index.hidden.has(document)).slice(0, SOURCES)
    .map((document) => ({ url: index.urls[document], title: titleOf(index, document) }));
  const chosen = chosenArticle(index, answers, asked, options.item);
  if (!chosen) return { status: "unsure", answer: null, sources, suggestions: [] };
  const { place, document, article, shares } = chosen;
  const passage = bestPassage(article, titleOf(index, document), asked);
  const signs = signsOf(asked, place, passage, shares);
  if (sureness(signs) < (index.answers.threshold ?? THRESHOLD)) {
    return { status: "unsure", answer: null, sources, suggestions: [] };
  }
  const own = article.a && coverage(`${titleOf(index, document)} ${article.a[0]}`, asked) >= passage.sectionShare
    ? article.a : null;
  const fill = (/** @type {string} */ text, /** @type {boolean} */ isHTML) => fillItem(text, options.item, isHTML);
  const url = index.urls[document] + (passage.id && !own ? `#${passage.id}` : "");
  return {
    status: "answered",
    answer: {
      text: fill(own?.[0] ?? passage.text, false), html: fill(own?.[1] ?? passageHTML(passage), true),
      url, title: titleOf(index, document),
      language: index.languages[index.textLanguage[document]] ?? index.language,
      stale: article.s === 1, ...(article.m === 1 && { translation: "machine" }), updated: article.u ?? "",
    },
    sources: [{ url, title: titleOf(index, document) }, ...sources.filter((source) => source.url !== index.urls[document])].slice(0, SOURCES),
    suggestions: followUps(index, article, document, passage, asked),
  };
}

/**
 * The article to answer from: of the best that the item's fields allow, the one that says most
 * clearly that it answers this question.
 * @param {Index} index @param {Answers} answers @param {Asked} asked @param {Item | undefined} item
 */
function chosenArticle(index, answers, asked, item) {
  let best = null;
  let bestScore = 0;
  for (const [place, document] of asked.order.slice(0, SOURCES).entries()) {
    const article = articleOf(index, answers, document);
    const fits = article?.w && item ? meets(article.w, item) : null;
    if (!article || fits === false) continue;
    const shares = questionShares(article, titleOf(index, document), asked);
    const score = asked.scores[place] * (fits ? ITEM_GAIN : 1) * (1 + QUESTION_GAIN * (shares.alike + shares.named));
    if (score > bestScore) {
      bestScore = score;
      best = { place, document, article, shares };
    }
  }
  return best;
}

/** Empty where its title file is not loaded. @param {Index} index @param {number} document */
function titleOf(index, document) {
  return index.titles[document] ?? "";
}

/** @param {Record<string, unknown>} conditions @param {Item} item */
function meets(conditions, item) {
  return Object.entries(conditions).every(([field, wanted]) =>
    (Array.isArray(wanted) ? wanted : [wanted]).some((value) => String(value) === String(item[field])));
}

/** Replaces `{{item.title}}` and the like. @param {string} text @param {Item | undefined} item @param {boolean} isHTML */
function fillItem(text, item, isHTML) {
  return text.replace(/\{\{\s*item\.(\w+)\s*\}\}/g, (_, field) => {
    const value = item && Object.hasOwn(item, field) ? String(item[field] ?? "") : "";
    return isHTML ? escaped(value) : value;
  });
}

/**
 * What else the article answers: its own questions unlike this one, then its other sections.
 * @param {Index} index @param {Article} article @param {number} document
 * @param {{id: string}} passage @param {Asked} asked
 * @returns {Source[]}
 */
function followUps(index, article, document, passage, asked) {
  const url = index.urls[document];
  const questions = (article.q ?? []).filter((question) => alikeTo(question, asked) < OTHER_QUESTION)
    .map((question) => ({ url, title: capitalized(question, index.language) }));
  const sections = article.S.filter(([id, title]) => title && id && id !== passage.id)
    .map(([id, title]) => ({ url: `${url}#${id}`, title }));
  return [...questions.slice(0, Math.max(2, 3 - sections.length)), ...sections].slice(0, 3);
}

/** @param {string} text @param {string} language */
function capitalized(text, language) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/**
 * What speaks for and against the answer, each between about 0 and 1.
 * @param {Asked} asked @param {number} place @param {import("./passage.js").Passage} passage
 * @param {{alike: number, named: number}} shares
 */
export function signsOf(asked, place, passage, shares = { alike: 0, named: 0 }) {
  const first = asked.scores[place];
  const others = asked.scores.filter((_, other) => other !== place);
  const second = others[0] ?? 0;
  const mean = others.reduce((sum, score) => sum + score, 0) / Math.max(1, CANDIDATES - 1);
  return [
    passage.articleShare, passage.passageShare, passage.sentenceShare, passage.neighbours,
    (first - second) / first, (first - mean) / first, shares.alike, shares.named,
  ];
}

/** Fitted on questions in five languages, each tried with the others' weights. */
const WEIGHTS = [2.8, -1.3, 3.4, 1.75, 1.4, 2.7, 4.5, 5.5];
/** Where the build has calibrated none: among few articles the first leads easily. */
const THRESHOLD = 7.5;

/** @param {number[]} signs */
export function sureness(signs) {
  return signs.reduce((sum, sign, i) => sum + sign * WEIGHTS[i], 0);
}
