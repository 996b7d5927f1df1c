// @ts-check
// Touches document. One answer: its text, where it was taken from, further sources, a vote on it.

import { safeAddress } from "../contact/address.js";
import { languageName } from "../contact/languages.js";
import { fill } from "../contact/wording.js";
import { around, element, send } from "./element.js";
import { safeFragment } from "./safe-html.js";
import { answerVote } from "./vote.js";

/**
 * @typedef {object} Answer
 * @property {string} text
 * @property {string} [html]       absent in a conversation read back from the device
 * @property {string} url
 * @property {string} title        of the article
 * @property {boolean} [isPart]     there is more to read at `url`
 * @property {string} [language]   of the text, where it is not the reader's
 * @property {boolean} [stale]     the translation is older than its source
 * @property {string} [translation] "machine": labelled so
 * @property {string} [article]    path of the article, the same in all languages
 * @property {string} [revision]
 *
 * @typedef {object} Reply  what `helpgen.ask` gives
 * @property {"answered" | "unsure"} status
 * @property {Answer | null} answer
 * @property {import("../contact/draft.js").Source[]} sources
 * @property {{url: string, title: string}[]} [suggestions]
 *
 * @typedef {object} Context
 * @property {any} page   the page data, `#helpgen-page`
 * @property {Record<string, any>} words  groups "assistant" and "contact"
 */

/**
 * @param {Reply} reply
 * @param {Context} context
 * @param {{vote: "yes" | "no" | "", contact: boolean, voted: (vote: "yes" | "no") => void}} options
 *   `contact`: asked on the contact page, where the question is whether the reader still needs
 *   somebody
 * @returns {Node[]}
 */
export function answerCard(reply, context, options) {
  const { answer } = reply;
  const words = context.words.assistant;
  if (reply.status !== "answered" || answer === null) return unsure(reply, context);
  const address = safeAddress(answer.url, location.href);
  const others = reply.sources.filter(({ url }) => safeAddress(url, location.href) !== address);
  const parts = [
    body(answer, context),
    answer.isPart && address && element("p", { class: "answer-read" },
      element("a", { href: address }, words.readArticle)),
    ...labels(answer, context),
    address && element("p", { class: "answer-source" },
      ...around(words.source, "{title}", link(answer.title, address))),
    others.length > 0 && element("details", { class: "answer-more" },
      element("summary", {}, words.sources), links(others, context)),
    voting(answer, context, options),
  ];
  return parts.flatMap((part) => part || []);
}

/**
 * @param {Answer} answer
 * @param {Context} context
 */
function body(answer, context) {
  const foreign = answer.language !== context.page.language ? answer.language : undefined;
  const content = answer.html === undefined
    ? answer.text.split(/\n+/).map((line) => element("p", {}, line))
    : [safeFragment(answer.html, new URL(answer.url, location.href).href)];
  const look = { class: "answer-body prose", lang: foreign, dir: foreign && "auto" };
  return element("div", look, ...content);
}

/**
 * @param {{language?: string, stale?: boolean, translation?: string}} source
 * @param {Context} context
 */
function labels({ language, stale, translation }, { page, words }) {
  const foreign = language && language !== page.language;
  const shown = languageName(language ?? page.language, page.language);
  const texts = [
    foreign && words.assistant.languageSource,
    stale && !foreign && words.assistant.staleSource,
    translation === "machine" && words.assistant.machineSource,
  ].filter(Boolean);
  return texts.map((text) =>
    element("p", { class: "answer-label" }, fill(text, { language: shown })));
}

/**
 * A title may be in another language than the page, and read the other way.
 * @param {string} title
 * @param {string} address
 */
function link(title, address) {
  return element("a", { href: address }, element("bdi", {}, title));
}

/**
 * @param {import("../contact/draft.js").Source[]} sources
 * @param {Context} context
 */
function links(sources, context) {
  return element("ul", { class: "answer-links" }, ...sources.map((source) => {
    const address = safeAddress(source.url, location.href);
    return address && element("li", {},
      link(source.title, address), ...labels(source, context));
  }));
}

/**
 * @param {Reply} reply
 * @param {Context} context
 * @returns {Node[]}
 */
function unsure({ sources, suggestions = [] }, context) {
  const { words } = context;
  const nearest = sources.length > 0 ? sources : suggestions;
  return [
    element("p", { class: "answer-unsure" }, words.assistant.unsure),
    element("p", {}, nearest.length > 0 ? words.assistant.unsureHint : words.assistant.unsureNone),
    ...(nearest.length > 0 ? [links(nearest, context)] : []),
  ];
}

/**
 * @param {Answer} answer
 * @param {Context} context
 * @param {{vote: "yes" | "no" | "", contact: boolean, voted: (vote: "yes" | "no") => void}} options
 */
function voting(answer, context, { vote, contact, voted }) {
  const words = context.words.assistant;
  const question = contact ? words.solvedQuestion : words.helpfulQuestion;
  const label = contact
    ? { yes: words.solvedYes, no: words.solvedNo } : { yes: words.helpfulYes, no: words.helpfulNo };
  const status = element("p", { class: "answer-thanks", role: "status" });
  const choices = /** @type {const} */ (["yes", "no"]);
  const buttons = choices.map((choice) => element("button", {
    type: "button",
    class: "button button-quiet button-small",
    "aria-pressed": String(vote === choice),
    click: () => cast(choice),
  }, label[choice]));
  /** @param {"yes" | "no"} choice */
  function cast(choice) {
    buttons.forEach((button, index) =>
      button.setAttribute("aria-pressed", String(choices[index] === choice)));
    const thanks = contact ? words.solvedThanks : words.helpfulThanks;
    status.textContent = contact && choice === "no" ? "" : thanks;
    post(answer, choice, context);
    voted(choice);
  }
  return element("div", { class: "answer-vote", role: "group", "aria-label": question },
    element("span", {}, question), element("span", { class: "answer-choices" }, ...buttons), status);
}

/**
 * A vote that does not get through is no loss to the reader, so nothing is said of it.
 * @param {Answer} answer
 * @param {"yes" | "no"} vote
 * @param {Context} context
 */
function post(answer, vote, { page }) {
  const url = new URL(answer.url, location.href).href;
  const { home, language } = page;
  const message = answerVote({ ...answer, url }, vote, { home, language, at: new Date() });
  send("feedback", message);
  const endpoint = safeAddress(page.feedback?.endpoint, location.href);
  if (endpoint === null) return;
  fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
    keepalive: true,
    credentials: "omit",
  }).catch(() => {});
}
