/* Words that open, where they stand, what they rest on: the statement, whose it is, the document and its own words. */

import { el, link, spoken } from "./dom.js";

const GAP = 8; // pixels between the words that open, what opens and the edges

/** What opens, to be put at the end of the stage. */
export function panels(stage, { evidence, close }) {
  return evidence.map((one, index) => panel(stage, one, index, close));
}

/** Words that open one of them. */
export function opener(panel, id, ...words) {
  // Not a <button>: a browser breaks no line within one.
  const clause = el("span", { class: "clause", role: "button", tabindex: "0", "aria-haspopup": "dialog", "data-id": id }, ...words);
  const open = (event) => {
    event.preventDefault();
    panel.opener = clause;
    panel.showPopover();
    place(panel, clause);
  };
  clause.addEventListener("click", open);
  clause.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && open(event));
  return clause;
}

/** Under its words, or above it where there is more room; never out of sight. */
function place(panel, opener) {
  const at = [...opener.getClientRects()].at(-1);
  const { width, height } = panel.getBoundingClientRect();
  const below = innerHeight - at.bottom;
  const top = below > height + GAP || below > at.top ? at.bottom + GAP : at.top - height - GAP;
  panel.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`;
  panel.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP))}px`;
}

function panel(stage, { title, entries, more }, index, close) {
  const button = el("button", { type: "button", class: "close" }, close);
  const shown = el(
    "div",
    { popover: "auto", role: "dialog", "aria-labelledby": `heard-${index}`, tabindex: "-1" },
    el("div", { class: "head" }, el("h2", { id: `heard-${index}` }, title), button),
    ...entries.map((one) => entry(stage, one)),
    more ? el("p", {}, more) : null,
  );
  button.addEventListener("click", () => shown.hidePopover());
  let inside = false; // a click elsewhere keeps the focus that it gives
  shown.addEventListener("beforetoggle", () => { inside = shown.matches(":focus-within"); });
  shown.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") shown.focus();
    else if (inside) shown.opener.focus();
  });
  return shown;
}

function entry(stage, { things, said }) {
  const named = things.flatMap(([name, href], index) => [index ? " · " : "", link(stage, { href, choice: href }, name)]);
  return el("section", {}, ...said.map(statement), el("p", { class: "things" }, ...named));
}

function statement({ what, whose, source, url, quote }) {
  return el(
    "div",
    { class: "said" },
    el("p", {}, what),
    quote ? el("blockquote", {}, quote) : null,
    el("p", { class: "whose" }, whose, source ? " : " : "", source ? document_(source, url) : null),
  );
}

function document_(source, url) {
  return url ? el("a", { href: url, target: "_blank", rel: "noopener" }, source, spoken(" (nouvel onglet)")) : source;
}
