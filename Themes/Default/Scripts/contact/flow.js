// @ts-check
// Pure. The way through the contact page: which step follows which, what each must have, what is
// sent in the end.

import { limits } from "./draft.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./draft.js").Step} Step
 * @typedef {import("./items.js").Items} Items
 * @typedef {{signIn: boolean}} Site  what the settings have
 */

/**
 * Where to begin. `items` is null when the site has no items endpoint, so nobody knows whether the
 * reader is signed in. A reader who comes with an item in mind is not asked to choose one.
 * @param {Draft} draft
 * @param {Items | null} items
 * @param {Site} site
 * @returns {Step}
 */
export function firstStep(draft, items, site) {
  const signedOut = items === null || items.state === "signedOut";
  if (signedOut && site.signIn && !draft.guest) return "signIn";
  return stepAfterSignIn(draft, items);
}

/**
 * @param {Draft} draft
 * @param {Items | null} items
 * @returns {Step}
 */
export function stepAfterSignIn(draft, items) {
  if (items?.state === "list" && draft.item === null) return "about";
  return stepAfterAbout(draft);
}

/**
 * @param {Draft} draft
 * @returns {Step}
 */
export function stepAfterAbout(draft) {
  return draft.handedOver ? "request" : "question";
}

/**
 * Where a reload leads: to the step of the draft, but never past signing in or choosing an item
 * that are still due.
 * @param {Draft} draft
 * @param {Items | null} items
 * @param {Site} site
 * @returns {Step}
 */
export function resumedStep(draft, items, site) {
  const first = firstStep(draft, items, site);
  if (first === "signIn" || draft.step === "signIn") return first;
  if (draft.step === "about") return items?.state === "list" ? "about" : stepAfterAbout(draft);
  if (draft.step === "sent") return first;
  return draft.step === "email" ? "options" : draft.step;
}

/**
 * The step to which "Back" leads; null where there is none.
 * @param {Step} step
 * @param {Items | null} items
 * @param {Site} site
 * @returns {Step | null}
 */
export function stepBefore(step, items, site) {
  const unknown = items === null || items.state === "signedOut";
  const listed = items?.state === "list" ? "about" : null;
  /** @type {Record<Step, Step | null>} */
  const before = {
    signIn: null,
    about: null,
    question: site.signIn && unknown ? "signIn" : listed,
    request: "question",
    options: "request",
    email: "options",
    sent: null,
  };
  return before[step];
}

/**
 * The count that the rules go by: what the reader said, else the one item chosen, else none.
 * @param {Draft} draft
 */
export function itemCount(draft) {
  return draft.items || (draft.item === null ? 0 : 1);
}

/**
 * @typedef {{field: "question" | "reason" | "details" | "replyTo", word: string, count?: number}}
 *   Mistake
 *   `word` is a key of the words of the contact page.
 */

/**
 * @param {Draft} draft
 * @param {boolean} reasons whether the site has any to choose from
 * @returns {Mistake[]} in the order of the fields
 */
export function requestMistakes(draft, reasons) {
  /** @type {Mistake[]} */
  const mistakes = [];
  if (reasons && draft.reason === "") mistakes.push({ field: "reason", word: "errorReason" });
  if (draft.details.trim() === "") mistakes.push({ field: "details", word: "errorDetails" });
  if (draft.details.length > limits.details) {
    mistakes.push({ field: "details", word: "errorTooLong", count: limits.details });
  }
  return mistakes;
}

/**
 * Something, "@", something; only the mail itself tells whether an address works.
 * @param {Draft} draft
 * @returns {Mistake[]}
 */
export function addressMistakes(draft) {
  const address = draft.replyTo.trim();
  if (address === "") return [{ field: "replyTo", word: "errorReplyTo" }];
  const plausible = /^[^\s@]+@[^\s@]+$/.test(address) && address.length <= limits.replyTo;
  return plausible ? [] : [{ field: "replyTo", word: "errorReplyToInvalid" }];
}

/**
 * What is posted to the channel's endpoint, and handed to other channels by event.
 * @param {Draft} draft
 * @param {{channel: string, language: string, at: Date}} how  the reader's language
 */
export function contactMessage(draft, { channel, language, at }) {
  return {
    type: "contact",
    reason: draft.reason,
    item: draft.item?.id ?? "",
    items: itemCount(draft),
    details: draft.details.trim(),
    name: draft.name.trim(),
    replyTo: draft.replyTo.trim(),
    channel,
    language,
    article: draft.article,
    conversation: {
      questions: draft.conversation.map(({ question, status, answer, sources, vote }) => (
        { question, status, answer, sources, vote }
      )),
      articles: draft.read,
    },
    at: at.toISOString(),
  };
}
