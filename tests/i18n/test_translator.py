"""French in the code, other languages from .po files read as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import BadDate, DomainError, PermissionDenied, TextMissing
from i18n.translator import explain, translator

ENGLISH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Livrables"
msgstr "Deliverables"

msgid "{n} phase en retard"
msgid_plural "{n} phases en retard"
msgstr[0] "{n} late phase"
msgstr[1] "{n} late phases"
"""


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    (tmp_path / "en.po").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def test_french_is_what_the_code_says() -> None:
    assert translator("fr").gettext("Livrables") == "Livrables"


@pytest.mark.parametrize(("n", "form"), [(0, "phase"), (1, "phase"), (2, "phases")])
def test_in_french_zero_takes_the_singular(n: int, form: str) -> None:
    assert translator("fr").ngettext("phase", "phases", n) == form


def test_another_language_comes_from_its_file(locales: Path) -> None:
    english = translator("en", locales)

    assert english.gettext("Livrables") == "Deliverables"
    assert english.gettext("Jalons") == "Jalons"


@pytest.mark.parametrize(("n", "form"), [(0, "late phases"), (1, "late phase"), (2, "late phases")])
def test_another_language_has_its_own_plural(locales: Path, n: int, form: str) -> None:
    english = translator("en", locales)

    assert english.ngettext("{n} phase en retard", "{n} phases en retard", n) == f"{{n}} {form}"


def test_a_refusal_says_why_and_what_to_do() -> None:
    assert (
        explain(PermissionDenied(), "fr") == f"{PermissionDenied.reason} {PermissionDenied.remedy}"
    )


def test_a_refusal_is_filled_with_its_words() -> None:
    told = explain(BadDate(value="2024-13"), "fr")

    assert "2024-13" in told
    assert "{" not in told


def test_an_empty_word_stays_empty() -> None:
    told = explain(TextMissing(field=""), "fr")

    assert told == f"{TextMissing.reason} {TextMissing.remedy}".format(field="")


def test_a_refusal_without_remedy_ends_with_its_reason() -> None:
    class Closed(DomainError):
        reason = "C’est fermé."

    assert explain(Closed(), "fr") == "C’est fermé."
