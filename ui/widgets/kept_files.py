"""Files that are kept: their sizes as French readers write them, and what proves that they are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from i18n.formats import grouped
from ui.session import t
from ui.widgets.text import plain

KILOBYTE = 1024


def size_words(size: int) -> str:
    """« 812 octets », « 12,5 ko », « 3,2 Mo »."""
    if size < KILOBYTE:
        return t("{n} octets").format(n=size)
    if size < KILOBYTE**2:
        return t("{n} ko").format(n=grouped(round(size / KILOBYTE, 1)))
    return t("{n} Mo").format(n=grouped(round(size / KILOBYTE**2, 1)))


@contextmanager
def technical_details() -> Iterator[None]:
    """What only a few need to read: folded."""
    with st.expander(t("Détails techniques"), icon=":material/data_object:"):
        yield


def show_digests(files: Sequence[tuple[str, str]]) -> None:
    """The digest of each file, by its name, folded."""
    with technical_details():
        st.markdown(
            t(
                "L’empreinte SHA-256 d’un fichier est calculée à son dépôt\u00a0: la recalculer prouve "
                "qu’il n’a pas changé."
            )
        )
        st.markdown("\n".join(f"- {plain(name)}\u00a0: `{digest}`" for name, digest in files))
