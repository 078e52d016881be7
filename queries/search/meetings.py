"""What a search finds in meetings: those of that day, by what they are, decided and asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from definitions import names
from domain.subjects import Kind, subject_text
from queries.context import Context
from queries.meetings.points import actions_on, resolutions_on
from queries.meetings.states import meetings_on
from queries.search.documents import Asked, Document, ResultKind


def meetings(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Planned and cancelled ones too; minutes are not read."""
    told: dict[tuple[str, int], list[str]] = defaultdict(list)
    for decided in resolutions_on(ctx, moment=asked.moment):
        texts = (decided.text, decided.body, decided.basis, decided.effect)
        told[decided.territory, decided.meeting].extend(text for text in texts if text)
    for action in actions_on(ctx, moment=asked.moment):
        told[action.territory, action.meeting].append(action.title)
    for one in meetings_on(ctx, moment=asked.moment):
        own = tuple(text for text in (one.agenda, one.place) if text)
        yield Document(
            ResultKind.MEETING,
            (one.title,),
            (*own, *told[one.territory, one.number]),
            (names.territory_name(ctx.catalog, one.territory),),
            subject=subject_text(Kind.MEETING, one.territory, one.number),
        )
