// @ts-check
// Touches document. Builds elements; text is always text, never markup.

/**
 * @typedef {Node | string | null | false | undefined} Child
 * @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Attribute
 */

/**
 * Functions are listeners under their event's name; true is an attribute without a value; false,
 * null and undefined set nothing.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (!absent(value)) node.setAttribute(name, String(value));
  }
  for (const child of children) if (!absent(child)) node.append(child);
  return node;
}

/**
 * @param {unknown} value
 * @returns {value is false | null | undefined}
 */
function absent(value) {
  return value === false || value === null || value === undefined;
}

/** Drawings of the theme's icons of the same names, for what only scripts show. */
const drawings = {
  mail: "M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"
    + "M3.5 7l7.3 5.6a2 2 0 0 0 2.4 0L20.5 7",
  chat: "M20.5 11.5c0 4-3.8 7.2-8.5 7.2-1.2 0-2.4-.2-3.4-.6L4 19.5l1.2-3.6"
    + "a6.7 6.7 0 0 1-1.7-4.4c0-4 3.8-7.2 8.5-7.2s8.5 3.2 8.5 7.2z"
    + "M8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01",
  phone: "M5.2 3.5h3.2l1.7 4.3-2.2 1.6a12 12 0 0 0 6.7 6.7"
    + "l1.6-2.2 4.3 1.7v3.2a1.8 1.8 0 0 1-2 1.8C10.6 20 4 13.4 3.4 5.5a1.8 1.8 0 0 1 1.8-2z",
  box: "M12 3l8 4.3v9.4L12 21l-8-4.3V7.3zM4.2 7.4L12 11.7l7.8-4.3M12 11.7V21M8 5.2l7.9 4.3",
  user: "M12 3.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4zM4 20.5c.7-4 3.9-6 8-6s7.3 2 8 6",
  help: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z"
    + "M9.3 9.3a2.8 2.8 0 0 1 5.4.9c0 1.9-2.7 2.5-2.7 3.9M12 17h.01",
  check: "M4.5 12.5l5 5L19.5 7",
  close: "M6 6l12 12M18 6L6 18",
  chevron: "M9.5 6l6 6-6 6",
};

/** @param {keyof typeof drawings} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  const look = {
    class: `icon icon-${name}`, viewBox: "0 0 24 24", width: "24", height: "24",
    fill: "none", stroke: "currentColor", "stroke-width": "1.75",
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  };
  for (const [attribute, value] of Object.entries(look)) svg.setAttribute(attribute, value);
  path.setAttribute("d", drawings[name]);
  svg.append(path);
  return svg;
}

/**
 * @param {string} name after "helpgen:"
 * @param {object} detail
 * @returns {boolean} false when a listener has taken it over with preventDefault()
 */
export function send(name, detail) {
  const event = new CustomEvent(`helpgen:${name}`, { bubbles: true, cancelable: true, detail });
  return document.dispatchEvent(event);
}

/**
 * A text with a node at one of its places.
 * @param {string} text
 * @param {string} place such as "{title}"
 * @param {Node} node
 * @returns {(string | Node)[]}
 */
export function around(text, place, node) {
  const [before, after = ""] = text.split(place);
  return [before, node, after];
}
