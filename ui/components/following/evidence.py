"""On what a sentence stands: the words, the document, the day, and who said or inferred it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from definitions import names
from domain.addresses import Param
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from i18n.formats import in_date, long_date, long_day, since_date
from i18n.labels.phases import ORIGIN_WORD
from queries.facts import FactRow
from queries.following.changes import Change
from queries.following.evidence import Evidence
from ui.components.following.fact_words import attribute_word, value_words
from ui.names import catalog, name_of
from ui.navigation import CHANGES, PHASE
from ui.session import t, tn
from ui.targets import Target, target, target_of
from ui.widgets import word_links as drawn

SHOWN = 8  # things under one sentence; the page of each has the rest
STATES = ("status", "delivery", "agreement_status", "action_status")  # they hold since a day
VERIFIED_LATER = (
    "status",
    "planned_start",
    "planned_end",
    "actual_start",
    "actual_end",
    "actual_on",
)


class Thing(NamedTuple):
    """What a sentence speaks of: « Herstal, phase 7 », and the page that it leads to."""

    subject: str
    name: str
    target: Target


Said = FactRow | Change


class OfPhase(Protocol):
    """A phase of a territory."""

    @property
    def territory(self) -> str: ...
    @property
    def phase(self) -> str: ...


def phase_thing(territory: str, phase: str) -> Thing:
    name = t("{place}, phase {position}").format(
        place=name_of(territory), position=names.phase_number(catalog(), phase)
    )
    subject = subject_text(Kind.PHASE, territory, phase)
    where = target(PHASE, **{Param.TERRITORY: territory, Param.PHASE: phase})
    return Thing(subject, name, where)


def phases_stand_on(words: str, phases: Sequence[OfPhase], known: Evidence) -> drawn.Evidence:
    """Return what opens under words that speak of these phases, of which the first are shown."""
    # Of a whole portfolio there are thousands: the others are only counted.
    things = [phase_thing(one.territory, one.phase) for one in phases[:SHOWN]]
    return stands_on(words, things, known, n_others=len(phases[SHOWN:]))


def stands_on(
    words: str, things: Sequence[Thing], known: Evidence, *, n_others: int = 0
) -> drawn.Evidence:
    """Return what opens under those words. What was said of several things in the same words stands
    once."""
    alike: dict[tuple[drawn.Statement, ...], list[tuple[str, Target]]] = defaultdict(list)
    for thing in things:
        facts = known.facts.get(thing.subject, ())
        said = tuple(statement(_what(fact), fact, known.names) for fact in facts)
        alike[said or (_nothing(),)].append((thing.name, thing.target))
    return drawn.Evidence(
        title=t("D’où l’on tient : « {words} »").format(words=words),
        entries=[drawn.Entry(named, said) for said, named in alike.items()],
        more=tn("et {n} autre", "et {n} autres", n_others) if n_others else "",
    )


def rests_on(words: str, told: Sequence[Change], known_names: Mapping[int, str]) -> drawn.Evidence:
    """Return what opens under the news that these changes tell, of several territories in the same
    words."""
    alike: dict[drawn.Statement, list[tuple[str, Target]]] = defaultdict(list)
    for change in told:
        named = name_of(change.territory) if change.territory else t("Tout le projet")
        where = target_of(change.subject, origin=CHANGES.address)
        alike[statement(words, change, known_names)].append((named, where))
    entries = [drawn.Entry(named, [said]) for said, named in alike.items()]
    return drawn.Evidence(t("D’où l’on tient cela"), entries)


def _nothing() -> drawn.Statement:
    return drawn.Statement(t("Rien n’est encore connu."), "")


def statement(what: str, said: Said, known_names: Mapping[int, str]) -> drawn.Statement:
    """What was said, in whose words, with the document and its own words where there is one."""
    source = next((one for one in catalog().sources if one.key == said.source_key), None)
    title = names.source_title(catalog(), said.source_key) if said.source_key else ""
    if source:
        on = long_date(source.on) if source.on else t("sans date connue")
        title = f"{title} ({source.publisher}, {on})"
    return drawn.Statement(
        what=what,
        whose=_whose(said, known_names),
        source=title,
        url=source.url or "" if source else "",
        quote=f"«\u00a0{said.quote}\u00a0»" if said.quote else "",
    )


def _what(fact: FactRow) -> str:
    """« État : en cours, le 10 novembre 2026 », « Début prévu : février 2024 »."""
    return t("{what} : {value}").format(what=attribute_word(fact.attribute), value=_value(fact))


def _value(fact: FactRow) -> str:
    words = value_words(fact.attribute, fact.value)
    if fact.attribute not in STATES:
        return words
    since = fact.effective
    return f"{words}, {since_date(since, at_latest=True) if fact.at_latest else in_date(since)}"


def _whose(said: Said, known_names: Mapping[int, str]) -> str:
    """« déduit de la source », « déclaré par … le 28 novembre 2026, vérifié par … »."""
    by, verified = known_names.get(said.declared_by or 0), known_names.get(said.recorded_by or 0)
    day = long_day(said.stated_on)
    if said.origin in (Origin.SOURCE, Origin.INFERRED):
        return t(ORIGIN_WORD[said.origin])
    if said.attribute not in VERIFIED_LATER:
        author = verified or by
        return (
            t("enregistré par {by} le {day}").format(by=author, day=day)
            if author
            else t("enregistré le {day}").format(day=day)
        )
    if said.origin is Origin.VERIFIED:
        if by and verified:
            return t("déclaré par {by}, vérifié par {verified} le {day}").format(
                by=by, verified=verified, day=day
            )
        return t("vérifié par le FOREm le {day}").format(day=day)
    if author := by or verified:
        return t("déclaré par {by} le {day}, à vérifier").format(by=author, day=day)
    return t("déclaré le {day}, à vérifier").format(day=day)
