/* The matrix: a table of links, territories by phases; on a narrow screen, phases of one territory. */

import { el, link, present, redraw, spoken } from "./dom.js";
import { glyph, mark } from "./glyphs.js";
import { rove } from "./keys.js";

const NARROW = window.matchMedia("(max-width: 600px)");
const DENSE_FROM = 12;
const BUTTONS_UP_TO = 4;
const VERIFIED = 2;

export default function matrix(component) {
  const stage = present(component, draw);
  const turn = () => redraw(stage, () => draw(stage, component.data));
  NARROW.addEventListener("change", turn);
  return () => NARROW.removeEventListener("change", turn);
}

function draw(stage, data) {
  stage.append(...(NARROW.matches ? narrow(stage, data) : wide(stage, data)), legend(data));
}

/* ---- wide: a line a territory ---- */

function wide(stage, data) {
  const readout = el("p", { class: "readout", "aria-hidden": "true" });
  const lines = data.rows.map((row) => [title(stage, row), ...data.columns.map((_, at) => cell(stage, data, row, at))]);
  const dense = data.rows.length >= DENSE_FROM ? "dense" : "roomy";
  const table = el("table", { class: dense }, caption(data), head(data), body(data, lines));
  rove(table, lines);
  for (const event of ["focusin", "pointerover"]) {
    table.addEventListener(event, ({ target }) => tell(readout, target.closest("a")));
  }
  const hint = el("p", { class: "hint" }, data.words.keys);
  return [el("div", { class: "frame" }, table), readout, hint];
}

function head(data) {
  const groups = data.heads.map(([text, width]) => el("th", { scope: "colgroup", colspan: width, class: "group" }, text));
  const columns = data.columns.map(([, position, text, brief]) =>
    el("th", { scope: "col" }, phase(position, text, brief)),
  );
  const corner = el("th", { scope: "col", rowspan: 2, class: "corner" }, data.words.territory);
  return el("thead", {}, el("tr", {}, corner, ...groups), el("tr", {}, ...columns));
}

function body(data, lines) {
  const rows = lines.map(([first, ...others], at) => {
    const kind = data.rows[at].open === undefined ? null : "many";
    return el("tr", { class: kind }, el("th", { scope: "row" }, first), ...others.map((one) => el("td", {}, one)));
  });
  return el("tbody", {}, ...rows);
}

/* ---- narrow: a line a phase ---- */

function narrow(stage, data) {
  const row = data.rows.find(({ key }) => key === stage.dataset.row) ?? data.rows[0];
  const lines = data.columns.map((_, at) => [cell(stage, data, row, at)]);
  const table = el("table", { class: "turned" }, caption(data), ...parts(data, lines));
  rove(table, lines);
  const choice = data.rows.length > 1 ? picker(stage, data, row) : "";
  return [choice, el("p", { class: "whole" }, title(stage, row)), table];
}

function parts(data, lines) {
  let from = 0;
  return data.heads.map(([text, width]) => {
    const phases = data.columns.slice(from, from + width);
    const head = el("th", { scope: "rowgroup", colspan: 2, class: "group" }, text);
    const rows = phases.map(([, position, name], at) =>
      el("tr", {}, el("th", { scope: "row" }, phase(position, name)), el("td", {}, ...lines[from + at])),
    );
    from += width;
    return el("tbody", {}, el("tr", {}, head), ...rows);
  });
}

function picker(stage, data, current) {
  const show = (key) => {
    stage.dataset.row = key;
    redraw(stage, () => draw(stage, data));
  };
  return data.rows.length > BUTTONS_UP_TO ? list(data, current, show) : buttons(data, current, show);
}

function buttons(data, current, show) {
  const all = data.rows.map((row) => {
    const one = el("button", { type: "button", "aria-pressed": String(row === current), "data-id": `pick/${row.key}` }, row.title);
    one.addEventListener("click", () => show(row.key));
    return one;
  });
  return el("div", { class: "picker", role: "group", "aria-label": data.words.territory }, ...all);
}

function list(data, current, show) {
  const options = data.rows.map((row) => el("option", { value: row.key, selected: row === current }, row.title));
  const select = el("select", { "data-id": "pick" }, ...options);
  select.addEventListener("change", () => show(select.value));
  return el("label", { class: "picker" }, data.words.territory, select);
}

/* ---- what both share ---- */

/** Its number and its title; `brief` is shown instead where titles are read from bottom to top. */
function phase(position, name, brief = "") {
  const breakable = name.split(/(?<=\/)/).flatMap((part, at) => (at ? [el("wbr"), part] : [part]));
  return el(
    "span",
    { class: "phase" },
    el("span", { class: "position" }, String(position)),
    el("span", { class: "name" }, ...breakable),
    brief ? el("span", { class: "brief", "aria-hidden": "true" }, brief) : null,
  );
}

function title(stage, row) {
  const choice = row.open === undefined ? { territory: row.key } : { group: row.key };
  const expanded = row.open === undefined ? null : String(row.open);
  return link(stage, { href: row.href, choice, class: "title", "aria-expanded": expanded, "data-id": row.key }, row.title);
}

function cell(stage, data, row, at) {
  const [key, position, name] = data.columns[at];
  const [sentence, suffix, ...shown] = row.cells[at];
  const grouped = row.open !== undefined;
  const said = data.words.cell
    .replace("{row}", () => row.title)
    .replace("{position}", () => position)
    .replace("{title}", () => name)
    .replace("{sentence}", () => data.texts[sentence]);
  const choice = grouped ? { group: row.key, phase: key } : { territory: row.key, phase: key };
  const [kind, ...children] = grouped ? counts(data, ...shown) : state(data, ...shown);
  const attributes = { href: row.base + suffix, choice, class: `cell ${kind}`, "data-id": `${row.key}/${key}` };
  return link(stage, attributes, spoken(said), ...children);
}

/** What is ours in it is said once. */
function caption(data) {
  return el("caption", {}, data.caption, data.proposal ? el("i", {}, ` (${data.words.proposal})`) : null);
}

function state(data, sign, flag, date, whose) {
  const [name, meaning] = data.signs[sign];
  const [alarm, word] = flag === null ? ["", ""] : data.signs[flag];
  const isSilent = alarm === "stale"; // told by its hatch, which the legend names
  return [
    `${name} ${alarm ? `is-${alarm}` : ""}`,
    el("span", { class: "sign", "aria-hidden": "true" }, glyph(name), alarm ? glyph(alarm) : null),
    el("span", { class: `word ${name}`, "aria-hidden": "true" }, meaning),
    el("span", { class: "date", "aria-hidden": "true" }, data.texts[date], whose ? mark(whose === VERIFIED) : null),
    alarm && !isSilent ? el("span", { class: `flag ${alarm}`, "aria-hidden": "true" }, word) : null,
  ];
}

function counts(data, pairs) {
  const shown = pairs.map(([sign, count]) => el("span", { class: "count" }, glyph(data.signs[sign][0]), String(count)));
  return ["many", el("span", { class: "counts", "aria-hidden": "true" }, ...shown)];
}

function tell(readout, target) {
  if (target) readout.textContent = target.querySelector(".spoken")?.textContent ?? target.textContent;
}

function legend(data) {
  const signs = data.legend.map((sign) => el("li", {}, glyph(data.signs[sign][0]), data.signs[sign][1]));
  const marks = data.whose.map((one) => el("li", {}, mark(one === VERIFIED), data.marks[one]));
  return el("ul", { class: "legend", "aria-label": data.words.legend }, ...signs, ...marks);
}
