"""An answer to Parliament as it is sent and kept: its words, what they rest on, the facts it told."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from domain.brief import Section, Standing
from domain.canonical import canonical

FORMAT = 1  # of frozen answers; whoever reads one in ten years starts here


@dataclass(frozen=True, slots=True)
class SaidSentence:
    """One sentence as it is sent; `cited` are lines « [2] selon la source : « … » », `marks` the
    numbers of its documents."""

    section: Section
    text: str
    standing: Standing
    is_edited: bool
    marks: tuple[int, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidDocument:
    """A source by its number in the list, from 1."""

    line: str
    url: str


@dataclass(frozen=True, slots=True)
class SaidFact:
    """What the record held when it was told."""

    subject: str
    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """Everything that one answer says. `reference` is empty for a draft that nobody has opened an
    answer for."""

    reference: str
    answered_on: date
    state: str  # « État au 7 février 2024 »
    scope: str
    opening: str
    closing: str
    sentences: tuple[SaidSentence, ...]
    documents: tuple[SaidDocument, ...]
    facts: tuple[SaidFact, ...]

    def of(self, section: Section) -> list[SaidSentence]:
        return [sentence for sentence in self.sentences if sentence.section is section]


def answer_text(answer: SaidAnswer) -> str:
    """The answer as it is stored: canonical JSON."""
    told = asdict(answer)
    sentences = [
        {**sentence, "is_edited": int(sentence["is_edited"])}
        | {"marks": list(sentence["marks"]), "cited": list(sentence["cited"])}
        for sentence in told.pop("sentences")
    ]
    listed = {name: list(told.pop(name)) for name in ("documents", "facts")}
    dated = {"answered_on": told.pop("answered_on").isoformat(), "format": FORMAT}
    return canonical(told | listed | dated | {"sentences": sentences})


def answer_in(text: str) -> SaidAnswer:
    """Read back what `answer_text` wrote."""
    told = json.loads(text)
    return SaidAnswer(
        **{name: told[name] for name in ("reference", "state", "scope", "opening", "closing")},
        answered_on=date.fromisoformat(told["answered_on"]),
        sentences=tuple(
            SaidSentence(
                section=Section(one["section"]),
                text=one["text"],
                standing=Standing(one["standing"]),
                is_edited=bool(one["is_edited"]),
                marks=tuple(one["marks"]),
                cited=tuple(one["cited"]),
            )
            for one in told["sentences"]
        ),
        documents=tuple(SaidDocument(**one) for one in told["documents"]),
        facts=tuple(SaidFact(**one) for one in told["facts"]),
    )
