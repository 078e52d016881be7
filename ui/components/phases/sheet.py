"""What a phase is and where it stands: its state, its dates, its conditions, its purpose and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from definitions.base import Statement
from definitions.phases import CriterionDefinition
from domain.dates import PartialDate
from domain.errors import N_
from domain.gates import Check
from domain.phases import PhaseStatus
from domain.schedule import Flag, Slip, slip_of
from i18n.formats import long_date, since_date
from i18n.labels.gates import CHECK_WORD
from i18n.labels.milestones import PROOF_WORD
from i18n.labels.phases import FLAG_WORD, ORIGIN_WORD, PHASE_STATUS_WORD
from i18n.labels.raci import RESPONSIBILITY_WORD
from i18n.sentences import WAS, late_start_words, real_end, real_start
from queries.gates.dossier import PhaseSummary
from queries.phases.sheet import PhaseSheet
from queries.phases.states import PhaseState
from ui.components.milestones.words import slip_words
from ui.components.phases.words import state_sentence
from ui.names import catalog, name_of
from ui.session import t
from ui.widgets.glyphs import FLAG, STATUS
from ui.widgets.tables import fact_table, record_table
from ui.widgets.text import plain, small
from ui.widgets.word_links import badge, linked


def opening_sentence(state: PhaseState) -> None:
    """« À Herstal, cette phase est en cours depuis le …, commencée 33 mois après la date prévue. »,
    in the past of what nobody has told of for long."""
    words = state_sentence(state)
    if not words.startswith(WAS):
        words = f"{t(WAS) if state.flag is Flag.STALE else t('est')} {words}"
    late = late_start_words(state)
    said = t("À {place}, cette phase {state}.").format(
        place=name_of(state.territory), state=f"{words}, {late}" if late else words
    )
    st.markdown(said)


def status_line(state: PhaseState) -> None:
    """The status as a glyph, a word and a colour that leads to its definition; whose word it is."""
    badges = [badge(STATUS[state.status], t(PHASE_STATUS_WORD[state.status]))]
    if state.flag:
        badges.append(badge(FLAG[state.flag], t(FLAG_WORD[state.flag])))
    if state.origin and state.status is not PhaseStatus.UNKNOWN:
        badges.append(f":gray-badge[{t(ORIGIN_WORD[state.origin])}]")
    st.markdown(" ".join(badges))


def dates_table(state: PhaseState) -> None:
    """Planned beside real, never mixed, and how far apart they are."""
    record_table(
        [
            {
                t("Date"): t(label),
                t("Prévu"): _date_words(planned, at_latest=False),
                t("Réel"): _date_words(real, at_latest=at_latest),
                t("Écart"): slip_words(_slip(planned, real, at_latest=at_latest)),
            }
            for label, planned, (real, at_latest) in (
                (N_("Début"), state.planned_start, real_start(state)),
                (N_("Fin"), state.planned_end, real_end(state)),
            )
        ],
        name=t("Dates prévues et réelles"),
        key="dates",
        is_sorted=False,
    )


def _slip(planned: PartialDate | None, real: PartialDate | None, *, at_latest: bool) -> Slip | None:
    """Nothing can be told of a date that is only known as « au plus tard »."""
    return None if at_latest else slip_of(planned, real, catalog().closing_days)


def _date_words(when: PartialDate | None, *, at_latest: bool) -> str:
    if when is None:
        return t("non renseigné")
    return since_date(when, at_latest=True) if at_latest else long_date(when)


def origin_of(statement: Statement) -> str:
    """« source : … » or *proposition*, said after every statement of the method."""
    if statement.reference:
        return f"({t('source')} : {catalog().source(statement.reference).title})"
    return f"*({t('proposition')})*"


def stated(words: str, statement: Statement) -> str:
    """Words of the method with their source; without one they are ours, and in italics: `show_ours`
    says so once a block."""
    return f"{words} {origin_of(statement)}" if statement.reference else f"*{words}*"


def show_ours() -> None:
    st.markdown(small(t("En italique : notre proposition, à confirmer par le FOREm.")))


def _criteria(
    title: str,
    items: Sequence[CriterionDefinition],
    met: Mapping[str, bool | None],
    ticked: Mapping[str, Check],
) -> None:
    """Entry or exit criteria; beside those that data is to prove, what it says here, and beside
    those that people tick, what they said."""
    lines = [
        f"- {stated(plain(item.text.fr), item)}{_standing(item, met, ticked)}" for item in items
    ]
    st.markdown("\n".join([f"**{title}**\n", *lines]))


def _standing(
    item: CriterionDefinition, met: Mapping[str, bool | None], ticked: Mapping[str, Check]
) -> str:
    if item.key in ticked:
        return f" · {linked(t(CHECK_WORD[ticked[item.key]]))}"
    return f" · {t(PROOF_WORD[met[item.key]])}" if item.provable else ""


def show_conditions(sheet: PhaseSheet, seen: PhaseSummary | None) -> None:
    """What it takes to begin and to end, with what the data says of it."""
    left, right = st.columns(2)
    with left:
        _criteria(t("Conditions pour commencer"), sheet.definition.entry_criteria, sheet.met, {})
    with right:
        ticked = seen.ticked if seen else {}
        _criteria(t("Conditions pour finir"), sheet.definition.exit_criteria, sheet.met, ticked)
    if not all(item.reference for item in _conditions(sheet)):
        show_ours()


def _conditions(sheet: PhaseSheet) -> Iterator[CriterionDefinition]:
    yield from sheet.definition.entry_criteria
    yield from sheet.definition.exit_criteria


def show_method(sheet: PhaseSheet) -> None:
    """What the method says of it, in any territory."""
    purpose = sheet.definition.purpose
    st.markdown(f"{plain(purpose.text.fr)} {origin_of(purpose)}")
    _raci(sheet)


def _raci(sheet: PhaseSheet) -> None:
    """Show who realises, approves, is consulted, is informed."""
    st.header(t("Qui fait quoi"))
    roles = sheet.definition.raci
    played = {
        catalog().actor_type(code).name: ", ".join(
            t(RESPONSIBILITY_WORD[r]) for r in roles.of(code)
        )
        for code in roles.roles
    }
    fact_table(played, name=t("Rôle de chaque type d’acteur dans la phase"), key="roles")
    st.markdown(small(origin_of(roles)))
