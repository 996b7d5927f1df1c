// @ts-check
/**
 * The editor's aid in pages of the preview. The server tells states, never steps: which bytes the
 * page should have, which stylesheet, what is wrong, what is known of the article. A page that was
 * away asks again. Everything is put in as text.
 */

import { aidOf, markDrafts } from "./aid.js";
import { problemsOf } from "./problems.js";
import { element } from "./element.js";

/**
 * @typedef {{severity: string, id: string, message: string, place: string, line: number,
 *   excerpt: string[], notes: string[]}} Problem
 * @typedef {{language: string, name: string, state: string, file: string, url?: string}} Translation
 * @typedef {{file: string, line: number, language: string, revision: string, isDraft: boolean,
 *   fields: {key: string, value: string}[], translations: Translation[],
 *   problems: Problem[]}} Article
 * @typedef {{page?: string, style?: string, problems: Problem[], article?: Article,
 *   drafts: string[]}} State
 */

const own = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-preview-page]"));
const scrollName = "helpgen-preview:scroll";

restoreScroll();
sendEvents();
const root = openRoot();
/** What stands in the dock now: a part that says the same stays, with what is open in it. */
const told = { problems: "", article: "" };
listen();

/** A root of its own, so that the theme's styles and the preview's stay apart. */
function openRoot() {
  const host = element("div", { id: "helpgen-preview" });
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(element("link", { rel: "stylesheet", href: "/_preview/preview.css" }));
  const dock = element("div", { class: "dock" });
  shadow.append(dock);
  document.body.append(host);
  return dock;
}

/** A hidden page listens to nothing: browsers open six connections to a server, tabs are many. */
function listen() {
  /** @type {EventSource | null} */
  let source = null;
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/_preview/page?path=${encodeURIComponent(decodedPath())}`);
      source.addEventListener("state", (event) => show(JSON.parse(event.data)));
    }
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  follow();
}

function decodedPath() {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
}

/** @param {State} state */
function show(state) {
  if (state.page !== undefined && state.page !== own.dataset.previewPage) return reload();
  if (state.style !== undefined) swapStyle(state.style);
  update("problems", state.problems, () => problemsOf(state.problems));
  update("article", state.article, () => aidOf(state.article));
  markDrafts(state.drafts);
}

/**
 * @param {"problems" | "article"} name
 * @param {unknown} state
 * @param {() => HTMLElement | null} make
 */
function update(name, state, make) {
  const words = JSON.stringify(state ?? null);
  if (told[name] === words) return;
  told[name] = words;
  root.querySelector(name === "problems" ? ".problems" : ".aid")?.remove();
  const part = make();
  if (part) root[name === "problems" ? "prepend" : "append"](part);
}

function reload() {
  try {
    sessionStorage.setItem(scrollName, JSON.stringify([location.pathname, scrollX, scrollY]));
  } catch {
    // The page begins at its top.
  }
  location.reload();
}

function restoreScroll() {
  try {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(scrollName) ?? "[]");
    sessionStorage.removeItem(scrollName);
    if (path !== location.pathname) return;
    const scroll = () => scrollTo({ left: x, top: y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll);
  } catch {
    // The page begins at its top.
  }
}

/** The old stylesheet goes once the new one is there, so that no page is seen without.
 * @param {string} address
 */
function swapStyle(address) {
  const links = /** @type {HTMLLinkElement[]} */ ([
    ...document.head.querySelectorAll("link[rel=stylesheet]"),
  ]);
  const last = links.at(-1);
  if (!last || last.getAttribute("href") === address) return;
  const next = element("link", { rel: "stylesheet", href: address });
  next.addEventListener("load", () => links.forEach((link) => link.remove()));
  next.addEventListener("error", () => next.remove());
  last.after(next);
}

/** Searches and questions have no endpoint of their own: the preview keeps them. */
function sendEvents() {
  for (const kind of ["search", "ask"]) {
    document.addEventListener(`helpgen:${kind}`, (event) => {
      post(kind, /** @type {CustomEvent} */ (event).detail);
    });
  }
  document.addEventListener("helpgen:contact", (event) => {
    const { stage, channel, language, message } = /** @type {CustomEvent} */ (event).detail ?? {};
    if (stage === "chosen") post("contact", { ...message, stage, channel, language });
  });
}

/**
 * @param {string} kind
 * @param {object} detail
 */
function post(kind, detail) {
  const body = JSON.stringify({ ...detail, url: location.href, at: new Date().toISOString() });
  const headers = { "Content-Type": "application/json" };
  fetch(`/_preview/${kind}`, { method: "POST", headers, body, keepalive: true }).catch(() => {});
}
