"""The button « Document »: what the page is about as a paper, to send or to go on writing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from documents.papers.making import MEDIA, PaperKind, paper_file
from documents.papers.paper import Paper
from ui import state
from ui.session import offer_file, t
from ui.widgets.text import plain

ICON = ":material/description:"


def offer_paper(address: str, *params: tuple[str, str], text: bool = False) -> None:
    """`address` is that of the file without its ending; it is made when it is asked for, of the day
    that the page shows, and holds what this person may read. `text`: as Markdown too."""
    asked = urlencode([*params, *state.moment_params().items()])
    query = f"?{asked}" if asked else ""
    lines = [_way(kind, f"{address}.{kind}{query}") for kind in PaperKind]
    if text:
        way = t("[Markdown]({file}), le texte et ses sources")
        lines.append(way.format(file=f"{address}.md{query}"))
    with st.popover(t("Document"), icon=ICON):
        st.markdown("\n".join(f"- {line}" for line in lines))


def offer_document(*papers: Callable[[], Paper]) -> None:
    """The papers of what the page shows, put together when the button opens, made when they are taken;
    for this person alone."""
    with st.popover(t("Document"), icon=ICON, key="document", on_change="rerun") as opened:
        if opened.open:
            for make in papers:
                paper = make()
                if len(papers) > 1:
                    st.markdown(f"**{plain(paper.title)}**")
                _show(paper)


def _show(paper: Paper) -> None:
    files = {
        kind: offer_file(f"{paper.name}.{kind}", MEDIA[kind], partial(paper_file, paper, kind))
        for kind in PaperKind
    }
    st.markdown("\n".join(f"- {_way(kind, file)}" for kind, file in files.items()))


def _way(kind: PaperKind, file: str) -> str:
    words = {
        PaperKind.PDF: t("[PDF]({file}), à envoyer ou à imprimer"),
        PaperKind.DOCX: t("[DOCX]({file}), à compléter dans un traitement de texte"),
    }
    return words[kind].format(file=file)
