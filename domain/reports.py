"""What a report says: what was observed, what the contractor answers and writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.errors import N_, DomainError, Outage
from domain.text import clean

SECTION_LIMIT = 4000
REMARK_LIMIT = 1000
RISKS_LIMIT = 50


class Section(StrEnum):
    HIGHLIGHT = "highlight"
    DIFFICULTIES = "difficulties"
    NEXT = "next"
    REQUESTS = "requests"  # to FOREm


CARRIED = (Section.DIFFICULTIES, Section.NEXT, Section.REQUESTS)  # from the report before


@dataclass(frozen=True, slots=True)
class Line:
    """One change since the report before, as the record tells it; the contractor answers it."""

    key: str  # of this very change: another value is another line
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """« Yes, so it is », or what has to be said beside it."""

    confirmed: bool = False
    remark: str = ""

    @property
    def is_given(self) -> bool:
        return self.confirmed or bool(self.remark)


@dataclass(frozen=True, slots=True)
class Risk:
    """Named in one report, followed in the next ones until it is closed."""

    key: str  # "2026-11-01_2026-11-15/1": the period that named it first
    text: str
    closed: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a contractor has written so far; `new_risks` holds one a line."""

    sections: Mapping[Section, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)  # by the key of the line
    risks: tuple[Risk, ...] = ()
    new_risks: str = ""

    def answer_to(self, line: Line) -> Answer:
        return self.answers.get(line.key, Answer())


@dataclass(frozen=True, slots=True)
class Report:
    """One version as it was sent. `lines` are pairs of the sentence and the answer."""

    sections: Mapping[Section, str]
    lines: tuple[tuple[Line, Answer], ...]
    risks: tuple[Risk, ...]


def cleaned(filled: Filled, labels: Mapping[Section, str]) -> Filled:
    """Make what was typed fit to be stored; refuses what is too long or hides characters."""
    return Filled(
        sections={
            section: clean(
                filled.sections.get(section, ""), field=labels[section], limit=SECTION_LIMIT
            )
            for section in Section
        },
        answers={
            key: Answer(
                answer.confirmed, clean(answer.remark, field="Précision", limit=REMARK_LIMIT)
            )
            for key, answer in filled.answers.items()
            if answer.is_given
        },
        risks=tuple(
            replace(
                risk, remark=clean(risk.remark, field="Évolution du risque", limit=REMARK_LIMIT)
            )
            for risk in filled.risks
        ),
        new_risks=clean(filled.new_risks, field="Nouveaux risques", limit=SECTION_LIMIT),
    )


def begun_from(last: Report | None) -> Filled:
    """A report starts from the one before: what is still to be said, and the risks still open."""
    if last is None:
        return Filled()
    return Filled(
        sections={section: last.sections.get(section, "") for section in CARRIED},
        risks=tuple(replace(risk, remark="") for risk in last.risks if not risk.closed),
    )


def resumed_from(version: Report) -> Filled:
    """A returned or corrected report starts from what was sent."""
    return Filled(
        sections=version.sections,
        answers={line.key: answer for line, answer in version.lines},
        risks=version.risks,
    )


def finished(filled: Filled, lines: Sequence[Line], *, period: str) -> Report:
    """Return what is about to be sent; refuses changes left without a word."""
    left = [line for line in lines if not filled.answer_to(line).is_given]
    if left:
        raise LinesUnanswered(count=len(left))
    risks = (*filled.risks, *_named(filled, period))
    if len(risks) > RISKS_LIMIT:
        raise TooManyRisks(limit=RISKS_LIMIT)
    return Report(
        sections={section: filled.sections.get(section, "") for section in Section},
        lines=tuple((line, filled.answer_to(line)) for line in lines),
        risks=risks,
    )


def _named(filled: Filled, period: str) -> list[Risk]:
    """The new risks, numbered after those that this period has already named."""
    texts = [text.strip() for text in filled.new_risks.splitlines() if text.strip()]
    taken = sum(risk.key.startswith(f"{period}/") for risk in filled.risks)
    return [Risk(f"{period}/{taken + n}", text) for n, text in enumerate(texts, 1)]


class ReportNotExpected(DomainError):
    reason = N_("Aucun rapport n’est attendu de ce lot pour cette période.")
    remedy = N_("La direction de projet fixe depuis quand des rapports sont attendus.")


class ReportNotYetExpected(DomainError):
    """Asked for at a day before its rhythm was said: it is expected now, and was not then."""

    reason = N_("Au {day}, personne n’avait encore fixé que ce rapport serait attendu.")
    remedy = N_("Revenez à aujourd’hui pour le voir.")


class ReportWithFOREm(DomainError):
    """Submitted twice, by two tabs or two people."""

    reason = N_("Ce rapport est déjà remis : la direction de projet le lit.")
    remedy = N_("Pour le changer, demandez-lui de le renvoyer, ou corrigez-le une fois accepté.")


class ReportNotAwaitingReview(DomainError):
    reason = N_("Aucune version de ce rapport n’attend de décision.")
    remedy = N_("Consultez ses versions : elle a peut-être déjà été traitée.")


class OwnReport(DomainError):
    """Four eyes: nobody accepts the report that they sent."""

    reason = N_("Vous avez remis ce rapport vous-même.")
    remedy = N_("Demandez à une autre personne de la direction de projet de le lire.")


class LinesUnanswered(DomainError):
    reason = N_("Des changements ne sont ni confirmés, ni précisés : {count}.")
    remedy = N_("Cochez chacun d’eux, ou écrivez ce qu’il faut en dire.")


class LotMissing(DomainError):
    reason = N_("Aucun lot n’est coché.")
    remedy = N_("Cochez ceux à qui ce rythme est demandé, puis recommencez.")


class RhythmBackwards(DomainError):
    reason = N_("Le dernier jour ({last}) précède le premier ({first}).")
    remedy = N_("Choisissez un dernier jour plus tardif, ou laissez-le vide.")


class ReportAltered(Outage):
    """The stored document is not the one that was sent: never served."""

    reason = N_("Le rapport « {report} » ne correspond plus à son empreinte.")
    remedy = N_("Restaurez une sauvegarde antérieure, puis comparez.")
    public = N_(
        "Ce rapport ne correspond plus à son empreinte : il n’est pas servi. "
        "Prévenez la personne qui exploite l’application : une sauvegarde le rendra."
    )


class TooManyRisks(DomainError):
    reason = N_("Un rapport suit au plus {limit} risques.")
    remedy = N_("Regroupez ceux qui se ressemblent, ou clôturez-en.")
