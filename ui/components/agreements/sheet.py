"""One agreement: how far it is, between whom, until when, its files and its steps."""

from __future__ import annotations

import streamlit as st

from domain.addresses import Param
from domain.agreements import AgreementStatus
from domain.errors import N_
from domain.permissions import Permission
from i18n.formats import instant, long_date
from i18n.labels.agreements import AGREEMENT_STATUS_WORD
from queries.agreements.states import STATUS, AgreementSheet, HandedIn
from queries.facts import FactRow
from ui.components.agreements.words import (
    is_signed,
    kind_word,
    parties,
    standing_words,
    until_words,
)
from ui.components.register.words import sheet_of
from ui.links import link
from ui.names import name_of
from ui.navigation import AGREEMENTS
from ui.session import can, moment, t
from ui.widgets.kept_files import show_digests
from ui.widgets.tables import NOTHING, Cells, cell, enumerated, fact_table, record_table
from ui.widgets.text import plain, small

NO_FILE = N_("Aucun fichier n’est déposé.")


def show_page_links(sheet: AgreementSheet) -> None:
    """The way back to the agreements of its territory."""
    with st.container(key="way-back", horizontal=True):
        back = {Param.TERRITORY: sheet.state.territory}
        link(AGREEMENTS, t("Conventions"), ":material/arrow_back:", **back)


def sentence(sheet: AgreementSheet) -> str:
    """« Lettre d’engagement, à Herstal\u00a0: signée depuis mai 2023, sans fin connue. »"""
    agreement = sheet.state
    if agreement.is_removed:
        return t("Cette convention est retirée : elle n’a jamais existé. Le journal dit pourquoi.")
    return t("{kind}, à {place}\u00a0: {standing}\u00a0; fin\u00a0: {until}.").format(
        kind=kind_word(agreement),
        place=name_of(agreement.territory),
        standing=standing_words(agreement, moment().on).lower(),
        until=until_words(agreement),
    )


def show_table(sheet: AgreementSheet) -> None:
    fact_table(fields(sheet), name=t("Convention"), key="agreement")


def fields(sheet: AgreementSheet) -> Cells:
    agreement = sheet.state
    label = t("Signataires") if is_signed(agreement) else t("Parties prévues")
    between = parties(agreement)
    return {
        t("État"): standing_words(agreement, moment().on),
        label: enumerated([(one.name, sheet_of(one)) for one in between], t("non renseigné")),
        t("Fin"): until_words(agreement),
    }


def show_files(sheet: AgreementSheet) -> None:
    """Show what was handed in; nothing of it to who may not read files."""
    if not can(Permission.DELIVERABLE_FILES, sheet.state.territory):
        return
    st.header(t("Fichiers"), anchor="fichiers")
    if not sheet.files:
        st.markdown(t(NO_FILE))
        return
    record_table(file_rows(sheet), name=t("Fichiers"), key="files")
    rule = t(
        "Le dernier fichier vient en tête\u00a0; aucun n’est effacé. Seuls la direction de projet et "
        "les adjudicataires de ce territoire les lisent."
    )
    st.markdown(small(rule))
    show_digests([(version.name, version.digest) for version in sheet.files])


def file_rows(sheet: AgreementSheet) -> list[Cells]:
    return [_file(version, sheet) for version in sheet.files]


def _file(version: HandedIn, sheet: AgreementSheet) -> Cells:
    where = f"/fichiers/conventions/{version.territory}/{version.agreement}/{version.number}"
    return {
        t("Fichier"): cell(version.name, where),
        t("Déposé"): t("le {when}").format(when=instant(version.added_at)),
        t("Par"): sheet.names.get(version.added_by or 0, "") or NOTHING,
    }


def show_history(sheet: AgreementSheet) -> None:
    """Show each step, latest first, with how one knows and who said it."""
    st.header(t("Étapes"), anchor="historique")
    st.markdown("\n".join(f"- {step}" for step in steps(sheet)))


def steps(sheet: AgreementSheet) -> list[str]:
    """Latest first, a sentence each."""
    return [_fact_sentence(fact, sheet) for fact in sheet.history if fact.attribute == STATUS]


def _fact_sentence(fact: FactRow, sheet: AgreementSheet) -> str:
    what = f"{t(AGREEMENT_STATUS_WORD[AgreementStatus(fact.value)])} — {long_date(fact.effective)}"
    is_struck = fact.id in sheet.struck or fact.withdraws
    if fact.id in sheet.struck:
        what = t("{what} (effacée depuis)").format(what=what)
    if fact.withdraws:
        what = t("Étape effacée\u00a0: {what}").format(what=what)
    name = sheet.names.get(fact.recorded_by or 0)
    details = [plain(name)] if name else []
    if fact.note:
        details.append(f"«\u00a0{plain(fact.note)}\u00a0»")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    shown = f"*{what}*" if is_struck else f"**{what}**"
    return f"{shown}  \n  {' · '.join(details)}"
