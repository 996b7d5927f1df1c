// @ts-check
// Touches document. The message: to whom the answer goes, what is sent along, sending, and after.

import { around, element, icon, send } from "../assistant/element.js";
import { safeAddress } from "./address.js";
import { limits } from "./draft.js";
import { field, mistakeSummary, showMistakes } from "./fields.js";
import { addressMistakes, contactMessage } from "./flow.js";
import { chosenItem } from "./item-view.js";
import { sendMessage } from "./send.js";
import { counted, fill } from "./wording.js";

/** @typedef {import("./panel.js").Flow} Flow */

/**
 * @param {Flow} flow
 * @returns {import("./panel.js").View}
 */
export function emailStep(flow) {
  const words = flow.context.words.contact;
  const fields = {
    name: textField(flow, "name", { type: "text", autocomplete: "name" },
      { label: words.name, optional: words.optional }),
    replyTo: textField(flow, "replyTo",
      { type: "email", autocomplete: "email", inputmode: "email", dir: "ltr" },
      { label: words.replyTo, required: true, hint: words.replyToHint }),
  };
  const summary = mistakeSummary();
  const sending = progress(flow);
  const form = element("form", { class: "contact-form", novalidate: true }, summary,
    fields.name.node, fields.replyTo.node, sentAlong(flow), sending.node);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending.busy()) return;
    if (!showMistakes(summary, fields, addressMistakes(flow.draft), words)) return;
    sending.start();
    const result = await deliver(flow);
    if (result === "sent") flow.go("sent");
    else sending.fail(result);
  });
  return { title: words.formTitle, body: [form] };
}

/**
 * @param {Flow} flow
 * @param {"name" | "replyTo"} name
 * @param {Record<string, string>} look
 * @param {{label: string, required?: boolean, optional?: string, hint?: string}} texts
 */
function textField({ draft, save }, name, look, texts) {
  const input = element("input", { id: `message-${name}`, name, maxlength: limits[name], ...look });
  input.value = draft[name];
  input.addEventListener("input", () => {
    draft[name] = input.value;
    save();
  });
  return field(input, texts);
}

/**
 * @param {Flow} flow
 * @returns {Promise<"sent" | "offline" | "failed">}
 */
async function deliver({ context, draft, rules }) {
  const email = rules.channels.find(({ id }) => id === "email");
  const endpoint = safeAddress(email?.endpoint, location.href);
  const how = { channel: "email", language: context.page.language, at: new Date() };
  const message = contactMessage(draft, how);
  const result = endpoint === null ? "failed"
    : await sendMessage(endpoint, message, { online: navigator.onLine });
  send("contact", { stage: result, channel: "email", message });
  return result;
}

/**
 * The button and what is said of the sending.
 * @param {Flow} flow
 */
function progress({ context, announce }) {
  const words = context.words.contact;
  const label = element("span", {}, words.send);
  const button = element("button", { type: "submit", class: "button" }, label);
  const bar = element("progress", { "aria-label": words.sending });
  const problem = element("p", { class: "contact-problem", role: "alert" });
  bar.hidden = true;
  return {
    node: element("div", { class: "contact-send" }, problem, button, bar),
    busy: () => !bar.hidden,
    start() {
      bar.hidden = false;
      button.setAttribute("aria-disabled", "true");
      label.textContent = words.sending;
      problem.textContent = "";
      announce(words.sending);
    },
    /** @param {"offline" | "failed"} result */
    fail(result) {
      bar.hidden = true;
      button.removeAttribute("aria-disabled");
      label.textContent = words.retry;
      announce("");
      problem.textContent = result === "offline" ? words.offline : words.failed;
    },
  };
}

/**
 * What goes along with the message, to be read before it is sent.
 * @param {Flow} flow
 */
function sentAlong({ context, draft, rules }) {
  const { page, words: { contact: words, assistant } } = context;
  const reason = rules.reasons.find(({ id }) => id === draft.reason)?.title;
  const turns = draft.conversation.map(({ question, answer }) => element("li", {},
    element("bdi", {}, question),
    answer && element("span", { class: "hint" }, fill(assistant.source, { title: answer.title }))));
  const read = draft.read.map(({ url, title }) => element("li", {},
    element("a", { href: url }, title)));
  return element("details", { class: "sent-along" },
    element("summary", {}, words.sentAlong),
    reason && element("p", {}, `${words.reason}: ${reason}`),
    draft.item && chosenItem(draft.item, context, null),
    element("blockquote", {}, draft.details),
    turns.length > 0 && element("p", {}, words.sentAlongQuestion),
    turns.length > 0 && element("ul", {}, ...turns),
    read.length > 0 && element("p", {},
      counted(words.sentAlongArticles, read.length, page.language)),
    read.length > 0 && element("ul", {}, ...read));
}

/**
 * @param {Flow} flow
 * @returns {import("./panel.js").View}
 */
export function sentStep(flow) {
  const { page, words: { contact: words } } = flow.context;
  const address = flow.draft.replyTo.trim();
  const home = safeAddress(page.home, location.href);
  return {
    title: words.sentTitle,
    body: [
      element("div", { class: "contact-sent" }, icon("check"), element("div", {},
        element("p", {}, words.sentText),
        element("p", {}, ...around(words.sentReplyTo, "{address}", element("bdi", {}, address))))),
      element("p", { class: "actions" },
        home && element("a", { class: "button", href: home }, words.sentHome),
        element("button", { type: "button", class: "button button-quiet", click: flow.startOver },
          words.sentAgain)),
    ],
  };
}
