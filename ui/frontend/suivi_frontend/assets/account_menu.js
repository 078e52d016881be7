/* The person, their role, the way to their account and the way out. */

import { el, present } from "./dom.js";

export default function accountMenu(component) {
  const stage = present(component, draw);
  const menu = () => stage.querySelector("details");
  const shut = (event) => {
    if (!event.composedPath().includes(stage)) menu().open = false;
  };
  const escape = ({ key }) => {
    if (key !== "Escape" || !menu().open) return;
    menu().open = false;
    menu().querySelector("summary").focus();
  };
  stage.onkeydown = escape;
  document.addEventListener("click", shut);
  return () => document.removeEventListener("click", shut);
}

function draw(stage, { name, role, account, out, words, csrf }) {
  const who = el("summary", {}, el("span", { class: "name" }, name), el("span", { class: "role" }, role));
  const token = el("input", { type: "hidden", name: csrf[0], value: csrf[1] });
  const leave = el("form", { method: "post", action: out }, token, el("button", { type: "submit" }, words.out));
  stage.append(el("details", {}, who, el("div", { class: "menu" }, el("a", { href: account }, words.account), leave)));
}
