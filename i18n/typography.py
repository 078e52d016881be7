"""What French writing asks of a text: real apostrophes, real quotes, spaces that do not break."""

from __future__ import annotations

import re

_NO_BREAK = "\u00a0\u202f"
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "apostrophe droite entre deux lettres (’)"),
    (re.compile(r'"[^"{}=]*[^\W\d_][^"{}=]*"'), "guillemets droits (« »)"),
    (
        re.compile(rf"(?<![{_NO_BREAK}:;!?…])[:;!?]+(?=\s|$)"),
        "espace insécable manquante avant le signe",
    ),
    (re.compile(rf"«(?![{_NO_BREAK}])"), "espace insécable manquante après «"),
    (re.compile(rf"(?<![{_NO_BREAK}])»"), "espace insécable manquante avant »"),
)
_CODE = re.compile(r"`[^`]*`|:material/[a-z_]+:|https?://\S+")


def faults(text: str) -> list[str]:
    """Return each rule that the text breaks; what stands in code marks is not French."""
    french = _CODE.sub("", text)
    return [said for rule, said in _RULES if rule.search(french)]
