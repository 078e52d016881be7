"""The forms by which two organisations are linked, and a link is said anew or removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from domain.organisation_links import INTENSITIES, Direction, Mode, Nature, Tie
from domain.permissions import Permission
from i18n.labels.register import MODE_WORD, NATURE_WORD
from queries.register.links import LinkState
from queries.register.organisations import OrganisationState
from services.register import organisation_links
from services.register.organisation_links import n_links
from ui.components.register.sheet import period_words
from ui.session import ask, can, t, tn
from ui.widgets.form import Form, open_form
from ui.widgets.saving import Edit
from ui.widgets.text import plain

OUT, IN, BOTH = "out", "in", "both"


def show_forms(
    organisation: OrganisationState, links: Sequence[LinkState], others: Sequence[OrganisationState]
) -> None:
    """Show nothing at all to readers, nor in the past."""
    if organisation.version is None or not can(Permission.REGISTER_WRITE, organisation.territory):
        return
    named = {str(o.number): o.name for o in others if o.number != organisation.number}
    with st.expander(t("Ajouter un lien"), icon=":material/add_link:"):
        if named:
            _show_add_form(organisation, named)
        else:
            st.markdown(t("Inscrivez d’abord une autre partie prenante dans ce territoire."))
    if links:
        with st.expander(t("Modifier ou retirer un lien"), icon=":material/edit:"):
            _show_change_form(organisation, links, named)


def _show_add_form(organisation: OrganisationState, named: dict[str, str]) -> None:
    count = ask(n_links, territory=organisation.territory)
    recorded = tn("{n} lien noté", "{n} liens notés", count)
    form = open_form(
        f"link/{organisation.territory}/{organisation.number}", present=count, theirs=recorded
    )
    other = form.one_in_list(t("Avec"), "other", named)
    tie = _fields(form, organisation, int(other), None) if other else None
    edit = (
        Edit(
            partial(organisation_links.add, territory=organisation.territory, tie=tie),
            mine=named[other],
            saved=t("Lien noté avec « {name} ».").format(name=plain(named[other])),
        )
        if other and tie
        else None
    )
    form.send(t("Ajouter le lien"), edit)


def _fields(
    form: Form, organisation: OrganisationState, other: int, start: Tie | None
) -> Tie | None:
    """Return what is said of the link; nothing yet while nobody gave its beginning."""
    left, right = st.columns(2)
    with left:
        modes = {mode.value: t(word) for mode, word in MODE_WORD.items()}
        mode = form.choice(t("Mode"), "mode", modes, start.mode if start else None)
        natures = {nature.value: t(word) for nature, word in NATURE_WORD.items()}
        nature = form.choice(t("Nature"), "nature", natures, start.nature if start else None)
    with right:
        ways = _ways(organisation)
        way = form.choice(t("Sens"), "way", ways, _way(organisation, start) if start else None)
        levels = {str(n): t("{n} sur 3").format(n=n) for n in INTENSITIES}
        shown = str(start.intensity) if start else None
        intensity = form.choice(t("Intensité"), "intensity", levels, shown)
    is_formal = form.check(
        t("Formalisé par une convention ou un écrit"),
        "formal",
        start.is_formal if start else False,
    )
    since = form.when(t("Depuis"), "since", start.since if start else None, required=True)
    until = form.when(t("Jusqu’à (facultatif)"), "until", start.until if start else None)
    # A link that begins nowhere could be drawn on no day.
    if since is None or not (mode and nature and way and intensity):
        return None
    # A direction is kept as the order of its two ends: « towards me » is theirs forward.
    first, second = (other, organisation.number) if way == IN else (organisation.number, other)
    direction = Direction.BOTH if way == BOTH else Direction.FORWARD
    kinds = (Mode(mode), Nature(nature), direction)
    return Tie(first, second, *kinds, int(intensity), is_formal, since, until)


def _ways(organisation: OrganisationState) -> dict[str, str]:
    return {
        BOTH: t("Dans les deux sens"),
        OUT: t("De {name} vers l’autre").format(name=organisation.name),
        IN: t("De l’autre vers {name}").format(name=organisation.name),
    }


def _way(organisation: OrganisationState, start: Tie) -> str:
    if start.direction is Direction.BOTH:
        return BOTH
    return OUT if start.first == organisation.number else IN


def _show_change_form(
    organisation: OrganisationState, links: Sequence[LinkState], named: dict[str, str]
) -> None:
    by_number = {str(link.number): link for link in links}
    words = {key: _words(organisation, link, named) for key, link in by_number.items()}
    chosen = st.selectbox(
        t("Lien"),
        list(words),
        format_func=lambda key: words[key],
        key=f"link_chosen/{organisation.territory}/{organisation.number}",
    )
    link = by_number[chosen]
    form = open_form(
        f"{link.subject}/{organisation.number}",
        present=link.version or 0,
        theirs=words[chosen],
        subject=link.subject,
        merges=True,
    )
    never = form.check(
        t("Ce lien n’a jamais existé"),
        "never",
        help=t("Un lien qui a pris fin garde sa trace : donnez-lui plutôt une fin."),
    )
    if never:
        _show_remove_form(form, link, words[chosen])
        return
    tie = _fields(form, organisation, link.other(organisation.number), link.tie)
    saved = t("Lien enregistré.")
    edit = (
        Edit(
            partial(
                organisation_links.change,
                territory=organisation.territory,
                number=link.number,
                tie=tie,
            ),
            mine=words[chosen],
            saved=saved,
        )
        if tie
        else None
    )
    form.send(t("Enregistrer le lien"), edit)


def _show_remove_form(form: Form, link: LinkState, words: str) -> None:
    reason = form.area(t("Motif"), required=True)
    service = partial(
        organisation_links.remove, territory=link.territory, number=link.number, reason=reason
    )
    saved = t("Lien retiré ; le journal le garde.")
    form.send(
        t("Retirer le lien"),
        Edit(service, mine=words, saved=saved),
    )


def _words(organisation: OrganisationState, link: LinkState, named: dict[str, str]) -> str:
    other = named[str(link.other(organisation.number))]
    return f"{other} ({t(MODE_WORD[link.tie.mode]).lower()}, {period_words(link)})"
