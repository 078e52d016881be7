"""An environment as full as it gets: laid out in this process, and registered on a site that draws it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from random import Random

from benchmarks.sites import Site, opened
from benchmarks.writes import DECLARING
from definitions.catalog import Catalog
from domain.dates import PartialDate
from domain.environment_layout import laid_out
from domain.organisation_links import Direction, Mode, Nature, Tie
from queries.context import Context
from queries.moment import Moment
from queries.register.environment import environment_on
from services.register import organisation_links, organisations
from services.register.organisations import Description, Known

PLACE, N_NODES, N_LINKS = "herstal", 60, 150
SINCE = PartialDate(date(2024, 1, 15))


def surround(site: Site) -> None:
    """Register so many organisations of every type, and so many links; the same at each run."""
    with opened(site) as (database, catalog), database.write() as session:
        ctx = Context(session, DECLARING, datetime.now(UTC), catalog)
        for number, kind in enumerate(_types(catalog)):
            description = Description(f"Organisation de mesure numéro {number + 1}", kind)
            organisations.add(
                ctx,
                territories=(PLACE,),
                seen_version=number,
                description=description,
                known=Known(SINCE, "mesure"),
            )
        for number, tie in enumerate(_ties()):
            organisation_links.add(ctx, territory=PLACE, seen_version=number, tie=tie)


def layout_times(site: Site, rounds: int) -> list[float]:
    """Milliseconds of each layout, nothing remembered."""
    times = []
    with opened(site) as (database, catalog), database.read() as session:
        ctx = Context(session, DECLARING, datetime.now(UTC), catalog)
        environment = environment_on(ctx, territory=PLACE, moment=Moment(ctx.today))
        assert (len(environment.present), len(environment.links)) == (N_NODES, N_LINKS)
        for _ in range(rounds):
            laid_out.cache_clear()
            begun = time.perf_counter()
            laid_out(environment)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def _types(catalog: Catalog) -> list[str]:
    codes = [
        actor_type.code
        for actor_type in catalog.actor_types
        if actor_type.ring and actor_type.code != "ME"
    ]
    return ["ME", *(codes[n % len(codes)] for n in range(N_NODES - 1))]


def _ties() -> list[Tie]:
    """Each pair once: two links that say the same are refused."""
    chance = Random(N_LINKS)
    pairs = [(a, b) for b in range(2, N_NODES + 1) for a in range(1, b)]
    return [
        Tie(
            first,
            second,
            chance.choice(list(Mode)),
            chance.choice(list(Nature)),
            chance.choice(list(Direction)),
            chance.choice((1, 2, 3)),
            chance.random() < 0.4,
            SINCE,
        )
        for first, second in chance.sample(pairs, N_LINKS)
    ]
