// A calendar to click beside each field for a date: the browser’s own, in the language and for the
// hands of whoever uses it. What is clicked is typed into the field, as a Belgian writes a day.

"use strict";

(() => {
  const FIELD = "[class*='st-key-date_'] [data-testid='stTextInput'] input[type='text']";
  const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
  const WORDS = (label) => `Choisir dans le calendrier\u00a0: ${label}`;

  function add(field) {
    // Outside of what Streamlit drew: else the field would not be left when the focus comes here.
    const box = field.closest("[class*='st-key-date_']");
    if (box.querySelector(".calendrier")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "calendrier" });
    button.setAttribute("aria-label", WORDS(field.getAttribute("aria-label")));
    const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
    calendar.setAttribute("aria-hidden", "true");
    calendar.min = "2000-01-01";
    calendar.max = "2099-12-31";
    button.addEventListener("click", () => {
      const [, day, month, year] = DAY.exec(field.value.trim()) ?? [];
      calendar.value = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
      calendar.showPicker();
    });
    // Chosen by hand, or emptied there.
    calendar.addEventListener("change", () => write(field, calendar.value.split("-").reverse().join("/")));
    button.disabled = field.disabled;
    box.append(button, calendar);
  }

  function write(field, words) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    field.focus();
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node.nodeType === Node.ELEMENT_NODE)
            for (const field of node.matches(FIELD) ? [node] : node.querySelectorAll(FIELD)) add(field);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
