"""The register and the meetings of the demonstration, fictitious, read as strictly as the method."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from definitions.base import ActorCode, Date, Day, Definition, Line, PhaseKey, Prose, Slug
from definitions.loader import DATA_DIR, load_one
from definitions.problems import Problem
from domain.agreements import AgreementKind, AgreementStatus
from domain.meetings import MeetingKind
from domain.organisation_links import Direction, Mode, Nature
from domain.organisations import Degree, Engagement

REGISTER = DATA_DIR / "demo" / "register.yaml"
MEETINGS = DATA_DIR / "demo" / "meetings.yaml"


class DemoStep(Definition):
    engagement: Engagement
    on: Date
    note: Prose


class DemoOrganisation(Definition):
    """Its first step is that it was identified."""

    key: Slug
    name: Line
    actor_type: ActorCode
    territories: Annotated[tuple[Slug, ...], Field(min_length=1)]
    pilot_role: Prose | None = None
    part_of: Slug | None = None
    barriers: tuple[Slug, ...] = ()
    interest: Degree | None = None
    influence: Degree | None = None
    wanted: Engagement | None = None
    steps: Annotated[tuple[DemoStep, ...], Field(min_length=1)]


class DemoLink(Definition):
    territory: Slug
    between: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=2)]
    mode: Mode
    nature: Nature
    direction: Direction
    intensity: Annotated[int, Field(ge=1, le=3)]
    is_formal: bool = False
    since: Date
    until: Date | None = None


class DemoAgreementStep(Definition):
    status: AgreementStatus
    on: Date
    note: Prose


class DemoAgreement(Definition):
    territory: Slug
    title: Line
    kind: AgreementKind
    parties: tuple[Slug, ...] = ()
    until: Date | None = None
    steps: Annotated[tuple[DemoAgreementStep, ...], Field(min_length=1)]


class DemoRegister(Definition):
    """The file data/demo/register.yaml."""

    organisations: Annotated[tuple[DemoOrganisation, ...], Field(min_length=1)]
    links: tuple[DemoLink, ...] = ()
    agreements: tuple[DemoAgreement, ...] = ()


def load_demo_register(path: Path = REGISTER) -> tuple[DemoRegister | None, list[Problem]]:
    """The register, or None and everything that is wrong with its file."""
    return load_one(path, DemoRegister)


class DemoDecision(Definition):
    text: Prose
    body: Line
    basis: Prose | None = None
    effect: Prose | None = None
    phase: PhaseKey | None = None


class DemoAction(Definition):
    """`organisation` names one of the register of the demonstration, else a type of actors does it;
    `done_on` when it is done."""

    text: Prose
    organisation: Slug | None = None
    actor_type: ActorCode | None = None
    due_on: Date
    phase: PhaseKey | None = None
    done_on: Day | None = None


class DemoPublic(Definition):
    key: Slug
    count: Annotated[int, Field(ge=1)]


class DemoMeeting(Definition):
    """Held when `came` or `publics` say who came; else it is planned."""

    title: Line
    kind: MeetingKind
    territories: Annotated[tuple[Slug, ...], Field(min_length=1)]
    on: Date
    place: Line | None = None
    phases: tuple[PhaseKey, ...] = ()
    agenda: Prose | None = None
    came: tuple[Slug, ...] = ()
    publics: tuple[DemoPublic, ...] = ()
    decisions: tuple[DemoDecision, ...] = ()
    actions: tuple[DemoAction, ...] = ()


class DemoMeetings(Definition):
    """The file data/demo/meetings.yaml."""

    meetings: Annotated[tuple[DemoMeeting, ...], Field(min_length=1)]


def load_demo_meetings(path: Path = MEETINGS) -> tuple[DemoMeetings | None, list[Problem]]:
    """The meetings, or None and everything that is wrong with their file."""
    return load_one(path, DemoMeetings)
