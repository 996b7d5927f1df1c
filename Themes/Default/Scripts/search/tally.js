// @ts-check
// Sums of one query over many places; pure.

/** @typedef {ReturnType<typeof tally>} Tally */

/**
 * Numbers at places, of which a query uses few: the rest need not be looked at, nor made again.
 * @param {number} size
 */
export function tally(size) {
  const values = new Float64Array(size);
  const places = new Int32Array(size);
  let count = 0;
  return {
    /** @param {number} place @param {number} value  above zero */
    add(place, value) {
      if (values[place] === 0) places[count++] = place;
      values[place] += value;
    },
    /** @param {number} place @param {number} value  above zero */
    keepMost(place, value) {
      if (values[place] === 0) places[count++] = place;
      if (value > values[place]) values[place] = value;
    },
    /** @param {(place: number, value: number) => void} take */
    empty(take) {
      for (let i = 0; i < count; i++) {
        const place = places[i];
        const value = values[place];
        values[place] = 0;
        take(place, value);
      }
      count = 0;
    },
  };
}
