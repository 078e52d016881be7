"""One deliverable: its criteria, reservations, clock and history; what each reader may know of
it."""

from __future__ import annotations

import streamlit as st

from definitions import names
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus
from domain.schedule import Flag
from domain.statements import Side
from i18n.formats import instant, long_date, long_day, since_date
from i18n.labels.attributes import ATTRIBUTE_WORD
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD, RESERVATION_STATUS_WORD, VERDICT_WORD
from i18n.labels.milestones import SIDE_WORD
from i18n.labels.phases import ORIGIN_WORD
from queries.deliverables.sheet import DeliverableSheet
from queries.facts import FactRow
from ui.components.deliverables.words import (
    cited_words,
    clock_sentence,
    number_among,
    rule_words,
    state_words,
    status_word,
    whose_words,
)
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.glyphs import DELIVERABLE, FLAG
from ui.widgets.tables import NOTHING, Cells, cell, fact_table, record_table
from ui.widgets.text import plain, small
from ui.widgets.word_links import badge


def show_closed(sheet: DeliverableSheet) -> None:
    """To the lot that gave the phase away: this is its own exchange, as it stood then."""
    said = t(
        "La phase est passée à un autre lot : voici l’échange de votre lot, tel qu’il était le "
        "{day}. Le livrable était alors **{state}**. Vous pouvez le relire ; rien n’y attend plus "
        "de vous."
    )
    words = said.format(day=long_day(sheet.on), state=state_words(sheet.state))
    st.info(words, icon=":material/lock:")


def status_line(sheet: DeliverableSheet) -> None:
    """The status and that it is late, each word leading to its definition, and whose word it is; who
    says that there is such a deliverable stands apart: that source knows nothing of its status."""
    st.markdown(" ".join(standing(sheet)))
    st.markdown(small(cited_words(sheet.state)))


def standing(sheet: DeliverableSheet) -> list[str]:
    """The status, that it is late, whose word it is: a badge each."""
    said = [badge(DELIVERABLE[sheet.state.status], status_word(sheet.state))]
    if sheet.state.is_late(sheet.on):
        said.append(badge(FLAG[Flag.LATE], t("En retard")))
    if whose := whose_words(sheet.state):
        said.append(f":gray-badge[{plain(whose)}]")
    return said


def show_criteria(sheet: DeliverableSheet) -> None:
    """Show what it is accepted by, and what was found of each since the last handing over."""
    st.header(t("Critères d’acceptation"), anchor="criteres")
    if not sheet.reads:
        st.markdown("\n".join(f"- {plain(criterion)}" for criterion in sheet.state.criteria))
        return
    name = t("Critères d’acceptation et constats")
    record_table(criterion_rows(sheet), name=name, key="criteria", is_sorted=False)


def criterion_rows(sheet: DeliverableSheet) -> list[Cells]:
    rows: list[Cells] = []
    for criterion in sheet.state.criteria:
        check = sheet.checks.get(criterion)
        rows.append(
            {
                t("Critère"): criterion,
                t("Constat"): t(VERDICT_WORD[check.verdict]) if check else t("pas encore vérifié"),
                t("Remarque"): (check.remark if check else "") or NOTHING,
            }
        )
    return rows


def show_reservations(sheet: DeliverableSheet) -> None:
    """Show every reservation ever made; nothing where there was none."""
    if not sheet.reservations:
        return
    st.header(t("Réserves"), anchor="reserves")
    record_table(reservation_rows(sheet), name=t("Réserves du livrable"), key="reservations")


def reservation_rows(sheet: DeliverableSheet) -> list[Cells]:
    return [
        {
            t("Réserve"): f"{number_among(one, sheet.reservations)}. {one.text}",
            t("À lever pour le"): cell(long_day(one.due_on), order=one.due_on.isoformat()),
            t("État"): t(RESERVATION_STATUS_WORD[one.status]),
            t("Dernière note"): one.note or NOTHING,
        }
        for one in sheet.reservations
    ]


def show_clock(sheet: DeliverableSheet) -> None:
    """Days on each side: a sentence, then the table that sums to the total."""
    st.header(t("Horloge"), anchor="horloge")
    if sheet.clock is None:
        st.markdown(t("L’horloge part à la première version déposée."))
        return
    st.markdown(clock_sentence(sheet.clock))
    days = {t(SIDE_WORD[side]): sheet.clock.days[side] for side in Side}
    days[t("Total")] = sheet.clock.total
    counted = {side: tn("{n} jour", "{n} jours", count) for side, count in days.items()}
    fact_table(counted, name=t("Jours passés de chaque côté"), key="clock")
    st.markdown(small(rule_words()))


def show_history(sheet: DeliverableSheet) -> None:
    """Show what was told of its state, latest first, each with its source or its author."""
    st.header(t("Historique"), anchor="historique")
    if not sheet.history:
        st.markdown(
            small(t("Rien n’est encore connu de ce livrable : aucune source, aucun dépôt."))
        )
    st.markdown("\n".join(f"- {fact_sentence(fact, sheet)}" for fact in sheet.history))


def fact_sentence(fact: FactRow, sheet: DeliverableSheet) -> str:
    when = (
        since_date(fact.effective, at_latest=True) if fact.at_latest else long_date(fact.effective)
    )
    name = sheet.names.get(fact.recorded_by or 0)
    details = [plain(name)] if name else []
    if fact.source_key:
        details = [
            t(ORIGIN_WORD[fact.origin]),
            plain(names.source_title(catalog(), fact.source_key)),
        ]
    if fact.quote:
        details.append(f"« {plain(fact.quote)} »")
    # What a source says is public; what people noted is for those who read the files.
    if fact.note and (sheet.reads or fact.source_key):
        details.append(f"{t('note')} : {plain(fact.note)}")
    details.append(t("enregistré le {when}").format(when=instant(fact.recorded_at)))
    return (
        f"**{t(ATTRIBUTE_WORD[fact.attribute])} : {_value(fact)}** — {when}"
        f"  \n  {' · '.join(details)}"
    )


def _value(fact: FactRow) -> str:
    if fact.attribute == "availability":
        return t("disponible")
    if fact.attribute == "delivery":
        return t(DELIVERABLE_STATUS_WORD[DeliverableStatus(fact.value)]).lower()
    if fact.attribute == "waiting_for":
        return plain(names.actor_name(catalog(), fact.value)) if fact.value else t("personne")
    return long_date(PartialDate.parse(fact.value)) if fact.value else t("non renseigné")
