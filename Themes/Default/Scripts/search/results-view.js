// @ts-check
// Touches document. The results on the search page: their number, filters, list and ways on.

import { element, icon } from "../assistant/element.js";
import { counted } from "../contact/wording.js";
import {
  contactURL, failure, inItsLanguage, languageBadge, marked, showExcerpt, withQuery,
} from "./view.js";

/** @typedef {import("./view.js").Context} Context */
/** @typedef {import("./find.js").Found} Found */
/** @typedef {import("./find.js").Answer} Answer */
/**
 * `all` is the answer without filters, `wanted` with them; `isMore`: the reader asked for more.
 * @typedef {object} Shown
 * @property {import("./find.js").Finder} finder
 * @property {import("./results-page.js").Asked} asked
 * @property {Answer} all
 * @property {Answer} wanted
 * @property {boolean} isMore
 */
/**
 * @typedef {object} Choices
 * @property {(change: {category?: string, audience?: string}) => void} filter
 * @property {() => void} more
 * @property {() => void} retry
 * @property {(url: string) => void} chosen
 */

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} browse  the list of all articles, shown where nothing else helps
 * @param {Context} context
 * @param {Choices} choices
 */
export function resultsView(place, browse, context, choices) {
  const { words, page } = context;
  const status = element("p", { class: "results-count", role: "status" });
  const body = element("div", {});
  place.replaceChildren(status, body);

  /** @param {string} said @param {boolean} showsBrowse @param {...Node} content */
  function put(said, showsBrowse, ...content) {
    status.textContent = said;
    const used = [...body.querySelectorAll("select")].indexOf(
      /** @type {HTMLSelectElement} */ (document.activeElement));
    body.replaceChildren(...content);
    // The filters are made anew; a reader stays on the one just used.
    if (used >= 0) body.querySelectorAll("select")[used]?.focus();
    browse.hidden = !showsBrowse;
  }

  return {
    clear: () => put("", true),
    wait: () => put(words.search.searching, false),
    fail() {
      const retry = element("button",
        { type: "button", class: "button button-quiet", click: choices.retry }, words.search.retry);
      put(failure(context), true, element("p", { class: "actions results-retry" }, retry));
    },
    /** @param {Shown} shown */
    show(shown) {
      const { asked, all, wanted, isMore } = shown;
      if (all.count === 0) {
        put("", true, nothing(context, () => context.ask(asked.query.trim())));
        return status.replaceChildren(element("span", { class: "results-nothing" },
          ...withQuery(words.search.noResults, asked.query)));
      }
      if (isMore) return addMore(body, shown, context, choices);
      put(counted(words.search.results, wanted.count, page.language), false,
        filters(shown, context, choices), list(shown, context, choices),
        ...partNotice(shown, context, choices), wayOn(asked.query, context));
    },
  };
}

/**
 * @param {Context} context
 * @param {() => void} ask
 */
function nothing(context, ask) {
  const { words } = context;
  const contact = contactURL(context);
  return element("div", { class: "results-none" },
    element("p", { class: "results-hint" }, words.search.noResultsHint),
    element("p", { class: "actions" },
      element("button", { type: "button", class: "button", click: ask }, words.search.ask),
      contact && element("a", { class: "button button-quiet", href: contact },
        words.search.contact)));
}

/**
 * @param {Shown} shown
 * @param {Context} context
 * @param {Choices} choices
 */
function filters({ asked, all }, { words }, choices) {
  const { categories, audiences } = all.choices;
  const topic = categories.length > 1 || asked.category !== ""
    ? filter(words.search.topic, asked.category, [["", words.search.allTopics], ...categories],
      (category) => choices.filter({ category }))
    : null;
  const named = audiences.map((id) =>
    /** @type {[string, string]} */ ([id, words.audiences?.[id] ?? id]));
  const audience = audiences.length > 0 || asked.audience !== ""
    ? filter(words.search.audience, asked.audience, [["", words.search.allAudiences], ...named],
      (audience) => choices.filter({ audience }))
    : null;
  return element("div",
    { class: "results-filters", role: "group", "aria-label": words.search.filters },
    topic, audience);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {[string, string][]} options
 * @param {(value: string) => void} choose
 */
function filter(name, value, options, choose) {
  const select = element("select", { change: () => choose(select.value) },
    ...options.map(([id, text]) => element("option", { value: id, selected: id === value }, text)));
  return element("label", { class: "results-filter" }, element("span", {}, name), select);
}

/**
 * @param {Shown} shown
 * @param {Context} context
 * @param {Choices} choices
 */
function list(shown, context, choices) {
  const items = element("ol", { class: "results" });
  const more = element("button",
    { type: "button", class: "button button-quiet results-more", click: choices.more },
    context.words.search.more);
  const whole = element("div", { class: "results-list" }, items, more);
  fillList(items, more, shown, context, choices);
  return whole;
}

/**
 * @param {HTMLElement} items
 * @param {HTMLElement} more
 * @param {Shown} shown
 * @param {Context} context
 * @param {Choices} choices
 */
function fillList(items, more, { finder, asked, wanted }, context, choices) {
  const from = items.childElementCount;
  for (const found of wanted.results.slice(from)) {
    const { item, link, slot } = resultItem(found, context, choices);
    items.append(item);
    showExcerpt(link, slot, finder.excerpt(found, asked.query));
  }
  more.hidden = wanted.results.length >= wanted.count;
  return /** @type {HTMLElement | null} */ (items.children[from]?.querySelector("a") ?? null);
}

/**
 * Focus goes to the first of the new results, since the button may be gone.
 * @param {HTMLElement} body
 * @param {Shown} shown
 * @param {Context} context
 * @param {Choices} choices
 */
function addMore(body, shown, context, choices) {
  const items = /** @type {HTMLElement} */ (body.querySelector(".results"));
  const more = /** @type {HTMLElement} */ (body.querySelector(".results-more"));
  fillList(items, more, shown, context, choices)?.focus();
}

/**
 * @param {Found} found
 * @param {Context} context
 * @param {Choices} choices
 */
function resultItem(found, context, choices) {
  const link = element("a", { href: found.url },
    inItsLanguage("search-title", found, context, marked(found.titleParts)));
  link.addEventListener("click", () => choices.chosen(link.getAttribute("href") ?? ""));
  const slot = inItsLanguage("search-excerpt", found, context);
  const item = element("li", { class: "result" },
    element("p", { class: "search-category" }, found.category, " ",
      languageBadge(found, context)),
    element("h2", {}, link), slot);
  return { item, link, slot };
}

/**
 * @param {Shown} shown
 * @param {Context} context
 * @param {Choices} choices
 */
function partNotice({ wanted }, context, choices) {
  if (!wanted.isPartial) return [];
  return [element("p", { class: "results-part" }, failure(context), " ",
    element("button", { type: "button", class: "link-button", click: choices.retry },
      context.words.search.retry))];
}

/** @param {string} query @param {Context} context */
function wayOn(query, { words, ask }) {
  const button = element("button",
    { type: "button", class: "link-button", click: () => ask(query.trim()) },
    icon("chat"), element("span", {}, ...withQuery(words.search.askInstead, query)));
  return element("p", { class: "results-on" }, `${words.search.noneFits} `, button);
}
