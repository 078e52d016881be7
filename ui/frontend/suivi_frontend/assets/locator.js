/* Where the territories lie: points to scale, a bar of kilometres, the north; nothing else is drawn. */

import { el, link, present, svg } from "./dom.js";
import { rove } from "./keys.js";

export default function locator(component) {
  present(component, draw);
}

function draw(stage, data) {
  const { width, height } = data;
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, bar(data), north(data), ...data.places.map((one) => point(stage, one)));
  const links = data.places.map((one) => entry(stage, one));
  const list = el("ul", { "aria-label": data.caption }, ...links.map(([anchor, text]) => el("li", {}, anchor, text)));
  stage.append(el("p", { class: "caption" }, data.caption), drawing, list);
  rove(list, links.map(([anchor]) => [anchor]));
}

function entry(stage, { key, name, sentence, href, selected }) {
  const current = selected ? "true" : null;
  return [link(stage, { href, choice: key, "data-id": key, "aria-current": current }, name), el("span", {}, ` — ${sentence}`)];
}

function point(stage, { key, name, x, y, label, selected }) {
  const ring = selected ? svg("circle", { cx: x, cy: y, r: 11, class: "ring" }) : null;
  const text = svg("text", { x: label[0], y: label[1], "text-anchor": label[2] }, name);
  const group = svg("g", { class: selected ? "place selected" : "place" }, ring, svg("circle", { cx: x, cy: y, r: 6 }), text);
  group.addEventListener("click", () => stage.choose(key));
  return group;
}

function bar({ scale, height }) {
  const y = height - 14;
  const line = svg("path", { d: `M16 ${y - 5}v5h${scale.width}v-5` });
  return svg("g", { class: "measure" }, line, svg("text", { x: 16 + scale.width + 8, y }, scale.text));
}

function north({ width, north: letter }) {
  const x = width - 22;
  const needle = svg("path", { d: `M${x} 34V12M${x - 5} 19l5-8 5 8` });
  return svg("g", { class: "measure" }, needle, svg("text", { x, y: 50, "text-anchor": "middle" }, letter));
}
