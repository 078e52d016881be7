"""What is measured, and within which bounds it has to stay."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser

from benchmarks.answers import answer_times, dues, states, weather
from benchmarks.backups import fill, saving
from benchmarks.briefs import as_pdf, brief_times
from benchmarks.browsing import (
    DIAGRAM,
    DUE,
    EMPTY,
    OVERVIEW,
    PAGES,
    WORK,
    Drawn,
    click_time,
    opening_time,
    visitor,
)
from benchmarks.diagrams import layout_times, surround
from benchmarks.portraits import import_time
from benchmarks.reports import sending_times
from benchmarks.sites import EMPTY_PAGE, Site, make_site, served
from benchmarks.tabs import crowd_times, rerun_times
from benchmarks.writes import write_times
from documents.brief_texts import as_markdown
from tests.browser import running_chromium
from tests.server import Server

FICTITIOUS = 250  # with the two pilots: 252
N_PEOPLE, THINK, CROWD_SECONDS = 200, 10.0, 40.0
HERE = "/vue-d-ensemble"
LAUNCHER = ("./suivi",)


@dataclass(frozen=True, slots=True)
class Opening:
    """A page and how many times longer than the empty page it may take to open."""

    label: str
    url: str
    page: Drawn
    token: str
    limit: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table; `limit` is what it may reach at most."""

    label: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit


def all_measures(folder: Path) -> Iterator[Measure]:
    """Each measure as soon as it is known. Takes some minutes."""
    empty = make_site(folder / "vide")
    pilots = make_site(folder / "pilotes", n_sessions=N_PEOPLE)
    many = make_site(folder / "nombreux", fictitious=FICTITIOUS)
    full = make_site(folder / "entoure")
    surround(full)
    with served(pilots) as two, served(many) as all_places, served(full) as surrounded:
        with served(empty, EMPTY_PAGE) as nothing, running_chromium() as browser:
            compared = [
                *_of_pilots(two, pilots),
                _of_many(all_places, many),
                _of_register(surrounded, full),
            ]
            yield from _openings(browser, nothing, compared)
            yield from _clicks(browser, two, pilots)
        yield from _scripts(two, pilots, n_territories=2, limit=30)
        yield from _scripts(all_places, many, n_territories=252, limit=60)
        yield from _dues(many, n_territories=252, limit=40)
    with served(pilots) as two:
        yield from _crowd(two, pilots)
    yield from _services(pilots)
    yield from _layouts(full)
    yield from _savings(make_site(folder / "rempli"), folder)
    yield from _starts(empty, pilots)


def _of_pilots(server: Server, site: Site) -> Iterator[Opening]:
    where, token = server.url, site.tokens[0]
    yield Opening("Vue d’ensemble, 2 territoires", f"{where}{HERE}", OVERVIEW, token, 1.25)
    yield Opening("Mon travail, 2 territoires", f"{where}/mon-travail", WORK, token, 1.8)
    yield Opening("Échéances, 2 territoires", f"{where}/echeances", DUE, token, 1.8)


def _of_many(server: Server, site: Site) -> Opening:
    label, url = "Vue d’ensemble, 252 territoires", f"{server.url}{HERE}"
    return Opening(label, url, OVERVIEW, site.tokens[0], 1.6)


def _of_register(server: Server, site: Site) -> Opening:
    label, url = "Diagramme de 60 parties prenantes", f"{server.url}/diagramme?territoire=herstal"
    return Opening(label, url, DIAGRAM, site.tokens[0], 2.0)


def _openings(
    browser: Browser, empty: Server, compared: list[Opening], *, times: int = 9
) -> Iterator[Measure]:
    """Compared within one run: each round opens the empty page, then ours."""
    for warm in (False, True):
        how = "déjà visitée" if warm else "première visite"
        nothing: list[float] = []
        ours: list[list[float]] = [[] for _ in compared]
        for _ in range(times):
            nothing.append(_opening(browser, empty.url, EMPTY, None, warm=warm))
            for opening, durations in zip(compared, ours, strict=True):
                durations.append(
                    _opening(browser, opening.url, opening.page, opening.token, warm=warm)
                )
        base = statistics.median(nothing)
        yield Measure(f"Page vide, {how}", base, "ms")
        for opening, durations in zip(compared, ours, strict=True):
            label, median = f"{opening.label}, {how}", statistics.median(durations)
            yield Measure(label, median, "ms")
            yield Measure(f"{label} / page vide", median / base, "×", opening.limit)


def _opening(browser: Browser, url: str, page: Drawn, token: str | None, *, warm: bool) -> float:
    with visitor(browser, token) as context:
        if warm:
            opening_time(context, url, page)
        return opening_time(context, url, page)


def _clicks(browser: Browser, server: Server, site: Site, *, times: int = 6) -> Iterator[Measure]:
    with visitor(browser, site.tokens[0]) as context:
        tab = context.new_page()
        tab.goto(f"{server.url}{HERE}")
        tab.wait_for_selector("h1")
        for page in PAGES:
            click_time(tab, page)
        durations: dict[str, list[float]] = {page.title: [] for page in PAGES}
        for _ in range(times):
            for page in PAGES:
                tab.wait_for_timeout(200)
                durations[page.title].append(click_time(tab, page))
    for title, several in durations.items():
        yield Measure(f"Clic dans le menu vers « {title} »", statistics.median(several), "ms")
    everything = [value for several in durations.values() for value in several]
    yield Measure("Clic d’une page à l’autre, médiane", statistics.median(everything), "ms", 150)


def _scripts(server: Server, site: Site, *, n_territories: int, limit: float) -> Iterator[Measure]:
    times = asyncio.run(rerun_times(server, site.tokens[0], 40))
    label = f"Script de la vue d’ensemble, {n_territories} territoires, médiane"
    yield Measure(label, statistics.median(times), "ms", limit)


def _crowd(server: Server, site: Site) -> Iterator[Measure]:
    times = asyncio.run(crowd_times(server, site.tokens, think=THINK, seconds=CROWD_SECONDS))
    memory = psutil.Process(server.process.pid).memory_info().rss / 1e6
    who = f"{N_PEOPLE} personnes, un clic toutes les {THINK:.0f} s"
    yield Measure(f"{who}, médiane", statistics.median(times), "ms")
    yield Measure(f"{who}, 95e centile", statistics.quantiles(times, n=20)[-1], "ms", 150)
    yield Measure(f"{who}, mémoire du processus", memory, "Mo", 300)


def _services(site: Site) -> Iterator[Measure]:
    """What is measured without a page."""
    yield from _writes(site)
    yield from _sendings(site)
    yield from _weather(site)
    yield from _dues(site, n_territories=2, limit=10)
    yield from _imports(site)
    yield from _briefs(site)


def _writes(site: Site) -> Iterator[Measure]:
    times = write_times(site, rounds=6)
    yield Measure("Écriture auditée, médiane", statistics.median(times), "ms", 5)
    yield Measure("Écriture auditée, 95e centile", statistics.quantiles(times, n=20)[-1], "ms")


def _sendings(site: Site) -> Iterator[Measure]:
    times = sending_times(site, count=40)
    yield Measure("Rapport remis, médiane", statistics.median(times), "ms", 60)


def _weather(site: Site) -> Iterator[Measure]:
    times = answer_times(site, 40, weather)
    yield Measure("Météo de 22 phases, médiane", statistics.median(times), "ms", 10)


def _dues(site: Site, *, n_territories: int, limit: float) -> Iterator[Measure]:
    """What matters, which the overview, the dates, the work and the mails read, once a page has the
    states of the phases that it draws."""
    times = answer_times(site, 20, dues, after=states)
    name = f"Ce qui compte, {n_territories} territoires, médiane"
    yield Measure(name, statistics.median(times), "ms", limit)


def _imports(site: Site) -> Iterator[Measure]:
    yield Measure("Import de 2 000 valeurs d’un classeur", import_time(site, 2000), "s", 5)


def _layouts(site: Site) -> Iterator[Measure]:
    times = layout_times(site, rounds=20)
    label = "Disposition de 60 parties prenantes et 150 liens, médiane"
    yield Measure(label, statistics.median(times), "ms", 150)


def _briefs(site: Site) -> Iterator[Measure]:
    times = brief_times(site, as_markdown, rounds=20)
    yield Measure("Réponse au Parlement en Markdown, médiane", statistics.median(times), "ms", 100)
    times = brief_times(site, as_pdf, rounds=20)
    yield Measure("Réponse au Parlement en PDF, médiane", statistics.median(times), "ms", 1000)


def _savings(site: Site, folder: Path) -> Iterator[Measure]:
    fill(site)
    duration = saving(site, folder)
    what = "Sauvegarde de 1 Go de fichiers et de 1 000 000 de faits"
    yield Measure(what, duration.backup, "s")
    yield Measure(f"{what} / copie des mêmes octets", duration.backup / duration.copy, "×", 2)
    yield Measure(f"{what}, mémoire", duration.memory / 1e6, "Mo", 100)
    ratio = duration.page_meanwhile / duration.page_alone
    yield Measure("Page pendant cette sauvegarde / page seule", ratio, "×", 2)


def _starts(empty: Site, site: Site, *, times: int = 3) -> Iterator[Measure]:
    """Both have started before: what is left is what every start costs."""
    bare, ours = [], []
    for _ in range(times):
        bare.append(_start(empty, EMPTY_PAGE))
        ours.append(_start(site, LAUNCHER))
    base, own = statistics.median(bare), statistics.median(ours)
    yield Measure("Démarrage de Streamlit seul, page vide", base, "s")
    yield Measure("Second démarrage de ./suivi", own, "s")
    yield Measure("Second démarrage de ./suivi, en plus de Streamlit", own - base, "s", 5)


def _start(site: Site, command: tuple[str, ...]) -> float:
    begun = time.monotonic()
    with served(site, command):
        return time.monotonic() - begun
