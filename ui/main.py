"""Page frame: who is signed in, navigation, the day looked at; then the page."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from domain.errors import DomainError, Outage
from services.running import now
from ui import state
from ui.frame.frame import (
    definition_banner,
    name_tab,
    past_banner,
    show_bar,
    show_footer,
    show_notice,
    signed_out,
)
from ui.links import go_on_landing, home_link
from ui.navigation import pages_of
from ui.session import PageEnds, SignedOut, moment, refusal_text, t, visiting

try:
    with visiting() as actor:
        page = st.navigation(pages_of(actor), position="hidden")
        name_tab(page.title)
        state.keep_moment(page.url_path, now())
        go_on_landing(page.url_path, now())
        show_bar(actor, current=page.url_path)
        definition_banner(actor)
        moment()
        past_banner()
        show_notice()
        with suppress(PageEnds):
            page.run()
        state.mark_notice_shown(now())
except SignedOut:
    signed_out()
except Outage as outage:
    st.error(refusal_text(outage), icon=":material/error:")
    st.button(t("Réessayer"), icon=":material/refresh:")  # the page runs anew
except DomainError as refusal:
    st.error(refusal_text(refusal), icon=":material/error:")
    home_link(t("Revenir à la vue d’ensemble"))
finally:  # a page that stops early has one, too
    show_footer()
