// @ts-check
// Touches the network. Search as the page sees it: fetches what the pure modules ask for.

import { addArticles, addNames, fileURL, openIndex, readShard } from "./decode.js";
import { cleaned } from "./query.js";
import { marksOf, missingNames, missingShards, nameResults, readQuery, search } from "./rank.js";
import { words } from "./words.js";

/** @typedef {import("./excerpt.js").Part} Part  marked where it is a word of the query */
/**
 * @typedef {object} Found
 * @property {string} url
 * @property {string} title
 * @property {Part[]} titleParts
 * @property {string} category
 * @property {string} categoryPath
 * @property {string[]} audience  empty: for everybody
 * @property {string} language  of the article, which may be another than the reader's
 */
/**
 * `count` is how many articles match, `choices` what they can be narrowed to; `isPartial`: some of the
 * words could not be looked up.
 * @typedef {{results: Found[], count: number, choices: import("./rank.js").Choices,
 *   isPartial: boolean}} Answer
 */
/** @typedef {{parts: Part[], url: string}} Excerpt  `url` leads to the section it is from */
/** @typedef {{limit?: number, audience?: string, category?: string}} Wanted  category: its path */
/** @typedef {ReturnType<typeof openFinder>} Finder */

/** Milliseconds for which the first results have the network to themselves. */
const rest = 50;

/** @param {any} first  the language's first search file, parsed */
export function openFinder(first) {
  const index = openIndex(first);
  const searchFile = (/** @type {string} */ name) =>
    json(fileURL(index, `search/${index.language}/${name}`));
  /** All shards, when they have come in one piece. @type {any[]} */
  let whole = [];
  const shardOnce = once(async (/** @type {number} */ number) => {
    index.shards[number] = readShard(whole[number] ?? await searchFile(`${number}`));
  });
  const articlesOnce = once(async (/** @type {string} */ name) => addArticles(index, await searchFile(name)));
  const namesOnce = once(async (/** @type {number} */ file) => {
    addNames(index, file, await searchFile(`names-${file}`));
  });
  /** Then no other query waits for the network, nor needs one. */
  const wholeOnce = once(async (/** @type {string} */ name) => {
    await new Promise((done) => setTimeout(done, rest));
    whole = await searchFile(name);
  });
  /** @type {Set<string>} */
  const known = new Set();
  const textOnce = once(async (/** @type {string} */ url) => {
    const text = await markdown(`${url}index.md`);
    known.add(url);
    return text;
  });
  const foreignTextOnce = once(async (/** @type {string} */ url) => {
    const text = await markdown(await markdownOf(url));
    known.add(url);
    return text;
  });

  return {
    index,
    /**
     * Loads what the words of the query need; false when a part of it failed.
     * @param {string} text
     */
    async load(text) {
      const missing = missingShards(index, readQuery(index, text));
      const [loaded] = await Promise.all([
        Promise.allSettled(missing.map(shardOnce)),
        index.count === 0 && index.namesPerFile > 0 ? articlesOnce("articles") : null,
      ]);
      return loaded.every((one) => one.status === "fulfilled");
    },
    /**
     * Gives results their titles and URLs.
     * @param {{document: number, url?: string, title?: string}[]} results
     */
    async name(results) {
      await Promise.all(missingNames(index, results).map(namesOnce));
      nameResults(index, results);
    },
    /**
     * The best articles, as many as wanted, of all that match.
     * @param {string} text
     * @param {Wanted} [wanted]
     * @returns {Promise<Answer>}
     */
    async find(text, wanted = {}) {
      const line = cleaned(text);
      if (line === "") {
        return { results: [], count: 0, choices: { categories: [], audiences: [] }, isPartial: false };
      }
      const isWhole = await this.load(line);
      const query = readQuery(index, line);
      const { results, count, choices } = search(index, query, wanted);
      if (!isWhole && count === 0) throw new Error("search files could not be loaded");
      await this.name(results);
      const marks = telling(marksOf(index, query));
      const found = results.map(({ document, url, title, category, language }) => ({
        url, title, category, language, titleParts: partsOf(title, marks),
        categoryPath: index.categories[index.category[document]]?.[1] ?? "",
        audience: index.audiences[index.audience[document]] ?? [],
      }));
      if (index.hasWhole && !savesData()) wholeOnce("whole").catch(() => {});
      return { results: found, count, choices, isPartial: !isWhole };
    },
    /**
     * What `helpgen.search` gives.
     * @param {string} text
     * @param {Wanted & {excerpts?: boolean}} [wanted]
     */
    async search(text, { excerpts = false, ...wanted } = {}) {
      const { results } = await this.find(text, wanted);
      return Promise.all(results.map(async (found) => {
        const known = excerpts || this.knows(found.url);
        const excerpt = known ? await this.excerpt(found, text).catch(() => null) : null;
        const { title, category, language, audience } = found;
        return {
          url: excerpt?.url ?? found.url, title, category, language, audience,
          excerpt: excerpt?.parts.map((part) => part.text).join("") ?? "",
        };
      }));
    },
    /** Whether the article's excerpt costs no request. */
    knows: (/** @type {string} */ url) => known.has(url),
    /**
     * The part of the article that answers best, null where there is none.
     * @param {Found} found
     * @param {string} text
     * @returns {Promise<Excerpt | null>}
     */
    async excerpt({ url, language }, text) {
      const coming = language === index.language ? textOnce(url) : foreignTextOnce(url);
      const [markdown, excerpts] = await Promise.all([coming, import("./excerpt.js")]);
      if (markdown === "") return null;
      const query = readQuery(index, cleaned(text));
      const { parts, anchor } = excerpts.excerpt(markdown, telling(marksOf(index, query)));
      return parts.length > 0 ? { parts, url: anchor ? `${url}#${anchor}` : url } : null;
    },
  };
}

/**
 * Without the words that are in most articles ("is", "my"), unless the query has no others. A form
 * weighs 0.35 when about seven of ten articles have it.
 * @param {Map<string, number>} marks
 */
function telling(marks) {
  const least = Math.min(0.35, Math.max(...marks.values()) / 2);
  return new Map([...marks].filter(([, weight]) => weight >= least));
}

/**
 * A whole text with the query's words marked.
 * @param {string} text
 * @param {Map<string, number>} marks
 * @returns {Part[]}
 */
function partsOf(text, marks) {
  /** @type {Part[]} */
  const parts = [];
  let at = 0;
  for (const { form, start, end } of words(text)) {
    if (end <= at || !marks.has(form)) continue;
    // Words of scripts without spaces overlap.
    if (start > at) parts.push({ text: text.slice(at, start), isMarked: false });
    parts.push({ text: text.slice(Math.max(at, start), end), isMarked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

/**
 * Fetches each thing once, unless it failed.
 * @template Key, Value
 * @param {(key: Key) => Promise<Value>} fetched
 */
function once(fetched) {
  /** @type {Map<Key, Promise<Value>>} */
  const known = new Map();
  return (/** @type {Key} */ key) => {
    const earlier = known.get(key);
    if (earlier) return earlier;
    const promise = fetched(key);
    known.set(key, promise);
    promise.catch(() => known.delete(key));
    return promise;
  };
}

/** @param {string | null} url  the text there, empty where there is none */
async function markdown(url) {
  const response = url === null ? null : await fetch(url);
  return response?.ok ? response.text() : "";
}

/**
 * An article shown in another language has its Markdown there; its page names it.
 * @param {string} url
 */
async function markdownOf(url) {
  const response = await fetch(url);
  const page = response.ok ? await response.text() : "";
  const named = /<link rel="alternate" type="text\/markdown" href="([^"]+)">/.exec(page)?.[1];
  return named === undefined ? null : new URL(named, location.href).pathname;
}

/** Whether the reader asked the browser to load no more than is needed. */
function savesData() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}

/** @param {string} url */
export async function json(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/**
 * The first search file of another language, which its search page names.
 * @param {string} base  path of the site
 * @param {string} language
 */
export async function searchFileOf(base, language) {
  const response = await fetch(`${base}${encodeURIComponent(language)}/search/`);
  const page = response.ok ? await response.text() : "";
  const data = page.match(/id="helpgen-page">(.*?)<\/script>/s)?.[1];
  if (!data) throw new Error(`no search in "${language}"`);
  return json(JSON.parse(data).search);
}
