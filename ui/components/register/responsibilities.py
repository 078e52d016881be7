"""Who does what, in a sentence and in tables: what is wrong with it and who is missing come
first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from definitions.assignments import Assigned
from definitions.phases import Assignment, PhaseDefinition
from domain.addresses import Param
from domain.errors import N_
from domain.raci import Responsibility, actors_who
from i18n.formats import joined, long_day
from i18n.labels.raci import RACI_FAULT_WORD, RESPONSIBILITY_WORD
from queries.register.responsibilities import ResponsibilityFilter, Vacancy, actors, vacancies
from ui.components.register.filters import TYPE
from ui.components.register.words import type_name
from ui.links import href
from ui.names import catalog, name_of
from ui.navigation import METHOD, RESPONSIBILITIES, STAKEHOLDERS
from ui.session import ask, moment, t, tn
from ui.targets import target
from ui.widgets.tables import NOTHING, Cell, Cells, Group, Row, Table, cell, record_tables
from ui.widgets.text import plain, small

COLUMNS = (
    (Responsibility.ACCOUNTABLE, N_("Approuve (A)")),
    (Responsibility.RESPONSIBLE, N_("Réalise (R)")),
    (Responsibility.CONSULTED, N_("Est consulté (C)")),
    (Responsibility.INFORMED, N_("Est informé (I)")),
)


def opening_sentence(assignments: Sequence[Assigned], chosen: ResponsibilityFilter) -> str:
    """Say how much is assigned, and whether anything is wrong with it."""
    if not assignments:
        return t("Ce type d’acteurs n’a rien à faire dans cette phase. Élargissez les filtres.")
    wrong = sum(bool(assignment.faults) for assignment in assignments)
    sentence = t("{phases} et {deliverables} ont leur répartition ; {wrong}.").format(
        phases=tn(
            "{n} phase",
            "{n} phases",
            sum(assignment.deliverable is None for assignment in assignments),
        ),
        deliverables=tn(
            "{n} livrable", "{n} livrables", sum(bool(o.deliverable) for o in assignments)
        ),
        wrong=tn("{n} est à revoir", "{n} sont à revoir", wrong)
        if wrong
        else t("aucune n’a de trou ni de double approbation"),
    )
    proposed = all(assignment.assignment.is_proposal for assignment in assignments)
    return f"{sentence} {t('Toutes sont des propositions, à confirmer.')}" if proposed else sentence


def show_faults(assignments: Sequence[Assigned]) -> None:
    """Holes and approvals too many, in words."""
    lines = [
        f"- {_named(assignment)} : {joined([t(RACI_FAULT_WORD[fault]) for fault in assignment.faults])}"
        for assignment in assignments
        if assignment.faults
    ]
    if lines:
        st.header(t("À revoir"), anchor="a-revoir")
        st.markdown("\n".join(lines))


def _named(assignment: Assigned) -> str:
    """Its name, as the way to the method."""
    way = href(METHOD, **{Param.PHASE: assignment.phase.key})
    return f"[{plain(_name(assignment))}]({way})"


def _name(assignment: Assigned) -> str:
    """« Phase 3, Conventions »."""
    number = t("Phase {number}").format(number=assignment.phase.position)
    return f"{number}, {assignment.deliverable.title.fr}" if assignment.deliverable else number


def show_vacancies(chosen: ResponsibilityFilter) -> None:
    """Show who has something to carry out or to approve, and nobody engaged for it, by
    territory."""
    listed = ask(vacancies, moment=moment(), wanted=chosen)
    st.header(t("Sans organisation engagée"), anchor="sans-organisation")
    day = long_day(moment().on)
    if not listed:
        said = t("Au {day}, qui réalise et qui approuve a partout une organisation engagée.")
        st.markdown(said.format(day=day))
        return
    for places, alike in _by_places(listed).items():
        named = joined([f"**{name_of(place)}**" for place in places])
        head = t("Au {day}, à {place} :").format(day=day, place=named)
        place = places[0] if len(places) == 1 else None
        st.markdown("\n".join([head, "", *(f"- {_vacancy_words(one, place)}" for one in alike)]))
    rule = t(
        "Une organisation compte quand le registre la dit engagée ou signataire à cette date. "
        "Quels types tiennent le rôle d’un adjudicataire ou d’un partenaire est une proposition."
    )
    st.markdown(small(rule))


def _by_places(listed: Sequence[Vacancy]) -> dict[tuple[str, ...], list[Vacancy]]:
    """What is the same in several territories is told once."""
    alike: dict[Vacancy, list[str]] = defaultdict(list)
    for vacancy in listed:
        alike[replace(vacancy, territory="")].append(vacancy.territory)
    by_places: dict[tuple[str, ...], list[Vacancy]] = defaultdict(list)
    for vacancy, places in alike.items():
        by_places[tuple(places)].append(vacancy)
    return by_places


def _vacancy_words(vacancy: Vacancy, place: str | None) -> str:
    """« Commune ou ville : réalise les phases 7 et 8 ; 1 organisation inscrite, pas engagée. »"""
    does = []
    if vacancy.approves:
        does.append(t("approuve {phases}").format(phases=_phases(vacancy.approves)))
    if vacancy.carries_out:
        does.append(t("réalise {phases}").format(phases=_phases(vacancy.carries_out)))
    known = t("aucune organisation inscrite")
    if vacancy.n_known:
        known = tn(
            "{n} organisation inscrite, pas engagée",
            "{n} organisations inscrites, aucune engagée",
            vacancy.n_known,
        )
    return f"{_way_to(vacancy.actor, place)} : {t(' ; ').join([*does, known])}."


def _way_to(actor: str, place: str | None) -> str:
    """The name of the type, as the way to its organisations in the register."""
    played_by = catalog().actor_type(actor).played_by or (actor,)
    kind = played_by[0] if len(played_by) == 1 else None
    params = {Param.TERRITORY: place, TYPE: kind}
    return f"[{plain(type_name(actor))}]({href(STAKEHOLDERS, **params)})"


def _phases(keys: Iterable[str]) -> str:
    """« la phase 3 », « les phases 7 et 8 »."""
    numbers = [str(catalog().phase(key).position) for key in keys]
    return f"{tn('la phase', 'les phases', len(numbers))} {joined(numbers)}"


def show_tables(assignments: Sequence[Assigned], chosen: ResponsibilityFilter) -> None:
    """Show every type of actors against every phase; then what differs from its phase, in
    words. Of one phase, all in words."""
    if not assignments:
        return
    phases = [] if chosen.phase else [one for one in assignments if one.deliverable is None]
    own = [one for one in assignments if one.deliverable and one.is_own]
    tables = [_by_phase(phases, chosen)] if phases else []
    if chosen.phase:
        tables.append(_in_words(t("Par livrable"), assignments))
    elif own:
        tables.append(_in_words(t("Livrables répartis autrement que leur phase"), own))
    record_tables(tables, key="roles")
    if phases:
        ways = " · ".join(_way_in(assignment.phase) for assignment in phases)
        told = t(
            "Chaque colonne est une phase, par son numéro. La répartition d’une seule : {ways}"
        )
        st.markdown(small(told.format(ways=ways)))
    letters = " · ".join(t(word) for word in RESPONSIBILITY_WORD.values())
    st.markdown(small(f"{letters}. {t('En italique : proposition.')}"))


def _by_phase(phases: Sequence[Assigned], chosen: ResponsibilityFilter) -> Table:
    rows = [_row(code, phases) for code in _shown(chosen)]
    return Table([Group(rows)], t("Par phase"))


def _shown(chosen: ResponsibilityFilter) -> list[str]:
    return [chosen.actor] if chosen.actor else ask(actors)


def _row(code: str, phases: Sequence[Assigned]) -> Row:
    """The letters of one type of actors, phase by phase."""
    cells: Cells = {
        str(assignment.phase.position): _letters(assignment.assignment, code)
        for assignment in phases
    }
    return Row({t("Type d’acteurs"): cell(type_name(code))} | cells)


def _way_in(phase: PhaseDefinition) -> str:
    return f"[{phase.position}]({href(RESPONSIBILITIES, **{Param.PHASE: phase.key})})"


def _letters(said: Assignment, code: str) -> Cell | str:
    letters = said.roles.get(code, "")
    return Cell([letters], is_proposal=said.is_proposal) if letters else NOTHING


def _in_words(title: str, assignments: Sequence[Assigned]) -> Table:
    return Table([Group([Row(_cells(assignment)) for assignment in assignments])], title)


def _cells(assignment: Assigned) -> Cells:
    said = assignment.assignment
    what = (
        cell(_name(assignment), target(METHOD, **{Param.PHASE: assignment.phase.key}))
        if assignment.deliverable is None or assignment.is_own
        else cell(assignment.title)
    )
    cells = {t(word): _who(said, does) for does, word in COLUMNS}
    return {t("Phase ou livrable"): what} | cells | {t("D’où"): _origin(assignment)}


def _origin(assignment: Assigned) -> str:
    """Its source; what has none is in italics, as a proposition of ours."""
    if not assignment.is_own:
        return t("comme la phase")
    reference = assignment.assignment.reference
    return catalog().source(reference).title if reference else t("proposition")


def _who(said: Assignment, does: Responsibility) -> Cell:
    names = ", ".join(type_name(code) for code in actors_who(said.roles, does))
    return Cell([names or NOTHING], is_proposal=bool(names) and said.is_proposal)


def in_phase(phase: PhaseDefinition, territory: str) -> None:
    """Under the roles of a phase in a territory: who has nobody engaged, and the way to all
    roles."""
    listed = ask(
        vacancies,
        moment=moment(),
        wanted=ResponsibilityFilter(phase=phase.key, territory=territory),
    )
    way = href(RESPONSIBILITIES, **{Param.PHASE: phase.key, Param.TERRITORY: territory})
    sentence = f"[{t('Qui fait quoi, livrable par livrable')}]({way})"
    if listed:
        names = joined([plain(type_name(vacancy.actor)) for vacancy in listed])
        sentence = f"{t('Sans organisation engagée ici : {names}.').format(names=names)} {sentence}"
    st.markdown(sentence)
