"""Checking portraits: figures must be what their facts say, frozen ones what was sealed."""

from __future__ import annotations

from sqlalchemy import select

from domain.chain import sha256
from domain.subjects import Kind, subject_text
from models import Fact, Figure, PortraitVersion
from queries.context import Context
from queries.moment import Moment
from queries.portraits.figures import columns_of, from_facts


def differing_portraits(ctx: Context) -> list[str]:
    """The figures whose row their facts deny, and the frozen portraits whose seal does not hold."""
    return [*_differing_figures(ctx), *_differing_versions(ctx)]


def _differing_figures(ctx: Context) -> list[str]:
    states = {
        figure.key.subject: columns_of(figure) for figure in from_facts(ctx, Moment(ctx.today))
    }
    rows = {row.subject: row for row in ctx.session.scalars(select(Figure))}
    differing = states.keys() ^ rows.keys()
    for subject in states.keys() & rows.keys():
        expected = states[subject].items()
        if any(getattr(rows[subject], column) != value for column, value in expected):
            differing.add(subject)
    return sorted(differing)


def _differing_versions(ctx: Context) -> list[str]:
    query = select(Fact.subject, Fact.value).where(Fact.attribute == "portrait_seal")
    sealed = {(subject, seal) for subject, seal in ctx.session.execute(query)}
    held = {
        (subject_text(Kind.PORTRAIT, row.territory_key), sha256(row.document))
        for row in ctx.session.scalars(select(PortraitVersion))
    }
    return sorted({subject for subject, _ in sealed ^ held})
