// @ts-check
// Pure. The reader's orders and recently viewed items, from the site's own endpoint,
// `account.items`.
//
// Asked for with GET and the reader's cookies. The answer is a JSON list, or an object with the
// list as `items`, of
//   { "id": "4711", "title": "Walnut desk", "status": "shipped", "date": "2026-03-01",
//     "image": "https://…", "url": "https://…" }
// `id` and `title` are required, further fields are kept for the answers' conditions. 401 and 403:
// not signed in.

import { safeAddress } from "./address.js";

/** More than a reader looks through; the endpoint is expected to send the latest first. */
const most = 200;

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} title
 * @property {string} status  as the endpoint words it, empty when it has none
 * @property {string} date    ISO, empty when there is none
 * @property {string | null} image
 * @property {string | null} url
 * @property {Record<string, string | number | boolean>} [more]  further plain fields
 *
 * @typedef {{state: "list", items: Item[]} | {state: "signedOut"} | {state: "failed"}} Items
 */

/**
 * @param {unknown} value
 * @param {number} length
 */
function text(value, length) {
  if (typeof value !== "string" && typeof value !== "number") return "";
  return String(value).replace(/\p{Cc}/gu, " ").trim().slice(0, length);
}

const own = new Set(["id", "title", "status", "date", "image", "url", "more"]);

/**
 * @param {Record<string, unknown>} raw
 */
function further(raw) {
  /** @type {[string, string | number | boolean][]} */
  const fields = [];
  for (const [name, value] of Object.entries(raw)) {
    if (own.has(name) || !/^[\w-]{1,40}$/.test(name)) continue;
    if (typeof value === "string") fields.push([name, text(value, 200)]);
    else if (typeof value === "number" || typeof value === "boolean") fields.push([name, value]);
  }
  return Object.fromEntries(fields.slice(0, 40));
}

/**
 * Null for what is no item: no id or no title.
 * @param {unknown} raw
 * @param {string} base absolute; relative addresses are the endpoint's
 * @returns {Item | null}
 */
export function itemFrom(raw, base) {
  if (typeof raw !== "object" || raw === null) return null;
  const value = /** @type {Record<string, unknown>} */ (raw);
  const id = text(value.id, 200);
  const title = text(value.title, 300);
  if (id === "" || title === "") return null;
  const date = text(value.date, 40);
  return {
    id,
    title,
    status: text(value.status, 80),
    date: Number.isNaN(Date.parse(date)) ? "" : date,
    image: safeAddress(value.image, base),
    url: safeAddress(value.url, base),
    more: further(value),
  };
}

/**
 * Null when the body is no list at all; single entries that are no items are left out, and so are
 * repeated ids.
 * @param {unknown} body
 * @param {string} base
 * @returns {Item[] | null}
 */
export function itemsFrom(body, base) {
  const list = Array.isArray(body) ? body : /** @type {{items?: unknown} | null} */ (body)?.items;
  if (!Array.isArray(list)) return null;
  /** @type {Map<string, Item>} */
  const items = new Map();
  for (const raw of list.slice(0, most)) {
    const item = itemFrom(raw, base);
    if (item && !items.has(item.id)) items.set(item.id, item);
  }
  return [...items.values()];
}

/**
 * The item as answers see it: its own fields and the endpoint's further ones, side by side.
 * @param {Item | null} item
 */
export function itemFields(item) {
  return item === null ? undefined : { ...item.more, ...item, more: undefined };
}

/**
 * Never rejects. Gives up after ten seconds.
 * @param {string} address absolute
 * @param {typeof fetch} [request]
 * @returns {Promise<Items>}
 */
export async function loadItems(address, request = fetch) {
  try {
    const response = await request(address, {
      credentials: "include",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 401 || response.status === 403) return { state: "signedOut" };
    const items = response.ok ? itemsFrom(await response.json(), address) : null;
    return items === null ? { state: "failed" } : { state: "list", items };
  } catch {
    return { state: "failed" };
  }
}
