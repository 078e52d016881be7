"""Dates of many deliverables, and of many milestones, in one form."""

from __future__ import annotations

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from domain.dates import PartialDate
from models.database import Database
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.milestones.states import milestones_on
from queries.moment import Moment
from services.deliverables import deliverables
from tests.builders.pages import click
from tests.personas import ALINE, CHLOE, HUGO
from tests.ui.opening import acts, field, open_page
from tests.worlds import brussels_today, real_catalog
from ui.navigation import CALENDAR, DELIVERABLES, DUE

OPEN = {"agir": "dater", "phase": "P07"}
MAY, JUNE = PartialDate.parse("2027-05-12"), PartialDate.parse("2027-06")


def ask(shown: Database, query, actor=ALINE):
    with shown.read() as session:
        ctx = Context(session, actor, datetime.now(UTC), real_catalog())
        return list(query(ctx, moment=Moment(brussels_today())))


def type_in(page: AppTest, key: str, typed: str) -> None:
    field(page, "text_input", f"date_{key}").set_value(typed).run()


def dues(shown: Database) -> dict[tuple[str, str], PartialDate]:
    states = ask(shown, deliverables_on)
    return {(state.territory, state.key): state.due_on for state in states if state.due_on}


def test_many_due_dates_are_fixed_with_one_reason(shown: Database) -> None:
    page = open_page(ALINE, DELIVERABLES, OPEN)
    type_in(page, "herstal/P07.protocole", "12/05/2027")
    type_in(page, "chapelle-lez-herlaimont/P07.protocole", "juin 2027")
    field(page, "text_area", "reason/dues").set_value("avenant 2").run()
    page = click(page, "Enregistrer 2 dates")
    assert "2 échéances enregistrées" in page.success[0].value
    assert dues(shown) == {
        ("herstal", "P07.protocole"): MAY,
        ("chapelle-lez-herlaimont", "P07.protocole"): JUNE,
    }


def test_without_a_date_nothing_is_sent(shown: Database) -> None:
    page = open_page(ALINE, DELIVERABLES, OPEN)
    field(page, "text_area", "reason/dues").set_value("avenant 2").run()
    page = click(page, "Enregistrer les dates")
    assert any("Aucune date n’a été saisie" in error.value for error in page.error)
    assert dues(shown) == {}


def test_another_person_s_date_is_asked_about_beside_its_field(shown: Database) -> None:
    page = open_page(ALINE, DELIVERABLES, OPEN)
    type_in(page, "herstal/P07.protocole", "12/05/2027")
    field(page, "text_area", "reason/dues").set_value("avenant 2").run()
    with shown.write() as session:
        deliverables.set_due(
            Context(session, ALINE, datetime.now(UTC), real_catalog()),
            territory="herstal",
            deliverable="P07.protocole",
            seen_version=1,
            due_on=JUNE,
            reason="comité",
        )
    page = click(page, "Enregistrer 1 date")
    assert any("Quelqu’un a enregistré ici autre chose" in one.value for one in page.warning)
    assert dues(shown) == {("herstal", "P07.protocole"): JUNE}
    page = click(page, "Garder ma saisie")
    page = click(page, "Enregistrer 1 date")
    assert dues(shown) == {("herstal", "P07.protocole"): MAY}


def test_milestones_without_a_date_are_estimated_together(shown: Database) -> None:
    page = open_page(HUGO, CALENDAR, OPEN)
    undated = [one for one in ask(shown, milestones_on) if not one.expected and one.phase == "P07"]
    first, second = [one for one in undated if one.territory == "herstal"][:2]
    for state in (first, second):
        type_in(page, f"herstal/{state.key}", "12/05/2027")
    page = click(page, "Enregistrer 2 dates")
    assert "2 jalons datés" in page.success[0].value
    known = {one.key: one.forecast_on for one in ask(shown, milestones_on) if one.forecast_on}
    assert known == {first.key: MAY, second.key: MAY}


def test_only_who_may_date_is_offered_to(shown: Database) -> None:
    assert "Fixer des échéances" in acts(open_page(ALINE, DELIVERABLES))
    for reader in (HUGO, CHLOE):
        assert "Fixer des échéances" not in acts(open_page(reader, DELIVERABLES))
    assert "Dater les jalons" in acts(open_page(HUGO, CALENDAR))
    assert "Dater les jalons" not in acts(open_page(CHLOE, CALENDAR))
    past = {"au": "2024-02-07"}
    assert "Fixer des échéances" not in acts(open_page(ALINE, DELIVERABLES, past))


def test_the_way_to_the_form_stands_where_they_are_counted(shown: Database) -> None:
    page = open_page(HUGO, DUE)
    links = {str(getattr(link, "label", "")) for link in page.get("page_link")}
    assert "Dater les jalons" in links
