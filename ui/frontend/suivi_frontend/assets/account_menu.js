/* The person and their role; opened: their account, the view kept, and a plain form that signs out. */

import { disclosure, el, svg } from "./dom.js";

const HEAD = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8m0 10c4.4 0 8 1.8 8 4v2H4v-2c0-2.2 3.6-4 8-4";

/** The button with the name of the person, and what it unfolds; `way` makes the link to a page. */
export function accountMenu(stage, data, way) {
  const { name, role, pages, keep, password, words, csrf } = data.account;
  const ways = pages.map((page) => way(stage, data, page, page[1] === data.current));
  const part = el(
    "div",
    { class: "panel account" },
    el("p", { class: "whose" }, el("strong", {}, name), " ", role),
    ...ways,
    el("a", { href: keep, "data-id": "keep" }, words.keep),
    el("a", { href: password }, words.password),
    leaving(words, csrf),
  );
  const head = svg("svg", { class: "sign", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: HEAD }));
  const label = [head, el("span", { class: "whom" }, el("strong", {}, name), el("span", { class: "role" }, role))];
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
