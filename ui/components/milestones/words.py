"""Milestones in words: their names, their slip, where they stand."""

from __future__ import annotations

from definitions import names
from domain.addresses import Param
from domain.schedule import Slip
from domain.statements import Origin
from domain.subjects import ADDED, is_added
from i18n.formats import in_date, long_date, since_date
from i18n.labels.milestones import MILESTONE_KIND_WORD
from i18n.labels.phases import ORIGIN_WORD
from queries.milestones.states import MilestoneState
from ui.names import catalog
from ui.navigation import PHASE
from ui.session import t, tn
from ui.targets import Target, target
from ui.widgets.tables import NOTHING
from ui.widgets.text import plain


def milestone_name(key: str) -> str:
    """The title that the method gives, or « jalon ajouté 1 (phase 7) »."""
    if not is_added(key):
        return names.milestone_title(catalog(), key)
    phase, _, number = key.partition(f".{ADDED}")
    position = names.phase_number(catalog(), phase)
    return t("jalon ajouté {number} (phase {position})").format(number=number, position=position)


def origin_words(state: MilestoneState) -> str:
    """« source : … », or that people added it here; nothing of what is our proposition."""
    if state.is_added:
        return t("ajouté ici")
    defined = catalog().milestone(state.key)
    if not defined.reference:
        return ""
    return t("source : {title}").format(title=names.source_title(catalog(), defined.reference))


def sheet_of(state: MilestoneState) -> Target:
    """The page of its phase, with this milestone open."""
    params = {
        Param.TERRITORY: state.territory,
        Param.PHASE: state.phase,
        Param.MILESTONE: state.key,
    }
    return target(PHASE, **params)


def kind_word(state: MilestoneState) -> str:
    return t(MILESTONE_KIND_WORD[state.kind])


def slip_words(slip: Slip | None) -> str:
    """« 31 jours de plus (23 jours ouvrables) », « environ … » when a date is not to the day."""
    if slip is None:
        return t("non renseigné")
    if slip.calendar_days == 0:
        return t("aucun")
    count = abs(slip.calendar_days)
    days = (
        tn("{n} jour de plus", "{n} jours de plus", count)
        if slip.calendar_days > 0
        else tn("{n} jour de moins", "{n} jours de moins", count)
    )
    working = tn("{n} jour ouvrable", "{n} jours ouvrables", abs(slip.working_days))
    return f"{'' if slip.exact else t('environ') + ' '}{days} ({working})"


def state_words(state: MilestoneState) -> str:
    """« atteint le 2 novembre 2026, déclaré, à vérifier », « estimé en mai 2027, prévu en … »."""
    if state.actual_on and state.origin:
        when = (
            since_date(state.actual_on, at_latest=True)
            if state.at_latest
            else in_date(state.actual_on)
        )
        return t("atteint {when}, {origin}").format(when=when, origin=t(ORIGIN_WORD[state.origin]))
    parts = []
    if state.forecast_on:
        parts.append(t("estimé {when}").format(when=in_date(state.forecast_on)))
    if state.planned_on:
        parts.append(t("prévu {when}").format(when=in_date(state.planned_on)))
    return ", ".join(parts) or t("sans date connue")


def waits(state: MilestoneState) -> bool:
    """True when it was declared reached and is not verified yet."""
    return state.origin is Origin.DECLARED


def sentence(state: MilestoneState) -> str:
    """Say where one milestone stands, under its title."""
    kind = kind_word(state)
    said = t("{kind} : {state}.").format(kind=kind[0].upper() + kind[1:], state=state_words(state))
    slip = state.slip(catalog().closing_days)
    if slip and slip.calendar_days:
        said += " " + t("Écart avec le prévu : {slip}.").format(slip=slip_words(slip))
    return said


def dates_in_columns(state: MilestoneState) -> dict[str, str]:
    """Planned, estimated and real side by side, never mixed, and how far it is from the plan."""
    slip = state.slip(catalog().closing_days)
    return {
        t("Prévu"): long_date(state.planned_on) if state.planned_on else NOTHING,
        t("Estimé"): long_date(state.forecast_on) if state.forecast_on else NOTHING,
        t("Réel"): state_words(state) if state.actual_on else NOTHING,
        t("Écart"): slip_words(slip) if slip else NOTHING,
    }


def announced_sentence(state: MilestoneState) -> str:
    """The date told to Parliament and where, when there is one."""
    if state.told_on is None:
        return ""
    return t("Date dite au Parlement : {when} ({reference}).").format(
        when=in_date(state.told_on), reference=plain(state.told_reference)
    )


def saved(words: str) -> str:
    """Say what was saved, with the way to the milestone and its history."""
    return f"{words} [{t('Voir le jalon et son histoire')}](#jalon)"
