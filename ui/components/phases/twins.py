"""Two territories beside each other at one phase: in a sentence, in what differs, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from domain.addresses import Param
from domain.dates import PartialDate
from domain.errors import N_
from domain.twins import Aspect, Duration, Pair
from i18n.formats import long_date, long_day
from queries.phases.twins import PLANNED, REAL, Side, Twins
from queries.places import definition_of, known_territory
from ui import state as address
from ui.components.deliverables import words
from ui.components.milestones import words as milestone_words
from ui.components.phases.words import state_sentence
from ui.components.register.words import engagement_words, type_name
from ui.links import link
from ui.names import catalog, name_of
from ui.navigation import TWINS
from ui.session import ask, moment, t, tn
from ui.widgets.filters import phases, places
from ui.widgets.selectors import choose
from ui.widgets.tables import Group, Row, Table, record_tables
from ui.widgets.text import plain

OTHER = "avec"
DASH = "–"
DATE_WORD = {
    "planned_start": N_("Début prévu"),
    "planned_end": N_("Fin prévue"),
    "actual_start": N_("Début réel"),
    "actual_end": N_("Fin réelle"),
}
DURATION_WORD = {PLANNED: N_("Durée prévue"), REAL: N_("Durée réelle")}
ASPECT_WORD = {
    Aspect.PHASE: N_("État"),
    Aspect.DATE: N_("Dates"),
    Aspect.DURATION: N_("Durées"),
    Aspect.MILESTONE: N_("Jalons"),
    Aspect.DELIVERABLE: N_("Livrables"),
    Aspect.ACTOR: N_("Acteurs"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    first: str
    second: str
    phase: str


def read_filter() -> Wanted:
    """Return what the address asks for, else the first two territories and the first phase;
    refuses what does not exist or is not for this person."""
    seen = list(places())
    first, other = address.param(Param.TERRITORY), address.param(OTHER)
    territory = ask(known_territory, key=first) if first else seen[0]
    rest = [key for key in seen if key != territory]
    phase = address.param(Param.PHASE) or next(iter(phases()))
    there = ask(known_territory, key=other) if other else rest[0]
    return Wanted(territory, there, ask(definition_of, phase=phase).key)


def show_selectors(chosen: Wanted) -> None:
    first, second, phase = st.columns(3)
    seen = list(places())
    with first:
        choose(
            t("Territoire"), seen, param=Param.TERRITORY, value=chosen.first, format_func=name_of,
        )  # fmt: skip
    with second:
        choose(t("À côté de"), seen, param=OTHER, value=chosen.second, format_func=name_of)
    with phase:
        named = phases()
        choose(
            t("Phase"), list(named), param=Param.PHASE, value=chosen.phase,
            format_func=lambda key: named[key],
        )  # fmt: skip


def show_single_territory() -> None:
    """For who sees fewer than two territories."""
    st.info(
        t(
            "Cette page compare deux territoires, et un seul vous est ouvert. La direction de "
            "projet et le ministère lisent les deux."
        )
        if places()
        else t("Aucun territoire ne vous est ouvert : demandez un accès à la direction de projet.")
    )


def opening_sentence(twins: Twins, chosen: Wanted) -> str:
    """Say how many points differ, aspect by aspect."""
    day, first_name, there = long_day(moment().on), name_of(chosen.first), name_of(chosen.second)
    if chosen.first == chosen.second:
        return t("{place} ne diffère en rien d’elle-même. Choisissez un autre territoire.").format(
            place=first_name
        )
    differing = [pair for pair in twins.pairs if pair.differs]
    if not differing:
        return t("Au {day}, rien de connu ne distingue {here} et {there} à cette phase.").format(
            day=day, here=first_name, there=there
        )
    return t("Au {day}, {here} et {there} diffèrent sur {n} de {all} à cette phase.").format(
        day=day,
        here=first_name,
        there=there,
        n=tn("{n} point", "{n} points", len(differing)),
        all=len(twins.pairs),
    )


def show_differences(twins: Twins) -> None:
    """Show each of them in words."""
    lines = [f"- {_difference(twins, pair)}" for pair in twins.pairs if pair.differs]
    if lines:
        st.header(t("Ce qui diffère"), anchor="differences")
        st.markdown("\n".join(lines))


def _difference(twins: Twins, pair: Pair) -> str:
    return t("{point} : à {here}, {first} ; à {there}, {second}.").format(
        point=plain(_point(twins, pair)),
        here=name_of(twins.first.phase.territory),
        there=name_of(twins.second.phase.territory),
        first=plain(_words(twins.first, pair, pair.first)),
        second=plain(_words(twins.second, pair, pair.second)),
    )


def show_table(twins: Twins) -> None:
    """Everything, whether it differs or not."""
    st.header(t("Côte à côte"), anchor="cote-a-cote")
    first_name, there = (name_of(side.phase.territory) for side in (twins.first, twins.second))
    groups = [
        Group(
            [
                Row(
                    {
                        t("Point"): _point(twins, pair),
                        first_name: _words(twins.first, pair, pair.first),
                        there: _words(twins.second, pair, pair.second),
                        t("Comparaison"): t("≠ diffère") if pair.differs else t("= pareil"),
                    }
                )
                for pair in pairs
            ],
            t(ASPECT_WORD[aspect]),
        )
        for aspect, pairs in groupby(twins.pairs, key=lambda pair: pair.aspect)
    ]
    record_tables([Table(groups, name=t("Côte à côte"))], key="twins")


def _point(twins: Twins, pair: Pair) -> str:
    """Say what is compared, by its name."""
    for side in (twins.first, twins.second):
        if pair.aspect is Aspect.MILESTONE and pair.key in side.milestones:
            return side.milestones[pair.key].title
        if pair.aspect is Aspect.DELIVERABLE and pair.key in side.deliverables:
            return side.deliverables[pair.key].title
    names: dict[Aspect, Callable[[str], str]] = {
        Aspect.PHASE: lambda _: t("État de la phase"),
        Aspect.DATE: lambda key: t(DATE_WORD[key]),
        Aspect.DURATION: lambda key: t(DURATION_WORD[key]),
        Aspect.ACTOR: type_name,
    }
    return names[pair.aspect](pair.key)


def _words(side: Side, pair: Pair, value: object) -> str:
    if pair.aspect is Aspect.PHASE:
        return state_sentence(side.phase)
    if pair.aspect is Aspect.MILESTONE:
        milestone = side.milestones.get(pair.key)
        return milestone_words.state_words(milestone) if milestone else t("pas prévu")
    if pair.aspect is Aspect.DELIVERABLE:
        return _deliverable_words(side, pair.key)
    if pair.aspect is Aspect.ACTOR:
        organisations = side.actors.get(pair.key, ())
        names = [f"{who.name} ({engagement_words(who).lower()})" for who in organisations]
        return ", ".join(names) or t("personne au registre")
    if isinstance(value, Duration):
        days = tn("{n} jour ouvrable", "{n} jours ouvrables", value.working_days)
        return days if value.exact else t("environ {days}").format(days=days)
    return long_date(value) if isinstance(value, PartialDate) else t("non renseigné")


def _deliverable_words(side: Side, key: str) -> str:
    if key not in side.deliverables:
        return DASH  # of another lot there, or added in one territory only
    deliverable = side.deliverables[key]
    parts = [words.state_words(deliverable), words.available_words(deliverable)]
    return ", ".join(part for part in parts if part)


def show_page_link(territory: str, phase: str | None = None) -> None:
    """From a territory or a phase, the way to its comparison; nothing to who sees only one."""
    if len(places()) < 2:
        return
    params = {Param.TERRITORY: territory, Param.PHASE: phase}
    link(TWINS, t("Comparer avec un autre territoire"), TWINS.icon, **params)


def tab_title(phase: str) -> str:
    return t("Phase {number}, côte à côte").format(number=catalog().phase(phase).position)
