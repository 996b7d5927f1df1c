import test from "node:test";
import assert from "node:assert/strict";
import { sendMessage } from "../../../Themes/Default/Scripts/contact/send.js";
import { linksFrom } from "../../../Themes/Default/Scripts/contact/trail.js";

const answering = (status) => async () => new Response("", { status });
for (const [name, circumstances, expected] of [
  ["200", { request: answering(200) }, "sent"],
  ["201", { request: answering(201) }, "sent"],
  ["400", { request: answering(400) }, "failed"],
  ["503", { request: answering(503) }, "failed"],
  ["no network", { request: async () => { throw new TypeError("network"); } }, "failed"],
  ["offline", { online: false, request: answering(200) }, "offline"],
]) {
  test(`${name}: ${expected}`, async () => {
    assert.equal(await sendMessage("https://example.com/", {}, circumstances), expected);
  });
}

test("the message is posted as JSON", async () => {
  let sent;
  await sendMessage("https://example.com/", { a: 1 }, { request: async (address, options) => {
    sent = [address, options.method, options.headers["Content-Type"], options.body];
    return new Response("");
  } });
  assert.deepEqual(sent, ["https://example.com/", "POST", "application/json", '{"a":1}']);
});

test("articles read: what is no safe link is dropped, the latest ten are kept", () => {
  const base = "https://help.example.com/";
  const links = Array.from({ length: 12 }, (_, n) => ({ url: `${base}${n}`, title: `${n}` }));
  assert.deepEqual(linksFrom(JSON.stringify(links), base), links.slice(-10));
  assert.deepEqual(linksFrom('[{"url":"javascript:x","title":"x"},{"url":"/a"},null,3]', base), []);
  for (const bad of [null, "{", "{}", "7"]) assert.deepEqual(linksFrom(bad, base), []);
});
