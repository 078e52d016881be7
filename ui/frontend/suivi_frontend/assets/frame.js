/* The frame of every page: where one can go, the day looked at, the person. */

import { accountMenu } from "./account_menu.js";
import { disclosure, el, link, present, redraw } from "./dom.js";

const NARROW = window.matchMedia("(max-width: 60rem)");

export default function frame(component) {
  const stage = present(component, draw);
  const turn = () => redraw(stage, () => draw(stage, component.data));
  NARROW.addEventListener("change", turn);
  return () => NARROW.removeEventListener("change", turn);
}

function draw(stage, data) {
  const [who, account] = accountMenu(stage, data.account);
  const [ways, unfolded] = NARROW.matches ? folded(stage, data) : spread(stage, data);
  stage.append(el("div", { class: "bar" }, skip(data), ways, day(stage, data), who, unfolded, account));
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

/** The pages in one line; « Plus » unfolds what the line has no room for. */
function spread(stage, { pages, groups, words }) {
  const part = el("nav", { class: "panel", "aria-label": words.more }, ...groups.map((one) => group(stage, one)));
  const attributes = { class: "more", "data-id": "more", "aria-current": currentOf(groups) ? "true" : null };
  const more = disclosure(attributes, [words.more], part);
  return [el("nav", { "aria-label": words.pages }, ways(stage, pages, el("li", {}, more))), part];
}

/** On a narrow screen: one button, named by the page shown. */
function folded(stage, { pages, groups, words }) {
  const all = [["", pages], ...groups];
  const part = el("nav", { class: "panel", "aria-label": words.pages }, ...all.map((one) => group(stage, one)));
  return [disclosure({ class: "pages", "data-id": "pages" }, [currentOf(all) ?? words.pages], part), part];
}

function currentOf(groups) {
  return groups.flatMap(([, pages]) => pages).find(([, , , current]) => current)?.[0];
}

function group(stage, [name, pages]) {
  const list = ways(stage, pages);
  if (!name) return list;
  list.setAttribute("aria-label", name);
  return el("div", {}, el("p", { "aria-hidden": "true" }, name), list);
}

function ways(stage, pages, ...more) {
  return el("ul", {}, ...pages.map((page) => el("li", {}, way(stage, page))), ...more);
}

function way(stage, [title, address, href, current, count]) {
  const number = count ? el("span", { class: "count" }, count) : null;
  const attributes = { href, choice: { page: address }, "data-id": `page/${address}`, "aria-current": current ? "page" : null };
  return link(stage, attributes, el("span", {}, title), number);
}

function day(stage, { day: text, open, words }) {
  const button = el("button", { type: "button", class: "day", "data-id": "day", "aria-expanded": String(open), title: words.day }, text);
  button.addEventListener("click", () => stage.choose({ day: !open }));
  return button;
}
