"""The clauses of the sentence that opens a page: how many phases stand where, which one and since
when, what is planned, late, or began late. Each keeps the phases that it speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.phases import PhaseStatus
from domain.portfolio import PhaseTold
from domain.schedule import Flag
from domain.statements import Origin
from i18n.formats import for_date, number_word, since_date
from i18n.sentences import late_start_words

VERB = {False: ("est", "sont"), True: ("était", "étaient")}  # by whether it is past, one or more
_GROUPS: Sequence[tuple[tuple[PhaseStatus, ...], str]] = (
    ((PhaseStatus.COMPLETED, PhaseStatus.VALIDATED), "terminée"),
    ((PhaseStatus.IN_PROGRESS,), "en cours"),
    ((PhaseStatus.SUSPENDED,), "suspendue"),
    ((PhaseStatus.NOT_STARTED,), "non démarrée"),
)
_ORIGIN: Mapping[Origin, str] = {
    Origin.DECLARED: " (déclaré, à vérifier)",
    Origin.VERIFIED: " (vérifié)",
    Origin.INFERRED: " (déduit de la source)",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of a sentence, and the phases that they tell of: none for words that link."""

    text: str
    about: tuple[PhaseTold, ...] = ()


Sentence = list[Clause]


@dataclass(frozen=True, slots=True)
class Voice:
    """How clauses are told: of the day looked at, or of the past; with what every count is out of,
    when it was not said before; in many territories phases are counted and never named."""

    on: date
    is_past: bool = False
    out_of: int | None = None
    n_territories: int = 1
    is_alone: bool = False  # the one phase of the sentence, named before

    @property
    def names(self) -> bool:
        return self.n_territories == 1


def clauses_of(phases: Sequence[PhaseTold], voice: Voice) -> list[Clause]:
    """« trois phases sur onze sont terminées et trois sont en cours ; la phase 7 est prévue pour
    février 2024 ; en retard : la phase 8 »."""
    parts = [_by_status(phases, voice), _planned(phases, voice)]
    if not voice.is_past:
        parts += [_late(phases, voice)]
    parts += [_late_starts(phases, voice)]
    said: list[Clause] = []
    for part in filter(None, parts):
        said += [Clause("\u00a0; "), *part] if said else part
    return said


def _by_status(phases: Sequence[PhaseTold], voice: Voice) -> list[Clause]:
    clauses: list[Clause] = []
    out_of = voice.out_of
    for statuses, word in _GROUPS:
        told = tuple(phase for phase in phases if phase.state.status in statuses)
        if len(told) == 1 and voice.names:
            clauses.append(Clause(_single(told[0], word, voice), told))
        elif told:
            noun = f"phase sur {number_word(out_of)}" if out_of else ""
            clauses.append(Clause(counted(told, word, voice, noun=noun), told))
            out_of = None  # said once
    return listed(clauses)


def _single(phase: PhaseTold, word: str, voice: Voice) -> str:
    """« la phase 7 est en cours depuis le 10 novembre 2026 (vérifié), commencée 33 mois après la
    date prévue »."""
    state = phase.state
    since = f" {since_date(state.since, at_latest=state.at_latest)}" if state.since else ""
    origin = _ORIGIN.get(state.origin, "") if state.origin else ""
    late = late_start_words(state)
    verb = "était" if voice.is_past else "est"
    return f"{_subject(phase.position, voice)} {verb} {word}{since}{origin}{', ' if late else ''}{late}"


def counted(phases: Sequence[PhaseTold], word: str, voice: Voice, *, noun: str) -> str:
    """« trois phases sur onze sont terminées (dont une à vérifier) »."""
    n = len(phases)
    verb = VERB[voice.is_past][n > 1]
    plural = "s" if n > 1 and word in ("terminée", "suspendue") else ""
    to_verify = sum(phase.state.origin is Origin.DECLARED for phase in phases)
    among = f" (dont {number_word(to_verify)} à vérifier)" if to_verify else ""
    noun = noun.replace("phase", f"phase{'s' if n > 1 else ''}", 1)
    return f"{number_word(n)}{' ' if noun else ''}{noun} {verb} {word}{plural}{among}"


def _planned(phases: Sequence[PhaseTold], voice: Voice) -> list[Clause]:
    """« la phase 7 était prévue pour février 2024 et la phase 11 est prévue pour mai 2027 »."""
    plans: dict[tuple[int, PartialDate | None], list[PhaseTold]] = defaultdict(list)
    for phase in phases:
        if phase.state.status is PhaseStatus.PLANNED:
            when = phase.state.planned_start if voice.names else None
            plans[phase.position, when].append(phase)
    clauses, before = [], ""
    for (position, when), told in sorted(plans.items(), key=lambda plan: plan[0][0]):
        is_over = voice.is_past or (when is not None and when.last < voice.on)
        verb = " était prévue" if is_over else " est prévue"
        for_when = f" {for_date(when)}" if when else ""
        told_verb = "" if verb == before and for_when else verb
        text = f"{_subject(position, voice)}{told_verb}{for_when}{_in(told, voice)}"
        clauses.append(Clause(text, tuple(told)))
        before = verb
    return listed(clauses)


def _late(phases: Sequence[PhaseTold], voice: Voice) -> list[Clause]:
    """« en retard : la phase 7 et la phase 11 »."""
    late = [phase for phase in phases if phase.state.flag is Flag.LATE]
    return _of_each(late, voice, "en retard\u00a0: ")


def _late_starts(phases: Sequence[PhaseTold], voice: Voice) -> list[Clause]:
    """Return those that were counted and not named one by one, with how late they started."""
    counted_in = Counter(phase.state.status for phase in phases)
    late = [
        phase
        for phase in phases
        if late_start_words(phase.state)
        and not (voice.names and counted_in[phase.state.status] == 1)
    ]
    if not voice.names:
        return _of_each(late, voice, "commencée en retard\u00a0: ")
    return listed(
        [
            Clause(f"la phase {phase.position} a été {late_start_words(phase.state)}", (phase,))
            for phase in late
        ]
    )


def _of_each(phases: Sequence[PhaseTold], voice: Voice, head: str) -> list[Clause]:
    by_position: dict[int, list[PhaseTold]] = defaultdict(list)
    for phase in phases:
        by_position[phase.position].append(phase)
    each = [
        Clause(f"la phase {position}{_in(told, voice)}", tuple(told))
        for position, told in sorted(by_position.items())
    ]
    return [Clause(head), *listed(each)] if each else []


def listed(clauses: Sequence[Clause]) -> list[Clause]:
    """« a, b et c »."""
    said: list[Clause] = []
    for index, clause in enumerate(clauses):
        if index:
            said.append(Clause(" et " if index == len(clauses) - 1 else ", "))
        said.append(clause)
    return said


def _subject(position: int, voice: Voice) -> str:
    return "elle" if voice.is_alone else f"la phase {position}"


def _in(told: Sequence[PhaseTold], voice: Voice) -> str:
    if voice.names:
        return ""
    return f" dans {number_word(len(told))} territoire{'s' if len(told) > 1 else ''}"
