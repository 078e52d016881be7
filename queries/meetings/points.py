"""What meetings decide and what they leave to be done, on a day, as facts say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.meetings import ActionStatus, Owner
from domain.permissions import Permission
from domain.subjects import Subject
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

RESOLUTION, ACTION = "resolution", "meeting_action"
DECIDED = (
    "resolution", "resolution_body", "resolution_basis", "resolution_effect", "resolution_phase",
)  # fmt: skip
STRUCK = "resolution_struck"
ASKED = ("action", "action_owner", "action_due_on", "action_phase")
STATUS = "action_status"
Key = tuple[str, int, int]  # territory, number of the meeting, number in it


@dataclass(frozen=True, slots=True)
class Resolution:
    """One decision of a meeting: by which body, on what basis, to what effect on the plan."""

    territory: str
    meeting: int
    number: int
    text: str
    body: str
    basis: str
    effect: str
    phase: str  # "" when it concerns none in particular
    on: PartialDate

    @property
    def subject(self) -> str:
        return subject_of(RESOLUTION, self.territory, self.meeting, self.number)


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """One thing that a meeting asked for. As something with a date to meet: `title`, `due`."""

    territory: str
    meeting: int
    number: int
    title: str
    owner: Owner
    due: PartialDate
    phase: str  # "" when it concerns none in particular
    status: ActionStatus = ActionStatus.OPEN
    closed_on: date | None = None
    note: str = ""  # what was done, or why it was dropped or opened again

    @property
    def subject(self) -> str:
        return subject_of(ACTION, self.territory, self.meeting, self.number)

    @property
    def is_open(self) -> bool:
        return self.status is ActionStatus.OPEN

    def is_late(self, on: date) -> bool:
        return self.is_open and self.due.last < on


def subject_of(kind: str, territory: str, meeting: int, number: int | str) -> str:
    return f"{kind}/{territory}/{meeting}.{number}"


@remembered
def resolutions_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Sequence[Resolution]:
    """Return those known on that day, of every territory that the actor sees, or of one; latest
    first."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    by_key = _by_key(ctx, (*DECIDED, STRUCK), moment, territory)
    resolutions = [
        _resolution(key, facts)
        for key, facts in by_key.items()
        if "resolution" in facts and STRUCK not in facts
    ]
    return sorted(
        resolutions,
        key=lambda resolution: (resolution.on.last, resolution.meeting, resolution.number),
        reverse=True,
    )


@remembered
def actions_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Sequence[MeetingAction]:
    """Return those asked for by that day, open or closed, of every territory that the actor
    sees, or of one; what is due first, first."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    by_key = _by_key(ctx, (*ASKED, STATUS), moment, territory)
    actions = [_action(key, facts) for key, facts in by_key.items() if "action" in facts]
    return sorted(
        actions,
        key=lambda action: (action.due.last, action.territory, action.meeting, action.number),
    )


def _by_key(
    ctx: Context, attributes: tuple[str, ...], moment: Moment, territory: str | None
) -> dict[Key, dict[str, FactRow]]:
    facts: dict[Key, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx, on=moment.on, known_at=moment.known_at, attributes=attributes, territory=territory
    ):
        place, key = Subject.parse(fact.subject).parts
        meeting, _, number = key.partition(".")
        facts[place, int(meeting), int(number)][fact.attribute] = fact
    return facts


def _resolution(key: Key, facts: dict[str, FactRow]) -> Resolution:
    said = {name: fact.value for name, fact in facts.items()}
    return Resolution(
        *key,
        text=said["resolution"],
        body=said.get("resolution_body", ""),
        basis=said.get("resolution_basis", ""),
        effect=said.get("resolution_effect", ""),
        phase=said.get("resolution_phase", ""),
        on=facts["resolution"].effective,
    )


def _action(key: Key, facts: dict[str, FactRow]) -> MeetingAction:
    said = {name: fact.value for name, fact in facts.items()}
    status = ActionStatus(said.get(STATUS, ActionStatus.OPEN))
    fact = facts.get(STATUS)
    return MeetingAction(
        *key,
        title=said["action"],
        owner=Owner.parse(said["action_owner"]),
        due=PartialDate.parse(said["action_due_on"]),
        phase=said.get("action_phase", ""),
        status=status,
        closed_on=fact.effective_on if fact and status is not ActionStatus.OPEN else None,
        note=fact.note if fact else "",
    )
