import test from "node:test";
import assert from "node:assert/strict";
import { emptyDraft } from "../../../Themes/Default/Scripts/contact/draft.js";
import {
  addressMistakes, contactMessage, firstStep, itemCount, requestMistakes, resumedStep, stepBefore,
} from "../../../Themes/Default/Scripts/contact/flow.js";

const item = { id: "7", title: "Desk", status: "", date: "", image: null, url: null };
const draft = (fields = {}) => ({ ...emptyDraft(), ...fields });
const list = { state: "list", items: [item] };
const failed = { state: "failed" };
const signedOut = { state: "signedOut" };
const site = { signIn: true };
const open = { signIn: false };

for (const [name, given, items, settings, expected] of [
  ["orders are offered", {}, list, site, "about"],
  ["an item in mind is not asked for again", { item }, list, site, "question"],
  ["not signed in: the card", {}, signedOut, site, "signIn"],
  ["not signed in, with an item in mind: the card", { item }, signedOut, site, "signIn"],
  ["going on without", { guest: true }, signedOut, site, "question"],
  ["nobody knows whether signed in: the card", {}, null, site, "signIn"],
  ["no sign-in page: the question", {}, null, open, "question"],
  ["not signed in and nowhere to sign in", {}, signedOut, open, "question"],
  ["failing orders: the general way", {}, failed, site, "question"],
  ["handed over: the request", { handedOver: true }, failed, site, "request"],
  ["handed over, with orders: which one", { handedOver: true }, list, site, "about"],
]) {
  test(`first step: ${name}`, () => assert.equal(firstStep(draft(given), items, settings), expected));
}

for (const [name, given, items, settings, expected] of [
  ["the step of the draft", { step: "options" }, list, site, "options"],
  ["the message is shown with its choice again", { step: "email" }, list, site, "options"],
  ["signed out meanwhile", { step: "request" }, signedOut, site, "signIn"],
  ["signed in meanwhile", { step: "signIn" }, list, site, "about"],
  ["orders fail meanwhile", { step: "about" }, failed, site, "question"],
]) {
  test(`after a reload: ${name}`, () => {
    assert.equal(resumedStep(draft(given), items, settings), expected);
  });
}

test("back leads to what there is", () => {
  assert.equal(stepBefore("question", list, site), "about");
  assert.equal(stepBefore("question", null, site), "signIn");
  assert.equal(stepBefore("question", failed, site), null);
  assert.equal(stepBefore("question", null, open), null);
  assert.equal(stepBefore("email", list, site), "options");
  assert.equal(stepBefore("sent", list, site), null);
});

test("the count is what was said, else the item chosen", () => {
  assert.equal(itemCount(draft()), 0);
  assert.equal(itemCount(draft({ item })), 1);
  assert.equal(itemCount(draft({ item, items: 3 })), 3);
});

test("a request needs a reason, where there are any, and details", () => {
  const words = (given, reasons) => requestMistakes(draft(given), reasons).map(({ word }) => word);
  assert.deepEqual(words({ details: " " }, true), ["errorReason", "errorDetails"]);
  assert.deepEqual(words({ details: "x" }, false), []);
  assert.deepEqual(words({ details: "x".repeat(5001), reason: "a" }, true), ["errorTooLong"]);
});

for (const [address, word] of [
  ["", "errorReplyTo"], ["  ", "errorReplyTo"], ["ann", "errorReplyToInvalid"],
  ["a@b@c", "errorReplyToInvalid"], ["a b@c", "errorReplyToInvalid"], ["@b", "errorReplyToInvalid"],
  [`${"a".repeat(260)}@b`, "errorReplyToInvalid"],
  ["ann@example.com", undefined], [" ann+x@bücher.example ", undefined], ["用户@例子.example", undefined],
]) {
  test(`address "${address.slice(0, 20)}": ${word ?? "fine"}`, () => {
    assert.equal(addressMistakes(draft({ replyTo: address }))[0]?.word, word);
  });
}

test("the message has the names of the contract, and carries the conversation", () => {
  const turn = {
    question: "where?", status: "answered", vote: "no", sources: [],
    answer: { text: "There.", url: "https://help.example.com/en/b/", title: "B" },
  };
  const read = [{ url: "https://help.example.com/en/a/", title: "A" }];
  const message = contactMessage(draft({
    item, items: 2, reason: "order", details: " late ", name: " Ann ", replyTo: " a@b.example ",
    article: "buying/bid", conversation: [turn], read,
  }), { channel: "email", language: "ar", at: new Date("2026-06-02T10:00:00Z") });
  assert.deepEqual(message, {
    type: "contact", reason: "order", item: "7", items: 2, details: "late", name: "Ann",
    replyTo: "a@b.example", channel: "email", language: "ar", article: "buying/bid",
    conversation: { questions: [turn], articles: read }, at: "2026-06-02T10:00:00.000Z",
  });
});
