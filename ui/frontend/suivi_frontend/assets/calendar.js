/* The calendar: a line a phase, its name on the left, its time on the right; nothing known, nothing drawn. */

import { bar, diamond, strip } from "./calendar_shapes.js";
import { el, present, redraw, spoken, svg } from "./dom.js";
import { rove } from "./keys.js";

const LINE = 36;
const HEAD = 52;
const TALL = 400; // lines run through rows of any height, which cut them
const LEAST_MONTH = 13;

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
  stage.append(el("p", { class: "caption" }, data.caption), frame);
  const scale = ruler(stage, data);
  const buttons = [];
  sheet.append(row(el("span", { class: "label" }), head(data, scale)));
  for (const [title, lines] of data.sections) sheet.append(...section(stage, data, scale, title, lines, buttons));
  rove(frame, buttons.map((button) => [button]));
  stage.append(legend(data));
  settle(stage, frame, data, scale);
}

/** Pixels of a day: the whole in sight when there is room, months wide enough to read when there is not. */
function ruler(stage, data) {
  const label = stage.clientWidth > 600 ? 260 : 132;
  const room = stage.clientWidth - label - 4;
  const day = Math.max(room / (data.last - data.first), LEAST_MONTH / 30.44);
  const x = (ordinal) => (ordinal - data.first) * day;
  return { x, width: x(data.last), month: day * 30.44 };
}

function row(...children) {
  return el("div", { class: "row" }, ...children);
}

function head(data, { x, width, month }) {
  const drawing = strip(width, HEAD);
  const put = (at, y, text, more = {}) => drawing.append(svg("text", { x: at + 3, y, ...more }, text));
  for (const [day, number, name, year] of data.months) {
    if (number === 1 || day === data.first) put(x(day), 12, String(year), { class: "year" });
    if (month >= 40) put(x(day), 29, name);
    else if (number % 3 === 1) put(x(day), 29, `T${(number + 2) / 3}`);
  }
  for (const [day, kind, text] of data.marks) {
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
  drawing.append(...data.marks.map(([day, kind]) => line(day, kind)));
  return drawing;
}

function section(stage, data, scale, title, lines, buttons) {
  const items = lines.map((line) => {
    const button = chooser(stage, data, line);
    buttons.push(button);
    const item = el("li", { class: line.key === data.selected ? "row chosen" : "row" }, button, time(data, scale, line));
    item.addEventListener("click", () => stage.choose(line.key));
    return item;
  });
  return [el("p", { class: "section" }, el("span", {}, title)), el("ul", { "aria-label": title }, ...items)];
}

function chooser(stage, data, line) {
  const attributes = { type: "button", class: "label", "data-id": line.key, "aria-pressed": String(line.key === data.selected) };
  return el("button", attributes, line.title, spoken(` : ${line.sentence}`));
}

function time(data, { x, width }, line) {
  const drawing = lined(strip(width, LINE), data, x);
  drawing.append(svg("title", {}, line.sentence));
  drawing.append(...line.bars.map((one) => bar(one, x)), ...line.diamonds.map((one) => diamond(one, x)));
  if (!line.bars.length && !line.diamonds.length) {
    return el("div", { class: "time" }, drawing, el("span", { class: "nothing", "aria-hidden": "true" }, data.words.nothing));
  }
  return el("div", { class: "time" }, drawing);
}

/** Keep the place where the person had scrolled; the first time, show the day looked at or the last thing known. */
function settle(stage, frame, data, { x }) {
  const bars = data.sections.flatMap(([, lines]) => lines).flatMap((line) => line.bars);
  const ends = bars.filter(([, , , , kind]) => kind === "real").flatMap((one) => one.slice(0, 4));
  const centre = data.marks.length > 1 ? data.marks[0][0] : Math.max(...ends, data.first);
  const place = x(centre) - (frame.clientWidth - 132) / 2;
  const show = () => (frame.scrollLeft = stage.scrolled ?? place);
  new ResizeObserver(show).observe(frame); // again once the style sheet has come and the frame can scroll
  frame.addEventListener("scroll", () => {
    if (Math.abs(frame.scrollLeft - place) > 1) stage.scrolled = frame.scrollLeft;
  });
}

function legend({ words, first }) {
  const x = (ordinal) => ordinal - first;
  const sample = (shape, text) => el("li", {}, strip(44, LINE, shape), text);
  const span = (a, b, c, d, kind, ...open) => bar([first + a, first + b, first + c, first + d, kind, "in_progress", ...open], x);
  return el(
    "ul",
    { class: "legend", "aria-label": words.legend },
    sample(span(4, 4, 40, 40, "real"), words.real),
    sample(span(4, 4, 40, 40, "planned"), words.planned),
    sample(span(4, 4, 18, 18, "real", false, true), words.open),
    sample(span(4, 20, 40, 40, "real"), words.soft),
    sample(span(4, 4, 40, 40, "real", false, false, true), words.latest),
    sample(diamond([first + 22, first + 22, "actual", ""], x), words.actual),
    sample(diamond([first + 22, first + 22, "planned", ""], x), words.expected),
  );
}
