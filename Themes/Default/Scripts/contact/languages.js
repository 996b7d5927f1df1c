// @ts-check
// Pure. Whether somebody who speaks the languages of a channel can help a reader of another BCP 47
// tag.
//
// Two tags are the same language when language and script agree after adding likely subtags (UTS
// #35, "Likely Subtags"): `pt-BR` is served by `pt`, `zh-TW` by `zh-Hant`, `no` by `nb` and `nn`.
// The same language in another script (`zh-Hant` and `zh`) is near: better than a foreign language,
// but not the same.

/** Norwegian has one spoken language and three tags; teams and sites use any of them. */
const sameLanguage = new Map([["no", "nb"], ["nn", "nb"]]);

/**
 * @typedef {{language: string, script: string | undefined, region: string | undefined}} Parts
 * @param {string} tag
 * @returns {Parts | null} null for a text that is no BCP 47 tag
 */
function parts(tag) {
  try {
    const own = new Intl.Locale(tag);
    const likely = own.maximize();
    const language = sameLanguage.get(likely.language) ?? likely.language;
    return { language, script: likely.script, region: own.region };
  } catch {
    return null;
  }
}

/**
 * The tag among `spoken`, as written there, that serves a reader of `wanted` best: the same tag,
 * then the same region, then the first of the same language and script. Null when none does.
 * @param {string} wanted
 * @param {readonly string[]} spoken
 * @returns {string | null}
 */
export function spokenLanguage(wanted, spoken) {
  const reader = parts(wanted);
  if (!reader) return null;
  const lower = wanted.toLowerCase();
  const fitting = spoken.filter((tag) => {
    const team = parts(tag);
    return team !== null && team.language === reader.language && team.script === reader.script;
  });
  return fitting.find((tag) => tag.toLowerCase() === lower)
    ?? fitting.find((tag) => parts(tag)?.region === reader.region)
    ?? fitting[0] ?? null;
}

/**
 * The first tag among `spoken` of the same language, whatever its script. Null when none is.
 * @param {string} wanted
 * @param {readonly string[]} spoken
 * @returns {string | null}
 */
export function nearLanguage(wanted, spoken) {
  const reader = parts(wanted);
  if (!reader) return null;
  return spoken.find((tag) => parts(tag)?.language === reader.language) ?? null;
}

/**
 * The name of `tag` for readers of `language`; with its script where both are the same language,
 * since "Chinese" would not tell a reader of `zh-Hant` what to expect of `zh`.
 * @param {string} tag
 * @param {string} language
 * @returns {string}
 */
export function languageName(tag, language) {
  try {
    const team = parts(tag);
    const reader = parts(language);
    const differsInScript = team?.language === reader?.language && team?.script !== reader?.script;
    const shown = differsInScript && team ? `${new Intl.Locale(tag).language}-${team.script}` : tag;
    return new Intl.DisplayNames([language], { type: "language" }).of(shown) ?? tag;
  } catch {
    return tag;
  }
}
