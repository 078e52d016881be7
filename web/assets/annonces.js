// What a filter changed is told to listeners: the sentence that opens the page, which counts what is
// left. Filters live in the address; what is only unfolded or shown on another tab changes nothing.

"use strict";

(() => {
  const UNFOLDED = ["agir", "onglet", "ligne"]; // in the address, and no filter
  const PAUSE = 150; // milliseconds between two looks at the sentence
  const LOOKS = 20;
  const SENTENCE = "[data-testid='stMarkdown'] p";
  const ASIDE = "[class*='st-key-acting'], [class*='st-key-top-bar'], [class*='st-key-filters']";
  const region = Object.assign(document.createElement("p"), { className: "dit" });
  let last = filters();
  let timer = 0;
  let isFiltered = false;

  function filters() {
    const wanted = new URLSearchParams(location.search);
    for (const name of UNFOLDED) wanted.delete(name);
    wanted.sort();
    return { page: location.pathname, wanted: String(wanted) };
  }

  /** The first sentence below the title: in a text of Streamlit, or in our drawing of clauses. */
  function opening() {
    for (const one of document.querySelectorAll("[data-testid='stMain'] *")) {
      const said = one.shadowRoot?.querySelector(".stage > p:not([class])") ?? (one.matches(SENTENCE) ? one : null);
      if (said?.textContent && !one.closest(ASIDE)) return said.textContent;
    }
    return "";
  }

  /** The address and the page may follow a moment after the script is over: both are looked at for a
      while, and what is told has stood still meanwhile. */
  function watch(left, seen) {
    const now = filters();
    isFiltered ||= now.page === last.page && now.wanted !== last.wanted;
    if (now.page !== last.page) isFiltered = false;
    last = now;
    const said = isFiltered ? opening() : "";
    if (said && said === seen && said !== region.textContent) region.textContent = said;
    if (left) timer = setTimeout(watch, PAUSE, left - 1, said);
    else isFiltered = false;
  }

  function over() {
    clearTimeout(timer);
    watch(LOOKS, "");
  }

  document.addEventListener("DOMContentLoaded", () => {
    region.setAttribute("role", "status");
    document.body.append(region);
    new MutationObserver((changes) => {
      if (changes.some(({ target }) => target.dataset.testScriptState === "notRunning")) over();
    }).observe(document.body, { subtree: true, attributeFilter: ["data-test-script-state"] });
  });
})();
