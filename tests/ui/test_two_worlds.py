"""Whatever a person may not read changes nothing of theirs: every page, the mails and the answers of
the API, before and after another lot has exchanged with FOREm."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from documents.api.resources import RESOURCES
from domain.deliverables import DeliverableStatus, Verdict
from domain.permissions import Actor, Grant, Role
from domain.reporting import Cadence, Rhythm
from domain.reports import Answer, Filled, Section
from models.database import Database
from queries.context import Context
from queries.deliverables.list import deliverable_on
from queries.following.digest import reminder, weekly
from queries.moment import Moment
from queries.phases.states import state_on
from queries.reports.sheet import draft_of
from services import comments
from services.deliverables import deliverables, versions
from services.deliverables import review as deliverable_review
from services.deliverables.review import Decision, Finding, NewReservation
from services.deliverables.versions import Deposit
from services.phases import phases
from services.reports import expectations, reports
from tests.personas import ALINE, BRUNO, CHLOE, HUGO
from tests.ui.opening import open_page
from tests.worlds import brussels_today, period_of_today, real_catalog
from ui.navigation import PAGES, PageEntry

INES = Actor(8, "Inès", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))
PLACE = {"territory": "herstal"}
THEIRS, MINE = "P07", "P04"  # of lot 2, and of lot 1
SECRET = "brimborion"
LOOKED_FOR = {"q": SECRET}
DRAWN_ANEW = re.compile(r'\$\$ID-[^"]*')  # what Streamlit calls an element in one session


def test_what_another_lot_exchanges_changes_nothing_of_mine(shown: Database) -> None:
    world = _World(shown)
    for lot, phase in (("lot-2", THEIRS), ("lot-1", MINE)):
        world.do(
            ALINE, phases.assign_lot, **PLACE, phase=phase, lot=lot,
            seen_version=world.version(state_on, phase=phase),
        )  # fmt: skip
    rhythm = Rhythm(Cadence.TWICE_MONTHLY, period_of_today().first)
    world.do(ALINE, expectations.expect, lots=[("herstal", "lot-2")], seen_version=0, rhythm=rhythm)
    before = {reader: world.everything(reader) for reader in (HUGO, BRUNO)}
    exchange(world)
    assert SECRET in json.dumps(world.everything(ALINE))
    for reader, everything in before.items():
        after = world.everything(reader)
        changed = [where for where, told in everything.items() if after[where] != told]
        assert changed == [], reader.display_name
    # The ministry reads where the deliverable stands, and no word of what was exchanged about it.
    read = world.everything(CHLOE)
    assert {where for where, told in read.items() if SECRET in told} == {
        where for where in read if where.startswith("recherche{'q'")
    }
    assert "Rien ne répond" in read[f"recherche{LOOKED_FOR}"]


class _World:
    """The database of the pages, and what each person is shown of it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def do(self, actor: Actor, service: Callable[..., object], **said: Any) -> None:
        with self.database.write() as session:
            service(Context(session, actor, datetime.now(UTC), real_catalog()), **said)

    def ask(self, actor: Actor, query: Callable[..., Any], **asked: Any) -> Any:
        with self.database.read() as session:
            return query(Context(session, actor, datetime.now(UTC), real_catalog()), **asked)

    def version(self, query: Callable[..., Any], **asked: Any) -> int:
        seen: int = self.ask(
            ALINE, query, **PLACE, **asked, moment=Moment(brussels_today())
        ).version
        return seen

    def everything(self, reader: Actor) -> dict[str, str]:
        """Every page at every address, every answer of the API, the mails of the day and the week."""
        told = {
            f"{entry.address}{params}": _drawn(open_page(reader, entry, params))
            for entry in PAGES
            if reader.can(entry.needs)
            for params in _addresses(entry)
        }
        for resource in RESOURCES:
            answer = self.ask(reader, resource.read, asked={})
            told[f"api {resource.name}"] = answer.model_dump_json()
        for mail in (weekly, reminder):
            told[f"mail {mail.__name__}"] = repr(self.ask(reader, mail, on=brussels_today()))
        return told


def _addresses(entry: PageEntry) -> Iterator[dict[str, str]]:
    """Addresses that name the other lot’s things, and mine, today and yesterday."""
    if entry.address == "recherche":
        yield LOOKED_FOR
        return
    here = {"territoire": "herstal"}
    report = {"lot": "lot-2", "periode": period_of_today().key}
    past = {"au": (brussels_today() - timedelta(days=1)).isoformat()}
    things: tuple[dict[str, str], ...] = (
        {"phase": THEIRS}, {"phase": MINE}, {"livrable": "P07.protocole"}, report, past,
    )  # fmt: skip
    yield from ({}, here, *(here | thing for thing in things))


def _drawn(page: AppTest) -> str:
    """All that the page sends to the browser, element by element, but what is new at each opening."""
    sent = []
    for element in page:
        proto = getattr(element, "proto", None)
        text = str(proto) if proto is not None else ""
        sent.append(f"{element.type} {DRAWN_ANEW.sub('', text)}")
    return "\n".join(sent)


def exchange(world: _World) -> None:
    """All that lot 2 and FOREm write to each other about their phase, and a report."""
    on = {**PLACE, "deliverable": "P07.protocole"}

    def seen() -> int:
        return world.version(deliverable_on, key="P07.protocole")

    link, deposit = f"https://exemple.be/{SECRET}.pdf", Deposit(note=f"dépôt {SECRET}")
    world.do(INES, versions.add_link, **on, seen_version=seen(), link=link, deposit=deposit)
    world.do(INES, deliverables.submit, **on, seen_version=seen(), note=f"remise {SECRET}")
    moment = Moment(brussels_today())
    criteria = world.ask(
        ALINE, deliverable_on, **PLACE, key="P07.protocole", moment=moment
    ).criteria
    world.do(
        ALINE, deliverable_review.verify, **on, seen_version=seen(),
        findings={one: Finding(Verdict.MET, f"constat {SECRET}") for one in criteria},
        decision=Decision(
            DeliverableStatus.ACCEPTED_WITH_RESERVATIONS, "",
            (NewReservation(f"réserve {SECRET}", brussels_today() + timedelta(days=20)),),
        ),
    )  # fmt: skip
    for subject in ("phase/herstal/P07", "deliverable/herstal/P07.protocole"):
        for author in (INES, ALINE):
            said = f"{author.display_name} écrit {SECRET}"
            world.do(author, comments.write, subject=subject, lot="lot-2", text=said, mentions=())
    report = {**PLACE, "lot": "lot-2", "period": period_of_today().key}
    draft = world.ask(INES, draft_of, **report)
    filled = Filled(
        sections={Section.HIGHLIGHT: f"fait {SECRET}"},
        answers={line.key: Answer(confirmed=True) for line in draft.lines},
    )
    world.do(INES, reports.submit, **report, seen_version=draft.version, filled=filled)
