"""« Si la phase glisse de 3 semaines… » : what would move, in a sentence and a table."""

from __future__ import annotations

import streamlit as st

from i18n.formats import joined, long_date
from queries.phases.impact import WEEKS_AT_MOST, Impact, Moved, What, impact_of
from ui.names import catalog
from ui.session import ask, moment, t, tn
from ui.widgets.tables import Cells, cell, record_table


def show_preview(territory: str, phase: str) -> None:
    """A calculation that changes nothing; nothing is computed for zero weeks."""
    st.header(t("Et si cette phase glissait ?"), anchor="glissement")
    weeks = st.number_input(
        t("Semaines de glissement"),
        min_value=0,
        max_value=WEEKS_AT_MOST,
        value=0,
        key=f"weeks/{territory}/{phase}",
        help=t("Rien n’est enregistré : c’est un calcul."),
    )
    # At zero the table would say that nothing moves, which reads as a promise.
    if not weeks:
        return
    impact = ask(impact_of, territory=territory, phase=phase, weeks=int(weeks), moment=moment())
    st.markdown(_sentence(phase, int(weeks), impact))
    if impact.moved:
        _show_table(impact)


def _sentence(phase: str, weeks: int, impact: Impact) -> str:
    position = catalog().phase(phase).position
    count = tn("{n} semaine", "{n} semaines", weeks)
    if impact.moved:
        dates = tn("{n} date bougerait", "{n} dates bougeraient", len(impact.moved))
    else:
        dates = t("aucune date connue ne bougerait")
    said = t("Si la phase {position} glisse de {weeks} ({days} jours), {dates}.").format(
        position=position, weeks=count, days=7 * weeks, dates=dates
    )
    broken = sum(move.breaks_commitment for move in impact.moved)
    if broken:
        said += " " + tn(
            "**{n} date dite au Parlement ne serait plus tenue.**",
            "**{n} dates dites au Parlement ne seraient plus tenues.**",
            broken,
        )
    if impact.undated:
        numbers = joined([str(catalog().phase(key).position) for key in impact.undated])
        said += " " + t("Sans date connue, l’effet ne se calcule pas : phase {numbers}.").format(
            numbers=numbers
        )
    return f"{said} {t('Aucune marge n’est connue, donc aucune n’est comptée.')}"


def _show_table(impact: Impact) -> None:
    rows: list[Cells] = [
        {
            t("Phase"): catalog().phase(move.phase).brief_title,
            t("Ce qui bouge"): _what(move),
            t("Aujourd’hui"): cell(long_date(move.before), order=str(move.before)),
            t("Deviendrait"): cell(long_date(move.after), order=str(move.after)),
        }
        for move in impact.moved
    ]
    record_table(rows, name=t("Dates qui bougeraient"), key="moved")


def _what(move: Moved) -> str:
    if move.milestone:
        alarm = f" ({t('date dite au Parlement non tenue')})" if move.breaks_commitment else ""
        return move.milestone.title + alarm
    return t("début prévu") if move.what is What.START else t("fin prévue")
