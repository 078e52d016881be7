/* The environment of a territory, drawn by the server as elements; boxes are links, arrows move from one to the other. */

import { choosing, el, present, svg } from "./dom.js";
import { rove } from "./keys.js";

const READABLE = 0.86; // below, letters of 13 pixels are too small

export default function diagram(component) {
  present(component, draw);
}

function draw(stage, data) {
  const places = new Map();
  const whole = svg("svg", { viewBox: `0 0 ${data.width} ${data.height}`, width: data.width, height: data.height, role: "group", "aria-label": data.caption });
  whole.style.minWidth = `${READABLE * data.width}px`;
  whole.append(build(stage, data.drawing, places));
  const frame = el("div", { class: "frame" }, whole);
  stage.append(el("p", { class: "caption" }, data.caption), frame, legend(stage, data));
  const lines = data.lines.map((keys) => keys.map((key) => places.get(key)));
  if (lines.length) rove(frame, lines);
  pointOut(whole, places);
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

/** [tag, attributes, ...children]; what has a `data-id` is a link of ours. */
function build(stage, [tag, attributes, ...children], places) {
  const element = svg(tag, attributes, ...children.map((child) => (typeof child === "string" ? child : build(stage, child, places))));
  const id = attributes["data-id"];
  if (id) places.set(id, choosing(stage, element, id));
  return element;
}

/** While a box is looked at, the lines of the others step back. */
function pointOut(whole, places) {
  const lines = [...whole.querySelectorAll("[data-ends]")].map((line) => [line, line.dataset.ends.split(" ")]);
  const show = (id) => lines.forEach(([line, ends]) => line.classList.toggle("back", Boolean(id) && !ends.includes(id)));
  for (const [id, box] of places) {
    for (const event of ["pointerenter", "focus"]) box.addEventListener(event, () => show(id));
    for (const event of ["pointerleave", "blur"]) box.addEventListener(event, () => show(null));
  }
}

function legend(stage, { legend, words }) {
  const sample = ([shapes, text]) => {
    const drawing = svg("svg", { viewBox: "0 0 46 28", width: 46, height: 28, "aria-hidden": "true" }, ...shapes.map((shape) => build(stage, shape, new Map())));
    return el("li", {}, drawing, text);
  };
  return el("ul", { class: "legend", "aria-label": words.legend }, ...legend.map(sample));
}
