"""Click’s own sentences, in French."""

from __future__ import annotations

import importlib

SENTENCES = {
    "Usage:": "Usage :",
    "Options": "Options ",
    "Commands": "Commandes ",
    "Positional arguments": "Arguments ",
    "Show this message and exit.": "Afficher cette aide.",
    "Try '{command} {option}' for help.": "Aide : {command} {option}",
    "Error: {message}": "{message}",
    "Aborted!": "Interrompu.",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "No such command {name!r}.": "La commande « {name} » n’existe pas.",
    "No such option {name!r}.": "L’option « {name} » n’existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Option {name!r} does not take a value.": "L’option « {name} » ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "L’option « {name} » attend une valeur.",
    "{value!r} is not {choice}.": "« {value} » n’est pas {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » n’est pas parmi {choices}.",
    "Choose from:\n\t{choices}": "Choix possibles :\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre admis.",
    "{value} is not in the range {range}.": "{value} est hors de l’intervalle {range}.",
    "Could not open file {filename!r}: {message}": "Fichier « {filename} » : {message}",
    "Repeat for confirmation": "Répétez pour confirmer",
    "Error: The two entered values do not match.": "Erreur : les deux valeurs diffèrent.",
}


def speak_french() -> None:
    """Answer Click’s look-ups: it asks gettext, under these two names, in each of its modules."""
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types"):
        vars(importlib.import_module(f"click.{name}")).update(_=_translate, ngettext=_plural)


def _translate(sentence: str) -> str:
    return SENTENCES.get(sentence, sentence)


def _plural(singular: str, several: str, count: int) -> str:
    return _translate(singular if count < 2 else several)
