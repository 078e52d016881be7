/* The marks of a line, each with its name where there is room: in lanes under the bars, so that no name
   covers another; dates of one thing stand together, joined. */

import { svg } from "./dom.js";

const HALF = 7;
const GAP = 5;
const LANE = 20;
const MOST = 6; // lanes: what does not fit keeps its shape and tells its name to the pointer
const UNDER_BARS = 30;
const LONGEST = 44; // letters
const SHAPES = {
  diamond: (x, y) => `M${x} ${y - HALF}l${HALF} ${HALF}-${HALF} ${HALF}-${HALF}-${HALF}Z`,
  square: (x, y) => `M${x - 5.5} ${y - 5.5}h11v11h-11Z`,
  circle: (x, y) => `M${x - 6} ${y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z`,
  triangle: (x, y) => `M${x} ${y - HALF}l${HALF} 12h-${2 * HALF}Z`,
};
const pen = document.createElement("canvas").getContext("2d");

/** Where each mark stands: its lane, and where its name begins and ends; how high all of it is. */
export function laid(line, { x, width }, font) {
  pen.font = `12px ${font}`;
  const placed = line.marks.map((mark) => extent(mark, x, width)).sort((one, other) => one.from - other.from);
  const ends = [];
  for (const one of placed) {
    let lane = ends.findIndex((end) => end < one.from);
    if (lane < 0) lane = ends.length < MOST ? ends.length : null;
    one.lane = lane ?? MOST - 1;
    one.isNamed = lane !== null;
    if (one.isNamed) ends[lane] = one.to + GAP;
  }
  const top = line.bars.length ? UNDER_BARS : 8;
  return { placed, top, height: ends.length ? top + ends.length * LANE + 4 : 0 };
}

/** The room that a mark takes with its name, which stands on its left where the drawing ends. */
function extent([name, shape, points], x, width) {
  const centres = points.map(([first, last]) => (first === last ? x(first) : (x(first) + x(last + 1)) / 2));
  const [left, right] = [Math.min(...centres) - HALF, Math.max(...centres) + HALF];
  const words = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
  const room = GAP + pen.measureText(words).width;
  const isLeft = right + room > width && left - room > 0;
  return { shape, points, centres, words, isLeft, left, right, from: isLeft ? left - room : left, to: isLeft ? right : right + room };
}

/** The shapes of one mark and its name, in its lane. */
export function mark(one, top, x) {
  const y = top + one.lane * LANE + LANE / 2;
  const group = svg("g", { class: "mark" });
  if (one.points.length > 1) group.append(svg("line", { class: "joined", x1: one.left, x2: one.right, y1: y, y2: y }));
  one.points.forEach((point, number) => group.append(shaped(one.shape, point, one.centres[number], y, x)));
  if (one.isNamed) {
    const at = one.isLeft ? one.left - GAP : one.right + GAP;
    group.append(svg("text", { x: at, y: y + 4, "text-anchor": one.isLeft ? "end" : "start" }, one.words));
  }
  return group;
}

/** One date: at the middle of what it may mean, whose span is a line. */
export function shaped(shape, [first, last, kind, title], cx, cy, x) {
  const span = first === last ? null : svg("line", { class: "span", x1: x(first), x2: x(last + 1), y1: cy, y2: cy });
  return svg("g", { class: `point ${kind}` }, svg("title", {}, title), span, svg("path", { d: SHAPES[shape](cx, cy) }));
}
