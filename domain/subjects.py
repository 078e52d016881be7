"""What facts, events and comments are about: « kind/territory/key », written and read here only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ADDED = "ajout-"  # what the key of an added milestone or deliverable has after that of its phase


class Kind(StrEnum):
    """The word before the first stroke. Stored in facts and in the journal: never rename one."""

    PHASE = "phase"
    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    GATE = "gate"
    CONDITION = "condition"  # of a passage
    CHECK = "check"  # a point of the exit checklist
    MEETING = "meeting"
    RESOLUTION = "resolution"
    MEETING_ACTION = "meeting_action"
    ORGANISATION = "organisation"
    ORGANISATION_LINK = "organisation_link"
    AGREEMENT = "agreement"
    CONTACT = "contact"
    PORTRAIT = "portrait"
    FIGURE = "figure"
    REPORT = "report"
    REPORTING = "reporting"  # how often a lot reports
    BASELINE = "baseline"
    COMMENT = "comment"
    ANSWER = "answer"  # to Parliament
    LOT = "lot"
    EVENT = "event"
    TOPIC = "topic"
    CHRONOLOGY = "chronology"
    ACCOUNT = "account"


OF_THE_PASSAGE = frozenset({Kind.GATE, Kind.CONDITION, Kind.CHECK})
OF_A_PHASE = OF_THE_PASSAGE | {Kind.PHASE, Kind.MILESTONE, Kind.DELIVERABLE}
OF_A_MEETING = frozenset({Kind.MEETING, Kind.RESOLUTION, Kind.MEETING_ACTION})
# The same for every lot of its territory.
OF_A_PLACE = OF_A_MEETING | {Kind.ORGANISATION, Kind.ORGANISATION_LINK, Kind.AGREEMENT}
OF_A_PORTRAIT = frozenset({Kind.PORTRAIT, Kind.FIGURE})
OF_A_LOT = frozenset({Kind.REPORT, Kind.REPORTING})  # their subject says which
# The same for every lot.
SHARED = frozenset(
    {Kind.ANSWER, Kind.EVENT, Kind.TOPIC, Kind.LOT, Kind.ACCOUNT, Kind.BASELINE, Kind.CHRONOLOGY}
)
# Those of which no territory is written after the kind.
WITHOUT_TERRITORY = frozenset(
    {Kind.ANSWER, Kind.EVENT, Kind.TOPIC, Kind.LOT, Kind.ACCOUNT, Kind.CHRONOLOGY, Kind.FIGURE}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject taken apart; `str` puts it together again."""

    kind: Kind
    parts: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Subject:
        """The subject that a fact or an event holds; ValueError when the kind is not one of ours:
        services write subjects, people never do."""
        kind, *parts = text.split("/")
        return cls(Kind(kind), tuple(parts))

    def __str__(self) -> str:
        return "/".join((self.kind, *self.parts))

    @property
    def territory(self) -> str:
        """Empty for what belongs to none."""
        return "" if self.kind in WITHOUT_TERRITORY else "".join(self.parts[:1])

    @property
    def key(self) -> str:
        """What names it within its territory, or at all: « P07.protocole-valide », « 12 », « 3.2 »."""
        return "".join(self.parts[:1] if self.kind in WITHOUT_TERRITORY else self.parts[1:2])

    @property
    def phase(self) -> str:
        """The phase that it stands in; empty for what stands in none."""
        return self.key.partition(".")[0] if self.kind in OF_A_PHASE else ""

    @property
    def owner(self) -> Subject:
        """The object itself, of what is said of one of its parts: of a reservation, the deliverable."""
        return Subject(self.kind, self.parts[:2])

    @property
    def number(self) -> str:
        """Which one it is of its phase or its meeting: « 2 » of condition « P04.2 »."""
        return self.key.rpartition(".")[2]

    @property
    def whole(self) -> str:
        """The key of what it is part of: of action « 3.2 », meeting « 3 »."""
        return self.key.partition(".")[0]


def subject_text(kind: Kind, *parts: object) -> str:
    """The subject of a fact or an event, as it is stored."""
    return "/".join((kind, *map(str, parts)))


def known_subject(text: str) -> Subject | None:
    """The subject of an event, or None: a newer version may have recorded of other kinds."""
    return Subject.parse(text) if text.partition("/")[0] in set(Kind) else None


def kind_of(text: str) -> Kind:
    """The kind of a stored subject; ValueError when it is not one of ours."""
    return Kind(text.partition("/")[0])


def is_added(key: str) -> bool:
    """Whether people added it on this territory; what the method asks for is not."""
    return key.partition(".")[2].startswith(ADDED)
