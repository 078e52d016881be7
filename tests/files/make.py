"""Make the files of this folder anew: `python -m tests.files.make`, with LibreOffice installed
(`apt-get install libreoffice-calc`) and the development requirements.

One table, written by openpyxl and by XlsxWriter, then opened and saved again by LibreOffice as a
French-speaking Belgian and as an American has it. The files are kept, so that reading them needs no
LibreOffice; `tests/documents/test_real_files.py` says what each of them means.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from xlsxwriter import Workbook as WrittenWorkbook

HERE = Path(__file__).parent
LOCALES = ("fr-BE", "en-US")
HEADS = (
    "Niveau", "Lieu", "Indicateur", "Ventilation", "Période", "Valeur", "Unité", "Source",
    "Adresse de la source", "Relevée le", "Licence", "Rupture de série", "Statut",
)  # fmt: skip
SOURCE = "Œuvre « été » ; l’enquête, à\nHuy"
READ_ON = date(2024, 2, 13)
DAY = "dd/mm/yyyy"
Shown = tuple[object, str]  # a value and the format of its cell
# Indicator, part, period, value.
TABLE: Sequence[tuple[str, str, Shown, Shown]] = (
    ("Taux d’emploi", "", (2023, "General"), (62.5, '0.0"%"')),
    ("Taux d’emploi", "", (2022, "General"), (0.615, "0.0%")),
    ("Taux d’emploi", "", (date(2021, 1, 1), "yyyy"), (61.25, "0.00")),
    ("Taux de chômage administratif", "", (date(2024, 5, 1), "mmm-yy"), (18.8, "General")),
    ("Taux de chômage administratif", "", (date(2023, 12, 31), DAY), (18.0, "0.0\\ \\%")),
    ("Revenu médian par déclaration", "", (2022, "General"), (21345, "#,##0")),
    ("Revenu médian par déclaration", "", (2021, "General"), (19876.5, "#,##0.00\\ [$€-80C]")),
    ("Évolution de la population sur dix ans", "", (2024, "General"), (-1.2, "0.0_);(0.0)")),
    ("Population", "", ("2019-01-01", "@"), ("39\u202f871", "@")),
    ("Bénéficiaires d’un revenu d’intégration", "Sexe : Femmes", (2024, "0"), (3, "0")),
)  # fmt: skip
HIDDEN_LINE = ("Taux d’emploi", "", (2019, "General"), (11.1, "General"))


def lines() -> Iterator[list[Shown]]:
    for indicator, part, period, value in (*TABLE, HIDDEN_LINE):
        words = [("Commune", "@"), ("Herstal", "@"), (indicator, "@"), (part, "@")]
        said = [
            ("", "@"),
            (SOURCE, "@"),
            ("", "@"),
            (READ_ON, DAY),
            ("", "@"),
            ("", "@"),
            ("", "@"),
        ]
        yield [*words, period, value, *said]


def by_openpyxl(path: Path) -> None:
    book = Workbook()
    hidden = book.worksheets[0]
    hidden.title, hidden.sheet_state = "Modèle", "hidden"
    hidden.append(HEADS)
    sheet = book.create_sheet("Saisie")
    book.active = 1
    sheet.append(HEADS)
    for number, line in enumerate(lines(), 2):
        for place, (value, shown) in enumerate(line, 1):
            cell = sheet.cell(number, place, value or None)
            cell.number_format = shown
    sheet.row_dimensions[len(TABLE) + 2].hidden = True
    book.save(path)


def by_xlsxwriter(path: Path) -> None:
    book = WrittenWorkbook(path)
    book.add_worksheet("Modèle").hide()
    sheet = book.add_worksheet("Saisie")
    sheet.activate()
    sheet.set_first_sheet()
    sheet.write_row(0, 0, HEADS)
    for number, line in enumerate(lines(), 1):
        for place, (value, shown) in enumerate(line):
            style = book.add_format({"num_format": shown})
            if isinstance(value, date):
                sheet.write_datetime(number, place, value, style)
            elif value:
                sheet.write(number, place, value, style)
    sheet.set_row(len(TABLE) + 1, None, None, {"hidden": True})
    book.close()


def by_libreoffice(source: Path, target: Path, kind: str, locale: str) -> None:
    """Open one file and save it as that kind, for a person of that place."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        registry = profile / "user" / "registrymodifications.xcu"
        registry.parent.mkdir(parents=True)
        registry.write_text(_registry(locale))
        command = (
            "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", kind, "--outdir", folder, str(source),
        )  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        extension = kind.partition(":")[0]
        [made] = Path(folder).glob(f"{source.stem}*.{extension}")
        shutil.copyfile(made, target)


def _registry(locale: str) -> str:
    return (
        '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" '
        f'oor:op="fuse"><value>{locale}</value></prop></item></oor:items>'
    )


# Separator, quote, encoding (76 UTF-8, 1 Windows-1252, 65535 UTF-16), first line; as shown, the
# second sheet.
CSV = "csv:Text - txt - csv (StarCalc):{separator},34,{encoding},1,,0,false,true,true,false,false,2"
ENCODINGS = {"utf-8": 76, "cp1252": 1, "utf-16": 65535}


def main() -> None:
    for old in (
        *HERE.glob("*.xlsx"),
        *HERE.glob("*.csv"),
        *HERE.glob("*.ods"),
        *HERE.glob("*.pdf"),
    ):
        old.unlink()
    by_openpyxl(HERE / "openpyxl.xlsx")
    by_xlsxwriter(HERE / "xlsxwriter.xlsx")
    source = HERE / "xlsxwriter.xlsx"
    for locale in LOCALES:
        by_libreoffice(source, HERE / f"libreoffice-{locale}.xlsx", "xlsx", locale)
        separator = ord(";") if locale == "fr-BE" else ord(",")
        for name, number in ENCODINGS.items():
            kind = CSV.format(separator=separator, encoding=number)
            by_libreoffice(source, HERE / f"libreoffice-{locale}-{name}.csv", kind, locale)
    by_libreoffice(source, HERE / "libreoffice.ods", "ods", "fr-BE")
    by_libreoffice(source, HERE / "libreoffice.pdf", "pdf", "fr-BE")


if __name__ == "__main__":
    main()
