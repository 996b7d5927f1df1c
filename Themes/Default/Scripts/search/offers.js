// @ts-check
// Touches document. What the list under a search box offers in each case.

import { element, icon } from "../assistant/element.js";
import { fill } from "../contact/wording.js";
import {
  contactURL, failure, inItsLanguage, languageBadge, marked, withQuery,
} from "./view.js";

/** @typedef {import("./view.js").Context} Context */
/** @typedef {import("./view.js").Found} Found */
/** @typedef {import("./list.js").Content} Content */

/**
 * What the reader chose of the list.
 * @typedef {object} Choices
 * @property {(found: Found, link: HTMLAnchorElement) => void} article
 * @property {(query: string) => void} query
 * @property {(query: string) => void} forget
 * @property {() => void} forgetAll
 * @property {() => void} all
 * @property {() => void} retry
 */

/**
 * @param {string[]} queries
 * @param {Context} context
 * @param {Choices} choices
 * @returns {Content}
 */
export function recentOffer(queries, { words }, choices) {
  const clear = element("button",
    { type: "button", class: "link-button", click: choices.forgetAll }, words.search.recentClear);
  return {
    head: element("p", { class: "search-head-row" },
      element("span", {}, words.search.recent, " ",
        element("span", { class: "search-note" }, words.search.recentNote)), clear),
    groups: [{
      label: words.search.recent,
      options: queries.map((query) => {
        const row = element("div", { class: "search-row", click: () => choices.query(query) },
          drawn(clock), element("bdi", {}, query));
        row.dataset.query = query;
        return row;
      }),
    }],
    asides: queries.map((query) => element("button", {
      type: "button", class: "icon-button", click: () => choices.forget(query),
      "aria-label": fill(words.search.recentRemove, { query }),
    }, icon("close"))),
  };
}

/**
 * @param {{query: string, results: Found[], count: number, isPartial: boolean}} found
 * @param {Context} context
 * @param {Choices} choices
 * @returns {Content}
 */
export function resultsOffer({ query, results, isPartial }, context, choices) {
  const { words } = context;
  const articles = results.map((one) => resultOption(one, context, choices));
  const all = element("div", { class: "search-row", click: choices.all },
    drawn(lens), words.search.all);
  const more = [all, askRow(query, context)];
  if (isPartial) more.unshift(retryRow(context, choices));
  return {
    groups: [
      { label: words.search.suggestions, options: articles },
      { label: words.search.noneFits, options: more },
    ],
    message: isPartial ? element("p", {}, failure(context)) : null,
  };
}

/**
 * @param {string} query
 * @param {Context} context
 * @returns {Content}
 */
export function nothingOffer(query, context) {
  const { words } = context;
  const contact = contactURL(context);
  const rows = [
    askRow(query, context),
    contact === null ? null
      : element("a", { class: "search-row", href: contact }, icon("mail"), words.search.contact),
  ];
  return {
    message: element("div", {},
      element("p", { class: "search-nothing" }, ...withQuery(words.search.noResults, query)),
      element("p", { class: "search-hint" }, words.search.noResultsHint)),
    groups: [{ label: words.search.noneFits, options: rows.filter((row) => row !== null) }],
  };
}

/**
 * @param {Context} context
 * @param {Choices} choices
 * @returns {Content}
 */
export function failureOffer(context, choices) {
  return {
    message: element("p", {}, failure(context)),
    groups: [{ label: context.words.search.retry, options: [retryRow(context, choices)] }],
  };
}

/** @param {Context} context @returns {Content} */
export function waitingOffer({ words }) {
  return { message: element("p", { class: "search-hint" }, words.search.searching), groups: [] };
}

/**
 * @param {Found} found
 * @param {Context} context
 * @param {Choices} choices
 */
function resultOption(found, context, choices) {
  const link = element("a", { class: "search-option", href: found.url },
    element("span", { class: "search-option-head" },
      inItsLanguage("search-title", found, context, marked(found.titleParts)), " ",
      languageBadge(found, context), " ",
      element("span", { class: "search-category" }, found.category)), " ",
    inItsLanguage("search-excerpt", found, context));
  link.addEventListener("click", () => choices.article(found, link));
  return link;
}

/** @param {string} query @param {Context} context */
function askRow(query, { words, ask }) {
  return element("div", { class: "search-row", click: () => ask(query.trim()) },
    icon("chat"), element("span", {}, ...withQuery(words.search.askInstead, query)));
}

/** @param {Context} context @param {Choices} choices */
function retryRow({ words }, choices) {
  return element("div", { class: "search-row", click: choices.retry },
    drawn(again), words.search.retry);
}

const clock = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7.5V12l3 2";
const lens = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5L20.5 20.5";
const again = "M20 12a8 8 0 1 1-2.4-5.7L20 8.6M20 4v4.6h-4.6";

/** An icon that only search shows. @param {string} path */
function drawn(path) {
  const svg = icon("check");
  svg.setAttribute("class", "icon");
  svg.firstElementChild?.setAttribute("d", path);
  return svg;
}
