// @ts-check
// Pure. What a reader may type, and what is kept of it.

export const longestQuery = 400;
export const mostRecent = 6;

/**
 * One line of well-formed text: control characters and halves of characters are spaces. A space at
 * the end stays, since it says that the last word is whole.
 * @param {unknown} text
 */
export function cleaned(text) {
  const line = String(text ?? "").slice(0, longestQuery).replace(/[\p{Cc}\p{Cs}\s]+/gu, " ");
  return line.trim() === "" ? "" : line.trimStart();
}

/**
 * The latest first, each once whatever its capitals.
 * @param {string[]} recent
 * @param {string} text
 */
export function withRecent(recent, text) {
  const query = cleaned(text).trim();
  if (query === "") return recent;
  return [query, ...withoutRecent(recent, query)].slice(0, mostRecent);
}

/**
 * @param {string[]} recent
 * @param {string} query
 */
export function withoutRecent(recent, query) {
  const name = query.toLocaleLowerCase();
  return recent.filter((other) => other.toLocaleLowerCase() !== name);
}

/**
 * What was stored; empty for anything else.
 * @param {string | null} text
 * @returns {string[]}
 */
export function readRecent(text) {
  try {
    const stored = JSON.parse(text ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.map((query) => cleaned(query).trim()).filter(Boolean).slice(0, mostRecent);
  } catch {
    return [];
  }
}
