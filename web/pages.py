"""The few pages outside Streamlit: they work without JavaScript, from Jinja templates in French."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from domain import errors
from domain.errors import N_
from domain.passwords import SHORTEST, PasswordTooCommon, PasswordTooLong, PasswordTooShort
from domain.sign_in import BadLogin, LoginTaken, PasswordsDiffer
from queries.accounts.sessions import CSRF_FIELD
from settings import version
from web.assets import STYLE
from web.forms import csrf_token, keep_form_key

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals["style"] = STYLE.address
TEMPLATES.globals["version"] = version()
REFUSED = N_("Demande refusée")
TITLES = {
    404: N_("Page introuvable"),
    500: N_("Erreur"),
    503: N_("Momentanément impossible"),
}
FIELDS: dict[type[errors.DomainError], str] = {
    BadLogin: "login",
    LoginTaken: "login",
    PasswordTooShort: "password",
    PasswordTooLong: "password",
    PasswordTooCommon: "password",
    PasswordsDiffer: "again",
}


def page(
    request: Request,
    template: str,
    *,
    refusal: errors.DomainError | None = None,
    status: int = 200,
    **values: object,
) -> Response:
    """Return one page with a form; `refusal` stands beside the field that it speaks of."""
    text = TEMPLATES.get_template(template).render(
        csrf_field=CSRF_FIELD,
        csrf=csrf_token(request),
        refusal=str(refusal) if refusal else "",
        refused_field=_field(refusal),
        shortest=SHORTEST,
        **values,
    )
    response = HTMLResponse(text, status)
    keep_form_key(request, response)
    return response


def message(request: Request, text: str, status: int) -> Response:
    """A sentence on a page of its own; in JSON for programs."""
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"erreur": text}, status)
    title = TITLES.get(status, REFUSED)
    values = {"title": title, "text": text, "can_retry": status == 503}
    return HTMLResponse(TEMPLATES.get_template("message.html").render(values), status)


def _field(refusal: errors.DomainError | None) -> str:
    if isinstance(refusal, errors.TextMissing | errors.TextTooLong | errors.BadText):
        return "name" if refusal.params["field"] == "Nom" else "login"
    return FIELDS.get(type(refusal), "") if refusal else ""
