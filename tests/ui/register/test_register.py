"""The register on screen: an empty one, adding, engaging, linking; who finds it where."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.organisations import Degree, Engagement
from models.database import Database
from queries.context import Context
from services.register import engagements, organisation_links, organisations
from services.register.engagements import Step
from services.register.organisations import Description, Known
from tests.builders.pages import PAYLOAD, click
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import ANSWER, acts, field, open_page, row_links, table_rows, type_date, words
from tests.worlds import real_catalog
from ui.navigation import CHANGES, JOURNAL, SEARCH, STAKEHOLDER, STAKEHOLDERS, TERRITORY

HERE = {"territoire": "herstal", "organisation": "1"}


@pytest.fixture
def filled(shown: Database) -> Database:
    """Three organisations in Herstal, two of them linked."""
    with shown.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        for n, (name, kind) in enumerate((("CPAS", "CPAS"), ("Maison", "ME"), (PAYLOAD, "ALE"))):
            organisations.add(
                ctx,
                territories=("herstal",),
                seen_version=n,
                description=Description(
                    name, kind, barriers=("logement",), interest=Degree.HIGH, influence=Degree.HIGH
                ),
                known=Known(PartialDate.parse("2024-01"), "note de la réunion"),
            )
        tie = Tie(
            1, 2, Mode.COOPERATION, Nature.REFERRAL, Direction.BOTH, 3, True,
            PartialDate.parse("2024-02-01"),
        )  # fmt: skip
        organisation_links.add(ctx, territory="herstal", seen_version=0, tie=tie)
        engagements.add_step(
            ctx, territory="herstal", number=1, seen_version=2,
            step=Step(Engagement.ENGAGED, PartialDate(ctx.today), "atelier"),
        )  # fmt: skip
    return shown


def test_an_empty_register_says_what_to_do_and_who_is_missing(shown: Database) -> None:
    said = words(open_page(ALINE, STAKEHOLDERS))
    assert "le registre est vide" in said
    assert "27 types d’acteurs n’ont personne" in said
    assert "Maison de l’Emploi" in said


def test_a_contractor_registers_an_organisation_then_says_that_it_is_engaged(
    shown: Database,
) -> None:
    page = click(open_page(HUGO, STAKEHOLDERS), "Inscrire une partie prenante")
    field(page, "text_input", "name/register").set_value("CPAS").run()
    page = click(page, "Inscrire")
    assert "Type » est vide" in page.error[0].value
    type_date(page, "since/register", date(2024, 1, 15))
    field(page, "selectbox", "type/register").select("CPAS").run()
    page = click(page, "Inscrire")
    assert "figure maintenant au registre" in page.success[0].value
    assert page.title[0].value == "CPAS", "one lands on what was registered"
    page = open_page(HUGO, STAKEHOLDERS)
    assert row_links(page) == {"CPAS": "/partie-prenante?territoire=herstal&organisation=1"}
    page = open_page(HUGO, STAKEHOLDER, HERE | {"agir": "engagement"})
    field(page, "selectbox", "step/engage").select("engaged").run()
    type_date(page, "since/engage", date(2024, 5, 2))
    page = click(page, "Noter l’engagement")
    assert "Engagement noté" in page.success[0].value
    assert "Organisation engagée depuis le 2 mai 2024, à Herstal" in words(page)


def test_a_name_that_is_taken_stays_in_the_form_with_the_reason(filled: Database) -> None:
    page = open_page(HUGO, STAKEHOLDERS, {"agir": "inscrire"})
    field(page, "text_input", "name/register").set_value("  cpas ").run()
    field(page, "selectbox", "type/register").select("CPAS").run()
    type_date(page, "since/register", date(2024, 1, 15))
    page = click(page, "Inscrire")
    assert "figure déjà au registre de Herstal" in page.error[0].value
    assert field(page, "text_input", "name/register").value == "  cpas "


def test_the_filters_live_in_the_address(filled: Database) -> None:
    for params, names in (
        ({"territoire": "herstal", "type": "ME"}, 1),
        ({"frein": "logement"}, 3),
        ({"engagement": "engaged"}, 1),
        ({"engagement": "withdrawn"}, 0),
    ):
        assert len(table_rows(open_page(CHLOE, STAKEHOLDERS, params))) == names, params
    for wrong in ({"type": "PART"}, {"frein": "x"}, {"engagement": "x"}, {"territoire": "x"}):
        assert "est introuvable" in open_page(CHLOE, STAKEHOLDERS, wrong).error[0].value


def test_a_sheet_reads_alike_for_the_ministry_and_offers_nothing_to_it(filled: Database) -> None:
    page = open_page(CHLOE, STAKEHOLDER, HERE)
    said = words(page)
    for word in (
        "Organisation engagée depuis",
        "Associer étroitement",
        "Logement",
        "«\u00a0atelier\u00a0»",
    ):
        assert word in said
    assert [row["Mode"] for row in table_rows(page) if "Mode" in row] == ["Coopération"]
    assert "Commentaires sur la partie prenante" not in {head.value for head in page.header}
    assert acts(page) == []
    past = open_page(CHLOE, STAKEHOLDER, HERE | {"au": ANSWER})
    assert "Organisation identifiée depuis janvier 2024" in words(past)
    assert not past.text_area


def test_what_was_typed_is_shown_as_typed(filled: Database) -> None:
    page = open_page(ALINE, STAKEHOLDER, HERE | {"organisation": "3"})
    assert "\\!\\[x\\]" in page.title[0].value
    page = open_page(ALINE, STAKEHOLDERS)
    assert not any("![x](http" in one.value for one in page.markdown)


@pytest.mark.parametrize("params", [HERE, {"territoire": "herstal"}, HERE | {"organisation": "x"}])
def test_nobody_of_elsewhere_finds_it(filled: Database, params: dict[str, str]) -> None:
    assert "introuvable" in open_page(BRUNO, STAKEHOLDER, params).error[0].value
    for entry, more in (
        (STAKEHOLDERS, {}),
        (JOURNAL, {}),
        (CHANGES, {"depuis": "2023-12-31"}),
        (SEARCH, {"q": "CPAS"}),
    ):
        assert "organisation=1" not in words(open_page(BRUNO, entry, more))
    assert "CPAS » au registre" not in words(open_page(BRUNO, JOURNAL))
    assert not results(open_page(BRUNO, SEARCH, {"q": "Maison réunion"}))


def results(page: AppTest) -> list[str]:
    return [link.proto.label for link in page.get("page_link") if "note de la" in link.proto.label]


def test_the_journal_the_changes_and_the_search_tell_of_it(filled: Database) -> None:
    said = words(open_page(CHLOE, JOURNAL))
    assert "a inscrit «\u00a0CPAS\u00a0» au registre de Herstal" in said
    assert "a noté le lien entre CPAS et Maison à Herstal" in said
    assert "engagement : identifiée → engagée" in said.replace("\u00a0", " ")
    told = words(open_page(CHLOE, CHANGES, {"depuis": "2023-12-31"})).replace("\u00a0", " ")
    assert "« CPAS » est engagée depuis" in told
    assert "CPAS et Maison sont liées" in told
    found = open_page(CHLOE, SEARCH, {"q": "cpas herstal", "genre": "organisation"})
    assert any("**CPAS**" in link.proto.label for link in found.get("page_link"))
    way = open_page(CHLOE, TERRITORY, {"territoire": "herstal"})
    assert any("3 parties prenantes" in link.proto.label for link in way.get("page_link"))


def test_two_people_describe_one_organisation(filled: Database) -> None:
    page = open_page(HUGO, STAKEHOLDER, HERE | {"agir": "decrire"})
    seen = 3  # added, refreshed, engaged
    field(page, "text_area", "role/describe").set_value("accueille").run()
    with filled.write() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        organisations.describe(
            ctx, territory="herstal", number=1, seen_version=seen,
            description=Description("CPAS", "CPAS", pilot_role="oriente"),
        )  # fmt: skip
    page = click(page, "Enregistrer la fiche")
    assert "autre chose pendant votre saisie : oriente" in page.warning[0].value
    assert field(page, "text_area", "role/describe").value == "accueille"
    page = click(page, "Garder ma saisie")
    page = click(page, "Enregistrer la fiche")
    assert "Fiche enregistrée" in page.success[0].value
    assert "accueille" in words(page)


def test_administration_reads_and_writes_nothing(filled: Database) -> None:
    assert not open_page(ADA, STAKEHOLDER, HERE).text_area
