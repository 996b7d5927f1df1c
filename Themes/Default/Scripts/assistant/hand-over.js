// @ts-check
// Pure. Takes a conversation along to the contact page: on the device, as a draft, so that no
// question stands in an address.

import { keep, kept } from "../contact/device.js";
import { draftKey, emptyDraft, readDraft, writtenDraft } from "../contact/draft.js";

/** @typedef {import("../contact/draft.js").Draft} Draft */

/**
 * The draft with the conversation in place of an earlier one; nothing typed before is lost.
 * @param {Draft} draft
 * @param {import("../contact/draft.js").Turn[]} turns
 * @param {string} article path of the article on which the questions were asked, or empty
 * @returns {Draft}
 */
export function withConversation(draft, turns, article) {
  return {
    ...draft,
    step: "about",
    handedOver: turns.length > 0,
    conversation: turns,
    article: article || draft.article,
    details: draft.details || (turns.at(-1)?.question ?? ""),
  };
}

/**
 * Without storage the contact page asks anew.
 * @param {import("../contact/draft.js").Turn[]} turns
 * @param {{article: string, base: string, at: Date}} page
 */
export function handOver(turns, { article, base, at }) {
  const draft = readDraft(kept("localStorage", draftKey), at, base) ?? emptyDraft();
  keep("localStorage", draftKey, writtenDraft(withConversation(draft, turns, article), at));
}

/**
 * The contact page, with the article and its reason.
 * @param {string} contact absolute
 * @param {{path?: string, reason?: string} | undefined} article
 */
export function contactAddress(contact, article) {
  const url = new URL(contact);
  if (article?.path) url.searchParams.set("article", article.path);
  if (article?.reason) url.searchParams.set("reason", article.reason);
  return url.href;
}
