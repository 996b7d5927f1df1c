// @ts-check
// Answers a question from the articles, or says that it is not sure; pure.
//
//   const asked = readQuestion(index, text, { audience });       index, query shards: see search/rank.js
//   for (const file of missingAnswers(index, asked)) answers.set(file, await json(fileURL(index, `answers/en/${file}`)));
//   const { status, answer, sources, suggestions } = answerQuestion(index, answers, asked, { item });
//
// Answer files are specified in Sources/Search/SearchIndex+Answers.swift.

import {
  formsTaken, isWanted, meaningOf, rarityOfForm, readQuery,
} from "../search/rank.js";
import { rarity, rarityInQuestions, rarityOf, scoreArticles } from "../search/score.js";
import { capitalized } from "../contact/wording.js";
import { alikeTo, questionShares } from "./question.js";
import { bestPassage, coverage, escaped, passageHTML } from "./passage.js";

/** @typedef {import("../search/decode.js").Index} Index */
/** @typedef {import("../search/rank.js").Query} Query */
/**
 * @typedef {object} Article
 * @property {[string, string]} [i]
 * @property {string[]} [q]
 * @property {string[]} [k]
 * @property {[string, string]} [a]
 * @property {Record<string, unknown>} [w]
 * @property {string} [u]
 * @property {1} [s]
 * @property {1} [m]
 * @property {[string, string, string[][]][]} S
 */
/** @typedef {Map<number, {articles: (Article | null)[]}>} Answers */
/** @typedef {{id?: string, title?: string, status?: string, [name: string]: unknown}} Item */
/**
 * A source says what a reader should know of it: that its text is in another language, that it is
 * older than its source, that a machine translated it.
 * @typedef {{url: string, title: string, language?: string, stale?: boolean, translation?: string}} Source
 * `language` is that of the text, `updated` an ISO date or ""; `article` and `revision` name the
 * article in votes; `isPart`: there is more to read where it was taken from.
 * @typedef {{text: string, html: string, url: string, title: string, isPart: boolean, language: string, stale: boolean, translation?: string, updated: string, article?: string, revision?: string}} Answer
 */
/**
 * `order` holds the best articles, `scores` theirs; `taken` which of the query's words a form is
 * taken for, and how like each it is; `rarities` what each of them weighs in a text, `tellings` in
 * a question, as `rarity` any word does.
 * @typedef {object} Asked
 * @property {Query} query
 * @property {number[]} order
 * @property {number[]} scores
 * @property {Map<string, [number, number][]>} taken
 * @property {number[]} rarities
 * @property {number[]} tellings
 * @property {(form: string) => number} rarity
 */

const CANDIDATES = 10;
const SOURCES = 3;
/** A word less like one of the question's says nothing about it. */
const LEAST_LIKE = 0.35;
/** UTF-16 units; the build warns of a longer one. */
const LONGEST_ANSWER = 700;
const ITEM_GAIN = 1.2;
const ITEM_FIELD = /\{\{\s*item\.(\w+)\s*\}\}/g;
const QUESTION_GAIN = 0.4;
/** So many and more tell what an article answers, and what it does not. */
const MANY_QUESTIONS = 5;
/** Below this a listed question is another than the reader's. */
const OTHER_QUESTION = 0.45;

/**
 * Ranks the articles; the shards that the query needs must have been loaded.
 * @param {Index} index @param {string} text @param {{audience?: string}} [options]
 * @returns {Asked}
 */
export function readQuestion(index, text, options = {}) {
  const query = readQuery(index, text.trim() + " ");
  const meanings = query.words.map((word) => meaningOf(index, word));
  const { scores, found } = scoreArticles(index, meanings);
  const order = found
    .filter((document) => isWanted(index, document, options))
    .sort((a, b) => scores[b] - scores[a] || a - b).slice(0, CANDIDATES);
  const rarities = meanings.map(({ own, word }) => word.weight * (own ? rarityOf(index, own) : rarity(index, 0)));
  const tellings = meanings.map(({ own, word }, i) => own ? word.weight * rarityInQuestions(index, own) : rarities[i]);
  const mean = rarities.reduce((sum, value) => sum + value, 0) / Math.max(1, rarities.length);
  return {
    query, order, scores: order.map((document) => scores[document]), taken: wordsTaken(meanings), rarities, tellings,
    rarity: (form) => rarityOfForm(index, form) ?? mean,
  };
}

/**
 * Squared, since words only half alike are mostly others, which finding an article forgives and
 * answering does not.
 * @param {import("../search/rank.js").Meaning[]} meanings
 */
function wordsTaken(meanings) {
  /** @type {Map<string, [number, number][]>} */
  const taken = new Map();
  meanings.forEach((meaning, word) => {
    for (const [form, likeness] of formsTaken(meaning)) {
      if (likeness < LEAST_LIKE) continue;
      const known = taken.get(form);
      if (known) known.push([word, likeness * likeness]);
      else taken.set(form, [[word, likeness * likeness]]);
    }
  });
  return taken;
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
    .map((document) => sourceOf(index, answers, document));
  const candidates = candidatesOf(index, answers, asked, options.item);
  const chosen = candidates.reduce((best, one) => (best && best.score >= one.score ? best : one), candidates[0]);
  if (!chosen || sureness(signsOf(asked, candidates, chosen), index.answers.listed) < (index.answers.threshold ?? THRESHOLD)) {
    return { status: "unsure", answer: null, sources, suggestions: [] };
  }
  const { document, article, passage } = chosen;
  const own = ownAnswer(article, titleOf(index, document), passage, asked, options.item);
  const fill = (/** @type {string} */ text, /** @type {boolean} */ isHTML) => fillItem(text, options.item, isHTML);
  const url = index.urls[document] + (passage.id && !own ? `#${passage.id}` : "");
  return {
    status: "answered",
    answer: {
      text: fill(own?.[0] ?? passage.text, false), html: fill(own?.[1] ?? passageHTML(passage), true),
      url, title: titleOf(index, document), isPart: own !== null || passage.isPart,
      language: languageOf(index, document),
      ...(article.i && { article: article.i[0], revision: article.i[1] }),
      stale: article.s === 1, ...(article.m === 1 && { translation: "machine" }), updated: article.u ?? "",
    },
    sources: [{ ...sourceOf(index, answers, document), url }, ...sources.filter((source) => source.url !== index.urls[document])].slice(0, SOURCES),
    suggestions: followUps(index, article, document, passage, asked),
  };
}

/**
 * The article's own short answer, where it has as much of the question as the passage has, and the
 * item every field that it names.
 * @param {Article} article @param {string} title @param {import("./passage.js").Passage} passage @param {Asked} asked
 * @param {Item | undefined} item
 */
function ownAnswer({ a }, title, passage, asked, item) {
  if (!a || a[0].length > LONGEST_ANSWER) return null;
  if ([...a[0].matchAll(ITEM_FIELD)].some(([, field]) => !Object.hasOwn(item ?? {}, field))) return null;
  return coverage(`${title} ${a[0]}`, asked) >= passage.sectionShare ? a : null;
}

/**
 * `shares`: how clearly the article says that it answers this question; they raise its score.
 * @typedef {{place: number, document: number, article: Article, passage: import("./passage.js").Passage, shares: {alike: number, named: number}, score: number}} Candidate
 */

/**
 * The best articles, as far as the item's fields allow them.
 * @param {Index} index @param {Answers} answers @param {Asked} asked @param {Item | undefined} item
 * @returns {Candidate[]}
 */
function candidatesOf(index, answers, asked, item) {
  return asked.order.slice(0, SOURCES).flatMap((document, place) => {
    const article = articleOf(index, answers, document);
    const fits = article?.w && item ? meets(article.w, item) : null;
    if (!article || fits === false) return [];
    const title = titleOf(index, document);
    const shares = questionShares(article, title, asked);
    const score = asked.scores[place] * (fits ? ITEM_GAIN : 1) * (1 + QUESTION_GAIN * (shares.alike + shares.named));
    return [{ place, document, article, passage: bestPassage(article, title, asked), shares, score }];
  });
}

/** @param {Index} index @param {Answers} answers @param {number} document @returns {Source} */
function sourceOf(index, answers, document) {
  const article = articleOf(index, answers, document);
  const language = languageOf(index, document);
  return {
    url: index.urls[document], title: titleOf(index, document),
    ...(language !== index.language && { language }), ...(article?.s === 1 && { stale: true }),
    ...(article?.m === 1 && { translation: "machine" }),
  };
}

/** @param {Index} index @param {number} document */
function languageOf(index, document) {
  return index.languages[index.textLanguage[document]] ?? index.language;
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
  return text.replace(ITEM_FIELD, (_, field) => {
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

/**
 * What speaks for the answer, each between about 0 and 1: how far its article's score is above the
 * other ten's; how much of the question the article has, two neighbouring sentences of it, and a
 * sentence more than any of the other candidates; neighbours in the question that are near in the
 * passage; how clearly the article says that it answers this. Where it lists many questions, its
 * text counts as far as they are like this one: what only the text has, it mentions in passing.
 * @param {Asked} asked @param {Candidate[]} candidates @param {Candidate} chosen
 */
function signsOf(asked, candidates, chosen) {
  const { place, article, passage, shares } = chosen;
  const first = asked.scores[place];
  const others = asked.scores.filter((_, other) => other !== place);
  const mean = others.reduce((sum, score) => sum + score, 0) / (CANDIDATES - 1);
  const rival = Math.max(0, ...candidates.filter((one) => one !== chosen).map((one) => one.passage.sentenceShare));
  const listed = Math.min(1, (article.q?.length ?? 0) / MANY_QUESTIONS);
  const counts = 1 - listed * Math.max(0, 1 - shares.alike - shares.named);
  const text = [passage.articleShare, passage.pairShare, passage.sentenceShare - rival, passage.neighbours];
  return [(first - mean) / first, ...text.map((sign) => counts * sign), shares.alike, shares.named];
}

/**
 * Of signsOf, fitted by logistic regression on questions in five languages; fitted on any four they
 * tell answered from unanswered in the fifth as well.
 */
const WEIGHTS = [4.7, 3, 1.6, 2.3, 1.7, 4.5, 5.5];
const FIRST_LISTED = 5;
/** Where the build has calibrated none: among few articles the first leads easily. */
const THRESHOLD = 8.5;

/**
 * @param {number[]} signs
 * @param {number} [listed]  what the last two count, as the build has found that they tell
 */
function sureness(signs, listed = 1) {
  return signs.reduce((sum, sign, i) => sum + sign * WEIGHTS[i] * (i < FIRST_LISTED ? 1 : listed), 0);
}
