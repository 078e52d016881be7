"""The history of a phase: what was said of it, by whom, when, and what no longer holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from definitions import names
from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.statements import Origin
from domain.undo import undoes
from i18n.formats import instant, long_date, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.phases import ORIGIN_WORD, PHASE_STATUS_WORD
from queries.facts import FactRow
from queries.phases.sheet import HISTORY, PhaseSheet
from ui.components.method.sources import named
from ui.names import catalog
from ui.session import t
from ui.widgets.text import plain, small


def show_history(sheet: PhaseSheet) -> None:
    """Show every fact ever recorded of the phase, corrected ones struck out; what was said in
    one breath stands together, with its source once."""
    st.header(t("Historique"), anchor="historique")
    if not sheet.history:
        nothing = t("Rien n’est encore connu de cette phase : aucune source, aucune déclaration.")
        st.markdown(small(nothing))
    said = [fact for fact in sheet.history if not fact.withdraws]
    sentences = [
        _statement_sentence(list(group), sheet) for _, group in groupby(said, key=_statement_key)
    ]
    st.markdown("\n".join(sentences))


def _statement_key(fact: FactRow) -> tuple[object, ...]:
    """Return what facts said together have in common."""
    return fact.event_id, fact.origin, fact.source_key, fact.quote, fact.note


def _statement_sentence(facts: Sequence[FactRow], sheet: PhaseSheet) -> str:
    """The status first, then the dates said with it; what undid them is told once."""
    ordered = sorted(facts, key=lambda fact: HISTORY.index(fact.attribute))
    lines = [_line(fact, sheet) for fact in ordered]
    # A dictionary keeps the order and drops doubles: one refusal undoes all that was said with it.
    undone = dict.fromkeys(_undone(fact, ordered[0], sheet) for fact in ordered)
    return "- " + "  \n  ".join([*lines, *filter(None, undone), _origin(ordered[0], sheet)])


def _line(fact: FactRow, sheet: PhaseSheet) -> str:
    value, when = _value(fact), _when(fact)
    line = f"**{t(ATTRIBUTE_WORD[fact.attribute])} : {value}**"
    if value != when:
        line += f" — {when}"
    return f"~~{line}~~" if fact.id in sheet.struck else line


def _when(fact: FactRow) -> str:
    if fact.at_latest:
        return since_date(fact.effective, at_latest=True)
    return long_date(fact.effective)


def _undone(fact: FactRow, leading: FactRow, sheet: PhaseSheet) -> str:
    """Say why a line no longer holds: corrected by another one, or refused, when, by whom and
    why."""
    if fact.id not in sheet.struck:
        return ""
    withdrawals = (said for said in sheet.history if said.withdraws and said.replaces == fact.id)
    withdrawal = next(withdrawals, None)
    if withdrawal is None:
        return t("Corrigé depuis.")
    if undoes(withdrawal):
        return f"**{t('Annulé le {when}').format(when=instant(withdrawal.recorded_at))}**"
    sentence = t("Refusé le {when}") if leading.attribute == "status" else t("Retiré le {when}")
    reason = f" : « {plain(withdrawal.note)} »" if withdrawal.note else ""
    when = sentence.format(when=instant(withdrawal.recorded_at))
    return f"**{when}**{_whose(withdrawal, sheet)}{reason}"


def _origin(fact: FactRow, sheet: PhaseSheet) -> str:
    """On whose word, from which document, why, and since when it is recorded."""
    details = [f"{t(ORIGIN_WORD[fact.origin])}{_whose(fact, sheet)}"]
    if fact.source_key:
        details.append(named(fact.source_key))
    if fact.quote:
        details.append(f"« {plain(fact.quote)} »")
    if fact.note:
        details.append(f"{t('note')} : {plain(fact.note)}")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    return " · ".join(details)


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
