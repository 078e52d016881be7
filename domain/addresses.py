"""Where things are read: the one address book of pages, links, mails and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from urllib.parse import urlencode

from domain.subjects import OF_A_MEETING, OF_A_PORTRAIT, OF_THE_PASSAGE, Kind, Subject


class Page(StrEnum):
    """What follows the name of the server. People keep these addresses: never change one."""

    WORK = "mon-travail"
    OVERVIEW = "vue-d-ensemble"
    CALENDAR = "calendrier"
    PORTRAIT = "portrait"
    REFERENCES = "references"
    DUE = "echeances"
    DELIVERABLES = "livrables"
    DELIVERABLE = "livrable"
    REPORTS = "rapports"
    REPORT = "rapport"
    TERRITORY = "territoire"
    PHASE = "phase"
    GATE = "passage"
    STAKEHOLDERS = "parties-prenantes"
    STAKEHOLDER = "partie-prenante"
    TWINS = "jumeaux"
    ROUND_TABLE = "tour-de-table"
    DIAGRAM = "diagramme"
    AGREEMENTS = "conventions"
    AGREEMENT = "convention"
    CONTACTS = "contacts"
    MEETINGS = "reunions"
    MEETING = "reunion"
    METHOD = "methode"
    RESPONSIBILITIES = "qui-fait-quoi"
    BRIEF = "reponse"
    ANSWER = "reponse-preparee"
    JOURNAL = "journal"
    ACCOUNTS = "comptes"
    CHANGES = "changements"
    VIEWS = "mes-vues"
    SEARCH = "recherche"
    MAILS = "courriels"
    HELP = "aide"
    ACCOUNT = "mon-compte"


class Param(StrEnum):
    """The words of an address that several pages read; those of one page stand with its filters."""

    ON = "au"  # the day looked at
    KNOWN = "su_au"  # up to which day recordings count
    TERRITORY = "territoire"
    PHASE = "phase"
    MILESTONE = "jalon"
    DELIVERABLE = "livrable"
    ORGANISATION = "organisation"
    MEETING = "reunion"
    AGREEMENT = "convention"
    ANSWER = "reponse"
    CONTACT = "contact"
    LOT = "lot"
    PERIOD = "periode"
    VERSION = "version"
    ORIGIN = "depuis"  # the list that a person comes from
    ADDRESS = "adresse"  # of a page to keep as a view
    TAB = "onglet"  # the part of a sheet that is shown
    ACT = "agir"  # what is being done on a sheet


Params = dict[str, str]

# The page that shows each kind. What has none of its own is told with others of its territory.
_PAGES: Mapping[Kind, Page] = {
    **dict.fromkeys((Kind.PHASE, Kind.MILESTONE), Page.PHASE),
    **dict.fromkeys(OF_THE_PASSAGE, Page.GATE),
    **dict.fromkeys(OF_A_MEETING, Page.MEETING),
    **dict.fromkeys(OF_A_PORTRAIT, Page.PORTRAIT),
    Kind.DELIVERABLE: Page.DELIVERABLE,
    Kind.REPORT: Page.REPORT,
    Kind.REPORTING: Page.REPORTS,
    Kind.ORGANISATION: Page.STAKEHOLDER,
    Kind.ORGANISATION_LINK: Page.STAKEHOLDERS,
    Kind.CONTACT: Page.CONTACTS,
    Kind.AGREEMENT: Page.AGREEMENT,
    Kind.BASELINE: Page.REFERENCES,
    Kind.ANSWER: Page.ANSWER,
    Kind.LOT: Page.TERRITORY,
    Kind.ACCOUNT: Page.ACCOUNTS,
}
# Of the pages that show one thing, the word that holds its key.
_KEYS: Mapping[Page, Param] = {
    Page.DELIVERABLE: Param.DELIVERABLE,
    Page.STAKEHOLDER: Param.ORGANISATION,
    Page.AGREEMENT: Param.AGREEMENT,
    Page.MEETING: Param.MEETING,
    Page.ANSWER: Param.ANSWER,
}


def page_of(subject: Subject) -> tuple[Page, Params]:
    """The page that shows a subject, and what its address holds. A milestone is opened on the page
    of its phase; what the chronology tells, and nothing else shows, stands in the calendar."""
    page = _PAGES.get(subject.kind, Page.CALENDAR)
    return page, {param: value for param, value in _params(subject, page) if value}


def _params(subject: Subject, page: Page) -> Iterator[tuple[Param, str]]:
    yield Param.TERRITORY, subject.territory
    if page is Page.REPORT:
        yield Param.LOT, subject.key
        yield Param.PERIOD, subject.parts[2]
    if page in (Page.PHASE, Page.GATE):
        yield Param.PHASE, subject.phase
    if subject.kind is Kind.MILESTONE:
        yield Param.MILESTONE, subject.key
    if page in _KEYS:
        # An action « 3.2 » is read on the page of meeting « 3 ».
        yield _KEYS[page], subject.whole if subject.kind in OF_A_MEETING else subject.key


def path_of(page: Page, params: Params | None = None) -> str:
    """« /phase?territoire=herstal&phase=P07 », from the root of the site."""
    return f"/{page}?{urlencode(params)}" if params else f"/{page}"
