import test from "node:test";
import assert from "node:assert/strict";
import {
  itemFields, itemFrom, itemsFrom, loadItems,
} from "../../../Themes/Default/Scripts/contact/items.js";

const base = "https://www.example.com/api/items";

test("an item of the endpoint, whole", () => {
  const raw = {
    id: 4711, title: " Walnut desk ", status: "shipped", date: "2026-03-01",
    url: "/orders/4711", image: "thumb.jpg", carrier: "Post", insured: true, nested: {},
  };
  assert.deepEqual(itemFrom(raw, base), {
    id: "4711", title: "Walnut desk", status: "shipped", date: "2026-03-01",
    url: "https://www.example.com/orders/4711", image: "https://www.example.com/api/thumb.jpg",
    more: { carrier: "Post", insured: true },
  });
});

test("what is no item is null", () => {
  for (const bad of [null, 7, "x", [], {}, { id: "1" }, { title: "x" }, { id: {}, title: "x" }]) {
    assert.equal(itemFrom(bad, base), null);
  }
});

test("unsafe addresses and wrong dates are dropped, the item stays", () => {
  const item = itemFrom(
    { id: "1", title: "<b>", url: "javascript:x", image: "data:image/png,x", date: "soon" }, base);
  assert.deepEqual([item?.title, item?.url, item?.image, item?.date], ["<b>", null, null, ""]);
});

test("a list may stand alone or as items; other bodies are no list", () => {
  const one = { id: "1", title: "a" };
  assert.equal(itemsFrom([one, one, null], base)?.length, 1);
  assert.equal(itemsFrom({ items: [one] }, base)?.length, 1);
  for (const bad of [null, undefined, {}, "x", 7, { items: {} }]) {
    assert.equal(itemsFrom(bad, base), null);
  }
});

test("an endless list is cut", () => {
  const many = Array.from({ length: 5000 }, (_, id) => ({ id, title: "x" }));
  assert.equal(itemsFrom(many, base)?.length, 200);
});

test("fields for the answers: further ones, never over the item's own", () => {
  const item = itemFrom({ id: "1", title: "a", status: "paid", more: "x", seller: "Ann" }, base);
  assert.equal(itemFields(item)?.seller, "Ann");
  assert.equal(itemFields(item)?.status, "paid");
  assert.equal(itemFields(null), undefined);
});

const answering = (status, body) => async () => new Response(body, { status });
for (const [name, request, expected] of [
  ["a list", answering(200, '[{"id":"1","title":"a"}]'), "list"],
  ["an empty list", answering(200, "[]"), "list"],
  ["401", answering(401, ""), "signedOut"],
  ["403", answering(403, ""), "signedOut"],
  ["500", answering(500, "[]"), "failed"],
  ["no JSON", answering(200, "<html>"), "failed"],
  ["another shape", answering(200, '{"orders":[]}'), "failed"],
  ["no network", async () => { throw new TypeError("network"); }, "failed"],
]) {
  test(`${name} is ${expected}`, async () => {
    assert.equal((await loadItems(base, request)).state, expected);
  });
}

test("the reader's cookies go along", async () => {
  let asked;
  await loadItems(base, async (address, options) => {
    asked = [address, options.credentials];
    return new Response("[]");
  });
  assert.deepEqual(asked, [base, "include"]);
});
