// What is typed in a field of a page stays in this tab, and nowhere else, until it is recorded:
// leaving the page, reloading it, a session that ends or a server that starts anew lose no word.
// The fields are those that a page names (`key=` of ui/widgets/form.py): searches are not kept.

"use strict";

(() => {
  const KEY = "st-key-";
  const BOXES = "[data-testid='stTextInput'], [data-testid='stTextArea']";
  const FIELDS = `:is(${BOXES}) :is(textarea, input[type='text'])`;
  const NOT_KEPT = /^st-key-(date_)?(search_|choose_|frame_)/;
  // What a thing was when the form was drawn, which words outlive; how many characters fit in.
  const VERSION = /--v\d+(?:t\d+)?(?:m(\d+))?$/;
  const NEAR = 0.75; // of the limit: from there on, what is left is told while one types
  const BAR = /(?:^| )st-key-top-bar-(\d+)-/;
  const RECORDED = "st-key-enregistre--"; // ui/main.py names so what a form has just recorded
  const DRAFT = "st-key-brouillon-garde--"; // and so the draft of a report, with its version
  const CHANGED = "entre-temps";
  const ANSWERING = 300; // milliseconds after a press, until the page says that it runs
  const AT_REST = "[data-testid='stApp'][data-test-script-state='notRunning']";
  const LINE = "data-test-connection-state";
  const WORDS = {
    changed: "Cette valeur a changé depuis que vous l’avez écrite. Vous aviez écrit\u00a0:",
    again: "Remettre mes mots",
    left: (n) => (n === 1 ? "Encore 1 caractère." : `Encore ${n.toLocaleString("fr-BE")} caractères.`),
    over: (n) => (n === 1 ? "1 caractère de trop." : `${n.toLocaleString("fr-BE")} caractères de trop.`),
  };
  const drafts = new Map(); // by form, the version that this page was drawn with last
  let pressed = -Infinity; // when the person last pressed anything
  const shown = new WeakMap(); // what a field said before anybody typed in it

  function classOf(element, start) {
    return [...(element?.classList ?? [])].find((name) => name.startsWith(start));
  }

  function person() {
    return BAR.exec(document.querySelector(`[class*='${KEY}top-bar-']`)?.className)?.[1];
  }

  function slot(field) {
    const name = classOf(field.closest(`[class*='${KEY}']`), KEY);
    const account = person();
    if (!name || !account || NOT_KEPT.test(name)) return null;
    return `brouillon ${account} ${name.slice(KEY.length).replace(VERSION, "")}`;
  }

  function kept(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null;
    }
  }

  // The limit refuses nothing here: a text that is pasted would vanish without a word.
  function count(field) {
    const box = field.closest(BOXES);
    const name = classOf(field.closest(`[class*='${KEY}']`), KEY);
    const limit = Number(VERSION.exec(name)?.[1]);
    let told = box.querySelector(".compteur");
    if (!(field.value.length >= NEAR * limit)) return told?.remove();
    if (!told) {
      told = document.createElement("div");
      told.className = "compteur";
      told.setAttribute("role", "status");
      box.append(told);
    }
    const left = limit - [...field.value].length; // as Python counts: an emoji is one
    told.textContent = left < 0 ? WORDS.over(-left) : WORDS.left(left);
    told.classList.toggle("trop", left < 0);
  }

  function keep({ target }) {
    if (!target.matches?.(FIELDS)) return;
    count(target);
    const name = slot(target);
    if (!name) return;
    const before = kept(name)?.before ?? shown.get(target) ?? "";
    if (target.value === before) sessionStorage.removeItem(name);
    else store(name, JSON.stringify({ before, typed: target.value }));
  }

  // A tab holds some millions of characters: what does not fit in is not kept, and typing goes on.
  function store(name, words) {
    try {
      sessionStorage.setItem(name, words);
    } catch {
      sessionStorage.removeItem(name);
    }
  }

  // Streamlit listens to typing, and sends what was typed when the field is left.
  function type(field, words, then) {
    put(field, words);
    setTimeout(() => leave(field, then), 100);
  }

  function put(field, words) {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Not while the page answers a press: what is asked next ends the run that would have answered.
  function leave(field, then) {
    if (!field.isConnected) return;
    if (performance.now() - pressed > ANSWERING && document.querySelector(AT_REST)) {
      field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
      then?.();
    } else setTimeout(() => leave(field, then), 50);
  }

  // A field is there before its value is: another one than that of before is only believed in when
  // it stays.
  function restore(field, tries = 20) {
    const name = field.isConnected && slot(field);
    const words = name && kept(name);
    if (!words || field.value === words.typed || field === document.activeElement) return;
    if (field.value === words.before) type(field, words.typed);
    else if (tries) setTimeout(() => restore(field, tries - 1), 50);
    else offer(field, name, words.typed);
  }

  // Somebody recorded another value since: nothing older is put over it but by its author.
  function offer(field, name, words) {
    const box = field.closest(BOXES);
    box.querySelector(`.${CHANGED}`)?.remove();
    const note = document.createElement("div");
    note.className = CHANGED;
    const typed = document.createElement("q");
    typed.textContent = words;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = WORDS.again;
    again.addEventListener("click", () => {
      store(name, JSON.stringify({ before: field.value, typed: words }));
      type(field, words);
      note.remove();
    });
    note.append(`${WORDS.changed} `, typed, " ", again);
    box.append(note);
  }

  // What was left while the server did not answer was sent to nobody. One field that changes sends
  // all that the page holds; one that says what it said before sends nothing.
  function sendAgain() {
    const free = [...document.querySelectorAll(FIELDS)].filter((field) => field !== document.activeElement);
    const field = free.find((one) => kept(slot(one)));
    if (!field) return;
    const name = slot(field);
    const words = sessionStorage.getItem(name);
    const { typed } = JSON.parse(words);
    type(field, `${typed} `, () => type(field, typed));
    sessionStorage.setItem(name, words);
  }

  function forget(recorded) {
    const start = `brouillon ${person()} `;
    const writing = document.activeElement?.matches?.(FIELDS) && slot(document.activeElement);
    for (const name of Object.keys(sessionStorage)) {
      const named = name.startsWith(start) && `-${name.slice(start.length)}-`;
      if (named && named.includes(`-${recorded}-`) && name !== writing) sessionStorage.removeItem(name);
    }
  }

  function look(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const box of [node, ...node.querySelectorAll(`[class*='${RECORDED}'], [class*='${DRAFT}']`)]) hear(box);
    for (const field of node.matches(FIELDS) ? [node] : node.querySelectorAll(FIELDS)) {
      shown.set(field, field.value);
      requestAnimationFrame(() => restore(field));
    }
  }

  function hear(box) {
    const recorded = classOf(box, RECORDED);
    const form = recorded?.slice(RECORDED.length).replace(VERSION, "");
    if (form) forget(form);
    const draft = classOf(box, DRAFT);
    if (draft) hearDraft(draft.slice(DRAFT.length).replace(VERSION, ""), VERSION.exec(draft)[0]);
  }

  function hearLine(page, before) {
    if (before !== "CONNECTED" && page.getAttribute(LINE) === "CONNECTED") sendAgain();
  }

  // The version of a draft that a page is drawn with says nothing of what this tab has typed: only
  // one that follows it while the page stays is made of these words.
  function hearDraft(form, version) {
    if (drafts.has(form) && drafts.get(form) !== version) forget(form);
    drafts.set(form, version);
  }

  function watch() {
    for (const press of ["click", "keydown"])
      document.addEventListener(press, ({ isTrusted }) => isTrusted && (pressed = performance.now()), true);
    document.addEventListener("input", keep);
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches?.(FIELDS) && !kept(slot(target))) shown.set(target, target.value);
    });
    // Who leaves on purpose leaves nothing behind in this browser.
    document.addEventListener("submit", (event) => {
      if (event.composedPath()[0].action?.endsWith("/compte/deconnexion")) sessionStorage.clear();
    });
    new MutationObserver((changes) => {
      for (const { type: what, attributeName: name, target, oldValue, addedNodes } of changes) {
        if (name === LINE) hearLine(target, oldValue);
        else if (what === "attributes") hear(target);
        else addedNodes.forEach(look);
      }
    }).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["class", LINE],
      attributeOldValue: true,
    });
  }

  document.addEventListener("DOMContentLoaded", watch);
})();
