"""The list of pages, with the right that each one needs."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.addresses import Page
from domain.errors import N_
from domain.permissions import Actor, Permission
from ui.session import t


@dataclass(frozen=True, slots=True)
class PageEntry:
    """`file` stands in ui/pages/; `tab` is what it is called beside the other pages of its
    section."""

    file: str
    title: str
    address: Page
    icon: str
    needs: Permission = Permission.PROGRESS_READ
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the menu. It opens the first of its pages, the others are tabs beside it; its
    sheets show one thing, and are reached from a page."""

    title: str
    pages: tuple[PageEntry, ...]
    sheets: tuple[PageEntry, ...] = ()

    def __contains__(self, address: str) -> bool:
        return any(entry.address == address for entry in (*self.pages, *self.sheets))


WORK = PageEntry(
    "work.py", N_("Mon travail"), Page.WORK, ":material/inbox:", Permission.PHASE_DECLARE
)
OVERVIEW = PageEntry("overview.py", N_("Vue d’ensemble"), Page.OVERVIEW, ":material/grid_view:")
CALENDAR = PageEntry("timeline.py", N_("Calendrier"), Page.CALENDAR, ":material/calendar_month:")
PORTRAIT = PageEntry(
    "portrait.py",
    N_("Portrait statistique"),
    Page.PORTRAIT,
    ":material/bar_chart:",
    tab=N_("Portrait"),
)
REFERENCES = PageEntry(
    "references.py",
    N_("Plan de référence"),
    Page.REFERENCES,
    ":material/flag:",
    tab=N_("Plan de référence"),
)
DUE = PageEntry("due.py", N_("Échéances"), Page.DUE, ":material/event_upcoming:")
DELIVERABLES = PageEntry(
    "deliverables.py", N_("Livrables"), Page.DELIVERABLES, ":material/inventory_2:"
)
DELIVERABLE = PageEntry(
    "deliverable.py", N_("Livrable"), Page.DELIVERABLE, ":material/inventory_2:"
)
REPORTS = PageEntry(
    "reports.py", N_("Rapports"), Page.REPORTS, ":material/description:", Permission.REPORT_READ
)
REPORT = PageEntry(
    "report.py", N_("Rapport"), Page.REPORT, ":material/article:", Permission.REPORT_READ
)
TERRITORY = PageEntry("territory.py", N_("Territoires"), Page.TERRITORY, ":material/location_on:")
PHASE = PageEntry("phase.py", N_("Phase"), Page.PHASE, ":material/flag:")
GATE = PageEntry("gate.py", N_("Décision de passage"), Page.GATE, ":material/door_open:")
STAKEHOLDERS = PageEntry(
    "stakeholders.py",
    N_("Parties prenantes"),
    Page.STAKEHOLDERS,
    ":material/groups:",
    tab=N_("Registre"),
)
STAKEHOLDER = PageEntry(
    "stakeholder.py", N_("Partie prenante"), Page.STAKEHOLDER, ":material/group_work:"
)
TWINS = PageEntry("twins.py", N_("Côte à côte"), Page.TWINS, ":material/compare:")
ROUND_TABLE = PageEntry(
    "round_table.py", N_("Tour de table"), Page.ROUND_TABLE, ":material/co_present:"
)
DIAGRAM = PageEntry(
    "diagram.py",
    N_("Diagramme de l’environnement"),
    Page.DIAGRAM,
    ":material/hub:",
    tab=N_("Diagramme"),
)
AGREEMENTS = PageEntry("agreements.py", N_("Conventions"), Page.AGREEMENTS, ":material/handshake:")
AGREEMENT = PageEntry("agreement.py", N_("Convention"), Page.AGREEMENT, ":material/handshake:")
CONTACTS = PageEntry(
    "contacts.py", N_("Contacts"), Page.CONTACTS, ":material/contacts:", Permission.CONTACT_KEEP
)
MEETINGS = PageEntry("meetings.py", N_("Réunions"), Page.MEETINGS, ":material/event_note:")
MEETING = PageEntry("meeting.py", N_("Réunion"), Page.MEETING, ":material/event_note:")
METHOD = PageEntry("method.py", N_("Méthode"), Page.METHOD, ":material/account_tree:")
RESPONSIBILITIES = PageEntry(
    "responsibilities.py", N_("Qui fait quoi"), Page.RESPONSIBILITIES, ":material/assignment_ind:"
)
BRIEF = PageEntry(
    "brief.py", N_("Réponse au Parlement"), Page.BRIEF, ":material/gavel:", Permission.BRIEF_DRAFT
)
ANSWER = PageEntry(
    "answer.py", N_("Réponse préparée"), Page.ANSWER, ":material/gavel:", Permission.BRIEF_DRAFT
)
JOURNAL = PageEntry(
    "journal.py", N_("Journal"), Page.JOURNAL, ":material/history:", Permission.JOURNAL_READ
)
ACCOUNTS = PageEntry(
    "accounts.py", N_("Comptes"), Page.ACCOUNTS, ":material/group:", Permission.ACCOUNT_MANAGE
)
CHANGES = PageEntry("changes.py", N_("Ce qui a changé"), Page.CHANGES, ":material/difference:")
VIEWS = PageEntry("views.py", N_("Mes vues"), Page.VIEWS, ":material/bookmarks:")
SEARCH = PageEntry("search.py", N_("Recherche"), Page.SEARCH, ":material/search:")
MAILS = PageEntry("mails.py", N_("Mes courriels"), Page.MAILS, ":material/mail:")
HELP = PageEntry("help.py", N_("Aide"), Page.HELP, ":material/help:")
ACCOUNT = PageEntry("account.py", N_("Mon compte"), Page.ACCOUNT, ":material/person:")
MENU = (
    Section(N_("Mon travail"), (WORK,)),
    Section(N_("Vue d’ensemble"), (OVERVIEW, METHOD, RESPONSIBILITIES)),
    Section(N_("Calendrier"), (CALENDAR, DUE, REFERENCES)),
    Section(N_("Livrables"), (DELIVERABLES,), (DELIVERABLE,)),
    Section(
        N_("Partenaires"),
        (STAKEHOLDERS, MEETINGS, AGREEMENTS, CONTACTS, DIAGRAM, ROUND_TABLE),
        (STAKEHOLDER, MEETING, AGREEMENT),
    ),
    Section(N_("Rapports"), (REPORTS, BRIEF), (REPORT, ANSWER)),
    Section(N_("Territoires"), (TERRITORY, PORTRAIT, TWINS), (PHASE, GATE)),
)
# Beside the search, on top of every page.
TOOLS = (
    Section(CHANGES.title, (CHANGES, JOURNAL)),
    Section(ACCOUNTS.title, (ACCOUNTS,)),
    Section(HELP.title, (HELP,)),
)
# Reached from the menu of the person, top right.
PERSONAL = (ACCOUNT, MAILS, VIEWS)
PAGES = (
    *(entry for section in (*MENU, *TOOLS) for entry in (*section.pages, *section.sheets)),
    SEARCH,
    *PERSONAL,
)

ENTRIES: Mapping[str, PageEntry] = {entry.address: entry for entry in PAGES}


def pages_of(actor: Actor) -> list[StreamlitPage]:
    """The pages that this person may open, in the order of the menu. The overview is everybody's:
    whoever has no role reads there that they have none.

    What Streamlit shows without an address has none of its own: it is the first page once more,
    and stands last, so that links find the one that has an address."""
    entries = [entry for entry in PAGES if actor.can(entry.needs) or entry is OVERVIEW]
    return [*(streamlit_page(e) for e in entries), streamlit_page(entries[0], is_first=True)]


def streamlit_page(entry: PageEntry, *, is_first: bool = False) -> StreamlitPage:
    """Its own object for each run: Streamlit writes into it."""
    return copy(_made(entry, is_first=is_first))


@cache  # making one looks for its file on the disk
def _made(entry: PageEntry, *, is_first: bool) -> StreamlitPage:
    return st.Page(
        f"pages/{entry.file}",
        title=t(entry.title),
        url_path="accueil" if is_first else entry.address,
        default=is_first,
    )
