import assert from "node:assert/strict";
import test from "node:test";
import { fold, words } from "../../../Themes/Default/Scripts/search/words.js";

const forms = (text) => words(text).map((word) => word.form);

test("words are letters, numbers and marks, in lower case without accents", () => {
  assert.deepEqual(forms("L’Été: Größe 12,5 kg, ÆØÅ!"), ["l", "ete", "grosse", "12", "5", "kg", "aeoa"]);
});

test("scripts without spaces give each two neighbouring characters", () => {
  assert.deepEqual(forms("支付订单ABC"), ["支付", "付订", "订单", "abc"]);
  assert.deepEqual(forms("我"), ["我"]);
  assert.deepEqual(forms("환불은"), ["환불", "불은"]);
});

test("places are those of the text", () => {
  for (const { form, start, end } of words("Ein Käufer 支付订单")) assert.equal(fold("Ein Käufer 支付订单".slice(start, end)), form);
});

test("Arabic and Hebrew vowel signs go, Indic ones stay", () => {
  assert.equal(fold("كَلِمَة"), fold("كلمه"));
  assert.equal(fold("किताब"), "किताब");
});

test("compatibility forms are what readers mean", () => {
  assert.deepEqual(forms("ＥＭＡＩＬ ﬁ ①"), ["email", "fi", "1"]);
});
