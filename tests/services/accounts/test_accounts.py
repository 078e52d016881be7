"""Managing accounts: who may, what is refused, what it ends, what it leaves in the audit trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.permissions import Actor, Grant, Role, ScopeMissing, ScopeRefused
from domain.sign_in import (
    BadLogin,
    DemoAccountsPresent,
    LastHolder,
    LoginTaken,
    NoRole,
    OwnAccount,
    RealAccountsPresent,
)
from models import Account, AuditEvent, SignInLink
from models.database import Database
from queries.accounts.accounts import AccountState
from queries.accounts.accounts import accounts as list_accounts
from queries.accounts.sessions import actor_of, hash_of
from queries.accounts.sign_in import link_of
from services import audit
from services.accounts import accounts, sign_in, sign_in_links
from services.accounts.first_lead import ensure_first_lead
from services.start.demo import ensure_demo_accounts, refuse_demo_accounts
from tests.accounts import HERSTAL_1, NOW, acting, admin, hashed, invited, person

LEAD = (Grant(Role.LEAD),)


def version_of(database: Database, account_id: int) -> int:
    with database.read() as session:
        return session.get_one(Account, account_id).version


def actions(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


def test_an_invitation_opens_a_link_and_tells_the_audit_trail(database: Database) -> None:
    token = invited(database, "Chloé@Exemple.be", Grant(Role.MINISTRY))

    with database.read() as session:
        link = link_of(session, token, NOW)
        event = session.scalars(select(AuditEvent)).one()
    assert link is not None and link.login == "chloé@exemple.be"
    assert event.action == "account.invited"
    assert event.changes == {"grants": [None, "ministry"]}
    assert "exemple.be" not in str(event.changes)  # no personal data in what never goes away


def test_only_the_hash_of_a_token_is_kept(database: Database) -> None:
    token = invited(database, "aline@exemple.be", *LEAD)

    with database.read() as session:
        assert session.scalars(select(SignInLink.token_hash)).all() == [hash_of(token)]


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRACTOR, Role.MINISTRY])
def test_who_does_not_manage_accounts_may_not_invite(database: Database, role: Role) -> None:
    nobody = Actor(1, "Bruno", frozenset({Grant(role, "herstal", "lot-1")}))
    with pytest.raises(errors.PermissionDenied), acting(database, nobody) as ctx:
        accounts.invite(ctx, token="x", login="a@b.be", display_name="A", grants=LEAD)
    assert actions(database) == []


@pytest.mark.parametrize(
    ("grants", "refusal"),
    [
        ((), NoRole),
        ((Grant(Role.CONTRACTOR, "herstal"),), ScopeMissing),
        ((Grant(Role.CONTRACTOR, None, "lot-1"),), ScopeMissing),
        ((Grant(Role.MINISTRY, None, "lot-1"),), ScopeRefused),
        ((Grant(Role.MINISTRY, "herstal"),), ScopeRefused),
        ((Grant(Role.LEAD, "herstal"),), ScopeRefused),
        ((Grant(Role.ADMIN, "herstal"), Grant(Role.LEAD)), ScopeRefused),
        ((Grant(Role.CONTRACTOR, "liege", "lot-1"),), errors.NotFound),
        ((Grant(Role.CONTRACTOR, "herstal", "lot-9"),), errors.NotFound),
    ],
)
def test_roles_that_mean_nothing_are_refused(
    database: Database, grants: tuple[Grant, ...], refusal: type[errors.DomainError]
) -> None:
    with pytest.raises(refusal):
        invited(database, "aline@exemple.be", *grants)


def test_two_accounts_never_share_an_address(database: Database) -> None:
    invited(database, "aline@exemple.be", *LEAD)
    with pytest.raises(LoginTaken):
        invited(database, "ALINE@exemple.be", *LEAD)


@pytest.mark.parametrize("login", ["aline", "aline@", "a b@c.be", "@c.be", "a@b", "<a@b.be>"])
def test_what_is_no_address_is_refused(database: Database, login: str) -> None:
    with pytest.raises(BadLogin):
        invited(database, login, *LEAD)


def test_disabling_ends_sessions_and_links(database: Database) -> None:
    boss, aline = admin(database), person(database, "aline@exemple.be", HERSTAL_1)
    reset = sign_in_links.new_token()
    with acting(database, boss) as ctx:
        accounts.send_link(ctx, token=reset, account_id=aline.id)
    with acting(database, boss) as ctx:
        accounts.disable(
            ctx, account_id=aline.id, seen_version=ctx.session.get_one(Account, aline.id).version
        )

    with database.read() as session:
        assert actor_of(session, hash_of(aline.session), NOW) is None
        assert link_of(session, reset, NOW) is None
    assert actions(database)[-1] == "account.disabled"


def test_enabling_gives_the_account_back_without_its_old_sessions(database: Database) -> None:
    boss, aline = admin(database), person(database, "aline@exemple.be", HERSTAL_1)
    for service in (accounts.disable, accounts.enable):
        with acting(database, boss) as ctx:
            service(
                ctx,
                account_id=aline.id,
                seen_version=ctx.session.get_one(Account, aline.id).version,
            )

    with database.read() as session:
        assert actor_of(session, hash_of(aline.session), NOW) is None
        assert session.get_one(Account, aline.id).password_hash is not None


def test_changing_roles_ends_sessions_and_says_before_and_after(database: Database) -> None:
    boss, aline = admin(database), person(database)
    person(database, "lea@exemple.be")  # leads too
    seen = version_of(database, aline.id)
    with acting(database, boss) as ctx:
        accounts.change_grants(ctx, account_id=aline.id, seen_version=seen, grants=[HERSTAL_1])

    with database.read() as session:
        assert actor_of(session, hash_of(aline.session), NOW) is None
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert event is not None and event.actor_id == boss.user_id
    assert event.changes == {"grants": ["lead", "contractor herstal lot-1"]}
    assert version_of(database, aline.id) == seen + 1


def test_what_an_account_keeps_may_be_defined_no_longer(database: Database) -> None:
    boss, hugo = admin(database), person(database, "hugo@exemple.be", HERSTAL_1)
    gone = Grant(Role.CONTRACTOR, "ailleurs", "lot-1")
    with acting(database, boss) as ctx:
        accounts.give(ctx, ctx.session.get_one(Account, hugo.id), [gone])
        audit.record(ctx, Action.ACCOUNT_GRANTS_CHANGED, f"account/{hugo.id}")
    for grants in ([gone, HERSTAL_1, Grant(Role.MINISTRY)], [HERSTAL_1]):
        seen = version_of(database, hugo.id)
        with acting(database, boss) as ctx:
            accounts.change_grants(ctx, account_id=hugo.id, seen_version=seen, grants=grants)
    seen = version_of(database, hugo.id)
    with pytest.raises(errors.NotFound), acting(database, boss) as ctx:
        accounts.change_grants(ctx, account_id=hugo.id, seen_version=seen, grants=[gone])


def test_a_stale_change_is_refused(database: Database) -> None:
    boss, aline = admin(database), person(database)
    with pytest.raises(errors.StaleEdit), acting(database, boss) as ctx:
        accounts.change_grants(ctx, account_id=aline.id, seen_version=99, grants=[HERSTAL_1])


@pytest.mark.parametrize("service", [accounts.disable, accounts.enable])
def test_nobody_closes_or_opens_their_own_account(database: Database, service: object) -> None:
    boss = admin(database)
    assert boss.user_id is not None and callable(service)
    with pytest.raises(OwnAccount), acting(database, boss) as ctx:
        service(ctx, account_id=boss.user_id, seen_version=version_of(database, boss.user_id))


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_the_last_who_can_enter_under_a_role_keeps_it(database: Database, role: Role) -> None:
    last = person(database, "seule@exemple.be", Grant(role))
    invited(database, "invitee@exemple.be", Grant(role))  # has not entered yet
    seen = version_of(database, last.id)
    with pytest.raises(LastHolder), acting(database) as ctx:
        accounts.disable(ctx, account_id=last.id, seen_version=seen)
    with pytest.raises(LastHolder), acting(database) as ctx:
        accounts.change_grants(ctx, account_id=last.id, seen_version=seen, grants=[HERSTAL_1])
    assert version_of(database, last.id) == seen


def test_one_of_two_under_a_role_may_go(database: Database) -> None:
    person(database, "seule@exemple.be")
    second = person(database, "seconde@exemple.be")
    with acting(database) as ctx:
        accounts.disable(ctx, account_id=second.id, seen_version=version_of(database, second.id))
    assert actions(database)[-1] == "account.disabled"


def test_the_list_says_the_state_of_each_account(database: Database) -> None:
    boss, aline = admin(database), person(database, "aline@exemple.be", HERSTAL_1)
    invited(database, "bruno@exemple.be", HERSTAL_1)
    with acting(database, boss) as ctx:
        accounts.disable(
            ctx, account_id=aline.id, seen_version=ctx.session.get_one(Account, aline.id).version
        )

    with acting(database, boss, now=NOW) as ctx:
        found = {row.login: row.state for row in list_accounts(ctx)}
    with acting(database, boss, now=NOW + timedelta(days=8)) as ctx:
        later = {row.login: row.state for row in list_accounts(ctx)}
    assert found == {
        "denis@exemple.be": AccountState.ACTIVE,
        "aline@exemple.be": AccountState.DISABLED,
        "bruno@exemple.be": AccountState.INVITED,
    }
    assert later["bruno@exemple.be"] is AccountState.EXPIRED


def test_each_start_renews_the_link_of_the_first_lead(database: Database) -> None:
    with acting(database) as ctx:
        first = ensure_first_lead(ctx)
    with acting(database) as ctx:
        second = ensure_first_lead(ctx)

    assert first and second and first != second
    with database.read() as session:
        assert link_of(session, first, NOW) is None
        assert link_of(session, second, NOW) is not None
        assert len(session.scalars(select(Account)).all()) == 1


def test_the_first_lead_says_who_they_are_and_there_is_no_second(database: Database) -> None:
    with acting(database) as ctx:
        token = ensure_first_lead(ctx)
    assert token is not None
    with acting(database) as ctx:
        session_token = sign_in.use_link(
            ctx,
            token=token,
            password_hash=hashed(),
            login="Aline@Exemple.be",
            display_name=" Aline ",
        )

    with acting(database) as ctx:
        assert ensure_first_lead(ctx) is None
        actor = actor_of(ctx.session, hash_of(session_token), NOW)
    assert actor is not None and actor.display_name == "Aline"
    assert actor.grants == {Grant(Role.LEAD), Grant(Role.ADMIN)}


def test_demonstration_accounts_are_made_once_and_never_beside_real_ones(
    database: Database,
) -> None:
    for _ in range(2):
        with acting(database) as ctx:
            ensure_demo_accounts(ctx)
    with database.read() as session:
        assert len(session.scalars(select(Account)).all()) == 5
        with pytest.raises(DemoAccountsPresent):
            refuse_demo_accounts(session)

    person(database)
    with pytest.raises(RealAccountsPresent), acting(database) as ctx:
        ensure_demo_accounts(ctx)
