// @ts-check
// Touches the network. What `helpgen.ask` does: fetches what the answer is picked from.

import { fileURL } from "../search/decode.js";
import { json } from "../search/find.js";
import { cleaned } from "../search/query.js";
import { answerQuestion, missingAnswers, readQuestion } from "./answer.js";

/** Answer files that have come, by index. @type {WeakMap<object, import("./answer.js").Answers>} */
const known = new WeakMap();

/**
 * @param {import("../search/find.js").Finder} finder
 * @param {string} question
 * @param {{item?: import("./answer.js").Item, audience?: string}} options
 */
export async function askFinder(finder, question, { item, audience }) {
  const { index } = finder;
  const text = cleaned(question).trim();
  if (text === "") return { status: "unsure", answer: null, sources: [], suggestions: [] };
  if (!await finder.load(text)) throw new Error("search files could not be loaded");
  const asked = readQuestion(index, text, { audience });
  const answers = known.get(index) ?? new Map();
  known.set(index, answers);
  await Promise.all([
    finder.name(asked.order.map((document) => ({ document }))),
    ...missingAnswers(index, answers, asked).map(async (file) => {
      answers.set(file, await json(fileURL(index, `answers/${index.language}/${file}`)));
    }),
  ]);
  return answerQuestion(index, answers, asked, { item });
}
