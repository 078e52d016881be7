"""The documents that statements come from, linked where they can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from definitions import names
from definitions.method import SourceDefinition
from i18n.formats import long_date
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.text import plain, small


class Sourced(Protocol):
    """What may come from a public document."""

    @property
    def source_key(self) -> str | None: ...


def linked(source: SourceDefinition) -> str:
    """The title, as a link when the document can be read somewhere."""
    title = plain(source.title)
    return f"[{title}]({source.url})" if source.url else title


def credited(source: SourceDefinition) -> str:
    """The title with who published it and when."""
    on = long_date(source.on) if source.on else t("sans date connue")
    return f"{linked(source)} ({plain(source.publisher)}, {on})"


def named(key: str) -> str:
    """Credit the source of a key, which may no longer be defined."""
    source = _defined(key)
    return linked(source) if source else plain(names.source_title(catalog(), key))


def sources_line(facts: Iterable[Sourced]) -> str:
    """« Source publique : … », of the facts that have one; nothing when none has."""
    keys = dict.fromkeys(fact.source_key for fact in facts if fact.source_key)
    sentences = [credited(source) for key in keys if (source := _defined(key))]
    words = tn("Source publique :", "Sources publiques :", len(sentences))
    return small(f"{words} {' ; '.join(sentences)}") if sentences else ""


def _defined(key: str) -> SourceDefinition | None:
    return next((source for source in catalog().sources if source.key == key), None)
