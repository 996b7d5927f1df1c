// @ts-check
// Touches document. Questions and answers one under the other, and the box to ask the next: in the
// dialog that opens from every page and on the contact page.

import { limits, mostTurns } from "../contact/draft.js";
import { itemFields } from "../contact/items.js";
import { capitalized } from "../contact/wording.js";
import { answerCard } from "./answer-card.js";
import { element, send } from "./element.js";

/**
 * @typedef {import("./answer-card.js").Context} Context
 * @typedef {import("./answer-card.js").Reply} Reply
 * @typedef {import("../contact/draft.js").Turn} Turn
 *
 * @typedef {object} Options
 * @property {boolean} contact            on the contact page
 * @property {Turn[]} turns               had before, oldest first; appended to in place
 * @property {string} question            typed before and not yet asked
 * @property {import("../contact/items.js").Item | null} item
 * @property {string[]} starters          questions offered while none has been asked
 * @property {() => void} changed         a turn, a vote or the typed question is new
 * @property {(question: string) => void} typed
 * @property {() => void} talk            the reader wants to talk to people
 */

/**
 * @param {Context} context
 * @param {Options} options
 * @returns {{node: HTMLElement, input: HTMLTextAreaElement, ask: (question: string) =>
 *   Promise<void>}}
 */
export function conversation(context, options) {
  const words = context.words.assistant;
  const log = element("div",
    { class: "conversation-log", role: "log", "aria-label": words.conversation });
  const questions = options.starters.map((one) => capitalized(one, context.page.language));
  const starters = offered(words.starters, questions, ask);
  const form = box(context, options, ask);

  /** @param {string} question */
  async function ask(question) {
    const pressed = document.activeElement;
    const answer = element("div", { class: "answer" },
      element("p", { class: "conversation-waiting" }, words.thinking));
    const turn = shownTurn(question, answer, context);
    log.append(turn);
    // What was pressed to ask goes away, and the focus would go with it.
    if (node.contains(pressed) && !form.node.contains(pressed)) turn.focus({ preventScroll: true });
    starters.hidden = true;
    log.querySelector(".conversation-after")?.remove();
    const reply = await answered(question, context, options).catch(() => null);
    const again = () => { ask(question); turn.remove(); };
    answer.replaceChildren(...(reply?.shown ?? failure(again, words)));
    showAfter(reply?.suggestions ?? []);
    turn.scrollIntoView({ block: "start" });
  }

  /** @param {{title: string}[]} suggestions */
  function showAfter(suggestions) {
    log.querySelector(".conversation-after")?.remove();
    const followUps = suggestions.slice(0, 3).map(({ title }) => title);
    const talk = element("button", { type: "button", class: "button", click: options.talk },
      words.talkToSupport);
    log.append(element("div", { class: "conversation-after" },
      element("p", { class: "actions" }, talk), offered(words.followUps, followUps, ask)));
  }

  for (const turn of options.turns) {
    const answer = element("div", { class: "answer" }, ...card(turn, turn, context, options));
    log.append(shownTurn(turn.question, answer, context));
  }
  if (options.turns.length > 0) showAfter([]);
  starters.hidden ||= options.turns.length > 0;
  const node = element("div", { class: "conversation" }, log, starters, form.node);
  return { node, input: form.input, ask };
}

/**
 * Asks, and keeps the turn. Rejects when the answers cannot be had.
 * @param {string} question
 * @param {Context} context
 * @param {Options} options
 */
async function answered(question, context, options) {
  const { language } = context.page;
  /** @type {Reply} */
  const reply = await globalThis.helpgen.ask(question, {
    item: itemFields(options.item), language,
  });
  const turn = turnOf(question, reply, language);
  const { status, answer } = turn;
  send("ask", { question, language, status, url: answer?.url ?? "", title: answer?.title ?? "" });
  options.turns.push(turn);
  options.turns.splice(0, Math.max(0, options.turns.length - mostTurns));
  options.changed();
  const suggestions = reply.status === "answered" ? reply.suggestions ?? [] : [];
  return { shown: card(reply, turn, context, options), suggestions };
}

/**
 * @param {Reply} reply
 * @param {Turn} turn
 * @param {Context} context
 * @param {Options} options
 */
function card(reply, turn, context, options) {
  return answerCard(reply, context, {
    contact: options.contact,
    vote: turn.vote,
    voted(vote) {
      turn.vote = vote;
      options.changed();
    },
  });
}

/**
 * @param {string} question
 * @param {HTMLElement} answer
 * @param {Context} context
 */
function shownTurn(question, answer, { words }) {
  const asked = element("p", { class: "conversation-question" },
    element("span", { class: "visually-hidden" }, `${words.assistant.you}: `),
    element("bdi", {}, question));
  return element("div", { class: "conversation-turn", tabindex: "-1" }, asked, answer);
}

/**
 * @param {() => void} again
 * @param {Record<string, any>} words
 */
function failure(again, words) {
  return [
    element("p", { class: "answer-unsure" }, navigator.onLine ? words.failed : words.offline),
    element("button",
      { type: "button", class: "button button-quiet button-small", click: again }, words.retry),
  ];
}

/**
 * @param {string} question
 * @param {Reply} reply
 * @param {string} language  of the page
 * @returns {Turn}
 */
function turnOf(question, { status, answer, sources }, language) {
  return {
    question,
    status,
    answer: answer && { ...kept(answer, language), text: answer.text },
    sources: sources.map((source) => kept(source, language)),
    vote: "",
  };
}

/**
 * What is said of a source, without what does not apply to it.
 * @param {Turn["sources"][number]} source
 * @param {string} language  of the page
 */
function kept({ url, title, ...said }, language) {
  const { stale, translation, article, revision } = said;
  return {
    url: new URL(url, location.href).href, title,
    ...(said.language && said.language !== language && { language: said.language }),
    ...(stale && { stale }), ...(translation && { translation }),
    ...(article && { article, revision }),
  };
}

/**
 * Questions to choose from; hidden when there are none.
 * @param {string} title
 * @param {string[]} questions
 * @param {(question: string) => void} ask
 */
function offered(title, questions, ask) {
  const buttons = questions.map((question) => element("button",
    { type: "button", class: "chip", click: () => ask(question) }, question));
  const list = element("ul", { class: "conversation-offers" },
    ...buttons.map((button) => element("li", {}, button)));
  const node = element("div", { class: "conversation-offered" },
    element("p", { class: "conversation-offered-title" }, title), list);
  node.hidden = questions.length === 0;
  return node;
}

let boxes = 0;

/**
 * Enter asks, Shift+Enter starts a line; Enter that ends an input method's word does neither.
 * @param {Context} context
 * @param {Options} options
 * @param {(question: string) => void} ask
 */
function box(context, options, ask) {
  const words = context.words.assistant;
  const id = `question-${boxes += 1}`;
  const error = element("p", { class: "field-error", id: `${id}-error`, role: "alert" });
  const input = element("textarea", {
    id, name: "question", rows: 2, maxlength: limits.question, placeholder: words.placeholder,
    autocomplete: "off", "aria-describedby": `${id}-error`,
  });
  input.value = options.question;
  input.addEventListener("input", () => options.typed(input.value));
  input.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  const node = element("form", { class: "conversation-form", novalidate: true, submit: submitted },
    element("p", { class: "field" }, element("label", { for: id }, words.label), input), error,
    element("button", { type: "submit", class: "button" }, words.send));

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const question = input.value.trim();
    error.textContent = question === "" ? words.emptyQuestion : "";
    if (question === "") {
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return;
    }
    input.removeAttribute("aria-invalid");
    input.value = "";
    options.typed("");
    ask(question);
  }
  return { node, input };
}
