// @ts-check
// Touches document. The question and its answer, before people are asked.

import { conversation } from "../assistant/conversation.js";
import { element } from "../assistant/element.js";
import { chosenItem } from "./item-view.js";

/**
 * @param {import("./panel.js").Flow} flow
 * @returns {import("./panel.js").View}
 */
export function questionStep(flow) {
  const { context, draft } = flow;
  const { contact, assistant } = context.words;
  const change = flow.items?.state === "list" ? () => {
    draft.item = null;
    flow.go("about");
  } : null;
  const talk = conversation(context, {
    contact: true,
    turns: draft.conversation,
    question: draft.question,
    item: draft.item,
    starters: context.page.starters ?? [],
    changed: flow.save,
    typed(question) {
      draft.question = question;
      flow.save();
    },
    talk() {
      draft.details ||= draft.conversation.at(-1)?.question ?? draft.question;
      flow.go("request");
    },
  });
  return {
    title: contact.questionTitle,
    body: [
      notice(flow),
      draft.item && chosenItem(draft.item, context, change),
      talk.node,
      element("p", { class: "hint" }, assistant.machineNote, " ", assistant.privacyNote),
    ],
  };
}

/** @param {import("./panel.js").Flow} flow */
function notice({ context, items, restored, reload }) {
  const words = context.words.contact;
  if (items?.state === "failed") {
    return element("p", { class: "contact-notice", role: "status" }, words.itemsFailed, " ",
      element("button", { type: "button", class: "link-button", click: reload }, words.itemsRetry));
  }
  return restored ? element("p", { class: "contact-notice" }, words.draftRestored) : null;
}
