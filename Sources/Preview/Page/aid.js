// @ts-check
/** What an editor wants to know of the article on the page. */

import { copyButton, element } from "./element.js";
import { counted, listOf } from "./problems.js";

const states = /** @type {Record<string, string>} */ ({
  source: "written here first", current: "up to date", unknown: "no newer source known",
  stale: "older than the source", copy: "not translated yet", draft: "draft", missing: "missing",
});
const openName = "helpgen-preview:open";

/**
 * Null on pages that are not an article's.
 * @param {import("./preview.js").Article | undefined} article
 */
export function aidOf(article) {
  if (!article) return null;
  const place = `${article.file}:${article.line}`;
  const details = element("details", {},
    element("summary", {}, article.isDraft ? "Draft" : "Article", ...needs(article)),
    element("p", { class: "place" }, element("code", {}, place), copyButton(place)),
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

/** What there is to do, after the word in the summary.
 * @param {import("./preview.js").Article} article
 */
function needs({ problems, translations }) {
  const count = (/** @type {string[]} */ ...wanted) =>
    translations.filter(({ state }) => wanted.includes(state)).length;
  const parts = [
    problems.length > 0 ? counted(problems.length, "problem") : "",
    count("missing", "copy") > 0 ? `${counted(count("missing", "copy"), "translation")} missing` : "",
    count("stale") > 0 ? `${count("stale")} outdated` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? [element("span", { class: "count" }, ` · ${parts.join(", ")}`)] : [];
}

/** @param {import("./preview.js").Article} article */
function translationsOf({ translations }) {
  return element("ul", { class: "translations" }, ...translations.map(({ name, language, state, file, url }) =>
    element("li", { class: state },
      url ? element("a", { href: url, lang: language }, name) : element("span", { lang: language }, name),
      element("span", { class: "state" }, states[state] ?? state),
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
