"""Keeping, renaming and deleting a view: one's own only."""

from __future__ import annotations

import pytest

from domain import errors
from domain.actions import Action
from domain.saved_views import AddressRefused, ViewNameTaken
from models import Account
from queries.following.views import my_views
from services import audit, saved_views
from services.start.preparation import APPLICATION
from tests.builders.record import last_event
from tests.personas import ALINE, CHLOE, DENIS

PAGES = ("", "echeances")


@pytest.fixture
def world(world):
    with world.writing(APPLICATION) as ctx:
        for person in (ALINE, CHLOE):
            ctx.session.add(
                Account(id=person.user_id, display_name=person.display_name, created_at=ctx.now)
            )
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "test")
    return world


def keep(world, actor=ALINE, name="Herstal", address="/echeances?territoire=herstal"):
    world.do(actor, saved_views.keep, name=name, address=address, pages=PAGES)
    [kept] = [one for one in world.ask(actor, my_views) if one.name == name.strip()]
    return kept


def test_a_view_is_kept_for_its_person_only(world):
    kept = keep(world)
    assert kept.address == "/echeances?territoire=herstal"
    assert world.ask(CHLOE, my_views) == []
    keep(world, CHLOE)
    event = last_event(world.database)
    assert (event.action, event.subject, event.changes) == ("account.view_saved", "account/5", {})


def test_views_are_listed_by_name(world):
    for name in ("Zone", "Œuvres", "avril", "Échéances", "Office"):
        keep(world, name=name)
    assert [one.name for one in world.ask(ALINE, my_views)] == [
        "avril", "Échéances", "Œuvres", "Office", "Zone",
    ]  # fmt: skip


def test_a_view_is_renamed_then_deleted(world):
    kept = keep(world)
    seen = {"view_id": kept.id, "seen_version": kept.version}
    world.do(ALINE, saved_views.rename, **seen, name="Échéances de Herstal")
    [renamed] = world.ask(ALINE, my_views)
    assert renamed.name == "Échéances de Herstal"
    with pytest.raises(errors.StaleEdit):
        world.do(ALINE, saved_views.delete, **seen)
    world.do(ALINE, saved_views.delete, view_id=kept.id, seen_version=renamed.version)
    assert world.ask(ALINE, my_views) == []


@pytest.mark.parametrize(("values", "refusal"), [
    ({"name": "Herstal"}, ViewNameTaken), ({"name": "hers\u00adtal"}, ViewNameTaken),
    ({"name": " "}, errors.TextMissing),
    ({"name": "x" * 81}, errors.TextTooLong),
    ({"name": "b", "address": "https://exemple.be"}, AddressRefused),
])  # fmt: skip
def test_a_bad_view_is_refused(world, values, refusal):
    keep(world)
    with pytest.raises(refusal):
        keep(world, **values)
    assert len(world.ask(ALINE, my_views)) == 1


def test_the_view_of_another_is_not_to_be_found(world):
    kept = keep(world)
    seen = {"view_id": kept.id, "seen_version": kept.version}
    with pytest.raises(errors.NotFound):
        world.do(CHLOE, saved_views.delete, **seen)
    with pytest.raises(errors.NotFound):
        world.do(CHLOE, saved_views.rename, **seen, name="à moi")
    with pytest.raises(errors.NothingNew):
        world.do(ALINE, saved_views.rename, **seen, name="Herstal")


def test_who_has_no_role_keeps_nothing(world):
    with pytest.raises(errors.PermissionDenied):
        keep(world, DENIS)
