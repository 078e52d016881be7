"""Checking the agreements: rows that their facts deny, files that no sealed fact knows."""

from __future__ import annotations

from sqlalchemy import select

from domain.subjects import Kind, subject_text
from models import Agreement, AgreementFile, Fact
from queries.agreements.states import FILE, columns_of, from_facts
from queries.context import Context
from queries.moment import Moment


def differing_agreements(ctx: Context) -> list[str]:
    """Subjects whose row, or one of whose files, the facts do not tell."""
    return sorted({*_differing_rows(ctx), *_differing_files(ctx)})


def _differing_rows(ctx: Context) -> list[str]:
    expected = {
        agreement.subject: columns_of(agreement) for agreement in from_facts(ctx, Moment(ctx.today))
    }
    held = {
        subject_text(Kind.AGREEMENT, row.territory_key, row.number): row
        for row in ctx.session.scalars(select(Agreement))
    }
    return [
        subject
        for subject in expected.keys() | held.keys()
        if subject not in expected
        or subject not in held
        or any(getattr(held[subject], name) != value for name, value in expected[subject].items())
    ]


def _differing_files(ctx: Context) -> set[str]:
    said = select(Fact.subject, Fact.value).where(Fact.attribute == FILE)
    sealed = {(subject, digest) for subject, digest in ctx.session.execute(said)}
    held = {
        (subject_text(Kind.AGREEMENT, row.territory_key, row.agreement_number), row.digest)
        for row in ctx.session.scalars(select(AgreementFile))
    }
    return {subject for subject, _ in sealed ^ held}
