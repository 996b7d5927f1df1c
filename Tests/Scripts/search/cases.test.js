// The cases that the browser's and the build's ranking must both meet; the files are the builder's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { addArticles, addNames, fileURL, openIndex, readShard } from "../../../Themes/Default/Scripts/search/decode.js";
import {
  marksOf, missingNames, missingShards, nameResults, readQuery, search,
} from "../../../Themes/Default/Scripts/search/rank.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../../Fixtures/ranking/${name}`, import.meta.url), "utf8"));
const { sets } = read("cases.json");
const files = read("files.json");

function open(set) {
  const index = openIndex(files[set.name][`/assets/search/${set.language}.json`]);
  if (index.namesPerFile) addArticles(index, fileOf(set, index, "articles"));
  return index;
}

function fileOf(set, index, name) {
  return files[set.name][fileURL(index, `search/${set.language}/${name}`)];
}

function load(set, index, shard) {
  index.shards[shard] = readShard(fileOf(set, index, shard));
}

function found(set, index, text, options) {
  const query = readQuery(index, text);
  for (const shard of missingShards(index, query)) load(set, index, shard);
  const answer = search(index, query, options);
  for (const file of missingNames(index, answer.results)) {
    addNames(index, file, fileOf(set, index, `names-${file}`));
  }
  nameResults(index, answer.results);
  return answer;
}

for (const set of sets) {
  for (const { query, best, isAll } of set.cases) {
    test(`${set.name}: "${query}"`, () => {
      const { results, count } = found(set, open(set), query);
      const urls = results.map((result) => result.url);
      if (isAll || !best.length) assert.deepEqual([urls, count], [best, best.length]);
      else assert.deepEqual(urls.slice(0, best.length), best);
    });
  }
}

test("each article comes once, with its title, and no more than asked for", () => {
  const set = sets[0];
  const { results, count } = found(set, open(set), "bid pay parcel return account", { limit: 2 });
  assert.equal(results.length, 2);
  assert.ok(count > 2);
  assert.equal(new Set(results.map((result) => result.url)).size, 2);
  for (const { url, title } of results) {
    assert.equal(title, set.articles.find((article) => article.url === url).title);
  }
});

test("long, empty and broken input finds nothing and throws nothing", () => {
  const set = sets[0];
  for (const text of ["", " ", "q".repeat(10_000), "\u0000\u0007", "\ud800", "…?!", "%%%", "🙂".repeat(5000)]) {
    assert.deepEqual(found(set, open(set), text).results, [], JSON.stringify(text.slice(0, 20)));
  }
});

test("a shard that failed to load leaves the rest of the query at work", () => {
  const set = sets.find(({ name }) => name === "shards");
  const index = open(set);
  assert.ok(index.shards.length > 1);
  const query = readQuery(index, "parcel password");
  const [first] = missingShards(index, query);
  load(set, index, first);
  assert.ok(search(index, query).results.length > 0);
});

test("another format is refused", () => {
  assert.throws(() => openIndex({ v: 1 }), /format/);
});

test("all shards in one file are the same as each in its own", () => {
  const set = sets.find(({ name }) => name === "shards");
  const index = open(set);
  assert.ok(index.hasWhole);
  assert.deepEqual(fileOf(set, index, "whole"), index.shards.map((_, shard) => fileOf(set, index, shard)));
});

test("a site with its names in files of their own finds and names the same", () => {
  const [one, parted] = ["shards", "names in files"].map((name) => sets.find((set) => set.name === name));
  const answers = [one, parted].map((set) => found(set, open(set), "bid pay parcel return account"));
  assert.ok(answers[0].count > 2);
  assert.deepEqual(answers[1], answers[0]);
});

test("a category narrows what was found, and brings in nothing else", () => {
  const set = sets.find(({ name }) => name === "one file");
  const index = open(set);
  index.category = index.category.map((_, document) => document % 2);
  index.categories = [["Even", "even"], ["Odd", "odd"]];
  const all = found(set, index, "bid pay parcel return account");
  assert.deepEqual(all.choices.categories, [["even", "Even"], ["odd", "Odd"]]);
  const odd = found(set, index, "bid pay parcel return account", { category: "odd" });
  assert.deepEqual(odd.results, all.results.filter(({ document }) => document % 2));
  assert.equal(odd.count, odd.results.length);
});

test("marks hold all forms of the query's words", () => {
  const set = sets[0];
  const index = open(set);
  const marks = marksOf(index, readQuery(index, "cancel bids"));
  for (const form of ["bid", "bids", "cancelled", "cancel"]) assert.ok(marks.has(form), form);
});
