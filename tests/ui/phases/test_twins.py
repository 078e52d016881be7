"""Two territories side by side on their page: what differs in words, itself, and who sees only one."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.dates import PartialDate
from models.database import Database
from queries.context import Context
from services.register import organisations
from services.register.organisations import Known
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, open_page, table_rows, words
from tests.worlds import real_catalog
from ui.navigation import PHASE, TERRITORY, TWINS

P04 = {"territoire": "herstal", "avec": "chapelle-lez-herlaimont", "phase": "P04"}


def test_what_differs_is_said_in_words_and_shown_beside(shown: Database) -> None:
    told = words(open_page(CHLOE, TWINS, P04))
    assert "rien de connu ne distingue Herstal et Chapelle-lez-Herlaimont" in told
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        organisations.add(
            ctx, territories=("herstal",), seen_version=0,
            description=organisations.Description("CPAS :red[x]", "CPAS"),
            known=Known(PartialDate.parse("2023-01")),
        )  # fmt: skip
    page = open_page(CHLOE, TWINS, P04)
    said = words(page).replace("\u00a0", " ")
    assert "diffèrent sur 1 point de" in said
    assert "à Herstal, CPAS \\:red\\[x\\] " in said  # as it was typed, never as Markdown
    assert "CPAS :red[x] (identifiée depuis janvier 2023)" in said  # in the table
    rows = {row["Point"]: row for row in table_rows(page)}
    assert rows["État de la phase"]["Comparaison"] == "= pareil"
    assert rows["Centre public d’action sociale"]["Comparaison"] == "≠ diffère"
    assert "ne diffère en rien" in words(open_page(CHLOE, TWINS, P04 | {"avec": "herstal"}))
    past = table_rows(open_page(CHLOE, TWINS, P04 | {"au": ANSWER}))
    assert "au plus tard le 07/02/2024" in past[0]["Herstal"]


def test_who_sees_one_territory_is_told_why_nothing_is_compared(shown: Database) -> None:
    assert "un seul vous est ouvert" in open_page(HUGO, TWINS).info[0].value
    assert "un seul vous est ouvert" in open_page(BRUNO, TWINS, P04).info[0].value
    for wrong in ({"territoire": "x"}, {"avec": "x"}, {"phase": "x"}):
        assert "est introuvable" in open_page(ALINE, TWINS, P04 | wrong).error[0].value


def test_the_ways_there_are_shown_to_who_sees_both(shown: Database) -> None:
    for entry in (PHASE, TERRITORY):
        for person, shows in ((ALINE, True), (HUGO, False)):
            links = open_page(person, entry, P04).get("page_link")
            found = any("Comparer avec un autre" in element.proto.label for element in links)
            assert found is shows, (entry, person)
