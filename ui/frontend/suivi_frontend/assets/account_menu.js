/* The person and their role; opened: the pages that hang there, the way to their account, and a plain form that signs out. */

import { closeOnEscape, el, link } from "./dom.js";

/** The folded menu of the person. */
export function accountMenu(stage, { name, role, pages, keep, password, words, csrf }) {
  const ways = pages.map(([title, address, href]) =>
    link(stage, { href, choice: { page: address }, "data-id": `page/${address}` }, title),
  );
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", { "data-id": "who" }, el("strong", {}, name), el("span", { class: "role" }, role)),
    el(
      "div",
      { class: "panel" },
      ...ways,
      el("a", { href: keep, "data-id": "keep" }, words.keep),
      el("a", { href: password }, words.password),
      leaving(words, csrf),
    ),
  );
  menu.addEventListener("toggle", () => pointHere(menu, keep));
  return closeOnEscape(menu);
}

/* The page with the filters and the day that it shows when the menu opens, as its address says them. */
function pointHere(menu, keep) {
  const here = location.pathname + location.search;
  menu.querySelector('[data-id="keep"]').href = keep + encodeURIComponent(here);
}

function leaving(words, [field, token]) {
  return el(
    "form",
    { method: "post", action: "/compte/deconnexion" },
    el("input", { type: "hidden", name: field, value: token }),
    el("button", { type: "submit" }, words.leave),
  );
}
