"""What pydantic refuses, said in French at the right line, with the nearest right word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from definitions.base import SHAPES
from definitions.problems import nearest
from definitions.reader import Document, Location

Told = tuple[str, str]  # what is wrong, what was expected


def report(document: Document, error: ValidationError, model: type[BaseModel]) -> None:
    """Add every error to the problems of the document; missing fields of one place in one line."""
    missing: dict[Location, list[str]] = defaultdict(list)
    for details in error.errors(include_url=False):
        location = details["loc"]
        if details["type"] == "missing":
            missing[location[:-1]].append(str(location[-1]))
        elif details["type"] == "extra_forbidden":
            _report_unknown(document, location, model)
        elif not _follows_from_another(details):
            what, expected, suggestion = _words_of(details)
            document.report(document.place(location), what, expected, suggestion)
    for location, names in missing.items():
        document.report(document.place(location), *_missing_words(names))


def _follows_from_another(details: ErrorDetails) -> bool:
    """A list is also « too short » when its items are refused one by one: that is said already."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _missing_words(names: list[str]) -> Told:
    if names == ["fr"]:
        return "texte français absent", "un champ « fr »"
    if len(names) == 1:
        return f"champ obligatoire absent : « {names[0]} »", ""
    return "champs obligatoires absents : " + ", ".join(f"« {name} »" for name in names), ""


def _report_unknown(document: Document, location: Location, model: type[BaseModel]) -> None:
    name, fields = str(location[-1]), _fields_at(model, location[:-1])
    suggestion = nearest(name, fields)
    expected = "" if suggestion else "l’un de : " + ", ".join(fields)
    place = document.place(location, key=True)
    document.report(place, f"champ inconnu : « {name} »", expected, suggestion)


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """The names allowed at that place of the model."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds: itself, or within a tuple, a union, an Annotated."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    models = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in models if model), None)


def _words_of(details: ErrorDetails) -> tuple[str, str, str]:
    context = details.get("ctx", {})
    if details["type"] == "told":
        return context["what"], context["expected"], context["suggestion"]
    say = _SENTENCES.get(details["type"])
    if say is None:
        return f"valeur refusée : {_shown(details['input'])}", details["type"], ""
    what, expected = say(_shown(details["input"]), context)
    words = _words(context) if details["type"] in ("enum", "literal_error") else []
    return what, expected, nearest(str(details["input"]), words) if words else ""


def _shown(value: object) -> str:
    """A value as its author wrote it, in a few words."""
    if isinstance(value, Mapping):
        return "un groupe de champs"
    if isinstance(value, list):
        return "une liste"
    if value is None:
        return "une valeur vide"
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return f"« {text[:60]}… »" if len(text) > 60 else f"« {text} »"


def _words(context: Mapping[str, Any]) -> list[str]:
    """The allowed words, out of pydantic's « 'a', 'b' or 'c' »."""
    return [word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")]


def _shape(_: str, context: Mapping[str, Any]) -> str:
    return SHAPES.get(context["pattern"], f"la forme {context['pattern']}")


_WORD = "l’une de : "
_TEXT = "du texte ; un nombre ou un mot comme true se met entre guillemets"
_SENTENCES: dict[str, Callable[[str, Mapping[str, Any]], Told]] = {
    "enum": lambda v, c: (f"valeur refusée : {v}", _WORD + ", ".join(_words(c))),
    "literal_error": lambda v, c: (f"valeur refusée : {v}", _WORD + ", ".join(_words(c))),
    "greater_than": lambda v, c: (f"{v} est trop petit", f"un nombre supérieur à {c['gt']:g}"),
    "greater_than_equal": lambda v, c: (f"{v} est trop petit", f"au moins {c['ge']:g}"),
    "less_than_equal": lambda v, c: (f"{v} est trop grand", f"au plus {c['le']:g}"),
    "int_type": lambda v, _: (f"{v} n’est pas un nombre entier", "un entier, par ex. 3"),
    "int_from_float": lambda v, _: (f"{v} n’est pas un nombre entier", "un entier, par ex. 3"),
    "float_type": lambda v, _: (f"{v} n’est pas un nombre", "un nombre, par ex. 23.36"),
    "bool_type": lambda v, _: (f"{v} n’est ni vrai ni faux", "true ou false"),
    "string_type": lambda v, _: (f"{v} n’est pas du texte", _TEXT),
    "string_too_short": lambda *_: ("texte vide", "au moins un caractère"),
    "string_too_long": lambda _, c: ("texte trop long", f"au plus {c['max_length']} caractères"),
    "string_pattern_mismatch": lambda v, c: (f"{v} n’a pas la forme voulue", _shape(v, c)),
    "too_short": lambda _, c: ("liste trop courte", f"au moins {c['min_length']} élément"),
    "too_long": lambda _, c: ("liste trop longue", f"au plus {c['max_length']} éléments"),
    "tuple_type": lambda v, _: (f"{v} n’est pas une liste", "une liste, par ex. [P01, P02]"),
    "dict_type": lambda v, _: (f"{v} n’est pas un groupe", "des lignes « nom: valeur »"),
    "mapping_type": lambda v, _: (f"{v} n’est pas un groupe", "des lignes « nom: valeur »"),
    "model_type": lambda v, _: (f"{v} n’est pas un groupe", "des lignes « nom: valeur »"),
    "model_attributes_type": lambda v, _: (
        f"{v} n’est pas un groupe",
        "des lignes « nom: valeur »",
    ),
}
