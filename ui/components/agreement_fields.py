"""The fields of an agreement, to register it and to describe it anew."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from domain.agreements import AgreementKind
from domain.dates import PartialDate
from i18n.labels.agreements import AGREEMENT_KIND_WORD
from queries.agreements.states import AgreementState
from queries.register.list import organisations_on
from services.agreements.agreements import TITLE_LIMIT, Terms
from ui.components.dating import choose_date
from ui.components.register_fields import Form
from ui.session import ask, moment, t


def terms(here: Form, territory: str, start: AgreementState | None) -> Terms:
    """Title, kind, parties of the register, end."""
    title = here.line(
        t("Titre"),
        "title",
        start.title if start else "",
        limit=TITLE_LIMIT,
        help=t("L’objet et les organisations, sans nom de personne."),
    )
    kinds = {one.value: t(word) for one, word in AGREEMENT_KIND_WORD.items()}
    kind = here.choice(t("Sorte"), "kind", kinds, start.kind if start else None)
    named = _organisations(territory)
    parties: list[int] = st.multiselect(
        t("Parties (organisations du registre)"),
        list(named),
        [one for one in start.parties if one in named] if start else [],
        format_func=lambda number: named[number],
        key=here.key("parties"),
        on_change=here.touch,
        help=t("Des organisations, jamais des personnes. Une convention signée en a au moins une."),
    )
    return Terms(title, AgreementKind(kind), tuple(parties), _until(here, start))


def _organisations(territory: str) -> Mapping[int, str]:
    found = ask(organisations_on, moment=moment(), territory=territory)
    return {one.number: one.name for one in found}


def _until(here: Form, start: AgreementState | None) -> PartialDate | None:
    return choose_date(
        t("Fin (facultatif)"),
        key=here.key("until"),
        start=start.until if start else None,
        touch=here.touch,
    ).on
