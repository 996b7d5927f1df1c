// @ts-check
// Touches the device. The reader's recent queries; they never leave it.

import { keep, kept } from "../contact/device.js";
import { readRecent, withRecent, withoutRecent } from "./query.js";

/** By language, since a query found nothing in another. @param {string} language */
const keyOf = (language) => `helpgen:recent-searches:${language}`;

/** @param {string} language */
export function recentQueries(language) {
  return readRecent(kept("localStorage", keyOf(language)));
}

/** @param {string} language @param {string} query */
export function rememberQuery(language, query) {
  store(language, withRecent(recentQueries(language), query));
}

/** @param {string} language @param {string} query */
export function forgetQuery(language, query) {
  store(language, withoutRecent(recentQueries(language), query));
}

/** @param {string} language */
export function forgetQueries(language) {
  store(language, []);
}

/** @param {string} language @param {string[]} queries */
function store(language, queries) {
  keep("localStorage", keyOf(language), queries.length > 0 ? JSON.stringify(queries) : null);
}
