"""A frozen portrait on paper: its figures as they were, whatever was corrected since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from definitions.places import FigurePlace
from documents.papers.paper import Block, Heading, Paper, Paragraph
from domain.portrait_documents import FrozenPortrait
from i18n.formats import instant, long_day
from queries.portraits.sheet import PortraitVersionRow
from ui.components.portraits.tables import frozen_groups
from ui.paper_blocks import grid
from ui.session import t
from ui.widgets.tables import Group


def frozen_paper(version: PortraitVersionRow, frozen: FrozenPortrait, place: FigurePlace) -> Paper:
    """Of the day that it was frozen as of, not of the one that the page shows."""
    own, around = frozen_groups(frozen, place.name)
    told = t("Figé le {when}. Empreinte SHA-256 du document figé : {seal}.").format(
        when=instant(version.frozen_at), seal=version.seal
    )
    return Paper(
        name=f"portrait_{place.key}_v{version.number}",
        title=t("Portrait « {label} »").format(label=version.label),
        about=frozen.territory,
        day=frozen.as_of,
        state=t("État au {day}").format(day=long_day(frozen.as_of)),
        blocks=(Paragraph(told), *_groups(own), *_around(around)),
    )


def _groups(groups: Sequence[Group], level: int = 1) -> Iterator[Block]:
    for group in groups:
        yield Heading(group.title, level)
        yield grid(dict(row.cells) for row in group.rows)


def _around(groups: Sequence[Group]) -> Iterator[Block]:
    if groups:
        yield Heading(t("Autour du territoire"))
        yield from _groups(groups, 2)
