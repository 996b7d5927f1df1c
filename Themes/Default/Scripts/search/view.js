// @ts-check
// Touches document. What results look like, in the list under a box and on the search page.

import { element } from "../assistant/element.js";
import { fill } from "../contact/wording.js";

/** @typedef {import("./find.js").Found} Found */
/** @typedef {import("./find.js").Excerpt} Excerpt */
/** @typedef {import("./find.js").Part} Part */

/**
 * @typedef {object} Context
 * @property {{language: string, contact?: {url?: string}, contactURL?: string}} page
 * @property {Record<string, any>} words
 * @property {() => Promise<import("./find.js").Finder>} finder
 * @property {(question: string) => void} ask  opens the assistant
 */

/**
 * A text with its marked parts, neighbours joined; always text, never markup.
 * @param {Part[]} parts
 */
export function marked(parts) {
  const fragment = document.createDocumentFragment();
  for (const { text, isMarked } of parts) {
    const last = fragment.lastChild;
    if (!isMarked) fragment.append(text);
    else if (last instanceof HTMLElement) last.append(text);
    else fragment.append(element("mark", {}, text));
  }
  return fragment;
}

/**
 * A text in the article's own language, which the reader's may not be.
 * @param {string} name  of the class
 * @param {Found} found
 * @param {Context} context
 * @param {...Node} children
 */
export function inItsLanguage(name, found, { page }, ...children) {
  const foreign = found.language !== page.language;
  return element("span",
    { class: name, lang: foreign && found.language, dir: foreign && "auto" }, ...children);
}

/**
 * "Article in English", for an article that is not in the reader's language.
 * @param {Found} found
 * @param {Context} context
 */
export function languageBadge(found, { page, words }) {
  if (found.language === page.language) return null;
  const language = languageName(found.language, page.language);
  return element("span", { class: "badge" }, fill(words.search.inLanguage, { language }));
}

/** @param {string} language @param {string} reader */
function languageName(language, reader) {
  try {
    return new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/**
 * Fills a place with the article's excerpt when it has come, and leads to the part it is from.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} place
 * @param {Promise<Excerpt | null>} coming
 */
export async function showExcerpt(link, place, coming) {
  const excerpt = await coming.catch(() => null);
  if (excerpt === null) return place.remove();
  place.replaceChildren(marked(excerpt.parts));
  link.href = excerpt.url;
}

/**
 * A text of the interface with the query in its place, in the query's own direction.
 * @param {string} text
 * @param {string} query
 */
export function withQuery(text, query) {
  const [before, after = ""] = text.split("{query}");
  const shown = query.length > 80 ? `${query.slice(0, 80).replace(/\p{Cs}$/u, "")}…` : query;
  return [before, element("bdi", {}, shown), after];
}

/** The reader's network is away, or something else failed. @param {Context} context */
export function failure({ words }) {
  return navigator.onLine ? words.search.failed : words.search.offline;
}

/** @param {Context} context */
export function contactURL({ page }) {
  return page.contact?.url ?? page.contactURL ?? null;
}
