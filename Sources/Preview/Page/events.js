// @ts-check
/** Adds events to the list as they happen. */

import { element } from "./element.js";

const list = /** @type {HTMLElement} */ (document.getElementById("events"));
const source = new EventSource("/_preview/events");
source.addEventListener("event", (event) => {
  list.prepend(element("li", {}, element("code", {}, event.data)));
});
addEventListener("pagehide", () => source.close());
