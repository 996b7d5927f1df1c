import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURL, openIndex } from "../../../Themes/Default/Scripts/search/decode.js";
import { answerQuestion, missingAnswers, readQuestion } from "../../../Themes/Default/Scripts/assistant/answer.js";

const fixture = new URL("../../Fixtures/ranking/files.json", import.meta.url);
const files = JSON.parse(readFileSync(fixture, "utf8"))["one file"];

function ask(text, options, change = () => {}) {
  const index = openIndex(structuredClone(files["/assets/search/en.json"]));
  const answers = new Map();
  const asked = readQuestion(index, text, options);
  for (const file of missingAnswers(index, answers, asked)) {
    answers.set(file, structuredClone(files[fileURL(index, `answers/en/${file}`)]));
  }
  change(index, answers);
  return answerQuestion(index, answers, asked, options);
}

const answered = (index) => { index.answers.threshold = -Infinity; };

test("a question that the articles do not answer is told so, with the nearest articles", () => {
  const { status, answer, sources } = ask("Which whale swims deepest when the payment of krill fails?");
  assert.equal(status, "unsure");
  assert.equal(answer, null);
  assert.ok(sources.length > 0);
});

test("a question without any known word has neither answer nor sources", () => {
  for (const text of ["xqzvwk brrtpl", "", "?!", "q".repeat(10_000), "<b>"]) {
    assert.deepEqual(ask(text), { status: "unsure", answer: null, sources: [], suggestions: [] });
  }
});

test("the questions that articles list count as much as the build has found that they tell", () => {
  const statusWith = (listed) => ask("How do I bid on an object?", {}, (index) => {
    Object.assign(index.answers, { threshold: 15, listed });
  }).status;
  assert.deepEqual([undefined, 1, 0.25].map(statusWith), ["answered", "answered", "unsure"]);
});

test("steps stay a list, and the answer links to its section", () => {
  const { answer, sources } = ask("How can I take back a bid with the wrong amount?", {}, answered);
  assert.equal(answer.url, "/en/buying/place-a-bid/#take-back");
  assert.match(answer.html, /<ol><li>Open your bids\.<\/li><li>Choose the bid and press Cancel\.<\/li><\/ol>/);
  assert.ok(answer.text.length <= 700);
  assert.equal(sources[0].url, answer.url);
});

test("follow-ups are other questions and sections of the same article", () => {
  const { suggestions } = ask("How can I take back a bid with the wrong amount?", {}, answered);
  const url = "/en/buying/place-a-bid/";
  assert.deepEqual(suggestions, [
    { url, title: "How do I bid on an object?" }, { url: `${url}#automatic`, title: "Automatic bids" },
  ]);
});

test("an article's own short answer is given for what the article as a whole is about", () => {
  const change = (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) {
      for (const article of articles) article.a = ["Open the object and place a bid.", "<p>Open the object and place a bid.</p>"];
    }
  };
  const whole = ask("How do I place a bid on an object?", {}, change).answer;
  assert.equal(whole.text, "Open the object and place a bid.");
  assert.equal(whole.url, "/en/buying/place-a-bid/");
  assert.equal(whole.isPart, true);
  const part = ask("How can I take back a bid with the wrong amount?", {}, change).answer;
  assert.equal(part.url, "/en/buying/place-a-bid/#take-back");
  assert.match(part.html, /<ol>/);
});

test("an own answer that is too long to be shown gives way to a part of the text", () => {
  const change = (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) {
      for (const article of articles) article.a = ["Place a bid on an object. ".repeat(30), "<p>Long.</p>"];
    }
  };
  const { answer } = ask("How do I place a bid on an object?", {}, change);
  assert.match(answer.text, /^Open the object, enter an amount/);
});

test("the answer and every source say what is amiss with their text, and whose it is", () => {
  const { answer, sources } = ask("How can I take back a bid with the wrong amount?", {}, (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) {
      for (const article of articles) Object.assign(article, { i: ["buying/bid", "r1"], s: 1, m: 1 });
    }
  });
  assert.deepEqual([answer.article, answer.revision], ["buying/bid", "r1"]);
  assert.ok(sources.length > 1);
  for (const source of sources) assert.deepEqual([source.stale, source.translation], [true, "machine"]);
});

test("a question that an article lists is answered", () => {
  assert.equal(ask("My package has not arrived").status, "answered");
});

test("conditions choose by the item, and its fields are filled in as text", () => {
  const change = (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) {
      for (const article of articles) article.w = { status: ["shipped"] };
      for (const article of articles) article.a = ["{{item.title}}", "<p>{{item.title}}</p>"];
    }
  };
  const shipped = ask("where is my parcel", { item: { title: "<b>Vase</b>", status: "shipped" } }, change);
  assert.equal(shipped.answer.text, "<b>Vase</b>");
  assert.equal(shipped.answer.html, "<p>&#60;b&#62;Vase&#60;/b&#62;</p>");
  assert.equal(ask("where is my parcel", { item: { status: "paid" } }, change).status, "unsure");
  for (const item of [undefined, { status: "shipped" }]) {
    assert.match(ask("where is my parcel", { item }, change).answer.text, /parcel|tracking/, "no gap");
  }
});

/** The article about bids with one section of these blocks. */
function withBlocks(blocks) {
  return (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) for (const article of articles) article.S = [["", "", blocks]];
  };
}

test("of a long text as much as fits is shown around what answers, in whole sentences", () => {
  const filler = (name) => Array.from({ length: 8 }, (_, i) => `Sentence ${name} ${i} tells of something else altogether.`).join(" ");
  const wanted = "The wrong amount can be corrected within one hour.";
  const { answer } = ask("wrong amount of a bid", {}, withBlocks([["p", `${filler("a")} ${wanted} ${filler("b")} ${filler("c")}`]]));
  assert.ok(answer.text.includes(wanted), answer.text);
  assert.equal(answer.isPart, true);
  assert.ok(answer.text.length > 400 && answer.text.length <= 700);
  assert.match(answer.text, /^Sentence .*altogether\.$/);
});

test("a section that fits is shown whole, its paragraphs and its list", () => {
  const blocks = [["p", "First of all, stay calm."], ["p", "The wrong amount can be corrected."], ["l", "by phone"], ["l", "by letter"]];
  const { answer } = ask("wrong amount of a bid", {}, withBlocks(blocks));
  assert.equal(answer.isPart, false);
  assert.equal(answer.html, "<p>First of all, stay calm.</p><p>The wrong amount can be corrected.</p><ul><li>by phone</li><li>by letter</li></ul>");
});

test("an article that is kept from the assistant is not answered from", () => {
  const question = "How can I take back a bid with the wrong amount?";
  const { answer } = ask(question, {}, (index, answers) => {
    answered(index);
    const place = index.urls.indexOf("/en/buying/place-a-bid/");
    for (const file of answers.values()) file.articles[place] = null;
  });
  assert.notEqual(answer?.url.split("#")[0], "/en/buying/place-a-bid/");
});

test("an answer says whether its translation is stale and when it was updated", () => {
  const change = (index, answers) => {
    answered(index);
    for (const { articles } of answers.values()) for (const article of articles) Object.assign(article, { s: 1, u: "2026-05-28" });
  };
  const question = "How can I take back a bid with the wrong amount?";
  const { stale, updated } = ask(question, {}, change).answer;
  assert.deepEqual([stale, updated], [true, "2026-05-28"]);
  assert.equal(ask(question, {}, answered).answer.stale, false);
});

/** Every article with these questions in the place of its own. */
function withQuestions(questions) {
  return (_, answers) => {
    for (const { articles } of answers.values()) for (const article of articles) article.q = questions;
  };
}

test("what an article only mentions is no answer where it lists many questions and they are others", () => {
  const question = "Can I check the limit of my card again?";
  const others = ["Where is the shop?", "When does the shop open?", "Which shop is next?", "Does the shop sell tea?", "Has the shop parking?"];
  assert.equal(ask(question, {}, withQuestions(undefined)).status, "answered");
  assert.equal(ask(question, {}, withQuestions(others.slice(0, 1))).status, "answered");
  assert.equal(ask(question, {}, withQuestions(others)).status, "unsure");
  assert.equal(ask(question, {}, withQuestions([...others, "what is my card’s limit"])).status, "answered");
});

test("a word that many texts have weighs more among questions, few of which have it", () => {
  const index = openIndex(files["/assets/search/en.json"]);
  const text = "steps of the tracking ";
  const { query, rarities, tellings } = readQuestion(index, text);
  const place = query.words.findIndex(({ form }) => form === "steps");
  assert.ok(tellings[place] > rarities[place]);
});
