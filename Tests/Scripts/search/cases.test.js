// The cases that the browser's and the build's ranking must both meet; the files are the builder's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openIndex, readShard } from "../../../Themes/Default/Scripts/search/decode.js";
import { marksOf, missingShards, readQuery, search } from "../../../Themes/Default/Scripts/search/rank.js";

const fixture = new URL("../../Fixtures/ranking/cases.json", import.meta.url);
const { sets } = JSON.parse(readFileSync(fixture, "utf8"));

function open(set) {
  return openIndex(set.files[set.first]);
}

function found(set, index, text, options) {
  const query = readQuery(index, text);
  for (const shard of missingShards(index, query)) {
    index.shards[shard] = readShard(set.files[index.shardURLs[shard]]);
  }
  return search(index, query, options);
}

for (const set of sets) {
  for (const { query, best } of set.cases) {
    test(`${set.name}: "${query}"`, () => {
      const { results, count } = found(set, open(set), query);
      const urls = results.map((result) => result.url);
      if (best.length) assert.deepEqual(urls.slice(0, best.length), best);
      else assert.deepEqual([urls, count], [[], 0]);
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
  assert.ok(index.shardURLs.length > 1);
  const query = readQuery(index, "parcel password");
  const [first] = missingShards(index, query);
  index.shards[first] = readShard(set.files[index.shardURLs[first]]);
  assert.ok(search(index, query).results.length > 0);
});

test("another format is refused", () => {
  assert.throws(() => openIndex({ v: 2 }), /format/);
});

test("marks hold all forms of the query's words", () => {
  const set = sets[0];
  const index = open(set);
  const marks = marksOf(index, readQuery(index, "cancel bids"));
  for (const form of ["bid", "bids", "cancelled", "cancel"]) assert.ok(marks.has(form), form);
});
