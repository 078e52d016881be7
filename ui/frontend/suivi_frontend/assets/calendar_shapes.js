/* The shapes of the calendar: solid is real, dashed is planned, an open end has no edge, a pale end is a month,
   a dashed end is the latest day on which it may have come. */

import { svg } from "./dom.js";

const TOP = 10;
const HEIGHT = 16;
const TAIL = 22;
const LEAST = 4;

/** An empty drawing of that size, silent for listeners: the words stand beside it. */
export function strip(width, height, ...shapes) {
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, ...shapes);
}

/** One span of time; `x` turns a day into pixels. */
export function bar([from0, from1, to0, to1, kind, status, openStart, openEnd, atLatest], x) {
  if (atLatest) return svg("g", { class: `bar ${kind} ${status}` }, ...ended(from0, from1, to1, x));
  const start = from0 === null ? null : from0 === from1 ? from0 : from1 + 1;
  const end = to0 === null ? null : to0 === to1 ? to1 + 1 : to0;
  const known = start !== null && end !== null ? start <= end : from0 === from1 && to0 === to1;
  const left = x(from0 ?? end);
  const right = x(to1 === null ? from1 + 1 : to1 + 1);
  const shapes = [
    pale(from0, from1, x),
    pale(to0, to1, x),
    ...(known ? body(x(start ?? end), x(end ?? start)) : []),
    openStart ? tail(left, -1) : null,
    openEnd ? tail(Math.max(right, left + LEAST), 1) : null,
  ];
  return svg("g", { class: `bar ${kind} ${status}` }, ...shapes);
}

/** It ended on an unknown day, this one at the latest: only its start is certain, and only when it is known. */
function ended(from0, from1, latest, x) {
  const edge = x(latest + 1);
  const limit = svg("path", { class: "limit", d: `M${edge} ${TOP - 3}V${TOP + HEIGHT + 3}` });
  if (from0 === null) return [tail(edge, -1), limit];
  const start = from0 === from1 ? from0 : from1 + 1;
  const band = svg("rect", { class: "maybe", x: x(start), y: TOP, width: edge - x(start), height: HEIGHT });
  return [pale(from0, from1, x), band, ...body(x(start), x(start)), limit];
}

/** The certain part: at least a thin mark, so that a single day can be seen. */
function body(from, to) {
  return [svg("rect", { class: "body", x: from, y: TOP, width: Math.max(to - from, LEAST), height: HEIGHT })];
}

/** The month or quarter of which no more is known. */
function pale(first, last, x) {
  if (first === null || first === last) return null;
  return svg("rect", { class: "pale", x: x(first), y: TOP, width: x(last + 1) - x(first), height: HEIGHT });
}

/** Beyond this edge it goes on, nobody knows how far: a hollow end without its closing side. */
function tail(from, side) {
  const to = from + side * TAIL;
  return svg("path", { class: "tail", d: `M${from} ${TOP}H${to}M${from} ${TOP + HEIGHT}H${to}` });
}
