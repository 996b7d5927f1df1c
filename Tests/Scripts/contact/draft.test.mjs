import test from "node:test";
import assert from "node:assert/strict";
import {
  emptyDraft, hasWords, readDraft, writtenDraft,
} from "../../../Themes/Default/Scripts/contact/draft.js";

const base = "https://help.example.com/en/contact/";
const at = new Date("2026-06-02T10:00:00Z");
const later = (days) => new Date(at.getTime() + days * 86_400_000);

const draft = {
  ...emptyDraft(), step: "options", guest: true, question: "typed", details: "it is late",
  article: "buying/bid", reason: "order", items: 3, name: "Ann", replyTo: "ann@example.com",
  read: [{ url: "https://help.example.com/en/a/", title: "A" }],
  conversation: [{
    question: "where?", status: "answered", vote: "no",
    sources: [{ url: "https://help.example.com/en/c/", title: "C", language: "en", translation: "machine" }],
    answer: {
      text: "There.", url: "https://help.example.com/en/b/", title: "B", stale: true,
      article: "buying/b", revision: "r1",
    },
  }],
};

test("a draft comes back as it was written", () => {
  assert.deepEqual(readDraft(writtenDraft(draft, at), later(6), base), draft);
  assert.deepEqual(readDraft(writtenDraft(emptyDraft(), at), at, base), emptyDraft());
});

test("after a week it does not", () => {
  assert.equal(readDraft(writtenDraft(draft, at), later(7), base), null);
});

for (const text of [null, "", "{", "null", "7", '"x"', "[]", "{}", '{"version":2}', '{"version":1}']) {
  test(`${text} is no draft`, () => assert.equal(readDraft(text, at, base), null));
}

test("fields of another kind, and unsafe addresses, are dropped", () => {
  const hostile = readDraft(JSON.stringify({
    version: 1, at, step: "nowhere", guest: 1, item: { id: "1" }, question: {}, details: 5,
    conversation: [null, 7, { question: "" }, {
      question: "<b>", status: "answered", answer: { text: "x", url: "javascript:x", title: "t" },
      sources: "no", vote: "maybe",
    }],
    read: [{ url: "data:x", title: "x" }, 3], items: -1, reason: [], name: null,
  }), at, base);
  assert.deepEqual(hostile, {
    ...emptyDraft(),
    conversation: [{ question: "<b>", status: "unsure", answer: null, sources: [], vote: "" }],
  });
});

test("lengths are bounded", () => {
  const long = "x".repeat(100_000);
  const stored = JSON.stringify({ version: 1, at, question: long, details: long, items: 1e9 });
  const read = readDraft(stored, at, base);
  assert.deepEqual([read?.question.length, read?.details.length, read?.items], [1000, 5000, 0]);
});

test("only what the reader put in is worth keeping", () => {
  assert.equal(hasWords(emptyDraft()), false);
  assert.equal(hasWords({ ...emptyDraft(), details: " \n", reason: "order", items: 2 }), false);
  assert.equal(hasWords({ ...emptyDraft(), replyTo: "a" }), true);
  assert.equal(hasWords({ ...emptyDraft(), conversation: draft.conversation }), true);
});
