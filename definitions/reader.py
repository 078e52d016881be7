"""Bytes to a plain tree: a small and strict YAML 1.2, every value keeping its line and column.

Anchors, aliases and tags are refused, a key stands once, `no` and `10:30` are text and a date
stays text. The tree is built from the parser's events without recursion: no depth, no size
and no byte can break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from definitions.problems import Problem
from definitions.syntax import explained

MAX_BYTES = 256_000
MAX_EVENTS = 20_000
MAX_DEPTH = 40
MAX_PROBLEMS = 50  # told of one file; nobody reads more

Step = int | str
Location = tuple[Step, ...]
Scalar = str | int | float | bool | None
Value = Scalar | dict[str, "Value"] | list["Value"]
Place = tuple[int, int]  # line and column, from zero

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}", re.ASCII)
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}", re.ASCII)
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(slots=True)
class Document:
    """One file as read: its tree, where each value and each key stands, what is wrong."""

    path: Path
    lines: list[str] = field(default_factory=list)
    tree: Value = None
    values: dict[Location, Place] = field(default_factory=dict)
    keys: dict[Location, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True  # False: the tree is not what the author meant, do not judge it

    def report(self, place: Place, what: str, expected: str = "", suggestion: str = "") -> None:
        """Add a problem found at a place."""
        if len(self.problems) >= MAX_PROBLEMS:
            return
        line, column = place
        source = self.lines[line] if line < len(self.lines) else ""
        self.problems.append(
            Problem(self.path, line + 1, column + 1, what, expected, suggestion, source)
        )

    def refuse(self, place: Place, what: str, expected: str = "", suggestion: str = "") -> None:
        """Add a problem after which the tree cannot be trusted."""
        self.report(place, what, expected, suggestion)
        self.readable = False

    def place(self, location: Location, *, key: bool = False) -> Place:
        """Where the value (or the key) at `location` stands, or the closest thing above it."""
        if key and location in self.keys:
            return self.keys[location]
        while location and location not in self.values:
            location = location[:-1]
        return self.values.get(location, (0, 0))


def read(path: Path, content: bytes) -> Document:
    """The document in those bytes; what is wrong with it is in its `problems`."""
    document = Document(path)
    text = _decoded(document, content)
    if text is not None:
        document.lines = text.split("\n")
        _check_characters(document)
    if document.readable:
        _Builder(document).build(text or "")
    return document


def _decoded(document: Document, content: bytes) -> str | None:
    """The text of the file, or None after saying which encoding it seems to have."""
    if len(content) > MAX_BYTES:
        document.refuse((0, 0), "fichier trop gros : plus de 256 Ko")
        return None
    advice = "enregistrez le fichier en « UTF-8 sans BOM »"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        document.refuse((0, 0), "le fichier est en UTF-16", "du texte en UTF-8", advice)
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        what = "le fichier commence par une marque d’ordre des octets (BOM)"
        document.refuse((0, 0), what, "du texte en UTF-8 sans BOM", advice)
        return None
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.decode("utf-8").replace("\r\n", "\n").split("\n")
        what = f"le fichier n’est pas en UTF-8 (octet 0x{content[error.start]:02X})"
        place = (len(line) - 1, len(line[-1]))
        document.refuse(place, what, "du texte en UTF-8 ; c’est souvent du Windows-1252", advice)
        return None


def _check_characters(document: Document) -> None:
    for number, line in enumerate(document.lines):
        if match := _FORBIDDEN.search(line) or re.search("\r", line):
            what = f"caractère invisible interdit (U+{ord(match[0]):04X})"
            document.refuse((number, match.start()), what, "", "effacez-le")


@dataclass(slots=True)
class _Open:
    """A mapping or a list being filled."""

    container: dict[str, Value] | list[Value]
    location: Location
    key: str | None = None  # the key waiting for its value


class _Builder:
    """Fills a document from the events of the parser."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.open: list[_Open] = []
        self.n_documents = 0

    def build(self, text: str) -> None:
        try:
            for event in self._bounded(text):
                self._take(event)
        except yaml.YAMLError as error:
            self.document.refuse(*explained(error, self.document.lines))
        if self.document.readable and not self.document.values:
            self.document.refuse((0, 0), "fichier vide", "au moins un champ « nom: valeur »")

    def _bounded(self, text: str) -> Iterator[yaml.Event]:
        """The events, until there are too many or too deep."""
        for number, event in enumerate(yaml.parse(text, Loader=_PARSER)):
            if number >= MAX_EVENTS:
                self.document.refuse(_start(event), "plus de 20 000 éléments")
                return
            if len(self.open) > MAX_DEPTH:
                self.document.refuse(_start(event), f"plus de {MAX_DEPTH} niveaux imbriqués")
                return
            yield event
            if self.n_documents > 1:
                return

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._count_documents(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._check_plain(event)
            self._take_node(event)

    def _count_documents(self, event: yaml.Event) -> None:
        self.n_documents += 1
        if self.n_documents == 2:
            what = "deuxième document dans le fichier"
            self.document.refuse(_start(event), what, "un seul par fichier", "retirez « --- »")

    def _check_plain(self, event: yaml.NodeEvent) -> None:
        """Refuse what plain data has no use for, and what bombs are made of."""
        if event.anchor is not None:
            what = "les ancres et alias YAML (&, *) ne sont pas admis"
            advice = "recopiez la valeur ; un texte qui commence par & ou * se met entre guillemets"
            self.document.refuse(_start(event), what, "une valeur simple", advice)
        elif tag := getattr(event, "tag", None):
            what = f"étiquette YAML refusée : {tag}"
            advice = "un texte qui commence par « ! » se met entre guillemets"
            self.document.refuse(_start(event), what, "une valeur simple", advice)
        elif match := _FORBIDDEN.search(getattr(event, "value", "")):
            what = f"caractère invisible interdit (U+{ord(match[0]):04X})"
            advice = "retirez la séquence « \\ » qui l’écrit"
            self.document.refuse(_start(event), what, "", advice)

    def _take_node(self, event: yaml.NodeEvent) -> None:
        """One key, or one value with the place where it goes."""
        top = self.open[-1] if self.open else None
        if top and isinstance(top.container, dict) and top.key is None:
            self._take_key(top, event)
            return
        value, location = _fresh(event), _next_location(top)
        self.document.values[location] = _start(event)
        if top is None:
            self.document.tree = value
        elif isinstance(top.container, list):
            top.container.append(value)
        else:
            top.container[top.key or ""] = value
            top.key = None
        self._descend(value, location)

    def _take_key(self, top: _Open, event: yaml.NodeEvent) -> None:
        top.key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
        location = (*top.location, top.key)
        if not isinstance(event, yaml.ScalarEvent):
            self.document.refuse(_start(event), "clé complexe non admise", "un nom de champ")
            self._descend(_fresh(event), location)
        elif location in self.document.keys:
            line = self.document.keys[location][0] + 1
            what = f"clé « {top.key} » en double, déjà écrite ligne {line}"
            self.document.report(_start(event), what, "une clé s’écrit une fois", "gardez-en une")
        self.document.keys[location] = _start(event)

    def _descend(self, value: Value, location: Location) -> None:
        if isinstance(value, dict | list):
            self.open.append(_Open(value, location))


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _next_location(top: _Open | None) -> Location:
    if top is None:
        return ()
    if isinstance(top.container, list):
        return (*top.location, len(top.container))
    return (*top.location, top.key or "")


def _fresh(event: yaml.NodeEvent) -> Value:
    """The value that an event begins: empty when it is a container, nothing for an alias."""
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    return _resolved(event) if isinstance(event, yaml.ScalarEvent) else None


def _resolved(event: yaml.ScalarEvent) -> Scalar:
    """The value of a scalar by the rules of YAML 1.2; quoted text stays text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
