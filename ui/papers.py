"""The button « Document »: what the page is about as a paper, to send or to go on writing."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import state
from ui.session import t


def offer_paper(address: str, *params: tuple[str, str], text: bool = False) -> None:
    """`address` is that of the file without its ending; it is made when it is asked for, of the day
    that the page shows, and holds what this person may read. `text`: as Markdown too."""
    asked = urlencode([*params, *state.moment_params().items()])
    query = f"?{asked}" if asked else ""
    ways = [
        t("[PDF]({file}), à envoyer ou à imprimer").format(file=f"{address}.pdf{query}"),
        t("[DOCX]({file}), à compléter dans un traitement de texte").format(
            file=f"{address}.docx{query}"
        ),
    ]
    if text:
        way = t("[Markdown]({file}), le texte et ses sources")
        ways.append(way.format(file=f"{address}.md{query}"))
    with st.popover(t("Document"), icon=":material/description:"):
        st.markdown("\n".join(f"- {way}" for way in ways))
