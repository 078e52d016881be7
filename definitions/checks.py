"""What no file can tell alone: keys used twice, references to nothing, circles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from graphlib import CycleError, TopologicalSorter

from definitions.library import Library, Loaded
from definitions.method import ActorTypes
from definitions.phases import Assignment, PhaseDefinition
from definitions.problems import nearest
from definitions.reader import Document, Location, Value

_LINKS = ("follows", "starts_with", "soft_follows")
Written = tuple[Document, Location, str]  # a word, and where it is written


def check(library: Library) -> None:
    """Add to each document what is wrong with it in the light of the others."""
    _check_unique(library)
    _check_sources(library)
    for loaded in library.phases.loaded:
        _check_elements(loaded)
        _check_links(loaded, library)
        _check_actors(loaded, library)
    _check_circles(library.phases.loaded)
    if library.phases.complete and library.territories.complete:
        _check_subjects(library)


def _check_unique(library: Library) -> None:
    phases, territories = library.phases.loaded, library.territories.loaded
    _no_twice("clé de phase", [(p.document, ("key",), p.value.key) for p in phases])
    positions = [(p.document, ("position",), str(p.value.position)) for p in phases]
    _no_twice("position", positions)
    _no_twice("clé de territoire", [(t.document, ("key",), t.value.key) for t in territories])
    codes = [(t.document, ("nis", "code"), t.value.nis.code) for t in territories]
    _no_twice("code INS", codes)
    for lots in library.lots.loaded:
        _no_twice("clé de lot", _listed(lots.document, "lots", "key"))
    for sources in library.sources.loaded:
        _no_twice("clé de source", _listed(sources.document, "sources", "key"))
    for types in library.actor_types.loaded:
        _no_twice("code d’acteur", _listed(types.document, "actor_types", "code"))
        _no_twice("frein", _listed(types.document, "barriers", "key"))
        _no_twice("public", _listed(types.document, "groups", "key"))
        _check_players(types)
    for terms in library.glossary.loaded:
        _no_twice("terme", _listed(terms.document, "terms", "fr"))
    for closing in library.closing_days.loaded:
        _no_twice("jour de fermeture", _listed(closing.document, "closing_days", "on"))
    for chronology in library.chronology.loaded:
        _no_twice("clé d’événement", _listed(chronology.document, "events", "key"))
        _no_twice("clé de sujet", _listed(chronology.document, "topics", "key"))


def _check_players(types: Loaded[ActorTypes]) -> None:
    """Who plays a part is of a type that exists."""
    known = {actor_type.code for actor_type in types.value.actor_types}
    for number, actor_type in enumerate(types.value.actor_types):
        for index, code in enumerate(actor_type.played_by):
            location = ("actor_types", number, "played_by", index)
            _known(types.document, location, code, known, "type d’acteur inconnu")


def _listed(document: Document, name: str, field: str) -> list[Written]:
    """Return one field of each item of a list."""
    items = _at(document.tree, (name,))
    if not isinstance(items, list):
        return []
    locations: list[Location] = [(name, index, field) for index in range(len(items))]
    return [(document, location, str(_at(document.tree, location))) for location in locations]


def _at(tree: Value, location: Location) -> Value:
    """Return what stands there; None where a key written twice has hidden it."""
    for step in location:
        if isinstance(tree, dict):
            tree = tree.get(str(step))
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step] if step < len(tree) else None
    return tree


def _no_twice(what: str, written: Iterable[Written]) -> None:
    first: dict[str, tuple[Document, int]] = {}
    for document, location, word in written:
        place = document.place(location)
        if word in first:
            other, line = first[word]
            there = f"déjà prise par {other.path}:{line}"
            document.report(place, f"{what} « {word} » en double, {there}", "une valeur unique")
        first.setdefault(word, (document, place[0] + 1))


def _check_sources(library: Library) -> None:
    """Every `reference` and `source` names a known source."""
    if not library.sources.complete:
        return
    known = {source.key for file in library.sources.values for source in file.sources}
    for document in library.documents():
        for location in document.values if document.readable else ():
            word = _at(document.tree, location)
            if location and location[-1] in ("reference", "source") and isinstance(word, str):
                _known(document, location, word, known, "source inconnue")


def _known(
    document: Document, location: Location, word: str, known: Collection[str], what: str
) -> None:
    if word not in known:
        suggestion = nearest(word, known) or _first_of(known)
        document.report(document.place(location), f"{what} : « {word} »", "", suggestion)


def _first_of(known: Collection[str], n: int = 12) -> str:
    """The beginning of the list of what is known."""
    more = ", …" if len(known) > n else ""
    return "connus : " + ", ".join(sorted(known)[:n]) + more


def _check_elements(loaded: Loaded[PhaseDefinition]) -> None:
    """The keys within a phase begin by the phase's own, and stand once."""
    document, phase = loaded.document, loaded.value
    written: list[Written] = []
    for location, element in phase.elements():
        written.append((document, (*location, "key"), element.key))
        if not element.key.startswith(f"{phase.key}."):
            place = document.place((*location, "key"))
            what = f"clé « {element.key} » dans la phase {phase.key}"
            document.report(place, what, f"une clé qui commence par « {phase.key}. »")
    _no_twice("clé", written)


def _check_links(loaded: Loaded[PhaseDefinition], library: Library) -> None:
    """The phases and the elements that a phase names exist, and are still in use."""
    if not library.phases.complete:
        return
    document, phase = loaded.document, loaded.value
    phases = {other.key: other.retired for other in library.phases.values}
    elements = {e.key: e.retired for other in library.phases.values for _, e in other.elements()}
    for link in _LINKS:
        for index, key in enumerate(getattr(phase.dependencies, link)):
            location = ("dependencies", link, index)
            _in_use(document, location, key, phases, "phase inconnue")
            if key == phase.key:
                document.report(document.place(location), f"la phase {key} dépend d’elle-même")
    for number, part in enumerate(phase.parts):
        for name in ("milestones", "deliverables"):
            for index, key in enumerate(getattr(part, name)):
                _in_use(document, ("parts", number, name, index), key, elements, "élément inconnu")
    for place, element in phase.elements():
        for index, key in enumerate(getattr(element, "proven_by", ())):
            _in_use(
                document, (*place, "proven_by", index), key, phases | elements, "preuve inconnue"
            )


def _in_use(
    document: Document, location: Location, key: str, retired: dict[str, bool], what: str
) -> None:
    _known(document, location, key, retired, what)
    if retired.get(key):
        document.report(document.place(location), f"« {key} » est retiré", "une clé en usage")


def _check_actors(loaded: Loaded[PhaseDefinition], library: Library) -> None:
    if not library.actor_types.complete:
        return
    known = {t.code for file in library.actor_types.values for t in file.actor_types}
    written: list[tuple[Location, Assignment]] = [(("raci",), loaded.value.raci)]
    for index, deliverable in enumerate(loaded.value.deliverables):
        if deliverable.raci:
            written.append((("deliverables", index, "raci"), deliverable.raci))
    for place, assignment in written:
        for code in assignment.roles:
            location = (*place, "roles", code)
            _known(loaded.document, location, code, known, "type d’acteur inconnu")


def _check_circles(phases: list[Loaded[PhaseDefinition]]) -> None:
    """No phase waits for its own end. The circle is told where its first phase names the next one.

    Two files may carry one key, which is told elsewhere: what either follows counts.
    """
    links: dict[tuple[str, str], tuple[Document, Location]] = {}
    for loaded in phases:
        for index, followed in enumerate(loaded.value.follows):
            location: Location = ("dependencies", "follows", index)
            links.setdefault((loaded.value.key, followed), (loaded.document, location))
    follows: dict[str, set[str]] = {}
    for key, followed in links:
        if followed != key:
            follows.setdefault(key, set()).add(followed)
    try:
        TopologicalSorter(follows).prepare()
    except CycleError as error:
        path = list(reversed(error.args[1]))
        smallest = path.index(min(path))
        path = [*path[smallest:-1], *path[:smallest], path[smallest]]
        document, location = links[path[0], path[1]]
        what = "dépendances en cercle : " + " → ".join(path)
        document.report(
            document.place(location), what, "un ordre sans retour", "retirez l’un de ces liens"
        )


def _check_subjects(library: Library) -> None:
    """Every subject of the chronology is something that exists."""
    phases, territories = library.phases.values, library.territories.values
    known = {
        "territories": {territory.key for territory in territories},
        "phase": {phase.key for phase in phases},
        "milestone": {m.key for phase in phases for m in phase.milestones},
        "deliverable": {d.key for phase in phases for d in phase.deliverables},
    }
    for loaded in library.chronology.loaded:
        known["event"] = {event.key for event in loaded.value.events}
        known["topic"] = {topic.key for topic in loaded.value.topics}
        for index, entry in enumerate(loaded.value.entries):
            where = ("entries", index)
            _check_subject(loaded.document, (*where, "subject"), entry.subject, known)
            for number, key in enumerate(entry.territories):
                location = (*where, "territories", number)
                _known(loaded.document, location, key, known["territories"], "territoire inconnu")
            for number, key in enumerate(entry.phases):
                location = (*where, "phases", number)
                _known(loaded.document, location, key, known["phase"], "phase inconnue")


_UNKNOWN = {
    "event": "événement inconnu",
    "topic": "sujet inconnu",
    "phase": "phase inconnue",
    "milestone": "jalon inconnu",
    "deliverable": "livrable inconnu",
}


def _check_subject(
    document: Document, location: Location, subject: str, known: dict[str, set[str]]
) -> None:
    kind, *between, key = subject.split("/")
    for territory in between:
        if territory != "{territory}":
            _known(document, location, territory, known["territories"], "territoire inconnu")
    if key != "{phase}":
        _known(document, location, key, known[kind], _UNKNOWN[kind])
