// @ts-check
// Pure. What a reader has written so far: kept on the device, so that it survives a reload and the
// way from an article to the contact page. Whatever is read back is checked like any text from
// outside: another page of the same origin may have written it.

import { safeAddress } from "./address.js";
import { itemFrom } from "./items.js";

/** Where a draft is kept in localStorage. */
export const draftKey = "helpgen:contact";

/** A device may be shared; a week-old request is asked anew. */
const longest = 7 * 86_400_000;

/** How much of a conversation is kept and sent along; the oldest turns go first. */
export const mostTurns = 20;

export const limits = { question: 1000, details: 5000, name: 200, replyTo: 254 };

/**
 * @typedef {"signIn" | "about" | "question" | "request" | "options" | "email" | "sent"} Step
 *
 * @typedef {{url: string, title: string}} Link
 * @typedef {Link & {language?: string, stale?: boolean, translation?: string, article?: string,
 *   revision?: string}} Source  see `Source` and `Answer` in assistant/answer.js
 * @typedef {object} Turn  a question and what was shown for it
 * @property {string} question
 * @property {"answered" | "unsure"} status
 * @property {Source & {text: string} | null} answer
 * @property {Source[]} sources
 * @property {"yes" | "no" | ""} vote
 *
 * @typedef {object} Draft
 * @property {Step} step
 * @property {boolean} guest        chose to go on without signing in
 * @property {boolean} handedOver   the conversation was had elsewhere; do not ask again
 * @property {import("./items.js").Item | null} item
 * @property {string} question      typed, not yet asked
 * @property {Turn[]} conversation  oldest first
 * @property {string} article       path of the article from which the reader came, empty when from
 *   none
 * @property {Link[]} read          articles read before, oldest first
 * @property {string} reason
 * @property {number} items         how many items are concerned; 0 when not said
 * @property {string} details
 * @property {string} name
 * @property {string} replyTo
 */

/** @returns {Draft} */
export function emptyDraft() {
  return {
    step: "about", guest: false, handedOver: false, item: null, question: "", conversation: [],
    article: "", read: [], reason: "", items: 0, details: "", name: "", replyTo: "",
  };
}

/**
 * Whether the reader has put anything in that would be missed.
 * @param {Draft} draft
 */
export function hasWords(draft) {
  const { question, details, name, replyTo, conversation } = draft;
  return `${question}${details}${name}${replyTo}`.trim() !== "" || conversation.length > 0;
}

/**
 * @param {Draft} draft
 * @param {Date} at
 * @returns {string}
 */
export function writtenDraft(draft, at) {
  return JSON.stringify({ version: 1, at: at.toISOString(), ...draft });
}

/** @param {unknown} value @param {number} length */
const text = (value, length) => (typeof value === "string" ? value.slice(0, length) : "");

/** @param {unknown} value @param {number} most @returns {unknown[]} */
const list = (value, most) => (Array.isArray(value) ? value.slice(-most) : []);

/**
 * @param {unknown} raw
 * @param {string} base
 * @returns {Link | null}
 */
function linkFrom(raw, base) {
  const { url, title } = /** @type {Record<string, unknown>} */ (raw ?? {});
  const safe = safeAddress(url, base);
  return safe === null || text(title, 300) === "" ? null : { url: safe, title: text(title, 300) };
}

/** @param {unknown} raw @param {number} most @param {string} base */
function linksFrom(raw, most, base) {
  return list(raw, most).flatMap((link) => linkFrom(link, base) ?? []);
}

/**
 * @param {unknown} raw
 * @param {string} base
 * @returns {Source | null}
 */
function sourceFrom(raw, base) {
  const link = linkFrom(raw, base);
  if (link === null) return null;
  const { stale, ...said } = /** @type {Record<string, unknown>} */ (raw);
  const texts = ["language", "translation", "article", "revision"]
    .flatMap((name) => (text(said[name], 300) === "" ? [] : [[name, text(said[name], 300)]]));
  return { ...link, ...(stale === true && { stale }), ...Object.fromEntries(texts) };
}

/**
 * @param {unknown} raw
 * @param {string} base
 * @returns {Turn | null}
 */
function turnFrom(raw, base) {
  const turn = /** @type {Record<string, any>} */ (raw ?? {});
  const { question, status, answer, sources, vote } = turn;
  if (text(question, limits.question) === "") return null;
  const source = sourceFrom(answer, base);
  return {
    question: text(question, limits.question),
    status: status === "answered" && source ? "answered" : "unsure",
    answer: source && { ...source, text: text(answer.text, 4000) },
    sources: list(sources, 10).flatMap((one) => sourceFrom(one, base) ?? []),
    vote: vote === "yes" || vote === "no" ? vote : "",
  };
}

/**
 * Steps to which a draft can lead back.
 * @type {Step[]}
 */
const steps = ["signIn", "about", "question", "request", "options", "email"];

/** @param {unknown} value @returns {Step} */
function stepFrom(value) {
  return steps.find((step) => step === value) ?? "about";
}

/**
 * Null for what is no draft, or one older than a week.
 * @param {string | null} stored
 * @param {Date} now
 * @param {string} base absolute address of the page
 * @returns {Draft | null}
 */
export function readDraft(stored, now, base) {
  /** @type {Record<string, any> | null} */
  let raw = null;
  try {
    raw = JSON.parse(stored ?? "null");
  } catch {
    return null;
  }
  if (typeof raw !== "object" || raw === null || raw.version !== 1) return null;
  const age = now.getTime() - Date.parse(raw.at);
  if (!(age < longest)) return null;
  return {
    step: stepFrom(raw.step),
    guest: raw.guest === true,
    handedOver: raw.handedOver === true,
    item: itemFrom(raw.item, base),
    question: text(raw.question, limits.question),
    conversation: list(raw.conversation, mostTurns).flatMap((turn) => turnFrom(turn, base) ?? []),
    article: text(raw.article, 300),
    read: linksFrom(raw.read, 20, base),
    reason: text(raw.reason, 100),
    items: Number.isInteger(raw.items) && raw.items > 0 && raw.items < 100_000 ? raw.items : 0,
    details: text(raw.details, limits.details),
    name: text(raw.name, limits.name),
    replyTo: text(raw.replyTo, limits.replyTo),
  };
}
