"""The history of a milestone: planned, reached, told to Parliament; on whose word, and what no
longer holds."""

from __future__ import annotations

import streamlit as st

from definitions import names
from domain.dates import PartialDate
from domain.statements import Origin
from domain.undo import undoes
from i18n.formats import instant, long_date, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.phases import ORIGIN_WORD
from queries.facts import FactRow
from queries.milestones.history import MilestoneHistory, Said, milestone_history
from queries.milestones.states import MilestoneState
from ui.names import catalog
from ui.session import ask, moment, t
from ui.widgets.text import plain


def show_history(state: MilestoneState) -> None:
    """Show every statement, latest first, those taken back struck out; its estimates stand in
    their own table."""
    known = ask(milestone_history, territory=state.territory, key=state.key, moment=moment())
    st.markdown(f"**{t('Histoire du jalon')}**")
    sentence = "\n".join(_statement_sentence(statement, known) for statement in known.said)
    st.markdown(sentence or t("Rien n’a encore été prévu, déclaré ou dit au Parlement."))


def _statement_sentence(said: Said, known: MilestoneHistory) -> str:
    fact = said.fact
    what = f"**{t(ATTRIBUTE_WORD[fact.attribute])} : {_value(fact)}**"
    lines = [f"~~{what}~~" if said.undone else what]
    if said.undone:
        lines.append(_undone(said.undone, fact, known))
    return "- " + "  \n  ".join([*lines, " · ".join(_details(said, known))])


def _value(fact: FactRow) -> str:
    if not fact.value:
        return t("non renseigné")
    when = PartialDate.parse(fact.value)
    return since_date(when, at_latest=True) if fact.at_latest else long_date(when)


def _undone(fact: FactRow, struck: FactRow, known: MilestoneHistory) -> str:
    """Say when, by whom and why it was taken back."""
    if not fact.withdraws:
        return t("Corrigé depuis.")
    if undoes(fact):
        return f"**{t('Annulé le {when}').format(when=instant(fact.recorded_at))}**"
    sentence = t("Retiré le {when}") if struck.source_key else t("Refusé le {when}")
    reason = f" : « {plain(fact.note)} »" if fact.note else ""
    return f"**{sentence.format(when=instant(fact.recorded_at))}**{_whose(fact, known)}{reason}"


def _details(said: Said, known: MilestoneHistory) -> list[str]:
    fact = said.fact
    details = [f"{_on_whose_word(fact)}{_whose(fact, known)}"]
    if said.detail:
        details.append(plain(said.detail))
    if fact.source_key:
        details.append(plain(names.source_title(catalog(), fact.source_key)))
    if fact.quote:
        details.append(f"« {plain(fact.quote)} »")
    if fact.note:
        details.append(f"{t('note')} : {plain(fact.note)}")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    return details


def _on_whose_word(fact: FactRow) -> str:
    """A declaration stays one in the history, verified since or not; a plan is decided."""
    if fact.origin is Origin.DECLARED:
        return t("déclaré")
    if fact.origin is Origin.VERIFIED and fact.attribute != "actual_on":
        return t("enregistré par la direction de projet")
    return t(ORIGIN_WORD[fact.origin])


def _whose(fact: FactRow, known: MilestoneHistory) -> str:
    name = known.names.get(fact.recorded_by or 0)
    return f" ({plain(name)})" if name else ""
