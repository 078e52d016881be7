"""The OpenAPI 3.1 document of the API, drawn from its resources and their records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from documents.api.records import Record
from documents.api.resources import PARAMETERS, RESOURCES, Resource
from domain.errors import N_

ROOT = "/api/v1"
VERSION = "1.0.0"
PROBLEM_TYPE = "application/problem+json"
DAYS, NUMBERS = frozenset({"au", "su_au"}), frozenset({"page"})
ABOUT = N_(
    "Lecture seule. Chaque demande porte un jeton personnel, créé dans « Mon compte » ; elle lit "
    "ce que cette personne peut lire à cet instant, et rien d’autre. Ce qui est d’un autre "
    "territoire est introuvable."
)
REFUSALS = {
    400: N_("Un paramètre est refusé"),
    401: N_("Le jeton manque ou ne fonctionne pas"),
    403: N_("Le rôle de la personne ne permet pas cette lecture"),
    404: N_("Introuvable, ou fermé à cette personne"),
    429: N_("Trop de demandes en peu de temps"),
    503: N_("La base de données ne répond pas"),
}
HEADERS = {
    401: ("WWW-Authenticate", N_("Comment se faire connaître.")),
    429: ("Retry-After", N_("Combien de secondes attendre.")),
}


class Problem(Record):
    """Un refus (RFC 9457) : ce qui ne va pas, et que faire."""

    type: str
    title: str
    status: int
    detail: str


def document() -> dict[str, Any]:
    """The whole description, ready for a reader or a fuzzer."""
    models: list[type[Record]] = [Problem, *(resource.answer for resource in RESOURCES)]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Suivi Pôle insertion", "version": VERSION, "description": ABOUT},
        "servers": [{"url": ROOT}],
        "security": [{"jeton": []}],
        "paths": {f"/{resource.name}": {"get": _operation(resource)} for resource in RESOURCES},
        "components": {
            "securitySchemes": {"jeton": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas["$defs"],
        },
    }


def text() -> str:
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


def _operation(resource: Resource) -> dict[str, Any]:
    refusals = {str(status): _refusal(status, said) for status, said in REFUSALS.items()}
    return {
        "operationId": resource.name,
        "summary": resource.summary,
        "parameters": [_parameter(name) for name in resource.parameters],
        "responses": {"200": _answer_schema(resource), "304": _unchanged(), **refusals},
    }


def _parameter(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name in DAYS:
        schema |= {"format": "date"}
    if name in NUMBERS:
        schema = {"type": "integer", "minimum": 1, "maximum": 999_999, "default": 1}
    return {"name": name, "in": "query", "description": PARAMETERS[name], "schema": schema}


def _answer_schema(resource: Resource) -> dict[str, Any]:
    described = (resource.answer.__doc__ or "").strip()
    content = {"application/json": _schema(resource.answer)}
    return {"description": described, "headers": _headers("ETag", _ETAG), "content": content}


def _unchanged() -> dict[str, Any]:
    return {
        "description": N_("Rien n’a changé depuis cet ETag."),
        "headers": _headers("ETag", _ETAG),
    }


_ETAG = N_("L’empreinte de la réponse, à renvoyer dans If-None-Match.")


def _refusal(status: int, said: str) -> dict[str, Any]:
    refusal: dict[str, Any] = {"description": said, "content": {PROBLEM_TYPE: _schema(Problem)}}
    if status in HEADERS:
        refusal["headers"] = _headers(*HEADERS[status])
    return refusal


def _headers(name: str, said: str) -> Mapping[str, Any]:
    return {name: {"description": said, "required": True, "schema": {"type": "string"}}}


def _schema(model: type[Record]) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
