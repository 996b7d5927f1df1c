// @ts-check
// Pure. Says when a channel is there: openings in the reader's time, weekly hours in the team's.

import { fill } from "./wording.js";

/**
 * @typedef {object} TimeWords
 * @property {string} openNow
 * @property {string} openUntil
 * @property {string} opensToday
 * @property {string} opensTomorrow
 * @property {string} opensOn
 * @property {string} opensOnDate
 * @property {string} closed
 */

const dayLength = 86_400_000;

/**
 * The calendar day on which `date` falls, as a serial number.
 * @param {Date} date
 * @param {string | undefined} timeZone
 */
function serialDay(date, timeZone) {
  const iso = new Intl.DateTimeFormat("en-CA", {
    timeZone, calendar: "gregory", numberingSystem: "latn",
    year: "numeric", month: "2-digit", day: "2-digit",
  }).format(date);
  return Date.parse(iso) / dayLength;
}

/**
 * "Opens tomorrow at 9:00 your time": the time of day today and tomorrow, the weekday within a
 * week, else the date.
 * @param {{open: boolean, opensAt: Date | null, closesAt: Date | null}} times
 * @param {Date} now
 * @param {string} language
 * @param {TimeWords} words
 * @param {string} [timeZone] the reader's; the device's when left out
 * @returns {string}
 */
export function openingText({ open, opensAt, closesAt }, now, language, words, timeZone) {
  /** @param {Date} date @param {Intl.DateTimeFormatOptions} options */
  const shown = (date, options) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options }).format(date);
  /** @param {Date} date */
  const time = (date) => shown(date, { timeStyle: "short" });
  if (open) {
    const soon = closesAt !== null && closesAt.getTime() - now.getTime() < dayLength;
    return soon ? fill(words.openUntil, { time: time(closesAt) }) : words.openNow;
  }
  if (opensAt === null) return words.closed;
  const days = serialDay(opensAt, timeZone) - serialDay(now, timeZone);
  if (days <= 0) return fill(words.opensToday, { time: time(opensAt) });
  if (days === 1) return fill(words.opensTomorrow, { time: time(opensAt) });
  if (days < 7) {
    return fill(words.opensOn, { day: shown(opensAt, { weekday: "long" }), time: time(opensAt) });
  }
  const date = shown(opensAt, { day: "numeric", month: "long", weekday: "long" });
  return fill(words.opensOnDate, { date, time: time(opensAt) });
}

/**
 * The weekly hours in rows, days with the same hours together: `{days: "Mon – Fri", times: "9:00 –
 * 17:30"}`. Monday first; times are the team's.
 * @param {readonly import("./hours.js").Shift[]} hours
 * @param {string} language
 * @returns {{days: string, times: string}[]}
 */
export function weeklyHours(hours, language) {
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  /** @param {number} minutes */
  const clock = (minutes) => new Date((minutes % 1440) * 60_000);
  /** @param {number} day 1 January 2024 was a Monday */
  const date = (day) => new Date(Date.UTC(2024, 0, day));
  /** @param {import("./hours.js").Shift} shift */
  const range = ([, start, end]) => `${time.format(clock(start))} – ${time.format(clock(end))}`;
  const texts = [1, 2, 3, 4, 5, 6, 7].map((day) => hours.filter(([on]) => on === day)
    .sort((a, b) => a[1] - b[1]).map(range).join(", "));
  /** @type {{first: number, last: number, times: string}[]} */
  const rows = [];
  texts.forEach((times, index) => {
    const previous = rows.at(-1);
    if (previous && previous.times === times) previous.last = index + 1;
    else rows.push({ first: index + 1, last: index + 1, times });
  });
  return rows.filter((row) => row.times !== "").map(({ first, last, times }) => ({
    days: first === last
      ? weekday.format(date(first)) : weekday.formatRange(date(first), date(last)),
    times,
  }));
}

/**
 * "Central European Time"; the zone's own name where the device knows no better.
 * @param {string} timeZone
 * @param {string} language
 * @param {Date} now  what a zone is called may change over the years
 * @returns {string}
 */
export function zoneName(timeZone, language, now) {
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "longGeneric" });
    const parts = format.formatToParts(now);
    return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
