// @ts-check
/**
 * The one entry module: it alone knows the page as a whole. Everything that a page does not need at
 * once is imported when the reader comes near it, so that a page costs one small script.
 */

/** What the build tells scripts of this page. `words` is the URL of the language's words. */
const page = JSON.parse(document.getElementById("helpgen-page")?.textContent || "{}");

/** Functions that sites and panels call; each imports its module when it is first called. */
const helpgen = {
  /** @param {{reason?: string, items?: number, language?: string, at?: Date}} [request] */
  async contactOptions(request = {}) {
    const { optionsFrom } = await import("./contact/rules.js");
    return optionsFrom(page.contact?.rules, { language: page.language, ...request });
  },
};
Object.assign(globalThis, { helpgen });

closeMenusWhenLeft();
focusSearchOnSlash();
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
    const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
      document.querySelectorAll("[data-search-input]")
    );
    const input = [...inputs].find((candidate) => candidate.offsetParent !== null);
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
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
  const response = await fetch(page.words);
  if (!response.ok) throw new Error(`words: ${response.status}`);
  return { page, words: await response.json() };
}

/** The contact page stands complete without scripts, and stays so where anything fails to load. */
async function prepareContact() {
  if (!page.contact?.rules || !page.words) return;
  const root = document.getElementById("contact");
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
  if (!("ask" in helpgen) || !page.words) return;
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ask]"));
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        const [{ openAssistant }, context] =
          await Promise.all([import("./assistant/panel.js"), panelContext()]);
        openAssistant(context);
      } catch {
        if (page.contact?.url) location.assign(page.contact.url);
      }
    });
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
