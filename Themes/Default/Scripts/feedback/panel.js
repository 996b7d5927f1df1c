// @ts-check
/**
 * "Was this article helpful?": the form below an article, complete without scripts. With them the
 * vote is kept on the device, sent without leaving the page, and sent later when offline.
 *
 * A "no" waits for its reason and comment until the reader sends them, leaves the page, or half an
 * hour has passed, so that one vote is one request. A payload leaves the store before it is sent
 * and comes back when sending fails: two windows never send the same one. A page that is left can
 * take nothing back, so what has failed before is then left for the next page.
 */

import {
  castFrom, keyOf, partedByTime, payloadFor, voteOn, waitingFrom, withPayload, withVote,
} from "./vote.js";

/** @typedef {import("./vote.js").Vote} Vote */
/** @typedef {import("./vote.js").Subject} Subject */
/** @typedef {import("./vote.js").Waiting} Waiting */

const castName = "helpgen:votes";
const waitingName = "helpgen:votes-waiting";
const endpointName = "helpgen:votes-endpoint";
const heldFor = 30 * 60 * 1000;

/** Where nothing can be kept, as in some private windows, votes last as long as the page. */
const memory = new Map();

/** @param {HTMLFormElement} form */
export function openFeedback(form) {
  form.dataset.feedback = "open";
  const subject = subjectOf(form);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...form.querySelectorAll("[name=vote]")]);
  const more = /** @type {HTMLElement} */ (form.querySelector(".feedback-more"));
  const status = /** @type {HTMLElement} */ (form.querySelector(".feedback-status"));
  const send = /** @type {HTMLButtonElement} */ (form.querySelector(".feedback-send"));

  keep(endpointName, form.action);
  const earlier = voteOn(castFrom(kept(castName)), subject);
  if (earlier) {
    press(buttons, earlier);
    status.textContent = words(status, earlier === "yes" ? "voted" : "votedNo");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const submitter = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (submitter?.name === "vote") {
      const vote = /** @type {Vote} */ (submitter.value);
      choose(subject, vote);
      press(buttons, vote);
      more.classList.toggle("is-open", vote === "no");
      const thanks = navigator.onLine ? "thanks" : "kept";
      status.textContent = words(status, vote === "no" ? "sorry" : thanks);
      if (vote === "yes") sendWaitingVotes();
    }
  });
  send.addEventListener("click", () => {
    complete(subject, form);
    more.classList.remove("is-open");
    status.textContent = words(status, navigator.onLine ? "thanksNo" : "kept");
    status.tabIndex = -1;
    status.focus();
    sendWaitingVotes();
  });
  addEventListener("pagehide", () => {
    if (voteOn(castFrom(kept(castName)), subject) !== "no" || !isOpen(subject, form)) return;
    complete(subject, form);
    sendWaitingVotes((payload) => keyOf(payload) === keyOf(subject));
  });
}

/**
 * @param {Subject} subject
 * @param {Vote} vote
 */
function choose(subject, vote) {
  const cast = castFrom(kept(castName));
  const previous = voteOn(cast, subject);
  if (previous === vote) return;
  keep(castName, JSON.stringify(withVote(cast, subject, vote)));
  const payload = payloadFor(subject, { vote, previous, at: new Date() });
  const until = vote === "no" ? Date.now() + heldFor : 0;
  keepWaiting(withPayload(waitingVotes(), payload, until));
  announce(payload);
}

/**
 * Whether a "no" waits for its reason, or has one that was not sent.
 * @param {Subject} subject
 * @param {HTMLFormElement} form
 */
function isOpen(subject, form) {
  const { held } = partedByTime(waitingVotes(), Date.now());
  const data = new FormData(form);
  return Boolean(data.get("reason") || String(data.get("comment") ?? "").trim())
    || held.some(({ payload }) => keyOf(payload) === keyOf(subject));
}

/**
 * Adds reason and comment to the "no" that waits, and lets it go. A "no" that was sent before, on
 * an earlier visit, is sent again only if something was written.
 * @param {Subject} subject
 * @param {HTMLFormElement} form
 */
function complete(subject, form) {
  const data = new FormData(form);
  const reason = String(data.get("reason") ?? "");
  const comment = String(data.get("comment") ?? "");
  const waiting = waitingVotes();
  const waits = waiting.some(({ payload }) => keyOf(payload) === keyOf(subject));
  if (!waits && !reason && !comment.trim()) return;
  const choice = { vote: /** @type {Vote} */ ("no"), reason, comment, at: new Date() };
  const payload = payloadFor(subject, choice);
  keepWaiting(withPayload(waiting, payload, 0));
  if (payload.reason || payload.comment) announce(payload);
  form.reset();
}

/**
 * Sends what is due; what fails comes back and is tried again when the network returns.
 * @param {(payload: import("./vote.js").Payload) => boolean} [wanted]
 */
export function sendWaitingVotes(wanted = () => true) {
  const endpoint = kept(endpointName);
  if (!endpoint || !navigator.onLine) return;
  const waiting = waitingVotes();
  const due = partedByTime(waiting, Date.now()).due.filter(({ payload }) => wanted(payload));
  if (due.length === 0) return;
  keepWaiting(waiting.filter((entry) => !due.includes(entry)));
  for (const entry of due) post(endpoint, entry);
}

addEventListener("online", () => sendWaitingVotes());

/**
 * @param {string} endpoint
 * @param {Waiting} entry
 */
async function post(endpoint, entry) {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(entry.payload),
      keepalive: true,
      credentials: "omit",
    });
    const refusedForNow = response.status >= 500 || response.status === 429;
    if (!refusedForNow) return;
  } catch {
    // The network failed: kept for later, like an answer that says so.
  }
  const newer = waitingVotes();
  const isReplaced = newer.some(({ payload }) => keyOf(payload) === keyOf(entry.payload));
  if (!isReplaced) keepWaiting(withPayload(newer, entry.payload, 0));
}

/** @param {import("./vote.js").Payload} payload */
function announce(payload) {
  document.dispatchEvent(new CustomEvent("helpgen:feedback", { bubbles: true, detail: payload }));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Subject}
 */
function subjectOf(form) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "");
  return {
    article: text("article"), language: text("language"),
    revision: text("revision"), url: text("url"),
  };
}

/**
 * @param {HTMLButtonElement[]} buttons
 * @param {Vote} vote
 */
function press(buttons, vote) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.value === vote));
  }
}

/**
 * @param {HTMLElement} status
 * @param {string} name
 */
function words(status, name) {
  return status.dataset[name] ?? "";
}

function waitingVotes() {
  return waitingFrom(kept(waitingName));
}

/** @param {Waiting[]} waiting */
function keepWaiting(waiting) {
  keep(waitingName, waiting.length === 0 ? null : JSON.stringify(waiting));
}

/** @param {string} name */
function kept(name) {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

/**
 * @param {string} name
 * @param {string | null} text
 */
function keep(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    if (text === null) memory.delete(name);
    else memory.set(name, text);
  }
}
