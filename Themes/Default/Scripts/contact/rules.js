// @ts-check
// Pure. Fetches the rules of contact once a page and answers for them.

import { contactOptions } from "./choose.js";

/** @type {Map<string, Promise<import("./choose.js").Rules>>} */
const loaded = new Map();

/**
 * Rejects when the file cannot be had or is of another version; asking again then tries again.
 * @param {string} address
 * @returns {Promise<import("./choose.js").Rules>}
 */
export function loadRules(address) {
  const known = loaded.get(address);
  if (known) return known;
  const rules = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`contact rules: ${response.status}`);
    const value = await response.json();
    if (value?.version !== 1) throw new Error("contact rules of another version");
    return value;
  });
  loaded.set(address, rules);
  rules.catch(() => loaded.delete(address));
  return rules;
}

/**
 * `helpgen.contactOptions`: see `choose.js`. No channel without an address, as on a site without
 * contact.yml.
 * @param {string | null | undefined} address
 * @param {{reason?: string, items?: number, language: string, at?: Date}} request
 */
export async function optionsFrom(address, request) {
  return address ? contactOptions(await loadRules(address), request) : [];
}
