// @ts-check
// Touches document. The contact page, step by step: sign in, what it is about, a question and its
// answer, the request, the ways to reach the team, the message.
//
// `openContact(root, context)` with the element `[data-contact]`, complete as it stands there without
// scripts, and what `main.js` knows of the page: context.page.language, .home (URL of /LANG/),
// .contact.rules (URL, see choose.js),
//     .account {signIn, orders, items} (URLs, each may be absent), .feedback.endpoint
//   context.words.contact, .assistant
// What stood there is hidden and comes back when the rules cannot be had.

import { element } from "../assistant/element.js";
import { aboutStep, loadingStep } from "./about-step.js";
import { requestFromQuery, safeAddress } from "./address.js";
import { contactOptions } from "./choose.js";
import { keep, kept } from "./device.js";
import { draftKey, emptyDraft, hasWords, readDraft, writtenDraft } from "./draft.js";
import { emailStep, sentStep } from "./email-step.js";
import { firstStep, resumedStep, stepBefore } from "./flow.js";
import { loadItems } from "./items.js";
import { optionsStep } from "./options-step.js";
import { questionStep } from "./question-step.js";
import { requestStep } from "./request-step.js";
import { loadRules } from "./rules.js";
import { signInStep } from "./sign-in-step.js";
import { articlesRead } from "./trail.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./draft.js").Step} Step
 * @typedef {{title: string, body: (Node | null)[]}} View  what a step shows
 *
 * @typedef {object} Flow  what a step may use
 * @property {import("../assistant/answer-card.js").Context} context
 * @property {import("./choose.js").Rules} rules
 * @property {import("./items.js").Items | null} items  null when the site has no items endpoint
 * @property {Draft} draft          changed in place, then `save()`
 * @property {boolean} restored     the draft was there before this visit
 * @property {() => void} save
 * @property {(step: Step) => void} go
 * @property {(text: string) => void} announce  to screen readers
 * @property {() => void} startOver
 * @property {() => Promise<void>} reload       asks for the items again
 */

const views = {
  signIn: signInStep, about: aboutStep, question: questionStep, request: requestStep,
  options: optionsStep, email: emailStep, sent: sentStep,
};

/**
 * @param {HTMLElement} root
 * @param {import("../assistant/answer-card.js").Context} context
 */
export async function openContact(root, context) {
  const address = safeAddress(context.page.contact?.rules, location.href);
  if (address === null) return;
  const plain = /** @type {HTMLElement[]} */ ([...root.children]);
  const place = element("section", { class: "contact-flow", "aria-labelledby": "contact-step" });
  show(place, { title: context.words.contact.aboutTitle, body: loadingStep(context) });
  root.prepend(place);
  root.classList.add("has-flow");
  for (const part of plain) part.hidden = true;
  try {
    const [rules, items] = await Promise.all([loadRules(address), itemsOf(context)]);
    contactOptions(rules, { language: context.page.language }); // throws where the zone is unknown
    run(place, context, rules, items);
  } catch {
    place.remove();
    root.classList.replace("has-flow", "is-plain");
    for (const part of plain) part.hidden = false;
  }
}

/** @param {import("../assistant/answer-card.js").Context} context */
async function itemsOf({ page }) {
  const address = safeAddress(page.account?.items, location.href);
  return address === null ? null : loadItems(address);
}

/**
 * @param {HTMLElement} place
 * @param {import("../assistant/answer-card.js").Context} context
 * @param {import("./choose.js").Rules} rules
 * @param {import("./items.js").Items | null} items
 */
function run(place, context, rules, items) {
  const site = { signIn: safeAddress(context.page.account?.signIn, location.href) !== null };
  const earlier = readDraft(kept("localStorage", draftKey), new Date(), location.href);
  const flow = flowIn(place, site, {
    context, rules, items,
    draft: earlier ?? emptyDraft(),
    restored: earlier !== null && hasWords(earlier) && !earlier.handedOver,
  });
  const anew = arrive(flow);
  flow.draft.step = earlier && !anew
    ? resumedStep(flow.draft, items, site) : firstStep(flow.draft, items, site);
  flow.save();
  flow.render();
}

/**
 * The flow with what it can do, shown in `place`; `render` shows the step and leaves the focus.
 * @param {HTMLElement} place
 * @param {import("./flow.js").Site} site
 * @param {Pick<Flow, "context" | "rules" | "items" | "draft" | "restored">} given
 * @returns {Flow & {render: () => void}}
 */
function flowIn(place, site, given) {
  const status = element("p", { class: "visually-hidden", role: "status" });
  const screen = element("div", { class: "contact-step" });
  const flow = {
    ...given,
    save() {
      const worthKeeping = hasWords(flow.draft) && flow.draft.step !== "sent";
      const text = worthKeeping ? writtenDraft(flow.draft, new Date()) : null;
      note.hidden = !keep("localStorage", draftKey, text) || text === null;
    },
    announce(/** @type {string} */ text) { status.textContent = text; },
    render() {
      const { step } = flow.draft;
      status.textContent = "";
      show(screen, views[step](flow), backButton(flow, stepBefore(step, flow.items, site)));
    },
    go(/** @type {Step} */ step) {
      flow.draft.step = step;
      flow.save();
      flow.render();
      screen.querySelector("h2")?.focus();
      place.scrollIntoView({ block: "nearest" });
    },
    startOver() {
      Object.assign(flow, { draft: emptyDraft(), restored: false });
      flow.go(firstStep(flow.draft, flow.items, site));
    },
    async reload() {
      flow.announce(flow.context.words.contact.itemsLoading);
      flow.items = await itemsOf(flow.context);
      flow.go(firstStep(flow.draft, flow.items, site));
    },
  };
  const note = draftNote(flow);
  place.replaceChildren(status, screen, note);
  return flow;
}

/**
 * Takes in what the link to the page carries and what was read on the way.
 * @param {Flow} flow
 * @returns {boolean} whether the link brings something else than the draft was about
 */
function arrive({ draft, items, rules }) {
  const { item, article, reason } = requestFromQuery(location.search);
  const anew = (item !== "" && item !== draft.item?.id)
    || (article !== "" && article !== draft.article);
  const wanted = item || draft.item?.id;
  const known = items?.state === "list" ? items.items.find(({ id }) => id === wanted) : undefined;
  const unknown = { id: item, title: "", status: "", date: "", image: null, url: null };
  if (known) draft.item = known;
  else if (item !== "" && item !== draft.item?.id) draft.item = unknown;
  if (article !== "") draft.article = article;
  if (rules.reasons.some(({ id }) => id === reason)) draft.reason = reason;
  const read = articlesRead(location.href);
  if (read.length > 0) draft.read = read;
  return anew;
}

/**
 * @param {HTMLElement} place
 * @param {View} view
 * @param {Node | null} [before]
 */
function show(place, { title, body }, before = null) {
  const heading = element("h2", { id: "contact-step", tabindex: "-1" }, title);
  place.replaceChildren(...[before, heading, ...body].flatMap((node) => node ?? []));
}

/**
 * @param {Flow} flow
 * @param {Step | null} step
 */
function backButton(flow, step) {
  if (step === null) return null;
  const back = () => {
    if (step === "question") flow.draft.handedOver = false;
    flow.go(step);
  };
  return element("button", { type: "button", class: "contact-back", click: back },
    flow.context.words.contact.back);
}

/** @param {Flow} flow */
function draftNote(flow) {
  const words = flow.context.words.contact;
  return element("p", { class: "contact-draft" }, words.draftKept,
    element("button", { type: "button", class: "link-button", click: flow.startOver },
      words.draftDiscard));
}
