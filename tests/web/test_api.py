"""The API: read only, under a personal token, with the rights of its person at that moment."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from cli import deliverables as deliverables_command
from cli import reports as reports_command
from cli.status import _as_json
from documents.api.resources import RESOURCES
from domain.permissions import Actor, Grant, Role
from domain.phases import PhaseStatus
from domain.reporting import Cadence, Rhythm
from models import ApiToken
from models.database import Database
from queries.accounts.sessions import hash_of
from queries.context import Context
from queries.deliverables.list import deliverables_on
from queries.moment import Moment, moment_of
from queries.phases.states import states_on
from queries.reports.states import reports_on
from services.accounts import accounts, tokens
from services.phases.phases import Declaration, declare
from services.rate_limit import RateLimit
from services.reports import expectations
from services.start.preparation import APPLICATION
from tests.accounts import HERSTAL_1, acting, catalog, person
from tests.web.visitor import Visitor
from tests.worlds import brussels_today
from web import api

ANSWER = "2024-02-07"
JSON, PROBLEM = "application/json", "application/problem+json"
BAD = {
    "au=2024-02-30": "n’est pas une date connue du calendrier",
    "au=2024-02": "n’est pas un jour précis",
    "au=2099-01-01": "est dans le futur",
    "su_au=hier": "n’est pas une date connue du calendrier",
    "au=2024-02-07&au=2024-02-08": "« au » est donné plusieurs fois",
    "on=2024-02-07": "« on » n’existe pas ici",
    "su_au=": "« su_au » est vide",
    "page=0": "n’est pas un numéro de page",
    "page=٣": "n’est pas un numéro de page",
    "page=1e9": "n’est pas un numéro de page",
}
FORGED = ("Bearer suivi_x", "Bearer x", "Basic YTpi", "Bearer", "suivi_x", "Bearer a b")
NOWHERE = ("", "nulle-part", "phases/", "phases/herstal")
WRITING = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Program:
    """A program that reads on behalf of a person."""

    client: TestClient
    token: str
    actor: Actor

    def send(self, method: str, path: str, **headers: str) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}", **headers}
        return self.client.request(
            method, f"/api/v1/{path}", headers=headers, follow_redirects=False
        )

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.send("GET", path, **headers)


Programs = Callable[..., Program]


@pytest.fixture
def programs(visitor: Visitor, database: Database) -> Programs:
    """Makes one more program, of a person with these roles."""

    def made(login: str, *grants: Grant) -> Program:
        found = person(database, login, *grants, now=datetime.now(UTC))
        actor = Actor(found.id, login, frozenset(grants))
        token = tokens.new_token()
        with acting(database, actor, now=datetime.now(UTC)) as ctx:
            tokens.create(ctx, token=token, name="Essai", days=30)
        return Program(visitor.client, token, actor)

    return made


@pytest.fixture
def lead(programs: Programs) -> Program:
    return programs("lead@exemple.be", Grant(Role.LEAD))


def refusal(answer: httpx.Response, status: int) -> str:
    """What the problem document says; it is one."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    told = answer.json()
    assert told["status"] == status and told["title"]
    return str(told["detail"])


def test_each_address_answers_in_json_with_an_etag(lead: Program) -> None:
    for resource in RESOURCES:
        answer = lead.get(resource.name)
        assert (answer.status_code, answer.headers["content-type"]) == (200, JSON)
        assert answer.headers["cache-control"] == "private, no-cache"
        assert answer.headers["vary"] == "authorization"
        assert answer.json()["on"] == brussels_today().isoformat()

        again = lead.get(resource.name, **{"if-none-match": f'W/"x", {answer.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        head = lead.send("HEAD", resource.name)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(answer.content))


def test_the_phases_are_what_the_terminal_says_at_the_same_moment(
    lead: Program, database: Database
) -> None:
    today = brussels_today()
    with database.read() as session:
        ctx = Context(session, APPLICATION, datetime.now(UTC), catalog())
        moment = moment_of(ANSWER, today.isoformat(), today=ctx.today)
        told = json.loads(_as_json(ctx, moment, states_on(ctx, moment=moment)))
    asked = lead.get(f"phases?au={ANSWER}&su_au={today}").json()
    assert asked == told
    [seventh] = [
        phase
        for place in asked["territories"]
        if place["key"] == "herstal"
        for phase in place["phases"]
        if phase["key"] == "P07"
    ]
    assert seventh["planned_start"] == {"value": "2024-02", "precision": "month"}


def test_the_filters_are_those_of_the_pages(lead: Program) -> None:
    one = lead.get("phases?territoire=herstal&phase=P07").json()["territories"]
    assert [place["key"] for place in one] == ["herstal"]
    assert [phase["key"] for phase in one[0]["phases"]] == ["P07"]
    milestones = lead.get("milestones?territoire=herstal&phase=P07").json()
    assert milestones["total"] == len(milestones["milestones"]) > 0
    assert {(m["territory"], m["phase"]) for m in milestones["milestones"]} == {("herstal", "P07")}
    assert lead.get("dues?lot=lot-1").json()["dues"] == []


def test_a_page_after_the_last_one_is_empty(lead: Program) -> None:
    found = lead.get("milestones?page=999").json()
    assert (found["milestones"], found["page"], found["pages"]) == ([], 999, 1)


def test_a_bad_parameter_is_refused_in_french(lead: Program) -> None:
    for query, words in BAD.items():
        assert words in refusal(lead.get(f"milestones?{query}"), 400).replace("\u00a0", " ")


def test_without_a_token_nothing_is_read(visitor: Visitor) -> None:
    for resource in RESOURCES:
        answer = visitor.client.get(f"/api/v1/{resource.name}")
        assert "demande un jeton personnel" in refusal(answer, 401)
        assert answer.headers["www-authenticate"] == 'Bearer realm="suivi"'
        assert answer.headers["cache-control"] == "no-store"


def test_a_forged_token_is_refused(lead: Program) -> None:
    for header in FORGED:
        answer = lead.get("phases", authorization=header)
        refusal(answer, 401)
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_the_cookie_of_a_session_opens_nothing_here(visitor: Visitor, database: Database) -> None:
    found = person(database, now=datetime.now(UTC))
    visitor.bring(found.session)
    assert visitor.is_signed_in()
    refusal(visitor.client.get("/api/v1/phases"), 401)


def test_a_revoked_an_expired_and_a_closed_account_s_token_are_dead(
    programs: Programs, lead: Program, database: Database
) -> None:
    now = datetime.now(UTC)
    old, closed = (
        programs(f"{name}@exemple.be", Grant(Role.MINISTRY)) for name in ("old", "closed")
    )
    with acting(database, lead.actor, now=now) as ctx:
        tokens.revoke(ctx, token_id=1)
    with acting(database) as ctx:
        row = ctx.session.get_one(ApiToken, 2)
        assert row.token_hash == hash_of(old.token)
        row.expires_at = now - timedelta(seconds=1)
    boss = Actor(old.actor.user_id, "Chef", frozenset({Grant(Role.ADMIN)}))
    assert closed.actor.user_id
    with acting(database, boss, now=now) as ctx:
        accounts.disable(ctx, account_id=closed.actor.user_id, seen_version=2)
    for program in (lead, old, closed):
        assert "ne fonctionne pas" in refusal(program.get("phases"), 401)


def test_a_token_in_an_address_is_refused_even_when_it_is_right(lead: Program) -> None:
    for query in (f"access_token={lead.token}", f"phase={lead.token}", f"{lead.token}=1"):
        assert "jamais dans une adresse" in refusal(lead.get(f"phases?{query}"), 400)


def test_what_the_terminal_lists_is_listed_here_too(lead: Program, database: Database) -> None:
    expect_reports(database, lead)
    with database.read() as session:
        ctx = Context(session, APPLICATION, datetime.now(UTC), catalog())
        today = Moment(ctx.today)
        delivered = deliverables_command._as_json(ctx, today, deliverables_on(ctx, moment=today))
        reported = reports_command._as_json(ctx, today, reports_on(ctx, moment=today))
    for name, sentence in (("deliverables", delivered), ("reports", reported)):
        asked = lead.get(name).json()
        assert asked[name] == json.loads(sentence)[name] and asked["total"] == len(asked[name]) > 0
    only = lead.get("reports?territoire=herstal&lot=lot-1").json()["reports"]
    assert {(one["territory"], one["lot"]) for one in only} == {("herstal", "lot-1")}


def expect_reports(database: Database, lead: Program) -> None:
    """Of one lot in each territory, since this month began."""
    with acting(database, lead.actor, now=datetime.now(UTC)) as ctx:
        rhythm = Rhythm(Cadence.MONTHLY, ctx.today.replace(day=1))
        lots = [("herstal", "lot-1"), ("chapelle-lez-herlaimont", "lot-2")]
        expectations.expect(ctx, lots=lots, seen_version=0, rhythm=rhythm)


def test_another_lot_is_told_of_no_report(programs: Programs, database: Database) -> None:
    expect_reports(database, programs("lead@exemple.be", Grant(Role.LEAD)))
    neighbour = programs("zoe@exemple.be", Grant(Role.CONTRACTOR, "herstal", "lot-2"))
    assert neighbour.get("reports").json()["total"] == 0


def test_a_foreign_territory_is_not_found_and_shown_nowhere(
    programs: Programs, lead: Program, database: Database
) -> None:
    expect_reports(database, lead)
    canary = "Canari de Chapelle"
    chapelle = Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2")
    bruno = programs("bruno@exemple.be", chapelle)
    hugo = programs("hugo@exemple.be", HERSTAL_1)

    with acting(database, bruno.actor, now=datetime.now(UTC)) as ctx:
        said = Declaration(PhaseStatus.IN_PROGRESS, brussels_today(), canary)
        place, phase = "chapelle-lez-herlaimont", "P07"
        seen = states_on(ctx, moment=Moment(ctx.today))[place, phase].version
        assert seen
        declare(ctx, territory=place, phase=phase, seen_version=seen, declaration=said)
    assert canary in bruno.get("journal").text
    for resource in RESOURCES:
        found = hugo.get(resource.name).text
        assert "herstal" in found or resource.name == "journal"
        assert "chapelle" not in found.lower() and canary not in found
        if "territoire" in resource.parameters:
            foreign = hugo.get(f"{resource.name}?territoire=chapelle-lez-herlaimont")
            unknown = hugo.get(f"{resource.name}?territoire=atlantide")
            assert refusal(foreign, 404).replace("chapelle-lez-herlaimont", "?") == refusal(
                unknown, 404
            ).replace("atlantide", "?")


def test_the_ministry_reads_no_name(programs: Programs, lead: Program) -> None:
    chloe = programs("chloe@exemple.be", Grant(Role.MINISTRY))
    assert all(event["actor"] is None for event in chloe.get("journal").json()["events"])


def test_a_role_taken_back_closes_everything_at_once(
    programs: Programs, database: Database
) -> None:
    chloe = programs("chloe@exemple.be", Grant(Role.MINISTRY))
    assert chloe.get("phases").status_code == 200
    boss = Actor(None, "Chef", frozenset({Grant(Role.ADMIN)}))
    assert chloe.actor.user_id
    with acting(database, boss, now=datetime.now(UTC)) as ctx:
        accounts.change_grants(
            ctx, account_id=chloe.actor.user_id, seen_version=2, grants=[HERSTAL_1]
        )
    places = chloe.get("territories").json()["territories"]
    assert [place["key"] for place in places] == ["herstal"]


def test_nothing_is_written(lead: Program) -> None:
    for method in WRITING:
        answer = lead.send(method, "phases")
        refusal(answer, 405)
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_an_address_that_does_not_exist_is_said_so(lead: Program) -> None:
    for path in NOWHERE:
        refusal(lead.get(path), 404)


def test_the_document_is_read_without_a_token(visitor: Visitor) -> None:
    response = visitor.client.get("/api/v1/openapi.json")
    assert response.status_code == 200
    assert set(response.json()["paths"]) == {f"/{resource.name}" for resource in RESOURCES}


def test_a_use_is_noted_at_most_once_a_minute(lead: Program, database: Database) -> None:
    def last_used() -> datetime | None:
        with database.read() as session:
            return session.get_one(ApiToken, 1).last_used_at

    lead.get("phases")
    first = last_used()
    lead.get("phases")
    assert first is not None and last_used() == first


def test_who_asks_too_often_waits(
    visitor: Visitor, lead: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "LIMIT", RateLimit(most=3))
    for _ in range(3):
        refusal(visitor.client.get("/api/v1/phases"), 401)
    answer = visitor.client.get("/api/v1/phases")
    assert "Trop de demandes" in refusal(answer, 429)
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert lead.get("phases").status_code == 200


def test_the_limit_forgets_those_who_do_not_ask_any_more() -> None:
    limit = RateLimit(most=2, window=60)
    assert [limit.wait("a", now=second) for second in (0, 1, 2)] == [0, 0, 58]
    assert limit.wait("a", now=60.5) == 0
    assert limit.wait("b", now=200) == 0
    assert list(limit._arrivals) == ["b"]


def test_no_token_reaches_the_logs(lead: Program, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        lead.get("phases")
        lead.get(f"phases?au={lead.token}")
        lead.get("phases?au=hier")
    ours = [record for record in caplog.records if record.name != "httpx2"]
    sentence = "\n".join(str(vars(record)) for record in ours)
    assert lead.token not in sentence and hash_of(lead.token) not in sentence
