/* The person and their role; opened: their account, the view kept, and a plain form that signs out. */

import { disclosure, el, link } from "./dom.js";

/** The button with the name of the person, and what it unfolds. */
export function accountMenu(stage, { name, role, pages, keep, password, words, csrf }) {
  const ways = pages.map(([title, address, href]) =>
    link(stage, { href, choice: { page: address }, "data-id": `page/${address}` }, title),
  );
  const part = el(
    "div",
    { class: "panel account" },
    ...ways,
    el("a", { href: keep, "data-id": "keep" }, words.keep),
    el("a", { href: password }, words.password),
    leaving(words, csrf),
  );
  const label = [el("strong", {}, name), el("span", { class: "role" }, role)];
  const button = disclosure({ class: "who", "data-id": "who" }, label, part);
  button.addEventListener("unfold", () => pointHere(part, keep));
  return [button, part];
}

/* The page with the filters and the day that it shows when the menu opens, as its address says them. */
function pointHere(part, keep) {
  const here = location.pathname + location.search;
  part.querySelector('[data-id="keep"]').href = keep + encodeURIComponent(here);
}

function leaving(words, [field, token]) {
  return el(
    "form",
    { method: "post", action: "/compte/deconnexion" },
    el("input", { type: "hidden", name: field, value: token }),
    el("button", { type: "submit" }, words.leave),
  );
}
