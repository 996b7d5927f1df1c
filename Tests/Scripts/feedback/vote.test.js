import assert from "node:assert/strict";
import test from "node:test";
import {
  castFrom, partedByTime, payloadFor, voteOn, waitingFrom, withPayload, withVote,
} from "../../../Themes/Default/Scripts/feedback/vote.js";

const subject = {
  article: "buying/cancel-a-bid", language: "en", revision: "r1", url: "https://example.com/en/",
};
const at = new Date("2026-03-03T10:30:00Z");
const payload = (vote, more = {}) => payloadFor(subject, { vote, at, ...more });

test("a device has one vote for a revision of an article in a language", () => {
  const cast = withVote(withVote([], subject, "yes"), subject, "no");
  assert.equal(cast.length, 1);
  assert.equal(voteOn(cast, subject), "no");
  for (const other of [{ revision: "r2" }, { language: "de" }, { article: "buying/bid" }]) {
    assert.equal(voteOn(cast, { ...subject, ...other }), null);
  }
});

test("only the latest 300 votes are kept", () => {
  let cast = [];
  for (let n = 0; n < 305; n++) cast = withVote(cast, { ...subject, article: `a/${n}` }, "yes");
  assert.equal(cast.length, 300);
  assert.equal(voteOn(cast, { ...subject, article: "a/4" }), null);
  assert.equal(voteOn(cast, { ...subject, article: "a/304" }), "yes");
});

test("a yes has neither reason nor comment, and a reason is one of those offered", () => {
  const yes = payload("yes", { reason: "wrong", comment: "No" });
  assert.deepEqual([yes.reason, yes.comment], ["", ""]);
  assert.equal(payload("no", { reason: "<b>" }).reason, "other");
  assert.equal(payload("no", { comment: ` ${"x".repeat(3000)}` }).comment.length, 2000);
});

test("a changed vote says what it replaces, unless that was never sent", () => {
  const changed = payload("no", { previous: "yes" });
  assert.equal(changed.previous, "yes");
  assert.equal("previous" in payload("no", { previous: "no" }), false);
  const unsent = withPayload([], payload("yes"), 0);
  const [{ payload: only }] = withPayload(unsent, changed, 0);
  assert.deepEqual([only.vote, only.previous], ["no", undefined]);
});

test("a reader who comes back to the vote that was sent sends nothing", () => {
  const waiting = withPayload([], payload("no", { previous: "yes" }), 0);
  assert.deepEqual(withPayload(waiting, payload("yes", { previous: "no" }), 0), []);
});

test("a payload that may still be completed is held until its time", () => {
  const waiting = withPayload([], payload("no"), 1000);
  assert.equal(partedByTime(waiting, 999).held.length, 1);
  assert.equal(partedByTime(waiting, 1000).due.length, 1);
});

test("what was stored by others counts as nothing", () => {
  for (const text of [null, "{", "7", "{}", "[[1, \"yes\"]]", "[[\"a\", \"maybe\"]]"]) {
    assert.deepEqual(castFrom(text), []);
  }
  for (const text of [null, "[null]", "[{\"until\": 0}]",
    "[{\"until\": 0, \"payload\": {\"type\": \"feedback\", \"article\": \"a\", \"vote\": \"<b>\"}}]"]) {
    assert.deepEqual(waitingFrom(text), []);
  }
});
