"""The English words of a page: on screen, in its menus, by its screen reader."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.worlds import real_catalog

# Words that English has and French has not, and those that Streamlit writes by itself.
ENGLISH = re.compile(
    r"\b(the|of|and|to|is|are|was|been|has|have|your|you|with|from|this|that|these|which|when|"
    r"please|error|errors|encountered|app|select|selected|choose|clear|open|search|show|"
    r"hide|add|remove|delete|next|previous|month|year|day|today|yesterday|press|submit|"
    r"apply|loading|running|stop|rerun|settings|theme|light|dark|system|print|help|link|heading|"
    r"skip|content|view|more|less|fullscreen|download|column|row|results?|options?|available|"
    r"calendar|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|connection|connecting|"
    r"upload|browse|files?|copy|copied|undo|empty|main|menu bar|not found|page not|value)\b",
    re.IGNORECASE,
)
# English by right: words of the source, logins of the tests, and the column of the glossary.
TERMS = "|".join(
    re.escape(term) for term in sorted((term.en for term in real_catalog().glossary), key=len)[::-1]
)
NAMES = re.compile(rf"living[- ]lab|one-stop-shop|\b\w+@exemple\.be|{TERMS}", re.IGNORECASE)
SPOKEN = """() => {
  const found = new Set(), names = ["aria-label", "aria-description", "aria-valuetext",
    "aria-roledescription", "alt", "title", "placeholder"];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(one.tagName) || !one.checkVisibility()) continue;
      if (one.closest("[data-testid='stIconMaterial'], [translate='no'], [data-testid='stAlertDynamicIcon']")) continue;
      for (const name of names) if (one.getAttribute(name)) found.add(one.getAttribute(name));
      for (const node of one.childNodes)
        if (node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()) found.add(node.nodeValue.trim());
      if (one.shadowRoot) walk(one.shadowRoot);
    }
  };
  walk(document);
  return [document.title, ...found];
}"""


def english_on(page: Page) -> list[str]:
    """The texts and accessible names of the page that hold an English word."""
    return [text for text in page.evaluate(SPOKEN) if ENGLISH.search(NAMES.sub("", text))]
