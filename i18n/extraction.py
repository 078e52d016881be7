"""The French texts of the code, gathered into the template that translators start from."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from i18n.translator import LOCALES

ROOT = Path(__file__).parents[1]
FOLDERS = ("documents", "domain", "i18n", "ui", "web")
KEYWORDS = {"t": 1, "tn": 2, "N_": 1}  # how many of the arguments are texts
TEMPLATE = "suivi.pot"

Message = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One text of the code, with its plural when it has one."""

    path: Path  # from the root
    line: int
    message: Message

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.message,) if isinstance(self.message, str) else self.message


def texts(root: Path = ROOT) -> Iterator[Found]:
    """Return every literal given to t, tn or N_, in the order of the files. Read from the
    syntax tree: Babel’s own extractor works on tokens, and before Python 3.12 does not see
    calls inside f-strings."""
    for path in sorted(path for name in FOLDERS for path in (root / name).rglob("*.py")):
        tree = ast.parse(path.read_bytes(), str(path))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if message := _message(call):
                yield Found(path.relative_to(root), call.lineno, message)


def _message(call: ast.Call) -> Message | None:
    """The text of the call, or its singular and plural; None when it is another call."""
    count = KEYWORDS.get(call.func.id) if isinstance(call.func, ast.Name) else None
    given = (
        [arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant)] if count else []
    )
    forms = tuple(form for form in given if isinstance(form, str))
    if count is None or len(forms) != count:
        return None
    return forms if count > 1 else forms[0]


def template(root: Path = ROOT) -> str:
    """The .pot, made when a translator asks. Files without lines: moving code is no news to
    them."""
    catalog = Catalog(project="Suivi Pôle insertion", charset="utf-8")
    for results in texts(root):
        catalog.add(results.message, locations=[(results.path.as_posix(), 0)])
    written = io.BytesIO()
    write_po(written, catalog, omit_header=True, include_lineno=False, sort_output=True, width=0)
    return _HEADER + written.getvalue().decode()


_HEADER = """# Les textes de l’application, à traduire. Écrit par « ./suivi translations extract ».
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""


def missing(locale: Path, root: Path = ROOT) -> list[str]:
    """The French texts that a .po does not translate, in full."""
    with locale.open("rb") as file:
        translated = read_po(file, locale=locale.stem)
    return sorted(
        {
            results.forms[0]
            for results in texts(root)
            if not _is_translated(translated, results.forms[0])
        }
    )


def _is_translated(catalog: Catalog, text: str) -> bool:
    message = catalog.get(text)
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms)


def locales(folder: Path = LOCALES) -> list[Path]:
    return sorted(folder.glob("*.po"))
