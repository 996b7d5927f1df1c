import test from "node:test";
import assert from "node:assert/strict";
import {
  contactAddress, withConversation,
} from "../../../Themes/Default/Scripts/assistant/hand-over.js";
import { answerVote, articlePath } from "../../../Themes/Default/Scripts/assistant/vote.js";
import { emptyDraft } from "../../../Themes/Default/Scripts/contact/draft.js";

const turn = { question: "where?", status: "unsure", answer: null, sources: [], vote: "" };

test("a conversation goes along, and what was typed before stays", () => {
  const earlier = { ...emptyDraft(), step: "email", details: "typed", name: "Ann", article: "a/b" };
  const handed = withConversation(earlier, [turn], "c/d");
  assert.deepEqual(handed, {
    ...earlier, step: "about", handedOver: true, conversation: [turn], article: "c/d",
  });
});

test("the last question opens the details; without one the contact page asks", () => {
  assert.equal(withConversation(emptyDraft(), [turn], "").details, "where?");
  assert.equal(withConversation(emptyDraft(), [], "").handedOver, false);
});

test("the address names article and reason, never the question", () => {
  const contact = "https://help.example.com/en/contact/";
  assert.equal(contactAddress(contact, { path: "a/b c", reason: "order" }),
    `${contact}?article=a%2Fb+c&reason=order`);
  assert.equal(contactAddress(contact, { path: "a/b" }), `${contact}?article=a%2Fb`);
  assert.equal(contactAddress(contact, undefined), contact);
});

test("the article of an answer, under any base path", () => {
  assert.equal(articlePath("https://x.example/help/en/buying/bid/#steps", "/help/en/"), "buying/bid");
  assert.equal(articlePath("https://x.example/en/buying/bid/", "/no/"), "en/buying/bid");
});

test("a vote is feedback on the article, without the question", () => {
  const page = { home: "/en/", language: "en", at: new Date("2026-06-02T10:00:00Z") };
  assert.deepEqual(answerVote({ url: "https://x.example/en/a/b/#c", revision: "r1" }, "no", page), {
    type: "feedback", article: "a/b", language: "en", revision: "r1", vote: "no", reason: "answer",
    comment: "", url: "https://x.example/en/a/b/#c", at: "2026-06-02T10:00:00.000Z",
  });
});
