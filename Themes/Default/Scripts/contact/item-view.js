// @ts-check
// Touches document. One order or item, as a choice and as what was chosen.

import { element, icon } from "../assistant/element.js";
import { fill } from "./wording.js";

/**
 * @typedef {import("./items.js").Item} Item
 * @typedef {import("../assistant/answer-card.js").Context} Context
 */

/**
 * The title, or what to call an item of which only the id is known.
 * @param {Item} item
 * @param {Context} context
 */
export function itemTitle(item, { words }) {
  return item.title || fill(words.contact.itemUnknown, { id: item.id });
}

/**
 * @param {Item} item
 * @param {Context} context
 * @param {() => void} choose
 */
export function itemButton(item, context, choose) {
  return element("button", { type: "button", class: "choice", click: choose },
    picture(item), about(item, context), icon("chevron"));
}

/**
 * @param {Item} item
 * @param {Context} context
 * @param {(() => void) | null} change null where there is nothing else to choose
 */
export function chosenItem(item, context, change) {
  const { words } = context;
  return element("div", { class: "chosen-item" }, picture(item), about(item, context),
    item.url && element("a", { href: item.url }, words.contact.view),
    change && element("button", { type: "button", class: "link-button", click: change },
      words.contact.change));
}

/** @param {Item} item */
function picture({ image }) {
  const frame = element("span", { class: "choice-picture" });
  if (image === null) {
    frame.append(icon("box"));
    return frame;
  }
  const shown = element("img", { src: image, alt: "", width: 56, height: 56, loading: "lazy" });
  shown.addEventListener("error", () => shown.replaceWith(icon("box")));
  frame.append(shown);
  return frame;
}

/**
 * @param {Item} item
 * @param {Context} context
 */
function about(item, context) {
  const { page, words } = context;
  const date = item.date === "" ? ""
    : new Intl.DateTimeFormat(page.language, { dateStyle: "medium" }).format(new Date(item.date));
  const status = item.status && fill(words.contact.itemStatus, { status: item.status });
  const hint = [date, status].filter((text) => text !== "").join(" · ");
  return element("span", { class: "choice-text" },
    element("span", { class: "choice-title" }, element("bdi", {}, itemTitle(item, context))),
    hint !== "" && element("span", { class: "choice-hint" }, hint));
}
