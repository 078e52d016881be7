"""The gate dossier on one page: what was decided, what is proposed and why, what is done or
open."""

from __future__ import annotations

from datetime import date

import streamlit as st

from domain.health import Level
from i18n.formats import joined, long_day, short_date
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from i18n.labels.gates import CHECK_WORD, DECISION_WORD, GAP_SENTENCE, GATE_DEFINITION, GATE_WORD
from queries.gates.checklist import CheckItem
from queries.gates.dossier import Dossier
from queries.gates.states import AskedCondition, Decided
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
from ui.widgets.glyphs import GATE
from ui.widgets.text import plain, small
from ui.widgets.word_links import badge, linked

DASH = "—"


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
    progress = t("Avancement : **{percent}**").format(
        percent=percent_words(dossier.summary.progress)
    )
    st.markdown(f"{weather_sentence(dossier.summary.weather)} · {progress}")


def show_proposal(dossier: Dossier) -> None:
    """Our proposal and what it rests on; it decides nothing."""
    if dossier.proposal is None:
        st.markdown(
            t(
                "*Proposition* : aucune. Les conditions pour finir sont trop peu renseignées pour qu’une "
                "règle propose une décision."
            )
        )
        return
    said = t("*Proposition*, par une règle à confirmer : **{decision}**.").format(
        decision=t(DECISION_WORD[dossier.proposal])
    )
    st.markdown(f"{said} {_because(dossier)}")


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
    st.table(
        [_decision_cells(decision, dossier) for decision in dossier.history.decisions],
        hide_index=True,
        alt=t("Décisions de passage"),
    )
    asked = [condition for decided in dossier.history.decisions for condition in decided.conditions]
    if asked:
        in_force = dossier.summary.weather.gate.decided
        current = in_force.conditions if in_force else ()
        st.table(
            [_condition_cells(condition, is_current=condition in current) for condition in asked],
            hide_index=True,
            alt=t("Conditions de passage"),
        )


def _decision_cells(decision: Decided, dossier: Dossier) -> dict[str, str]:
    name = dossier.names.get(decision.by or 0)
    return {
        t("Décision"): linked(t(DECISION_WORD[decision.decision])),
        t("Le"): _day(decision.on),
        t("Par"): f"{plain(decision.body)}{f' ({plain(name)})' if name else ''}",
        t("Motif"): plain(decision.reason),
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _condition_cells(condition: AskedCondition, *, is_current: bool) -> dict[str, str]:
    return {
        t("Condition"): f"{condition.number} — {plain(condition.condition.text)}",
        t("Échéance"): _day(condition.condition.due_on),
        t("État"): _condition_state(condition, is_current=is_current),
    }


def _condition_state(condition: AskedCondition, *, is_current: bool) -> str:
    if condition.condition.closed_on:
        when = t("levée le {when}").format(when=_day(condition.condition.closed_on))
        return f"{when}, [{t('preuve')}]({condition.proof})" if condition.proof else when
    if not is_current:
        return t("remplacée par une autre décision")
    return t("**échue**") if condition.condition.has_lapsed(moment().on) else t("à lever")


def show_checklist(dossier: Dossier) -> None:
    st.table(
        [_check_cells(item, dossier) for item in dossier.summary.checklist],
        hide_index=True,
        alt=t("Conditions pour finir"),
    )


def _check_cells(item: CheckItem, dossier: Dossier) -> dict[str, str]:
    return {
        t("Point de la liste"): plain(item.criterion.text.fr),
        t("État"): linked(t(CHECK_WORD[item.check])),
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
    return f"{plain(item.note)} ({said}{f', {plain(name)}' if name else ''})"


def _proof_title(key: str, dossier: Dossier) -> str:
    return plain(titles_of(dossier.summary).get(key, key))


def show_deliverables(dossier: Dossier) -> None:
    if not dossier.summary.deliverables:
        st.markdown(small(t("La méthode n’attend pas de livrable de cette phase.")))
        return
    st.table(
        [
            {
                t("Livrable"): plain(deliverable.title),
                t("État"): linked(t(DELIVERABLE_STATUS_WORD[deliverable.status]))
                + (f" ({t('disponible selon la source')})" if deliverable.available_on else ""),
                t("Échéance"): short_date(deliverable.due) or DASH,
            }
            for deliverable in dossier.summary.deliverables
        ],
        hide_index=True,
        alt=t("Livrables de la phase"),
    )


def show_milestones(dossier: Dossier) -> None:
    st.table(
        [
            {
                t("Jalon"): plain(milestone.title),
                t("Date"): state_words(milestone),
                t("Écart"): slip_words(slip)
                if (slip := milestone.slip(catalog().closing_days))
                else DASH,
            }
            for milestone in dossier.summary.milestones
        ],
        hide_index=True,
        alt=t("Jalons de la phase"),
    )


def show_weather(dossier: Dossier) -> None:
    """Show why the computed level is what it is, and what would bring it back to « rien à
    signaler »."""
    computed = dossier.summary.weather.computed
    level = catalog().health.level(computed.level)
    st.markdown(f"**{plain(level.word)}** : {plain(level.definition)}")
    titles = titles_of(dossier.summary)
    if computed.reasons:
        st.table(
            [reason_cells(reason, titles) for reason in computed.reasons],
            hide_index=True,
            alt=t("Raisons de la météo"),
        )
    if dossier.path_to_good:
        good = plain(level_word(Level.GOOD))
        steps = "\n".join(f"- {step_sentence(change, titles)}" for change in dossier.path_to_good)
        head = t("Il suffirait, pour revenir à « {good} », de :").format(good=good)
        st.markdown(f"{head}\n\n{steps}")
    st.markdown(small(t("Règles : une proposition, à confirmer par le FOREm.")))
