/* The frame of every page: what this is, where one can go, the day looked at, the person. */

import { accountMenu } from "./account_menu.js";
import { disclosure, el, link, present, redraw, spoken, svg } from "./dom.js";

const NARROW = window.matchMedia("(max-width: 60rem)");
const LENS = "M10.5 4a6.5 6.5 0 1 0 4 11.6l4.9 5 1.2-1.2-5-4.9A6.5 6.5 0 0 0 10.5 4m0 1.8a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4";
const TYPING = "input, textarea, select, [contenteditable]";
const ASKING = "a, button, input, textarea, label, summary, [role='combobox'], [role='option'], [role='dialog']";
const DAY_PANEL = ".st-key-day-panel";

export default function frame(component) {
  const stage = present(component, draw);
  stage.data = component.data;
  stage.unheard ??= heard(stage);
  tellHeight(stage);
  if (stage.data.day[1]) enterDay(stage.data);
  return () => {
    stage.unheard?.();
    stage.unheard = null;
  };
}

/** What of the bar stays in sight, for all that stays below it: pages of a section take a line more. */
function tellHeight(stage) {
  const bar = stage.getRootNode().host.closest("[class*='st-key-top-bar']");
  const height = bar.offsetHeight + parseFloat(getComputedStyle(bar).top);
  bar.closest(".stApp").style.setProperty("--bar", `${height}px`);
}

/** Listen once, however often the bar is drawn; what is returned ends it. */
function heard(stage) {
  const turn = () => {
    redraw(stage, () => draw(stage, stage.data));
    tellHeight(stage);
  };
  const keys = (event) => press(stage, event);
  const clicks = (event) => leave(stage, event);
  NARROW.addEventListener("change", turn);
  document.addEventListener("keydown", keys);
  document.addEventListener("click", clicks);
  return () => {
    NARROW.removeEventListener("change", turn);
    document.removeEventListener("keydown", keys);
    document.removeEventListener("click", clicks);
  };
}

function draw(stage, data) {
  const [who, account] = accountMenu(stage, data, way);
  const [pages, unfolded] = NARROW.matches ? folded(stage, data) : [spread(stage, data), null];
  stage.append(
    el(
      "div",
      { class: "bar" },
      el("div", { class: "top" }, skip(data), name(stage, data), ...tools(stage, data), who),
      el("div", { class: "main" }, pages, day(stage, data), unfolded, account),
      NARROW.matches ? null : tabs(stage, data),
      announced(data),
    ),
  );
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

function name(stage, data) {
  const [title, owner, address] = data.name;
  const label = [el("strong", {}, title), el("span", { class: "owner" }, owner)];
  return link(stage, { href: at(data, address), choice: { page: address }, class: "name" }, ...label);
}

/** The search, then what stands beside it; where there is no room, a lens that leads to the search. */
function tools(stage, data) {
  const [address] = data.search;
  const isThere = data.current === address;
  if (NARROW.matches) {
    const lens = { href: at(data, address), choice: { page: address }, class: "lens", "data-id": "search" };
    return [link(stage, lens, sign(), spoken(data.words.search))];
  }
  const entries = data.tools.map(([title, current, [[, first]]]) => el("li", {}, way(stage, data, [title, first], current)));
  const list = el("nav", { class: "tools", "aria-label": data.words.tools }, el("ul", {}, ...entries));
  return isThere ? [el("span", { class: "gap" }), list] : [looking(stage, data), list];
}

function looking(stage, { search: [address, word], words }) {
  const field = el("input", {
    type: "search", name: word, maxlength: 80, autocomplete: "off", "data-id": "search",
    "aria-label": words.search, "aria-keyshortcuts": "/", placeholder: words.hint,
  });
  const form = el("form", { role: "search", action: `/${address}` }, sign(), field);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) stage.choose({ page: address, [word]: field.value.trim() });
  });
  return form;
}

function sign() {
  return svg("svg", { class: "sign", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: LENS }));
}

/** The sections in one line; that of the page shown is marked. */
function spread(stage, data) {
  const entries = data.menu.map(([title, current, [[, first]]]) => el("li", {}, way(stage, data, [title, first], current)));
  return el("nav", { class: "menu", "aria-label": data.words.pages }, el("ul", {}, ...entries));
}

/** The other pages of the section shown, where it has more than one. */
function tabs(stage, data) {
  const [, , pages] = [...data.menu, ...data.tools].find(([, current]) => current) ?? [, , []];
  if (pages.length < 2) return null;
  const entries = pages.map((page) => el("li", {}, way(stage, data, page, page[1] === data.current)));
  return el("nav", { class: "tabs", "aria-label": data.words.section }, el("ul", {}, ...entries));
}

/** On a narrow screen: one button, named by the page shown, and every page by its section. */
function folded(stage, data) {
  const part = el("nav", { class: "panel", "aria-label": data.words.pages }, ...[...data.menu, ...data.tools].map(group));
  const shown = [...data.menu, ...data.tools].flatMap(([, , pages]) => pages).find(([, address]) => address === data.current);
  const current = [...data.menu, ...data.tools].find(([, isShown]) => isShown);
  const label = shown?.[0] ?? current?.[0] ?? data.words.pages;
  return [disclosure({ class: "pages", "data-id": "pages" }, [label], part), part];

  function group([title, , pages]) {
    const list = el("ul", { "aria-label": title }, ...pages.map((page) => el("li", {}, way(stage, data, page, page[1] === data.current))));
    return pages.length > 1 ? el("div", {}, el("p", { "aria-hidden": "true" }, title), list) : el("div", {}, list);
  }
}

function way(stage, data, [title, address], isCurrent) {
  const current = isCurrent ? (address === data.current ? "page" : "true") : null;
  return link(stage, { href: at(data, address), choice: { page: address }, "data-id": `page/${address}`, "aria-current": current }, title);
}

/** The address of a page, on the day looked at. */
function at({ moment }, address) {
  return moment ? `/${address}?${moment}` : `/${address}`;
}

function day(stage, { day: [text, open, past], words }) {
  const attributes = { type: "button", class: past ? "day past" : "day", "data-id": "day", "aria-expanded": String(open), title: words.day };
  const button = el("button", attributes, text);
  button.addEventListener("click", () => stage.choose({ day: !open }));
  return button;
}

/** Told to whoever listens when another page came: the browser itself says nothing of it. */
function announced({ current, menu, tools }) {
  const pages = [...menu, ...tools].flatMap(([, , all]) => all);
  const [title] = pages.find(([, address]) => address === current) ?? [""];
  return el("p", { class: "spoken", role: "status" }, title);
}

/** « / » looks for words, from anywhere but a field; Escape folds the choice of the day. */
function press(stage, event) {
  const typing = event.composedPath()[0].closest?.(TYPING);
  const search = stage.querySelector('[data-id="search"]');
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && stage.data.day[1]) {
    stage.choose({ day: false });
    stage.querySelector('[data-id="day"]')?.focus();
  }
}

/** A click beside what is unfolded folds it again; so does unfolding something else. */
function leave(stage, event) {
  const path = event.composedPath();
  const unfolding = path.find((one) => one.unfolds)?.unfolds;
  for (const part of stage.querySelectorAll(".panel:not([hidden])")) {
    if (part !== unfolding && !path.includes(part)) part.dispatchEvent(new Event("fold"));
  }
  // What asks the server for something is not asked twice: the second answer would be of before.
  const isOnSomething = path.some((one) => one.matches?.(`${DAY_PANEL}, ${ASKING}`));
  if (stage.data.day[1] && !isOnSomething) stage.choose({ day: false });
}

/** The choice of the day stands beside the bar, in the page: its first field is where one types. */
function enterDay({ words }, tries = 40) {
  const panel = document.querySelector(DAY_PANEL);
  const field = panel?.querySelector("input");
  if (!field && tries) return requestAnimationFrame(() => enterDay({ words }, tries - 1));
  if (!field || panel.contains(document.activeElement) || panel.dataset.entered) return;
  panel.dataset.entered = "yes";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.day);
  field.focus();
  field.select();
}
