/* Bars that compare places on one scale: a list, each line with its words, so that nothing is said by length alone. */

import { el, present } from "./dom.js";

export default function bars(component) {
  present(component, draw);
}

function draw(stage, { caption, groups }) {
  stage.append(el("p", { class: "caption" }, caption), ...groups.flatMap(group));
}

function group({ label, bars: lines }) {
  const list = el("ul", {}, ...lines.map(bar));
  return label ? [el("p", { class: "part" }, label), list] : [list];
}

function bar({ label, words, period, share, own }) {
  const track = el("span", { class: share === null ? "track unknown" : "track", "aria-hidden": "true" });
  if (share !== null) {
    const fill = el("span", { class: "fill" });
    fill.style.width = `${share * 100}%`;
    track.append(fill);
  }
  const name = el("span", { class: "label" }, label);
  const value = el("span", { class: "value" }, words, period ? el("span", { class: "period" }, ` (${period})`) : "");
  return el("li", { class: own ? "own" : "" }, name, track, value);
}
