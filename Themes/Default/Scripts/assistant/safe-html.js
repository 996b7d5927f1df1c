// @ts-check
// Touches document. Puts the build's HTML of an answer into the page.
//
// The build lets only harmless HTML through, but places such as {{item.title}} are filled in the
// browser. So the text is parsed apart from the page, where nothing loads or runs, and only
// elements and attributes known to be harmless are made anew; what is unknown gives its text.

import { safeAddress } from "../contact/address.js";

const kept = new Set([
  "a", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h3", "h4", "h5",
  "h6", "hr", "i", "img", "kbd", "li", "mark", "ol", "p", "pre", "s", "span", "strong", "sub",
  "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
]);
const dropped = new Set([
  "script", "style", "template", "iframe", "object", "noscript", "svg", "math", "title",
]);
const attributes = [
  "class", "lang", "dir", "start", "value", "colspan", "rowspan", "scope", "alt", "width", "height",
];

/**
 * @param {string} html
 * @param {string} base absolute address against which links and images are resolved
 * @returns {DocumentFragment}
 */
export function safeFragment(html, base) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...copies(parsed.body, base));
  return fragment;
}

/**
 * @param {Node} parent
 * @param {string} base
 * @returns {Node[]}
 */
function copies(parent, base) {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? "")];
    if (!(node instanceof Element)) return [];
    const name = node.localName;
    if (dropped.has(name)) return [];
    return kept.has(name) ? [copy(node, base)] : copies(node, base);
  });
}

/**
 * @param {Element} original
 * @param {string} base
 */
function copy(original, base) {
  const made = document.createElement(original.localName);
  for (const name of attributes) {
    const value = original.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  for (const name of ["href", "src"]) {
    const address = safeAddress(original.getAttribute(name), base);
    const belongs = (name === "href") === (original.localName === "a");
    if (address !== null && belongs) made.setAttribute(name, address);
  }
  made.append(...copies(original, base));
  return made;
}
