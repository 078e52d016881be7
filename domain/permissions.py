"""Who may do what, where. The whole matrix is on one screen, on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import N_, DomainError, NotFound, PermissionDenied


class Role(StrEnum):
    ADMIN = "admin"
    LEAD = "lead"
    CONTRACTOR = "contractor"
    MINISTRY = "ministry"


class Permission(StrEnum):
    PROGRESS_READ = "progress:read"  # phases, milestones, deliverables, at any date
    PHASE_DECLARE = "phase:declare"
    PHASE_VERIFY = "phase:verify"  # validate or refuse what another person declared
    PHASE_REOPEN = "phase:reopen"
    MILESTONE_FORECAST = "milestone:forecast"  # say when it is expected now
    MILESTONE_DECLARE = "milestone:declare"  # say that it is reached, with a proof
    MILESTONE_VERIFY = "milestone:verify"
    MILESTONE_ADD = "milestone:add"  # one that the method does not have, with a reason
    BASELINE_SET = "baseline:set"  # propose, approve or refuse other planned dates
    COMMITMENT_MARK = "commitment:mark"  # a date told to Parliament, with its reference
    DELIVERABLE_FILES = "deliverable:files"  # read versions, remarks and reservations in full
    DELIVERABLE_WRITE = "deliverable:write"  # versions, handing over, lifting of reservations
    DELIVERABLE_REVIEW = "deliverable:review"  # check, accept, refuse, reopen, set the due date
    DELIVERABLE_ADD = "deliverable:add"  # one that the method does not have, with a reason
    REPORT_READ = "report:read"  # those that FOREm accepted
    REPORT_FOLLOW = "report:follow"  # what is expected, late, sent or returned
    REPORT_WRITE = "report:write"  # fill in, send, correct; the words of a contractor
    REPORT_REVIEW = "report:review"  # accept or return what another person sent
    REPORT_EXPECT = "report:expect"  # say since when a lot reports, and how often
    CHECK_TICK = "check:tick"  # an exit criterion that no data proves
    GATE_DECIDE = "gate:decide"  # go, under conditions or not; conditions met
    WEATHER_DECLARE = "weather:declare"  # beside the computed one, with a reason
    REGISTER_WRITE = "register:write"  # organisations of a territory, engagement, links
    MEETING_WRITE = "meeting:write"  # meetings of a territory, decisions, actions; read minutes
    CONTACT_KEEP = "contact:keep"  # read, write, hand out, erase those shared with one's lot
    PORTRAIT_WRITE = "portrait:write"  # the figures of a territory, with their sources
    PORTRAIT_CONTEXT = "portrait:context"  # those of provinces, of the region
    PORTRAIT_FREEZE = "portrait:freeze"  # keep a portrait as it is, for later comparison
    LOT_DESCRIBE = "lot:describe"  # contents and holder of a lot, lot of a phase
    COMMENT_EXCHANGE = "comment:exchange"  # between FOREm and one lot: nobody else reads them
    BRIEF_DRAFT = "brief:draft"  # the text of an answer to Parliament, from recorded facts
    ANSWER_WRITE = "answer:write"  # prepare one, write over its sentences, review and send it
    JOURNAL_READ = "journal:read"
    PEOPLE_READ = "people:read"  # names of those who declared and verified, not only their roles
    METHOD_WATCH = "method:watch"  # told when a definition file turns bad
    ACCOUNT_MANAGE = "account:manage"


_READER = frozenset({Permission.PROGRESS_READ, Permission.REPORT_READ, Permission.JOURNAL_READ})

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.MINISTRY: _READER | {Permission.BRIEF_DRAFT, Permission.ANSWER_WRITE},
    Role.CONTRACTOR: _READER
    | {
        Permission.PEOPLE_READ,
        Permission.PHASE_DECLARE,
        Permission.MILESTONE_FORECAST,
        Permission.MILESTONE_DECLARE,
        Permission.DELIVERABLE_FILES,
        Permission.DELIVERABLE_WRITE,
        Permission.COMMENT_EXCHANGE,
        Permission.REPORT_FOLLOW,
        Permission.REPORT_WRITE,
        Permission.CHECK_TICK,
        Permission.REGISTER_WRITE,
        Permission.MEETING_WRITE,
        Permission.CONTACT_KEEP,
        Permission.PORTRAIT_WRITE,
    },
    Role.LEAD: _READER
    | {
        Permission.PEOPLE_READ,
        Permission.PHASE_DECLARE,
        Permission.PHASE_VERIFY,
        Permission.PHASE_REOPEN,
        Permission.MILESTONE_FORECAST,
        Permission.MILESTONE_DECLARE,
        Permission.MILESTONE_VERIFY,
        Permission.MILESTONE_ADD,
        Permission.BASELINE_SET,
        Permission.COMMITMENT_MARK,
        Permission.DELIVERABLE_FILES,
        Permission.DELIVERABLE_WRITE,
        Permission.DELIVERABLE_REVIEW,
        Permission.DELIVERABLE_ADD,
        Permission.REPORT_FOLLOW,
        Permission.REPORT_REVIEW,
        Permission.REPORT_EXPECT,
        Permission.GATE_DECIDE,
        Permission.WEATHER_DECLARE,
        Permission.REGISTER_WRITE,
        Permission.MEETING_WRITE,
        Permission.CONTACT_KEEP,
        Permission.PORTRAIT_WRITE,
        Permission.PORTRAIT_CONTEXT,
        Permission.PORTRAIT_FREEZE,
        Permission.LOT_DESCRIBE,
        Permission.COMMENT_EXCHANGE,
        Permission.METHOD_WATCH,
        Permission.BRIEF_DRAFT,
        Permission.ANSWER_WRITE,
    },
    Role.ADMIN: _READER
    | {
        Permission.BRIEF_DRAFT,
        Permission.PEOPLE_READ,
        Permission.REPORT_FOLLOW,
        Permission.METHOD_WATCH,
        Permission.ACCOUNT_MANAGE,
    },
}

SCOPED = frozenset({Role.CONTRACTOR})  # roles that hold in one territory, for one lot
ROLE_NAMES: Mapping[Role, str] = {
    Role.ADMIN: N_("Administration"),
    Role.LEAD: N_("Direction de projet FOREm"),
    Role.CONTRACTOR: N_("Adjudicataire"),
    Role.MINISTRY: N_("Lecture ministère"),
}


# Asked for as the lot of what has none that is known: no grant for one lot is enough for it.
UNKNOWN_LOT = "*"


@dataclass(frozen=True, slots=True)
class Grant:
    """One role, everywhere, or in one territory for one lot."""

    role: Role
    territory: str | None = None
    lot: str | None = None

    def gives(self, permission: Permission, territory: str | None, lot: str | None) -> bool:
        """Deny by default. `territory` or `lot` is None when it does not matter which: a grant for
        one territory is then enough. What belongs to no territory therefore needs a permission
        that no role held in one territory gives."""
        if permission not in GRANTS[self.role]:
            return False
        is_there = self.territory is None or territory is None or self.territory == territory
        mine = self.lot is None or lot is None or self.lot == lot
        return is_there and mine


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or the job) on whose behalf something is done."""

    user_id: int | None  # None: the application itself
    display_name: str
    grants: frozenset[Grant] = frozenset()

    def can(
        self, permission: Permission, territory: str | None = None, lot: str | None = None
    ) -> bool:
        """May this person do it in that territory, for that lot? None: in any of theirs."""
        return any(grant.gives(permission, territory, lot) for grant in self.grants)

    def sees(self, territory: str) -> bool:
        return self.can(Permission.PROGRESS_READ, territory)

    def require(
        self,
        permission: Permission,
        territory: str | None = None,
        lot: str | None = None,
        *,
        subject: str = "",
    ) -> None:
        """Refuse what is not granted; what this person may not even see is « introuvable »."""
        if territory is not None and not self.sees(territory):
            raise NotFound(subject=subject or territory)
        if not self.can(permission, territory, lot):
            raise PermissionDenied


def words_of(grants: Iterable[Grant]) -> str:
    """The grants as the audit trail keeps them: « contractor herstal lot-1, lead »."""
    words = (
        " ".join(part for part in (grant.role, grant.territory, grant.lot) if part)
        for grant in grants
    )
    return ", ".join(sorted(words))


class ScopeMissing(DomainError):
    reason = N_("Le rôle « {role} » vaut pour un lot dans un territoire.")
    remedy = N_("Choisissez un territoire et un lot.")


class ScopeRefused(DomainError):
    reason = N_("Le rôle « {role} » ne se limite ni à un territoire, ni à un lot.")
    remedy = N_("Donnez-le sans territoire ni lot.")
