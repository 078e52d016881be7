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
    spoken: dict[tuple[str, int], list[str]] = defaultdict(list)
    for decided in resolutions_on(ctx, moment=asked.moment):
        texts = (decided.text, decided.body, decided.basis, decided.effect)
        spoken[decided.territory, decided.meeting].extend(text for text in texts if text)
    for action in actions_on(ctx, moment=asked.moment):
        spoken[action.territory, action.meeting].append(action.title)
    for meeting in meetings_on(ctx, moment=asked.moment):
        own = tuple(text for text in (meeting.agenda, meeting.place) if text)
        yield Document(
            ResultKind.MEETING,
            (meeting.title,),
            (*own, *spoken[meeting.territory, meeting.number]),
            (names.territory_name(ctx.catalog, meeting.territory),),
            subject=subject_text(Kind.MEETING, meeting.territory, meeting.number),
        )
