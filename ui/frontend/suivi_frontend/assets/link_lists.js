/* Lists of links under headings, in columns that fold into one where the page is narrow. */

import { el, link, present } from "./dom.js";
import { glyph } from "./glyphs.js";

export default function linkLists(component) {
  present(component, draw);
}

function draw(stage, { columns }) {
  stage.append(el("div", { class: "columns" }, ...columns.map((lists) => el("div", {}, ...lists.flatMap((one) => list(stage, one))))));
}

function list(stage, { title, level, empty, lines }) {
  const shown = lines.length ? el("ul", {}, ...lines.map((one) => el("li", {}, line(stage, one)))) : null;
  return [title ? el(`h${level}`, {}, title) : null, shown, empty && !shown ? el("p", { class: "empty" }, empty) : null].filter(Boolean);
}

function line(stage, [text, strong, sign, href]) {
  const words = [sign ? glyph(sign) : null, el("span", {}, strong ? el("strong", {}, strong) : null, text)];
  return href ? link(stage, { href, choice: href, "data-id": href }, ...words) : el("span", { class: "said" }, ...words);
}
