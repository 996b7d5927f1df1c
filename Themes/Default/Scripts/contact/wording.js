// @ts-check
// Pure. Fills the theme's interface words.

/**
 * @typedef {Record<string, string>} Forms one text per CLDR plural category, "other" always there
 */

/**
 * @param {string} text
 * @param {Record<string, string | number>} places
 */
export function fill(text, places) {
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    (Object.hasOwn(places, name) ? String(places[name]) : whole));
}

/**
 * @param {Forms} forms
 * @param {number} count
 * @param {string} language
 */
export function counted(forms, count, language) {
  const text = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fill(text, { count: new Intl.NumberFormat(language).format(count) });
}

/** @param {string} text @param {string} language */
export function capitalized(text, language) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}
