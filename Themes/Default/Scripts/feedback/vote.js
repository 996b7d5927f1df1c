// @ts-check
/**
 * What a vote is, without page, storage or network. A device has one vote for a revision of an
 * article in a language; voting again replaces it.
 *
 * Two values are kept on the device, both as JSON:
 * - cast: `[[key, vote], …]`, newest last, the votes of this device;
 * - waiting: `[{payload, until}, …]`, oldest first, payloads not yet sent. `until` is a time in
 *   milliseconds before which a payload may still be completed by a reason and a comment.
 */

/** @typedef {"yes" | "no"} Vote */
/** @typedef {{article: string, language: string, revision: string, url: string}} Subject */
/**
 * The body of a feedback request. `previous` is there only when the vote replaces another.
 * @typedef {{type: "feedback", article: string, language: string, revision: string, vote: Vote,
 *   reason: string, comment: string, url: string, at: string, previous?: Vote}} Payload
 */
/** @typedef {{payload: Payload, until: number}} Waiting */

const castLimit = 300;
const waitingLimit = 50;
const commentLimit = 2000;

/** Reasons that may follow a "no"; anything else is sent as "other". */
export const reasons = ["missing", "unclear", "wrong", "steps", "translation", "other"];

/**
 * @param {Subject} subject
 * @returns {string}
 */
export function keyOf({ article, language, revision }) {
  return JSON.stringify([article, language, revision]);
}

/**
 * @param {[string, Vote][]} cast
 * @param {Subject} subject
 * @returns {Vote | null}
 */
export function voteOn(cast, subject) {
  const key = keyOf(subject);
  return cast.find(([candidate]) => candidate === key)?.[1] ?? null;
}

/**
 * @param {[string, Vote][]} cast
 * @param {Subject} subject
 * @param {Vote} vote
 * @returns {[string, Vote][]}
 */
export function withVote(cast, subject, vote) {
  const key = keyOf(subject);
  const others = cast.filter(([candidate]) => candidate !== key);
  return [...others.slice(1 - castLimit), [key, vote]];
}

/**
 * @param {Subject} subject
 * @param {{vote: Vote, previous?: Vote | null, reason?: string, comment?: string, at: Date}} choice
 * @returns {Payload}
 */
export function payloadFor(subject, { vote, previous = null, reason = "", comment = "", at }) {
  const isNo = vote === "no";
  return {
    type: "feedback",
    article: subject.article,
    language: subject.language,
    revision: subject.revision,
    vote,
    reason: isNo ? knownReason(reason) : "",
    comment: isNo ? comment.trim().slice(0, commentLimit) : "",
    url: subject.url,
    at: at.toISOString(),
    ...(previous !== null && previous !== vote ? { previous } : {}),
  };
}

/** @param {string} reason */
function knownReason(reason) {
  return reason === "" || reasons.includes(reason) ? reason : "other";
}

/**
 * Adds a payload. One for the same article that was not sent yet gives way to it, and what that one
 * replaced is then what this one replaces; a reader who came back to the vote that was sent before
 * sends nothing.
 * @param {Waiting[]} waiting
 * @param {Payload} payload
 * @param {number} until
 * @returns {Waiting[]}
 */
export function withPayload(waiting, payload, until) {
  const key = keyOf(payload);
  const unsent = waiting.find((candidate) => keyOf(candidate.payload) === key)?.payload;
  const others = waiting.filter((candidate) => candidate.payload !== unsent);
  if (unsent?.previous === payload.vote) return others;
  return [...others.slice(1 - waitingLimit), { payload: replacing(unsent, payload), until }];
}

/**
 * @param {Payload | undefined} unsent
 * @param {Payload} payload
 * @returns {Payload}
 */
function replacing(unsent, payload) {
  if (!unsent) return payload;
  const { previous: _, ...rest } = payload;
  return unsent.previous ? { ...rest, previous: unsent.previous } : rest;
}

/**
 * Parts the payloads to send now from those that may still be completed.
 * @param {Waiting[]} waiting
 * @param {number} now
 * @returns {{due: Waiting[], held: Waiting[]}}
 */
export function partedByTime(waiting, now) {
  return {
    due: waiting.filter(({ until }) => until <= now),
    held: waiting.filter(({ until }) => until > now),
  };
}

/**
 * Reads a value that was kept on the device; anything that is not what we keep counts as nothing.
 * @param {string | null} text
 * @returns {[string, Vote][]}
 */
export function castFrom(text) {
  return listFrom(text).filter((entry) =>
    Array.isArray(entry) && typeof entry[0] === "string" && isVote(entry[1]));
}

/**
 * @param {string | null} text
 * @returns {Waiting[]}
 */
export function waitingFrom(text) {
  return listFrom(text).filter((entry) =>
    typeof entry?.until === "number" && entry.payload?.type === "feedback"
    && typeof entry.payload.article === "string" && isVote(entry.payload.vote));
}

/** @param {unknown} value */
function isVote(value) {
  return value === "yes" || value === "no";
}

/**
 * @param {string | null} text
 * @returns {any[]}
 */
function listFrom(text) {
  try {
    const value = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
