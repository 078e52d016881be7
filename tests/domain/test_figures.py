"""Figures: their periods, their values as people write them, what may be shown of small counts."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from domain import figures as refused
from domain.figures import (
    HIDDEN,
    NOT_GIVEN,
    SMALL,
    FigureKey,
    FigureStatus,
    PlaceLevel,
    Saying,
    parse_value,
)
from domain.numbers import NumberAmbiguous
from domain.spans import Span, SpanUnreadable

RATE = partial(parse_value, unit="%", indicator="Taux", counts=False)
PEOPLE = partial(parse_value, unit="personnes", indicator="Chômeurs", counts=True)


@pytest.mark.parametrize(("text", "kept", "last"), [
    ("2023", "2023", date(2023, 12, 31)),
    ("2023-T1", "2023-Q1", date(2023, 3, 31)),
    ("2023-q2", "2023-Q2", date(2023, 6, 30)),
    (" 2024-02 ", "2024-02", date(2024, 2, 29)),
    ("2024-02-07", "2024-02-07", date(2024, 2, 7)),
    ("7/2/2024", "2024-02-07", date(2024, 2, 7)),
])  # fmt: skip
def test_a_period_is_read_one_way_and_holds_from_its_last_day(text, kept, last):
    span = Span.parse(text)
    assert (str(span), span.last) == (kept, last)
    assert Span.parse(str(span)) == span


@pytest.mark.parametrize(
    "text", ["", "23", "0000", "1850", "2024-13", "2024-T5", "hier", "31/2/2024"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(SpanUnreadable):
        Span.parse(text)


@pytest.mark.parametrize(("text", "kept"), [
    ("12,5 %", "12.5"), ("12,5", "12.5"), ("0", "0"), ("n.d.", NOT_GIVEN), ("N.D", NOT_GIVEN),
    ("masqué", HIDDEN), ("Masque", HIDDEN), ("-1,2 %", "-1.2"),
])  # fmt: skip
def test_a_rate_reads_as_people_write_it(text, kept):
    assert RATE(text) == kept


@pytest.mark.parametrize(("text", "kept"), [
    ("40 190", "40190"), ("5", "5"), ("4", SMALL), ("0", SMALL), ("< 5", SMALL), ("<5", SMALL),
    ("moins de 5", SMALL), ("nd", NOT_GIVEN),
])  # fmt: skip
def test_a_count_of_people_under_five_is_never_kept(text, kept):
    assert PEOPLE(text) == kept


@pytest.mark.parametrize(("text", "of", "refusal"), [
    ("< 5", RATE, refused.ValueUnreadable), ("beaucoup", RATE, refused.ValueUnreadable),
    ("12 %", PEOPLE, refused.UnitDiffers), ("12,5", PEOPLE, refused.ValueNotWhole),
    ("-3", PEOPLE, refused.ValueNotWhole), ("40.190", PEOPLE, NumberAmbiguous),
    ("40,190", PEOPLE, NumberAmbiguous), ("beaucoup", PEOPLE, refused.CountUnreadable),
    ("12 k€", RATE, refused.ValueUnreadable),
])  # fmt: skip
def test_a_value_of_another_kind_is_refused(text, of, refusal):
    with pytest.raises(refusal):
        of(text)


def test_a_figure_and_what_is_said_of_it_read_back_as_written():
    key = FigureKey(PlaceLevel.PROVINCE, "60000", "taux", "age.50-ans", Span.parse("2023-T4"))
    assert FigureKey.parse(key.subject) == key
    whole = FigureKey(PlaceLevel.COMMUNE, "herstal", "taux", "", Span.parse("2023"))
    assert FigureKey.parse(whole.subject) == whole
    saying = Saying(
        "12.5", "%", "IWEPS", "https://a.be", date(2026, 1, 2), "CC", "réforme", FigureStatus.FINAL
    )
    assert Saying.read(saying.written()) == saying
    assert Saying.read(Saying("", "%", "x").written()).number is None
