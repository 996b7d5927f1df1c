import test from "node:test";
import assert from "node:assert/strict";
import {
  openingText, weeklyHours, zoneName,
} from "../../../Themes/Default/Scripts/contact/times.js";
import { counted, fill } from "../../../Themes/Default/Scripts/contact/wording.js";
import { rules } from "./rules.mjs";

const words = {
  openNow: "open", openUntil: "until {time}", opensToday: "today {time}",
  opensTomorrow: "tomorrow {time}", opensOn: "{day} {time}", opensOnDate: "{date} {time}",
  closed: "closed",
};
const now = new Date("2026-06-02T21:00:00Z");

/** What a reader in `zone` is told of an opening. */
function told(opensAt, zone, language = "en-GB") {
  const times = { open: false, opensAt: opensAt && new Date(opensAt), closesAt: null };
  return openingText(times, now, language, words, zone);
}

test("the day is the reader's: the same opening is today, tomorrow or a weekday", () => {
  assert.equal(told("2026-06-03T07:00Z", "Europe/London"), "tomorrow 08:00");
  assert.equal(told("2026-06-03T07:00Z", "Asia/Tokyo"), "today 16:00");
  assert.equal(told("2026-06-03T07:00Z", "America/Los_Angeles"), "tomorrow 00:00");
  assert.equal(told("2026-06-03T06:59Z", "America/Los_Angeles"), "today 23:59");
  assert.equal(told("2026-06-05T07:00Z", "Europe/London"), "Friday 08:00");
  assert.equal(told("2026-06-08T07:00Z", "Europe/London"), "Monday 08:00");
});

test("from a week on the date is given, so that no weekday is taken for the nearer one", () => {
  assert.match(told("2026-06-09T07:00Z", "Europe/London"), /^Tuesday,? 9 June 08:00$/);
});

test("over a change of clocks in the reader's zone", () => {
  const times = { open: false, opensAt: new Date("2026-10-25T09:00Z"), closesAt: null };
  const eve = new Date("2026-10-24T20:00Z");
  assert.equal(openingText(times, eve, "en-GB", words, "Europe/London"), "tomorrow 09:00");
});

test("open, open until, closed for good", () => {
  const until = (closesAt) => openingText({ open: true, opensAt: null, closesAt }, now, "en-GB",
    words, "Europe/London");
  assert.equal(until(new Date("2026-06-02T22:30Z")), "until 23:30");
  assert.equal(until(new Date("2026-06-05T22:30Z")), "open");
  assert.equal(until(null), "open");
  assert.equal(told(null, "Europe/London"), "closed");
});

test("weekly hours: days with the same hours together, breaks in order", () => {
  const [chat] = rules.channels.filter(({ id }) => id === "chat");
  assert.deepEqual(weeklyHours(chat.hours, "en-GB").map(({ times }) => times),
    ["09:00 – 21:00", "10:00 – 18:00"]);
  const broken = weeklyHours([[3, 780, 1020], [3, 540, 720], [5, 1320, 1560]], "en-GB");
  assert.deepEqual(broken, [
    { days: "Wed", times: "09:00 – 12:00, 13:00 – 17:00" }, { days: "Fri", times: "22:00 – 02:00" },
  ]);
  assert.deepEqual(weeklyHours([], "en-GB"), []);
});

test("a zone the device does not know keeps its own name", () => {
  assert.equal(zoneName("Europe/Nowhere", "en", now), "Europe/Nowhere");
  assert.match(zoneName("Europe/Amsterdam", "en", now), /Central European/);
});

test("places are filled once, unknown ones stay", () => {
  assert.equal(fill("{a} {b} {toString}", { a: "{b}", b: 2 }), "{b} 2 {toString}");
});

test("plural forms follow the language; a missing one is other", () => {
  assert.equal(counted({ one: "{count} plik", few: "{count} pliki", other: "{count} plików" }, 3, "pl"),
    "3 pliki");
  assert.equal(counted({ other: "{count}" }, 1, "en"), "1");
});
