"""Who is missing around the table: what the meetings prove, phase by phase, in a sentence and a
table."""

from __future__ import annotations

import streamlit as st

from definitions.names import participant_name
from domain.addresses import Param
from domain.participation import Presence, Proof
from domain.phases import PhaseStatus
from domain.schedule import Flag
from i18n.formats import in_date, joined, long_day, short_date
from i18n.labels.participation import PROOF_WORD, presence_word
from queries.meetings.participation import RoundTable, co_built, round_table
from queries.places import definition_of, known_territory
from ui import state as address
from ui.components.meetings.words import sheet_of
from ui.components.register.exchange import export_link
from ui.links import href, link
from ui.names import catalog, name_of
from ui.navigation import MEETINGS, ROUND_TABLE, STAKEHOLDERS
from ui.session import ask, moment, t, tn
from ui.widgets.filters import filter_row, phases, places, select_one
from ui.widgets.glyphs import FLAG, STATUS
from ui.widgets.tables import Cell, Cells, cell, enumerated, record_table
from ui.widgets.text import plain

FILE = "tour-de-table"


def read_filter() -> tuple[str | None, str | None]:
    """The territory and the phase of the address; refuses what is not there for this person."""
    territory, phase = address.param(Param.TERRITORY), address.param(Param.PHASE)
    return (
        ask(known_territory, key=territory) if territory else None,
        ask(definition_of, phase=phase).key if phase else None,
    )


def show_selectors(territory: str | None, phase: str | None) -> None:
    with filter_row():
        everywhere = t("Tous les territoires")
        select_one(t("Territoire"), places(), everywhere, Param.TERRITORY, territory)
        together = t("Celles que la méthode construit avec tous")
        select_one(t("Phase"), phases(), together, Param.PHASE, phase)


def claim() -> str:
    """Say what was told to Parliament, and what would prove it."""
    return t(
        "« Les phases 4, 5 et 6 sont construites avec l’ensemble de ces parties prenantes », dit la "
        "réponse du 7 février 2024. Les réunions tenues le prouvent, ou non, groupe par groupe."
    )


def show_round_table(territory: str, phase: str | None) -> None:
    """Show one territory: its sentences, its table, its file."""
    table = ask(round_table, moment=moment(), territory=territory, phase=phase)
    st.header(name_of(territory))
    st.markdown("\n".join(f"- {_sentence(table, key)}" for key in table.phases))
    # Before any meeting the table would say « jamais vu » everywhere, as if somebody had looked.
    if not any(table.sittings.values()):
        _what_to_do(territory)
        return
    groups = dict.fromkeys(presence.group for presence in table.presences)
    rows = (
        [_detailed(table, presence) for presence in table.presences]
        if phase
        else [_row(table, group) for group in groups]
    )
    record_table(rows, name=name_of(territory), key=f"round/{territory}")
    words = t("Emporter ce tableau : {place}.").format(place=export_link(FILE, territory))
    st.markdown(words)


def _what_to_do(territory: str) -> None:
    words = t("À {place}, notez les réunions tenues pour ces phases et qui y est venu.")
    st.info(words.format(place=name_of(territory)))
    params = {Param.TERRITORY: territory}
    link(MEETINGS, t("Réunions et ateliers"), MEETINGS.icon, **params)


def _sentence(table: RoundTable, phase: str) -> str:
    """« Phase 4 : 3 réunions tenues, la dernière le 7 mars 2024 ; pas encore prouvé. Jamais
    vus : … »"""
    sittings = table.sittings[phase]
    held = t("aucune réunion tenue n’est connue")
    if sittings:
        last = max(sittings, key=lambda sitting: sitting.on.last)
        held = t("{held}, la dernière {when}").format(
            held=tn("{n} réunion tenue", "{n} réunions tenues", len(sittings)),
            when=in_date(last.on),
        )
    proof = table.proof(phase)
    known = [held, t(PROOF_WORD[proof])]
    if proof is Proof.INCOMPLETE:
        known += _gaps(table.at(phase), is_alone=len(table.phases) == 1)
    if untold := table.n_untold(phase):
        known.append(_untold(untold))
    return t("{place}, phase {number} : {known}.").format(
        place=name_of(table.territory),
        number=_linked_phase(table.territory, phase),
        known="\u00a0; ".join(known),
    )


def _linked_phase(territory: str, phase: str) -> str:
    way = href(ROUND_TABLE, **{Param.TERRITORY: territory, Param.PHASE: phase})
    return f"[{catalog().phase(phase).position}]({way})"


def _gaps(presences: list[Presence], *, is_alone: bool) -> list[str]:
    """Say how many; which ones too, when the table is not beside it for several phases."""
    never = [
        participant_name(catalog(), presence.group) for presence in presences if presence.is_absent
    ]
    seen = t("{n} groupes attendus sur {all} ont été vus").format(
        n=len(presences) - len(never), all=len(presences)
    )
    if not is_alone:
        return [seen]
    names = joined([plain(_first_small(name)) for name in never])
    return [seen, t("jamais vus, {groups}").format(groups=names)]


def _first_small(words: str) -> str:
    """As it reads inside a sentence; sigles keep their capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _untold(count: int) -> str:
    return tn(
        "de {n} réunion, personne n’a noté qui est venu",
        "de {n} réunions, personne n’a noté qui est venu",
        count,
    )


def _row(table: RoundTable, group: str) -> Cells:
    cells = {
        t("Phase {n}").format(n=catalog().phase(presence.phase).position): _cell(table, presence)
        for presence in table.presences
        if presence.group == group
    }
    return {t("Groupe"): participant_name(catalog(), group)} | cells


def _cell(table: RoundTable, presence: Presence) -> Cell:
    """« 3 sur 5, dernière : 07/03/2024 », « jamais vu », each after its sign."""
    if not presence.sittings:
        sign = FLAG[Flag.LATE].sign if presence.is_absent else ""
        return cell(t(presence_word(presence)), sign=sign)
    last = presence.sittings[0]
    counted = t("{n} sur {all}, dernière : ").format(n=len(presence.sittings), all=presence.n_told)
    day = (short_date(last.on), sheet_of(table.territory, last.number))
    return Cell([counted, day], sign=STATUS[PhaseStatus.COMPLETED].sign)


def _detailed(table: RoundTable, presence: Presence) -> Cells:
    seen = [
        (f"{each.title} ({short_date(each.on)})", sheet_of(table.territory, each.number))
        for each in presence.sittings
    ]
    return {
        t("Groupe"): participant_name(catalog(), presence.group),
        t("Présence"): _cell(table, presence),
        t("Réunions"): enumerated(seen),
    }


def rule() -> str:
    """Say what counts, and the day."""
    return t(
        "Au {day}. Attendus : les types d’acteurs qui ont une organisation au registre, non retirée, "
        "et les publics de la méthode (une proposition). Une réunion compte pour les phases qu’elle "
        "nomme, quand quelqu’un a noté qui est venu ; le jour mène à la réunion."
    ).format(day=long_day(moment().on))


def show_page_link(territory: str | None = None, phase: str | None = None) -> None:
    """From the pages around, the way to it; from a phase, only of one that is built with all."""
    # Elsewhere nobody promised that everyone would be there.
    if phase and phase not in ask(co_built):
        return
    params = {Param.TERRITORY: territory, Param.PHASE: phase}
    link(ROUND_TABLE, t("Qui manque autour de la table ?"), ROUND_TABLE.icon, **params)


def to_register(territory: str | None) -> None:
    words = t("Types d’acteurs sans organisation au registre")
    link(STAKEHOLDERS, words, STAKEHOLDERS.icon, **{Param.TERRITORY: territory})
