"""Who was seen around the table: from rows and from facts alike, each in their own territories."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from documents.participation_table import participation_file
from documents.tables import CSV
from domain.dates import PartialDate
from domain.errors import NotFound
from domain.meetings import MeetingKind
from domain.organisations import Engagement
from domain.participation import Proof
from queries.meetings.participation import co_built, round_table
from queries.moment import Moment
from services.meetings import meetings
from services.meetings.meetings import Day, Description, Held
from services.register import engagements, organisations
from services.register.organisations import Known
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.worlds import World

HERSTAL = "herstal"
TODAY = Moment(date(2026, 11, 23))


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def told(world: World) -> World:
    """Two organisations; a workshop of phases 4 and 5 that one of them and young people came to;
    a meeting of phase 4 of which nobody noted who came; one of phase 6 that is only planned."""
    for n, (name, kind) in enumerate((("CPAS", "CPAS"), ("Régie", "RQ"))):
        world.do(
            ALINE, organisations.add, territories=(HERSTAL,), seen_version=n,
            description=organisations.Description(name, kind), known=Known(day("2023-04")),
        )  # fmt: skip
    planned = (("Atelier", "P04,P05"), ("Comité", "P04"), ("Suite", "P06"))
    for n, (title, phases) in enumerate(planned):
        world.do(
            ALINE, meetings.add, territories=(HERSTAL,), seen_version=n,
            description=Description(title, MeetingKind.WORKSHOP, phases=tuple(phases.split(","))),
            day=Day(day("2024-05-02"), is_held=title == "Comité"),
        )  # fmt: skip
    held = Held(day("2024-05-02"), (1,), {"jeunes": 7})
    world.do(HUGO, meetings.record_held, territory=HERSTAL, number=1, seen_version=2, held=held)
    return world


def absent(world: World, phase: str, moment: Moment = TODAY) -> list[str]:
    found = world.ask(ALINE, round_table, moment=moment, territory=HERSTAL, phase=phase)
    return [presence.group for presence in found.presences if presence.is_absent]


def test_the_groups_never_seen_are_named_phase_by_phase(told: World) -> None:
    assert told.ask(ALINE, co_built) == ("P04", "P05", "P06")
    found = told.ask(CHLOE, round_table, moment=TODAY, territory=HERSTAL)
    assert [found.proof(phase) for phase in found.phases] == [
        Proof.INCOMPLETE, Proof.INCOMPLETE, Proof.SILENT,
    ]  # fmt: skip
    assert [len(found.sittings[phase]) for phase in found.phases] == [2, 1, 0]
    assert [found.n_untold(phase) for phase in found.phases] == [1, 0, 0]
    assert "RQ" in absent(told, "P04")
    assert not {"CPAS", "jeunes"} & set(absent(told, "P04"))
    assert absent(told, "P06") == []


def test_before_the_meeting_nothing_is_proven(told: World) -> None:
    past = told.ask(ALINE, round_table, moment=Moment(date(2024, 5, 1)), territory=HERSTAL)
    assert not any(past.sittings.values())
    then = told.ask(ALINE, round_table, moment=Moment(date(2024, 5, 3)), territory=HERSTAL)
    [seen] = [
        presence
        for presence in then.presences
        if (presence.group, presence.phase) == ("CPAS", "P05")
    ]
    assert [sitting.title for sitting in seen.sittings] == ["Atelier"]  # from facts


def test_who_withdrew_is_no_longer_expected_and_stays_seen(told: World) -> None:
    for number in (1, 2):
        told.do(
            ALINE, engagements.add_step, territory=HERSTAL, number=number, seen_version=2,
            step=engagements.Step(Engagement.WITHDRAWN, day("2024-06-01"), "fin"),
        )  # fmt: skip
    assert "RQ" not in absent(told, "P04")
    found = told.ask(ALINE, round_table, moment=TODAY, territory=HERSTAL)
    assert "CPAS" in {presence.group for presence in found.at("P04") if presence.sittings}


def test_the_table_is_taken_away_by_who_sees_the_territory(told: World) -> None:
    content = told.ask(CHLOE, participation_file, territory=HERSTAL, moment=TODAY, kind=CSV)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    [seen] = [row for row in rows if (row["Phase"], row["Réunions"]) == ("5", "Atelier")][:1]
    assert (seen["Présence"], seen["Dernière fois"]) == ("vu", "02/05/2024")
    assert {"jamais vu", "non renseigné"} <= {row["Présence"] for row in rows}
    with pytest.raises(NotFound):
        told.ask(BRUNO, participation_file, territory=HERSTAL, moment=TODAY, kind=CSV)
