"""/fichiers/reponse.…: the draft of an answer to Parliament, with the rights of this moment."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from definitions.catalog import Catalog
from documents.brief_files import MEDIA, BriefFormat, brief_file, file_name
from domain.errors import N_, DomainError, NotFound, PermissionDenied
from i18n.translator import explain
from queries.brief.draft import Brief, brief_on, scope_of
from queries.context import Context
from queries.moment import moment_of
from web.identity import account_of
from web.pages import message
from web.tables import attached
from web.transactions import ask_as

HERE = "/fichiers/reponse.{kind}"
NOT_THERE = N_("Ce texte est introuvable. Vérifiez l’adresse ou revenez à la réponse au Parlement.")


async def serve(request: Request) -> Response:
    """The draft of the day and of the scope that the address says."""
    person = account_of(request.scope)
    assert person is not None  # the login wall stands before
    kind = request.path_params["kind"]
    if kind not in {form.value for form in BriefFormat}:
        return message(request, NOT_THERE, 404)
    try:
        catalog, brief = await ask_as(person.token_hash, _brief, request)
        content = await run_in_threadpool(brief_file, catalog, brief, BriefFormat(kind))
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except DomainError as refusal:  # a day that cannot be shown, a template that is none
        return message(request, explain(refusal, "fr"), 400)
    headers = attached(file_name(brief, BriefFormat(kind)))
    return Response(content, media_type=MEDIA[BriefFormat(kind)], headers=headers)


def _brief(ctx: Context, request: Request) -> tuple[Catalog, Brief]:
    asked = request.query_params
    moment = moment_of(asked.get("au"), asked.get("su_au"), today=ctx.today)
    scope = scope_of(ctx, territories=asked.getlist("territoire"), phases=asked.getlist("phase"))
    return ctx.catalog, brief_on(ctx, moment=moment, scope=scope)
