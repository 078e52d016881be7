"""Bringing a long file into a portrait: from its bytes to what is committed, on the disk of this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice, product

from benchmarks.sites import Site, opened
from benchmarks.writes import DECLARING
from definitions.portraits import Indicators
from documents.file_inspection import checked
from documents.portrait_table import columns
from documents.tables import read_table, table_xlsx
from domain.tables import Value
from queries.context import Context
from queries.portraits.entries import read_figures
from services.portraits import figures

PLACE, INDICATOR = "herstal", "dei-fin-de-mois"
FIRST_YEAR = 2015


def import_time(site: Site, lines: int) -> float:
    """Seconds for a workbook of so many new lines: inspected, read, compared, stored, audited."""
    with opened(site) as (database, catalog):
        content = table_xlsx(islice(_rows(catalog.indicators), lines), columns(catalog.indicators))
        now = datetime.now(UTC)
        begun = time.perf_counter()
        file = checked("portrait.xlsx", content, max_megabytes=10)
        table = read_table(file, columns(catalog.indicators))
        with database.read() as session:
            reading = Context(session, DECLARING, now, catalog)
            figures_read = read_figures(reading, territory=PLACE, table=table)
        assert len(figures_read.changes.added) == lines, figures_read.problems
        with database.write() as session:
            ctx = Context(session, DECLARING, now, catalog)
            figures.bring_in(ctx, territory=PLACE, seen_version=figures_read.version, table=table)
        return time.perf_counter() - begun


def _rows(indicators: Indicators) -> Iterator[dict[str, Value]]:
    """One a month and part of the whole, until there are enough."""
    indicator = indicators.by_key[INDICATOR]
    parts = ["", *indicators.cell_titles(indicator).values()]
    for month, part in product(range(12 * 12), parts):
        yield {
            "level": "Commune",
            "place": "Herstal",
            "indicator": indicator.title,
            "breakdown": part,
            "period": f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}",
            "value": 1000 + month,
            "unit": indicator.unit,
            "source": "FOREm, chiffres mensuels",
            "url": "https://www.leforem.be",
            "extracted_on": date(2026, 11, 20),
            "licence": "",
            "break_note": "",
            "status": "définitif",
        }
