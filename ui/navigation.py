"""The list of pages, with the right that each one needs."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.errors import N_
from domain.permissions import Actor, Permission
from ui.session import t


@dataclass(frozen=True, slots=True)
class PageEntry:
    """`file` stands in ui/pages/; a page not in the menu is reached from another one."""

    file: str
    title: str
    address: str
    icon: str
    needs: Permission = Permission.PROGRESS_READ
    in_menu: bool = True


WORK = PageEntry(
    "work.py", N_("Mon travail"), "mon-travail", ":material/inbox:", Permission.PHASE_DECLARE
)
OVERVIEW = PageEntry("overview.py", N_("Vue d’ensemble"), "vue-d-ensemble", ":material/grid_view:")
CALENDAR = PageEntry("timeline.py", N_("Calendrier"), "calendrier", ":material/calendar_month:")
PORTRAIT = PageEntry(
    "portrait.py", N_("Portrait statistique"), "portrait", ":material/bar_chart:", in_menu=False
)
REFERENCES = PageEntry(
    "references.py",
    N_("Références des dates prévues"),
    "references",
    ":material/flag:",
    in_menu=False,
)
DUE = PageEntry("due.py", N_("Échéances"), "echeances", ":material/event_upcoming:")
DELIVERABLES = PageEntry("deliverables.py", N_("Livrables"), "livrables", ":material/inventory_2:")
DELIVERABLE = PageEntry(
    "deliverable.py", N_("Livrable"), "livrable", ":material/inventory_2:", in_menu=False
)
REPORTS = PageEntry(
    "reports.py", N_("Rapports"), "rapports", ":material/description:", Permission.REPORT_READ
)
REPORT = PageEntry(
    "report.py",
    N_("Rapport"),
    "rapport",
    ":material/article:",
    Permission.REPORT_READ,
    in_menu=False,
)
TERRITORY = PageEntry("territory.py", N_("Territoires"), "territoire", ":material/location_on:")
PHASE = PageEntry("phase.py", N_("Phase"), "phase", ":material/flag:", in_menu=False)
GATE = PageEntry("gate.py", N_("Passage"), "passage", ":material/door_open:", in_menu=False)
STAKEHOLDERS = PageEntry(
    "stakeholders.py",
    N_("Parties prenantes"),
    "parties-prenantes",
    ":material/groups:",
    in_menu=False,
)
STAKEHOLDER = PageEntry(
    "stakeholder.py",
    N_("Partie prenante"),
    "partie-prenante",
    ":material/group_work:",
    in_menu=False,
)
TWINS = PageEntry("twins.py", N_("Côte à côte"), "jumeaux", ":material/compare:", in_menu=False)
ROUND_TABLE = PageEntry(
    "round_table.py", N_("Tour de table"), "tour-de-table", ":material/co_present:", in_menu=False
)
DIAGRAM = PageEntry(
    "diagram.py", N_("Diagramme de l’environnement"), "diagramme", ":material/hub:", in_menu=False
)
AGREEMENTS = PageEntry(
    "agreements.py", N_("Conventions"), "conventions", ":material/handshake:", in_menu=False
)
AGREEMENT = PageEntry(
    "agreement.py", N_("Convention"), "convention", ":material/handshake:", in_menu=False
)
CONTACTS = PageEntry(
    "contacts.py",
    N_("Contacts"),
    "contacts",
    ":material/contacts:",
    Permission.CONTACT_KEEP,
    in_menu=False,
)
MEETINGS = PageEntry(
    "meetings.py", N_("Réunions"), "reunions", ":material/event_note:", in_menu=False
)
MEETING = PageEntry("meeting.py", N_("Réunion"), "reunion", ":material/event_note:", in_menu=False)
METHOD = PageEntry("method.py", N_("Méthode"), "methode", ":material/account_tree:", in_menu=False)
RESPONSIBILITIES = PageEntry(
    "responsibilities.py",
    N_("Qui fait quoi"),
    "qui-fait-quoi",
    ":material/assignment_ind:",
    in_menu=False,
)
BRIEF = PageEntry(
    "brief.py",
    N_("Réponse au Parlement"),
    "reponse",
    ":material/gavel:",
    Permission.BRIEF_DRAFT,
    in_menu=False,
)
JOURNAL = PageEntry(
    "journal.py",
    N_("Journal"),
    "journal",
    ":material/history:",
    Permission.JOURNAL_READ,
    in_menu=False,
)
ACCOUNTS = PageEntry(
    "accounts.py",
    N_("Comptes"),
    "comptes",
    ":material/group:",
    Permission.ACCOUNT_MANAGE,
    in_menu=False,
)
CHANGES = PageEntry(
    "changes.py", N_("Ce qui a changé"), "changements", ":material/difference:", in_menu=False
)
VIEWS = PageEntry("views.py", N_("Mes vues"), "mes-vues", ":material/bookmarks:", in_menu=False)
SEARCH = PageEntry("search.py", N_("Recherche"), "recherche", ":material/search:", in_menu=False)
MAILS = PageEntry("mails.py", N_("Mes courriels"), "courriels", ":material/mail:", in_menu=False)
HELP = PageEntry("help.py", N_("Aide"), "aide", ":material/help:", in_menu=False)
ACCOUNT = PageEntry(
    "account.py",
    N_("Mon compte"),
    "mon-compte",
    ":material/person:",
    in_menu=False,
)
# Behind « Plus », in the bar: each group with its name.
GROUPS = (
    (
        N_("Partenaires"),
        (STAKEHOLDERS, DIAGRAM, MEETINGS, ROUND_TABLE, AGREEMENTS, RESPONSIBILITIES, CONTACTS),
    ),
    (N_("Comprendre"), (CHANGES, TWINS, PORTRAIT, METHOD, JOURNAL)),
    (N_("Répondre et retrouver"), (BRIEF, SEARCH, VIEWS, HELP)),
)
# Reached from the menu of the person, top right.
PERSONAL = (ACCOUNT, MAILS, ACCOUNTS)
PAGES = (
    WORK,
    OVERVIEW,
    CALENDAR,
    DUE,
    DELIVERABLES,
    REPORTS,
    TERRITORY,
    REFERENCES,
    REPORT,
    PHASE,
    GATE,
    DELIVERABLE,
    STAKEHOLDER,
    MEETING,
    AGREEMENT,
    *(entry for _, entries in GROUPS for entry in entries),
    *PERSONAL,
)


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
        visibility="visible" if entry.in_menu and not is_first else "hidden",
    )
