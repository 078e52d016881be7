"""Links between organisations of Herstal: made, and held."""

from __future__ import annotations

from collections.abc import Sequence

from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.permissions import Actor
from queries.moment import Moment
from queries.register.links import LinkState, links_on
from services.register import organisation_links as links
from tests.builders.organisations import HERSTAL, TODAY
from tests.personas import ALINE
from tests.worlds import World

SINCE = PartialDate.parse("2024-03")
TIE = Tie(1, 2, Mode.COOPERATION, Nature.REFERRAL, Direction.FORWARD, 2, False, SINCE)


def make(world: World, tie: Tie, actor: Actor = ALINE, place: str = HERSTAL) -> int:
    n = world.ask(ALINE, links.n_links, territory=place)
    return world.do(actor, links.add, territory=place, seen_version=n, tie=tie)


def held(world: World, moment: Moment = TODAY, actor: Actor = ALINE) -> Sequence[LinkState]:
    return world.ask(actor, links_on, moment=moment)
