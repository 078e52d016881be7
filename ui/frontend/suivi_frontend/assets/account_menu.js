/* The person and their role; opened: the ways to their pages and to their account, and a plain form that signs out. */

import { el, present } from "./dom.js";

export default function accountMenu(component) {
  present(component, draw);
}

function draw(stage, { name, role, ways, keep, words, csrf }) {
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", { "data-id": "who" }, el("strong", {}, name), el("span", { class: "role" }, role)),
    el("div", { class: "panel" }, ...links(ways, words), keeping(keep, words), leaving(words, csrf)),
  );
  menu.addEventListener("toggle", () => pointHere(menu, keep));
  menu.addEventListener("keydown", (event) => close(menu, event));
  stage.append(menu);
}

function links(ways, words) {
  const all = [...ways, ["/compte/mot-de-passe", words.account]];
  return all.map(([href, word]) => el("a", { href }, word));
}

function keeping(keep, words) {
  return el("a", { href: keep, "data-id": "keep" }, words.keep);
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

function close(menu, { key }) {
  if (key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}
