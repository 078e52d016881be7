"""The addresses that a browser visits, by name, as seen by a lead."""

from __future__ import annotations

PHASE = "/phase?territoire=herstal&phase=P07"
DECLARE = f"{PHASE}&agir=declarer"
MILESTONE = f"{PHASE}&jalon=P07.protocole-valide"
GATE = "/passage?territoire=herstal&phase=P03"
STREAMLIT = {
    "work": "/mon-travail",
    "overview": "/vue-d-ensemble",
    "past": "/vue-d-ensemble?au=2024-02-07",
    "due": "/echeances",
    "deliverables": "/livrables?territoire=herstal",
    "deliverables, their dates": "/livrables?agir=dater&phase=P07",
    "deliverable": "/livrable?territoire=herstal&livrable=P02.portrait-statistique",
    "reports": "/rapports",
    "reports, their rhythm": "/rapports?agir=rythme",
    "calendar": "/calendrier?ligne=herstal/P07",
    "calendar, to date": "/calendrier?territoire=herstal&agir=dater&phase=P07&reunions=oui",
    "references": "/references",
    "territory": "/territoire?territoire=herstal",
    "portrait": "/portrait?territoire=herstal&indicateur=taux-chomage",
    "portrait, to fill in": "/portrait?territoire=herstal&agir=ajouter",
    "portrait, a file": "/portrait?territoire=herstal&agir=importer",
    "phase": PHASE,
    "phase, to declare": DECLARE,
    "phase, its partners": f"{PHASE}&onglet=Partenaires et réunions",
    "phase, its method": f"{PHASE}&onglet=Méthode",
    "phase, its history": f"{PHASE}&onglet=Historique",
    "milestone": MILESTONE,
    "milestone, reached": f"{MILESTONE}&agir=atteint",
    "gate": GATE,
    "gate, explained": f"{GATE}&pourquoi=avancement",
    "stakeholders": "/parties-prenantes",
    "stakeholders, to enter": "/parties-prenantes?territoire=herstal&agir=inscrire",
    "stakeholders, a file": "/parties-prenantes?territoire=herstal&fichier=liens",
    "diagram": "/diagramme?territoire=herstal",
    "meetings": "/reunions",
    "meetings, to enter": "/reunions?territoire=herstal&agir=inscrire",
    "twins": "/jumeaux?territoire=herstal&avec=chapelle-lez-herlaimont&phase=P07",
    "round table": "/tour-de-table",
    "round table of a phase": "/tour-de-table?territoire=herstal&phase=P04",
    "agreements": "/conventions",
    "agreements, to enter": "/conventions?territoire=herstal&agir=inscrire",
    "contacts": "/contacts",
    "contacts, to enter": "/contacts?territoire=herstal&agir=inscrire",
    "method": "/methode?phase=P04",
    "responsibilities": "/qui-fait-quoi",
    "responsibilities of a phase": "/qui-fait-quoi?phase=P03&territoire=herstal",
    "brief": "/reponse?au=2024-02-07",
    "journal": "/journal",
    "changes": "/changements?depuis=2024-02-06&jusqu=2024-02-07",
    "views": "/mes-vues?adresse=/echeances",
    "accounts": "/comptes",
    "accounts, to invite": "/comptes?agir=inscrire",
    "search": "/recherche?q=living lab",
    "mails": "/courriels",
    "help": "/aide?mot=en-cours",
    "account": "/mon-compte",
    "refused": "/phase?territoire=atlantide&phase=P07",
}
PLAIN = {
    "password": "/compte/mot-de-passe",
    "no-link": "/compte/lien/nulle-part",
    "accessibility": "/compte/accessibilite",
    "personal data": "/compte/donnees-personnelles",
}
SIGN_IN = "/compte/connexion"
