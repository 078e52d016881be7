// A note that is being typed survives a reload: it stays in this tab, and nowhere else, until the
// form is another one. The fields are those of ui/widgets/form.py, named « brouillon/… ».

"use strict";

(() => {
  const NAMED = "st-key-brouillon-";
  const BOX = `[class*='${NAMED}']`;
  const { set: write } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");

  function slot(field) {
    return [...(field.closest?.(BOX)?.classList ?? [])].find((name) => name.startsWith(NAMED));
  }

  function keep({ target }) {
    const name = target instanceof HTMLTextAreaElement && slot(target);
    if (!name) return;
    if (target.value) sessionStorage.setItem(name, target.value);
    else sessionStorage.removeItem(name);
  }

  // Streamlit listens to typing, and sends what was typed when the field is left.
  function restore(field) {
    const text = sessionStorage.getItem(slot(field));
    if (!text || field.value) return;
    write.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 100);
  }

  function look(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const fields = node.matches("textarea") ? [node] : node.querySelectorAll("textarea");
    for (const field of fields) if (slot(field)) requestAnimationFrame(() => restore(field));
  }

  function watch() {
    document.addEventListener("input", keep);
    const onChange = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look));
    new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true });
  }

  document.addEventListener("DOMContentLoaded", watch);
})();
