"""How the weather is computed: each level and each rule of data/method/health.yaml, for readers."""

from __future__ import annotations

import streamlit as st

from definitions.rules import RuleDefinition
from domain.gates import GateStanding
from domain.health import SCALE, Level
from i18n.labels.gates import GATE_DEFINITION, GATE_WORD
from ui.components.method.help_words import glyph_badge
from ui.names import catalog
from ui.session import t, tn
from ui.widgets.glyphs import GATE, LEVEL
from ui.widgets.tables import NOTHING, record_table
from ui.widgets.text import plain


def show_all() -> None:
    """The levels, the rules that give them, then the words of a passage."""
    show_levels()
    show_rules()
    show_standings()


def show_levels() -> None:
    """Show each level of the weather: glyph, word, definition."""
    st.table(
        [
            {
                t("Mot"): glyph_badge(LEVEL[level.level], plain(level.word)),
                t("Ce qu’il veut dire"): plain(level.definition),
            }
            for level in catalog().health.levels
        ],
        hide_index=True,
        alt=t("Définition des niveaux de météo"),
    )


def show_rules() -> None:
    """From how many working days each signal weighs how much."""
    st.markdown(
        t(
            "La raison la plus lourde donne le niveau. Les seuils, en jours ouvrables belges, sont "
            "une *proposition* à confirmer par le FOREm : aucune source ne les donne."
        )
    )
    rows = [
        {t("Ce qui est constaté"): rule.text} | _thresholds(rule) for rule in catalog().health.rules
    ]
    record_table(rows, name=t("Règles de la météo"), key="weather_rules", is_sorted=False)


def _thresholds(rule: RuleDefinition) -> dict[str, str]:
    thresholds = zip(SCALE[1:], (rule.watch, rule.support, rule.compromised), strict=True)
    return {_word(level): _from(days) for level, days in thresholds}


def _word(level: Level) -> str:
    return catalog().health.level(level).word


def _from(days: int | None) -> str:
    if days is None:
        return NOTHING
    return tn("dès {n} jour", "dès {n} jours", days) if days else t("tout de suite")


def show_standings() -> None:
    """Show where a passage may stand."""
    st.table(
        [
            {
                t("Mot"): glyph_badge(GATE[standing], t(GATE_WORD[standing])),
                t("Ce qu’il veut dire"): t(GATE_DEFINITION[standing]),
            }
            for standing in GateStanding
        ],
        hide_index=True,
        alt=t("Définition des mots du passage"),
    )
