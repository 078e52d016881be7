"""What a person may do with one milestone: estimate, declare it reached, verify, note what was told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from domain.milestones import CHOSEN_CAUSES, Cause, Side
from domain.permissions import Permission
from i18n.formats import in_date
from i18n.labels import CAUSE_WORD, SIDE_WORD
from queries.milestones import MilestoneState
from services import milestone_review, milestones
from services.milestone_rows import NOTE_LIMIT
from services.milestones import LINK_LIMIT, Forecast, Reached
from ui.components import editing
from ui.components.dating import choose_date
from ui.components.editing import Edit
from ui.components.milestone_words import state_words, waits
from ui.components.text import plain
from ui.session import can, current_actor, t, today


def forms(state: MilestoneState) -> None:
    """One tab an action that this person may do now; nothing at all to readers."""
    if state.version is None:
        return
    offered = {
        label: form
        for permission, applies, label, form in (
            (Permission.MILESTONE_VERIFY, waits(state), t("Vérifier"), _verify),
            (Permission.MILESTONE_FORECAST, not state.actual_on, t("Estimer"), _forecast),
            (Permission.MILESTONE_DECLARE, not state.actual_on, t("Déclarer atteint"), _declare),
            (Permission.COMMITMENT_MARK, True, t("Date dite au Parlement"), _tell),
        )
        if applies and can(permission, state.territory, state.lot)
    }
    if not offered:
        return
    for tab, form in zip(st.tabs(list(offered)), offered.values(), strict=True):
        with tab:
            form(state)


def _key(state: MilestoneState, name: str) -> str:
    return f"{name}/{state.territory}/{state.key}"


def _forecast(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "forecast")
    on = choose_date(
        t("Date estimée"),
        key=f"{key}/{version}",
        start=state.forecast_on or state.planned_on,
        touch=touch,
        may_be_unknown=True,
    )
    cause, side = _why(state, f"{key}/{version}", touch)
    note = _area(t("Note"), f"note/{key}/{version}", touch)
    said = in_date(on) if on else t("à une date inconnue")
    edit = Edit(
        milestones.forecast,
        _named(state) | {"forecast": Forecast(on, cause, side, note)},
        mine=t("estimé {when}").format(when=said),
        saved=t("Estimation enregistrée : « {title} » {when}.").format(
            title=plain(state.title), when=said
        ),
    )
    _send(state, key, version, edit, t("Enregistrer l’estimation"))


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
        format_func=lambda one: t(CAUSE_WORD[one]),
        key=f"cause/{key}",
        on_change=touch,
    )
    side = right.selectbox(
        t("Côté responsable"),
        tuple(Side),
        index=None,
        placeholder=t("Si la date change"),
        format_func=lambda one: t(SIDE_WORD[one]),
        key=f"side/{key}",
        on_change=touch,
    )
    return Cause(cause) if cause else None, Side(side) if side else None


def _declare(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "reached")
    on = choose_date(t("Atteint le"), key=f"{key}/{version}", start=None, touch=touch, last=today())
    proof = st.text_input(
        t("Preuve (adresse https)"),
        max_chars=LINK_LIMIT,
        placeholder="https://",
        key=f"proof/{key}/{version}",
        on_change=touch,
        help=t("L’adresse d’un document que la direction de projet peut ouvrir."),
    )
    note = _area(t("Note"), f"note/{key}/{version}", touch)
    assert on is not None
    edit = Edit(
        milestones.declare,
        _named(state) | {"reached": Reached(on, proof, note)},
        mine=t("atteint {when}").format(when=in_date(on)),
        saved=t("Déclaration enregistrée : « {title} » atteint {when}, à vérifier.").format(
            title=plain(state.title), when=in_date(on)
        ),
    )
    _send(state, key, version, edit, t("Déclarer le jalon atteint"))


def _verify(state: MilestoneState) -> None:
    if state.declared_by == current_actor().user_id:
        st.info(t("Vous avez déclaré ce jalon : une autre personne doit le vérifier."))
        return
    key, version, touch = _editing(state, "review")
    note = _area(t("Note (obligatoire pour refuser)"), f"note/{key}/{version}", touch)
    yes = Edit(
        milestone_review.verify,
        _named(state) | {"note": note},
        mine=t("vérifié"),
        saved=t("Jalon vérifié : « {title} ».").format(title=plain(state.title)),
    )
    no = Edit(
        milestone_review.refuse,
        _named(state) | {"reason": note},
        mine=t("refusé"),
        saved=t("Déclaration refusée : « {title} » est de nouveau attendu.").format(
            title=plain(state.title)
        ),
    )
    with st.container(horizontal=True):
        accepted = st.button(t("Vérifier le jalon"), type="primary", key=f"yes/{key}")
        refused = st.button(t("Refuser la déclaration"), key=f"no/{key}")
    if accepted or refused:
        editing.save(key, yes if accepted else no, version=version)


def _tell(state: MilestoneState) -> None:
    key, version, touch = _editing(state, "told")
    on = choose_date(
        t("Date dite"),
        key=f"{key}/{version}",
        start=state.told_on or state.expected,
        touch=touch,
    )
    reference = st.text_input(
        t("Référence de la source"),
        state.told_reference,
        max_chars=LINK_LIMIT,
        placeholder=t("par exemple : question écrite no 195 (2023-2024)"),
        key=f"reference/{key}/{version}",
        on_change=touch,
    )
    assert on is not None
    edit = Edit(
        milestones.mark_told,
        _named(state) | {"told_on": on, "reference": reference},
        mine=t("dite au Parlement : {when}").format(when=in_date(on)),
        saved=t("Date dite au Parlement enregistrée : « {title} » {when}.").format(
            title=plain(state.title), when=in_date(on)
        ),
    )
    _send(state, key, version, edit, t("Enregistrer la date dite"))


def _editing(state: MilestoneState, name: str) -> tuple[str, int, Callable[[], None]]:
    key = _key(state, name)
    return key, editing.seen_version(key, state.version or 0), partial(editing.touch, key)


def _named(state: MilestoneState) -> dict[str, object]:
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


def _send(state: MilestoneState, key: str, version: int, edit: Edit, label: str) -> None:
    if st.button(label, type="primary", key=f"save/{key}/{version}"):
        editing.save(key, edit, version=version)
    editing.resolve(key, edit, theirs=state_words(state), present=state.version or 0)
