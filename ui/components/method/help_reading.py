"""How to read the screens: dates, roles, keyboard."""

from __future__ import annotations

import streamlit as st

from domain.dates import PartialDate
from domain.permissions import GRANTS, ROLE_NAMES, SCOPED, Permission, Role
from i18n.formats import UNKNOWN_DATE, joined, long_date, since_date
from i18n.labels.permissions import PERMISSION_WORD
from i18n.labels.phases import ORIGIN_WORD
from ui.session import t
from ui.widgets.tables import NOTHING, record_table

MONTH, DAY = PartialDate.parse("2023-03"), PartialDate.parse("2024-02-07")


def show_dates() -> None:
    """Show each form that a date takes, with an example of the real record."""
    forms = {
        long_date(DAY): t("Le jour est connu."),
        long_date(MONTH): t(
            "Seul le mois est connu ; le calendrier dessine alors un bord doux, large d’un mois. "
            "Une chose faite « en mars » est certaine au 31 mars."
        ),
        since_date(DAY, at_latest=True): t(
            "La source dit que c’est fait ce jour-là, sans dire depuis quand."
        ),
        UNKNOWN_DATE: t("Aucune source ne donne la date."),
        t("non renseigné"): t("Aucune source ne le dit ; ce n’est ni oui, ni non, ni zéro."),
    }
    st.table(
        [
            {t("Ce qui est écrit"): form, t("Ce que cela veut dire"): said}
            for form, said in forms.items()
        ],
        hide_index=True,
        alt=t("Formes des dates"),
    )
    st.markdown(
        t(
            "« Prévu » et « réel » ne se mêlent jamais : ce qui est prévu est dessiné en tirets ou "
            "en creux, ce qui est fait en plein. « État au » montre tous les écrans tels qu’ils "
            "étaient vrais ce jour-là ; ils se lisent alors sans se modifier."
        )
    )
    said = joined([f"« {t(word)} »" for word in ORIGIN_WORD.values()])
    st.markdown(
        t("À côté d’un état, on lit sur la parole de qui il repose : {said}.").format(said=said)
    )


def show_roles() -> None:
    """Show what each role may do, read from the matrix that the application itself obeys."""
    rows = [
        {t("Droit"): t(PERMISSION_WORD[right])}
        | {t(ROLE_NAMES[role]): t("oui") if right in GRANTS[role] else NOTHING for role in Role}
        for right in Permission
    ]
    record_table(rows, name=t("Droits de chaque rôle"), key="rights")
    scoped = joined([f"« {t(ROLE_NAMES[role])} »" for role in Role if role in SCOPED])
    st.markdown(
        t(
            "Le rôle {scoped} vaut pour un lot dans un territoire ; le reste lui est introuvable. "
            "Personne ne vérifie ce qu’il a lui-même déclaré."
        ).format(scoped=scoped)
    )


def show_keyboard() -> None:
    keys = {
        t("Tabulation, Maj + Tabulation"): t(
            "aller au champ, au lien ou au dessin suivant, précédent"
        ),
        t("Flèches, Début, Fin"): t("se déplacer dans la matrice, le calendrier ou un schéma"),
        t("Entrée"): t("ouvrir la case, la phase ou le territoire choisi"),
        t("Ctrl + Entrée"): t("envoyer le formulaire depuis un texte de plusieurs lignes"),
        t("Échap"): t("fermer une liste, un volet ou un calendrier ouvert"),
        "/": t("chercher, depuis n’importe quelle page"),
    }
    st.table(
        [{t("Touche"): key, t("Effet"): effect} for key, effect in keys.items()],
        hide_index=True,
        alt=t("Touches du clavier"),
    )
