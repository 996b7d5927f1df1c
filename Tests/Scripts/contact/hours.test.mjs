import test from "node:test";
import assert from "node:assert/strict";
import { instantsOf, offsetAt, openingTimes } from "../../../Themes/Default/Scripts/contact/hours.js";

const hour = 3_600_000;
const week = [1, 2, 3, 4, 5, 6, 7];
const daily = (start, end) => week.map((weekday) => [weekday, start, end]);

/** The state of a timetable as text: "open until …Z", "opens …Z", "open", "closed". */
function state(timezone, hours, at, holidays = []) {
  const { open, opensAt, closesAt } = openingTimes({ timezone, hours, holidays }, new Date(at));
  const short = (date) => date.toISOString().replace(":00.000Z", "Z");
  if (open) {
    assert.equal(opensAt, null);
    return closesAt ? `open until ${short(closesAt)}` : "open";
  }
  assert.equal(closesAt, null);
  return opensAt ? `opens ${short(opensAt)}` : "closed";
}

function check(name, zone, hours, holidays, steps) {
  test(name, () => {
    for (const [at, expected] of steps) assert.equal(state(zone, hours, at, holidays), expected, at);
  });
}

test("offsets follow the zone, east and west, whole hours or not", () => {
  const offset = (zone, at) => offsetAt(zone, Date.parse(at)) / hour;
  assert.equal(offset("Europe/Amsterdam", "2026-01-15T12:00Z"), 1);
  assert.equal(offset("Europe/Amsterdam", "2026-07-15T12:00Z"), 2);
  assert.equal(offset("America/New_York", "2026-07-15T12:00Z"), -4);
  assert.equal(offset("Asia/Kolkata", "2026-07-15T12:00Z"), 5.5);
  assert.equal(offset("Asia/Kathmandu", "2026-07-15T23:59:59.999Z"), 5.75);
  assert.equal(offset("Pacific/Kiritimati", "2026-07-15T12:00Z"), 14);
});

test("a repeated wall-clock time has two instants, a skipped one is the change", () => {
  const at = (iso) => Date.parse(`${iso}Z`);
  assert.deepEqual(instantsOf("Europe/Amsterdam", at("2026-10-25T02:30")),
    { first: at("2026-10-25T00:30"), last: at("2026-10-25T01:30") });
  assert.deepEqual(instantsOf("Europe/Amsterdam", at("2026-03-29T02:30")),
    { first: at("2026-03-29T01:00"), last: at("2026-03-29T01:00") });
  assert.deepEqual(instantsOf("America/New_York", at("2026-11-01T01:30")),
    { first: at("2026-11-01T05:30"), last: at("2026-11-01T06:30") });
  assert.deepEqual(instantsOf("Australia/Lord_Howe", at("2026-10-04T02:15")),
    { first: at("2026-10-03T15:30"), last: at("2026-10-03T15:30") });
  assert.deepEqual(instantsOf("Europe/Amsterdam", at("2026-06-01T09:00")),
    { first: at("2026-06-01T07:00"), last: at("2026-06-01T07:00") });
});

check("no hours are always open, no shift is never", "Europe/Amsterdam", null, ["2026-12-25"],
  [["2026-12-25T03:00Z", "open"]]);
check("a team without shifts never opens", "Europe/Amsterdam", [], [], [["2026-06-01T12:00Z", "closed"]]);

check("opening is included, closing is not", "Europe/Amsterdam", [[1, 540, 1050]], [], [
  ["2026-06-01T06:59:59.999Z", "opens 2026-06-01T07:00Z"],
  ["2026-06-01T07:00Z", "open until 2026-06-01T15:30Z"],
  ["2026-06-01T15:29:59.999Z", "open until 2026-06-01T15:30Z"],
  ["2026-06-01T15:30Z", "opens 2026-06-08T07:00Z"],
]);

check("two shifts a day, in any order, have a break between", "Europe/Amsterdam", [[1, 780, 1020], [1, 540, 720]], [], [
  ["2026-06-01T09:00Z", "open until 2026-06-01T10:00Z"],
  ["2026-06-01T10:30Z", "opens 2026-06-01T11:00Z"],
  ["2026-06-01T11:00Z", "open until 2026-06-01T15:00Z"],
]);

check("touching and overlapping shifts are one", "UTC", [[1, 540, 720], [1, 720, 780], [1, 700, 800]], [], [
  ["2026-06-01T10:00Z", "open until 2026-06-01T13:20Z"],
]);

check("spring: the weekend on which clocks go forward", "Europe/Amsterdam", daily(540, 1050), [], [
  ["2026-03-28T08:00Z", "open until 2026-03-28T16:30Z"],
  ["2026-03-28T16:30Z", "opens 2026-03-29T07:00Z"],
  ["2026-03-29T07:00Z", "open until 2026-03-29T15:30Z"],
]);
check("autumn: the weekend on which clocks go back", "Europe/Amsterdam", daily(540, 1050), [], [
  ["2026-10-24T15:30Z", "opens 2026-10-25T08:00Z"],
  ["2026-10-25T07:59Z", "opens 2026-10-25T08:00Z"],
  ["2026-10-25T16:00Z", "open until 2026-10-25T16:30Z"],
]);
check("a shift over the lost hour is an hour shorter", "Europe/Amsterdam", [[6, 1320, 1620]], [], [
  ["2026-03-28T21:00Z", "open until 2026-03-29T01:00Z"],
  ["2026-03-29T00:59Z", "open until 2026-03-29T01:00Z"],
  ["2026-03-29T01:00Z", "opens 2026-04-04T20:00Z"],
]);
check("a shift over the repeated hour is whole", "Europe/Amsterdam", [[6, 1320, 1590]], [], [
  ["2026-10-25T00:45Z", "open until 2026-10-25T01:30Z"],
  ["2026-10-25T01:15Z", "open until 2026-10-25T01:30Z"],
  ["2026-10-25T01:30Z", "opens 2026-10-31T21:00Z"],
]);
check("a shift that starts in the lost hour starts at the change", "Europe/Amsterdam", [[7, 150, 300]], [], [
  ["2026-03-29T00:30Z", "opens 2026-03-29T01:00Z"],
  ["2026-03-29T01:00Z", "open until 2026-03-29T03:00Z"],
]);
check("a shift wholly inside the lost hour does not happen", "Europe/Amsterdam", [[7, 130, 170]], [], [
  ["2026-03-29T00:59Z", "opens 2026-04-05T00:10Z"],
  ["2026-03-29T01:00Z", "opens 2026-04-05T00:10Z"],
]);
check("New York changes on its own dates", "America/New_York", daily(540, 1020), [], [
  ["2026-03-07T22:00Z", "opens 2026-03-08T13:00Z"],
  ["2026-10-31T21:00Z", "opens 2026-11-01T14:00Z"],
]);
check("Sydney: the other half of the year", "Australia/Sydney", daily(540, 1020), [], [
  ["2026-04-04T07:00Z", "opens 2026-04-04T23:00Z"],
  ["2026-10-03T08:00Z", "opens 2026-10-03T22:00Z"],
]);
check("a zone of half hours", "Asia/Kolkata", daily(600, 1080), [], [["2026-06-01T00:00Z", "opens 2026-06-01T04:30Z"]]);

const late = [[5, 1320, 1560]];
for (const [name, hours] of [["minutes past 1440", late], ["an end before the start", [[5, 1320, 120]]]]) {
  check(`past midnight, written as ${name}`, "Europe/Amsterdam", hours, ["2026-12-26", "2027-01-01"], [
    ["2026-06-05T20:00Z", "open until 2026-06-06T00:00Z"],
    ["2026-06-05T23:59Z", "open until 2026-06-06T00:00Z"],
    ["2026-06-06T00:00Z", "opens 2026-06-12T20:00Z"],
    ["2026-12-25T23:30Z", "open until 2026-12-26T01:00Z"],
    ["2027-01-01T21:30Z", "opens 2027-01-08T21:00Z"],
  ]);
}
check("Sunday night runs into Monday", "UTC", [[7, 1380, 1500]], [], [
  ["2026-06-08T00:30Z", "open until 2026-06-08T01:00Z"],
  ["2026-06-08T01:00Z", "opens 2026-06-14T23:00Z"],
]);

check("the date is the team's, not the reader's or UTC's", "Pacific/Auckland", daily(540, 1020), ["2026-06-02"], [
  ["2026-06-01T21:30Z", "opens 2026-06-02T21:00Z"],
  ["2026-06-01T04:00Z", "open until 2026-06-01T05:00Z"],
]);
check("holidays in a row, with a weekend between", "Europe/Amsterdam", [1, 2, 3, 4, 5].map((d) => [d, 540, 1050]),
  ["2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29"],
  [["2026-12-23T17:00Z", "opens 2026-12-30T08:00Z"], ["2026-12-25T10:00Z", "opens 2026-12-30T08:00Z"]]);
check("one shift a week on a holiday waits another week", "UTC", [[3, 540, 600]], ["2026-06-03", "2026-06-10"], [
  ["2026-06-01T00:00Z", "opens 2026-06-17T09:00Z"],
]);

test("a timetable of nothing but holidays has no opening, and says so quickly", () => {
  const holidays = Array.from({ length: 400 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const began = performance.now();
  assert.equal(state("Europe/Amsterdam", daily(540, 1020), "2026-01-01T12:00Z", holidays), "closed");
  assert.ok(performance.now() - began < 200);
});

check("round the clock has no closing time", "Europe/Amsterdam", daily(0, 1440), [], [
  ["2026-03-28T12:00Z", "open"], ["2026-10-24T22:30Z", "open"],
]);
check("round the clock until a holiday closes at its midnight", "Europe/Amsterdam", daily(0, 1440), ["2026-12-25"], [
  ["2026-12-24T12:00Z", "open until 2026-12-24T23:00Z"],
  ["2026-12-25T12:00Z", "opens 2026-12-25T23:00Z"],
]);

test("the state agrees with the clock on the wall at every quarter of two years", () => {
  const hours = daily(540, 1050);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += 15 * 60_000 * 7) {
    const [h, m] = clock.format(at).split(":").map(Number);
    const { open } = openingTimes({ timezone: "Europe/Amsterdam", hours, holidays: [] }, new Date(at));
    assert.equal(open, h * 60 + m >= 540 && h * 60 + m < 1050, new Date(at).toISOString());
  }
});

test("an unknown zone throws", () => {
  assert.throws(() => state("Europe/Nowhere", daily(0, 60), "2026-06-01T12:00Z"), RangeError);
});
