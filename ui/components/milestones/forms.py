"""What a person may do with one milestone: estimate, declare it reached, note what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypedDict

import streamlit as st

from definitions.phases import PhaseDefinition
from domain.actions import Action
from domain.addresses import Param
from domain.errors import StaleEdit
from domain.milestones import CHOSEN_CAUSES, Cause, DateNeeded, MilestoneKind
from domain.permissions import Permission
from domain.statements import Side
from domain.text import NOTE_LIMIT
from i18n.formats import in_date
from i18n.labels.milestones import CAUSE_WORD, MILESTONE_KIND_WORD, SIDE_WORD
from queries.milestones.states import MilestoneState
from services.milestones import milestones
from services.milestones.milestones import LINK_LIMIT, TITLE_LIMIT, Addition, Forecast, Reached
from ui.components.milestones.proof import choose_proof
from ui.components.milestones.verify import show_verify_forms
from ui.components.milestones.words import saved, state_words, waits
from ui.links import with_history
from ui.session import announce, can, perform, refusal_text, t
from ui.widgets import saving
from ui.widgets.date_input import choose_date
from ui.widgets.saving import Edit
from ui.widgets.text import plain


def show_forms(state: MilestoneState) -> None:
    """Show one tab an action that this person may do now; nothing at all to readers."""
    if state.version is None:
        return
    offered = {
        label: form
        for permission, applies, label, form in _actions(state)
        if applies and can(permission, state.territory, state.lot)
    }
    if not offered:
        return
    for tab, form in zip(st.tabs(list(offered)), offered.values(), strict=True):
        with tab:
            form(state)


def _actions(
    state: MilestoneState,
) -> Iterator[tuple[Permission, bool, str, Callable[[MilestoneState], None]]]:
    """Return whose each action is, and whether it applies. A form that was begun stays: what
    was typed is not lost when another person is faster."""
    awaited = not state.actual_on
    estimating = awaited or saving.has_begun(_key(state, "forecast"))
    reaching = awaited or saving.has_begun(_key(state, "reached"))
    yield Permission.MILESTONE_VERIFY, waits(state), t("Vérifier"), show_verify_forms
    yield Permission.MILESTONE_FORECAST, estimating, t("Estimer"), _show_forecast_form
    yield Permission.MILESTONE_DECLARE, reaching, t("Déclarer atteint"), _show_declare_form
    yield Permission.COMMITMENT_MARK, True, t("Date dite au Parlement"), _show_tell_form


def _key(state: MilestoneState, name: str) -> str:
    return f"{name}/{state.territory}/{state.key}"


def _show_forecast_form(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "forecast")
    chosen = choose_date(
        t("Date estimée"),
        key=f"{key}/{version}",
        start=state.forecast_on or state.planned_on,
        touch=touch,
        # « Nobody can tell » is an estimate too, and an honest one.
        may_be_unknown=True,
    )
    cause, side = _why(state, f"{key}/{version}", touch)
    note = _area(t("Note"), f"note/{key}/{version}", touch)
    said = in_date(chosen.on) if chosen.on else t("à une date inconnue")
    edit = Edit(
        partial(
            milestones.forecast, **_named(state), forecast=Forecast(chosen.on, cause, side, note)
        ),
        mine=t("estimé {when}").format(when=said),
        saved=saved(
            t("Estimation enregistrée : « {title} » {when}.").format(
                title=plain(state.title), when=said
            )
        ),
    )
    _send_edit(state, edit if chosen.is_made else None, t("Enregistrer l’estimation"), key, version)


def _why(
    state: MilestoneState, key: str, touch: Callable[[], None]
) -> tuple[Cause | None, Side | None]:
    """Asked for as soon as there is an estimate to move."""
    if state.forecast_on is None and state.last_news_on is None:
        return None, None
    left, right = st.columns(2)
    cause = left.selectbox(
        t("Cause du changement"),
        CHOSEN_CAUSES,
        index=None,
        placeholder=t("Si la date change"),
        format_func=lambda option: t(CAUSE_WORD[option]),
        key=f"cause/{key}",
        on_change=touch,
    )
    side = right.selectbox(
        t("Côté responsable"),
        tuple(Side),
        index=None,
        placeholder=t("Si la date change"),
        format_func=lambda option: t(SIDE_WORD[option]),
        key=f"side/{key}",
        on_change=touch,
    )
    return Cause(cause) if cause else None, Side(side) if side else None


def _show_declare_form(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "reached")
    # Empty, never the planned day: what is planned must not become done by a click.
    on = choose_date(t("Atteint le"), key=f"{key}/{version}", start=None, touch=touch).on
    proof, file = choose_proof(state, key=f"{key}/{version}", touch=touch)
    note = _area(t("Note"), f"note/{key}/{version}", touch)
    edit = (
        None
        if on is None
        else Edit(
            partial(milestones.declare, **_named(state), reached=Reached(on, proof, note, file)),
            mine=t("atteint {when}").format(when=in_date(on)),
            saved=saved(
                t("Déclaration enregistrée : « {title} » atteint {when}, à vérifier.").format(
                    title=plain(state.title), when=in_date(on)
                )
            ),
        )
    )
    _send_edit(state, edit, t("Déclarer le jalon atteint"), key, version)


def _show_tell_form(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "told")
    on = choose_date(
        t("Date dite"), key=f"{key}/{version}", start=state.told_on or state.expected, touch=touch
    ).on
    reference = st.text_input(
        t("Référence de la source"),
        state.told_reference,
        max_chars=LINK_LIMIT,
        placeholder=t("par exemple : question écrite no 195 (2023-2024)"),
        key=f"reference/{key}/{version}",
        on_change=touch,
    )
    edit = (
        None
        if on is None
        else Edit(
            partial(milestones.mark_announced, **_named(state), told_on=on, reference=reference),
            mine=t("dite au Parlement : {when}").format(when=in_date(on)),
            saved=saved(
                t("Date dite au Parlement enregistrée : « {title} » {when}.").format(
                    title=plain(state.title), when=in_date(on)
                )
            ),
        )
    )
    _send_edit(state, edit, t("Enregistrer la date dite"), key, version)


def _editing(state: MilestoneState, name: str) -> tuple[str, int, Callable[[], None]]:
    key = _key(state, name)
    return key, saving.seen_version(key, state.version or 0), partial(saving.begin_editing, key)


class Named(TypedDict):
    """What every service about one milestone asks for first."""

    territory: str
    milestone: str


def _named(state: MilestoneState) -> Named:
    return {"territory": state.territory, "milestone": state.key}


def _area(label: str, key: str, touch: Callable[[], None]) -> str:
    return st.text_area(
        label,
        max_chars=NOTE_LIMIT,
        key=key,
        on_change=touch,
        help=t(
            "Écrivez pour des collègues : aucune donnée personnelle, aucun nom de bénéficiaire."
        ),
    )


def _send_edit(
    state: MilestoneState, edit: Edit | None, label: str, key: str, version: int
) -> None:
    """Save what was typed; no `edit` while its date is not chosen, which is refused in words."""
    pressed = st.button(label, type="primary", key=f"save/{key}/{version}")
    if edit is None:
        if pressed:
            st.error(refusal_text(DateNeeded()), icon=":material/error:")
        return
    if pressed:
        saving.save(key, edit, version=version)
    words, present = state_words(state), state.version or 0
    saving.resolve(key, edit, theirs=words, present=present, subject=state.subject)


def show_add_form(phase: PhaseDefinition, territory: str, states: Sequence[MilestoneState]) -> None:
    """Closed until it is needed; nothing to those who may not add."""
    if not can(Permission.MILESTONE_ADD, territory):
        return
    count = sum(state.is_added for state in states)
    key = f"{territory}/{phase.key}/{count}"
    with st.expander(t("Ajouter un jalon"), icon=":material/add:"), st.form(f"add/{key}"):
        title = st.text_input(t("Intitulé"), max_chars=TITLE_LIMIT, key=f"add_title/{key}")
        kind = st.radio(
            t("Nature"),
            tuple(MilestoneKind),
            format_func=lambda option: t(MILESTONE_KIND_WORD[option]),
            horizontal=True,
            key=f"add_kind/{key}",
            help=t("Un jalon se franchit un jour ; une cible est un accord qui reste en vigueur."),
        )
        reason = st.text_area(t("Motif"), max_chars=NOTE_LIMIT, key=f"add_reason/{key}")
        save = st.form_submit_button(t("Ajouter le jalon"), key=f"add_save/{key}")
    if save:
        _add_milestone(
            phase, territory, count, Addition(title, kind or MilestoneKind.MILESTONE, reason)
        )


def _add_milestone(phase: PhaseDefinition, territory: str, seen: int, addition: Addition) -> None:
    try:
        done = perform(
            milestones.add,
            territory=territory,
            phase=phase.key,
            seen_version=seen,
            addition=addition,
        )
    except StaleEdit as refusal:
        st.error(refusal_text(refusal), icon=":material/sync_problem:")
        return
    if done:
        added = t("Jalon ajouté : « {title} ».").format(title=plain(addition.title.strip()))
        where = {Param.TERRITORY: territory, Param.PHASE: phase.key}
        announce(with_history(added, action=Action.MILESTONE_ADDED, **where))
