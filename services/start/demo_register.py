"""The register of the demonstration: fictitious organisations, links and agreements to show."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import exists, select

from definitions.demo import DemoAgreement, DemoLink, DemoOrganisation, load_demo_register
from domain.organisation_links import Tie
from domain.permissions import Actor, Grant, Role
from models import Agreement, Organisation
from queries.context import Context
from queries.register.sharing import counterparts
from services.agreements import agreements
from services.agreements.agreements import Terms
from services.register import engagements, organisation_links, organisations
from services.register.engagements import Step
from services.register.organisations import Description, Known

Numbers = dict[str, dict[str, int]]  # of each organisation, by its key: in each territory
# The application itself, with the rights of a lead: nobody finds there what they did not do.
FILLER = Actor(None, "Application", frozenset({Grant(Role.LEAD)}))


def fill(ctx: Context) -> None:
    """Once; a register that holds anything is left as it is."""
    if ctx.session.scalar(select(exists().where(Organisation.id.is_not(None)))):
        return
    register, problems = load_demo_register()
    assert register is not None, problems
    ctx, numbers = replace(ctx, actor=FILLER), Numbers()
    for organisation in register.organisations:
        numbers[organisation.key] = _add(ctx, organisation, numbers)
    for link in register.links:
        _link(ctx, link, numbers)
    for agreement in register.agreements:
        _agree(ctx, agreement, numbers)


def _add(ctx: Context, organisation: DemoOrganisation, numbers: Numbers) -> dict[str, int]:
    at = organisation.territories[0]
    first, *later = organisation.steps
    description = Description(
        organisation.name,
        organisation.actor_type,
        pilot_role=organisation.pilot_role or "",
        parent=numbers[organisation.part_of][at] if organisation.part_of else None,
        barriers=organisation.barriers,
        interest=organisation.interest,
        influence=organisation.influence,
        engagement_wanted=organisation.wanted,
    )
    number = organisations.add(
        ctx,
        territories=organisation.territories,
        seen_version=organisations.n_organisations(ctx, territories=organisation.territories),
        description=description,
        known=Known(first.on, first.note),
    )
    there = {at: number, **counterparts(ctx, territory=at).get(number, {})}
    for territory in organisation.territories:
        for step in later:
            _engage(ctx, territory, there[territory], Step(step.engagement, step.on, step.note))
    return there


def _engage(ctx: Context, territory: str, number: int, step: Step) -> None:
    version = select(Organisation.version).where(
        Organisation.territory_key == territory, Organisation.number == number
    )
    seen = ctx.session.scalars(version).one()
    engagements.add_step(ctx, territory=territory, number=number, seen_version=seen, step=step)


def _link(ctx: Context, link: DemoLink, numbers: Numbers) -> None:
    first, second = (numbers[key][link.territory] for key in link.between)
    organisation_links.add(
        ctx,
        territory=link.territory,
        seen_version=organisation_links.n_links(ctx, territory=link.territory),
        tie=Tie(
            first,
            second,
            link.mode,
            link.nature,
            link.direction,
            link.intensity,
            link.is_formal,
            link.since,
            link.until,
        ),
    )


def _agree(ctx: Context, agreement: DemoAgreement, numbers: Numbers) -> None:
    first, *later = (agreements.Step(step.status, step.on, step.note) for step in agreement.steps)
    parties = tuple(numbers[key][agreement.territory] for key in agreement.parties)
    number = agreements.add(
        ctx,
        territory=agreement.territory,
        seen_version=agreements.n_agreements(ctx, territory=agreement.territory),
        terms=Terms(agreement.title, agreement.kind, parties, agreement.until),
        step=first,
    )
    for step in later:
        version = select(Agreement.version).where(
            Agreement.territory_key == agreement.territory, Agreement.number == number
        )
        seen = ctx.session.scalars(version).one()
        agreements.add_step(
            ctx, territory=agreement.territory, number=number, seen_version=seen, step=step
        )
