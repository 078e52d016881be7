"""The filters of the journal; each of them lives in the address."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from domain.addresses import Param
from domain.errors import NotFound
from i18n.action_sentences import ACTION_WORD
from i18n.formats import instant
from queries.following.journal import PAGE, JournalFilter, actors_in, recorded_until
from queries.places import definition_of, known_territory
from ui import state
from ui.session import ask, moment, t, today
from ui.widgets.filters import filter_row, phases, places, select_one
from ui.widgets.selectors import choose, pages

ACTION, NUMBER, PERSON, SIGN_INS = "action", "page", "personne", "connexions"
ONLY = "seulement"
EVERYTHING = ""


def read_filter() -> JournalFilter:
    """Return what the address asks for; refuses what does not exist or is not for this person."""
    territory, phase = state.param(Param.TERRITORY), state.param(Param.PHASE)
    action = state.param(ACTION)
    if action and action not in _actions():
        raise NotFound(subject=action)
    return JournalFilter(
        territory=ask(known_territory, key=territory) if territory else None,
        phase=ask(definition_of, phase=phase).key if phase else None,
        action=action,
        person=_person(),
        until=recorded_until(moment(), today=today()),
        sign_ins=state.param(SIGN_INS) == ONLY,
    )


def _person() -> int | None:
    """The person of the address; « introuvable » when they did nothing that this one may read of."""
    asked = state.param(PERSON)
    if asked and asked not in _people():
        raise NotFound(subject=asked)
    return int(asked) if asked else None


def _people() -> dict[str, str]:
    names = ask(actors_in)
    return {str(number): names[number] for number in sorted(names, key=lambda n: names[n].lower())}


def number() -> int:
    """The page of the address, the first by default."""
    asked = state.param(NUMBER) or "1"
    # isdigit() alone takes « ² », which int() does not.
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 1_000_000):
        raise NotFound(subject=asked)
    return int(asked)


def show_selectors(chosen: JournalFilter) -> None:
    """The filters, side by side where there is room; who came and went is read apart."""
    person = str(chosen.person) if chosen.person else None
    narrow = partial(select_one, resets=(NUMBER,))
    with filter_row():
        everywhere = t("Tous les territoires")
        narrow(t("Territoire"), places(), everywhere, Param.TERRITORY, chosen.territory)
        narrow(t("Phase"), phases(), t("Toutes les phases"), Param.PHASE, chosen.phase)
        narrow(t("Personne"), _people(), t("Toutes les personnes"), PERSON, person)
        narrow(t("Action"), _actions(), t("Toutes les actions"), ACTION, chosen.action)
        words, kept = {ONLY: t("Connexions seules")}, ONLY if chosen.sign_ins else None
        choose(
            t("Montrer"),
            [EVERYTHING, ONLY],
            param=SIGN_INS,
            value=kept or EVERYTHING,
            format_func=lambda key: words.get(key, t("Ce qui a été fait")),
            resets=(NUMBER,),
        )


def _actions() -> dict[str, str]:
    """Return all of them: everybody may at least read what happened to their own account."""
    return {action: t(word) for action, word in ACTION_WORD.items()}


def show_pagination(total: int, shown: int) -> None:
    # Rounded up, without going through floats.
    pages(-(-total // PAGE), param=NUMBER, value=shown)


def why_empty(chosen: JournalFilter, total: int, first: datetime | None) -> str:
    """Say why nothing is listed, and what to do next."""
    if total:
        return t("Cette page n’existe pas : revenez à la première.")
    if chosen.until and first and first > chosen.until:
        return t(
            "Le suivi a commencé le {when} : à la date choisie, rien n’y était encore enregistré. "
            "Revenez à aujourd’hui pour lire le journal."
        ).format(when=instant(first))
    return t("Aucun événement ne correspond à ces filtres : élargissez-les.")
