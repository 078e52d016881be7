"""The proof that a milestone is reached: choosing it, and leading to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from domain.urls import file_address, file_number
from queries.deliverables.versions import Version, files_of
from queries.milestones.states import MilestoneState
from services.milestones.milestones import LINK_LIMIT
from ui.components.deliverables.words import deliverable_name
from ui.session import ask, t
from ui.widgets.sizes import size_words
from ui.widgets.text import plain, small

ADDRESS = 0  # no file has this number


def choose_proof(
    state: MilestoneState, *, key: str, touch: Callable[[], None]
) -> tuple[str, int | None]:
    """An address to type, or a file handed in for a deliverable of the phase."""
    files = {file.id: file for file in _files(state)}
    chosen = ADDRESS
    if files:
        chosen = st.selectbox(
            t("Preuve"),
            [ADDRESS, *files],
            format_func=lambda number: (
                _file_words(files[number]) if number else t("Une adresse https")
            ),
            key=f"file/{key}",
            on_change=touch,
        )
    else:
        st.markdown(
            small(
                t("Pour prouver par un fichier, déposez-le d’abord avec un livrable de la phase.")
            )
        )
    if chosen != ADDRESS:
        st.markdown(small(described(files[chosen])))
        return "", chosen
    link = st.text_input(
        t("Preuve (adresse https)"),
        max_chars=LINK_LIMIT,
        placeholder="https://",
        key=f"proof/{key}",
        on_change=touch,
        help=t("L’adresse d’un document que la direction de projet peut ouvrir."),
    )
    return link, None


def proof_words(state: MilestoneState) -> str:
    """The address, or the file with its size and its digest."""
    number = file_number(state.proof)
    version = next((file for file in _files(state) if file.id == number), None)
    return described(version) if version else f"<{state.proof}>"


def described(file: Version) -> str:
    """« [proces-verbal.pdf](…) (12,5 ko, SHA-256 …) »."""
    name, address = plain(file.name), file_address(file.id)
    return f"[{name}]({address}) ({size_words(file.size)}, SHA-256 `{file.digest}`)"


def _files(state: MilestoneState) -> Sequence[Version]:
    return ask(files_of, territory=state.territory, phase=state.phase)


def _file_words(file: Version) -> str:
    return t("{deliverable}, version {number} : {name}").format(
        deliverable=deliverable_name(file.deliverable), number=file.number, name=file.name
    )
