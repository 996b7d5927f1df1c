// @ts-check
// Touches document. Tells the site of searches, once for each query that the reader rested on.

import { send } from "../assistant/element.js";

/** Milliseconds after which a query counts as meant. */
const settled = 1000;

/**
 * `helpgen:search` with {query, results, language}; and again with `chosen`, the URL, when the
 * reader follows a result.
 * @param {string} language
 */
export function searchReport(language) {
  /** @type {{query: string, results: number} | null} */
  let waiting = null;
  /** @type {{query: string, results: number} | null} */
  let sent = null;
  let timer = 0;
  function flush() {
    clearTimeout(timer);
    if (waiting === null) return;
    sent = waiting;
    waiting = null;
    send("search", { ...sent, language });
  }
  function drop() {
    clearTimeout(timer);
    waiting = null;
  }
  return {
    flush, drop,
    /** @param {string} text @param {number} results */
    found(text, results) {
      drop();
      const query = text.trim();
      if (query === sent?.query) return;
      sent = null;
      if (query === "") return;
      waiting = { query, results };
      timer = setTimeout(flush, settled);
    },
    /** @param {string} url */
    chosen(url) {
      flush();
      if (sent) send("search", { ...sent, language, chosen: url });
    },
  };
}
