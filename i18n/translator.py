"""Translations: French in the code, other languages from locales/<language>.po."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from domain.errors import Explained
from domain.phases import PhaseStatus
from domain.spans import Span
from i18n.formats import long_day
from i18n.labels.figures import span_words
from i18n.labels.phases import PHASE_STATUS_WORD

LOCALES = Path(__file__).parent / "locales"


@cache
def translator(language: str, locales: Path = LOCALES) -> gettext.NullTranslations:
    """The texts of one language, compiled in memory: nothing to build at installation."""
    path = locales / f"{language}.po"
    if not path.exists():
        return _French()
    return gettext.GNUTranslations(_compiled(path, language))


class _French(gettext.NullTranslations):
    """What the code says; in French zero takes the singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if abs(n) < 2 else msgid2


def _compiled(path: Path, language: str) -> io.BytesIO:
    from babel.messages.mofile import write_mo  # 0.1 s that French alone does not pay
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return compiled


def explain(error: Explained, language: str, *, shown: Callable[[str], str] = str) -> str:
    """A refusal as the user reads it: why, then what to do. `shown` makes what people typed
    harmless where the text will be read as markup."""
    t = translator(language).gettext
    sentences = " ".join(t(part) for part in (error.reason, error.remedy) if part)
    return sentences.format(**{name: shown(_word(v, t)) for name, v in error.params.items()})


def explained_parts(error: Explained, language: str) -> tuple[str, str]:
    """Return why, and what to do, apart."""
    t = translator(language).gettext
    words = {name: _word(value, t) for name, value in error.params.items()}
    reason, remedy = (
        t(part).format(**words) if part else "" for part in (error.reason, error.remedy)
    )
    return reason, remedy


def _word(value: object, t: Callable[[str], str]) -> str:
    """A parameter in that language. The empty text would give back the header of the catalog."""
    if isinstance(value, PhaseStatus):
        value = PHASE_STATUS_WORD[value]
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, Span):
        return span_words(value)
    return t(str(value)) if value != "" else ""
