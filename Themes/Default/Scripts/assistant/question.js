// @ts-check
// Compares a question with those that an article is known to answer; pure.

import { words } from "../search/words.js";

/** @typedef {import("./answer.js").Article} Article */
/** @typedef {import("./answer.js").Asked} Asked */

/**
 * How much the question is one that the article answers, each 0 to 1: the most alike of its
 * questions, and the share of the question's words, by rarity, that stand in what its author wrote
 * to have it found. A heading asks too, by itself and with the title: "Return an item", "Your
 * refund". Questions are compared without regard to words that ask, so that a heading needs no
 * "how do I".
 * @param {Article} article @param {string} title @param {Asked} asked
 * @returns {{alike: number, named: number}}
 */
export function questionShares(article, title, asked) {
  const headings = article.S.map(([, heading]) => heading).filter(Boolean);
  const questions = [title, ...(article.q ?? []), ...headings, ...headings.map((heading) => `${title} ${heading}`)];
  const best = asked.tellings.map(() => 0);
  let alike = 0;
  for (const question of questions) alike = Math.max(alike, likeness(question, asked, best));
  likeness((article.k ?? []).join(" "), asked, best);
  return { alike, named: sum(asked, best) / (total(asked) || 1) };
}

/** How much two questions have in common, 0 to 1. @param {string} question @param {Asked} asked */
export function alikeTo(question, asked) {
  return likeness(question, asked, asked.tellings.map(() => 0));
}

/**
 * Twice what both questions share, of what both have.
 * @param {string} question @param {Asked} asked
 * @param {number[]} best  raised to what this question has of each of the reader's words
 */
function likeness(question, asked, best) {
  const mine = asked.tellings.map(() => 0);
  const seen = new Set();
  let theirs = 0;
  let shared = 0;
  for (const { form } of words(question)) {
    if (seen.has(form)) continue;
    seen.add(form);
    let like = 0;
    for (const [word, value] of asked.taken.get(form) ?? []) {
      if (value > mine[word]) mine[word] = value;
      if (value > like) like = value;
    }
    const weight = asked.rarity(form);
    theirs += weight;
    shared += weight * like;
  }
  mine.forEach((value, i) => (best[i] = Math.max(best[i], value)));
  const all = total(asked);
  if (!all || !theirs) return 0;
  const [a, b] = [sum(asked, mine) / all, shared / theirs];
  return a + b > 0 ? (2 * a * b) / (a + b) : 0;
}

/** @param {Asked} asked @param {number[]} values */
function sum(asked, values) {
  return asked.tellings.reduce((result, rarity, i) => result + rarity * values[i], 0);
}

/** @param {Asked} asked */
function total(asked) {
  return asked.tellings.reduce((result, rarity) => result + rarity, 0);
}
