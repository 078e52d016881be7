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
from ui.widgets.date_input import choose_date
from ui.widgets.form import Form, form
from ui.widgets.saving import Edit
from ui.widgets.text import plain

OUT, IN, BOTH = "out", "in", "both"


def forms(
    one: OrganisationState, found: Sequence[LinkState], others: Sequence[OrganisationState]
) -> None:
    """Nothing at all to readers, nor in the past."""
    if one.version is None or not can(Permission.REGISTER_WRITE, one.territory):
        return
    named = {str(o.number): o.name for o in others if o.number != one.number}
    with st.expander(t("Ajouter un lien"), icon=":material/add_link:"):
        if named:
            _add(one, named)
        else:
            st.markdown(t("Inscrivez d’abord une autre partie prenante dans ce territoire."))
    if found:
        with st.expander(t("Modifier ou retirer un lien"), icon=":material/edit:"):
            _change(one, found, named)


def _add(one: OrganisationState, named: dict[str, str]) -> None:
    count = ask(n_links, territory=one.territory)
    recorded = tn("{n} lien noté", "{n} liens notés", count)
    here = form(f"link/{one.territory}/{one.number}", present=count, theirs=recorded)
    other = here.choice(t("Avec"), "other", named)
    tie = _fields(here, one, int(other), None)
    saved = t("Lien noté avec « {name} ».").format(name=plain(named[other]))
    edit = (
        Edit(
            partial(organisation_links.add, territory=one.territory, tie=tie),
            mine=named[other],
            saved=saved,
        )
        if tie
        else None
    )
    here.send(t("Ajouter le lien"), edit)


def _fields(here: Form, one: OrganisationState, other: int, start: Tie | None) -> Tie | None:
    """What is said of the link; nothing yet while nobody gave its beginning."""
    left, right = st.columns(2)
    with left:
        modes = {mode.value: t(word) for mode, word in MODE_WORD.items()}
        mode = here.choice(t("Mode"), "mode", modes, start.mode if start else None)
        natures = {nature.value: t(word) for nature, word in NATURE_WORD.items()}
        nature = here.choice(t("Nature"), "nature", natures, start.nature if start else None)
    with right:
        way = here.choice(t("Sens"), "way", _ways(one), _way(one, start))
        levels = {str(n): t("{n} sur 3").format(n=n) for n in INTENSITIES}
        shown = str(start.intensity) if start else "2"
        intensity = here.choice(t("Intensité"), "intensity", levels, shown)
    is_formal = st.checkbox(
        t("Formalisé par une convention ou un écrit"),
        start.is_formal if start else False,
        key=here.key("formal"),
        on_change=here.touch,
    )
    since = choose_date(
        t("Depuis"), key=here.key("since"), start=start.since if start else None, touch=here.touch
    )
    until = choose_date(
        t("Jusqu’à (facultatif)"),
        key=here.key("until"),
        start=start.until if start else None,
        touch=here.touch,
    )
    if since.on is None:
        return None
    first, second = (other, one.number) if way == IN else (one.number, other)
    direction = Direction.BOTH if way == BOTH else Direction.FORWARD
    kinds = (Mode(mode), Nature(nature), direction)
    return Tie(first, second, *kinds, int(intensity), is_formal, since.on, until.on)


def _ways(one: OrganisationState) -> dict[str, str]:
    return {
        BOTH: t("Dans les deux sens"),
        OUT: t("De {name} vers l’autre").format(name=one.name),
        IN: t("De l’autre vers {name}").format(name=one.name),
    }


def _way(one: OrganisationState, start: Tie | None) -> str:
    if start is None or start.direction is Direction.BOTH:
        return BOTH
    return OUT if start.first == one.number else IN


def _change(one: OrganisationState, found: Sequence[LinkState], named: dict[str, str]) -> None:
    by_number = {str(link.number): link for link in found}
    words = {key: _words(one, link, named) for key, link in by_number.items()}
    chosen = st.selectbox(
        t("Lien"),
        list(words),
        format_func=lambda key: words[key],
        key=f"link_chosen/{one.territory}/{one.number}",
    )
    link = by_number[chosen]
    here = form(
        f"{link.subject}/{one.number}",
        present=link.version or 0,
        theirs=words[chosen],
        subject=link.subject,
    )
    never = st.checkbox(
        t("Ce lien n’a jamais existé"),
        key=here.key("never"),
        on_change=here.touch,
        help=t("Un lien qui a pris fin garde sa trace : donnez-lui plutôt une fin."),
    )
    if never:
        _remove(here, link, words[chosen])
        return
    tie = _fields(here, one, link.other(one.number), link.tie)
    saved = t("Lien enregistré.")
    edit = (
        Edit(
            partial(
                organisation_links.change, territory=one.territory, number=link.number, tie=tie
            ),
            mine=words[chosen],
            saved=saved,
        )
        if tie
        else None
    )
    here.send(t("Enregistrer le lien"), edit)


def _remove(here: Form, link: LinkState, words: str) -> None:
    reason = here.area(t("Motif"))
    service = partial(
        organisation_links.remove, territory=link.territory, number=link.number, reason=reason
    )
    saved = t("Lien retiré ; le journal le garde.")
    here.send(
        t("Retirer le lien"),
        Edit(service, mine=words, saved=saved),
    )


def _words(one: OrganisationState, link: LinkState, named: dict[str, str]) -> str:
    other = named[str(link.other(one.number))]
    return f"{other} ({t(MODE_WORD[link.tie.mode]).lower()}, {period_words(link)})"
