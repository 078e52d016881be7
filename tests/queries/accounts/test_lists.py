"""Lists of people in the order in which a French reader looks for a name."""

from __future__ import annotations

from domain.permissions import Grant, Role
from queries.accounts.accounts import accounts
from queries.following.comments import people_for
from services.accounts import accounts as invitations
from services.accounts import sign_in_links
from services.start.preparation import APPLICATION
from tests.personas import ALINE
from tests.worlds import World

NAMES = ("Zoé", "Paul", "Œdipe", "Oscar", "Élodie", "alain")
IN_ORDER = ["alain", "Élodie", "Œdipe", "Oscar", "Paul", "Zoé"]


def test_people_stand_in_french_order_on_both_engines(world: World) -> None:
    for n, name in enumerate(("Qui demande", *NAMES)):  # the first has the number of who asks
        world.do(
            APPLICATION, invitations.invite, token=sign_in_links.new_token(),
            login=f"p{n}@example.be", display_name=name, grants=[Grant(Role.LEAD)],
        )  # fmt: skip
    listed = [row.display_name for row in world.ask(APPLICATION, accounts)]
    assert [name for name in listed if name in NAMES] == IN_ORDER
    offered = world.ask(ALINE, people_for, subject="phase/herstal/P04", lot=None)
    assert [name for name in offered.values() if name in NAMES] == IN_ORDER
