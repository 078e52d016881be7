"""Personal tokens: made by their person, revoked by them or by who manages accounts, never kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from domain import errors
from domain.permissions import Actor, Grant, Role
from domain.tokens import MOST, PREFIX, TokenLifetimeRefused, TokenNameTaken, TooManyTokens
from models import ApiToken, AuditEvent
from models.database import Database
from queries.accounts.sessions import hash_of
from queries.accounts.sign_in import credentials_by_id
from queries.accounts.tokens import bearer_of, own_tokens, tokens_in_service
from services.accounts import accounts, sign_in, tokens
from tests.accounts import NOW, acting, admin, hashed, person


def somebody(database: Database, login: str = "aline@exemple.be", role: Role = Role.LEAD) -> Actor:
    found = person(database, login, Grant(role))
    return Actor(found.id, login, frozenset({Grant(role)}))


def made(database: Database, actor: Actor, name: str = "Tableau", days: int = 90) -> str:
    token = tokens.new_token()
    with acting(database, actor) as ctx:
        tokens.create(ctx, token=token, name=name, days=days)
    return token


def works(database: Database, token: str, now: datetime = NOW) -> bool:
    with database.read() as session:
        return bearer_of(session, hash_of(token), now) is not None


def events(database: Database, action: str) -> list[AuditEvent]:
    with database.read() as session:
        return list(session.scalars(select(AuditEvent).where(AuditEvent.action == action)))


def test_a_token_stands_for_its_person_and_the_journal_says_so(database: Database) -> None:
    aline = somebody(database)
    token = made(database, aline)
    with database.read() as session:
        bearer = bearer_of(session, hash_of(token), NOW)
    assert bearer is not None and bearer.actor.grants == aline.grants
    [event] = events(database, "token.created")
    assert (event.actor_id, event.subject, event.note) == (
        aline.user_id,
        f"account/{aline.user_id}",
        "Tableau",
    )


def test_only_the_hash_of_a_token_is_kept(database: Database) -> None:
    token = made(database, somebody(database))
    assert token.startswith(PREFIX) and len(token) > 45
    with database.read() as session:
        kept = session.execute(text("SELECT * FROM api_token")).all()
        told = session.execute(text("SELECT * FROM audit_event")).all()
    assert token not in repr(kept) + repr(told)
    assert hash_of(token) in repr(kept)


def test_rights_are_those_of_the_moment(database: Database) -> None:
    chloe, boss = somebody(database, role=Role.MINISTRY), admin(database)
    token = made(database, chloe)
    assert chloe.user_id is not None
    other = Grant(Role.CONTRACTOR, "herstal", "lot-1")
    with acting(database, boss) as ctx:
        accounts.change_grants(ctx, account_id=chloe.user_id, seen_version=2, grants=[other])
    with database.read() as session:
        bearer = bearer_of(session, hash_of(token), NOW)
    assert bearer is not None and bearer.actor.grants == {other}


@pytest.mark.parametrize("days", [30, 90, 365])
def test_a_token_dies_of_age(database: Database, days: int) -> None:
    token = made(database, somebody(database), days=days)
    last = NOW + timedelta(days=days)
    assert works(database, token, last - timedelta(seconds=1))
    assert not works(database, token, last)


def test_its_person_revokes_it_once(database: Database) -> None:
    aline = somebody(database)
    token = made(database, aline)
    for _ in range(2):
        with acting(database, aline) as ctx:
            tokens.revoke(ctx, token_id=1)
    assert not works(database, token)
    assert len(events(database, "token.revoked")) == 1


def test_the_token_of_somebody_else_does_not_exist(database: Database) -> None:
    token, other = made(database, somebody(database)), somebody(database, "lea@exemple.be")
    with pytest.raises(errors.NotFound), acting(database, other) as ctx:
        tokens.revoke(ctx, token_id=1)
    with pytest.raises(errors.PermissionDenied), acting(database, other) as ctx:
        tokens.revoke_all(ctx, account_id=1)
    with acting(database, other) as ctx:
        assert own_tokens(ctx) == []
    assert works(database, token)


def test_who_manages_accounts_revokes_them_all(database: Database) -> None:
    aline, boss = somebody(database), admin(database)
    assert aline.user_id is not None
    both = [made(database, aline, "Tableau"), made(database, aline, "Script")]
    with acting(database, boss) as ctx:
        assert tokens_in_service(ctx, account_id=aline.user_id) == 2
        tokens.revoke_all(ctx, account_id=aline.user_id)
        assert tokens_in_service(ctx, account_id=aline.user_id) == 0
    assert not any(works(database, token) for token in both)
    [event] = events(database, "token.revoked")
    assert (event.actor_id, event.note) == (boss.user_id, "Tableau, Script")


def test_a_closed_account_has_no_token_left_even_when_it_opens_again(database: Database) -> None:
    chloe, boss = somebody(database, role=Role.MINISTRY), admin(database)
    assert chloe.user_id is not None
    token = made(database, chloe)
    with acting(database, boss) as ctx:
        accounts.disable(ctx, account_id=chloe.user_id, seen_version=2)
    assert not works(database, token)
    with acting(database, boss) as ctx:
        accounts.enable(ctx, account_id=chloe.user_id, seen_version=3)
    assert not works(database, token)


def test_a_new_password_ends_the_tokens(database: Database) -> None:
    aline = somebody(database)
    token = made(database, aline)
    assert aline.user_id is not None
    with database.read() as session:
        credentials = credentials_by_id(session, aline.user_id)
    assert credentials
    with acting(database) as ctx:
        sign_in.change_password(
            ctx, credentials=credentials, password_hash=hashed("une autre phrase longue")
        )
    assert not works(database, token)


def test_what_makes_no_token_is_refused(database: Database) -> None:
    aline = somebody(database)
    made(database, aline)
    with pytest.raises(TokenNameTaken, match="s’appelle déjà"):
        made(database, aline)
    with pytest.raises(TokenLifetimeRefused, match="10000 jours"):
        made(database, aline, "Long", days=10_000)
    with pytest.raises(errors.TextMissing, match="vide"):
        made(database, aline, "  ")
    for number in range(MOST - 1):
        made(database, aline, f"Jeton {number}")
    with pytest.raises(TooManyTokens, match="déjà 10 jetons"):
        made(database, aline, "Un de trop")
    assert len(events(database, "token.created")) == MOST


def test_who_has_no_role_makes_no_token(database: Database) -> None:
    aline = somebody(database)
    with pytest.raises(errors.PermissionDenied), acting(database, Actor(aline.user_id, "A")) as ctx:
        tokens.create(ctx, token=tokens.new_token(), name="Tableau", days=90)


def test_a_use_is_written_down(database: Database) -> None:
    aline = somebody(database)
    token = made(database, aline)
    later = datetime(2026, 3, 2, 10, tzinfo=UTC)
    with acting(database, now=later) as ctx:
        tokens.note_use(ctx, token_id=ctx.session.scalars(select(ApiToken.id)).one())
    with database.read() as session:
        bearer = bearer_of(session, hash_of(token), later)
    assert bearer is not None and bearer.last_used_at == later
    assert not bearer.is_news(later + timedelta(seconds=59))
    assert bearer.is_news(later + timedelta(seconds=60))
