"""What stands around every page: the day looked at, its banner, the person, the signed-out notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from domain.dates import BRUSSELS
from domain.errors import FutureKnowledge
from domain.permissions import Actor, Permission
from i18n.formats import long_date, long_day
from queries.following.journal import first_recording
from queries.following.undo import undoable_action
from services.running import live_catalog, now
from settings import version
from ui import state
from ui.components.following.undo import undo_button
from ui.frame.top_bar import top_bar
from ui.links import href
from ui.navigation import HELP
from ui.session import ask, current_catalog, in_the_past, moment, t, today
from ui.widgets.selectors import type_day
from ui.widgets.text import small

ANSWER = "question-195"  # the only public statement on the pilot: its day is one to come back to
ICON = Path(__file__).parents[1] / "icon.svg"  # our own: Streamlit would fetch one elsewhere
DAY_PANEL = "frame_day_panel"


def name_tab(words: str) -> None:
    """What the browser's tab and its history call this page."""
    st.set_page_config(f"{words} – {t('Suivi Pôle insertion')}", ICON, layout="wide")


def show_bar(actor: Actor, *, current: str) -> None:
    """On top of every page; opened, the choice of the day hangs from it, until a day is chosen or
    the page is left."""
    was_open = state.get(DAY_PANEL) == current
    is_open = top_bar(actor, current=current, day=_shown_day(), is_open=was_open)
    state.put(DAY_PANEL, current if is_open else None)
    if is_open is not was_open:
        st.rerun()
    if is_open:
        with st.container(key="day-panel"):
            _date_control()


def _shown_day() -> str:
    on, _ = state.stored_days(today())
    return t("État au {day}").format(day=f"{on:%d/%m/%Y}") if on else t("Aujourd’hui")


def _date_control() -> None:
    st.markdown(small(t("Tous les écrans montrent l’état au jour choisi.")))
    on, known = state.stored_days(today())
    type_day(
        t("État au"),
        name="frame_on",
        value=on or today(),
        last=today(),
        write=lambda day: _look_at(day if day != today() else None, known),
    )
    type_day(
        t("Tel qu’enregistré au plus tard le (facultatif)"),
        name="frame_known",
        value=known,
        last=today(),
        write=lambda day: _look_at(on, day),
        late=FutureKnowledge,
        help=t("Pour revoir ce que le suivi affichait ce jour-là, sans les ajouts ultérieurs."),
    )
    _answer_button()
    if in_the_past():
        _today_button("today_in_panel")


def _look_at(on: date | None, known: date | None) -> None:
    state.set_moment(on, known)
    state.forget(DAY_PANEL)


def _answer_button() -> None:
    day = next((source.on for source in current_catalog().sources if source.key == ANSWER), None)
    if day:
        label = t("{day} : la réponse au Parlement").format(day=long_date(day))
        st.button(label, on_click=_look_at, args=(day.last, None), width="stretch")


def _today_button(key: str) -> None:
    label = t("Revenir à aujourd’hui")
    st.button(label, key=key, on_click=_look_at, args=(None, None), width="stretch")


def past_banner() -> None:
    """Always in sight when the screen does not show today."""
    if not in_the_past():
        return
    looked_at = moment()
    with st.container(key="past-banner", horizontal=True, vertical_alignment="center"):
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
            on_click=_look_at,
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


def show_notice() -> None:
    """Say what the last act did; the browser then forgets the words that it recorded."""
    place = st.empty()  # always there: what follows must not move, or open tabs would close
    if notice := state.notice(now()):
        is_news = notice.is_news(now())
        # The script that keeps what is typed (web/assets/brouillons.js) reads the name: what is
        # typed after the news is not forgotten again.
        name = f"enregistre//{notice.form}" if is_news else "fait"
        with place.container(key=f"{name}//v{notice.number}"):
            with st.container(key="notice", horizontal=True, vertical_alignment="center"):
                show = st.success if is_news else st.info
                show(notice.words, icon=":material/check_circle:")
                if notice.act:
                    _undo_button(notice.act)
            if notice.code:
                st.code(notice.code, language=None, wrap_lines=True)


def _undo_button(act: int) -> None:
    """What was just recorded is taken back, or refused in words once it is too late."""
    action = None if in_the_past() else ask(undoable_action, event_id=act)
    if action:
        undo_button(act, action)


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


def show_footer() -> None:
    """Under every page: the statements that the law wants to be reached from anywhere, and which
    version this is."""
    statements = (
        (t("Accessibilité : partiellement conforme"), "accessibilite"),
        (t("Données personnelles"), "donnees-personnelles"),
        (t("Sources"), "sources"),
    )
    ways = [f"[{words}]({href(HELP)}#{anchor})" for words, anchor in statements]
    with st.container(key="footer"):
        st.markdown(" · ".join([*ways, t("Version {version}").format(version=version())]))


def signed_out() -> None:
    """The session ended elsewhere, or lasted too long."""
    st.title(t("Votre session est terminée"))
    st.write(t("Reconnectez-vous pour continuer ; ce que vous avez tapé reste dans cet onglet."))
    st.markdown(f"[{t('Se connecter')}]({_way_back()})")


def _way_back() -> str:
    """Return the address of sign-in, which leads back to the page shown."""
    query = urlencode(st.query_params.to_dict())
    page = urlsplit(st.context.url or "").path or "/"
    wanted = quote(f"{page}?{query}" if query else page, safe="")
    return f"/compte/connexion?next={wanted}"
