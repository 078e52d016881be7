"""« Qui fait quoi »: what is assigned, who has nobody engaged, and what is wrong comes first."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import settings
from cli import definitions
from domain.dates import PartialDate
from domain.organisations import Engagement
from models.database import Database
from queries.context import Context
from services.register import engagements, organisations
from services.register.engagements import Step
from services.register.organisations import Description, Known
from settings import ROOT
from tests.personas import ALINE, BRUNO, CHLOE
from tests.ui.opening import ANSWER, open_page, proposed, tables, words
from tests.worlds import real_catalog
from ui.navigation import METHOD, PHASE, RESPONSIBILITIES


@pytest.fixture
def engaged(shown: Database) -> Database:
    """A commune of Herstal that is engaged, and a holder of a lot that is only identified."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        for n, kind in enumerate(("COM", "ADJ")):
            organisations.add(
                ctx,
                territories=("herstal",),
                seen_version=n,
                description=Description(f"Organisation {kind}", kind),
                known=Known(PartialDate.parse("2024-01")),
            )
        step = Step(Engagement.ENGAGED, PartialDate.parse("2024-03"), "atelier")
        engagements.add_step(ctx, territory="herstal", number=1, seen_version=2, step=step)
    return shown


def test_it_tells_the_matrix_and_who_has_nobody_engaged_on_that_day(engaged: Database) -> None:
    page = open_page(CHLOE, RESPONSIBILITIES, {"territoire": "herstal"})
    said = words(page)
    assert "11 phases et 43 livrables ont leur répartition" in said
    assert "aucune n’a de trou ni de double approbation" in said
    assert "Toutes sont des propositions" in said
    assert (
        "Adjudicataire, dynamique locale](/parties-prenantes?territoire=herstal&type=ADJ)" in said
    )
    assert "1 organisation inscrite, pas engagée" in said
    assert "[Commune ou ville](" not in said
    matrix, own = tables(page)
    [commune] = [row for row in matrix if row["Type d’acteurs"] == "Commune ou ville"]
    assert list(commune.values())[1:4] == ["I", "C", "C"]
    assert [row["Approuve (A)"] for row in own] == ["Le FOREm", "Le FOREm"]
    assert {"I", "C", "Le FOREm"} <= proposed(page)
    assert "Commune ou ville" not in proposed(page), "a type of actors is no proposition"
    before = open_page(CHLOE, RESPONSIBILITIES, {"territoire": "herstal", "au": ANSWER})
    assert "[Commune ou ville](" in words(before)


def test_one_phase_is_told_in_words_deliverable_by_deliverable(shown: Database) -> None:
    page = open_page(BRUNO, RESPONSIBILITIES, {"phase": "P03"})
    [table] = tables(page)
    assert [row["D’où"] for row in table] == [
        "proposition", "comme la phase", "proposition", "comme la phase", "comme la phase",
    ]  # fmt: skip
    assert "Centre public d’action sociale" in table[2]["Réalise (R)"]
    assert "Herstal" not in words(page)  # he sees his own territory
    only = tables(open_page(ALINE, RESPONSIBILITIES, {"acteur": "PUB"}))
    assert [len(rows) for rows in only] == [1]
    refused = open_page(BRUNO, RESPONSIBILITIES, {"territoire": "herstal"})
    assert "est introuvable" in refused.error[0].value
    assert "est introuvable" in open_page(ALINE, RESPONSIBILITIES, {"acteur": "X"}).error[0].value


def test_the_phase_and_the_method_lead_there(engaged: Database) -> None:
    method = {"territoire": "herstal", "phase": "P07", "onglet": "Méthode"}
    said = words(open_page(ALINE, PHASE, method))
    assert "Sans organisation engagée ici\u00a0: Le FOREm, Adjudicataire" in said
    assert "(/qui-fait-quoi?phase=P07&territoire=herstal)" in said
    assert "(/qui-fait-quoi?phase=P07)" in words(open_page(ALINE, METHOD, {"phase": "P07"}))


def test_a_double_approval_comes_first(
    shown: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "phases", tmp_path / "phases")
    [spoilt] = (tmp_path / "phases").glob("03-*")
    text = spoilt.read_text(encoding="utf-8")
    spoilt.write_text(text.replace("A/R, ADJ-M: C, ADJ-T: R", "A, ADJ-M: A, ADJ-T: C"), "utf-8")
    monkeypatch.setenv("SUIVI_PHASES_DIR", str(tmp_path / "phases"))
    settings.load.cache_clear()
    page = open_page(ALINE, RESPONSIBILITIES)
    assert page.header[0].value == "À revoir"
    said = words(page).replace("\u00a0", " ")
    assert "1 est à revoir" in said
    assert "Conventions ou lettres d’engagement](/methode?phase=P03) : plusieurs approuvent" in said
    result = CliRunner().invoke(definitions.check)
    assert "À revoir : P03.conventions, plusieurs approuvent." in result.output.replace(
        "\u00a0", " "
    )
