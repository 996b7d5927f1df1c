// @ts-check
/** What an editor wants to know of the article on the page. */

import { element } from "./element.js";
import { listOf } from "./problems.js";

const states = /** @type {Record<string, string>} */ ({
  source: "written here first", current: "up to date", unknown: "revision not noted",
  stale: "older than the source", draft: "draft", missing: "missing",
});
const openName = "helpgen-preview:open";

/**
 * Null on pages that are not an article's.
 * @param {import("./preview.js").Article | undefined} article
 * @param {(text: string, button: HTMLElement) => void} copy
 */
export function aidOf(article, copy) {
  if (!article) return null;
  const place = `${article.file}:${article.line}`;
  const button = element("button", { type: "button" }, "Copy");
  button.addEventListener("click", () => copy(place, button));
  const details = element("details", {},
    element("summary", {}, article.isDraft ? "Draft" : "Article", " ", needs(article)),
    element("p", { class: "file" }, element("code", {}, place), " ", button),
    ...article.problems.length > 0
      ? [element("h3", {}, "Problems of this page"), listOf(article.problems)] : [],
    element("h3", {}, "Translations"), translationsOf(article),
    element("h3", {}, "Front matter"),
    element("dl", {}, ...article.fields.flatMap(({ key, value }) =>
      [element("dt", {}, key), element("dd", {}, value)])));
  details.open = kept();
  details.addEventListener("toggle", () => keep(details.open));
  return element("section", {
    class: article.isDraft ? "aid draft" : "aid", "aria-label": "Editor's help",
  }, details);
}

/** @param {import("./preview.js").Article} article */
function needs({ translations }) {
  const count = (/** @type {string} */ state) =>
    translations.filter((translation) => translation.state === state).length;
  return [["missing", count("missing")], ["stale", count("stale")]]
    .filter(([, number]) => number).map(([word, number]) => `${number} ${word}`).join(", ");
}

/** @param {import("./preview.js").Article} article */
function translationsOf({ translations }) {
  return element("ul", {}, ...translations.map(({ name, state, file, url }) =>
    element("li", { class: state },
      url ? element("a", { href: url }, name) : name, ` ${states[state] ?? state} `,
      element("code", {}, file))));
}

/**
 * Links to drafts say so: readers will not have them.
 * @param {string[]} drafts
 */
export function markDrafts(drafts) {
  document.querySelectorAll("[data-preview-draft]").forEach((mark) => mark.remove());
  const addresses = new Set(drafts);
  for (const link of document.querySelectorAll("main a[href]")) {
    const path = /** @type {HTMLAnchorElement} */ (link).pathname;
    if (addresses.has(path)) link.append(element("span", { "data-preview-draft": "" }, " (draft)"));
  }
}

function kept() {
  try {
    return sessionStorage.getItem(openName) === "yes";
  } catch {
    return false;
  }
}

/** @param {boolean} isOpen */
function keep(isOpen) {
  try {
    sessionStorage.setItem(openName, isOpen ? "yes" : "no");
  } catch {
    // It is closed on the next page.
  }
}
