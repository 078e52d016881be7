"""The texts of the code, gathered for translators."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.extraction import missing, template, texts

PAGE = """\
st.title(t("Livrables"))
st.caption(tn("{n} phase", "{n} phases", count))
reason = N_("Le port {port} est pris.")
label = "jamais traduit"
t(variable)
st.markdown(f"**{t('Jalons')}**")
"""
GERMAN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Livrables"
msgstr "Ergebnisse"

#, fuzzy
msgid "Le port {port} est pris."
msgstr "Der Port"
"""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui/page.py").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_only_marked_texts_are_gathered(code: Path) -> None:
    assert [(results.line, results.forms) for results in texts(code)] == [
        (1, ("Livrables",)),
        (2, ("{n} phase", "{n} phases")),
        (3, ("Le port {port} est pris.",)),
        (6, ("Jalons",)),
    ]


def test_moving_a_text_does_not_change_the_template(code: Path) -> None:
    before = template(code)
    (code / "ui/page.py").write_text("\n\n" + PAGE, encoding="utf-8")

    assert template(code) == before
    assert 'msgid "{n} phase"\nmsgid_plural "{n} phases"' in before


def test_what_a_language_lacks_is_listed(code: Path, tmp_path: Path) -> None:
    german = tmp_path / "de.po"
    german.write_text(GERMAN, encoding="utf-8")

    assert missing(german, code) == ["Jalons", "Le port {port} est pris.", "{n} phase"]
