"""Bytes to a plain tree: a small and strict YAML 1.2, every value keeping its line and column.

Anchors, aliases and tags are refused, a key stands once, `no` and `10:30` are text and a date
stays text. What a file holds is bounded before its tree is built: no depth, no size and no byte
can break it.
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
        """Return where the value (or the key) at `location` stands, or the closest thing
        above it."""
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
        _build(document, text or "")
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


def _build(document: Document, text: str) -> None:
    """Two passes: the events refuse what could be endless, then the nodes become the tree."""
    try:
        _check_events(document, text)
        if document.readable:
            root = yaml.compose(text, Loader=_PARSER)
            if root is None:
                document.refuse((0, 0), "fichier vide", "au moins un champ « nom: valeur »")
            else:
                document.tree = _value_of(document, root, ())
    except yaml.YAMLError as error:
        document.refuse(*explained(error, document.lines))


def _check_events(document: Document, text: str) -> None:
    """Refuse too much, too deep, a second document, and what plain data has no use for."""
    depth = n_documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=_PARSER)):
        if number >= MAX_EVENTS:
            document.refuse(_start(event), "plus de 20 000 éléments")
            return
        if depth > MAX_DEPTH:
            document.refuse(_start(event), f"plus de {MAX_DEPTH} niveaux imbriqués")
            return
        n_documents += isinstance(event, yaml.DocumentStartEvent)
        if n_documents > 1:
            what = "deuxième document dans le fichier"
            document.refuse(_start(event), what, "un seul par fichier", "retirez « --- »")
            return
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.NodeEvent):
            _check_plain(document, event)


def _check_plain(document: Document, event: yaml.NodeEvent) -> None:
    """Refuse what bombs are made of, and what an escape would smuggle in."""
    if event.anchor is not None:
        what = "les ancres et alias YAML (&, *) ne sont pas admis"
        advice = "recopiez la valeur ; un texte qui commence par & ou * se met entre guillemets"
        document.refuse(_start(event), what, "une valeur simple", advice)
    elif tag := getattr(event, "tag", None):
        what = f"étiquette YAML refusée : {tag}"
        advice = "un texte qui commence par « ! » se met entre guillemets"
        document.refuse(_start(event), what, "une valeur simple", advice)
    elif match := _FORBIDDEN.search(getattr(event, "value", "")):
        what = f"caractère invisible interdit (U+{ord(match[0]):04X})"
        advice = "retirez la séquence « \\ » qui l’écrit"
        document.refuse(_start(event), what, "", advice)


def _value_of(document: Document, node: yaml.Node, location: Location) -> Value:
    """The value of a node, once the document knows where it stands."""
    document.values[location] = _start(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(document, item, (*location, n)) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        entries = _entries_of(document, node, location)
        return {key: _value_of(document, item, (*location, key)) for key, item in entries}
    assert isinstance(node, yaml.ScalarNode), "there are three kinds of nodes"
    return _scalar_of(node)


def _entries_of(
    document: Document, node: yaml.MappingNode, location: Location
) -> Iterator[tuple[str, yaml.Node]]:
    """Return each key with the node of its value; of a key that is written twice, both."""
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            document.refuse(_start(key), "clé complexe non admise", "un nom de champ")
            continue
        place = (*location, key.value)
        if place in document.keys:
            line = document.keys[place][0] + 1
            what = f"clé « {key.value} » en double, déjà écrite ligne {line}"
            document.report(_start(key), what, "une clé s’écrit une fois", "gardez-en une")
        document.keys[place] = _start(key)
        yield key.value, value


def _start(part: yaml.Event | yaml.Node) -> Place:
    mark = part.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _scalar_of(node: yaml.ScalarNode) -> Scalar:
    """The value of a scalar by the rules of YAML 1.2; quoted text stays text."""
    text: str = node.value
    if node.style:  # quoted, or a block
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
