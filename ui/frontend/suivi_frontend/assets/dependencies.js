/* The order of the phases: boxes in lines, arrows measured from where the boxes stand. */

import { el, link, present, svg } from "./dom.js";
import { rove } from "./keys.js";

export default function dependencies(component) {
  const stage = present(component, draw);
  const watch = new ResizeObserver(() => connect(stage, component.data));
  watch.observe(stage);
  connect(stage, component.data);
  return () => watch.disconnect();
}

function draw(stage, data) {
  const lines = data.layers.map((layer) => layer.map((node) => box(stage, node)));
  const layers = lines.map((boxes) => el("li", {}, el("ul", { class: "layer" }, ...boxes.map((one) => el("li", {}, one)))));
  const order = el("ol", { class: "layers", "aria-label": data.caption }, ...layers);
  const told = el("ul", { class: "spoken", "aria-label": data.words.links }, ...data.links.map((one) => el("li", {}, one[3])));
  const arrows = svg("svg", { class: "arrows", "aria-hidden": "true" });
  stage.append(el("p", { class: "caption" }, data.caption), el("div", { class: "plan" }, arrows, order), told);
  rove(order, lines);
}

function box(stage, [key, position, title, href]) {
  const number = el("span", { class: "position" }, String(position));
  return link(stage, { href, choice: key, class: "box", "data-id": key }, number, " ", el("span", {}, title));
}

/** Draw the arrows between boxes, wherever the width of the screen has put them. */
function connect(stage, data) {
  const plan = stage.querySelector(".plan");
  const arrows = plan.querySelector(".arrows");
  const origin = plan.getBoundingClientRect();
  const place = (key) => {
    const { left, top, width, height } = stage.querySelector(`[data-id="${CSS.escape(key)}"]`).getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, width, height };
  };
  arrows.replaceChildren(tip(), ...data.links.map(([before, after, kind]) => arrow(place(before), place(after), kind)));
}

function tip() {
  const head = svg("path", { d: "M0 0 8 4 0 8Z" });
  const marker = { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto", markerUnits: "userSpaceOnUse" };
  return svg("defs", {}, svg("marker", marker, head));
}

function arrow(from, to, kind) {
  const beside = Math.abs(from.top - to.top) < from.height / 2;
  return svg("path", { d: beside ? across(from, to) : down(from, to), class: kind, "marker-end": "url(#tip)" });
}

function across(from, to) {
  const y = from.top + Math.min(from.height, to.height) / 2;
  const ahead = from.left < to.left;
  return `M${ahead ? from.left + from.width : from.left} ${y}H${ahead ? to.left - 2 : to.left + to.width + 2}`;
}

function down(from, to) {
  const [x1, y1] = [from.left + from.width / 2, from.top + from.height];
  const [x2, y2] = [to.left + to.width / 2, to.top - 2];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}V${middle}H${x2}V${y2}`;
}
