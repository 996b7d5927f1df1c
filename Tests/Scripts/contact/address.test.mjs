import test from "node:test";
import assert from "node:assert/strict";
import {
  requestFromQuery, safeAddress, signInAddress,
} from "../../../Themes/Default/Scripts/contact/address.js";

const here = "https://help.example.com/help/en/contact/?item=7&reason=a%20b";

test("http, https and relative addresses pass, resolved", () => {
  assert.equal(safeAddress("https://example.com/a b", here), "https://example.com/a%20b");
  assert.equal(safeAddress("http://example.com", here), "http://example.com/");
  assert.equal(safeAddress("/x", here), "https://help.example.com/x");
  assert.equal(safeAddress("../x", here), "https://help.example.com/help/en/x");
  assert.equal(safeAddress("//other.example/x", here), "https://other.example/x");
});

for (const bad of [
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
  "\u0000javascript:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@b.example", "tel:123",
  "blob:https://example.com/1", "file:///etc/passwd", "ftp://example.com/", "about:blank",
  "https://bank.example@evil.example/", "https://", "http://[", "", "  ", null, undefined, 7, {}, [],
  `https://example.com/${"a".repeat(5000)}`,
]) {
  test(`${String(JSON.stringify(bad)).slice(0, 50)} is refused`, () => {
    assert.equal(safeAddress(bad, here), null);
  });
}

test("sign-in carries the way back, query and all", () => {
  const back = new URL(signInAddress("https://www.example.com/sign-in?x=1", here) ?? "");
  assert.equal(back.searchParams.get("return_to"), here);
  assert.equal(back.searchParams.get("x"), "1");
});

test("a place for the way back is filled, encoded", () => {
  const url = signInAddress("https://www.example.com/in?next={return}&y=1", here);
  assert.equal(new URL(url ?? "").searchParams.get("next"), here);
  assert.equal(new URL(url ?? "").searchParams.get("y"), "1");
});

test("an unsafe sign-in is refused, with or without the place", () => {
  for (const bad of ["javascript:{return}", "javascript:alert(1)", undefined, 3]) {
    assert.equal(signInAddress(bad, here), null);
  }
});

test("the query gives plain ids, cut and without control characters", () => {
  assert.deepEqual(requestFromQuery("?item=%00a%0Ab&article=buying/bid&reason=order"),
    { item: "ab", article: "buying/bid", reason: "order" });
  assert.deepEqual(requestFromQuery(""), { item: "", article: "", reason: "" });
  assert.equal(requestFromQuery(`?item=${"x".repeat(9999)}`).item.length, 200);
});
