"""The register of a territory: who is added, described, shared and engaged, by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain import errors
from domain.dates import PartialDate
from domain.organisations import (
    AlreadyThere,
    BeforeIdentified,
    Degree,
    FirstStepNeeded,
    NameTaken,
    NameWithoutLetters,
    ParentCycle,
    PlaceMissing,
    ReasonForStepBack,
    SharedElsewhere,
    Strategy,
    WebsiteUnusable,
)
from queries.register.organisations import (
    OrganisationFilter,
    missing_types,
    organisation_list,
    organisations_on,
)
from queries.register.sharing import in_all_of
from queries.register.sheet import organisation_sheet
from queries.verification import verify
from services.register import engagements, organisations
from services.register.engagements import Step
from services.register.organisations import Known
from tests.builders.organisations import (
    CHAPELLE,
    CPAS,
    HERSTAL,
    SPRING,
    TODAY,
    E,
    add,
    change,
    engage,
    on,
    present,
)
from tests.personas import ADA, ALINE, BRUNO, CHLOE, DENIS, HUGO
from tests.worlds import World


def test_the_register_starts_empty_and_names_who_is_missing(world: World) -> None:
    assert world.ask(ALINE, organisations_on, moment=TODAY) == []
    missing = world.ask(CHLOE, missing_types, moment=TODAY, territory=HERSTAL)
    assert {"ME", "CPAS", "PUB"} < {actor_type.code for actor_type in missing}
    assert {"PART", "ADJ-T"}.isdisjoint(actor_type.code for actor_type in missing)
    add(world)
    missing = world.ask(CHLOE, missing_types, moment=TODAY, territory=HERSTAL)
    assert "CPAS" not in {actor_type.code for actor_type in missing}


def test_an_organisation_is_known_from_the_day_it_was_identified(world: World) -> None:
    number = add(world, "  CPAS\u00a0de  Herstal ", actor=HUGO, barriers=("logement", "mobilite"))
    state = present(world, number)
    assert (state.name, state.engagement, str(state.engagement_on)) == (
        "CPAS de Herstal", E.IDENTIFIED, "2023-04",
    )  # fmt: skip
    assert state.barriers == ("mobilite", "logement")
    assert present(world, moment=on("2023-04-30")).name == "CPAS de Herstal"
    with pytest.raises(errors.NotFound):
        present(world, moment=on("2023-04-29"))
    with pytest.raises(errors.NotFound):
        present(world, moment=on("2023-05-01", datetime(2024, 1, 1, tzinfo=UTC)))
    assert world.ask(ALINE, verify).holds


def test_nobody_of_elsewhere_finds_it(world: World) -> None:
    add(world)
    assert [
        organisation.name for organisation in world.ask(CHLOE, organisations_on, moment=TODAY)
    ] == ["CPAS"]
    assert world.ask(BRUNO, organisations_on, moment=TODAY) == []
    for who in (BRUNO, DENIS):
        with pytest.raises((errors.NotFound, errors.PermissionDenied)):
            world.ask(who, organisation_sheet, territory=HERSTAL, number=1, moment=TODAY)
    for who in (BRUNO, DENIS):
        with pytest.raises(errors.NotFound):
            change(world, organisations.describe, who, description=CPAS)
    for who in (CHLOE, ADA):
        with pytest.raises(errors.PermissionDenied):
            add(world, "Autre", actor=who)
    with pytest.raises(errors.NotFound):
        add(world, "Autre", actor=BRUNO, places=(CHAPELLE, HERSTAL))
    assert world.ask(BRUNO, organisations_on, moment=TODAY) == []


def test_what_cannot_be_registered_is_refused_and_changes_nothing(world: World) -> None:
    add(world, "École de promotion sociale")
    for name, refusal in {
        "ECOLE de promotion-sociale": NameTaken,
        "École de promo\u00adtion sociale": NameTaken,
        " … ": NameWithoutLetters,
        "": errors.TextMissing,
        "x" * 5000: errors.TextTooLong,
        "CPAS \x00elatsreH": errors.BadText,
    }.items():
        with pytest.raises(refusal):
            add(world, name)
    for wrong, refusal in (
        ({"actor_type": "PART"}, errors.NotFound),
        ({"website": "http://exemple.be"}, WebsiteUnusable),
        ({"website": "https://a@b.be"}, WebsiteUnusable),
        ({"barriers": ("inconnu",)}, errors.NotFound),
        ({"parent": 9}, errors.NotFound),
        ({"places": ()}, PlaceMissing),
        ({"places": ("atlantide",)}, errors.NotFound),
    ):
        with pytest.raises(refusal):
            add(world, "Autre", **wrong)
    with pytest.raises(errors.FutureFact):
        world.do(
            ALINE, organisations.add, territories=(HERSTAL,), seen_version=1, description=CPAS,
            known=Known(PartialDate.parse("2026-12")),
        )  # fmt: skip
    with pytest.raises(errors.StaleEdit):
        world.do(
            ALINE, organisations.add,
            territories=(HERSTAL,), seen_version=0, description=CPAS, known=SPRING,
        )  # fmt: skip
    assert len(world.ask(ALINE, organisations_on, moment=TODAY)) == 1
    add(world, "École de promotion sociale", places=(CHAPELLE,))  # the same name elsewhere


def test_describing_anew_keeps_what_was_said(world: World) -> None:
    add(world, "Ville")
    add(world)
    said = replace(CPAS, parent=1, interest=Degree.HIGH, influence=Degree.LOW)
    change(world, organisations.describe, HUGO, number=2, description=said)
    state = present(world, 2)
    assert (state.parent, state.strategy) == (1, Strategy.KEEP_INFORMED)
    assert present(world, 2, moment=on("2026-11-22")).parent is None
    with pytest.raises(errors.StaleEdit):
        change(world, organisations.describe, number=2, seen_version=1, description=CPAS)
    with pytest.raises(errors.NothingNew):
        change(world, organisations.describe, number=2, description=said)
    for number, name in ((2, "CPAS"), (1, "Ville")):
        itself = replace(CPAS, name=name, parent=2)
        with pytest.raises(ParentCycle):
            change(world, organisations.describe, number=number, description=itself)
    sheet = world.ask(CHLOE, organisation_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert [organisation.name for organisation in sheet.parts] == ["CPAS"]
    assert world.ask(ALINE, verify).holds


def test_a_shared_organisation_bears_one_name_and_stands_apart_in_each_territory(
    world: World,
) -> None:
    with world.writing(ALINE, command_id="once") as ctx:  # in both at once, as from the page
        organisations.add(
            ctx,
            territories=(HERSTAL, CHAPELLE),
            seen_version=0,
            description=replace(CPAS, name="Syndicat", actor_type="SYND"),
            known=SPRING,
        )
    number = add(world, "Mission régionale", actor_type="MIRE")
    with pytest.raises(errors.NotFound):
        change(world, organisations.share, HUGO, number=number, to=CHAPELLE, known=SPRING)
    change(world, organisations.share, number=number, to=CHAPELLE, known=SPRING)
    with pytest.raises(AlreadyThere):
        change(world, organisations.share, number=number, to=CHAPELLE, known=SPRING)
    engage(world, E.ENGAGED, "2023-06-01", number=number)
    assert present(world, number, CHAPELLE).engagement is E.IDENTIFIED

    sheet = world.ask(BRUNO, organisation_sheet, territory=CHAPELLE, number=number, moment=TODAY)
    assert sheet.shared_with == ()  # he sees no other territory
    there: dict[str, Any] = {"number": number, "place": CHAPELLE}
    renamed = replace(CPAS, name="MIRE", actor_type="MIRE")
    with pytest.raises(SharedElsewhere):
        change(world, organisations.describe, BRUNO, **there, description=renamed)
    kept = replace(renamed, name="Mission régionale", pilot_role="accompagne")
    change(world, organisations.describe, BRUNO, **there, description=kept)
    renamed = replace(kept, name="MIRE")
    with world.writing(ALINE, command_id="twice") as ctx:
        seen = present(world, number, CHAPELLE).version or 0
        organisations.describe(
            ctx, territory=CHAPELLE, number=number, seen_version=seen, description=renamed
        )
    state = present(world, number)
    assert (state.name, state.pilot_role) == ("MIRE", "")
    assert world.ask(ALINE, verify).holds


def test_each_territory_counts_its_own_organisations(world: World) -> None:
    for name in ("CPAS", "Commune"):
        add(world, name)
    union = add(world, "Syndicat", places=(HERSTAL, CHAPELLE), actor_type="SYND")
    part = add(world, "Section", places=(HERSTAL, CHAPELLE), actor_type="SYND", parent=union)
    change(world, organisations.share, number=1, to=CHAPELLE, known=SPRING)
    assert (union, part) == (3, 4)
    theirs = world.ask(BRUNO, organisations_on, moment=TODAY)
    assert {one.number: (one.name, one.parent) for one in theirs} == {
        1: ("Syndicat", None), 2: ("Section", 1), 3: ("CPAS", None),
    }  # fmt: skip
    assert present(world, part).parent == union
    shared = world.ask(ALINE, organisation_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert shared.shared_with == (CHAPELLE,)  # number 3 there; number 1 there is another one
    assert world.ask(ALINE, in_all_of, territories=(CHAPELLE, HERSTAL), moment=TODAY) == [
        present(world, number, CHAPELLE) for number in (3, 2, 1)
    ]
    change(world, organisations.describe, number=1, description=replace(CPAS, name="CPAS uni"))
    assert present(world, 3, CHAPELLE).name == "CPAS uni"
    assert present(world, 1, CHAPELLE).name == "Syndicat"
    with pytest.raises(errors.NotFound):  # its parent stands in one of the two
        add(world, "Antenne", places=(HERSTAL, CHAPELLE), parent=2)
    assert world.ask(ALINE, verify).holds


def test_engagement_is_told_step_by_step_and_leaves_on_a_reason_only(world: World) -> None:
    add(world, engagement_wanted=E.SIGNATORY)
    engage(world, E.CONTACTED, "2023-05")
    engage(world, E.SIGNATORY, "2024-02-01")
    engage(world, E.ENGAGED, "2023-09-12")  # learned afterwards, of an earlier day
    assert (present(world).engagement, present(world).is_short) == (E.SIGNATORY, False)
    assert present(world, moment=on("2023-10-01")).engagement is E.ENGAGED
    assert present(world, moment=on("2023-10-01")).is_short

    with pytest.raises(errors.NothingNew):
        engage(world, E.SIGNATORY, "2024-03-01")
    with pytest.raises(errors.FutureFact):
        engage(world, E.ENGAGED, "2026-11-24")
    with pytest.raises(BeforeIdentified):
        engage(world, E.CONTACTED, "2022-12")
    for back in (E.ENGAGED, E.WITHDRAWN):
        with pytest.raises(ReasonForStepBack):
            engage(world, back, "2025-01-01", note="")
    engage(world, E.WITHDRAWN, "2025-01-01", note="fin de la convention")
    everybody = OrganisationFilter(territory=HERSTAL)
    assert world.ask(CHLOE, organisation_list, moment=TODAY, wanted=everybody) == []
    withdrawn = replace(everybody, engagement=E.WITHDRAWN)
    assert len(world.ask(CHLOE, organisation_list, moment=TODAY, wanted=withdrawn)) == 1
    for who, refusal in ((CHLOE, errors.PermissionDenied), (BRUNO, errors.NotFound)):
        with pytest.raises(refusal):
            engage(world, E.ENGAGED, "2026-11-23", actor=who)
    with pytest.raises(errors.StaleEdit):
        engage(world, E.ENGAGED, "2026-11-23", actor=HUGO, seen_version=1)
    assert world.ask(ALINE, verify).holds


def test_a_wrong_step_is_corrected_or_struck_out_and_kept(world: World) -> None:
    add(world)
    engage(world, E.CONTACTED, "2023-05")
    history = world.ask(
        ALINE, organisation_sheet, territory=HERSTAL, number=1, moment=TODAY
    ).history
    second, first = (fact for fact in history if fact.attribute == "engagement")
    when = Step(E.IDENTIFIED, PartialDate.parse("2023-03-07"), "la réunion était en mars")
    change(world, engagements.correct, HUGO, fact_id=first.id, step=when)
    assert present(world, moment=on("2023-03-07")).name == "CPAS"
    with pytest.raises(errors.NotFound):  # it was replaced already
        change(world, engagements.undo_step, HUGO, fact_id=first.id, reason="x")
    change(world, engagements.undo_step, HUGO, fact_id=second.id, reason="jamais contactée")
    assert present(world).engagement is E.IDENTIFIED
    sheet = world.ask(ALINE, organisation_sheet, territory=HERSTAL, number=1, moment=TODAY)
    assert {first.id, second.id} <= sheet.struck
    [only] = (f for f in sheet.history if f.attribute == "engagement" and f.replaces == first.id)
    with pytest.raises(FirstStepNeeded):
        change(world, engagements.undo_step, HUGO, fact_id=only.id, reason="x")
    assert world.ask(ALINE, verify).holds
