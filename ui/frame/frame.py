"""What stands around every page: the day looked at, its banner, the person, the signed-out notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from domain.dates import BRUSSELS, CALENDAR_FIRST
from domain.permissions import Actor, Permission
from i18n.formats import long_date, long_day
from queries.following.journal import first_recording
from services.running import live_catalog
from ui import state
from ui.frame.top_bar import top_bar
from ui.session import ask, current_catalog, in_the_past, moment, t, today
from ui.widgets.text import small

ANSWER = "question-195"  # the only public statement on the pilot: its day is one to come back to
ICON = Path(__file__).parents[1] / "icon.svg"  # our own: Streamlit would fetch one elsewhere
ON_WIDGET, KNOWN_WIDGET = "frame_on", "frame_known"
DAY_PANEL = "frame_day_panel"


def name_tab(words: str) -> None:
    """What the browser's tab and its history call this page."""
    st.set_page_config(f"{words} – {t('Suivi Pôle insertion')}", ICON, layout="wide")


def show_bar(actor: Actor, *, current: str) -> None:
    """On top of every page; opened, the choice of the day follows."""
    was_open = state.get(DAY_PANEL) is True
    is_open = top_bar(actor, current=current, day=_shown_day(), is_open=was_open)
    if is_open is not was_open:
        state.put(DAY_PANEL, is_open)
        st.rerun()
    if is_open:
        with st.container(border=True):
            _date_control()


def _shown_day() -> str:
    on, _ = state.stored_days(today())
    return t("État au {day}").format(day=f"{on:%d/%m/%Y}") if on else t("Aujourd’hui")


def _date_control() -> None:
    st.markdown(small(t("Tous les écrans montrent l’état au jour choisi.")))
    on, known = state.stored_days(today())
    st.date_input(
        t("État au"),
        on or today(),
        CALENDAR_FIRST,
        today(),
        key=ON_WIDGET,
        on_change=_go_to_day,
        format="DD/MM/YYYY",
    )
    st.date_input(
        t("Tel qu’enregistré au plus tard le (facultatif)"),
        known,
        CALENDAR_FIRST,
        today(),
        key=KNOWN_WIDGET,
        on_change=_go_to_day,
        format="DD/MM/YYYY",
        help=t("Pour revoir ce que le suivi affichait ce jour-là, sans les ajouts ultérieurs."),
    )
    _answer_button()
    _today_button("today_in_panel")


def _go_to_day() -> None:
    on, known = state.get(ON_WIDGET), state.get(KNOWN_WIDGET)
    day = on if isinstance(on, date) and on != today() else None
    state.set_moment(day, known if isinstance(known, date) else None)


def _answer_button() -> None:
    day = next((source.on for source in current_catalog().sources if source.key == ANSWER), None)
    if day:
        label = t("{day} : la réponse au Parlement").format(day=long_date(day))
        st.button(label, on_click=state.set_moment, args=(day.last, None), width="stretch")


def _today_button(key: str) -> None:
    label = t("Revenir à aujourd’hui")
    st.button(label, key=key, on_click=state.set_moment, args=(None, None), width="stretch")


def past_banner() -> None:
    """Always in sight when the screen does not show today."""
    if not in_the_past():
        return
    looked_at = moment()
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        text = t("**État au {day}** — lecture seule.").format(day=long_day(looked_at.on))
        if looked_at.known_at:
            text = t("**État au {day}, tel qu’enregistré le {known}** — lecture seule.").format(
                day=long_day(looked_at.on),
                known=long_day(looked_at.known_at.astimezone(BRUSSELS).date()),
            )
        st.markdown(f":material/history: {text} {_before_the_record()}")
        st.button(
            t("Revenir à aujourd’hui"),
            key="today_in_banner",
            on_click=state.set_moment,
            args=(None, None),
        )


def _before_the_record() -> str:
    known_at, first = moment().known_at, ask(first_recording)
    if known_at is None or first is None or first <= known_at:
        return ""
    day = long_day(first.astimezone(BRUSSELS).date())
    return t("Le suivi n’existait pas encore : ses premières données datent du {day}.").format(
        day=day
    )


def definition_banner(actor: Actor) -> None:
    """Leads and administrators are told when a definition file has turned bad."""
    problems = live_catalog().problems
    if not problems or not actor.can(Permission.METHOD_WATCH):
        return
    message = t("Un fichier de définition est erroné : la dernière version juste reste affichée.")
    st.warning(message, icon=":material/warning:")
    with st.expander(t("Voir ce qui est erroné")):
        for problem in problems:
            st.text(str(problem))


def signed_out() -> None:
    """The session ended elsewhere, or lasted too long."""
    st.title(t("Votre session est terminée"))
    st.write(t("Reconnectez-vous pour continuer ; rien de ce qui était enregistré n’est perdu."))
    st.markdown(f"[{t('Se connecter')}](/compte/connexion)")
