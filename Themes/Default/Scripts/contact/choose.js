// @ts-check
// Pure. Decides which ways of contact a reader is offered, in which order, and which one is
// recommended.
//
// Format of the rules: one JSON file a language, written by the build from contact.yml, version 1.
//
//   {
//     "version": 1,
//     "timezone": "Europe/Amsterdam",     IANA zone in which hours and holidays are meant
//     "fallbackLanguage": "en",           BCP 47; null when contact.yml names none
//     "holidays": ["2026-12-25"],         ISO dates in that zone; on them no shift starts
//     "channels": [                       in the order of contact.yml, each id once
//       { "id": "email",                  "email", "chat" or "phone"
//         "languages": ["en", "es"],      BCP 47; empty: every language
//         "hours": null,                  null: always there, holidays too; else a list of shifts
//         "endpoint": "https://…" },      e-mail only: where the form posts
//       { "id": "chat",
//         "languages": ["en"],
//         "hours": [[1, 540, 1260]],      [weekday 1 Monday … 7 Sunday, start, end], in minutes
//                                         since midnight: start 0…1439, end past start, up
//                                         to start + 1440; past 1440 is the next day
//         "url": "https://…" },           chat only; null: `helpgen:contact` alone opens it
//       { "id": "phone",
//         "languages": ["en"],
//         "hours": [],                    no shift at all: never there
//         "number": "+44 20 7946 0000" }  phone only
//     ],
//     "reasons": [                        in the order of contact.yml, each id once
//       { "id": "order",
//         "title": "A question about…",   in the language of the file
//         "prefer": ["chat", "email"],    ids of channels; empty: all in their order
//         "items": [                      ranges of item counts, by "from", not overlapping
//           { "from": 1, "to": 1, "prefer": ["chat", "email"] },
//           { "from": 4, "to": null, "prefer": ["email"] } ] }      null: and more
//     ]
//   }
//
// What is offered:
// 1. The channels of the first item range that holds the count, else of the reason, else all;
//    e-mail always, last where the rule does not name it.
// 2. Of these, those that speak the reader's language. Where none does: those that speak it in
//    another script, else the fallback language, else all in their own first language. E-mail is
//    never dropped: it answers in the nearest of these.
// 3. Recommended is the first of them that is open and speaks the reader's language, else e-mail,
//    which can be written at any hour, else the first. Exactly one is, and stands first; the others
//    keep their order.

import { openingTimes } from "./hours.js";
import { nearLanguage, spokenLanguage } from "./languages.js";

/**
 * @typedef {import("./hours.js").Shift} Shift
 * @typedef {"email" | "chat" | "phone"} ChannelID
 * @typedef {object} Channel
 * @property {ChannelID} id
 * @property {string[]} languages
 * @property {Shift[] | null} hours
 * @property {string} [endpoint]
 * @property {string | null} [url]
 * @property {string} [number]
 *
 * @typedef {{from: number, to: number | null, prefer: ChannelID[]}} ItemRange
 * @typedef {{id: string, title: string, prefer: ChannelID[], items: ItemRange[]}} Reason
 * @typedef {object} Rules
 * @property {1} version
 * @property {string} timezone
 * @property {string | null} fallbackLanguage
 * @property {string[]} holidays
 * @property {Channel[]} channels
 * @property {Reason[]} reasons
 *
 * @typedef {{type: "form", endpoint: string} | {type: "link", url: string} | {type: "event"}
 *   | {type: "call", number: string, url: string}} Action
 *   What using the channel means: fill in the form; open the chat's URL; hand over by event; dial.
 *
 * @typedef {object} ContactOption
 * @property {ChannelID} channel
 * @property {boolean} recommended
 * @property {boolean} open
 * @property {Date | null} opensAt   null while open, and when no opening is in sight
 * @property {Date | null} closesAt  null while closed, and when it stays open for over a week
 * @property {string} language       tag that the team speaks to this reader, as contact.yml writes
 *   it
 * @property {Action} action
 */

/**
 * The ways of contact for one request, the recommended one first. Empty only when there is no
 * channel.
 * @param {Rules} rules
 * @param {object} request
 * @param {string} [request.reason]  id; unknown or absent: no preference
 * @param {number} [request.items]   how many items are concerned; absent or 0: no item range
 *   applies
 * @param {string} request.language  the reader's, BCP 47
 * @param {Date} [request.at]        now when absent
 * @returns {ContactOption[]}
 */
export function contactOptions(rules, { reason, items = 0, language, at = new Date() }) {
  const wanted = preferred(rules, reason, items);
  const spoken = languageOf(wanted, language, rules.fallbackLanguage);
  const offered = wanted.filter((channel) => spoken.has(channel) || channel.id === "email");
  const options = offered.map((channel) => ({
    channel: channel.id,
    recommended: false,
    ...openingTimes({ ...rules, hours: channel.hours }, at),
    language: spoken.get(channel) ?? nearestLanguage(channel, language, rules.fallbackLanguage),
    action: action(channel),
  }));
  const best = options.find((option, index) => option.open && spoken.has(offered[index]))
    ?? options.find((option) => option.channel === "email")
    ?? options[0];
  if (!best) return [];
  return [{ ...best, recommended: true }, ...options.filter((option) => option !== best)];
}

/**
 * Rule 1.
 * @param {Rules} rules
 * @param {string | undefined} id
 * @param {number} items
 */
function preferred(rules, id, items) {
  const reason = rules.reasons.find((candidate) => candidate.id === id);
  const range = reason?.items.find(({ from, to }) => items >= from && items <= (to ?? Infinity));
  const ids = range?.prefer ?? reason?.prefer ?? [];
  if (ids.length === 0) return rules.channels;
  const named = ids.flatMap((name) => rules.channels.filter((channel) => channel.id === name));
  if (ids.includes("email")) return named;
  return [...named, ...rules.channels.filter((channel) => channel.id === "email")];
}

/**
 * Rule 2: the language in which each channel serves the reader; a channel that is absent does not.
 * @param {Channel[]} channels
 * @param {string} language
 * @param {string | null} fallback
 * @returns {Map<Channel, string>}
 */
function languageOf(channels, language, fallback) {
  /** @param {(channel: Channel) => string | null} served */
  const those = (served) => new Map(channels.flatMap((channel) => {
    const tag = served(channel);
    return tag === null ? [] : [/** @type {[Channel, string]} */ ([channel, tag])];
  }));
  const steps = [
    those((channel) => speaks(channel, language)),
    those((channel) => nearLanguage(language, channel.languages)),
    those((channel) => (fallback === null ? null : speaks(channel, fallback))),
    those((channel) => channel.languages[0] ?? null),
  ];
  return steps.find((step) => step.size > 0) ?? new Map();
}

/**
 * @param {Channel} channel
 * @param {string} language
 */
function speaks(channel, language) {
  return channel.languages.length === 0 ? language : spokenLanguage(language, channel.languages);
}

/**
 * @param {Channel} channel
 * @param {string} language
 * @param {string | null} fallback
 */
function nearestLanguage(channel, language, fallback) {
  return languageOf([channel], language, fallback).get(channel) ?? language;
}

/**
 * @param {Channel} channel
 * @returns {Action}
 */
function action(channel) {
  if (channel.id === "email") return { type: "form", endpoint: channel.endpoint ?? "" };
  if (channel.id === "chat") {
    return channel.url ? { type: "link", url: channel.url } : { type: "event" };
  }
  const number = channel.number ?? "";
  return { type: "call", number, url: `tel:${number.replace(/[^\d+]/g, '')}` };
}
