"""The French texts of the code, gathered into the template that translators start from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from i18n.translator import LOCALES

ROOT = Path(__file__).parents[1]
FOLDERS = ("documents", "domain", "i18n", "ui", "web")
KEYWORDS = {"t": None, "tn": (1, 2), "N_": None}
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
    """Every literal given to t, tn or N_, in the order of the files."""
    for path in sorted(path for name in FOLDERS for path in (root / name).rglob("*.py")):
        with path.open("rb") as file:
            for line, message, _, _ in extract("python", file, KEYWORDS):
                yield Found(path.relative_to(root), line, message)


def template(root: Path = ROOT) -> str:
    """The .pot as it should be. Files without lines: moving code is no news to a translator."""
    catalog = Catalog(project="Suivi Pôle insertion", charset="utf-8")
    for found in texts(root):
        catalog.add(found.message, locations=[(found.path.as_posix(), 0)])
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
        {found.forms[0] for found in texts(root) if not _is_translated(translated, found.forms[0])}
    )


def _is_translated(catalog: Catalog, text: str) -> bool:
    message = catalog.get(text)
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms)


def locales(folder: Path = LOCALES) -> list[Path]:
    return sorted(folder.glob("*.po"))
