"""The rules of French writing that a machine can check."""

from __future__ import annotations

import pytest

from i18n.typography import faults


@pytest.mark.parametrize(
    "text",
    [
        "L’état du 7 février 2024",
        "«\u00a0Herstal\u00a0» est introuvable\u00a0: vérifiez\u202f!",
        "Écrivez AAAA-MM-JJ, par exemple 2024-02-07.",
        "Voir https://www.wallonie.be/fr?page=1 et `python -m cli`.",
        ":material/send: Soumettre",
        "à 14:05",
        "Vraiment\u00a0?!",
    ],
)
def test_well_written_french_passes(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L'état", "apostrophe droite entre deux lettres (’)"),
        ('Le lot "méthode"', "guillemets droits (« »)"),
        ("Deux phases : la 4 et la 5", "espace insécable manquante avant le signe"),
        ("Deux phases: la 4 et la 5", "espace insécable manquante avant le signe"),
        ("Continuer ?", "espace insécable manquante avant le signe"),
        ("« Herstal\u00a0»", "espace insécable manquante après «"),
        ("«\u00a0Herstal »", "espace insécable manquante avant »"),
    ],
)
def test_each_fault_is_named(text: str, told: str) -> None:
    assert faults(text) == [told]
