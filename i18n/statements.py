"""What the law asks to be told to everybody, signed in or not: how accessible the application is, and what
it keeps of people."""

from __future__ import annotations

from domain.errors import N_

STATED_ON = "30 novembre 2026"
COMPLIANCE = N_(
    "Cette application est partiellement conforme aux règles WCAG 2.1, niveau AA, que demande le décret "
    "wallon du 2 mai 2019. Déclaration établie le {day}, par auto-évaluation ; aucun audit externe n’a "
    "encore eu lieu."
)
GAPS_TITLE = N_("Ce qui n’est pas conforme, ou pas encore vérifié")
GAPS = (
    N_(
        "Les champs de date et les listes viennent de Streamlit : leur usage avec un lecteur d’écran n’a "
        "pas été éprouvé par des personnes concernées."
    ),
)
MEASURES = N_(
    "Chaque dessin a un tableau et une phrase qui disent la même chose ; un état se lit par un signe et un "
    "mot, jamais par la seule couleur. Vérifié par l’outil axe sur chaque page, en clair et en sombre, et à "
    "400 % dans les couleurs du système."
)
OBSTACLE = N_("Signaler un obstacle : contact non renseigné, à compléter par le FOREm.")
PERSONAL_DATA = (
    N_(
        "L’application garde le nom et l’adresse e-mail professionnelle des personnes qui s’y connectent, "
        "leurs rôles, leurs sessions et, dans le journal, ce qu’elles y font. Elle ne contient aucune "
        "donnée sur les bénéficiaires : n’en écrivez dans aucune note."
    ),
    N_(
        "Elle garde aussi les contacts professionnels du registre (nom, fonction, adresse, téléphone), lus "
        "par le FOREm et par un seul lot. Chacun se confirme ou s’efface à son terme ; une personne obtient "
        "ses données, leur correction ou leur effacement en le demandant à la direction de projet."
    ),
    N_(
        "Les cookies tiennent la session ouverte, {hours} heures au plus, et protègent les formulaires ; il "
        "n’y a ni mesure d’audience, ni service extérieur. Responsable du traitement et durées de "
        "conservation : non renseigné, à compléter par le FOREm."
    ),
)
