// @ts-check
// Touches document. The reason, how many items it is about, and the details.

import { element } from "../assistant/element.js";
import { limits } from "./draft.js";
import { field, mistakeSummary, showMistakes } from "./fields.js";
import { itemCount, requestMistakes } from "./flow.js";
import { chosenItem } from "./item-view.js";

/**
 * @param {import("./panel.js").Flow} flow
 * @returns {import("./panel.js").View}
 */
export function requestStep(flow) {
  const { context, draft, rules } = flow;
  const words = context.words.contact;
  const fields = {
    ...(rules.reasons.length > 0 ? { reason: reasonField(flow, () => showCount()) } : {}),
    items: countField(flow),
    details: detailsField(flow),
  };
  /** The number matters where it decides the channel, and where the reader came with an item. */
  function showCount() {
    const reason = rules.reasons.find(({ id }) => id === draft.reason);
    fields.items.node.hidden = draft.item === null && (reason?.items.length ?? 0) === 0;
  }
  showCount();
  const summary = mistakeSummary();
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const mistakes = requestMistakes(draft, rules.reasons.length > 0);
    if (showMistakes(summary, fields, mistakes, words)) flow.go("options");
  };
  const form = element("form", { class: "contact-form", novalidate: true, submit }, summary,
    element("p", { class: "hint" }, words.requiredNote),
    ...Object.values(fields).map(({ node }) => node),
    element("button", { type: "submit", class: "button" }, words.next));
  return {
    title: words.requestTitle,
    body: [draft.item && chosenItem(draft.item, context, null), form],
  };
}

/**
 * @param {import("./panel.js").Flow} flow
 * @param {() => void} changed
 */
function reasonField({ context, draft, rules, save }, changed) {
  const words = context.words.contact;
  const select = element("select", { id: "request-reason", name: "reason" },
    element("option", { value: "" }, words.reasonChoose),
    ...rules.reasons.map(({ id, title }) => element("option", { value: id }, title)));
  select.value = rules.reasons.some(({ id }) => id === draft.reason) ? draft.reason : "";
  draft.reason = select.value;
  select.addEventListener("change", () => {
    draft.reason = select.value;
    save();
    changed();
  });
  return field(select, { label: words.reason, required: true });
}

/** @param {import("./panel.js").Flow} flow */
function countField({ context, draft, save }) {
  const words = context.words.contact;
  const input = element("input", {
    id: "request-items", name: "items", type: "number", min: 1, max: 9999, inputmode: "numeric",
    autocomplete: "off", value: itemCount(draft) || "",
  });
  input.addEventListener("input", () => {
    const count = Math.floor(input.valueAsNumber);
    draft.items = count >= 1 && count <= 9999 ? count : 0;
    save();
  });
  return field(input, { label: words.itemsCount, optional: words.optional });
}

/** @param {import("./panel.js").Flow} flow */
function detailsField({ context, draft, save }) {
  const words = context.words.contact;
  const input = element("textarea", {
    id: "request-details", name: "details", rows: 6, maxlength: limits.details,
  });
  input.value = draft.details;
  input.addEventListener("input", () => {
    draft.details = input.value;
    save();
  });
  return field(input, { label: words.details, required: true, hint: words.detailsHint });
}
