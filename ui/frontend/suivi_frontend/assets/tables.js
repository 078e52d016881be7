/* Tables of records: sorted by their heads, under groups that stay in sight, with what may be done on
   each row; where the page is narrow a row is a card. */

import { el, link, present, redraw, spoken } from "./dom.js";
import { glyph } from "./glyphs.js";

const TURNS = { none: "ascending", ascending: "descending", descending: "none" };
const SIGNS = { none: "", ascending: "↑", descending: "↓" };
const NOTHING = "–";
const FRENCH = new Intl.Collator("fr", { numeric: true });

export default function tables(component) {
  present(component, draw);
}

function draw(stage, data) {
  stage.append(...data.tables.flatMap((one, number) => part(stage, data, one, number)));
}

/** One table under its title, and the way to what it leaves out; without a row, why there is none. */
function part(stage, data, table, number) {
  const { title, empty, more, groups } = table;
  return [
    title ? el("h2", { id: `table-${number}` }, title) : null,
    groups.length ? drawn(stage, data, table, number) : empty ? el("p", { class: "empty" }, empty) : null,
    more ? el("p", { class: "more" }, way(stage, more)) : null,
  ].filter(Boolean);
}

/* Its roles are written out: shown as cards, it would lose them. */
function drawn(stage, data, { title, name, columns, groups }, number) {
  const sorted = (stage.sorted ??= {})[number] ?? { column: 0, direction: "none" };
  const turn = (column) => {
    const direction = TURNS[column === sorted.column ? sorted.direction : "none"];
    stage.sorted[number] = { column, direction };
    redraw(stage, () => draw(stage, data));
  };
  const acts = groups.some(({ rows }) => rows.some((one) => one.acts.length)) ? data.words.acts : null;
  const named = title ? { "aria-labelledby": `table-${number}` } : { "aria-label": name };
  return el(
    "table",
    { role: "table", ...named },
    el("thead", { role: "rowgroup", "data-sort": data.words.sort }, heads(data, columns, sorted, acts, number, turn)),
    ...groups.map((one) => group(stage, data, one, columns, sorted, acts)),
  );
}

function heads(data, columns, sorted, acts, number, turn) {
  const cells = columns.map((text, column) => {
    const direction = column === sorted.column ? sorted.direction : "none";
    const sign = el("span", { class: "order", "aria-hidden": "true" }, SIGNS[direction]);
    const button = el("button", { type: "button", "data-id": `sort/${number}/${column}`, title: data.words.sort }, text, sign);
    button.addEventListener("click", () => turn(column));
    return el("th", { scope: "col", role: "columnheader", "aria-sort": direction }, button);
  });
  const last = acts ? el("th", { scope: "col", role: "columnheader", class: "acts" }, spoken(acts)) : null;
  return el("tr", { role: "row" }, ...cells, last);
}

function group(stage, data, { title, rows }, columns, sorted, acts) {
  const width = columns.length + (acts ? 1 : 0);
  const head = { scope: "rowgroup", role: "rowheader", colspan: width, "aria-colspan": width };
  const over = title ? el("tr", { role: "row", class: "group" }, el("th", head, title)) : null;
  return el("tbody", { role: "rowgroup" }, over, ...inOrder(rows, sorted).map((one) => row(stage, data, columns, one, acts)));
}

/** What is not known comes last, whichever way one reads. */
function inOrder(rows, { column, direction }) {
  if (direction === "none") return rows;
  const turn = direction === "ascending" ? 1 : -1;
  const keyed = rows.map((one) => [key(one.cells[column]), one]);
  const missing = (text) => text === "" || text === NOTHING;
  keyed.sort(([one], [other]) => missing(one) - missing(other) || turn * FRENCH.compare(one, other));
  return keyed.map(([, one]) => one);
}

function key(cell) {
  return typeof cell === "string" ? cell : cell[3] || written(cell);
}

function written(cell) {
  return typeof cell === "string" ? cell : cell[0].map((one) => (typeof one === "string" ? one : one[0])).join("");
}

function row(stage, data, columns, { cells, acts: offered }, acts) {
  const all = cells.map((one, at) => shown(stage, data, columns[at], one, at === 0));
  const last = acts ? el("td", { role: "cell", class: "acts" }, ...offered.map((one) => act(stage, one, written(cells[0])))) : null;
  return el("tr", { role: "row" }, ...all, last);
}

function shown(stage, data, column, one, isName) {
  const [parts, sign, note, , details] = typeof one === "string" ? [[one]] : one;
  const words = parts.map((part) => (typeof part === "string" ? part : way(stage, part)));
  const told = el("span", {}, ...words, note ? el("span", { class: "note" }, note) : null, folded(data, details));
  const inside = el("span", { class: "told" }, sign ? glyph(sign) : null, told);
  if (isName) return el("th", { scope: "row", role: "rowheader" }, inside);
  // Of a card, a cell says what it is; one that says nothing is left out.
  return el("td", { role: "cell", "data-column": column, class: written(one) === NOTHING ? "nothing" : null }, inside);
}

function folded({ words }, details) {
  if (!details) return null;
  return el("details", {}, el("summary", {}, words.details), el("ul", {}, ...details.map((one) => el("li", {}, one))));
}

function way(stage, [text, href, isFile]) {
  if (isFile) return el("a", href.startsWith("/") ? { href } : { href, target: "_blank", rel: "noopener" }, text);
  return href ? link(stage, { href, choice: href, "data-id": href }, text) : text;
}

function act(stage, [label, choice], what) {
  const button = el("button", { type: "button", "data-id": choice }, label, spoken(` : ${what}`));
  button.addEventListener("click", () => stage.choose(choice));
  return button;
}
