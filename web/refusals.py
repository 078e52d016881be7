"""What a browser or a program is told when something is refused or breaks."""

from __future__ import annotations

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import N_, DomainError, Outage
from services.outages import log_outage
from web.pages import message
from web.problems import is_for_programs, problem

SENTENCES = {
    400: N_("Cette demande est illisible."),
    403: N_("Cette demande est refusée."),
    404: N_("Cette page n’existe pas."),
    405: N_("Cette demande ne se fait pas ainsi."),
    413: N_("Cet envoi est trop grand."),
}
BROKEN = N_("Une erreur s’est produite. Elle est notée ; recommencez dans un instant.")
RETRY = "60"  # seconds
log = logging.getLogger("suivi.web")


async def not_found(request: Request) -> Response:
    return message(request, SENTENCES[404], 404)


async def on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _response_of(request, _sentence(request, error), error.status_code)
    response.headers.update(error.headers or {})  # which methods are allowed
    return response


async def on_error(request: Request, error: Exception) -> Response:
    """A refusal says what is wrong; a bug is logged, once, and says only that it is one."""
    if isinstance(error, DomainError):
        return _response_of(request, str(error), 400)
    log.exception("une demande a échoué", exc_info=error)
    return _response_of(request, BROKEN, 500)


async def on_outage(request: Request, error: Exception) -> Response:
    """Nobody is to blame who asks: the same sentence at every address, and a line in the log."""
    assert isinstance(error, Outage)
    log_outage(error)
    response = _response_of(request, error.public, 503)
    response.headers["retry-after"] = RETRY
    return response


def _response_of(request: Request, text: str, status: int) -> Response:
    if is_for_programs(request):
        return problem(status, text)
    return message(request, text, status)


def _sentence(request: Request, error: HTTPException) -> str:
    """Our own words when the refusal is ours; the libraries speak English."""
    ours = request.url.path.startswith(("/compte/", "/sante/"))
    if ours and error.detail != HTTPStatus(error.status_code).phrase:
        return error.detail
    return SENTENCES.get(error.status_code, SENTENCES[400])


HANDLERS = {
    HTTPException: on_http,
    DomainError: on_error,
    Outage: on_outage,
    Exception: on_error,
}
