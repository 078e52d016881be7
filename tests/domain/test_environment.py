"""The environment of a territory: what differs between two of them, and a drawing where nothing overlaps."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from PIL import ImageFont

from domain.environment import Change, Environment, Ring, compared, set_against
from domain.environment_layout import BADGE, HEIGHT, TEXT_SIZE, WIDTH, Box, laid_out
from domain.organisations import Engagement
from domain.text_width import ELLIPSIS, width_of, wrapped
from tests.environments import NAMES, invented

FACES = files("font_source_sans_pro") / "files"
sizes = pytest.mark.parametrize(("nodes", "links"), [(5, 6), (20, 40), (60, 150)])


def real_width(text: str, face: str = "Regular", size: float = TEXT_SIZE) -> float:
    return ImageFont.truetype(str(FACES / f"SourceSansPro-{face}.ttf"), size).getlength(text)


def apart(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT


@sizes
def test_no_two_labels_overlap_and_each_fits_its_box(nodes: int, links: int) -> None:
    drawn = laid_out(invented(nodes, links))
    boxes = [*drawn.boxes, *(band.word for band in drawn.bands)]
    assert len(drawn.boxes) == nodes
    assert all(apart(box, other) for n, box in enumerate(boxes) for other in boxes[:n])
    room = WIDTH - BADGE - 3
    lines = [
        (line, "Semibold" if box.key == "1" else "Regular") for box in boxes for line in box.lines
    ]
    assert [line for line in lines if real_width(*line) > room] == []
    for box in boxes:
        assert WIDTH / 2 <= box.x <= drawn.width - WIDTH / 2
        assert HEIGHT / 2 <= box.y <= drawn.height - HEIGHT / 2


@sizes
def test_every_link_is_a_line_from_edge_to_edge(nodes: int, links: int) -> None:
    environment = invented(nodes, links)
    drawn = laid_out(environment)
    boxes = {box.key: box for box in drawn.boxes}
    assert len({(curve.start, curve.bend, curve.end) for curve in drawn.curves}) == links
    for link, curve in zip(environment.links, drawn.curves, strict=True):
        assert boxes[link.first].holds(curve.start) or near(boxes[link.first], curve.start)
        assert near(boxes[link.second], curve.end)


def near(box: Box, point: tuple[float, float]) -> bool:
    larger = (abs(point[0] - box.x) - WIDTH / 2, abs(point[1] - box.y) - HEIGHT / 2)
    return max(larger) < 2


def test_the_same_environment_is_drawn_the_same_way() -> None:
    first = laid_out(invented(20, 40))
    laid_out.cache_clear()
    assert laid_out(invented(20, 40)) == first


def test_nothing_and_one_alone_can_be_drawn() -> None:
    assert laid_out(Environment()).boxes == ()
    assert len(laid_out(invented(1, 0)).boxes) == 1


def test_rings_stand_around_each_other() -> None:
    bands = laid_out(invented(60, 0)).bands
    assert [band.ring for band in bands] == list(Ring)
    assert [band.rx for band in bands] == sorted(band.rx for band in bands)


@pytest.mark.parametrize("text", [*NAMES, "àâçéèêëîïôùûüÿœæ ÀÇÉÈ", "0123456789 — (x/y) & + ? !"])
@pytest.mark.parametrize("face", ["Regular", "It", "Semibold"])
def test_a_text_never_takes_more_than_is_counted(text: str, face: str) -> None:
    assert real_width(text, face) <= width_of(text, TEXT_SIZE) * 1.01


def test_a_text_is_wrapped_and_cut_with_dots() -> None:
    assert wrapped("un deux", size=13, room=200, lines=2) == ("un deux",)
    assert wrapped("", size=13, room=200, lines=2) == ()
    cut = wrapped("Centre public d’action sociale de Chapelle", size=13, room=90, lines=2)
    assert len(cut) == 2
    assert cut[1].endswith(ELLIPSIS)
    assert wrapped("x" * 60, size=13, room=90, lines=9)[0] == "x" * 13


def test_an_environment_compared_with_itself_has_no_difference() -> None:
    environment = invented(20, 40)
    assert compared(environment, environment) == environment
    assert set_against(environment, environment) == environment


def test_what_came_went_and_changed_is_marked() -> None:
    before = invented(20, 5)
    present = [node for node in before.nodes if not node.is_missing]
    gone, changed = present[3], present[4]
    nodes = tuple(
        replace(node, engagement=Engagement.WITHDRAWN) if node == changed else node
        for node in before.nodes
        if node != gone
    )
    links = tuple(link for link in before.links if gone.key not in (link.first, link.second))[1:]
    both = compared(before, replace(before, nodes=nodes, links=links))
    marks = {node.key: node.change for node in both.nodes if node.change}
    assert marks == {gone.key: Change.REMOVED, changed.key: Change.CHANGED}
    assert {link.number for link in both.links if link.change is Change.REMOVED} == {
        link.number for link in before.links
    } - {link.number for link in links}
    back = compared(replace(before, nodes=nodes, links=links), before)
    assert [node.key for node in back.nodes if node.change is Change.ADDED] == [gone.key]
    assert gone not in both.present
    assert len(both.held) == len(links)


def test_a_type_that_the_other_territory_lacks_is_marked() -> None:
    environment = invented(20, 5)
    there = replace(
        environment, nodes=tuple(node for node in environment.nodes if node.actor_type != "TYPE3")
    )
    marked = [node for node in set_against(environment, there).nodes if node.change is Change.ALONE]
    assert {node.actor_type for node in marked} == {"TYPE3"}
    assert all(node.change is None for node in set_against(there, environment).nodes)
