"""The answer of 7 February 2024, drafted again from its facts: all of them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.brief import Scope, Section, Standing
from domain.dates import PartialDate
from domain.errors import NotFound, PermissionDenied
from domain.milestones import Cause
from domain.phases import PhaseStatus
from domain.statements import Side
from queries.brief.draft import brief_on, scope_of
from queries.milestones.states import milestones_on
from queries.moment import Moment
from queries.phases.states import states_on
from services.milestones import milestones
from services.milestones.milestones import Forecast
from services.phases import phases
from services.phases.phases import Declaration
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.personas import ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import NOW

ANSWER, KICK_OFF = Moment(date(2024, 2, 7)), Moment(date(2023, 3, 31))
TWO = "à Chapelle-lez-Herlaimont et à Herstal"
STATED = [  # every fact of the public answer, and the subject of the entry that says it
    ("topic/mesure", "La mesure n°\u00a01.4 du Plan wallon de sortie de la pauvreté porte sur"),
    ("topic/mesure", "«\u00a0one-stop-shop\u00a0»"),
    ("topic/guichets", "publics éloignés de l’emploi"),
    ("topic/guichets", "prévoit des guichets uniques de proximité."),
    ("topic/nom", "dénommés «\u00a0Pôle insertion\u00a0»"),
    ("topic/mission-informer", "dispensent gratuitement des informations de première ligne."),
    ("topic/mission-soutenir", "soutiennent le public cible dans les premières démarches"),
    ("topic/mission-soutenir", "virtuelles ou physiques selon le degré d’autonomie numérique"),
    ("topic/mission-mettre-en-lien", "mettent en lien avec les services spécialisés compétents"),
    ("event/selection-des-territoires", "En janvier 2022, deux territoires pilotes"),
    ("event/selection-des-territoires", "à Herstal et à Chapelle-lez-Herlaimont"),
    ("event/selection-des-territoires", "sur base du cadastre réalisé par l’administration."),
    ("topic/sous-traitance", "le FOREm a fait appel à la sous-traitance, tant pour"),
    ("topic/but-du-marche", "renforcer, mutualiser, modéliser et essaimer"),
    ("event/publication-du-marche", "En juillet 2022, une procédure ouverte avec publicité"),
    ("event/publication-du-marche", "un marché public en trois lots"),
    ("event/publication-du-marche", "l’appui méthodologique"),
    ("event/reception-des-offres", "En novembre 2022, les différentes offres ont été reçues."),
    ("event/attribution", "En février 2023, le marché a été attribué."),
    ("P01.reunion-de-lancement", f"Réunion de lancement tenue en mars 2023 {TWO}."),
    ("topic/phases", "Le projet prévoit onze phases de développement."),
    ("/P02", f"Les phases 1, 2 et 3 sont terminées {TWO}, au plus tard le 07/02/2024"),
    ("P02.portrait-statistique", f"Portrait statistique du territoire\u00a0: disponible {TWO}"),
    ("P02.diagramme-environnement", "au départ de la Maison de l’Emploi\u00a0: disponible"),
    ("P02.parties-prenantes-identifiees", f"Parties prenantes identifiées {TWO}, au plus tard"),
    ("/P04", f"Les phases 4, 5 et 6 sont en cours {TWO}, au plus tard le 07/02/2024."),
    ("/P07", f"« living lab » partagé) est prévue en février 2024 {TWO}."),
    ("/P11", "(Rapport final et recommandations pour l’essaimage) est prévue en novembre 2024"),
    ("event/question-ecrite", "Le 19 décembre 2023, la question écrite n°\u00a0195"),
    ("event/reponse-de-la-ministre", "Le 7 février 2024, la ministre a répondu"),
]
FORBIDDEN_ON_KICK_OFF = (
    "2024", "décembre", "question écrite", "Pôle insertion", "living", "essaim", "disponible ",
    "identifiées", "onze", "terminée", "prévue",
)  # fmt: skip


def drafted(world, moment=ANSWER, person=CHLOE, **scope):
    return world.ask(person, brief_on, moment=moment, scope=Scope(**scope))


def text_of(brief, section=None):
    return "\n".join(
        sentence.text for sentence in brief.sentences if section in (None, sentence.section)
    )


def load_changed(world, change):
    """Load a chronology in which each entry became what `change` makes of it (None: taken out)."""
    entries = tuple(filter(None, map(change, world.catalog.chronology)))
    world.catalog = replace(world.catalog, chronology=entries)
    world.do(APPLICATION, chronology.load)


def test_the_draft_of_that_day_states_every_fact_of_the_answer(world):
    brief = drafted(world)
    said = text_of(brief)
    assert [words for _, words in STATED if words not in said] == []
    for phase in world.catalog.phases:
        assert f"Phase {phase.position}\u00a0: {phase.title.fr}." in said
    missing = f"Les phases 8, 9 et 10, {TWO}\u00a0: donnée non disponible."
    assert text_of(brief, Section.MISSING) == missing
    for sentence in brief.sentences:
        assert sentence.sources or sentence.standing is Standing.MISSING
        assert (sentence.standing is Standing.PLANNED) == (sentence.section is Section.PLANNED)
    stated = {fact.subject for sentence in brief.sentences for fact in sentence.facts}
    assert stated == {entry.subject for entry in world.catalog.chronology}


def test_a_fact_taken_out_takes_its_sentence_with_it_and_no_other(world):
    """Every entry of the chronology in turn would load thirty databases: those of one territory or
    none, one subject of each kind, are enough."""
    whole, before = world.catalog, text_of(drafted(world)).splitlines()
    for ending in ("topic/nom", "event/attribution", "P02.portrait-statistique", "/P11"):
        load_changed(
            world, lambda entry, gone=ending: None if entry.subject.endswith(gone) else entry
        )
        after = text_of(drafted(world)).splitlines()
        lost = [words for end, words in STATED if end == ending]
        assert [words for words in lost if words in "\n".join(after)] == []
        assert len([line for line in before if line not in after]) == 1 + (ending == "/P11")
        world.catalog = whole
        world.do(APPLICATION, chronology.load)
    assert text_of(drafted(world)).splitlines() == before


def test_a_corrected_fact_corrects_its_sentence(world):
    def corrected(entry):
        if (entry.subject, entry.attribute) == ("event/attribution", "occurred_on"):
            return replace(entry, value="2023-04", effective=PartialDate.parse("2023-04"))
        if entry.subject == "topic/nom":
            return replace(entry, value="Ces guichets n’ont pas de nom.")
        if entry.subject.endswith("/P11") and entry.attribute == "planned_start":
            return replace(entry, value="2025-01")
        return entry

    load_changed(world, corrected)
    said = text_of(drafted(world))
    assert "En avril 2023, le marché a été attribué." in said
    assert "Ces guichets n’ont pas de nom." in said
    assert "est prévue en janvier 2025" in said
    for old in ("En février 2023", "«\u00a0Pôle insertion\u00a0»", "novembre 2024"):
        assert old not in said


def test_at_the_kick_off_nothing_later_appears(world):
    brief = drafted(world, KICK_OFF)
    said = text_of(brief)
    assert [words for words in FORBIDDEN_ON_KICK_OFF if words in said] == []
    assert f"est en cours {TWO} depuis mars 2023 (déduit de la source)." in said
    assert f"Les phases 2 à 11, {TWO}\u00a0: donnée non disponible." in said
    assert all(
        fact.effective_on <= KICK_OFF.on for sentence in brief.sentences for fact in sentence.facts
    )
    assert brief.of(Section.PLANNED) == []


def test_before_everything_the_draft_is_empty_and_says_so(world):
    brief = drafted(world, Moment(date(2000, 1, 1)))
    assert {sentence.standing for sentence in brief.sentences} == {Standing.MISSING}
    assert not any(sentence.facts for sentence in brief.sentences)
    assert "dans son ensemble\u00a0: donnée non disponible." in text_of(brief)


def test_what_was_known_then_is_told_as_it_was_known(world):
    earlier = Moment(ANSWER.on, NOW - timedelta(days=1))
    assert {one.standing for one in drafted(world, earlier).sentences} == {Standing.MISSING}


def test_the_scope_leaves_out_the_other_territories_and_phases(world):
    said = text_of(drafted(world, territories=("herstal",), phases=("P04", "P07")))
    assert "La phase 4 (Vision-missions-valeurs) est en cours à Herstal" in said
    assert "est prévue en février 2024 à Herstal." in said
    for other in ("à Chapelle-lez-Herlaimont et", "Les phases", "Portrait", "novembre 2024"):
        assert other not in said
    wanted = {"territories": ["herstal", "herstal"], "phases": ["P07"]}
    assert world.ask(CHLOE, scope_of, **wanted) == Scope(("herstal",), ("P07",))
    for wrong in ({"territories": ["liege"], "phases": []}, {"territories": [], "phases": ["P99"]}):
        with pytest.raises(NotFound):
            world.ask(CHLOE, scope_of, **wrong)


@pytest.mark.parametrize("person", [BRUNO, HUGO, DENIS])
def test_who_answers_to_nobody_in_parliament_drafts_nothing(world, person):
    with pytest.raises(PermissionDenied):
        drafted(world, person=person)


def test_what_is_planned_or_only_declared_is_never_worded_as_done(world):
    """Long after: the dates have passed, one contractor speaks, and a date told has been left."""
    key, today = "P07.protocole-valide", NOW.date()
    [state] = [milestone for milestone in milestones_on_now(world) if milestone.key == key]
    world.do(
        ALINE,
        milestones.mark_announced,
        territory="herstal",
        milestone=key,
        seen_version=state.version,
        told_on=PartialDate.parse("2026-12"),
        reference="question écrite n° 195",
    )
    late = Forecast(PartialDate.parse("2027-03"), Cause.WORKLOAD, Side.CONTRACTOR, "retard")
    world.do(
        HUGO,
        milestones.forecast,
        territory="herstal",
        milestone=key,
        seen_version=state.version + 1,
        forecast=late,
    )
    four = world.ask(ALINE, states_on, moment=Moment(today))["herstal", "P04"]
    done = Declaration(PhaseStatus.COMPLETED, today, note="fini")
    world.do(
        HUGO,
        phases.declare,
        territory="herstal",
        phase="P04",
        seen_version=four.version,
        declaration=done,
    )
    brief = drafted(world, Moment(today))
    said = text_of(brief)
    assert "était prévue en novembre 2024" in said
    assert "ce qui a suivi\u00a0: donnée non disponible" in said
    assert "Les phases 5 et 6 sont en cours" in said and "aucune nouvelle depuis" in said
    assert "La phase 4 (Vision-missions-valeurs) est terminée à Herstal" in said
    assert "(déclaré, à vérifier par le FOREm)" in said
    assert (
        "Jalon non atteint à Herstal\u00a0: «\u00a0Protocole validé\u00a0», estimé en mars" in said
    )
    left = "décembre 2026 (question écrite n° 195)\u00a0; elle n’est plus tenue, date attendue"
    assert left in text_of(brief, Section.TOLD)


def milestones_on_now(world):
    found = world.ask(ALINE, milestones_on, moment=Moment(NOW.date()))
    return [one for one in found if one.territory == "herstal"]
