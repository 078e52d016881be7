// « Back » leads to the page that was left, as it was. Streamlit, asked for another page by the
// script of this one, first writes the query of that page under the address of this one: a step
// of the history that nobody took, on a page that says « introuvable ».

"use strict";

(() => {
  const AT_ONCE = 3_000; // milliseconds between the two steps, on a slow machine
  const push = history.pushState;
  let last = { path: "", search: "", at: -AT_ONCE }; // the last step that changed the query alone

  history.pushState = function (state, title, address) {
    const next = new URL(address ?? "", location.href);
    const isOfBoth = last.path === location.pathname && last.search === next.search;
    const isAtOnce = performance.now() - last.at < AT_ONCE;
    if (next.pathname !== location.pathname && isOfBoth && isAtOnce)
      return this.replaceState(state, title, address);
    if (next.pathname === location.pathname)
      last = { path: next.pathname, search: next.search, at: performance.now() };
    return push.call(this, state, title, address);
  };

  addEventListener("popstate", () => (last.at = -AT_ONCE));
})();
