"""The draft of an answer to Parliament: its sentences, what each stands on, and taking it away."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from documents.brief_texts import plain_text
from domain.addresses import Param
from domain.brief import Section, Standing
from domain.subjects import Subject
from i18n.brief_sentences import SECTION_TITLE, STANDING_WORD
from i18n.formats import long_day
from queries.brief.draft import Brief, BriefSentence
from queries.brief.said import said
from queries.brief.sources import Citation, Document, citations, numbered
from ui import state
from ui.links import phase_href
from ui.names import catalog, name_of
from ui.papers import offer_paper
from ui.session import t, tn
from ui.widgets.kept_files import technical_details
from ui.widgets.text import plain, small


def opening_sentence(brief: Brief) -> str:
    """Say how much can be said on that day, and what has to be done with it."""
    day = long_day(brief.moment.on)
    sentences = [sentence for sentence in brief.sentences if sentence.facts]
    if not sentences:
        return t(
            "Au {day}, aucun fait n’est enregistré\u00a0: le projet de réponse est vide. Choisissez "
            "une date plus récente."
        ).format(day=day)
    count = tn("{n} phrase repose", "{n} phrases reposent", len(sentences))
    return t(
        "Au {day}, {count} sur des faits enregistrés. Ce projet n’affirme rien d’autre\u00a0; "
        "relisez-le avant tout envoi."
    ).format(day=day, count=count)


def ways_out(brief: Brief) -> None:
    """The text to copy, and the files."""
    params = [(Param.TERRITORY, key) for key in brief.scope.territories]
    params += [(Param.PHASE, key) for key in brief.scope.phases]
    offer_paper("/fichiers/reponse", *params, text=True)
    with st.expander(t("Texte seul, à copier")):
        st.code(plain_text(said(catalog(), brief)), language=None, wrap_lines=True)
    asked = urlencode([*params, *state.moment_params().items()])
    json = f"/fichiers/reponse.json{f'?{asked}' if asked else ''}"
    with technical_details():
        st.markdown(t("[Le texte et ses sources, en JSON]({json})").format(json=json))


def show_sections(brief: Brief) -> None:
    """Show each part under its heading, then the documents; one piece of text, however many
    sentences."""
    numbers = numbered(catalog(), brief)
    parts = []
    for section in Section:
        if sentences := brief.of(section):
            parts.append(f"## {t(SECTION_TITLE[section])}")
            parts += [_paragraph(sentence, numbers) for sentence in sentences]
    if numbers:
        parts.append(f"## {t('Sources')}")
        parts.append(
            "\n".join(f"{number}. {_document(document)}" for document, number in numbers.items())
        )
    st.markdown("\n\n".join(parts))


def _paragraph(sentence: BriefSentence, numbers: Mapping[Document, int]) -> str:
    """The sentence, and below it what it is worth and what it stands on."""
    text = plain(sentence.text)
    if sentence.standing is not Standing.DONE:
        text = f"*{text}*"
    cited = [_cited(citation, numbers) for citation in citations(catalog(), sentence)]
    if ways := _ways(sentence):
        cited.append(ways)
    worth = (
        f"{t(STANDING_WORD[sentence.standing])}. {' · '.join(cited)}" if cited else _why_missing()
    )
    return f"{text}  \n{small(worth)}"


def _why_missing() -> str:
    return t("Donnée non disponible\u00a0: aucun fait n’est enregistré à cette date.")


def _cited(citation: Citation, numbers: Mapping[Document, int]) -> str:
    """« Source 2, selon la source : « … » », the number leading to the document."""
    number = t("Source {number}").format(number=numbers[citation.document])
    title = f"[{number}]({citation.document.url})" if citation.document.url else number
    credit = f"{title}, {t(citation.basis)}" if citation.basis else title
    return f"{credit}\u00a0: {plain(citation.quoted)}" if citation.quote else credit


def _document(document: Document) -> str:
    line = plain(document.line)
    return f"[{line}]({document.url})" if document.url else line


def _ways(sentence: BriefSentence) -> str:
    """Say where the facts that people recorded can be seen: their phases, each once."""
    recorded = dict.fromkeys(fact.subject for fact in sentence.facts if fact.source_key is None)
    ways = dict.fromkeys(_way(Subject.parse(subject)) for subject in recorded)
    return " · ".join(way for way in ways if way)


def _way(where: Subject) -> str:
    if not where.phase:
        return ""
    label = t("Voir la phase, {place}").format(place=plain(name_of(where.territory)))
    return f"[{label}]({phase_href(where.territory, where.phase)})"
