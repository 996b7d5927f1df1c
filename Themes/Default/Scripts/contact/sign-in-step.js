// @ts-check
// Touches document. Signing in on the site's own page and back, or going on without.

import { element, icon } from "../assistant/element.js";
import { safeAddress, signInAddress } from "./address.js";
import { stepAfterSignIn } from "./flow.js";

/**
 * @param {import("./panel.js").Flow} flow
 * @returns {import("./panel.js").View}
 */
export function signInStep(flow) {
  const { account } = flow.context.page;
  const words = flow.context.words.contact;
  const orders = safeAddress(account.orders, location.href);
  const goOn = () => {
    flow.draft.guest = true;
    flow.go(stepAfterSignIn(flow.draft, flow.items));
  };
  const card = element("div", { class: "sign-in-card" }, icon("user"), element("div", {},
    element("p", {}, words.signInText, orders && ` ${words.ordersText}`),
    element("p", { class: "actions" },
      element("a", { class: "button", href: signInAddress(account.signIn, location.href) },
        words.signIn),
      orders && element("a", { href: orders }, words.ordersLink))));
  const without = element("button", { type: "button", class: "button button-quiet", click: goOn },
    words.continueWithout);
  return { title: words.signInTitle, body: [card, element("p", {}, without)] };
}
