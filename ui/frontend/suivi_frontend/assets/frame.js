/* The frame of every page: where one can go, the day looked at, the person. */

import { accountMenu } from "./account_menu.js";
import { closeOnEscape, el, link, present, redraw } from "./dom.js";

const NARROW = window.matchMedia("(max-width: 60rem)");

export default function frame(component) {
  const stage = present(component, draw);
  const turn = () => redraw(stage, () => draw(stage, component.data));
  NARROW.addEventListener("change", turn);
  return () => NARROW.removeEventListener("change", turn);
}

function draw(stage, data) {
  stage.append(el("div", { class: "bar" }, skip(data), menu(stage, data), day(stage, data), accountMenu(stage, data.account)));
}

/** The first thing that the keyboard reaches: past the bar, to the title of the page. */
function skip({ words }) {
  const over = el("button", { type: "button", class: "skip" }, words.skip);
  over.addEventListener("click", () => {
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus();
  });
  return over;
}

function menu(stage, { pages, words }) {
  const ways = el("ul", {}, ...pages.map((page) => el("li", {}, way(stage, page))));
  const here = pages.find(([, , , current]) => current)?.[0];
  const nav = el("nav", { "aria-label": words.pages }, NARROW.matches ? folded(ways, here ?? words.pages) : ways);
  return nav;
}

function way(stage, [title, address, href, current, count]) {
  const number = count ? el("span", { class: "count" }, count) : null;
  const attributes = { href, choice: { page: address }, "data-id": `page/${address}`, "aria-current": current ? "page" : null };
  return link(stage, attributes, el("span", {}, title), number);
}

function folded(ways, here) {
  return closeOnEscape(el("details", {}, el("summary", { "data-id": "pages" }, here), ways));
}

function day(stage, { day: text, open, words }) {
  const button = el("button", { type: "button", class: "day", "data-id": "day", "aria-expanded": String(open), title: words.day }, text);
  button.addEventListener("click", () => stage.choose({ day: !open }));
  return button;
}
