"""Handing out the environment diagram: SVG and PNG of any day, told in words, to who sees the territory."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from domain.dates import PartialDate
from domain.environment_layout import HEIGHT, WIDTH
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.permissions import Actor, Grant, Role
from models.database import Database
from services.register import organisation_links, organisations
from services.register.organisations import Description, Known
from tests.accounts import HERSTAL_1, acting
from tests.builders.visitors import FOREIGNER, LEAD, Visits, come

HERE = "/fichiers/diagrammes/herstal"
ALINE = Actor(1, "Aline", frozenset({LEAD}))
SVG = "{http://www.w3.org/2000/svg}"
PAYLOAD = "<script>alert(1)</script> & « Œuvre »"
SINCE = PartialDate.parse("2024-01-15")


@pytest.fixture
def filled(visits: Visits, database: Database) -> Visits:
    """Two linked organisations, one of them with a name that would like to be markup."""
    with acting(database, ALINE, now=datetime.now(UTC)) as ctx:
        for n, (name, kind) in enumerate((("Maison de l’Emploi", "ME"), (PAYLOAD, "CPAS"))):
            organisations.add(
                ctx,
                territories=("herstal",),
                seen_version=n,
                description=Description(name, kind),
                known=Known(SINCE, "réunion"),
            )
        tie = Tie(1, 2, Mode.COLLABORATION, Nature.DATA, Direction.BOTH, 2, True, SINCE)
        organisation_links.add(ctx, territory="herstal", seen_version=0, tie=tie)
    return visits


def boxes(root: ET.Element) -> list[ET.Element]:
    sizes = {"width": f"{WIDTH:g}", "height": f"{HEIGHT:g}"}
    return [
        element for element in root.iter(f"{SVG}rect") if sizes.items() <= element.attrib.items()
    ]


def test_the_drawing_leaves_with_its_words_and_its_day(filled: Visits, database: Database) -> None:
    lead = Grant(Role.LEAD)
    visitors = [come(filled, database, grant) for grant in (HERSTAL_1, Grant(Role.MINISTRY), lead)]
    for visitor in visitors:
        answer = visitor.get(f"{HERE}.svg")
        assert answer.headers["content-type"] == "image/svg+xml"
        root = ET.fromstring(answer.content)
        assert len(boxes(root)) == 27  # each type is there or missing
        assert not list(root.iter(f"{SVG}script"))
        assert any(PAYLOAD in (element.text or "") for element in root.iter(f"{SVG}title"))
        said = root.find(f"{SVG}desc")
        assert said is not None
        assert "2 parties prenantes (2 au cœur) et 1 lien entre elles" in (said.text or "")
        assert "25 types d’acteurs restent à identifier" in (said.text or "")
    then = visitor.get(f"{HERE}.svg?au=2024-02-07&type=CPAS")
    name = 'attachment; filename="environnement_herstal_2024-02-07.svg"'
    assert then.headers["content-disposition"] == name
    assert len(boxes(ET.fromstring(then.content))) == 2
    assert "Ne sont montrés" in then.text
    assert visitor.get(f"{HERE}.svg?au=hier").status_code == 400
    assert "aucune partie prenante" in visitor.get(f"{HERE}.svg?au=2023-01-01").text
    compared = visitor.get(f"{HERE}.svg?compare=2023-01-01").text
    assert "2 parties prenantes ajoutées et 1 lien ajouté" in compared


def test_the_picture_is_made_on_the_server_in_both_palettes(
    filled: Visits, database: Database
) -> None:
    visitor = come(filled, database, Grant(Role.MINISTRY))
    corners = []
    for ground in ("", "&fond=sombre"):
        answer = visitor.get(f"{HERE}.png?type=CPAS{ground}")
        assert answer.headers["content-type"] == "image/png"
        picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
        corners.append(picture.getpixel((2, 2)))
        head = picture.crop((0, 0, picture.width, 100))  # the title: letters were found
        assert len(head.getcolors(100_000) or []) > 20
    assert corners == [(255, 255, 255), (0x14, 0x18, 0x1D)]


def test_a_foreign_diagram_and_one_that_is_not_there_answer_alike(
    filled: Visits, database: Database
) -> None:
    foreigner = come(filled, database, FOREIGNER)
    own = "/fichiers/diagrammes/chapelle-lez-herlaimont"
    assert foreigner.get(f"{own}.svg").status_code == 200
    absent = foreigner.get("/fichiers/diagrammes/atlantide.svg")
    assert absent.status_code == 404
    refused = (
        f"{HERE}.svg", f"{HERE}.png", f"{HERE}.pdf", f"{own}.svg?avec=herstal",
        f"{own}.svg?type=PART", f"{own}.svg?phase=P99", f"{own}.png?frein=x",
    )  # fmt: skip
    for address in refused:
        answer = foreigner.get(address)
        assert (answer.status_code, answer.text) == (404, absent.text)
