import test from "node:test";
import assert from "node:assert/strict";
import { languageName, nearLanguage, spokenLanguage } from "../../../Themes/Default/Scripts/contact/languages.js";

const cases = [
  ["pt-BR", ["en", "pt"], "pt"],
  ["pt", ["en", "pt-BR"], "pt-BR"],
  ["pt-BR", ["pt-PT", "pt-BR"], "pt-BR"],
  ["pt-AO", ["pt-PT", "pt-BR"], "pt-PT"],
  ["PT-br", ["pt-BR"], "pt-BR"],
  ["en-GB", ["en-US", "en"], "en-US"],
  ["no", ["nb"], "nb"],
  ["no", ["nn"], "nn"],
  ["nb", ["no"], "no"],
  ["nn", ["en", "no"], "no"],
  ["nn", ["nb", "nn"], "nn"],
  ["nb-NO", ["no"], "no"],
  ["no", ["en", "da", "sv"], null],
  ["zh", ["zh"], "zh"],
  ["zh-CN", ["zh"], "zh"],
  ["zh-Hans", ["zh-Hant", "zh"], "zh"],
  ["zh-Hant", ["zh"], null],
  ["zh", ["zh-Hant"], null],
  ["zh-TW", ["zh", "zh-Hant"], "zh-Hant"],
  ["zh-HK", ["zh-Hant"], "zh-Hant"],
  ["sr-Latn", ["sr"], null],
  ["iw", ["he"], "he"],
  ["fr", [], null],
  ["", ["en"], null],
  ["not a tag", ["en"], null],
  ["en", ["not a tag", "en"], "en"],
];
for (const [reader, spoken, expected] of cases) {
  test(`a reader of "${reader}" is served in ${expected} by ${JSON.stringify(spoken)}`, () => {
    assert.equal(spokenLanguage(reader, spoken), expected);
  });
}

test("another script of the same language is near, another language is not", () => {
  assert.equal(nearLanguage("zh-Hant", ["en", "zh"]), "zh");
  assert.equal(nearLanguage("zh", ["en", "zh-Hant"]), "zh-Hant");
  assert.equal(nearLanguage("no", ["en", "da"]), null);
});

test("a language is named for the reader, with its script where only that differs", () => {
  assert.equal(languageName("en", "no"), "engelsk");
  assert.equal(languageName("zh", "en"), "Chinese");
  assert.notEqual(languageName("zh", "zh-Hant"), languageName("zh", "zh"));
  assert.equal(languageName("not a tag", "en"), "not a tag");
});
