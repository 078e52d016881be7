/* Elements, without ever reading data as markup; one stage a drawing, drawn again only when its data changed. */

const SVG = "http://www.w3.org/2000/svg";

/** Set attributes; null, undefined and false leave them out, true sets them empty. */
function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  return element;
}

/** An HTML element; children are elements or plain text, empty ones are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = dress(document.createElement(tag), attributes);
  element.append(...children.filter((child) => child !== null && child !== "").map(unbroken));
  return element;
}

/** French marks stay on the line of their words: « d’un « living lab » » never leaves one alone. */
function unbroken(child) {
  return typeof child === "string" ? child.replace(/(?<=«) | (?=»)/g, "\u00a0") : child;
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  const element = dress(document.createElementNS(SVG, tag), attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Text for those who listen, not for those who look. */
export function spoken(text) {
  return el("span", { class: "spoken" }, text);
}

/** A real link; a plain click or Enter chooses, any other click stays the browser's. */
export function link(stage, { href, choice, ...attributes }, ...children) {
  return choosing(stage, el("a", { href, ...attributes }, ...children), choice);
}

/** The same for a link that is there already, in a drawing. */
export function choosing(stage, element, choice) {
  element.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    stage.choose(choice);
  });
  return element;
}

/** A button and the part that it unfolds, wherever that part stands; Escape in either, or the event
    « fold » of the part, folds it again. */
export function disclosure(attributes, label, part) {
  const button = el("button", { type: "button", "aria-expanded": "false", ...attributes }, ...label);
  const turn = (open) => {
    part.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) button.dispatchEvent(new Event("unfold"));
  };
  const fold = ({ key }) => {
    if (key !== "Escape" || part.hidden) return;
    turn(false);
    button.focus();
  };
  button.addEventListener("click", () => turn(part.hidden));
  button.unfolds = part;
  part.addEventListener("fold", () => turn(false));
  for (const one of [button, part]) one.addEventListener("keydown", fold);
  part.hidden = true;
  return button;
}

/** Draw `data` in the component's stage, keeping focus; the same data twice is drawn once. */
export function present({ parentElement, data, setTriggerValue }, draw) {
  const stage = parentElement.querySelector(".stage") ?? parentElement.appendChild(el("div", { class: "stage" }));
  stage.choose = (choice) => setTriggerValue("choice", choice);
  const text = JSON.stringify(data);
  if (stage.drawn !== text) {
    redraw(stage, () => draw(stage, data));
    stage.drawn = text;
  }
  return stage;
}

/** Empty the stage and fill it again; what had the focus, by its `data-id`, gets it back. */
export function redraw(stage, draw) {
  const focused = stage.getRootNode().activeElement?.dataset.id;
  stage.replaceChildren();
  draw();
  if (focused) stage.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}
