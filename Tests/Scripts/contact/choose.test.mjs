import test from "node:test";
import assert from "node:assert/strict";
import { contactOptions } from "../../../Themes/Default/Scripts/contact/choose.js";
import { rules, withChannel } from "./rules.mjs";

const open = "2026-06-02T10:00:00Z"; // Tuesday noon in Amsterdam: everybody is there
const evening = "2026-06-02T17:00:00Z"; // 19:00: chat only
const night = "2026-06-02T21:00:00Z"; // 23:00: nobody

/** Options as text, recommended first: "chat, email". */
function offered(request, changed = rules) {
  const options = contactOptions(changed, { language: "en", ...request, at: new Date(request.at ?? open) });
  assert.deepEqual(options.map((option) => option.recommended), options.map((_, index) => index === 0));
  return options.map((option) => option.channel).join(", ");
}

for (const [items, expected] of [
  [undefined, "chat, phone, email"], [0, "chat, phone, email"], [1, "chat, email"], [2, "phone, chat, email"],
  [3, "phone, chat, email"], [4, "email"], [5000, "email"], [-1, "chat, phone, email"], [NaN, "chat, phone, email"],
]) {
  test(`${items} items are offered ${expected}`, () => {
    assert.equal(offered({ reason: "order", items }), expected);
  });
}

test("a count in no range has the reason's own preference", () => {
  const [order] = rules.reasons;
  const gap = { ...rules, reasons: [{ ...order, items: order.items.slice(1) }] };
  assert.equal(offered({ reason: "order", items: 1 }, gap), "chat, phone, email");
});

test("the first preferred channel that is open is recommended", () => {
  assert.equal(offered({ reason: "order", items: 2, at: open }), "phone, chat, email");
  assert.equal(offered({ reason: "order", items: 2, at: evening }), "chat, phone, email");
  assert.equal(offered({ reason: "order", items: 2, at: night }), "email, phone, chat");
});

test("e-mail is offered though the reason does not name it", () => {
  assert.equal(offered({ reason: "privacy" }), "phone, email");
  assert.equal(offered({ reason: "privacy", at: night }), "email, phone");
});

test("without a reason, or with an unknown one, all channels are offered in their order", () => {
  for (const reason of [undefined, "", "general", "unknown", "__proto__"]) {
    assert.equal(offered({ reason }), "email, chat, phone");
  }
});

test("only channels that speak the language are offered", () => {
  assert.equal(offered({ reason: "order", items: 2, language: "zh" }), "chat, email");
  assert.equal(offered({ reason: "order", items: 2, language: "pt-BR" }), "chat, email");
  assert.equal(offered({ reason: "order", items: 2, language: "fr-CA" }), "phone, chat, email");
});

test("the language is the one that the team speaks", () => {
  const languages = (language, changed = rules) => contactOptions(changed,
    { reason: "order", language, at: new Date(open) }).map((option) => `${option.channel} ${option.language}`).join(", ");
  assert.equal(languages("pt-BR"), "chat pt, email pt");
  assert.equal(languages("no"), "chat en, phone en, email en");
  assert.equal(languages("ar"), "chat en, phone en, email en");
  assert.equal(languages("zh-Hant"), "chat zh, email zh");
  assert.equal(languages("not a tag"), "chat en, phone en, email en");
  assert.equal(languages("no", { ...rules, fallbackLanguage: "de" }), "chat de, phone de, email de");
  assert.equal(languages("no", { ...rules, fallbackLanguage: "zh" }), "chat zh, email zh");
  assert.equal(languages("no", { ...rules, fallbackLanguage: null }), "chat en, phone en, email en");
  assert.equal(languages("no", { ...rules, fallbackLanguage: "sv" }), "chat en, phone en, email en");
});

test("a channel without languages speaks them all", () => {
  const everywhere = withChannel("phone", { languages: [] });
  const options = contactOptions(everywhere, { reason: "order", language: "ar", at: new Date(open) });
  assert.deepEqual(options.map(({ channel, language }) => [channel, language]), [["phone", "ar"], ["email", "en"]]);
});

test("e-mail that does not speak the language follows one that does, unless that is closed", () => {
  const english = withChannel("email", { languages: ["en"] });
  const at = (time) => contactOptions(english, { reason: "order", language: "de", at: new Date(time) })
    .map(({ channel, language }) => `${channel} ${language}`).join(", ");
  assert.equal(at(open), "chat de, phone de, email en");
  assert.equal(at(night), "email en, chat de, phone de");
});

test("each channel says when it opens", () => {
  const options = contactOptions(rules, { reason: "order", language: "en", at: new Date("2026-12-24T21:00:00Z") });
  assert.deepEqual(options.map(({ channel, open: isOpen, opensAt }) => [channel, isOpen, opensAt?.toISOString()]), [
    ["email", true, undefined],
    ["chat", false, "2026-12-26T09:00:00.000Z"],
    ["phone", false, "2026-12-28T08:00:00.000Z"],
  ]);
});

test("e-mail with hours is recommended when nobody is there, and says that it is read later", () => {
  const office = withChannel("email", { hours: [[1, 540, 1020]] });
  const [first] = contactOptions(office, { reason: "order", language: "en", at: new Date(night) });
  assert.equal(first.channel, "email");
  assert.equal(first.open, false);
  assert.equal(first.opensAt?.toISOString(), "2026-06-08T07:00:00.000Z");
});

test("without e-mail and with nobody there, the first preferred is still recommended", () => {
  const noEmail = { ...rules, channels: rules.channels.slice(1) };
  assert.equal(offered({ reason: "order", items: 2, at: night }, noEmail), "phone, chat");
  assert.equal(offered({ reason: "order" }, { ...rules, channels: [] }), "");
});

test("preferred channels that do not exist are passed over", () => {
  const chatless = { ...rules, channels: rules.channels.filter(({ id }) => id !== "chat") };
  assert.equal(offered({ reason: "order", items: 1 }, chatless), "email");
});

test("actions", () => {
  const action = (id, changed = rules) => contactOptions(changed, { reason: "order", language: "en", at: new Date(open) })
    .find(({ channel }) => channel === id)?.action;
  assert.deepEqual(action("email"), { type: "form", endpoint: "https://example.com/contact" });
  assert.deepEqual(action("chat"), { type: "link", url: "https://example.com/chat" });
  assert.deepEqual(action("chat", withChannel("chat", { url: null })), { type: "event" });
  assert.deepEqual(action("phone"), { type: "call", number: "+44 20 7946 0000", url: "tel:+442079460000" });
});

test("the clock of the machine is used when no time is given", () => {
  const [first] = contactOptions(withChannel("chat", { hours: null }), { reason: "order", language: "en" });
  assert.equal(first.channel, "chat");
});

test("the rules are left as they were", () => {
  const before = JSON.stringify(rules);
  offered({ reason: "order", items: 2 });
  assert.equal(JSON.stringify(rules), before);
});
