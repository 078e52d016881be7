"""What changed, told in one French sentence a change; the same words on the page, in a mail and in
a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from domain.agreements import AgreementStatus
from domain.changes import ChangeKind
from domain.dates import PartialDate
from domain.deliverables import DeliverableStatus, ReservationStatus
from domain.errors import N_
from domain.gates import Check, Decision
from domain.meetings import ActionStatus
from domain.organisation_links import Mode
from domain.organisations import Engagement
from domain.phases import AWAITED, PhaseStatus
from domain.statements import Origin
from i18n.formats import in_date, long_day, since_date
from i18n.labels.agreements import AGREEMENT_STATUS_WORD
from i18n.labels.deliverables import DELIVERABLE_STATUS_WORD
from i18n.labels.gates import CHECK_WORD, DECISION_WORD
from i18n.labels.meetings import ACTION_STATUS_WORD
from i18n.labels.phases import ORIGIN_WORD
from i18n.labels.register import ENGAGEMENT_WORD, MODE_WORD

Words = Callable[[str], str]


class ToldChange(Protocol):
    """What has to be known of a change to tell it."""

    @property
    def kind(self) -> ChangeKind: ...
    @property
    def subject(self) -> str: ...
    @property
    def attribute(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def position(self) -> str: ...
    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str | None: ...
    @property
    def on(self) -> date: ...
    @property
    def effective(self) -> PartialDate: ...
    @property
    def at_latest(self) -> bool: ...
    @property
    def origin(self) -> Origin: ...


STATUS_NOW: Mapping[PhaseStatus, str] = {
    PhaseStatus.NOT_STARTED: N_("n’est pas démarrée"),
    PhaseStatus.PLANNED: N_("est planifiée"),
    PhaseStatus.IN_PROGRESS: N_("est en cours"),
    PhaseStatus.SUSPENDED: N_("est suspendue"),
    PhaseStatus.COMPLETED: N_("est terminée"),
    PhaseStatus.VALIDATED: N_("est validée"),
}
STATUS_BEFORE: Mapping[PhaseStatus, str] = {
    PhaseStatus.NOT_STARTED: N_("elle n’était pas démarrée"),
    PhaseStatus.PLANNED: N_("elle était planifiée"),
    PhaseStatus.IN_PROGRESS: N_("elle était en cours"),
    PhaseStatus.SUSPENDED: N_("elle était suspendue"),
    PhaseStatus.COMPLETED: N_("elle était terminée"),
    PhaseStatus.VALIDATED: N_("elle était validée"),
}
DATED: Mapping[str, str] = {  # a plan says « prévu », an estimate « estimé »: never told as done
    "planned_start": N_("Le début de la phase {position} ({title}) est prévu {when}"),
    "planned_end": N_("La fin de la phase {position} ({title}) est prévue {when}"),
    "actual_start": N_("La phase {position} ({title}) a commencé {when}"),
    "actual_end": N_("La phase {position} ({title}) s’est terminée {when}"),
    "planned_on": N_("Le jalon « {title} » (phase {position}) est prévu {when}"),
    "forecast_on": N_("Le jalon « {title} » (phase {position}) est estimé {when}"),
    "actual_on": N_("Le jalon « {title} » (phase {position}) est atteint {when}"),
    "told_on": N_("Le jalon « {title} » (phase {position}) est annoncé au Parlement {when}"),
    "due_on": N_("Le livrable « {title} » (phase {position}) est attendu {when}"),
    "condition_closed_on": N_(
        "La condition « {title} » du passage de la phase {position} est levée {when}"
    ),
    "condition_lapsed": N_(
        "La condition « {title} » du passage de la phase {position} est échue : elle était à lever {when}"
    ),
    "link_until": N_("Le lien entre {title} prend fin {when}"),
    "meeting_planned_on": N_("La réunion « {title} » est prévue {when}"),
    "meeting_held_on": N_("La réunion « {title} » s’est tenue {when}"),
    "agreement_until": N_("« {title} » prend fin {when}"),
    "occurred_on": N_("{title}, {when}"),
}
RESERVATION_NOW: Mapping[ReservationStatus, str] = {
    ReservationStatus.OPEN: N_("à lever"),
    ReservationStatus.LIFTED: N_("déclarée levée"),
    ReservationStatus.CLOSED: N_("close"),
}
VALUED: Mapping[str, str] = {  # said with the value as it stands, or without
    "report_number": N_("Le {title} est remis, version {value}"),
    "report_status": N_("Le {title} est renvoyé pour correction"),
    "report_accepted": N_("Le {title} est accepté, version {value}"),
    "weather": N_("La météo de la phase {position} ({title}) est déclarée « {value} »"),
    "agreement_removed": N_("« {title} » est retirée des conventions"),
    "link_removed": N_("Le lien entre {title} est retiré du registre"),
    "meeting_cancelled": N_("La réunion « {title} » est annulée"),
    "resolution": N_("Une réunion décide : « {value} »"),
}
UNKNOWN: Mapping[str, str] = {
    "status": N_("L’état de la phase {position} ({title}) n’est plus renseigné"),
    "planned_start": N_("Le début prévu de la phase {position} ({title}) n’est plus connu"),
    "planned_end": N_("La fin prévue de la phase {position} ({title}) n’est plus connue"),
    "actual_start": N_("Le début de la phase {position} ({title}) n’est plus renseigné"),
    "actual_end": N_("La fin de la phase {position} ({title}) n’est plus renseignée"),
    "planned_on": N_("Le jalon « {title} » (phase {position}) n’a plus de date prévue"),
    "forecast_on": N_("Le jalon « {title} » (phase {position}) n’a plus de date estimée"),
    "actual_on": N_("Le jalon « {title} » (phase {position}) n’est plus déclaré atteint"),
    "told_on": N_("Le jalon « {title} » (phase {position}) n’a plus de date dite au Parlement"),
    "due_on": N_("Le livrable « {title} » (phase {position}) n’a plus d’échéance"),
    "lot": N_("Le lot de la phase {position} ({title}) n’est plus renseigné"),
    "weather": N_("La météo déclarée de la phase {position} ({title}) est retirée"),
    "link_until": N_("Le lien entre {title} n’a plus de fin connue"),
    "agreement_until": N_("« {title} » n’a plus de fin connue"),
}
STATUS_SENTENCE = N_("La phase {position} ({title}) {state}")
LOT_SENTENCE = N_("La phase {position} ({title}) relève du {lot}")
ADDED_SENTENCE = N_("Le jalon « {title} » est ajouté à la phase {position}")
DELIVERY_SENTENCE = N_("Le livrable « {title} » (phase {position}) est {state}")
ADDED_DELIVERABLE = N_("Le livrable « {title} » est ajouté à la phase {position}")
AVAILABLE_SENTENCE = N_("Le livrable « {title} » (phase {position}) est disponible, {since}")
RESERVATION_SENTENCE = N_(
    "La réserve {number} sur le livrable « {title} » (phase {position}) est {state}"
)
DECISION_SENTENCE = N_("Le passage de la phase {position} ({title}) est décidé : « {state} »")
ENGAGEMENT_SENTENCE = N_("L’organisation « {title} » est {state} {since}")
AGREEMENT_SENTENCE = N_("La convention « {title} » est {state} {since}")
LINKED_SENTENCE = N_("{title} sont liées : {state}")
ACTION_SENTENCE = N_("L’action « {title} », demandée par une réunion, est {state}")
CHECK_SENTENCE = N_("Le point « {title} » des conditions pour finir (phase {position}) est {state}")
WORD_OF: Mapping[str, str] = {  # what nobody else verifies is told with whose word it is
    **dict.fromkeys(
        ("decision", "weather", "condition_closed_on", "report_status", "report_accepted"),
        N_("par le FOREm"),
    ),
    "report_number": N_("par l’adjudicataire"),
    "condition_lapsed": N_("selon l’échéance fixée par le FOREm"),
    **dict.fromkeys(
        (
            "engagement",
            "link_mode",
            "link_until",
            "link_removed",
            "agreement_status",
            "agreement_until",
            "agreement_removed",
        ),
        N_("selon le registre"),
    ),
    **dict.fromkeys(
        (
            "meeting_planned_on",
            "meeting_held_on",
            "meeting_cancelled",
            "resolution",
            "action_status",
        ),
        N_("selon le relevé des réunions"),
    ),
}
ANY_UNKNOWN = N_("« {title} » n’est plus renseigné")


def change_sentence(change: ToldChange, *, lot_name: Words = str, t: Words = str) -> str:
    """« La phase 4 (Vision-missions-valeurs) est en cours au plus tard le 07/02/2024 ; elle était
    planifiée (selon la source). » Plain text; `t` translates, French as it stands by default.
    """
    template, values = _change_words(change, lot_name, t)
    named = t(template).format(title=change.title, position=change.position, **values)
    return f"{named}{_before(change, t)} ({_whose(change, t)})."


def _change_words(change: ToldChange, lot_name: Words, t: Words) -> tuple[str, dict[str, str]]:
    """Return what holds now: the sentence, and the words in it that are not names."""
    after, attribute = change.after, change.attribute
    if after is None:
        return UNKNOWN.get(attribute, ANY_UNKNOWN), {}
    if attribute in DATED:
        return DATED[attribute], {"when": _when(change, after)}
    if attribute in VALUED:
        return VALUED[attribute], {"value": after}
    if attribute == "title":
        is_milestone = change.subject.startswith("milestone/")
        return ADDED_SENTENCE if is_milestone else ADDED_DELIVERABLE, {}
    sentences: dict[str, tuple[str, Callable[[], dict[str, str]]]] = {
        "lot": (LOT_SENTENCE, lambda: {"lot": lot_name(after)}),
        "availability": (AVAILABLE_SENTENCE, lambda: {"since": _since(change)}),
        "delivery": (DELIVERY_SENTENCE, lambda: {"state": _delivery(after, t)}),
        "status": (STATUS_SENTENCE, lambda: {"state": _state(change, PhaseStatus(after), t)}),
        "reserve_status": (RESERVATION_SENTENCE, lambda: _reservation(change, after, lot_name, t)),
        "decision": (DECISION_SENTENCE, lambda: {"state": _decided(after, t)}),
        "check": (CHECK_SENTENCE, lambda: {"state": _checked(after, t)}),
        "engagement": (ENGAGEMENT_SENTENCE, lambda: _now(change, _stands(after, t))),
        "agreement_status": (AGREEMENT_SENTENCE, lambda: _now(change, _concluded(after, t))),
        "link_mode": (LINKED_SENTENCE, lambda: {"state": t(MODE_WORD[Mode(after)]).lower()}),
        "action_status": (ACTION_SENTENCE, lambda: {"state": _followed(after, t)}),
    }
    sentence, words = sentences[attribute]
    return sentence, words()


def _state(change: ToldChange, status: PhaseStatus, t: Words) -> str:
    """A plan and a phase that did not start hold since no day."""
    word = t(STATUS_NOW[status])
    return word if status in AWAITED else f"{word} {_since(change)}"


def _delivery(status: str, t: Words) -> str:
    if status == DeliverableStatus.DRAFT:
        return t("en brouillon")
    return t(DELIVERABLE_STATUS_WORD[DeliverableStatus(status)]).lower()


def _reservation(change: ToldChange, status: str, lot_name: Words, t: Words) -> dict[str, str]:
    lot, _, number = change.subject.rpartition("/reserve-")[2].rpartition("-")
    number = f"{number} ({lot_name(lot)})" if lot else number  # each lot counts its own
    return {"number": number, "state": t(RESERVATION_NOW[ReservationStatus(status)])}


def _now(change: ToldChange, state: str) -> dict[str, str]:
    return {"state": state, "since": _since(change)}


def _concluded(status: str, t: Words) -> str:
    return t(AGREEMENT_STATUS_WORD[AgreementStatus(status)]).lower()


def _stands(engagement: str, t: Words) -> str:
    return t(ENGAGEMENT_WORD[Engagement(engagement)]).lower()


def _followed(status: str, t: Words) -> str:
    return t(ACTION_STATUS_WORD[ActionStatus(status)]).lower()


def _checked(check: str, t: Words) -> str:
    return t(CHECK_WORD[Check(check)]).lower()


def _decided(decision: str, t: Words) -> str:
    return t(DECISION_WORD[Decision(decision)])


def _when(change: ToldChange, after: str) -> str:
    reached = change.attribute == "actual_on" and change.at_latest
    return _since(change) if reached else in_date(PartialDate.parse(after))


def _before(change: ToldChange, t: Words) -> str:
    """Say what held before, when something was known and it differs."""
    before = change.before
    if not before or not change.after or before == change.after:
        return ""
    if change.attribute in DATED:
        return t(", auparavant {when}").format(when=in_date(PartialDate.parse(before)))
    sentences: dict[str, tuple[str, Callable[[], str]]] = {
        "status": (" ; {state}", lambda: t(STATUS_BEFORE[PhaseStatus(before)])),
        "delivery": (t(" ; il était {state}"), lambda: _delivery(before, t)),
        "check": (t(" ; il était {state}"), lambda: _checked(before, t)),
        "decision": (t(" ; la décision était « {state} »"), lambda: _decided(before, t)),
        "engagement": (t(" ; elle était {state}"), lambda: _stands(before, t)),
        "action_status": (t(" ; elle était {state}"), lambda: _followed(before, t)),
        "agreement_status": (t(" ; elle était {state}"), lambda: _concluded(before, t)),
        "weather": (t(" ; elle était déclarée « {state} »"), lambda: before),
    }
    if change.attribute not in sentences:
        return ""
    sentence, state = sentences[change.attribute]
    return sentence.format(state=state())


def _since(change: ToldChange) -> str:
    return since_date(change.effective, at_latest=change.at_latest)


def _whose(change: ToldChange, t: Words) -> str:
    """On whose word, and how it came to be known when that is not plain."""
    word = t(WORD_OF.get(change.attribute) or ORIGIN_WORD[change.origin])
    if change.kind is ChangeKind.VERIFIED:
        return t("désormais {word}").format(word=word)
    if change.kind is ChangeKind.WITHDRAWN:
        return t("déclaration retirée le {day}").format(day=long_day(change.on))
    if change.kind is ChangeKind.LATE:
        return t("dit après coup, le {day} ; {word}").format(day=long_day(change.on), word=word)
    return t("corrigé ; {word}").format(word=word) if change.kind is ChangeKind.CORRECTED else word
