"""Who may decide on what somebody said, and who may correct it."""

from __future__ import annotations

import pytest

from domain.review import is_second_person, may_correct
from tests.personas import ALINE, LEA

AWAITED = {"is_mine": True, "waits": True, "is_in_force": True, "may_reopen": False}


def test_nobody_is_their_own_second_person() -> None:
    assert not is_second_person(ALINE, ALINE.user_id)
    assert is_second_person(LEA, ALINE.user_id)


def test_whoever_had_a_hand_in_it_is_no_second_person() -> None:
    assert not is_second_person(LEA, ALINE.user_id, LEA.user_id)


def test_what_a_source_says_was_said_by_nobody_here() -> None:
    assert is_second_person(ALINE, None)


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"is_in_force": False}, True),  # another one is in force; one’s own still waits
        ({"waits": False}, False),  # somebody decided: it is theirs now
        ({"is_mine": False}, False),
        ({"is_mine": False, "may_reopen": True}, True),
        ({"waits": False, "may_reopen": True}, True),
        ({"is_mine": False, "may_reopen": True, "is_in_force": False}, False),
    ],
)
def test_one_corrects_ones_own_word_while_it_waits_or_what_is_in_force(
    changed: dict[str, bool], may: bool
) -> None:
    assert may_correct(**AWAITED | changed) is may
