"""Agreements on screen: none yet, registering, signing, correcting; who finds them where."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.agreements import AgreementKind, AgreementStatus
from domain.dates import PartialDate
from domain.permissions import Actor
from models.database import Database
from queries.context import Context
from services.agreements import agreements
from services.agreements.agreements import Step, Terms
from services.register import organisations
from services.register.organisations import Description, Known
from tests.builders.pages import PAYLOAD, click
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import (
    ANSWER,
    acts,
    field,
    open_page,
    row_links,
    table_rows,
    type_date,
    words,
)
from tests.worlds import brussels_today, real_catalog
from ui.navigation import (
    AGREEMENT,
    AGREEMENTS,
    CHANGES,
    DUE,
    JOURNAL,
    SEARCH,
    STAKEHOLDER,
    STAKEHOLDERS,
    PageEntry,
)

HERE = {"territoire": "herstal", "convention": "1"}


@pytest.fixture
def register(shown: Database) -> Database:
    """One organisation in Herstal."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        organisations.add(
            ctx,
            territories=("herstal",),
            seen_version=0,
            description=Description("CPAS", "CPAS"),
            known=Known(PartialDate.parse("2024-01")),
        )
    return shown


@pytest.fixture
def signed(register: Database) -> Database:
    """An agreement with it, that ends today."""
    with register.write() as session:
        ctx = Context(session, HUGO, datetime.now(UTC), real_catalog())
        agreements.add(
            ctx,
            territory="herstal",
            seen_version=0,
            terms=Terms(PAYLOAD, AgreementKind.LETTER, (1,), PartialDate(brussels_today())),
            step=Step(AgreementStatus.SIGNED, PartialDate.parse("2024-02-01"), "lettre reçue"),
        )
    return register


def test_a_contractor_registers_an_agreement_then_says_that_it_is_signed(
    register: Database,
) -> None:
    page = open_page(HUGO, AGREEMENTS)
    assert "aucune convention n’est inscrite" in words(page)
    page = click(page, "Inscrire une convention")
    field(page, "text_input", "title/agreement").set_value("Convention avec le CPAS").run()
    page = click(page, "Inscrire")
    assert "Type\u00a0» est vide" in page.error[0].value
    field(page, "selectbox", "kind/agreement").select("convention").run()
    field(page, "selectbox", "status/agreement").select("to_prepare").run()
    type_date(page, "since/agreement", date(2024, 1, 15))
    page = click(page, "Inscrire")
    assert "Convention inscrite" in page.success[0].value
    assert page.title[0].value == "Convention avec le CPAS", "one lands on what was registered"
    page = open_page(HUGO, AGREEMENTS)
    [row] = table_rows(page)
    assert row == {
        "Convention": "Convention avec le CPAS | Convention",
        "État": "À préparer depuis le 15 janvier 2024",
    }  # what none of them has takes no column
    assert row_links(page) == {
        "Convention avec le CPAS": "/convention?territoire=herstal&convention=1"
    }

    page = open_page(HUGO, AGREEMENT, HERE | {"agir": "etape"})
    field(page, "selectbox", "status/agreement_step").select("signed").run()
    type_date(page, "since/agreement_step", date(2024, 5, 2))
    page = click(page, "Noter l’étape")
    assert "Une convention signée a des signataires" in page.error[0].value
    page = open_page(HUGO, AGREEMENT, HERE | {"agir": "decrire"})
    field(page, "multiselect", "parties/agreement_describe").select(1).run()
    page = click(page, "Enregistrer la convention")
    assert "Convention enregistrée" in page.success[0].value
    page = open_page(HUGO, AGREEMENT, HERE | {"agir": "etape"})
    field(page, "selectbox", "status/agreement_step").select("signed").run()
    type_date(page, "since/agreement_step", date(2024, 5, 2))
    page = click(page, "Noter l’étape")
    assert "Étape notée" in page.success[0].value
    assert "Convention, à Herstal\u00a0: signée depuis le 2 mai 2024" in words(page)


def test_what_is_wrong_is_taken_back_and_stays_readable(signed: Database) -> None:
    page = open_page(HUGO, AGREEMENT, HERE | {"agir": "corriger"})
    page = click(page, "Retirer la convention")
    assert "Motif" in page.error[0].value
    field(page, "text_area", "note/agreement_correct").set_value("inscrite deux fois").run()
    page = click(page, "Retirer la convention")
    assert "Convention retirée" in page.success[0].value
    said = words(page)
    assert "elle n’a jamais existé" in said
    assert "lettre reçue" in said
    assert not page.text_area


def test_it_is_found_from_everywhere_and_only_by_who_sees_the_territory(signed: Database) -> None:
    page = open_page(CHLOE, AGREEMENT, HERE)
    assert "lettre reçue" in words(page)
    assert "\\!\\[x\\]" in page.title[0].value
    assert "Fichiers" not in {head.value for head in page.header}
    assert acts(page) == []
    assert not open_page(ADA, AGREEMENT, HERE).text_area
    past = open_page(ALINE, AGREEMENT, HERE | {"au": ANSWER})
    assert acts(past) == []
    assert (
        "est introuvable" in open_page(ALINE, AGREEMENT, HERE | {"au": "2024-01-31"}).error[0].value
    )

    where = "convention?territoire=herstal&convention=1"
    of_it = open_page(CHLOE, STAKEHOLDER, {"territoire": "herstal", "organisation": "1"})
    assert f"/{where}" in row_links(of_it).values()
    assert any("1 convention, dont 1 échue" in label for label in labels(CHLOE, STAKEHOLDERS))
    due = open_page(CHLOE, DUE, {"territoire": "herstal"})
    assert "fin de la convention" in words(due)
    assert f"/{where}" in row_links(due).values()
    assert "fin de la convention" not in words(open_page(CHLOE, DUE, {"phase": "P03"}))
    assert "a inscrit la convention" in words(open_page(CHLOE, JOURNAL))
    told = words(open_page(CHLOE, CHANGES, {"depuis": "2024-01-31"}))
    assert "est signée depuis le 1er février 2024" in told.replace("\u00a0", " ")
    assert labels(CHLOE, SEARCH, {"q": "lettre CPAS", "genre": "agreement"})[1:]

    assert "introuvable" in open_page(BRUNO, AGREEMENT, HERE).error[0].value
    for params in (
        {"territoire": "herstal"},
        HERE | {"convention": "x"},
        HERE | {"convention": "9"},
    ):
        assert "introuvable" in open_page(ALINE, AGREEMENT, params).error[0].value
    for entry in (AGREEMENTS, JOURNAL, DUE):
        assert "\\!\\[x\\]" not in words(open_page(BRUNO, entry))
    for wrong in ({"sorte": "x"}, {"etat": "x"}, {"territoire": "x"}):
        assert "est introuvable" in open_page(CHLOE, AGREEMENTS, wrong).error[0].value
    narrowed = open_page(CHLOE, AGREEMENTS, {"sorte": "framework"})
    assert "aucune convention ne répond à ce choix" in words(narrowed)


def labels(person: Actor, entry: PageEntry, params: dict[str, str] | None = None) -> list[str]:
    """The words of the links of a page."""
    page = open_page(person, entry, params)
    return [link.proto.label.replace("\u00a0", " ") for link in page.get("page_link")]
