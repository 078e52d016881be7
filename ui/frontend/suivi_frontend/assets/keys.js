/* Arrow keys among the places of a drawing: one of them is in the tab order, the others are reached from it. */

const STEPS = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Let arrows, Home and End (with Ctrl: first and last line) move among `lines`, lists of focusable elements. */
export function rove(container, lines) {
  const places = lines.flat();
  const settle = (place) => places.forEach((one) => one.setAttribute("tabindex", one === place ? "0" : "-1"));
  settle(places[0]);
  container.addEventListener("focusin", (event) => {
    if (places.includes(event.target)) settle(event.target);
  });
  container.addEventListener("keydown", (event) => {
    const target = destination(lines, event);
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}

function destination(lines, { target, key, ctrlKey }) {
  const row = lines.findIndex((line) => line.includes(target));
  if (row < 0) return null;
  const column = lines[row].indexOf(target);
  if (key === "Home") return (ctrlKey ? lines[0] : lines[row])[0];
  if (key === "End") return (ctrlKey ? lines.at(-1) : lines[row]).at(-1);
  if (!(key in STEPS)) return null;
  const [down, right] = STEPS[key];
  const line = lines[row + down];
  return line?.[Math.min(column + right, line.length - (down ? 1 : 0))] ?? null;
}
