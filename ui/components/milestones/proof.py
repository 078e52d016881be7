"""The proof that a milestone is reached: choosing it, and leading to it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.urls import old_address
from queries.deliverables.versions import Version, files_of
from queries.milestones.states import MilestoneState
from services.milestones.milestones import LINK_LIMIT
from ui.components.deliverables.words import deliverable_name
from ui.session import ask, t
from ui.widgets.form import Form
from ui.widgets.kept_files import size_words
from ui.widgets.text import plain, small

ADDRESS = 0  # no file has this number


def choose_proof(state: MilestoneState, form: Form) -> tuple[str, int | None]:
    """An address to type, or a file handed in for a deliverable of the phase."""
    files = {file.id: file for file in _files(state)}
    chosen = ADDRESS
    if files:
        words = {ADDRESS: t("Une adresse https")}
        words |= {number: _file_words(file) for number, file in files.items()}
        chosen = form.one_in_list(t("Preuve"), "file", words) or ADDRESS
    else:
        st.markdown(
            small(
                t("Pour prouver par un fichier, déposez-le d’abord avec un livrable de la phase.")
            )
        )
    if chosen != ADDRESS:
        st.markdown(small(described(files[chosen])))
        return "", chosen
    link = form.line(
        t("Preuve (adresse https)"),
        "proof",
        limit=LINK_LIMIT,
        placeholder="https://",
        help=t("L’adresse d’un document que la direction de projet peut ouvrir."),
    )
    return link, None


def proof_words(state: MilestoneState) -> str:
    """The address, or the file with its size."""
    files = _files(state)
    version = next(
        (file for file in files if state.proof in (file.address, old_address(file.id))), None
    )
    return described(version) if version else f"<{state.proof}>"


def described(file: Version) -> str:
    """« [proces-verbal.pdf](…) (12,5 ko) »."""
    return f"[{plain(file.name)}]({file.address}) ({size_words(file.size)})"


def _files(state: MilestoneState) -> Sequence[Version]:
    return ask(files_of, territory=state.territory, phase=state.phase)


def _file_words(file: Version) -> str:
    return t("{deliverable}, version {number} : {name}").format(
        deliverable=deliverable_name(file.deliverable), number=file.number, name=file.name
    )
