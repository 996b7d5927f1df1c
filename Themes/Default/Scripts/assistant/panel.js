// @ts-check
// Touches document. The dialog in which a reader asks a question, from every page. Loaded when it
// is first opened.
//
// `openAssistant(context, options)` with what `main.js` knows of the page: context.page.language,
// .home (URL of /LANG/), .contact.url (contact page), .feedback.endpoint, .article ({path,
// questions, reason}; absent on pages that are no article) context.words.assistant It
// asks `globalThis.helpgen.ask(question, {item, language})`.

import { safeAddress } from "../contact/address.js";
import { conversation } from "./conversation.js";
import { element, icon } from "./element.js";
import { contactAddress, handOver } from "./hand-over.js";

/** @typedef {import("./answer-card.js").Context} Context */

/**
 * @type {{dialog: HTMLDialogElement, ask: (question: string) => Promise<void>, input: HTMLElement}
 * | null}
 */
let panel = null;

/**
 * Opens the dialog, made at the first call and kept, conversation and all, while the page is.
 * @param {Context} context
 * @param {object} options
 * @param {string} [options.question]    asked at once
 * @param {string[]} [options.starters]  in place of the page's own
 */
export function openAssistant(context, { question = "", starters } = {}) {
  const { page } = context;
  panel ??= made(context, starters ?? page.article?.questions ?? page.starters ?? []);
  if (!panel.dialog.open) panel.dialog.showModal();
  panel.input.focus();
  if (question.trim() !== "") panel.ask(question.trim());
}

/**
 * @param {Context} context
 * @param {string[]} starters
 */
function made(context, starters) {
  const words = context.words.assistant;
  /** @type {import("../contact/draft.js").Turn[]} */
  const turns = [];
  const talk = conversation(context, {
    contact: false, turns, question: "", item: null, starters: starters.slice(0, 4),
    changed() {}, typed() {}, talk: () => leave(context, turns),
  });
  /** @type {HTMLDialogElement} */
  let dialog;
  const close = element("button",
    { type: "button", class: "icon-button", click: () => dialog.close() },
    icon("close"), element("span", { class: "visually-hidden" }, words.close));
  dialog = element("dialog", { class: "assistant", "aria-labelledby": "assistant-title" },
    element("header", { class: "assistant-head" },
      element("h2", { id: "assistant-title" }, words.title), close),
    element("div", { class: "assistant-body" },
      element("p", { class: "assistant-intro" }, words.intro), talk.node),
    element("p", { class: "assistant-note" }, words.machineNote, " ", words.privacyNote));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, ask: talk.ask, input: talk.input };
}

/**
 * @param {Context} context
 * @param {import("../contact/draft.js").Turn[]} turns
 */
function leave({ page }, turns) {
  const contact = safeAddress(page.contact?.url, location.href);
  if (contact === null) return;
  handOver(turns, { article: page.article?.path ?? "", base: location.href, at: new Date() });
  location.assign(contactAddress(contact, page.article));
}
