"""The mail of one person: the same words as plain text and as accessible HTML, every link to our
own pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from definitions import names
from definitions.catalog import Catalog
from domain.addresses import Page, page_of, path_of
from domain.errors import N_
from domain.subjects import Subject
from i18n.changes import change_sentence
from i18n.formats import in_date, long_day
from queries.following.digest import A_WEEK, Recipient, Reminder, Weekly
from queries.following.due import Due
from queries.reports.states import ReportState

SHOWN = 20  # lines of one section; the page has the rest
PRODUCT = "Suivi Pôle insertion"
COMING_TITLES = (N_("Dans les 7 jours"), N_("Dans les 14 jours"))
TODAY, IN_TWO_DAYS = N_("C’est aujourd’hui"), N_("C’est dans deux jours")
TWO_DAYS_AGO = N_("C’était il y a deux jours")
WHY = N_("Vous recevez ce courriel parce que vous avez un compte dans le suivi.")
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=lambda name: bool(name and name.endswith(".html")),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A few words, and the page that they lead to."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]
    others: str = ""  # how many are not told here


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything that the templates say."""

    subject: str
    name: str
    opening: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    way: Line
    settings: Line
    why: str = WHY


class Writer:
    """Writes mails: the addresses of pages start with `root`."""

    def __init__(self, catalog: Catalog, *, root: str, sender: str) -> None:
        self._catalog = catalog
        self._root = root
        self._sender = sender

    def weekly(self, to: Recipient, weekly: Weekly, *, period: str, now: datetime) -> EmailMessage:
        """The mail of the week."""
        day = long_day(weekly.on)
        sections = [self._section(N_("Échéances dépassées"), weekly.overdue)]
        for (_, dues), title in zip(weekly.coming, COMING_TITLES, strict=True):
            sections.append(self._section(title, dues))
        sections.append(_cut(N_("On vous cite"), self._mentions(weekly)))
        sections.append(_cut(N_("Ce qui a changé en 7 jours"), self._changes(weekly)))
        mail = self._mail(
            to,
            N_("votre semaine, au {day}").format(day=day),
            N_("Voici ce qui vient, et ce qui a changé, au {day}.").format(day=day),
            sections,
            _silent(weekly.n_silent),
        )
        return self._addressed(to, mail, period, now)

    def reminder(
        self, to: Recipient, reminder: Reminder, *, period: str, now: datetime
    ) -> EmailMessage:
        """Return what is due close to that day, in three sections at most."""
        days = ((0, TODAY), (2, IN_TWO_DAYS), (-2, TWO_DAYS_AGO))
        sections = [_cut(title, self._close(reminder, n)) for n, title in days]
        subject = N_("rappel du {day}").format(day=long_day(reminder.on))
        mail = self._mail(to, subject, N_("Une date approche ou vient de passer."), sections)
        return self._addressed(to, mail, period, now)

    def _close(self, reminder: Reminder, days: int) -> list[Line]:
        """The reports, then the rest, of that many days ahead."""
        reports = [
            self._report(reminder.report) for reminder in reminder.reports if reminder.days == -days
        ]
        dues = [due for due in reminder.dues if (due.due.last - reminder.on).days == days]
        return reports + [self._line(due) for due in dues]

    def _report(self, report: ReportState) -> Line:
        words = N_("Rapport du {first} au {last}, {lot}, {place} : à remettre le {due}").format(
            first=long_day(report.period.first),
            last=long_day(report.period.last),
            lot=names.lot_name(self._catalog, report.lot),
            place=names.territory_name(self._catalog, report.territory),
            due=long_day(report.due_on),
        )
        return Line(words, self._object(report.subject))

    def _section(self, title: str, dues: Sequence[Due]) -> Section:
        return _cut(title, [self._line(due) for due in dues])

    def _mentions(self, weekly: Weekly) -> list[Line]:
        return [
            Line(
                N_("{who} vous cite : {title}").format(
                    who=mention.by or N_("Une personne du projet"), title=mention.title
                ),
                self._object(mention.subject),
            )
            for mention in weekly.mentions
        ]

    def _changes(self, weekly: Weekly) -> list[Line]:
        """Return one sentence a change, leading to its object, or to the page that lists
        them all."""
        lots = partial(names.lot_name, self._catalog)
        since = {"depuis": (weekly.on - A_WEEK).isoformat(), "jusqu": weekly.on.isoformat()}
        return [
            Line(
                self._placed(change.territory, change_sentence(change, lot_name=lots)),
                self._object(change.subject)
                if change.territory
                else self._root + path_of(Page.CHANGES, since),
            )
            for change in weekly.changes
        ]

    def _placed(self, territory: str | None, sentence: str) -> str:
        """« Herstal — La phase 7 … »"""
        if territory is None:
            return sentence
        place = names.territory_name(self._catalog, territory)
        return N_("{place} — {sentence}").format(place=place, sentence=sentence)

    def _line(self, due: Due) -> Line:
        if isinstance(due.part, ReportState):
            return self._report(due.part)
        if due.phase is None:
            return self._of_no_phase(due)
        phase = self._catalog.phase(due.phase)
        phase_words = N_("{title} (phase prévue)").format(title=phase.title.fr)
        when = in_date(due.due)
        words = N_("{when} : {what}, phase {position}, {place}").format(
            when=when[0].upper() + when[1:],
            what=due.part.title if due.part else phase_words,
            position=phase.position,
            place=names.territory_name(self._catalog, due.territory),
        )
        return Line(words, self._object(due.subject))

    def _of_no_phase(self, due: Due) -> Line:
        """A meeting, an action that one asked for, an agreement that ends."""
        when = in_date(due.due)
        words = N_("{when} : {what}, {place}").format(
            when=when[0].upper() + when[1:],
            what=due.part.title if due.part else "",
            place=names.territory_name(self._catalog, due.territory),
        )
        return Line(words, self._object(due.subject))

    def _object(self, subject: str) -> str:
        """The page that shows the subject of a fact or a comment."""
        page, params = page_of(Subject.parse(subject))
        return self._root + path_of(page, params)

    def _mail(
        self,
        to: Recipient,
        subject: str,
        opening: str,
        sections: Sequence[Section],
        closing: tuple[str, ...] = (),
    ) -> Mail:
        return Mail(
            subject=f"{PRODUCT} : {subject}",
            name=" ".join(to.actor.display_name.split()),
            opening=opening,
            sections=tuple(section for section in sections if section.lines),
            closing=closing,
            way=Line(N_("Voir toutes les échéances"), self._root + path_of(Page.DUE)),
            settings=Line(N_("Choisir mes courriels"), self._root + path_of(Page.MAILS)),
        )

    def _addressed(self, to: Recipient, mail: Mail, period: str, now: datetime) -> EmailMessage:
        """Sent twice by mischance, it bears the same Message-ID: a mailbox may then show one."""
        message = EmailMessage(policy=SMTP)
        message["Subject"] = mail.subject
        message["From"] = _address(PRODUCT, self._sender)
        message["To"] = _address(mail.name, to.address)
        message["Date"] = format_datetime(now)
        message["Message-ID"] = f"<{period}.{to.actor.user_id}@{urlsplit(self._root).hostname}>"
        message["Auto-Submitted"] = "auto-generated"
        message["List-Unsubscribe"] = f"<{mail.settings.url}>"
        message["Content-Language"] = "fr"
        message.set_content(TEMPLATES.get_template("digest.txt").render(mail=mail))
        html = TEMPLATES.get_template("digest.html").render(mail=mail)
        message.add_alternative(html, subtype="html")
        return message


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    return Address(name, user, domain)


def _cut(title: str, lines: Sequence[Line]) -> Section:
    """Return at most SHOWN of them, and how many others there are."""
    hidden = len(lines) - SHOWN
    others = N_("Non montrés ici : {n}.").format(n=hidden) if hidden > 0 else ""
    return Section(title, tuple(lines[:SHOWN]), others)


def _silent(count: int) -> tuple[str, ...]:
    """Silence is neither lateness nor progress: one sentence, without a list."""
    if not count:
        return ()
    return (
        N_("Échéances passées sans que personne n’ait donné de nouvelles : {n}.").format(n=count),
    )
