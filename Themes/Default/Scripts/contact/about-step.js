// @ts-check
// Touches document. What it is about: one of the reader's orders or items, or a general question.

import { element, icon } from "../assistant/element.js";
import { stepAfterAbout } from "./flow.js";
import { itemButton } from "./item-view.js";

/** How many items are shown at first, and from how many on there is a box to search them. */
const shownFirst = 6;
const searchedFrom = 10;

/**
 * @param {import("../assistant/answer-card.js").Context} context
 * @returns {Node[]}
 */
export function loadingStep({ page, words }) {
  const text = page.account?.items ? words.contact.itemsLoading : words.page?.loading ?? "…";
  return [element("p", { class: "contact-loading", role: "status" }, text)];
}

/**
 * @param {import("./panel.js").Flow} flow
 * @returns {import("./panel.js").View}
 */
export function aboutStep(flow) {
  const words = flow.context.words.contact;
  const items = flow.items?.state === "list" ? flow.items.items : [];
  /** @param {import("./items.js").Item | null} item */
  const choose = (item) => {
    flow.draft.item = item;
    flow.go(stepAfterAbout(flow.draft));
  };
  const general = element("button",
    { type: "button", class: "choice", click: () => choose(null) }, icon("help"),
    element("span", { class: "choice-text" },
      element("span", { class: "choice-title" }, words.aboutGeneral),
      element("span", { class: "choice-hint" }, words.aboutGeneralHint)),
    icon("chevron"));
  return {
    title: words.aboutTitle,
    body: [
      element("div", { class: "contact-group" }, element("h3", {}, words.aboutItem),
        ...(items.length > 0 ? itemList(items, choose, flow)
          : [element("p", { class: "hint" }, words.itemsEmpty)])),
      element("div", { class: "contact-group" }, general),
    ],
  };
}

/**
 * @param {import("./items.js").Item[]} items
 * @param {(item: import("./items.js").Item) => void} choose
 * @param {import("./panel.js").Flow} flow
 * @returns {Node[]}
 */
function itemList(items, choose, flow) {
  const { page, words } = flow.context;
  const list = element("ul", { class: "contact-items" });
  const more = element("button", { type: "button", class: "button button-quiet button-small" },
    words.contact.itemsMore);
  let shown = shownFirst;
  let typed = "";

  function render() {
    const found = items.filter(({ id, title }) => `${title} ${id}`
      .toLocaleLowerCase(page.language).includes(typed));
    list.replaceChildren(...found.slice(0, shown).map((item) => element("li", {},
      itemButton(item, flow.context, () => choose(item)))));
    more.hidden = found.length <= shown;
    if (found.length === 0) list.append(element("li", { class: "hint" }, words.contact.itemsEmpty));
  }
  more.addEventListener("click", () => {
    const next = shown;
    shown += 20;
    render();
    /** @type {HTMLElement | null} */ (list.children[next]?.querySelector("button"))?.focus();
  });
  render();
  /** @param {string} text */
  const search = (text) => {
    typed = text.trim().toLocaleLowerCase(page.language);
    render();
  };
  const box = items.length < searchedFrom ? null : searchBox(words.contact.itemsSearch, search);
  const hint = element("p", { class: "hint" }, words.contact.aboutItemHint);
  return box === null ? [hint, list, more] : [hint, box, list, more];
}

/**
 * @param {string} label
 * @param {(text: string) => void} typed
 */
function searchBox(label, typed) {
  const input = element("input", { type: "search", id: "contact-items", autocomplete: "off" });
  input.addEventListener("input", () => typed(input.value));
  return element("p", { class: "field" }, element("label", { for: "contact-items" }, label), input);
}
