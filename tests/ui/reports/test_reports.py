"""« Rapports » and « Rapport »: expecting, writing draft after draft, sending, deciding, reading."""

from __future__ import annotations

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
from queries.reports.states import expectations_on, report_on
from services.phases import phases
from services.phases.phases import Declaration
from services.reports import expectations, reports, review
from tests.builders.pages import click
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import field, open_page, table_rows, type_date, words
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
    act(
        shown,
        ALINE,
        expectations.expect,
        lots=[("herstal", "lot-1")],
        seen_version=0,
        rhythm=rhythm,
    )


def send(shown: Database, text: str = "Premiers ateliers tenus.") -> None:
    seen = ask(shown, HUGO, draft_of, **here()).version
    filled = Filled(sections={Section.HIGHLIGHT: text}, new_risks="Locaux trop petits")
    act(shown, HUGO, reports.submit, **here(), seen_version=seen, filled=filled)


def accept(shown: Database) -> None:
    act(shown, ALINE, review.accept, **here(), seen_version=1)


def state(shown: Database):
    return ask(shown, ALINE, report_on, **here(), moment=Moment(brussels_today()))


def area(page: AppTest, section: Section):
    return field(page, "text_area", f"{section.value}/report")


def tick_herstal(page: AppTest) -> AppTest:
    """Lot 1, in the form that the button unfolds."""
    page = click(page, "Fixer le rythme")
    field(page, "checkbox", "herstal/lot-1/rhythm").check().run()
    return page


def test_until_a_lead_says_since_when_nothing_is_expected(shown: Database) -> None:
    assert "le rythme n’est fixé pour aucun lot" in words(open_page(ALINE, REPORTS))
    assert "n’est attendu de vous" in words(open_page(HUGO, REPORTS))
    assert "Aucun rapport n’est accepté" in words(open_page(CHLOE, REPORTS))


def test_a_lead_fixes_since_when_reports_are_expected(shown: Database) -> None:
    page = tick_herstal(open_page(ALINE, REPORTS))
    assert "deux fois par mois" in words(page) and "tous les deux mois" in words(page)
    type_date(page, "first/rhythm", period_of_today().first)
    page = click(page, "Fixer ce rythme")
    assert "Rythme fixé pour Herstal, lot\u00a01" in page.success[0].value
    assert "Attendus" in words(page).splitlines()
    [herstal] = [row for row in table_rows(page) if row.get("Territoire") == "Herstal"]
    assert (
        "deux fois par mois (bimensuel)" in herstal["lot\u00a01"]
        and herstal["lot\u00a02"] == "non fixé"
    )


def test_several_lots_take_one_rhythm_at_once(shown: Database) -> None:
    page = click(open_page(ALINE, REPORTS), "Fixer le rythme")
    page = click(page, "Cocher les 6 lots sans rythme")
    type_date(page, "first/rhythm", period_of_today().first)
    page = click(page, "Fixer ce rythme")
    asked = ask(shown, ALINE, expectations_on, moment=Moment(brussels_today()))
    assert len({known.rhythm for known in asked}) == 1 and asked[0].rhythm
    page = click(page, "Fixer le rythme")
    assert "Cocher les" not in " ".join(button.label for button in page.button)


def test_a_rhythm_for_no_lot_is_refused(shown: Database) -> None:
    page = click(open_page(ALINE, REPORTS), "Fixer le rythme")
    type_date(page, "first/rhythm", period_of_today().first)
    page = click(page, "Fixer ce rythme")
    assert "Aucun lot n’est coché" in page.error[0].value


def test_a_rhythm_without_a_first_day_is_refused_beside_its_field(shown: Database) -> None:
    page = click(tick_herstal(open_page(ALINE, REPORTS)), "Fixer ce rythme")
    assert "Rapports attendus depuis le » est vide" in page.error[0].value


def test_only_a_lead_fixes_a_rhythm(shown: Database) -> None:
    for reader in (HUGO, CHLOE, ADA):
        page = open_page(reader, REPORTS)
        assert "Fixer le rythme" not in [button.label for button in page.button]


def test_what_is_written_survives_a_reload(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.HIGHLIGHT).set_value("Premiers ateliers").run()
    assert "Brouillon enregistré" in words(page)
    again = open_page(HUGO, REPORT, address())
    assert area(again, Section.HIGHLIGHT).value == "Premiers ateliers"


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
    page = click(page, "Remettre le rapport")
    assert "Rapport remis" in page.success[0].value and "historique" in page.success[0].value
    assert "Ateliers tenus" in words(page) and "conforme" in words(page)
    assert [one.label for one in page.text_area] == ["Commentaire"]


def test_a_report_without_its_highlight_is_refused_and_nothing_is_lost(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.NEXT).set_value("la suite").run()
    page = click(page, "Remettre le rapport")
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
    boxes = [str(box.key) for box in page.checkbox if str(box.key).startswith("yes-")]
    assert len(boxes) == 6
    for key in boxes[:4]:
        page.checkbox(key=key).check().run()
        done += 1
    for key in boxes[4:]:
        remark = key.replace("yes-", "remark-", 1)
        page.text_input(key=remark).set_value("à nuancer").run()
        done += 1
    for section in Section:
        area(page, section).set_value(f"dit de {section}").run()
        done += 1
    field(page, "text_area", "risks/report").set_value("Locaux\nAgenda").run()
    page = click(page, "Remettre le rapport")
    done += 2
    assert "Rapport remis" in page.success[0].value
    assert done <= 25
    assert words(page).count("«\u00a0à nuancer\u00a0»") == 2


def test_two_people_write_different_parts_and_both_are_kept(shown: Database) -> None:
    expect(shown)
    first, second = (open_page(HUGO, REPORT, address()) for _ in range(2))
    area(first, Section.HIGHLIGHT).set_value("Écrit par l’un").run()
    area(second, Section.NEXT).set_value("Écrit par l’autre").run()
    assert not second.warning
    kept = ask(shown, HUGO, draft_of, **here()).filled.sections
    assert kept[Section.HIGHLIGHT] == "Écrit par l’un"
    assert kept[Section.NEXT] == "Écrit par l’autre"
    assert area(second, Section.HIGHLIGHT).value == "Écrit par l’un"
    assert area(first.run(), Section.NEXT).value == "Écrit par l’autre"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Garder ma saisie", "Écrit par l’autre"), ("Garder l’autre", "Écrit par l’un")],
)
def test_two_people_write_the_same_part_and_choose(shown: Database, choice: str, kept: str) -> None:
    expect(shown)
    first, second = (open_page(HUGO, REPORT, address()) for _ in range(2))
    area(first, Section.HIGHLIGHT).set_value("Écrit par l’un").run()
    area(second, Section.HIGHLIGHT).set_value("Écrit par l’autre").run()
    assert "pendant votre saisie : Écrit par l’un" in second.warning[0].value
    assert "L’autre texte est de Hugo" in words(second)
    assert area(second, Section.HIGHLIGHT).value == "Écrit par l’autre"
    # The rest is kept meanwhile: one field does not stop the others.
    area(second, Section.NEXT).set_value("La suite").run()
    sections = ask(shown, HUGO, draft_of, **here()).filled.sections
    assert sections[Section.HIGHLIGHT] == "Écrit par l’un"
    assert sections[Section.NEXT] == "La suite"
    second = click(second, choice)
    assert not second.warning
    assert ask(shown, HUGO, draft_of, **here()).filled.sections[Section.HIGHLIGHT] == kept


def test_a_refused_part_does_not_stop_the_others(shown: Database) -> None:
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.DIFFICULTIES).set_value("x" * 4100).run()
    assert "« Difficultés » compte 4100 caractères" in page.error[0].value
    assert "Brouillon enregistré" not in words(page)
    area(page, Section.NEXT).set_value("La suite est écrite.").run()
    assert "Ce qui est signalé plus haut ne l’est pas encore" in words(page)
    sections = ask(shown, HUGO, draft_of, **here()).filled.sections
    assert sections[Section.NEXT] == "La suite est écrite."
    assert sections[Section.DIFFICULTIES] == ""
    assert area(page, Section.DIFFICULTIES).value == "x" * 4100


def test_coming_back_never_saves_an_older_text(shown: Database) -> None:
    """Another page, then the report again, in one tab; meanwhile it was written elsewhere too."""
    expect(shown)
    page = open_page(HUGO, REPORT, address())
    area(page, Section.HIGHLIGHT).set_value("Ancien").run()
    page.switch_page(f"pages/{REPORTS.file}").run()
    area(open_page(HUGO, REPORT, address()), Section.HIGHLIGHT).set_value("Nouveau").run()
    page.switch_page(f"pages/{REPORT.file}")
    for name, value in address().items():
        page.query_params[name] = value
    page.run()
    assert area(page, Section.HIGHLIGHT).value == "Nouveau"
    found = ask(shown, HUGO, draft_of, **here())
    assert (found.filled.sections[Section.HIGHLIGHT], found.version) == ("Nouveau", 2)


def test_words_that_a_new_session_finds_in_its_fields_are_kept(shown: Database) -> None:
    """The server started anew while one typed: the browser sends what its fields hold."""
    expect(shown)
    area(open_page(HUGO, REPORT, address()), Section.HIGHLIGHT).set_value("Déjà là").run()
    page = open_page(HUGO, REPORT, address())
    key = area(page, Section.NEXT).key
    fresh = open_page(HUGO, REPORT, address())
    fresh.session_state[key] = "Texte non quitté"
    fresh.run()
    sections = ask(shown, HUGO, draft_of, **here()).filled.sections
    assert sections[Section.NEXT] == "Texte non quitté"
    assert sections[Section.HIGHLIGHT] == "Déjà là"


def test_a_lead_returns_a_report_and_the_contractor_reads_why(shown: Database) -> None:
    expect(shown)
    send(shown)
    page = open_page(ALINE, REPORT, address())
    field(page, "text_area", "note/review").set_value("il manque les présences")
    page = click(page, "Renvoyer le rapport")
    assert "Rapport renvoyé" in page.success[0].value
    writer = open_page(HUGO, REPORT, address())
    assert "il manque les présences" in writer.warning[0].value
    assert area(writer, Section.HIGHLIGHT).value == "Premiers ateliers tenus."


def test_returning_without_a_reason_is_refused(shown: Database) -> None:
    expect(shown)
    send(shown)
    page = click(open_page(ALINE, REPORT, address()), "Renvoyer le rapport")
    assert "« Motif » est vide" in page.error[0].value.replace("\u00a0", " ")


def test_a_lead_accepts_and_the_ministry_reads_word_for_word(shown: Database) -> None:
    expect(shown)
    send(shown, PAYLOAD)
    assert "introuvable" in open_page(CHLOE, REPORT, address()).error[0].value
    page = open_page(ALINE, REPORT, address())
    assert "Accepter la version 1 la donne à lire au ministère" in words(page)
    click(page, "Accepter le rapport")
    assert "Rapport accepté" in page.success[0].value
    read = open_page(CHLOE, REPORT, address())
    assert "conforme" in words(read) and "Hugo" not in words(read)
    assert not any("![x](http" in one.value for one in read.markdown)
    listed = open_page(CHLOE, REPORTS)
    assert "Acceptés" in words(listed).splitlines()
    assert "Locaux trop petits" in words(listed)
    assert "Rythme" not in [header.value for header in listed.header]


def test_an_accepted_report_is_corrected_as_a_new_version(shown: Database) -> None:
    expect(shown)
    send(shown)
    accept(shown)
    page = open_page(HUGO, REPORT, address())
    [button] = [button for button in page.button if button.label == "Corriger ce rapport"]
    page = button.click().run()
    area(page, Section.HIGHLIGHT).set_value("Deux ateliers").run()
    field(page, "text_area", "reason/report").set_value("chiffre inversé").run()
    page = click(page, "Remettre le rapport")
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
    refused = open_page(HUGO, REPORT, address() | yesterday).error[0].value
    assert "personne n’avait encore fixé" in refused and "Revenez à aujourd’hui" in refused
    page = open_page(ALINE, REPORTS, yesterday)
    assert "Rythme non fixé" in words(page)
