// Streamlit speaks English only. Loaded before its bundle: sets the language of dates and numbers,
// then translates Streamlit's own words as they appear. What people wrote is never touched.

"use strict";

// Where the application is and who may frame it are known: Streamlit need not ask the server,
// nor look for itself under the address of each page, before it connects.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};

(() => {
  const LANGUAGE = "fr-BE";

  const WORDS = new Map(Object.entries({
    // Frame and menu
    "Skip to main content": "Aller au contenu principal",
    "Main menu": "Menu",
    "Rerun": "Recharger",
    "Print": "Imprimer",
    "Settings": "Réglages",
    "Theme": "Thème",
    "System": "Comme le système",
    "Light": "Clair",
    "Dark": "Sombre",
    "About": "À propos",
    "Notifications": "Messages",
    "Sidebar": "Volet",
    "Collapse sidebar": "Replier le volet",
    "Expand sidebar": "Déplier le volet",
    "App pages": "Pages",
    "View more": "Voir plus",
    "View less": "Voir moins",
    "More": "Plus",
    "Less": "Moins",
    "Link to heading": "Lien vers ce titre",
    "Navigate to home page": "Revenir à la première page",
    "App Logo": "Logo",
    "Header Logo": "Logo",
    "Running...": "Chargement…",
    "Stop": "Arrêter",
    "Stop script": "Arrêter",
    "Script execution error": "Une erreur s’est produite",
    "Close": "Fermer",
    "Cancel": "Annuler",
    "Open": "Ouvrir",
    "Edit": "Modifier",
    "Loading": "Chargement",
    "Loading...": "Chargement…",
    // Connection
    "Connecting": "Connexion…",
    "Connection error": "Connexion interrompue",
    "Connection timed out.": "Le serveur ne répond pas.",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Connexion interrompue. Attendez qu’elle revienne, puis recommencez.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Votre session a pris fin, ou le serveur ne répond plus. Rechargez la page.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Le serveur ne répond pas. La page reprend d’elle-même dès qu’il répond\u00a0; ce que vous avez tapé y reste.",
    "Unknown error": "Erreur inconnue",
    "An error has occurred, please try again.": "Une erreur s’est produite. Recommencez.",
    "Try again": "Recommencer",
    "Page not found": "Page introuvable",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Cette page n’existe pas. Voici la première page.",
    // Choices
    "Choose an option": "Choisir…",
    "Choose options": "Choisir…",
    "Select...": "Choisir…",
    "Select all": "Tout choisir",
    "No results": "Aucun résultat",
    "No options to select": "Aucun choix",
    "No options to select.": "Aucun choix.",
    "Selected values": "Valeurs choisies",
    "Clear all": "Tout effacer",
    "Clear value": "Effacer",
    "Clear selection": "Effacer le choix",
    "Clear entry": "Effacer",
    "All selected options have been cleared.": "Tous les choix sont effacés.",
    "Increment": "Augmenter",
    "Decrement": "Diminuer",
    "Reset": "Rétablir",
    "Pagination": "Pages",
    "Next page": "Page suivante",
    "Previous page": "Page précédente",
    "Scroll tabs left": "Onglets précédents",
    "Scroll tabs right": "Onglets suivants",
    "Button action menu": "Actions",
    "Feedback rating": "Évaluation",
    // Files
    "Upload": "Téléverser",
    "Add files": "Ajouter des fichiers",
    "file upload": "dépôt de fichier",
    "Drag and drop file here": "Déposer un fichier ici",
    "Drag and drop a file here": "Déposer un fichier ici",
    "Drag and drop files here": "Déposer des fichiers ici",
    "Only one file is allowed.": "Un seul fichier est admis.",
    "Too many files": "Trop de fichiers",
    "Error uploading file": "Le fichier n’a pas pu être déposé",
    "Error deleting file": "Le fichier n’a pas pu être retiré",
    "Download failed": "Le téléchargement a échoué",
    // Tables and drawings
    "empty": "vide",
    "Empty": "Vide",
    "Search": "Chercher",
    "Type to search": "Mot à chercher",
    "Close Search": "Fermer la recherche",
    "Next Result": "Résultat suivant",
    "Previous Result": "Résultat précédent",
    "Show/hide columns": "Choisir les colonnes",
    "Dataframe column menu": "Menu de la colonne",
    "Copy column name": "Copier le nom de la colonne",
    "Add row": "Ajouter une ligne",
    "Delete row(s)": "Retirer les lignes choisies",
    "Sort ascending": "Trier en montant",
    "Sort descending": "Trier en descendant",
    "Autosize": "Ajuster la largeur",
    "Pin column": "Figer la colonne",
    "Unpin column": "Libérer la colonne",
    "Hide column": "Masquer la colonne",
    "Automatic": "Automatique",
    "Localized": "Selon la langue",
    "Plain": "Brut",
    "Percent": "Pourcentage",
    "Scientific": "Scientifique",
    "Statistics": "Statistiques",
    "Download as CSV": "Télécharger en CSV",
    "Download as PNG": "Télécharger en PNG",
    "Download as SVG": "Télécharger en SVG",
    "Download plot as a PNG": "Télécharger en PNG",
    "Show data": "Voir les données",
    "Show chart": "Voir le dessin",
    "Copy": "Copier",
    "Copy to clipboard": "Copier",
    "Copied!": "Copié",
    "Fullscreen": "Plein écran",
    "Toggle fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "No data": "Aucune donnée",
    "No content": "Aucun contenu",
    "Zoom in": "Agrandir",
    "Zoom out": "Réduire",
    "Pan": "Déplacer",
    "Autoscale": "Ajuster",
    "Reset axes": "Rétablir les axes",
    "Box Select": "Choisir un rectangle",
    "Lasso Select": "Choisir au lasso",
    // Typing
    "Press Enter to apply": "Entrée pour appliquer",
    "Press Enter to submit form": "Entrée pour envoyer",
    "Press Ctrl+Enter to apply": "Ctrl+Entrée pour appliquer",
    "Press Ctrl+Enter to submit form": "Ctrl+Entrée pour envoyer",
    "Press ⌘+Enter to apply": "⌘+Entrée pour appliquer",
    "Press ⌘+Enter to submit form": "⌘+Entrée pour envoyer",
    "Show password text": "Montrer le mot de passe",
    "Hide password text": "Cacher le mot de passe",
  }));

  const UNITS = { B: "octets", KB: "ko", MB: "Mo", GB: "Go" };

  // « 5.2KB » as the rest of the application writes it.
  function size(number, unit) {
    return `${Number(number).toLocaleString(LANGUAGE, { maximumFractionDigits: 1 })}\u00a0${UNITS[unit]}`;
  }

  const PATTERNS = [
    [/^(.*: )?This app has encountered an error\.[^]*$/,
      "Une erreur s’est produite ; rien n’a été enregistré. Rechargez la page, puis recommencez."],
    [/^(\d[\d.]*)(B|KB|MB|GB)$/, (_, number, unit) => size(number, unit)],
    [/^File must be (\d[\d.]*)(B|KB|MB|GB) or smaller\.?$/,
      (_, number, unit) => `Le fichier pèse trop\u00a0: ${size(number, unit)} au plus.`],
    [/^Error:$/, "Erreur\u00a0:"],
    [/^(\d+)MB per file(.*)$/, "$1 Mo par fichier$2"],
    [/^Limit (\d+)MB per file(.*)$/, "$1 Mo au plus par fichier$2"],
    [/^(\S+) files are not allowed\.$/, "Un fichier $1 n’est pas accepté ici."],
    [/^Error$/, "Erreur. "], // bold before the next ones, which are read aloud in one piece
    [/^Help for (.*)$/, "Aide : $1"],
    [/^(\d+) more$/, "$1 de plus"],
    [/^Remove (.*)$/, "Retirer $1"],
    [/^Add: (.*)$/, "Ajouter : $1"],
    [/^Select (\d+) matches$/, "Choisir les $1 résultats"],
    [/^(\d+) options? available\.$/, "Choix possibles : $1."],
    [/^(\d+) out of (\d+) stars$/, "$1 sur $2"],
    [/^(\d+) of (\d+)$/, "$1 sur $2"],
    [/^option (.*), selected\.$/, "$1, choisi."],
    [/^Shortcut (.*)$/, "Raccourci : $1"],
  ];

  const ATTRIBUTES = [
    "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt",
    "placeholder", "title",
  ];
  const ESCAPED = /\\([\\`*_{}[\]()<>#+\-.!|~$:&@])/g; // a label is Markdown, its name for the ear is not
  // What people or our own pages wrote.
  const NOT_OURS = [
    "[data-testid='stMarkdownContainer']:not([data-testid='stAlert'] *, [data-testid='stException'] *, "
      + "[data-testid='stTopNav'] *, [data-testid='stTooltipErrorContent'] *, "
      + "[data-testid='stFileUploaderDropzone'] *)",
    "[data-testid='stHeading'] h1, [data-testid='stHeading'] h2, [data-testid='stHeading'] h3",
    "[data-testid='stCode'] code", "[data-testid='stTable']", "[data-testid='stText']",
    "[data-testid='stTextArea'] textarea", "script", "style", "canvas",
  ].join(",");

  function french(text) {
    const words = text.trim();
    const known = WORDS.get(words) ?? byPattern(words) ?? withSubject(words);
    return known === undefined ? text : text.replace(words, () => known);
  }

  function byPattern(words) {
    const found = PATTERNS.find(([pattern]) => pattern.test(words));
    return found && words.replace(...found);
  }

  // « Search: title of the table »
  function withSubject(words) {
    const [, action, about] = words.match(/^([^:]+): (.+)$/) ?? [];
    return WORDS.has(action) ? `${WORDS.get(action)} : ${about}` : undefined;
  }

  function translateText(node) {
    if (!node.parentElement || node.parentElement.closest(NOT_OURS)) return;
    const text = french(node.nodeValue);
    if (text !== node.nodeValue) node.nodeValue = text;
  }

  function translateAttributes(element) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const text = value && french(value.replace(ESCAPED, "$1"));
      if (text !== value) element.setAttribute(name, text);
    }
  }

  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(node);
    // A named zone that takes the focus is no mere presentation (axe: presentation-role-conflict).
    if (node.dataset?.testid === "stFileUploaderDropzone") node.removeAttribute("role");
    node.childNodes.forEach(translate);
  }

  const TABLES = '[data-testid="stTable"], [data-testid="stMarkdownContainer"]:has(> table)';

  // A table wider than the screen must scroll by keyboard too: only then it takes the focus.
  function reachWideTables() {
    document.querySelectorAll(TABLES).forEach((table, place) => {
      for (const box of [table, ...table.querySelectorAll("div")]) reach(box, place + 1);
    });
  }

  function reach(box, number) {
    const isWide = box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible";
    const name = `Tableau ${number}, plus large que l’écran : à faire défiler`;
    if (box.getAttribute("aria-label") === (isWide ? name : null)) return;
    for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]]) {
      if (isWide) box.setAttribute(attribute, value);
      else box.removeAttribute(attribute);
    }
  }

  // Whoever opens the search has come to type.
  function awaitWords() {
    const field = location.pathname === "/recherche" && document.querySelector('input[type="search"]');
    if (!field || field.hasAttribute("data-awaited")) return;
    field.setAttribute("data-awaited", "");
    if (!field.value && document.activeElement === document.body) field.focus();
  }

  function onChange(changes) {
    requestAnimationFrame(reachWideTables);
    awaitWords();
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.type === "attributes") translateAttributes(change.target);
      else translateText(change.target);
    }
  }

  // Every formatter that asks for « the browser's language » gets French.
  function speakFrench() {
    const answer = (value) => ({ configurable: true, get: () => value });
    Object.defineProperty(navigator, "language", answer(LANGUAGE));
    Object.defineProperty(navigator, "languages", answer([LANGUAGE, "fr"]));
    for (const name of ["DateTimeFormat", "NumberFormat", "PluralRules", "RelativeTimeFormat"]) {
      const Original = Intl[name];
      const French = function (language, options) {
        return new Original(language ?? LANGUAGE, options);
      };
      French.prototype = Original.prototype;
      French.supportedLocalesOf = Original.supportedLocalesOf;
      Intl[name] = French;
    }
    defaultToFrench(Number.prototype, ["toLocaleString"]);
    defaultToFrench(Date.prototype, ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]);
  }

  function defaultToFrench(prototype, methods) {
    for (const method of methods) {
      const original = prototype[method];
      prototype[method] = function (language, options) {
        return original.call(this, language ?? LANGUAGE, options);
      };
    }
  }

  function watch() {
    translate(document.body);
    window.addEventListener("resize", reachWideTables);
    new MutationObserver(onChange).observe(document.body, {
      attributeFilter: ATTRIBUTES,
      characterData: true,
      childList: true,
      subtree: true,
    });
  }

  speakFrench();
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
