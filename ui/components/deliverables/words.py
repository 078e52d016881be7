"""Deliverables in words: their names, where they stand, what is due, how the clock turned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from definitions import names
from domain.deliverable_clock import Clock
from domain.deliverables import BY_FOREM, VERIFICATION_DAYS
from domain.statements import Side
from domain.subjects import ADDED, is_added
from i18n.formats import in_date, joined, long_day, since_date
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from i18n.labels.milestones import SIDE_WORD
from i18n.labels.phases import ORIGIN_WORD
from queries.deliverables.statements import Reservation
from queries.deliverables.states import DeliverableState
from queries.deliverables.versions import Version
from ui.names import catalog, lot_name
from ui.session import t, tn
from ui.widgets.text import plain


def deliverable_name(key: str) -> str:
    """The title that the method gives, or « livrable ajouté 1 (phase 7) »."""
    if not is_added(key):
        return names.deliverable_title(catalog(), key)
    phase, _, number = key.partition(f".{ADDED}")
    position = names.phase_number(catalog(), phase)
    return t("livrable ajouté {number} (phase {position})").format(number=number, position=position)


def number_among(one: Version | Reservation, among: Sequence[Version | Reservation]) -> str:
    """« 2 »; « 2 (lot 3) » among those of several lots, which each count their own."""
    if len({other.lot for other in among}) == 1:
        return str(one.number)
    whose = lot_name(one.lot) if one.lot else t("tous les lots")
    return f"{one.number} ({whose})"


def cited_words(state: DeliverableState) -> str:
    """Who says that there is such a deliverable, which says nothing of where it stands."""
    if state.is_added:
        return t("Livrable ajouté ici.")
    defined = catalog().deliverable(state.key)
    if not defined.reference:
        return f"*{t('Livrable proposé : aucune source ne le cite.')}*"
    return t("Livrable cité par : {source}.").format(
        source=plain(names.source_title(catalog(), defined.reference))
    )


def whose_words(state: DeliverableState) -> str:
    """Say whose word the status is, and of which day; nothing while nobody has done anything."""
    if state.status_since is None:
        return ""
    said = t("vérifié par le FOREm, {day}") if state.status in BY_FOREM else t("déclaré, {day}")
    return said.format(day=long_day(state.status_since))


def status_word(state: DeliverableState) -> str:
    return t(DELIVERABLE_STATUS_WORD[state.status])


def state_words(state: DeliverableState) -> str:
    """« remis depuis le 2 novembre 2026 », « attendu »."""
    word = status_word(state).lower()
    if state.status_since is None:
        return word
    return t("{status} depuis le {day}").format(status=word, day=long_day(state.status_since))


def due_words(state: DeliverableState, on: date) -> str:
    """Say what still has to be met, and that it is late; nothing when no date is known."""
    if state.due is None:
        return ""
    if state.review_due_on:
        said = t("à vérifier pour {when}")
    elif state.reserve_due_on:
        said = t("réserve à lever pour {when}")
    else:
        said = t("à remettre pour {when}")
    late = f", **{t('en retard')}**" if state.is_late(on) else ""
    return said.format(when=in_date(state.due)) + late


def due_kind(state: DeliverableState, on: date) -> str:
    """« à vérifier, en retard »: what has to be done by its date."""
    if state.due is None:
        return ""
    words = t("à remettre")
    if state.review_due_on:
        words = t("à vérifier")
    elif state.reserve_due_on:
        words = t("réserve à lever")
    return t("{words}, en retard").format(words=words) if state.is_late(on) else words


def available_words(state: DeliverableState) -> str:
    """Say what a public source says: it is there, which does not mean that FOREm accepted it."""
    if state.available_on is None or state.available_origin is None:
        return ""
    when = (
        since_date(state.available_on, at_latest=True)
        if state.available_at_latest
        else in_date(state.available_on)
    )
    return t("disponible {when}, {origin}").format(
        when=when, origin=t(ORIGIN_WORD[state.available_origin])
    )


def sentence(state: DeliverableState, on: date) -> str:
    """Everything that matters of one deliverable, in a few sentences."""
    due = due_words(state, on)
    said = [
        t("À {place}, ce livrable est **{state}**{due}.").format(
            place=names.territory_name(catalog(), state.territory),
            state=state_words(state),
            due=f" ; {due}" if due else "",
        )
    ]
    if available := available_words(state):
        said.append(
            t("Il est {available} ; le FOREm ne l’a pas accepté ici.").format(available=available)
            if not state.is_accepted
            else t("Il était {available}.").format(available=available)
        )
    if state.waiting_for:
        who = plain(names.actor_name(catalog(), state.waiting_for))
        said.append(t("Il attend un tiers : {who}.").format(who=who))
    return " ".join(said)


def clock_sentence(clock: Clock) -> str:
    """« Depuis la première version, le …, 12 jours : 10 du côté « Adjudicataire » et 2 du côté
    « FOREm ». » What there is none of is not counted."""
    parts = [
        t("{n} du côté « {side} »").format(n=days, side=t(SIDE_WORD[side]))
        for side in Side
        if (days := clock.days[side])
    ]
    said = t("Première version le {day}.").format(day=long_day(clock.since))
    if parts:
        total = tn("{n} jour", "{n} jours", clock.total)
        said = t("Depuis la première version, le {day}, {total} : {parts}.").format(
            day=long_day(clock.since), total=total, parts=joined(parts)
        )
    if clock.side is None:
        return f"{said} {t('L’horloge est arrêtée : le livrable est accepté.')}"
    turn = t("C’est maintenant le tour du côté « {side} »").format(side=t(SIDE_WORD[clock.side]))
    return f"{said} {turn}."


def rule_words() -> str:
    return t(
        "Jours de calendrier. La vérification dure {days} jours à partir du lendemain de la "
        "remise ; attendre un tiers ne la prolonge pas."
    ).format(days=VERIFICATION_DAYS)
