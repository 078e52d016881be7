"""Who may know who acts in a territory: nobody learns who works for another contractor."""

from __future__ import annotations

from domain.permissions import Actor, Grant, Role
from queries.people import people_in
from tests.builders.accounts import give_accounts
from tests.personas import ALINE, CHLOE, DENIS, HUGO, LEA, PEOPLE

NEIGHBOUR = Actor(LEA.user_id, "Léa", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-2")}))


def test_each_reader_knows_those_they_work_with(world) -> None:
    give_accounts(world, [*(one for one in PEOPLE if one is not LEA), NEIGHBOUR])

    def names(person):
        return [one.name for one in world.ask(person, people_in, territory="herstal")]

    assert names(ALINE) == ["Ada", "Aline", "Chloé", "Hugo", "Léa"]
    assert names(HUGO) == ["Ada", "Aline", "Chloé", "Hugo"]
    assert names(NEIGHBOUR) == ["Ada", "Aline", "Chloé", "Léa"]
    assert names(CHLOE) == names(DENIS) == []
