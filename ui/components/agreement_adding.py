"""The form by which an agreement is registered."""

from __future__ import annotations

import streamlit as st

from domain.agreements import AgreementStatus
from domain.permissions import Permission
from i18n.labels.agreements import AGREEMENT_STATUS_WORD
from services.agreements import agreements
from services.agreements.agreements import Step, n_registered
from ui.components.agreement_fields import terms
from ui.components.dating import choose_date
from ui.components.due_filters import places
from ui.components.editing import Edit
from ui.components.register_fields import NOTICE, Form, form
from ui.components.text import plain, small
from ui.links import with_history
from ui.session import ask, can, in_the_past, t, tn


def adding(territory: str | None) -> None:
    """Closed until it is needed; nothing to readers, nor in the past."""
    mine = {key: name for key, name in places().items() if can(Permission.REGISTER_WRITE, key)}
    if in_the_past() or not mine:
        return
    with st.expander(t("Inscrire une convention"), icon=":material/add:"):
        st.markdown(small(t(NOTICE)))
        order = list(mine)
        chosen: str = st.selectbox(
            t("Territoire de la convention"),
            order,
            index=order.index(territory) if territory in mine else 0,
            format_func=lambda key: mine[key],
            key="agreement_place",
        )
        _form(chosen)


def _form(territory: str) -> None:
    """Its fields change their names once something is added: the next one starts empty."""
    count = ask(n_registered, territory=territory)
    recorded = tn("{n} convention inscrite", "{n} conventions inscrites", count)
    here = form(f"agreement/{territory}", present=count, theirs=recorded)
    said = terms(here, territory, None)
    step = step_fields(here, dict(AGREEMENT_STATUS_WORD))
    edit = Edit(
        agreements.add,
        {"territory": territory, "terms": said, "step": step},
        mine=said.title,
        saved=with_history(
            t("«\u00a0{title}\u00a0» est inscrite.").format(title=plain(said.title.strip())),
            action="agreement.added",
        ),
    )
    here.send(t("Inscrire"), edit if step else None, icon=":material/add:")


def step_fields(here: Form, words: dict[AgreementStatus, str]) -> Step | None:
    """How far it is, since when, and how one knows; nothing yet while nobody gave the date."""
    offered = {one.value: t(word) for one, word in words.items()}
    status = here.choice(t("Où en est-elle\u00a0?"), "status", offered)
    since = choose_date(t("Depuis"), key=here.key("since"), start=None, touch=here.touch)
    note = here.area(t("Source ou motif (réunion, courrier, document)"))
    return Step(AgreementStatus(status), since.on, note) if since.on else None
