// A chosen file waits on the server, in what it remembers of this page. After a restart, or when the
// connection was cut for minutes, it remembers nothing and the field shows the file still: it is
// emptied then, and says why.

"use strict";

(() => {
  const BAR = "[class*='st-key-top-bar-']";
  const SESSION = /(?:^| )st-key-top-bar-\d*-(\w+)/; // ui/state.py names it
  const FIELD = "[data-testid='stFileUploader']";
  const FILE = "[data-testid='stFileChip']";
  const REMOVE = "[data-testid='stFileChipDeleteBtn'] button";
  const NOTE = "fichier-perdu";
  const DRAWING = 5_000; // milliseconds, on a slow machine
  const WORDS = "Le fichier choisi s’est perdu avec la connexion\u00a0: choisissez-le à nouveau.";
  // Those that this page has had: the bar of the one before goes after the next one has come.
  const sessions = new Set();
  let lost = { page: "", at: 0 };

  function look(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(FILE) || node.querySelector(FILE))
      (node.closest(FIELD) ?? node).querySelector(`.${NOTE}`)?.remove();
    recognise(node.matches(BAR) ? node : node.querySelector(BAR));
    // Of a form that has changed meanwhile, another field takes the place of the one that told it.
    if (lost.page !== location.href || performance.now() - lost.at >= DRAWING) return;
    const fields = [...(node.matches(FIELD) ? [node] : node.querySelectorAll(FIELD))];
    const bare = fields.filter((field) => !field.querySelector(`${FILE}, .${NOTE}`));
    // Said once: the field that told it is about to go.
    if (bare.length) document.querySelectorAll(`.${NOTE}`).forEach((note) => note.remove());
    bare.forEach(tell);
  }

  function recognise(bar) {
    const name = SESSION.exec(bar?.className)?.[1];
    if (!name || sessions.has(name)) return;
    if (sessions.size) document.querySelectorAll(FIELD).forEach(empty);
    sessions.add(name);
  }

  function empty(field) {
    const shown = field.querySelectorAll(REMOVE);
    if (!shown.length) return;
    shown.forEach((button) => button.click());
    lost = { page: location.href, at: performance.now() };
    tell(field);
  }

  function tell(field) {
    if (field.querySelector(`.${NOTE}`)) return;
    const note = Object.assign(document.createElement("p"), { className: NOTE, textContent: WORDS });
    note.setAttribute("role", "alert");
    field.append(note);
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes)
        if (type === "attributes") recognise(target);
        else addedNodes.forEach(look);
    }).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true, // the bar may stay and be named anew
      attributeFilter: ["class"],
    });
  });
})();
