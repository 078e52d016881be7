"""What a phase is and where it stands: purpose, criteria, roles, deliverables, history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from definitions import names
from definitions.base import Statement
from definitions.phases import CriterionDefinition
from domain.dates import PartialDate
from domain.phases import Origin, PhaseStatus
from i18n.formats import instant, long_date, since_date
from i18n.labels import (
    ATTRIBUTE_WORD,
    FLAG_WORD,
    ORIGIN_WORD,
    PHASE_STATUS_WORD,
    PROOF_WORD,
    RESPONSIBILITY_WORD,
)
from queries.facts import FactRow
from queries.phases import PhaseState
from queries.sheets import PhaseSheet
from ui.components.glyphs import FLAG, STATUS
from ui.components.portfolio import catalog
from ui.components.text import plain, small
from ui.links import link
from ui.navigation import HELP
from ui.session import t

DASH = "—"


def status_line(state: PhaseState) -> None:
    """The status as a glyph, a word and a colour; whose word it is; and its definition nearby."""
    glyph, word = STATUS[state.status], t(PHASE_STATUS_WORD[state.status])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(word, icon=glyph.icon, color=glyph.colour)
        if state.flag:
            flag = FLAG[state.flag]
            st.badge(t(FLAG_WORD[state.flag]), icon=flag.icon, color=flag.colour)
        if state.origin and state.status is not PhaseStatus.UNKNOWN:
            st.badge(t(ORIGIN_WORD[state.origin]), color="gray")
        link(HELP, t("Que veulent dire ces mots ?"), mot=word)


def dates_table(state: PhaseState) -> None:
    """Planned beside real, never mixed."""
    st.table(
        [
            {
                t("Date"): t(label),
                t("Prévu"): long_date(planned) if planned else t("non renseigné"),
                t("Réel"): long_date(real) if real else t("non renseigné"),
            }
            for label, planned, real in (
                ("Début", state.planned_start, state.actual_start),
                ("Fin", state.planned_end, state.actual_end),
            )
        ],
        hide_index=True,
    )


def origin_of(statement: Statement) -> str:
    """« source : … » or *proposition*, said after every statement of the method."""
    if statement.reference:
        return f"({t('source')} : {catalog().source(statement.reference).title})"
    return f"*({t('proposition')})*"


def criteria(
    title: str, items: Sequence[CriterionDefinition], met: Mapping[str, bool | None]
) -> None:
    """Entry or exit criteria; beside those that data is to prove, what it says here."""
    st.markdown(f"**{title}**")
    for item in items:
        proof = f" :material/database: {t(PROOF_WORD[met[item.key]])}" if item.provable else ""
        st.markdown(f"- {plain(item.text.fr)} {origin_of(item)}{proof}")


def _known_date(fact: FactRow | None) -> str:
    if fact is None:
        return DASH
    return (
        since_date(fact.effective, at_latest=True) if fact.at_latest else long_date(fact.effective)
    )


def deliverables(sheet: PhaseSheet) -> None:
    """Expected deliverables, their acceptance criteria, and whether they are available here."""
    st.subheader(t("Livrables attendus"))
    if not sheet.definition.deliverables:
        st.markdown(small(t("La méthode n’attend pas de livrable de cette phase.")))
    for item in sheet.definition.deliverables:
        fact = sheet.of_deliverable(item)
        known = (
            t("disponible, {when}").format(when=_known_date(fact)) if fact else t("non renseigné")
        )
        st.markdown(f"**{plain(item.title.fr)}** {origin_of(item)} : {known}")
        for criterion in item.acceptance.criteria:
            st.markdown(f"- {plain(criterion.fr)}")


def raci(sheet: PhaseSheet) -> None:
    """Who realises, approves, is consulted, is informed."""
    st.subheader(t("Qui fait quoi"))
    roles = sheet.definition.raci
    rows = [
        {
            t("Acteur"): catalog().actor_type(code).name,
            t("Rôle"): ", ".join(t(RESPONSIBILITY_WORD[r]) for r in roles.of(code)),
        }
        for code in roles.roles
    ]
    st.table(rows, hide_index=True)
    st.markdown(small(origin_of(roles)))


def history(sheet: PhaseSheet) -> None:
    """Every fact ever recorded of the phase, corrected ones struck out, each with its source."""
    st.subheader(t("Historique"), anchor="historique")
    if not sheet.history:
        nothing = t("Rien n’est encore connu de cette phase : aucune source, aucune déclaration.")
        st.markdown(small(nothing))
    withdrawals = {fact.replaces: fact for fact in sheet.history if fact.withdraws}
    for fact in sheet.history:
        if not fact.withdraws:
            st.markdown(_told(fact, sheet) + _undone(fact, withdrawals.get(fact.id), sheet))


def _undone(fact: FactRow, withdrawal: FactRow | None, sheet: PhaseSheet) -> str:
    """Under what no longer holds: corrected by another line, or refused, when, by whom and why."""
    if fact.id not in sheet.struck:
        return ""
    if withdrawal is None:
        return f"  \n  {t('Corrigé depuis.')}"
    told = t("Refusé le {when}") if fact.attribute == "status" else t("Retiré le {when}")
    reason = f" : « {plain(withdrawal.note)} »" if withdrawal.note else ""
    when = told.format(when=instant(withdrawal.recorded_at))
    return f"  \n  **{when}**{_whose(withdrawal, sheet)}{reason}"


def _told(fact: FactRow, sheet: PhaseSheet) -> str:
    what = f"**{t(ATTRIBUTE_WORD[fact.attribute])} : {_value(fact)}** — {_known_date(fact)}"
    line = f"~~{what}~~" if fact.id in sheet.struck else what
    details = [f"{t(ORIGIN_WORD[fact.origin])}{_whose(fact, sheet)}"]
    if fact.source_key:
        details.append(plain(names.source_title(catalog(), fact.source_key)))
    if fact.quote:
        details.append(f"« {plain(fact.quote)} »")
    if fact.note:
        details.append(f"{t('note')} : {plain(fact.note)}")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    return f"- {line}  \n  {' · '.join(details)}"


def _whose(fact: FactRow, sheet: PhaseSheet) -> str:
    name = sheet.names.get(fact.recorded_by or 0)
    return f" ({plain(name)})" if name else ""


def _value(fact: FactRow) -> str:
    if fact.attribute == "status":
        verified = fact.origin is Origin.VERIFIED and fact.value == PhaseStatus.COMPLETED
        return t("terminée") if verified else t(PHASE_STATUS_WORD[PhaseStatus(fact.value)]).lower()
    if not fact.value:
        return t("non renseigné")
    if fact.attribute == "lot":
        return plain(names.lot_name(catalog(), fact.value))
    return long_date(PartialDate.parse(fact.value))
