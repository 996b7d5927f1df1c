import assert from "node:assert/strict";
import test from "node:test";
import { excerpt, paragraphs, plain } from "../../../Themes/Default/Scripts/search/excerpt.js";

const ARTICLE = `---
title: Place a bid
---

# Place a bid

Open the object and **enter** an [amount](../a.md).

:::steps
1. First step
2. Second step with \`code\`
:::

## Take back a bid {#take-back}

A bid can be cancelled within one hour, but only if you typed the wrong amount \\(for example two zeros\\).
`;

const show = ({ parts }) => parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

test("the best paragraph is shown, its words marked, its section linked", () => {
  const result = excerpt(ARTICLE, new Map([["cancelled", 3], ["bid", 1]]));
  assert.equal(result.anchor, "take-back");
  assert.equal(show(result).slice(0, 28), "A [bid] can be [cancelled] w");
});

test("without a hit the beginning is shown", () => {
  const result = excerpt(ARTICLE, new Map([["nothing", 1]]));
  assert.equal(show(result), "Open the object and enter an amount.");
  assert.equal(result.anchor, "");
});

test("front matter, markup and containers are left out", () => {
  assert.deepEqual(paragraphs(ARTICLE).map(({ text }) => text), [
    "Open the object and enter an amount.", "First step", "Second step with code",
    "A bid can be cancelled within one hour, but only if you typed the wrong amount (for example two zeros).",
  ]);
});

test("the title of a callout is not part of its text", () => {
  const callout = "Before.\n\n> **Warning**\n>\n> Members can **lose** the right to bid.\n>\n> Another paragraph.\n";
  assert.deepEqual(paragraphs(callout).map(({ text }) => text), [
    "Before.", "Members can lose the right to bid.", "Another paragraph.",
  ]);
});

test("a long paragraph is cut at words around the hits", () => {
  const text = `${"word ".repeat(100)}needle in here. ${"more ".repeat(100)}`;
  const result = show(excerpt(text, new Map([["needle", 1]]), { length: 80 }));
  assert.match(result, /^… .*\[needle\] in here.* …$/);
  assert.ok(result.length < 110);
});

test("text without spaces is marked and cut between characters", () => {
  const result = excerpt("打开拍品页面，输入金额并确认出价。".repeat(20), new Map([["出价", 1]]), { length: 40 });
  assert.ok(result.parts.some(({ text, isMarked }) => isMarked && text === "出价"));
});

test("markup in the text stays text", () => {
  assert.equal(plain("a < b & <b>c</b> \\<script\\>"), "a < b & c <script>");
});

test("an empty article has an empty excerpt", () => {
  assert.deepEqual(excerpt("", new Map([["a", 1]])), { parts: [], anchor: "" });
});
