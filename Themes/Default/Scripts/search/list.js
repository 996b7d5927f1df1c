// @ts-check
// Touches document. The list under a search box: its place, and the option that the arrow keys are
// on. After the editable combobox with list autocomplete of the ARIA Authoring Practices: focus
// stays in the box.

import { element } from "../assistant/element.js";

/** In px; where the window leaves less, the page scrolls. */
const leastHeight = 360;

/**
 * What the list shows. Only options stand in the listbox; `asides` are buttons beside them, one for
 * each of the first options.
 * @typedef {object} Content
 * @property {HTMLElement | null} [head]
 * @property {HTMLElement | null} [message]
 * @property {{label: string, options: HTMLElement[]}[]} groups
 * @property {HTMLElement[]} [asides]
 */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {Record<string, any>} words
 */
export function searchList(form, input, words) {
  const id = `${input.id}-list`;
  const listbox = element("div",
    { role: "listbox", id, class: "search-options", "aria-label": words.search.suggestions });
  const head = element("div", { class: "search-head" });
  const message = element("div", { class: "search-message" });
  const asides = element("div", { class: "search-asides" });
  const panel = element("div", { class: "search-list", hidden: true },
    head, message, element("div", { class: "search-choices" }, listbox, asides));
  const keys = element("span", { class: "visually-hidden", id: `${id}-keys` }, words.search.keys);
  const status = element("span", { class: "visually-hidden", role: "status" });
  form.append(panel, keys, status);
  beCombobox(input, id);
  // Focus stays in the box while a pointer chooses.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  const active = activeOption(input, listbox);

  return {
    active,
    get isOpen() {
      return !panel.hidden;
    },
    /** @param {Content} content */
    show(content) {
      active.leave();
      head.replaceChildren(...(content.head ? [content.head] : []));
      message.replaceChildren(...(content.message ? [content.message] : []));
      asides.replaceChildren(...(content.asides ?? []));
      listbox.replaceChildren(...content.groups.map((group, number) => grouped(group, id, number)));
      panel.hidden = false;
      listbox.scrollTop = 0;
      form.classList.add("has-list");
      fitWindow(form, panel);
      input.setAttribute("aria-expanded", String(active.count > 0));
    },
    hide() {
      active.leave();
      panel.hidden = true;
      form.classList.remove("has-list");
      input.setAttribute("aria-expanded", "false");
      status.textContent = "";
    },
    /** Read out by screen readers. @param {string} text */
    say(text) {
      if (status.textContent !== text) status.textContent = text;
    },
    /** Leaves room for a phone's keyboard. @param {number} height of what it covers, in px */
    liftBy(height) {
      panel.style.paddingBlockEnd = height > 0 ? `${height}px` : "";
    },
  };
}

/** Keeps the list inside the window where there is room for it; phones have a sheet instead. */
function fitWindow(/** @type {HTMLElement} */ form, /** @type {HTMLElement} */ panel) {
  const room = innerHeight - form.getBoundingClientRect().bottom - 24;
  const isSheet = getComputedStyle(panel).position === "fixed";
  panel.style.maxBlockSize = isSheet ? "" : `${Math.max(room, leastHeight)}px`;
}

/** @param {HTMLInputElement} input @param {string} list */
function beCombobox(input, list) {
  const roles = {
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list, "aria-describedby": `${list}-keys`,
  };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
}

/**
 * @param {Content["groups"][number]} group
 * @param {string} id
 * @param {number} number
 */
function grouped({ label, options }, id, number) {
  options.forEach((option, place) => {
    option.id = `${id}-${number}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.tabIndex = -1;
  });
  return element("div", { role: "group", class: "search-group", "aria-label": label }, ...options);
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} listbox
 */
function activeOption(input, listbox) {
  /** @type {HTMLElement | null} */
  let current = null;
  const options = () =>
    /** @type {HTMLElement[]} */ ([...listbox.querySelectorAll("[role=option]")]);

  /** @param {HTMLElement | null} option */
  function become(option) {
    current?.setAttribute("aria-selected", "false");
    current = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  return {
    get option() {
      return current;
    },
    get count() {
      return options().length;
    },
    leave: () => become(null),
    /** After options have grown. */
    keepInSight: () => current?.scrollIntoView({ block: "nearest" }),
    /** To the next or previous option, round at the ends. @param {1 | -1} step */
    move(step) {
      const all = options();
      if (all.length === 0) return;
      const from = current ? all.indexOf(current) : step > 0 ? -1 : all.length;
      become(all[(from + step + all.length) % all.length]);
    },
  };
}
