// @ts-check
/**
 * The one entry module: it alone knows the page as a whole. Everything that a page does not need at
 * once is imported when the reader comes near it, so that a page costs one small script.
 */

/** What the build tells scripts of this page. `words` is the URL of the language's words. */
const page = JSON.parse(document.getElementById("helpgen-page")?.textContent || "{}");

/** @type {Map<string, Promise<import("./search/find.js").Finder>>} */
const finders = new Map();

/** @type {Promise<Record<string, any>> | null} */
let words = null;

/** Functions that sites and panels call; each imports its module when it is first called. */
const helpgen = {
  /**
   * An excerpt that would cost a request is left empty unless `excerpts` asks for all of them.
   * @param {string} query
   * @param {{language?: string, limit?: number, audience?: string, category?: string,
   *   excerpts?: boolean}} [options]
   */
  async search(query, { language = page.language, ...options } = {}) {
    const finder = await finderIn(language);
    return finder.search(query, options);
  },
  /**
   * @param {string} question
   * @param {{language?: string, item?: object, audience?: string}} [options]
   */
  async ask(question, { language = page.language, ...options } = {}) {
    const [{ askFinder }, finder] = await Promise.all([
      import("./assistant/ask.js"), finderIn(language), import("./assistant/answer.js"),
      import("./assistant/passage.js"), import("./assistant/question.js"),
    ]);
    return askFinder(finder, question, options);
  },
  /** @param {{reason?: string, items?: number, language?: string, at?: Date}} [request] */
  async contactOptions(request = {}) {
    const { optionsFrom } = await import("./contact/rules.js");
    return optionsFrom(page.contact?.rules, { language: page.language, ...request });
  },
};
Object.assign(globalThis, { helpgen });

closeMenusWhenLeft();
focusSearchOnSlash();
prepareSearch();
linkHeadings();
followContents();
prepareFeedback();
prepareContact();
prepareAssistant();

/** A menu is a `<details data-menu>`, complete without scripts; they close it as readers expect. */
function closeMenusWhenLeft() {
  const openMenus = () =>
    /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("[data-menu][open]")]);
  const panelOf = (/** @type {Element} */ menu) =>
    menu.childElementCount > 1 ? menu : menu.nextElementSibling;

  document.addEventListener("click", (event) => {
    const target = /** @type {Node} */ (event.target);
    for (const menu of openMenus()) {
      if (!menu.contains(target) && !panelOf(menu)?.contains(target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (target === document.getElementById("main")) return;
    for (const menu of openMenus()) {
      if (!menu.contains(target) && !panelOf(menu)?.contains(target)) menu.open = false;
    }
  });
}

function focusSearchOnSlash() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.isContentEditable || target.matches("input, textarea, select")) return;
    if (document.querySelector("dialog[open]") || !focusSearch()) return;
    event.preventDefault();
  });
}

/** On phones the header's box shows when it is asked for. */
function focusSearch() {
  const shown = () => [...searchInputs()].find((input) => input.offsetParent !== null);
  if (!shown()) document.querySelector(".site-header")?.classList.add("is-searching");
  const input = shown();
  input?.focus();
  input?.select();
  return input !== undefined;
}

/** @returns {NodeListOf<HTMLInputElement>} */
function searchInputs() {
  return document.querySelectorAll("[data-search-input]");
}

/**
 * Every module is named here, so that none of them is waited for before the next is asked for.
 * @param {string} language
 */
function finderIn(language) {
  const known = finders.get(language);
  if (known) return known;
  const modules = Promise.all([
    import("./search/find.js"), import("./search/decode.js"), import("./search/query.js"),
    import("./search/rank.js"), import("./search/score.js"), import("./search/similar.js"),
    import("./search/words.js"),
  ]);
  const first = language === page.language
    ? fetchJSON(page.search)
    : modules.then(([{ searchFileOf }]) => searchFileOf(page.base, language));
  const finder = Promise.all([modules, first])
    .then(([[{ openFinder }], file]) => openFinder(file));
  finders.set(language, finder);
  finder.catch(() => finders.delete(language));
  return finder;
}

/** Boxes are plain forms that lead to the search page until a reader comes to one. */
function prepareSearch() {
  prepareSearchLink();
  if (!page.search || !page.words) return;
  // What a query is looked up with comes in more steps on a large site; the first is taken ahead.
  if (page.searchIsLarge) afterLoading(() => finderIn(page.language).catch(() => {}));
  for (const input of searchInputs()) {
    const form = /** @type {HTMLFormElement} */ (input.form);
    input.addEventListener("focus", () => openSearch(form));
    input.addEventListener("compositionstart", () => (input.dataset.composes = ""));
    input.addEventListener("compositionend", () => delete input.dataset.composes);
    if (document.activeElement === input) openSearch(form);
    if ("searchPage" in form.dataset) openSearchPage(form);
  }
}

/** Calls once the page is there and has nothing else to do. @param {() => void} action */
function afterLoading(action) {
  const idle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(action) : setTimeout(action, 200));
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

/** On phones, the link to the search page opens the header's box instead. */
function prepareSearchLink() {
  const link = document.querySelector(".search-link");
  const header = link?.closest(".site-header");
  link?.addEventListener("click", (event) => {
    const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
    if (ctrlKey || metaKey || shiftKey) return;
    if (header?.classList.contains("is-searching")) header.classList.remove("is-searching");
    else if (!focusSearch()) return;
    event.preventDefault();
  });
  // An open list takes the key first, then a text in the box.
  header?.querySelector("[data-search-input]")?.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Escape" || /** @type {HTMLInputElement} */ (target).value !== "") return;
    if (!header.classList.contains("is-searching")) return;
    header.classList.remove("is-searching");
    /** @type {HTMLElement} */ (link)?.focus();
  });
}

/** @param {HTMLFormElement} form */
async function openSearch(form) {
  finderIn(page.language).catch(() => {}); // Ahead of the first letter.
  try {
    const [{ openSearchBox }, context] = await Promise.all([
      import("./search/panel.js"), searchContext(), import("./search/list.js"),
      import("./search/offers.js"), ...searchParts(),
    ]);
    openSearchBox(form, context);
  } catch {
    return; // Enter leads to the search page.
  }
}

/** @param {HTMLFormElement} form */
async function openSearchPage(form) {
  const place = /** @type {HTMLElement} */ (document.getElementById("search-results"));
  const browse = /** @type {HTMLElement} */ (document.querySelector("[data-browse]"));
  if (new URLSearchParams(location.search).get("q")?.trim()) {
    browse.hidden = true;
    finderIn(page.language).catch(() => {});
  }
  try {
    const [{ openResultsPage }, context] = await Promise.all([
      import("./search/results-page.js"), searchContext(), import("./search/results-view.js"),
      ...searchParts(),
    ]);
    openResultsPage({ form, place, browse }, context);
  } catch {
    browse.hidden = false;
    place.textContent = place.dataset.failed ?? "";
  }
}

/** Modules that the box and the search page share. */
function searchParts() {
  return [
    import("./search/query.js"), import("./search/recent.js"), import("./search/report.js"),
    import("./search/typing.js"), import("./search/view.js"), import("./assistant/element.js"),
    import("./contact/device.js"), import("./contact/wording.js"),
  ];
}

async function searchContext() {
  return { ...await panelContext(), finder: () => finderIn(page.language), ask: openAsk };
}

/**
 * Makes each heading of the article a link to itself that is copied when followed. The heading's
 * own text is the link, so that screen readers list headings by their titles alone.
 */
function linkHeadings() {
  const end = /** @type {HTMLElement | null} */ (document.querySelector("[data-copy-link]"));
  if (!end) return;
  const status = document.createElement("p");
  status.className = "toast";
  status.setAttribute("role", "status");
  document.body.append(status);

  for (const heading of document.querySelectorAll("[data-article-body] :is(h2, h3, h4)[id]")) {
    if (heading.querySelector("a[href]")) continue;
    const link = document.createElement("a");
    link.className = "heading-link";
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.title = end.dataset.copyLink ?? "";
    link.append(...heading.childNodes);
    heading.append(link);
    link.addEventListener("click", () => copy(link.href, status, end.dataset.linkCopied ?? ""));
  }
}

/**
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} message
 */
async function copy(text, status, message) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return; // Without permission the address bar still shows the link.
  }
  status.textContent = message;
  setTimeout(() => (status.textContent = ""), 2500);
}

/** Marks the section being read in the table of contents. */
function followContents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a")) {
    links.set(decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)), link);
  }
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  if (headings.length === 0) return;

  const mark = () => {
    const line = innerHeight / 4;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const current = passed.at(-1) ?? null;
    for (const [id, link] of links) {
      if (id === current?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
}

/** Loads the vote when it comes into view, or at once when votes wait to be sent. */
function prepareFeedback() {
  const form = /** @type {HTMLFormElement | null} */ (
    document.querySelector("form[data-feedback]")
  );
  const open = async () => {
    const { openFeedback, sendWaitingVotes } = await import("./feedback/panel.js");
    if (form) openFeedback(form);
    sendWaitingVotes();
  };
  if (votesWait()) return void open();
  if (!form) return;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    open();
  }, { rootMargin: "600px" });
  seen.observe(form);
}

/** What a panel knows of the page, with the words of its language. */
async function panelContext() {
  words ??= fetchJSON(page.words);
  words.catch(() => (words = null));
  return { page, words: await words };
}

/** @param {string} url */
async function fetchJSON(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/** The contact page stands complete without scripts, and stays so where anything fails to load. */
async function prepareContact() {
  if (!page.contact?.rules || !page.words) return;
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-contact]"));
  if (root) {
    try {
      const [{ openContact }, context] =
        await Promise.all([import("./contact/panel.js"), panelContext()]);
      openContact(root, context);
    } catch {
      return;
    }
  } else if (page.article) {
    const { rememberArticle } = await import("./contact/trail.js");
    const title = document.querySelector("h1")?.textContent ?? document.title;
    rememberArticle({ url: location.href.split("#")[0], title });
  }
}

/** Shows the "Ask a question" buttons; the panel loads when one is pressed. */
function prepareAssistant() {
  if (!page.search || !page.words) return;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ask]"));
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => openAsk());
  }
}

/** @param {string} [question] asked at once */
async function openAsk(question) {
  try {
    const [{ openAssistant }, context] =
      await Promise.all([import("./assistant/panel.js"), panelContext()]);
    openAssistant(context, { question });
  } catch {
    if (page.contact?.url) location.assign(page.contact.url);
  }
}

/** The name is the one under which `feedback/panel.js` keeps them. */
function votesWait() {
  try {
    return localStorage.getItem("helpgen:votes-waiting") !== null;
  } catch {
    return false;
  }
}
