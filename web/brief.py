"""/fichiers/reponse.…: the draft of an answer to Parliament, with the rights of this moment."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from documents.brief_texts import MEDIA, BriefFormat, brief_file, file_name
from domain.errors import N_, DomainError, NotFound, PermissionDenied
from i18n.translator import explain
from queries.brief.draft import brief_on, scope_of
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
        name, content = await ask_as(person.token_hash, _file, BriefFormat(kind), request)
    except (NotFound, PermissionDenied):
        return message(request, NOT_THERE, 404)
    except DomainError as refusal:  # a day that cannot be shown
        return message(request, explain(refusal, "fr"), 400)
    return Response(content, media_type=MEDIA[BriefFormat(kind)], headers=attached(name))


def _file(ctx: Context, form: BriefFormat, request: Request) -> tuple[str, bytes]:
    asked = request.query_params
    moment = moment_of(asked.get("au"), asked.get("su_au"), today=ctx.today)
    scope = scope_of(ctx, territories=asked.getlist("territoire"), phases=asked.getlist("phase"))
    brief = brief_on(ctx, moment=moment, scope=scope)
    return file_name(brief, form), brief_file(ctx.catalog, brief, form)
