// @ts-check
// Touches document. The search page: what its address asks for, shown in place of the list of
// articles that stands there without scripts.

import { fill } from "../contact/wording.js";
import { cleaned } from "./query.js";
import { rememberQuery } from "./recent.js";
import { searchReport } from "./report.js";
import { resultsView } from "./results-view.js";
import { followTyping } from "./typing.js";

/** @typedef {import("./view.js").Context} Context */
/** @typedef {{query: string, category: string, audience: string}} Asked */

const step = 10;
/** Milliseconds until "Searching…" stands there, and how long results wait for their excerpts. */
const patience = { waiting: 250, excerpts: 300 };

/**
 * @param {{form: HTMLFormElement, place: HTMLElement, browse: HTMLElement}} parts
 * @param {Context} context
 */
export function openResultsPage({ form, place, browse }, context) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("[data-search-input]"));
  const { language } = context.page;
  const report = searchReport(language);
  const plainTitle = document.title;
  const view = resultsView(place, browse, context, {
    filter: (change) => ask({ ...asked, ...change }, "push"),
    more: () => show(asked, shown + step, true),
    retry: () => show(asked, shown),
    chosen(url) {
      rememberQuery(language, asked.query);
      report.chosen(url);
    },
  });
  let asked = askedIn(location.search);
  let shown = step;
  let turn = 0;

  /** @param {Asked} next @param {"push" | "replace"} how */
  function ask(next, how) {
    const address = addressOf(next);
    if (address !== location.pathname + location.search) {
      history[how === "push" ? "pushState" : "replaceState"]({ shown: step }, "", address);
    }
    return show(next, step);
  }

  /** @param {Asked} next @param {number} count @param {boolean} [isMore] */
  async function show(next, count, isMore = false) {
    const mine = ++turn;
    asked = next;
    shown = count;
    const query = asked.query.trim();
    if (query === "") {
      report.found("", 0);
      document.title = plainTitle;
      return view.clear();
    }
    document.title = fill(context.words.search.resultsTitle, { query }) + siteName(plainTitle);
    const waits = setTimeout(view.wait, patience.waiting);
    try {
      const finder = await context.finder();
      const all = await finder.find(asked.query, { limit: shown });
      const isFiltered = asked.category !== "" || asked.audience !== "";
      const wanted = !isFiltered ? all : await finder.find(asked.query, {
        limit: shown, category: asked.category, audience: asked.audience,
      });
      // Results that come together with their excerpts do not move when these are filled in.
      const excerpts = wanted.results
        .map((found) => finder.excerpt(found, asked.query));
      await Promise.race([Promise.allSettled(excerpts), pause(patience.excerpts)]);
      if (mine !== turn) return;
      report.found(query, all.count);
      history.replaceState({ shown }, "");
      view.show({ finder, asked, all, wanted, isMore });
    } catch {
      if (mine === turn) view.fail();
    } finally {
      clearTimeout(waits);
    }
  }

  const typing = followTyping(input, (text) => {
    const query = cleaned(text);
    if (query.trim() === asked.query.trim()) return;
    ask({ query, category: "", audience: "" }, "replace");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = cleaned(input.value).trim();
    typing.saw(input.value);
    if (query === "") return;
    rememberQuery(language, query);
    // On phones the keyboard would cover the results.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    if (query !== asked.query.trim()) asked = { query, category: "", audience: "" };
    ask({ ...asked, query }, "push");
  });
  addEventListener("popstate", () => restore());
  addEventListener("pagehide", report.flush);
  restore();

  function restore() {
    const from = askedIn(location.search);
    input.value = from.query;
    typing.saw(from.query);
    show(from, Number(history.state?.shown) || step);
  }
}

/**
 * @param {string} search
 * @returns {Asked}
 */
function askedIn(search) {
  const values = new URLSearchParams(search);
  return {
    query: cleaned(values.get("q")), category: cleaned(values.get("category")),
    audience: cleaned(values.get("audience")),
  };
}

/** @param {Asked} asked */
function addressOf({ query, category, audience }) {
  const values = new URLSearchParams();
  if (query.trim() !== "") values.set("q", query.trim());
  if (category !== "") values.set("category", category);
  if (audience !== "") values.set("audience", audience);
  const text = values.toString();
  return location.pathname + (text === "" ? "" : `?${text}`);
}

/** @param {number} time in milliseconds */
const pause = (time) => new Promise((done) => setTimeout(done, time));

/** The part after the page's own name. @param {string} title */
function siteName(title) {
  const at = title.indexOf(" – ");
  return at < 0 ? "" : title.slice(at);
}
