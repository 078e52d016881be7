// One press, one act: a press that is slow, or made twice, does once what was pressed. What is
// refused after it comes into sight.

"use strict";

(() => {
  const BUTTON = ":is([data-testid='stButton'], [data-testid='stFormSubmitButton']) button";
  const STATE = "data-test-script-state";
  const RUNNING = `[data-testid='stApp'][${STATE}='running']`;
  const REFUSED = "[data-testid='stAlertContentError']";
  const STILL = 10; // pixels: a finger that moves further has changed its mind
  const TWICE = 600; // milliseconds between the two presses of one hand
  const ANSWER = 10_000; // milliseconds within which what is said answers a press
  const UNDER_THE_BAR = 100; // pixels
  let down = null;
  let last = { button: "", at: 0, isAnswered: true };
  let shown = last; // the press whose refusal came into sight

  // By its key: the other classes change while the page is drawn.
  function named(button) {
    const keyed = button.closest("[class*='st-key-']")?.classList ?? [];
    return `${[...keyed].find((name) => name.startsWith("st-key-"))} ${button.textContent}`;
  }

  function press({ target, clientX, clientY, isPrimary }) {
    const button = isPrimary && target.closest?.(BUTTON);
    down = button ? { button, name: named(button), x: clientX, y: clientY } : null;
  }

  // Leaving a field draws the page anew: the button may have moved away from under a slow finger,
  // or be another one of the same name; then the browser sees no click.
  function release({ clientX, clientY }) {
    const held = down;
    if (!held || Math.hypot(clientX - held.x, clientY - held.y) > STILL) return;
    setTimeout(() => {
      if (down !== held) return; // it was clicked, or another press has begun
      down = null;
      const same = (button) => named(button) === held.name;
      const button = held.button.isConnected
        ? held.button
        : [...document.querySelectorAll(BUTTON)].find(same);
      button?.click();
    }, 50);
  }

  function act(event) {
    const button = event.target.closest?.(BUTTON);
    if (!button) return;
    down = null;
    const name = named(button);
    const since = Date.now() - last.at;
    // The same press while the page answers it; once it has, what is pressed is pressed anew.
    const waits = !last.isAnswered && since < ANSWER && document.querySelector(RUNNING);
    if (name === last.button && (since < TWICE || waits)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else last = { button: name, at: Date.now(), isAnswered: false };
  }

  // Who types between two presses means both; words that come back by themselves say nothing.
  function change({ isTrusted }) {
    if (isTrusted) last.button = "";
  }

  function rest() {
    if (!document.querySelector(RUNNING)) last.isAnswered = true;
  }

  // Enter in a field sends its form: the click that follows would send it again.
  function enter({ key, target }) {
    if (key !== "Enter" || target instanceof HTMLTextAreaElement) return;
    const button = target.closest?.("[data-testid='stForm']")?.querySelector(BUTTON);
    if (button) last = { button: named(button), at: Date.now(), isAnswered: false };
  }

  // The first refusal of the page, once for each press, when all that answers it is drawn.
  function show(node) {
    if (node.nodeType !== Node.ELEMENT_NODE || shown === last || Date.now() - last.at > ANSWER) return;
    if (!node.matches(REFUSED) && !node.querySelector(REFUSED)) return;
    shown = last;
    setTimeout(() => {
      const refused = document.querySelector(REFUSED);
      const { top, bottom } = refused?.getBoundingClientRect() ?? { top: innerHeight, bottom: 0 };
      if (top < UNDER_THE_BAR || bottom > innerHeight) refused?.scrollIntoView({ block: "center" });
    }, 300);
  }

  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointerup", release, true);
  document.addEventListener("pointercancel", () => (down = null), true);
  document.addEventListener("click", act, true);
  document.addEventListener("keydown", enter, true);
  document.addEventListener("input", change, true);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(show);
    }).observe(document.body, { childList: true, subtree: true });
    new MutationObserver(rest).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: [STATE],
    });
  });
})();
