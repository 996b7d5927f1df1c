// @ts-check
// Pure. The articles read before asking for help, in this tab only; they go along with a message if
// one is sent.

import { safeAddress } from "./address.js";
import { keep, kept } from "./device.js";

const key = "helpgen:read";
const most = 10;

/**
 * @typedef {{url: string, title: string}} Link
 * @param {string} base absolute address of the page
 * @returns {Link[]} oldest first
 */
export function articlesRead(base) {
  return linksFrom(kept("sessionStorage", key), base);
}

/**
 * Call on every article page.
 * @param {Link} article its absolute address and title
 */
export function rememberArticle(article) {
  const others = articlesRead(article.url).filter(({ url }) => url !== article.url);
  keep("sessionStorage", key, JSON.stringify([...others, article].slice(-most)));
}

/**
 * @param {string | null} text
 * @param {string} base
 * @returns {Link[]}
 */
export function linksFrom(text, base) {
  try {
    const list = JSON.parse(text ?? "[]");
    if (!Array.isArray(list)) return [];
    return list.slice(-most).flatMap((link) => {
      const url = safeAddress(link?.url, base);
      const title = link?.title;
      return url !== null && typeof title === "string" ? [{ url, title: title.slice(0, 300) }] : [];
    });
  } catch {
    return [];
  }
}
