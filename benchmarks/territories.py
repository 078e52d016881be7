"""Fictitious territories in a temporary folder, beside the real ones: « Territoire 001 » and so on."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from settings import ROOT

PROVINCES = ("Brabant wallon", "Hainaut", "Liège", "Luxembourg", "Namur")
SOURCE = "question-195"  # a key has to be cited: nothing here is published
FIRST_NIS = 90_001  # no Belgian commune has such a code


def write_territories(folder: Path, count: int) -> Path:
    """The real files, and as many fictitious ones."""
    shutil.copytree(ROOT / "territories", folder)
    for number in range(1, count + 1):
        definition = _definition(number)
        text = yaml.safe_dump(definition, allow_unicode=True, sort_keys=False)
        (folder / f"{definition['key']}.yaml").write_text(text, encoding="utf-8")
    return folder


def _definition(number: int) -> dict[str, object]:
    province = PROVINCES[number % len(PROVINCES)]
    return {
        "key": f"territoire-{number:03}",
        "name": f"Territoire {number:03}",
        "selection": {"origin": "source", "reference": SOURCE},
        "nis": {"code": str(FIRST_NIS + number), "vintage": "2025-01-01", "source": SOURCE},
        "region": {"name": "Wallonie", "source": SOURCE},
        "province": {"name": province, "source": SOURCE},
        "arrondissement": {"name": province, "source": SOURCE},
    }
