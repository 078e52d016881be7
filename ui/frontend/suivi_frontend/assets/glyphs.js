/* The sign of each state, 16 × 16, in the colour of the text around it. */

import { svg } from "./dom.js";

const thin = { fill: "none", stroke: "currentColor", "stroke-width": 1.6 };
const ring = (more = {}) => svg("circle", { cx: 8, cy: 8, r: 6, ...thin, ...more });
const path = (d, more = {}) => svg("path", { d, ...thin, "stroke-linecap": "round", "stroke-linejoin": "round", ...more });
const solid = (d, more = {}) => svg("path", { d, fill: "currentColor", ...more });

/** Two rounded squares, one turned by an eighth: a seal of eight points. */
const seal = () =>
  ["", "rotate(45 8 8)"].map((transform) =>
    svg("rect", { x: 2.7, y: 2.7, width: 10.6, height: 10.6, rx: 1.4, fill: "currentColor", transform }),
  );

const SIGNS = {
  unknown: () => [ring({ "stroke-dasharray": "2.2 2.5" })],
  not_started: () => [ring()],
  planned: () => [
    svg("rect", { x: 2, y: 3.2, width: 12, height: 10.8, rx: 1.2, ...thin, "stroke-dasharray": "3 1.6" }),
    path("M5 1.6V4M11 1.6V4M2.5 6.6H13.5"),
  ],
  in_progress: () => [ring(), solid("M8 2a6 6 0 0 0 0 12Z")],
  suspended: () => [solid("M4 2.5h2.8v11H4ZM9.2 2.5H12v11H9.2Z")],
  completed: () => [ring(), path("M4.9 8.2 7.1 10.4 11.1 5.8", { "stroke-width": 1.8 })],
  validated: () => [...seal(), path("M4.8 8.3 7.1 10.6 11.3 5.8", { class: "cut", "stroke-width": 1.8 })],
  draft: () => [path("M3 13l.8-3.2L10.6 3 13 5.4 6.2 12.2Z")],
  sent: () => [path("M2 8H13.4M9 3.6 13.4 8 9 12.4")],
  in_review: () => [svg("circle", { cx: 6.8, cy: 6.8, r: 4.4, ...thin }), path("M10.2 10.2 14 14")],
  reserved: () => [path("M1.6 8.6 4.8 11.8 10.4 4.8", { "stroke-width": 1.8 }), path("M13.4 4.4v5"), solid("M12.6 11h1.7v1.7h-1.7Z")],
  refused: () => [ring(), path("M5.7 5.7 10.3 10.3M10.3 5.7 5.7 10.3")],
  cancelled: () => [ring(), path("M4 12 12 4")],
  late: () => [path("M8 1.8 15 14.2H1Z"), path("M8 6.2v3.8"), solid("M7.1 11.4h1.8v1.7H7.1Z")],
  stale: () => [
    svg("rect", { x: 1.8, y: 1.8, width: 12.4, height: 12.4, ...thin, "stroke-width": 1.2 }),
    path("M2 7 7 2M2 12 12 2M4.2 14 14 4.2M9.2 14 14 9.2", { "stroke-width": 1.3 }),
  ],
};

/** Whose word it is: hollow what was declared, filled what was verified. */
export function mark(isVerified) {
  const dot = svg("circle", { cx: 5, cy: 5, r: 3.4, fill: isVerified ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 1.4 });
  return svg("svg", { viewBox: "0 0 10 10", class: "mark", "aria-hidden": "true" }, dot);
}

/** The sign called `name`; words beside it say the same. */
export function glyph(name) {
  return svg("svg", { viewBox: "0 0 16 16", class: `glyph ${name}`, "aria-hidden": "true" }, ...SIGNS[name]());
}
