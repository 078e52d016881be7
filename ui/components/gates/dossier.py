"""The gate dossier on one page: what was decided, what is proposed and why, what is done or
open."""

from __future__ import annotations

from datetime import date

import streamlit as st

from domain.errors import N_
from domain.health import Level
from i18n.formats import joined, long_day, short_date
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from i18n.labels.gates import CHECK_WORD, DECISION_WORD, GAP_SENTENCE, GATE_DEFINITION, GATE_WORD
from queries.deliverables.states import DeliverableState
from queries.gates.checklist import CheckItem
from queries.gates.dossier import Dossier
from queries.gates.states import AskedCondition, Decided
from queries.milestones.states import MilestoneState
from ui.components.gates.weather_words import (
    level_word,
    percent_words,
    reason_cells,
    step_sentence,
    titles_of,
    weather_sentence,
)
from ui.components.milestones.words import slip_words, state_words
from ui.names import catalog, name_of
from ui.session import moment, t
from ui.targets import target_of
from ui.widgets.glyphs import DELIVERABLE, GATE
from ui.widgets.tables import NOTHING, Cell, Cells, cell, record_table
from ui.widgets.text import plain, small
from ui.widgets.word_links import badge, meaning

NO_DELIVERABLE = N_("La méthode n’attend pas de livrable de cette phase.")
RULES = N_("Règles : une proposition, à confirmer par le FOREm.")


def opening_sentence(dossier: Dossier) -> str:
    """« À Herstal, au 23 novembre 2026, le passage reste à décider ; notre proposition : … »"""
    summary = dossier.summary
    standing = summary.weather.standing
    return t("À {place}, au {day} : {standing}. {definition}").format(
        place=name_of(summary.weather.state.territory),
        day=long_day(moment().on),
        standing=badge(GATE[standing], t(GATE_WORD[standing])),
        definition=t(GATE_DEFINITION[standing]),
    )


def show_signs(dossier: Dossier) -> None:
    """Weather and progress in one line, each word with its definition."""
    st.markdown(signs(dossier))


def signs(dossier: Dossier) -> str:
    progress = t("Avancement : **{percent}**").format(
        percent=percent_words(dossier.summary.progress)
    )
    return f"{weather_sentence(dossier.summary.weather)} · {progress}"


def show_proposal(dossier: Dossier) -> None:
    st.markdown(proposal(dossier))


def proposal(dossier: Dossier) -> str:
    """Our proposal and what it rests on; it decides nothing."""
    if dossier.proposal is None:
        return t(
            "*Proposition* : aucune. Les conditions pour finir sont trop peu renseignées pour qu’une "
            "règle propose une décision."
        )
    said = t("*Proposition*, par une règle à confirmer : **{decision}**.").format(
        decision=t(DECISION_WORD[dossier.proposal])
    )
    return f"{said} {_because(dossier)}"


def _because(dossier: Dossier) -> str:
    """Say what is left, kind by kind."""
    if not dossier.gaps:
        return t("Tout est fait, accepté ou sans objet.")
    titles = titles_of(dossier.summary) | {
        level.value: level_word(level).lower() for level in Level
    }
    sentences = [
        t(GAP_SENTENCE[gap]).format(
            about=", ".join(
                plain(titles.get(about, about).rstrip("."))
                for other, about in dossier.gaps
                if other is gap
            )
        )
        for gap in dict.fromkeys(gap for gap, _ in dossier.gaps)
    ]
    return t("Restent : {gaps}.").format(gaps=" ; ".join(sentences))


def show_decisions(dossier: Dossier) -> None:
    """Show every decision, latest first, and the conditions of each."""
    if not dossier.history.decisions:
        return  # the sentence that opens the page says so
    record_table(decision_rows(dossier), name=t("Décisions de passage"), key="decisions")
    if asked := condition_rows(dossier):
        record_table(asked, name=t("Conditions de passage"), key="conditions")


def decision_rows(dossier: Dossier) -> list[Cells]:
    return [_decision_cells(decision, dossier) for decision in dossier.history.decisions]


def condition_rows(dossier: Dossier) -> list[Cells]:
    """Those of every decision, replaced ones too."""
    in_force = dossier.summary.weather.gate.decided
    current = in_force.conditions if in_force else ()
    return [
        _condition_cells(condition, is_current=condition in current)
        for decided in dossier.history.decisions
        for condition in decided.conditions
    ]


def _decision_cells(decision: Decided, dossier: Dossier) -> Cells:
    name = dossier.names.get(decision.by or 0)
    word = t(DECISION_WORD[decision.decision])
    return {
        t("Décision"): cell(word, meaning(word)),
        t("Le"): cell(_day(decision.on), order=decision.on.isoformat()),
        t("Par"): f"{decision.body}{f' ({name})' if name else ''}",
        t("Motif"): decision.reason,
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _condition_cells(condition: AskedCondition, *, is_current: bool) -> Cells:
    due = condition.condition.due_on
    return {
        t("Condition"): f"{condition.number}. {condition.condition.text}",
        t("Échéance"): cell(_day(due), order=due.isoformat()),
        t("État"): _condition_state(condition, is_current=is_current),
    }


def _condition_state(condition: AskedCondition, *, is_current: bool) -> Cell | str:
    if condition.condition.closed_on:
        when = t("levée le {when}").format(when=_day(condition.condition.closed_on))
        proof = (t("preuve"), condition.proof)
        return Cell([f"{when}, ", proof]) if condition.proof else when
    if not is_current:
        return t("remplacée par une autre décision")
    lapsed = condition.condition.has_lapsed(moment().on)
    return cell(t("échue"), sign="late") if lapsed else t("à lever")


def show_checklist(dossier: Dossier) -> None:
    name = t("Conditions pour finir")
    record_table(check_rows(dossier), name=name, key="checklist", is_sorted=False)


def check_rows(dossier: Dossier) -> list[Cells]:
    return [_check_cells(item, dossier) for item in dossier.summary.checklist]


def _check_cells(item: CheckItem, dossier: Dossier) -> Cells:
    word = t(CHECK_WORD[item.check])
    return {
        t("Point de la liste"): item.criterion.text.fr,
        t("État"): cell(word, meaning(word)),
        t("Ce qui le montre"): _shown_by(item, dossier),
    }


def _shown_by(item: CheckItem, dossier: Dossier) -> str:
    if item.is_computed:
        proofs = [_proof_title(key, dossier) for key in item.criterion.proven_by]
        return t("calculé : {proofs}").format(proofs=joined(proofs))
    if item.on is None:
        return t("à cocher par l’adjudicataire")
    name = dossier.names.get(item.by or 0)
    said = t("déclaré le {day}").format(day=_day(item.on))
    return f"{item.note} ({said}{f', {name}' if name else ''})"


def _proof_title(key: str, dossier: Dossier) -> str:
    return titles_of(dossier.summary).get(key, key)


def show_deliverables(dossier: Dossier) -> None:
    if not dossier.summary.deliverables:
        st.markdown(small(t(NO_DELIVERABLE)))
        return
    rows = [deliverable_cells(one) for one in dossier.summary.deliverables]
    record_table(rows, name=t("Livrables de la phase"), key="gate_deliverables")


def deliverable_cells(deliverable: DeliverableState) -> Cells:
    word = t(DELIVERABLE_STATUS_WORD[deliverable.status])
    note = t("disponible selon la source") if deliverable.available_on else ""
    return {
        t("Livrable"): cell(deliverable.title, target_of(deliverable.subject, origin="")),
        t("État"): cell(word, meaning(word), sign=DELIVERABLE[deliverable.status].sign, note=note),
        t("Échéance"): cell(short_date(deliverable.due), order=str(deliverable.due))
        if deliverable.due
        else NOTHING,
    }


def show_milestones(dossier: Dossier) -> None:
    rows = [milestone_cells(one) for one in dossier.summary.milestones]
    record_table(rows, name=t("Jalons de la phase"), key="gate_milestones")


def milestone_cells(milestone: MilestoneState) -> Cells:
    slip = milestone.slip(catalog().closing_days)
    return {
        t("Jalon"): cell(milestone.title, target_of(milestone.subject, origin="")),
        t("Date"): state_words(milestone),
        t("Écart"): slip_words(slip) if slip else NOTHING,
    }


def show_weather(dossier: Dossier) -> None:
    """Show why the computed level is what it is, and what would bring it back to « rien à
    signaler »."""
    st.markdown(weather_meaning(dossier))
    if rows := reason_rows(dossier):
        record_table(rows, name=t("Raisons de la météo"), key="reasons")
    if steps := steps_to_good(dossier):
        lines = "\n".join(f"- {step}" for step in steps)
        st.markdown(f"{steps_head()}\n\n{lines}")
    st.markdown(small(t(RULES)))


def weather_meaning(dossier: Dossier) -> str:
    level = catalog().health.level(dossier.summary.weather.computed.level)
    return f"**{plain(level.word)}** : {plain(level.definition)}"


def reason_rows(dossier: Dossier) -> list[Cells]:
    titles = titles_of(dossier.summary)
    return [reason_cells(reason, titles) for reason in dossier.summary.weather.computed.reasons]


def steps_head() -> str:
    good = plain(level_word(Level.GOOD))
    return t("Il suffirait, pour revenir à « {good} », de :").format(good=good)


def steps_to_good(dossier: Dossier) -> list[str]:
    titles = titles_of(dossier.summary)
    return [step_sentence(change, titles) for change in dossier.path_to_good]
