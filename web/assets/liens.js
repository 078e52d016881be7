// A link to one of our own addresses stays in its tab: Streamlit opens each link of a text in a new
// one, where « Back » is dead and a session begins anew. A link to a page is followed inside the
// application, as those of the menu are; a file is fetched, and the page stays.

"use strict";

(() => {
  const WAYS = "a[target='_blank'][href^='/']";
  const PAGE = /^\/[^/.]+$/; // what is no page has more than one part, or an ending

  function keep(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const way of node.matches(WAYS) ? [node] : node.querySelectorAll(WAYS)) way.target = "_self";
  }

  function follow(event) {
    const way = event.target.closest?.("[data-testid='stMarkdownContainer'] a[href]");
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!way || !isPlain || event.defaultPrevented) return;
    const to = new URL(way.href);
    if (to.origin !== location.origin || to.hash || !PAGE.test(to.pathname)) return;
    event.preventDefault();
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate")); // as after « Back »: Streamlit shows what the address says
    document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  }

  document.addEventListener("click", follow);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) [target, ...addedNodes].forEach(keep);
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["target"] });
  });
})();
