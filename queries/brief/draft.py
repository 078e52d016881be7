"""The draft of an answer to Parliament on a day: sentences, and the facts and sources of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.brief import Scope, Section, Standing, key_of, put_together
from domain.permissions import Permission
from i18n.brief_sentences import sentence_of
from queries.brief.claims import ATTRIBUTES, Asked, claims
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.places import definition_of, known_territory


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence, what it is worth, and what it stands on; `key` names it whatever its words."""

    key: str
    section: Section
    text: str
    standing: Standing
    facts: tuple[FactRow, ...]
    sources: tuple[str, ...]  # keys, of the facts and of the method


@dataclass(frozen=True, slots=True)
class Brief:
    """The territories are those that the person asked for, or sees."""

    moment: Moment
    scope: Scope
    sentences: tuple[BriefSentence, ...]

    def of(self, section: Section) -> Sequence[BriefSentence]:
        return [sentence for sentence in self.sentences if sentence.section is section]


def scope_of(ctx: Context, *, territories: Sequence[str], phases: Sequence[str]) -> Scope:
    """Return what is asked for, each once; « introuvable » when it does not exist or is not for
    this person."""
    places = (known_territory(ctx, key=key) for key in territories)
    wanted = (definition_of(ctx, phase=key).key for key in phases)
    return Scope(tuple(dict.fromkeys(places)), tuple(dict.fromkeys(wanted)))


def brief_on(ctx: Context, *, moment: Moment, scope: Scope) -> Brief:
    """Return what can be said on that day from what is recorded, and nothing else."""
    ctx.actor.require(Permission.BRIEF_DRAFT)
    stated = facts_on(ctx, on=moment.on, known_at=moment.known_at, attributes=ATTRIBUTES)
    by_id = {fact.id: fact for fact in stated}
    asked = Asked(ctx, moment, scope, {(fact.subject, fact.attribute): fact for fact in stated})
    places = {place.key: place.name for place in ctx.catalog.territories}
    titles = {phase.position: phase.title.fr for phase in ctx.catalog.phases}
    sentences = []
    for claim in put_together(claims(asked)):
        facts = tuple(by_id[number] for number in claim.facts)
        keys = (*(fact.source_key for fact in facts if fact.source_key), *claim.sources)
        text = sentence_of(claim, places=places, titles=titles)
        sources = tuple(dict.fromkeys(keys))
        key = key_of(claim, (fact.subject for fact in facts))
        sentences.append(BriefSentence(key, claim.section, text, claim.standing, facts, sources))
    return Brief(moment, scope, tuple(sentences))
