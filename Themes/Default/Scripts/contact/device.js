// @ts-check
// Pure. Storage on the device, which a reader may forbid and a browser may run out of.

/**
 * @param {"localStorage" | "sessionStorage"} name
 * @param {string} key
 * @returns {string | null}
 */
export function kept(name, key) {
  try {
    return globalThis[name].getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {"localStorage" | "sessionStorage"} name
 * @param {string} key
 * @param {string | null} text null forgets
 * @returns {boolean} false when it could not be kept
 */
export function keep(name, key, text) {
  try {
    if (text === null) globalThis[name].removeItem(key);
    else globalThis[name].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
