// @ts-check
// Touches document. A search box that answers as the reader types. The form stays what it is
// without scripts: Enter leads to the search page.

import { element, icon } from "../assistant/element.js";
import { counted, fill } from "../contact/wording.js";
import { searchList } from "./list.js";
import {
  failureOffer, nothingOffer, recentOffer, resultsOffer, waitingOffer,
} from "./offers.js";
import { cleaned, longestQuery } from "./query.js";
import { forgetQueries, forgetQuery, recentQueries, rememberQuery } from "./recent.js";
import { searchReport } from "./report.js";
import { followTyping, isForInputMethod } from "./typing.js";
import { failure, showExcerpt } from "./view.js";

/** @typedef {import("./view.js").Context} Context */
/** @typedef {import("./view.js").Found} Found */

const shownResults = 5;
/** Milliseconds until "Searching…" stands there, excerpts are fetched, and counts are said. */
const patience = { waiting: 250, excerpts: 200, saying: 600 };
/** What a keyboard covers of a phone's window is more than this, in px; browser bars are less. */
const leastKeyboard = 120;

/**
 * @param {HTMLFormElement} form
 * @param {Context} context
 */
export function openSearchBox(form, context) {
  if (form.dataset.search === "open") return;
  form.dataset.search = "open";
  const input = /** @type {HTMLInputElement} */ (form.querySelector("[data-search-input]"));
  const list = searchList(form, input, context.words);
  const { language } = context.page;
  const report = searchReport(language);
  const choices = {
    article(/** @type {Found} */ found, /** @type {HTMLAnchorElement} */ link) {
      rememberQuery(language, input.value);
      report.chosen(link.getAttribute("href") ?? "");
      list.hide();
    },
    query(/** @type {string} */ query) {
      input.value = query;
      input.focus();
      if (isPage) form.requestSubmit();
      else typing.look();
    },
    forget(/** @type {string} */ query) {
      forgetQuery(language, query);
      input.focus();
      answers.show("");
    },
    forgetAll() {
      forgetQueries(language);
      input.focus();
      list.hide();
    },
    all: () => form.requestSubmit(),
    retry: () => answers.show(input.value),
  };
  const isPage = "searchPage" in form.dataset;
  const answers = answersIn(list, { context, choices, report, isPage });
  const typing = followTyping(input, answers.show);

  followKeys(input, { list, forget: choices.forget, open: () => answers.show(input.value) });
  closeWhenLeft(form, () => close());
  offerClearing(form, input, context.words.search.clear, typing.look);
  makeRoomForKeyboard(list);
  input.addEventListener("focus", () => list.isOpen || answers.show(input.value));
  input.addEventListener("click", () => list.isOpen || answers.show(input.value));
  form.addEventListener("submit", (event) => {
    const query = cleaned(input.value).trim();
    if (query === "") return void event.preventDefault();
    input.value = query;
    rememberQuery(language, query);
    report.drop(); // The search page reports it.
    close();
  });
  addEventListener("pagehide", report.flush);
  if (document.activeElement === input) typing.look();

  function close() {
    report.flush();
    answers.stop();
    list.hide();
  }
  return { close };
}

/**
 * Shows what fits the text of the box; of several asked for, only the latest.
 * @param {ReturnType<typeof searchList>} list
 * @param {{context: Context, choices: import("./offers.js").Choices, isPage: boolean,
 *   report: ReturnType<typeof searchReport>}} box
 */
function answersIn(list, { context, choices, report, isPage }) {
  const { words, page } = context;
  let turn = 0;
  let timers = /** @type {number[]} */ ([]);
  function stop() {
    turn++;
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    return turn;
  }
  const later = (/** @type {() => void} */ action, /** @type {number} */ time) =>
    timers.push(setTimeout(action, time));

  /** @param {string} text */
  async function show(text) {
    const mine = stop();
    const query = cleaned(text);
    if (query === "") report.found("", 0);
    if (query === "" || isPage) return showRecent(query);
    if (!list.isOpen) later(() => list.show(waitingOffer(context)), patience.waiting);
    try {
      const finder = await context.finder();
      const found = await finder.find(query, { limit: shownResults });
      if (mine !== turn) return;
      stop();
      showFound(finder, query, found);
    } catch {
      if (mine !== turn) return;
      stop();
      list.show(failureOffer(context, choices));
      list.say(failure(context));
    }
  }

  /** @param {string} query */
  function showRecent(query) {
    const recent = query === "" ? recentQueries(page.language) : [];
    if (recent.length === 0) return list.hide();
    list.show(recentOffer(recent, context, choices));
  }

  /**
   * @param {import("./find.js").Finder} finder
   * @param {string} query
   * @param {{results: Found[], count: number, isPartial: boolean}} found
   */
  function showFound(finder, query, { results, count, isPartial }) {
    const content = count > 0
      ? resultsOffer({ query, results, count, isPartial }, context, choices)
      : nothingOffer(query, context);
    list.show(content);
    report.found(query, count);
    if (count > 0) {
      content.groups[0].options.forEach((option, place) => {
        const link = /** @type {HTMLAnchorElement} */ (option);
        const slot = /** @type {HTMLElement} */ (option.querySelector(".search-excerpt"));
        const fetchIt = () => showExcerpt(link, slot, finder.excerpt(results[place], query))
          .then(list.active.keepInSight);
        if (finder.knows(results[place].url)) fetchIt();
        else later(fetchIt, patience.excerpts);
      });
    }
    later(() => list.say(count > 0
      ? counted(words.search.results, count, page.language)
      : fill(words.search.noResults, { query: query.trim() })), patience.saying);
  }

  return { show, stop };
}

/**
 * @param {HTMLInputElement} input
 * @param {{list: ReturnType<typeof searchList>, open: () => void,
 *   forget: (query: string) => void}} box
 */
function followKeys(input, { list, open, forget }) {
  /** @type {Record<string, (event: KeyboardEvent) => boolean>} true: nothing else is done */
  const keys = {
    ArrowDown(event) {
      if (!list.isOpen) open();
      else if (!event.altKey) list.active.move(1);
      return true;
    },
    ArrowUp(event) {
      if (event.altKey) list.hide();
      else if (list.isOpen) list.active.move(-1);
      return list.isOpen || event.altKey;
    },
    Enter() {
      const { option } = list.active;
      option?.click();
      return option !== null;
    },
    Escape() {
      if (!list.isOpen) return false;
      list.hide();
      return true;
    },
    Delete() {
      const query = list.active.option?.dataset.query;
      if (query !== undefined) forget(query);
      return query !== undefined;
    },
  };
  input.addEventListener("keydown", (event) => {
    if (isForInputMethod(event) || event.ctrlKey || event.metaKey) return;
    if (keys[event.key]?.(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(event.key)) {
      list.active.leave(); // The key moves in the text again.
    }
  });
}

/**
 * A blurred box alone closes nothing: phones blur it when their keyboard is put away.
 * @param {HTMLFormElement} form
 * @param {() => void} close
 */
function closeWhenLeft(form, close) {
  const leave = (/** @type {Event} */ event) => {
    if (!form.contains(/** @type {Node} */ (event.target))) close();
  };
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {string} name
 * @param {() => void} look
 */
function offerClearing(form, input, name, look) {
  input.maxLength = longestQuery;
  const button = element("button", {
    type: "button", class: "search-clear", "aria-label": name,
    click() {
      input.value = "";
      input.focus();
      look();
    },
  }, icon("close"));
  input.after(button);
}

/** @param {ReturnType<typeof searchList>} list */
function makeRoomForKeyboard(list) {
  visualViewport?.addEventListener("resize", () => {
    const covered = innerHeight - (visualViewport?.height ?? innerHeight);
    list.liftBy(covered > leastKeyboard ? covered : 0);
  });
}
