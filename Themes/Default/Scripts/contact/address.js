// @ts-check
// Pure. Addresses that come from outside: settings, the items endpoint, the page's query, stored
// drafts.

/**
 * `value` as an absolute http or https address, relative ones against `base`; null for everything
 * else: `javascript:`, `data:`, `mailto:`, a host with a user name (which disguises where it
 * leads), no text at all.
 * @param {unknown} value
 * @param {string} base absolute
 * @returns {string | null}
 */
export function safeAddress(value, base) {
  if (typeof value !== "string" || value.trim() === "" || value.length > 4000) return null;
  try {
    const url = new URL(value, base);
    const passes = (url.protocol === "https:" || url.protocol === "http:") && url.username === "";
    return passes ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The sign-in page with the way back: in place of `{return}` where the setting has it, else as
 * `return_to`. Null when the setting is no safe address.
 * @param {unknown} signIn
 * @param {string} here absolute
 * @returns {string | null}
 */
export function signInAddress(signIn, here) {
  if (typeof signIn !== "string") return null;
  const back = encodeURIComponent(here);
  if (signIn.includes("{return}")) return safeAddress(signIn.replaceAll("{return}", back), here);
  const safe = safeAddress(signIn, here);
  if (safe === null) return null;
  const url = new URL(safe);
  url.searchParams.set("return_to", here);
  return url.href;
}

/**
 * What a link to the contact page carries. Ids are plain text, cut to a sane length; they are
 * compared, never followed.
 * @param {string} search the query, with or without "?"
 * @returns {{item: string, article: string, reason: string}} empty where absent
 */
export function requestFromQuery(search) {
  const query = new URLSearchParams(search);
  /** @param {string} name */
  const text = (name) => (query.get(name) ?? "").replace(/\p{Cc}/gu, "").slice(0, 200);
  return { item: text("item"), article: text("article"), reason: text("reason") };
}
