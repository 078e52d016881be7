"""Comments on the page of a phase and of a milestone: written, read by whom it concerns, taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from models import Comment
from models.database import Database
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, field, open_page, words
from ui.navigation import CHANGES, JOURNAL, PHASE

HERE = {"territoire": "herstal", "phase": "P07"}
KEY = "comment/phase/herstal/P07"
TITLE = "Commentaires sur la phase"


def titles(page: AppTest) -> list[str]:
    return [header.value for header in page.header]


def send(
    page: AppTest, text: str, *, lot: str | None = "lot-1", to: tuple[int, ...] = ()
) -> AppTest:
    if lot:
        field(page, "selectbox", f"audience/{KEY}").select(lot).run()
    field(page, "text_area", f"comment/{KEY}").input(text)
    if to:
        field(page, "multiselect", f"mentions-{lot}/{KEY}").set_value(list(to))
    field(page, "button", f"send/{KEY}").click().run()
    return page


def test_a_lead_asks_a_contractor_who_reads_it_and_says_so(shown: Database) -> None:
    page = send(open_page(ALINE, PHASE, HERE), "Où *en* est ![x](http://e) ?", to=(4,))
    assert "Commentaire envoyé" in page.success[0].value
    assert field(page, "text_area", f"comment/{KEY}").value == ""

    waiting = open_page(HUGO, CHANGES)
    assert "On s’adresse à vous" in [header.value for header in waiting.header]
    there = open_page(HUGO, PHASE, HERE)
    told = words(there)
    assert "Pour vous" in told and "à l’attention de Hugo" in told
    assert r"Où \*en\* est" in told and "![x](http" not in told
    there.button(key="read/phase/herstal/P07").click().run()
    assert "ne vous attend plus" in there.success[0].value
    assert "On s’adresse à vous" not in words(open_page(HUGO, CHANGES))


def test_nobody_else_sees_that_there_are_comments(shown: Database) -> None:
    send(open_page(ALINE, PHASE, HERE), "Canari confidentiel")
    for outsider in (CHLOE, ADA):
        page = open_page(outsider, PHASE, HERE)
        assert TITLE not in titles(page) and "Canari" not in words(page)
        assert "commentaire" not in words(open_page(outsider, JOURNAL)).lower()
    assert "introuvable" in open_page(BRUNO, PHASE, HERE).error[0].value
    assert "a écrit un commentaire sur la phase 7" in words(open_page(HUGO, JOURNAL))


def test_a_comment_too_long_is_refused_and_the_text_stays(shown: Database) -> None:
    long = "x" * 1_000_000
    page = send(open_page(HUGO, PHASE, HERE), long, lot=None)
    assert "compte 1000000 caractères" in page.error[0].value
    assert field(page, "text_area", f"comment/{KEY}").value == long
    with shown.read() as session:
        assert session.scalar(select(func.count()).select_from(Comment)) == 0


def test_its_author_takes_a_comment_back(shown: Database) -> None:
    page = send(open_page(HUGO, PHASE, HERE), "Erreur de phase", lot=None)
    [taking] = [button for button in page.button if button.label == "Retirer ce commentaire"]
    taking.click().run()
    assert "Commentaire retiré le" in words(page)
    assert "Erreur de phase" not in words(page)
    assert "Retirer ce commentaire" not in [button.label for button in page.button]


def test_a_milestone_has_its_own(shown: Database) -> None:
    page = open_page(HUGO, PHASE, HERE | {"jalon": "P07.protocole-valide"})
    assert "Commentaires sur le jalon" in titles(page)
    assert TITLE not in titles(page)


def test_in_the_past_comments_are_read_only(shown: Database) -> None:
    send(open_page(ALINE, PHASE, HERE), "D’aujourd’hui")
    page = open_page(ALINE, PHASE, HERE | {"au": ANSWER})
    assert "Aucun commentaire à ce jour" in words(page)
    assert "D’aujourd’hui" not in words(page)
    with pytest.raises(StopIteration):
        field(page, "text_area", f"comment/{KEY}")
