/* Lists of links under headings, in columns that fold into one where the page is narrow. */

import { el, link, present, spoken } from "./dom.js";
import { opener, panels } from "./evidence.js";
import { glyph } from "./glyphs.js";

export default function linkLists(component) {
  present(component, draw);
}

function draw(stage, data) {
  const opened = panels(stage, data);
  const columns = data.columns.map((lists) => el("div", {}, ...lists.flatMap((one) => list(stage, one, opened, data.source))));
  stage.append(el("div", { class: "columns" }, ...columns), ...opened);
}

function list(stage, { title, level, empty, lines }, opened, source) {
  const shown = lines.length ? el("ul", {}, ...lines.map((one) => el("li", {}, ...line(stage, one, opened, source)))) : null;
  return [title ? el(`h${level}`, {}, title) : null, shown, empty && !shown ? el("p", { class: "empty" }, empty) : null].filter(Boolean);
}

function line(stage, [text, strong, sign, href, number], opened, source) {
  const words = el("span", {}, strong ? el("strong", {}, strong) : null, text);
  const shown = [sign ? glyph(sign) : null, words];
  const told = href ? link(stage, { href, choice: href, "data-id": href }, ...shown) : el("span", { class: "said" }, ...shown);
  return number === null ? [told] : [told, opener(opened[number], `source-${number}`, source, spoken(` : ${strong}${text}`))];
}
