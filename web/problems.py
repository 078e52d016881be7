"""What a program is told when something is refused: a problem document (RFC 9457), in French."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from documents.api.openapi import PROBLEM_TYPE, Problem
from domain import tokens
from domain.errors import N_, DomainError, NotFound, PermissionDenied

CHALLENGE = 'Bearer realm="suivi"'
STATUSES: dict[type[DomainError], int] = {
    tokens.TokenNeeded: 401,
    tokens.TokenRefused: 401,
    PermissionDenied: 403,
    NotFound: 404,
    tokens.TooManyRequests: 429,
}
TITLES = {
    400: N_("Demande refusée"),
    401: N_("Jeton nécessaire"),
    403: N_("Accès refusé"),
    404: N_("Introuvable"),
    405: N_("Lecture seule"),
    429: N_("Trop de demandes"),
    500: N_("Erreur"),
    503: N_("Momentanément impossible"),
}


def is_for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    body = Problem(
        type="about:blank", title=TITLES.get(status, TITLES[400]), status=status, detail=detail
    )
    return Response(body.model_dump_json(), status, dict(headers or {}), PROBLEM_TYPE)


def refused(refusal: DomainError) -> Response:
    """The refusal in its own words; a parameter is to blame unless something else is known to be."""
    return problem(STATUSES.get(type(refusal), 400), str(refusal), _headers(refusal))


def _headers(refusal: DomainError) -> dict[str, str]:
    if isinstance(refusal, tokens.TokenNeeded):
        return {"www-authenticate": CHALLENGE}
    if isinstance(refusal, tokens.TokenRefused):
        return {"www-authenticate": f'{CHALLENGE}, error="invalid_token"'}
    if isinstance(refusal, tokens.TooManyRequests):
        return {"retry-after": str(refusal.params["seconds"])}
    return {}
