/* The calendar: a line a phase, its name on the left, its time on the right; nothing known, nothing drawn. */

import { laid, mark, shaped } from "./calendar_marks.js";
import { bar, strip } from "./calendar_shapes.js";
import { el, present, redraw, spoken, svg } from "./dom.js";
import { rove } from "./keys.js";

const LINE = 36;
const HEAD = 52;
const TALL = 400; // lines run through rows of any height, which cut them
const LEAST_MONTH = 13;
const WIDE = 600;
const SHOWN = { all: null, year: 366, quarter: 92 }; // days in sight

export default function calendar(component) {
  const stage = present(component, draw);
  let width = stage.clientWidth;
  const watch = new ResizeObserver(() => {
    if (stage.clientWidth === width) return;
    width = stage.clientWidth;
    redraw(stage, () => draw(stage, component.data));
  });
  watch.observe(stage);
  return () => watch.disconnect();
}

function draw(stage, data) {
  const sheet = el("div", { class: "sheet" });
  const frame = el("div", { class: "frame", role: "group", "aria-label": data.caption }, sheet);
  const scale = ruler(stage, data);
  stage.append(el("p", { class: "caption" }, data.caption), zoom(stage, data, frame, scale), frame);
  const buttons = [];
  sheet.append(row(el("span", { class: "label" }), head(data, scale)));
  for (const [title, lines] of data.sections) sheet.append(...section(stage, data, scale, title, lines, buttons));
  rove(frame, buttons.map((button) => [button]));
  stage.append(legend(data));
  settle(stage, frame, data, scale);
}

/** Pixels of a day: as many days in sight as are asked for; the whole, when there is room for it, else months
    wide enough to read. */
function ruler(stage, data) {
  const label = stage.clientWidth > WIDE ? 260 : 132;
  const room = stage.clientWidth - label - 4;
  const least = Math.max(room / (data.last - data.first), LEAST_MONTH / 30.44);
  const day = Math.max(room / (SHOWN[stage.zoom] ?? Infinity), least);
  const x = (ordinal) => (ordinal - data.first) * day;
  return { x, room, day, width: x(data.last), month: day * 30.44 };
}

/** How much time is in sight; what stands in the middle stays there. Where all of it is in sight, one looks
    closer at the day looked at, or at the last thing known. */
function zoom(stage, data, frame, scale) {
  const buttons = Object.keys(SHOWN).map((span) => {
    const pressed = span === (stage.zoom ?? "all");
    const button = el("button", { type: "button", "data-id": `zoom/${span}`, "aria-pressed": String(pressed) }, data.words[span]);
    button.addEventListener("click", () => {
      const isWhole = scale.width < scale.room + 1;
      const middle = isWhole ? centre(data) - data.first : (frame.scrollLeft + scale.room / 2) / scale.day;
      stage.zoom = span;
      const next = ruler(stage, data);
      stage.scrolled = Math.max(middle * next.day - next.room / 2, 0);
      redraw(stage, () => draw(stage, data));
    });
    return button;
  });
  return el("div", { class: "zoom", role: "group", "aria-label": data.words.zoom }, ...buttons);
}

function row(...children) {
  return el("div", { class: "row" }, ...children);
}

function head(data, { x, width, month }) {
  const drawing = strip(width, HEAD);
  const put = (at, y, text, more = {}) => drawing.append(svg("text", { x: at + 3, y, ...more }, text));
  for (const [day, number, name, year] of data.months) {
    if (number === 1 || day === data.first) put(x(day), 12, String(year), { class: "year" });
    // No year may be in sight when few months are: each says its own.
    if (month >= 70) put(x(day), 29, `${name} ${year}`);
    else if (month >= 40) put(x(day), 29, name);
    else if (number % 3 === 1) put(x(day), 29, `T${(number + 2) / 3}`);
  }
  for (const [day, kind, text] of data.days) {
    const ends = x(day) + 8 * text.length > width || kind === "as-of" && x(day) > 8 * text.length;
    put(x(day) - (ends ? 6 : 0), 46, text, { class: kind, "text-anchor": ends ? "end" : "start" });
  }
  return lined(drawing, data, x, 34);
}

/** Quarters as thin lines, the days looked at as strong ones. */
function lined(drawing, data, x, top = 0) {
  const line = (day, kind) => svg("line", { x1: x(day), x2: x(day), y1: top, y2: TALL, class: kind });
  const quarters = data.months.filter(([, number]) => number % 3 === 1);
  drawing.prepend(...quarters.map(([day, number]) => line(day, number === 1 ? "tick year" : "tick")));
  drawing.append(...data.days.map(([day, kind]) => line(day, kind)));
  return drawing;
}

function section(stage, data, scale, title, lines, buttons) {
  const items = lines.map((line) => {
    const button = chooser(stage, data, line);
    buttons.push(button);
    const item = el("li", { class: line.key === data.selected ? "row chosen" : "row" }, button, time(stage, data, scale, line));
    item.addEventListener("click", () => stage.choose(line.key));
    return item;
  });
  return [el("p", { class: "section" }, el("span", {}, title)), el("ul", { "aria-label": title }, ...items)];
}

function chooser(stage, data, line) {
  const attributes = { type: "button", class: "label", "data-id": line.key, "aria-pressed": String(line.key === data.selected) };
  const title = stage.clientWidth > WIDE ? line.title : line.brief;
  return el("button", { ...attributes, title: line.title === title ? null : line.title }, title, spoken(` : ${line.sentence}`));
}

function time(stage, data, scale, line) {
  const { x, width } = scale;
  const { placed, top, height } = laid(line, scale, getComputedStyle(stage).fontFamily);
  const drawing = lined(strip(width, Math.max(LINE, height)), data, x);
  drawing.append(svg("title", {}, line.sentence));
  drawing.append(...line.bars.map((one) => bar(one, x)), ...placed.map((one) => mark(one, top, x)));
  if (!line.bars.length && !line.marks.length) {
    return el("div", { class: "time" }, drawing, el("span", { class: "nothing", "aria-hidden": "true" }, data.words.nothing));
  }
  return el("div", { class: "time" }, drawing);
}

/** The day looked at, else that of the last thing known. */
function centre(data) {
  if (data.days.length > 1) return data.days[0][0];
  const lines = data.sections.flatMap(([, some]) => some);
  const bars = lines.flatMap((line) => line.bars).filter(([, , , , kind]) => kind === "real");
  const points = lines.flatMap((line) => line.marks).flatMap(([, , some]) => some).filter(([, , kind]) => kind === "actual");
  return Math.max(...bars.flatMap((one) => one.slice(0, 4)), ...points.flatMap((one) => one.slice(0, 2)), data.first);
}

/** Keep the place where the person had scrolled; the first time, show what matters most. */
function settle(stage, frame, data, { x }) {
  const place = x(centre(data)) - (frame.clientWidth - 132) / 2;
  const show = () => (frame.scrollLeft = stage.scrolled ?? place);
  new ResizeObserver(show).observe(frame); // again once the style sheet has come and the frame can scroll
  frame.addEventListener("scroll", () => {
    if (Math.abs(frame.scrollLeft - place) > 1) stage.scrolled = frame.scrollLeft;
  });
}

function legend({ words, first, sections }) {
  const x = (ordinal) => ordinal - first;
  const sample = (shape, text) => el("li", {}, strip(44, LINE, shape), text);
  const span = (a, b, c, d, kind, ...open) => bar([first + a, first + b, first + c, first + d, kind, "in_progress", ...open], x);
  const point = (shape, kind) => shaped(shape, [first + 22, first + 22, kind, ""], 22, LINE / 2, x);
  // What is not drawn is not explained.
  const shapes = [...new Set(sections.flatMap(([, lines]) => lines).flatMap((line) => line.marks).map(([, shape]) => shape))];
  return el(
    "ul",
    { class: "legend", "aria-label": words.legend },
    sample(span(4, 4, 40, 40, "real"), words.real),
    sample(span(4, 4, 40, 40, "planned"), words.planned),
    sample(span(4, 4, 18, 18, "real", false, true), words.open),
    sample(span(4, 20, 40, 40, "real"), words.soft),
    sample(span(4, 4, 40, 40, "real", false, false, true), words.latest),
    ...shapes.map((shape) => sample(point(shape, "actual"), words[shape])),
    sample(point("diamond", "actual"), words.actual),
    sample(point("diamond", "planned"), words.expected),
  );
}
