// @ts-check
// Touches document. The ways to reach the team for this request: the recommended one, then others.

import { around, element, icon, send } from "../assistant/element.js";
import { safeAddress } from "./address.js";
import { contactOptions } from "./choose.js";
import { contactMessage, itemCount } from "./flow.js";
import { languageName, spokenLanguage } from "./languages.js";
import { openingText, weeklyHours, zoneName } from "./times.js";
import { fill } from "./wording.js";

/**
 * @typedef {import("./choose.js").ContactOption} ContactOption
 * @typedef {import("./panel.js").Flow} Flow
 */

const icons = /** @type {const} */ ({ email: "mail", chat: "chat", phone: "phone" });

/**
 * @param {Flow} flow
 * @returns {import("./panel.js").View}
 */
export function optionsStep(flow) {
  const { context, draft, rules } = flow;
  const words = context.words.contact;
  const now = new Date();
  const options = contactOptions(rules, {
    reason: draft.reason, items: itemCount(draft), language: context.page.language, at: now,
  });
  const [best, ...others] = options.map((option) => card(option, flow, now, options));
  return {
    title: words.optionsTitle,
    body: [
      languageNotice(options, flow),
      best ?? null,
      others.length > 0 ? element("h3", { class: "contact-others" }, words.otherWays) : null,
      ...others,
    ],
  };
}

/**
 * @param {ContactOption[]} options
 * @param {string} language
 */
function noneSpeaks(options, language) {
  return options.every((option) => spokenLanguage(language, [option.language]) === null);
}

/**
 * @param {ContactOption[]} options
 * @param {Flow} flow
 */
function languageNotice(options, { context }) {
  const { language } = context.page;
  if (options.length === 0 || !noneSpeaks(options, language)) return null;
  return element("p", { class: "contact-notice" }, fill(context.words.contact.fallbackLanguage, {
    language: languageName(language, language),
    fallbackLanguage: languageName(options[0].language, language),
  }));
}

/**
 * @param {ContactOption} option
 * @param {Flow} flow
 * @param {Date} now
 * @param {ContactOption[]} options all, since one language said for all is not repeated
 */
function card(option, flow, now, options) {
  const { page, words: { contact: words } } = flow.context;
  const { channel, recommended, open } = option;
  const foreign = spokenLanguage(page.language, [option.language]) === null
    && !noneSpeaks(options, page.language);
  const always = flow.rules.channels.find(({ id }) => id === channel)?.hours === null;
  const time = always && channel === "email" ? words.anyTime
    : openingText(option, now, page.language, words);
  return element("section", { class: recommended ? "option option-best" : "option" },
    element("h3", {}, icon(icons[channel]), words[channel],
      recommended && element("span", { class: "badge" }, words.recommended)),
    element("p", { class: open ? "option-time is-open" : "option-time" }, time),
    element("p", {}, words[`${channel}Text`]),
    foreign && element("p", { class: "hint" }, fill(words.inLanguage, {
      language: languageName(option.language, page.language),
    })),
    ...actions(option, flow),
    channel === "phone" && facts(flow));
}

/**
 * @param {ContactOption} option
 * @param {Flow} flow
 * @returns {Node[]}
 */
function actions(option, flow) {
  const words = flow.context.words.contact;
  const look = option.recommended ? "button" : "button button-quiet";
  const { action } = option;
  if (action.type === "form") {
    const write = () => { if (chosen(option, flow)) flow.go("email"); };
    return [element("button", { type: "button", class: look, click: write }, words.emailAction)];
  }
  if (action.type === "call") {
    const link = element("a", { class: option.open ? look : "option-number", href: action.url },
      ...around(words.phoneAction, "{number}", element("bdi", { dir: "ltr" }, action.number)));
    link.addEventListener("click", () => chosen(option, flow));
    return [link];
  }
  return option.open ? chat(option, flow, look) : [];
}

/**
 * The chat's page in a window of its own, unless a listener has opened a chat in this one.
 * @param {ContactOption} option
 * @param {Flow} flow
 * @param {string} look
 * @returns {Node[]}
 */
function chat(option, flow, look) {
  const words = flow.context.words.contact;
  const { action } = option;
  const address = action.type === "link" ? safeAddress(action.url, location.href) : null;
  if (address !== null) {
    const link = element("a", { class: look, href: address, target: "_blank", rel: "noopener" },
      words.chatAction);
    link.addEventListener("click", (event) => {
      if (!chosen(option, flow)) event.preventDefault();
    });
    return [link];
  }
  const problem = element("p", { class: "field-error", role: "alert" });
  const start = () => { problem.textContent = chosen(option, flow) ? words.chatFailed : ""; };
  const button = element("button", { type: "button", class: look, click: start }, words.chatAction);
  return [button, problem];
}

/**
 * Tells the site which way the reader takes, with the message as far as it is written.
 * @param {ContactOption} option
 * @param {Flow} flow
 * @returns {boolean} false when the site has taken over
 */
function chosen({ channel, language, action }, { context, draft }) {
  const how = { channel, language: context.page.language, at: new Date() };
  const message = contactMessage(draft, how);
  return send("contact", { stage: "chosen", channel, language, action, message });
}

/**
 * Number, hours and languages, as the team keeps them.
 * @param {Flow} flow
 */
function facts({ context, rules }) {
  const { page, words: { contact: words } } = context;
  const phone = rules.channels.find(({ id }) => id === "phone");
  if (!phone) return null;
  const names = phone.languages.map((tag) => languageName(tag, page.language));
  const list = new Intl.ListFormat(page.language, { type: "unit" }).format(names);
  const week = weeklyHours(phone.hours ?? [], page.language);
  const rows = week.map(({ days, times }) => element("tr", {},
    element("th", { scope: "row" }, days), element("td", {}, times)));
  const zone = zoneName(rules.timezone, page.language, new Date());
  return element("details", { class: "option-facts" },
    element("summary", {}, `${words.hours} · ${words.languages}`),
    rows.length > 0 && element("table", { class: "hours" }, element("tbody", {}, ...rows)),
    rows.length > 0 && element("p", { class: "hint" }, fill(words.timezone, { timezone: zone })),
    names.length > 0 && element("p", {}, `${words.languages}: ${list}`));
}
