"""The agreements of a day, in a sentence and in tables; those of one organisation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from domain.addresses import Param
from domain.agreements import AgreementStanding
from i18n.formats import long_day
from queries.agreements.states import AgreementFilter, AgreementState, agreement_list, ending
from queries.register.organisations import OrganisationState
from ui.components.agreements.words import (
    kind_word,
    parties,
    sheet_of,
    standing_words,
    until_words,
)
from ui.components.register.words import sheet_of as organisation_sheet
from ui.exports import offer_export
from ui.links import link
from ui.names import name_of
from ui.navigation import AGREEMENTS
from ui.session import ask, in_the_past, moment, t, tn
from ui.widgets.glyphs import AGREEMENT
from ui.widgets.tables import (
    NOTHING,
    Cells,
    Group,
    Row,
    Table,
    cell,
    enumerated,
    record_table,
    record_tables,
)  # fmt: skip


def opening_sentence(agreements: Sequence[AgreementState], chosen: AgreementFilter) -> str:
    """« Au 24 novembre 2026, à Herstal, 3 conventions (1 signée, 1 échue). »"""
    day = long_day(moment().on)
    if not agreements:
        return _why_empty(day, chosen)
    grouped = groupby(agreements, key=lambda agreement: agreement.territory)
    sentences = [_counted(place, list(states)) for place, states in grouped]
    return t("Au {day}, {places}.").format(day=day, places=t("\u00a0; ").join(sentences))


def _counted(place: str, agreements: Sequence[AgreementState]) -> str:
    standings = [agreement.standing(moment().on) for agreement in agreements]
    signed = standings.count(AgreementStanding.SIGNED)
    expired = standings.count(AgreementStanding.EXPIRED)
    told = [  # what is not zero
        *([tn("{n} signée", "{n} signées", signed)] if signed else []),
        *([tn("{n} échue", "{n} échues", expired)] if expired else []),
    ]
    return t("à {place}, {total}{told}").format(
        place=name_of(place),
        total=tn("{n} convention", "{n} conventions", len(agreements)),
        told=f" ({', '.join(told)})" if told else "",
    )


def _why_empty(day: str, chosen: AgreementFilter) -> str:
    if chosen.kind or chosen.standing:
        return t(
            "Au {day}, aucune convention ne répond à ce choix. Élargissez les filtres."
        ).format(day=day)
    if in_the_past():
        return t("Au {day}, aucune convention n’était encore inscrite.").format(day=day)
    return t(
        "Au {day}, aucune convention n’est inscrite\u00a0: aucune source publique n’en nomme. Inscrivez "
        "la première dès qu’elle se prépare."
    ).format(day=day)


def show_tables(agreements: Sequence[AgreementState]) -> None:
    """Show one table a territory; each title leads to its sheet."""
    tables = [
        Table([Group([Row(agreement_cells(agreement)) for agreement in states])], name_of(place))
        for place, states in groupby(agreements, key=lambda agreement: agreement.territory)
    ]
    record_tables(tables, key="agreements")
    if tables:
        offer_export(lambda: tables, name="conventions")


def agreement_cells(agreement: AgreementState) -> Cells:
    on, until = moment().on, agreement.until
    sign = AGREEMENT[agreement.standing(on)].sign
    return {
        t("Convention"): cell(agreement.title, sheet_of(agreement), note=kind_word(agreement)),
        t("État"): cell(standing_words(agreement, on), sign=sign),
        t("Fin"): cell(until_words(agreement), order=until.last.isoformat()) if until else NOTHING,
        t("Parties"): enumerated(
            [(one.name, organisation_sheet(one)) for one in parties(agreement)]
        ),
    }


def of_organisation(organisation: OrganisationState) -> None:
    """On the sheet of an organisation: what it is party to."""
    wanted = AgreementFilter(territory=organisation.territory, organisation=organisation.number)
    agreements = ask(agreement_list, moment=moment(), wanted=wanted)
    st.header(t("Conventions"), anchor="conventions")
    if agreements:
        cells = [agreement_cells(agreement) for agreement in agreements]
        record_table(cells, name=t("Conventions"), key="agreements")
    else:
        st.markdown(t("Cette organisation n’est partie à aucune convention inscrite."))
    label = t("Conventions du territoire")
    link(AGREEMENTS, label, AGREEMENTS.icon, **{Param.TERRITORY: organisation.territory})


def show_page_link(territory: str | None) -> None:
    """From the register, the way to the agreements: how many, how many to renew."""
    wanted = AgreementFilter(territory=territory)
    agreements = ask(agreement_list, moment=moment(), wanted=wanted)
    soon = len(ask(ending, moment=moment(), territory=territory))
    label = tn("{n} convention", "{n} conventions", len(agreements))
    if soon:
        near = tn("{n} échue ou proche de sa fin", "{n} échues ou proches de leur fin", soon)
        label = t("{count}, dont {near}").format(count=label, near=near)
    link(AGREEMENTS, label, AGREEMENTS.icon, **{Param.TERRITORY: territory})
