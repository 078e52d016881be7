// Five minutes before the session ends, a banner says so, and one press makes it last. Asking how
// long it lasts is nobody’s visit: a forgotten tab keeps no session awake.

"use strict";

(() => {
  const ADDRESS = "/compte/session";
  const EVERY = 60_000; // milliseconds
  const FILES = "[data-testid='stFileUploader']";
  const SOON = 5 * 60; // seconds
  const WORDS = {
    label: "Fin de la session",
    stay: "Rester connecté",
    again: "Se reconnecter",
    over: "Votre session est terminée\u00a0: ce que vous avez tapé reste dans cet onglet.",
    soon: (minutes) =>
      `Votre session se termine dans ${minutes} minute${minutes > 1 ? "s" : ""}\u00a0: ce que vous avez tapé reste dans cet onglet.`,
  };
  let banner = null;

  async function look() {
    const answer = await fetch(ADDRESS, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return; // Streamlit itself says that the server does not answer
    const { left } = await answer.json();
    if (left > SOON) banner?.remove();
    else if (left > 0) say(WORDS.soon(Math.ceil(left / 60)), stay());
    else say(WORDS.over, signIn());
  }

  function say(words, way) {
    banner ??= Object.assign(document.createElement("div"), { className: "seance" });
    banner.setAttribute("role", "region");
    banner.setAttribute("aria-label", WORDS.label);
    const said = Object.assign(document.createElement("p"), { textContent: words });
    said.setAttribute("role", "status");
    // Nobody loses the focus while the minutes are counted down.
    if (banner.isConnected && banner.lastChild.textContent === way.textContent)
      banner.firstChild.textContent = words;
    else banner.replaceChildren(said, way);
    if (!banner.isConnected) document.body.append(banner);
  }

  function stay() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = WORDS.stay;
    button.addEventListener("click", async () => {
      await fetch(ADDRESS, { method: "POST" }).catch(() => null);
      await look();
    });
    return button;
  }

  function signIn() {
    const way = document.createElement("a");
    const wanted = encodeURIComponent(location.pathname + location.search);
    way.href = `/compte/connexion?next=${wanted}`;
    way.textContent = WORDS.again;
    return way;
  }

  document.addEventListener("DOMContentLoaded", () => {
    setInterval(look, EVERY);
    // A tab that slept, or a laptop that was closed, asks when it is looked at again.
    document.addEventListener("visibilitychange", () => document.hidden || look());
    // A file for which the session is over goes nowhere, and Streamlit says nothing.
    for (const given of ["change", "drop"])
      document.addEventListener(given, ({ target }) => target.closest?.(FILES) && look(), true);
  });
})();
