"""The accessibility statement and what is kept of people: open to everybody, before signing in."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from domain.errors import N_
from domain.sign_in import ABSOLUTE
from i18n import statements
from web.pages import TEMPLATES

ACCESSIBILITY, PERSONAL_DATA = "/compte/accessibilite", "/compte/donnees-personnelles"


async def show_accessibility(request: Request) -> Response:
    compliance = statements.COMPLIANCE.format(day=statements.STATED_ON)
    after = [statements.MEASURES, statements.OBSTACLE]
    return _page(N_("Accessibilité"), [compliance], after, gaps=statements.GAPS)


async def show_personal_data(request: Request) -> Response:
    hours = ABSOLUTE.seconds // 3600
    return _page(
        N_("Données personnelles"),
        [text.format(hours=hours) for text in statements.PERSONAL_DATA],
    )


def _page(
    title: str, before: Sequence[str], after: Sequence[str] = (), *, gaps: Sequence[str] = ()
) -> Response:
    """`gaps` are listed between both, under their title."""
    text = TEMPLATES.get_template("statement.html").render(
        title=title, before=before, gaps=gaps, gaps_title=statements.GAPS_TITLE, after=after
    )
    return HTMLResponse(text)
