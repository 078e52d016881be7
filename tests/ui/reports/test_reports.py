"""« Rapports » and « Rapport »: expecting, writing draft after draft, sending, deciding, reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from domain.permissions import Actor
from domain.phases import PhaseStatus
from domain.reporting import Cadence, Rhythm
from domain.reports import Filled, Section
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import states_on
from queries.reports.sheet import draft_of
from queries.reports.states import report_on
from services.phases import phases
from services.phases.phases import Declaration
from services.reports import expectations, reports, review
from tests.builders.pages import click
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import open_page, words
from tests.worlds import brussels_today, period_of_today, real_catalog
from ui.navigation import REPORT, REPORTS

PLACE = {"territory": "herstal", "lot": "lot-1"}
CHANGED = ("P02", "P03", "P04", "P05", "P06", "P07")
PAYLOAD = "![x](http://e) :red[x] <b>"
HUGE = "é" * 1_000_000


def here() -> dict[str, str]:
    return PLACE | {"period": period_of_today().key}


def address() -> dict[str, str]:
    return {"territoire": "herstal", "lot": "lot-1", "periode": period_of_today().key}


def subject() -> str:
    return f"report/herstal/lot-1/{period_of_today().key}"


def act(shown: Database, actor: Actor, service, **values):
    with shown.write() as session:
        service(Context(session, actor, datetime.now(UTC), real_catalog()), **values)


def ask(shown: Database, actor: Actor, query, **values):
    with shown.read() as session:
        return query(Context(session, actor, datetime.now(UTC), real_catalog()), **values)


def expect(shown: Database, first: date | None = None) -> None:
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, first or period_of_today().first)
    act(shown, ALINE, expectations.expect, **PLACE, seen_version=0, rhythm=rhythm)


def send(shown: Database, text: str = "Premiers ateliers tenus.") -> None:
    seen = ask(shown, HUGO, draft_of, **here()).version
    filled = Filled(sections={Section.HIGHLIGHT: text}, new_risks="Locaux trop petits")
    act(shown, HUGO, reports.submit, **here(), seen_version=seen, filled=filled)


def accept(shown: Database) -> None:
    act(shown, ALINE, review.accept, **here(), seen_version=1)


def state(shown: Database):
    return ask(shown, ALINE, report_on, **here(), moment=Moment(brussels_today()))


def area(page: AppTest, section: Section, turn: int = 0):
    return page.text_area(key=f"report_{section}/{subject()}/{turn}")


def choose_herstal(page: AppTest) -> AppTest:
    return page.selectbox(key="rhythm_territory").select("herstal").run()


def test_until_a_lead_says_since_when_nothing_is_expected(shown: Database) -> None:
    assert "le rythme n’est fixé pour aucun lot" in words(open_page(ALINE, REPORTS))
    assert "n’est attendu de vous" in words(open_page(HUGO, REPORTS))
    assert "Aucun rapport n’est accepté" in words(open_page(CHLOE, REPORTS))


def test_a_lead_fixes_since_when_reports_are_expected(shown: Database) -> None:
    page = choose_herstal(open_page(ALINE, REPORTS))
    assert "deux fois par mois" in words(page) and "tous les deux mois" in words(page)
    page.date_input(key="rhythm_first").set_value(period_of_today().first)
    page = click(page, "rhythm_save")
    assert "Rythme fixé pour Herstal, lot\u00a01" in page.success[0].value
    assert "Attendus" in [header.value for header in page.header]
    assert "deux fois par mois (bimensuel)" in words(page)


def test_a_rhythm_without_a_first_day_is_refused_beside_its_field(shown: Database) -> None:
    page = click(choose_herstal(open_page(ALINE, REPORTS)), "rhythm_save")
    assert "Le premier jour manque" in page.error[0].value


def test_only_a_lead_fixes_a_rhythm(shown: Database) -> None:
    for reader in (HUGO, CHLOE, ADA):
        page = open_page(reader, REPORTS)
        assert not [
            button.key for button in page.button if str(button.key).startswith("rhythm_save")
        ]


def test_what_is_written_survives_a_reload(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.HIGHLIGHT).set_value("Premiers ateliers").run()
    assert "Brouillon enregistré" in words(page)
    again = open_page(HUGO, REPORT, address())
    assert area(again, Section.HIGHLIGHT, turn=1).value == "Premiers ateliers"


def test_opening_a_report_saves_nothing(shown: Database) -> None:
    expect(shown)
    open_page(HUGO, REPORT, address())
    assert ask(shown, HUGO, draft_of, **here()).version == 0


def test_a_megabyte_is_refused_and_stays_in_its_field(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.NEXT).set_value(HUGE).run()
    assert "compte 1000000 caractères" in page.error[0].value
    assert area(page, Section.NEXT).value == HUGE
    assert ask(shown, HUGO, draft_of, **here()).version == 0


def test_a_contractor_sends_and_is_told_so(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.HIGHLIGHT).set_value("Ateliers tenus").run()
    page = click(page, f"report_send/{subject()}")
    assert "Rapport remis" in page.success[0].value and "historique" in page.success[0].value
    assert "Ateliers tenus" in words(page) and "conforme" in words(page)
    assert [one.label for one in page.text_area] == ["Commentaire"]


def test_a_report_without_its_highlight_is_refused_and_nothing_is_lost(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.NEXT).set_value("la suite").run()
    page = click(page, f"report_send/{subject()}")
    assert "« Fait marquant » est vide" in page.error[0].value.replace("\u00a0", " ")
    assert area(page, Section.NEXT).value == "la suite"


def test_six_changes_take_at_most_twenty_five_interactions(shown: Database) -> None:
    """Each click and each field typed is one; the last one sends."""
    expect(shown)
    done = 0
    said = Declaration(PhaseStatus.IN_PROGRESS, brussels_today(), "mesuré")
    for (place, phase), one in ask(
        shown, ALINE, states_on, moment=Moment(brussels_today())
    ).items():
        if place == "herstal" and phase in CHANGED:
            act(shown, ALINE, phases.declare, territory=place, phase=phase,
                seen_version=one.version, declaration=said)  # fmt: skip
    page = open_page(HUGO, REPORT, address())
    boxes = [
        str(checkbox.key)
        for checkbox in page.checkbox
        if str(checkbox.key).startswith("report_yes/")
    ]
    assert len(boxes) == 6
    for key in boxes[:4]:
        page.checkbox(key=key).check().run()
        done += 1
    for key in boxes[4:]:
        remark = key.replace("report_yes/", "report_remark/")
        page.text_input(key=remark).set_value("à nuancer").run()
        done += 1
    for section in Section:
        area(page, section).set_value(f"dit de {section}").run()
        done += 1
    page.text_area(key=f"report_risks/{subject()}/0").set_value("Locaux\nAgenda").run()
    page = click(page, f"report_send/{subject()}")
    done += 2
    assert "Rapport remis" in page.success[0].value
    assert done <= 25
    assert words(page).count("«\u00a0à nuancer\u00a0»") == 2


def test_two_people_writing_at_once_see_both_drafts_and_choose(shown: Database) -> None:
    expect(shown)
    first, second = (open_page(HUGO, REPORT, address()) for _ in range(2))
    area(first, Section.HIGHLIGHT).set_value("Écrit par l’un").run()
    area(second, Section.HIGHLIGHT).set_value("Écrit par l’autre").run()
    assert "Rien n’est perdu" in second.warning[0].value
    assert "Écrit par l’un" in words(second) and "Écrit par l’autre" in words(second)
    click(second, f"report_conflict/{subject()}_mine")
    kept = ask(shown, HUGO, draft_of, **here()).filled
    assert kept.sections[Section.HIGHLIGHT] == "Écrit par l’autre"
    first = first.run()
    assert area(first, Section.HIGHLIGHT, turn=2).value == "Écrit par l’autre"


def test_a_run_that_ended_right_after_saving_is_no_second_writer(shown: Database) -> None:
    """The next key ends a run between what it records and what it keeps for the tab."""
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    desk = page.session_state[f"desk/{subject()}"]
    sent = replace(desk.saved, sections=desk.saved.sections | {Section.HIGHLIGHT: "Premier"})
    act(shown, HUGO, reports.save_draft, **here(), seen_version=0, filled=sent)
    page.session_state[f"desk/{subject()}"] = replace(desk, sent=sent)
    page = area(page, Section.HIGHLIGHT).set_value("Premier atelier").run()
    assert not page.warning
    found = ask(shown, HUGO, draft_of, **here())
    assert (found.filled.sections[Section.HIGHLIGHT], found.version) == ("Premier atelier", 2)


def test_the_other_draft_may_be_kept(shown: Database) -> None:
    expect(shown)
    first, second = (open_page(HUGO, REPORT, address()) for _ in range(2))
    area(first, Section.HIGHLIGHT).set_value("Écrit par l’un").run()
    area(second, Section.NEXT).set_value("Écrit par l’autre").run()
    second = click(second, f"report_conflict/{subject()}_theirs")
    assert area(second, Section.HIGHLIGHT, turn=1).value == "Écrit par l’un"
    assert area(second, Section.NEXT, turn=1).value == ""


def test_a_lead_returns_a_report_and_the_contractor_reads_why(shown: Database) -> None:
    expect(shown)
    send(shown)
    page = open_page(ALINE, REPORT, address())
    key = f"{subject()}/1"
    page.text_area(key=f"review_note/{key}").set_value("il manque les présences")
    page = click(page, f"review_no/{key}")
    assert "Rapport renvoyé" in page.success[0].value
    writer = open_page(HUGO, REPORT, address())
    assert "il manque les présences" in writer.warning[0].value
    assert area(writer, Section.HIGHLIGHT, turn=1).value == "Premiers ateliers tenus."


def test_returning_without_a_reason_is_refused(shown: Database) -> None:
    expect(shown)
    send(shown)
    page = click(open_page(ALINE, REPORT, address()), f"review_no/{subject()}/1")
    assert "« Motif » est vide" in page.error[0].value.replace("\u00a0", " ")


def test_a_lead_accepts_and_the_ministry_reads_word_for_word(shown: Database) -> None:
    expect(shown)
    send(shown, PAYLOAD)
    assert "introuvable" in open_page(CHLOE, REPORT, address()).error[0].value
    page = click(open_page(ALINE, REPORT, address()), f"review_yes/{subject()}/1")
    assert "Rapport accepté" in page.success[0].value
    read = open_page(CHLOE, REPORT, address())
    assert "conforme" in words(read) and "Hugo" not in words(read)
    assert not any("![x](http" in one.value for one in read.markdown)
    listed = open_page(CHLOE, REPORTS)
    assert "Acceptés" in [header.value for header in listed.header]
    assert "Locaux trop petits" in words(listed)
    assert "Rythme" not in [header.value for header in listed.header]


def test_an_accepted_report_is_corrected_as_a_new_version(shown: Database) -> None:
    expect(shown)
    send(shown)
    accept(shown)
    page = open_page(HUGO, REPORT, address())
    [button] = [button for button in page.button if button.label == "Corriger ce rapport"]
    page = button.click().run()
    area(page, Section.HIGHLIGHT, turn=1).set_value("Deux ateliers").run()
    page.text_area(key=f"report_reason/{subject()}/1").set_value("chiffre inversé").run()
    page = click(page, f"report_send/{subject()}")
    assert (state(shown).number, state(shown).accepted) == (2, 1)
    assert "Version 1" in page.get("page_link")[-1].proto.label
    earlier = open_page(HUGO, REPORT, address() | {"version": "1"})
    assert "Premiers ateliers tenus" in words(earlier)


@pytest.mark.parametrize("stranger", [BRUNO, CHLOE], ids=lambda one: one.display_name)
def test_who_may_not_know_of_a_report_finds_neither_it_nor_a_count(
    shown: Database, stranger: Actor
) -> None:
    expect(shown)
    send(shown)
    page = open_page(stranger, REPORT, address())
    assert "introuvable" in page.error[0].value and not page.title
    told = words(open_page(stranger, REPORTS))
    assert "Herstal" not in told and "Premiers ateliers" not in told


@pytest.mark.parametrize("params", [
    {}, {"territoire": "herstal"}, address() | {"periode": "x"}, address() | {"lot": "lot-9"},
    address() | {"territoire": "atlantide"},
])  # fmt: skip
def test_an_address_of_no_report_is_refused_in_words(
    shown: Database, params: dict[str, str]
) -> None:
    expect(shown)
    page = open_page(ALINE, REPORT, params)
    assert page.error and not page.title


def test_a_past_day_is_only_read(shown: Database) -> None:
    expect(shown)
    send(shown)
    yesterday = {"au": (brussels_today() - timedelta(days=1)).isoformat()}
    assert "n’est attendu" in open_page(HUGO, REPORT, address() | yesterday).error[0].value
    page = open_page(ALINE, REPORTS, yesterday)
    assert "Rythme non fixé" in words(page)
