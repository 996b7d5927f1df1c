// @ts-check
// Pure. When a team with a weekly timetable in its own time zone is there.
//
// Invariants:
// 1. Hours are wall-clock minutes in the team's zone. Only `offsetAt` knows zones, through Intl.
// 2. A shift belongs to the day on which it starts: it may run past midnight into a holiday, and
//    one that would start on a holiday does not happen.
// 3. When clocks go back, a repeated time starts a shift at its first occurrence and ends it at its
//    last; when they go forward, a skipped time is the moment of the change. No shift is
//    split by it; one that lies wholly in skipped time does not happen.

const minute = 60_000;
const day = 24 * 60 * minute;

/** In days. Beyond it no opening is looked for: after a year of holidays there is none. */
const horizon = 370;

/** An opening that lasts this long without a break has no closing time worth showing. */
const endless = 8 * day;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone IANA name; unknown ones throw a RangeError */
function format(zone) {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric", second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/**
 * Milliseconds by which `zone` is ahead of UTC at `instant`.
 * @param {string} zone
 * @param {number} instant milliseconds since 1970, UTC
 * @returns {number}
 */
export function offsetAt(zone, instant) {
  /** @type {Record<string, number>} */
  const at = {};
  for (const { type, value } of format(zone).formatToParts(instant)) at[type] = Number(value);
  const wall = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/**
 * The instants at which clocks in `zone` show `wall`: one as a rule, two apart when clocks go back;
 * when they go forward over it, the moment of the change. One change within a day of `wall` is
 * assumed.
 * @param {string} zone
 * @param {number} wall the clock's reading, in milliseconds since 1970 as if it were UTC
 * @returns {{first: number, last: number}}
 */
export function instantsOf(zone, wall) {
  const before = offsetAt(zone, wall - day);
  const after = offsetAt(zone, wall + day);
  if (before === after) return { first: wall - before, last: wall - before };
  const real = [wall - before, wall - after]
    .filter((instant) => instant + offsetAt(zone, instant) === wall);
  if (real.length > 0) return { first: Math.min(...real), last: Math.max(...real) };
  const change = changeBetween(zone, wall - after, wall - before);
  return { first: change, last: change };
}

/**
 * The first whole minute in (`from`, `to`] whose offset differs from that of `from`.
 * @param {string} zone
 * @param {number} from
 * @param {number} to
 */
function changeBetween(zone, from, to) {
  const old = offsetAt(zone, from);
  let low = Math.floor(from / minute);
  let high = Math.ceil(to / minute);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * minute) === old) low = middle;
    else high = middle;
  }
  return high * minute;
}

/**
 * @typedef {readonly [weekday: number, start: number, end: number]} Shift
 *   Weekday 1 (Monday) to 7 (Sunday); minutes since that day's midnight. An end past 1440, or not
 *   after the start,
 *   is on the next day.
 * @typedef {{timezone: string, hours: readonly Shift[] | null, holidays: readonly string[]}}
 *   Timetable
 *   Null hours: always there, holidays too. Holidays are ISO dates in the team's zone.
 */

/**
 * Shifts from two days before `at` on, by day and start, as instants. Days are serial numbers since
 * 1970-01-01, a Thursday.
 * @param {Timetable} timetable
 * @param {number} at
 */
function* shifts({ timezone, hours, holidays }, at) {
  const closed = new Set(holidays.map((date) => Date.parse(date) / day));
  const sorted = [...(hours ?? [])].sort((a, b) => a[1] - b[1]);
  const today = Math.floor((at + offsetAt(timezone, at)) / day);
  for (let date = today - 2; date <= today + horizon; date += 1) {
    if (closed.has(date)) continue;
    const weekday = ((date + 3) % 7 + 7) % 7 + 1;
    for (const [on, start, end] of sorted) {
      if (on !== weekday) continue;
      const last = end > start ? end : end + 1440;
      yield {
        start: instantsOf(timezone, date * day + start * minute).first,
        end: instantsOf(timezone, date * day + last * minute).last,
      };
    }
  }
}

/**
 * Whether a team is there at `at`, when it next will be (null while it is, or when no opening is in
 * sight within a year) and until when (null while it is not, or when it stays for over a week).
 * Shifts that touch or overlap are one.
 * @param {Timetable} timetable
 * @param {Date} at
 * @returns {{open: boolean, opensAt: Date | null, closesAt: Date | null}}
 */
export function openingTimes(timetable, at) {
  if (timetable.hours === null) return { open: true, opensAt: null, closesAt: null };
  const now = at.getTime();
  let until = 0;
  for (const { start, end } of shifts(timetable, now)) {
    if (until > now && (start > until || until - now > endless)) break;
    if (end <= now || end <= start) continue;
    if (start <= Math.max(now, until)) until = Math.max(until, end);
    else return { open: false, opensAt: new Date(start), closesAt: null };
  }
  if (until <= now) return { open: false, opensAt: null, closesAt: null };
  return { open: true, opensAt: null, closesAt: until - now > endless ? null : new Date(until) };
}
