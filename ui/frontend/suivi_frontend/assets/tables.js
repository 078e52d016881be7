/* Tables of records: sorted by their heads, under groups that stay in sight, with what may be done on
   each row; where the page is narrow a row is a card. */

import { el, link, present, redraw, spoken } from "./dom.js";
import { glyph } from "./glyphs.js";

const TURNS = { none: "ascending", ascending: "descending", descending: "none" };
const SIGNS = { none: "", ascending: "↑", descending: "↓" };
const NOTHING = "–";
const FRENCH = new Intl.Collator("fr", { numeric: true });
const LEAST = 8; // letters of the narrowest column
const DATE = 18; // letters of « 30 septembre 2026 »: what is no longer stays on one line, and shares one on a card
const MOST = 36; // letters of the widest column
const LONG = /[^\s-]{25}/; // an address, or what somebody typed: cut rather than wider than the page
const SORTED = 3; // rows: fewer are seen at a glance

export default function tables(component) {
  present(component, draw);
}

function draw(stage, data) {
  const drawn = { ...data, widths: widthsOf(data.tables), actLetters: actLettersOf(data.tables) };
  stage.append(...data.tables.flatMap((one, number) => part(stage, drawn, one, number)));
}

/** The letters of each column, by its head: the same in all tables of a page, which stand alike. */
function widthsOf(tables) {
  const texts = {};
  for (const { columns, groups } of tables) {
    for (const [at, column] of columns.entries()) {
      (texts[column] ??= [column]).push(...groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => seen(cells[at]))));
    }
  }
  return Object.fromEntries(Object.entries(texts).map(([column, all]) => [column, width(all)]));
}

/** The same for the buttons of a row, with their edges. */
function actLettersOf(tables) {
  const rows = tables.flatMap(({ groups }) => groups.flatMap((one) => one.rows));
  return Math.max(0, ...rows.map(({ acts }) => acts.reduce((sum, [label]) => sum + label.length + 4, 0)));
}

/** Its words and its note. */
function seen(cell) {
  return typeof cell === "string" ? [cell] : [written(cell), cell[2]];
}

/** As much as the longest word or date needs, and more for sentences. */
function width(texts) {
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest <= DATE) return { isShort: true, letters: Math.max(LEAST, longest) };
  const word = Math.max(...texts.flatMap((text) => text.split(/[\s/-]/)).map((one) => one.length));
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return { isShort: false, letters: Math.min(MOST, Math.max(word, DATE, mean)) };
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
function drawn(stage, data, { title, name, kind: asked, columns, groups }, number) {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const kind = asked ?? (count < SORTED ? "still" : null);
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
    { role: "table", class: kind ?? null, ...named },
    kind === "sheet" ? null : columnGroup(columns, data.widths, acts ? data.actLetters : 0),
    el("thead", { role: "rowgroup", "data-sort": data.words.sort }, heads(data, columns, sorted, acts, number, kind ? null : turn)),
    ...groups.map((one) => group(stage, data, one, columns, sorted, acts)),
  );
}

/** The name has what the others leave. */
function columnGroup(columns, widths, actLetters) {
  const [name, ...others] = columns.map((column) => widths[column].letters);
  const all = [name, ...others, actLetters].reduce((sum, letters) => sum + letters);
  const cols = [...others, actLetters].filter(Boolean).map((letters) => {
    const col = el("col");
    col.style.width = `${(100 * letters) / all}%`;
    return col;
  });
  return el("colgroup", {}, el("col"), ...cols);
}

/** Buttons that sort, or words where the rows have an order of their own. */
function heads(data, columns, sorted, acts, number, turn) {
  const cells = columns.map((text, column) => {
    if (!turn) return el("th", { scope: "col", role: "columnheader" }, text);
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
  const [parts, sign, note, , details, isProposal] = typeof one === "string" ? [[one]] : one;
  const words = parts.map((part) => (typeof part === "string" ? part : way(stage, part)));
  const said = isProposal ? [el("em", {}, ...words)] : words;
  const isLong = LONG.test(written(one)) || LONG.test(note ?? "");
  const told = el("span", { class: isLong ? "long" : null }, ...said, note ? el("span", { class: "note" }, note) : null, folded(data, details));
  const inside = el("span", { class: "told" }, sign ? glyph(sign) : null, told);
  if (isName) return el("th", { scope: "row", role: "rowheader" }, inside);
  // Of a card, a cell says what it is; one that says nothing is left out.
  const kind = written(one) === NOTHING ? "nothing" : data.widths[column].isShort ? "short" : null;
  return el("td", { role: "cell", "data-column": column, class: kind }, inside);
}

function folded({ words }, details) {
  if (!details?.length) return null;
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
