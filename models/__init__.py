"""The database. Import every model here so that Alembic sees the whole schema."""

from models.account import Account
from models.agreement import Agreement
from models.agreement_file import AgreementFile
from models.answer import Answer
from models.answer_version import AnswerVersion
from models.api_token import ApiToken
from models.audit_event import AuditEvent
from models.base import Base
from models.comment import Comment
from models.contact import Contact
from models.deliverable import Deliverable
from models.deliverable_version import DeliverableVersion
from models.digest_mail import DigestMail
from models.fact import Fact
from models.figure import Figure
from models.installation import Installation
from models.lot import Lot
from models.meeting import Meeting
from models.meeting_minutes import MeetingMinutes
from models.mention import Mention
from models.milestone import Milestone
from models.organisation import Organisation
from models.organisation_link import OrganisationLink
from models.portrait_version import PortraitVersion
from models.report_draft import ReportDraft
from models.report_version import ReportVersion
from models.role_grant import RoleGrant
from models.saved_view import SavedView
from models.sign_in_attempt import SignInAttempt
from models.sign_in_link import LinkPurpose, SignInLink
from models.territory_phase import TerritoryPhase
from models.web_session import WebSession

__all__ = [
    "Account",
    "Agreement",
    "AgreementFile",
    "Answer",
    "AnswerVersion",
    "ApiToken",
    "AuditEvent",
    "Base",
    "Comment",
    "Contact",
    "Deliverable",
    "DeliverableVersion",
    "DigestMail",
    "Fact",
    "Figure",
    "Installation",
    "LinkPurpose",
    "Lot",
    "Meeting",
    "MeetingMinutes",
    "Mention",
    "Milestone",
    "Organisation",
    "OrganisationLink",
    "PortraitVersion",
    "ReportDraft",
    "ReportVersion",
    "RoleGrant",
    "SavedView",
    "SignInAttempt",
    "SignInLink",
    "TerritoryPhase",
    "WebSession",
]
