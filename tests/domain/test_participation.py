"""Who was seen at which phase: only what meetings tell counts, a gap is a gap, silence is neither."""

from __future__ import annotations

from domain.dates import PartialDate
from domain.participation import Proof, Sitting, presences, proof_of


def sitting(number: int, on: str, phases: str, groups: str) -> Sitting:
    day = PartialDate.parse(on)
    return Sitting(number, f"no {number}", day, tuple(phases.split()), frozenset(groups.split()))


HELD = [
    sitting(1, "2024-01-15", "P04 P05", "CPAS jeunes"),
    sitting(2, "2024-02", "P04", "CPAS"),
    sitting(3, "2024-03-01", "P06", ""),  # nobody noted who came
    sitting(4, "2024-03-02", "", "habitants"),  # of no phase
]


def test_each_group_is_told_at_each_phase() -> None:
    found = {(presence.group, presence.phase): presence for presence in presences(["CPAS", "jeunes", "habitants"], ["P04", "P05", "P06"], HELD)}  # fmt: skip
    assert [sitting.number for sitting in found["CPAS", "P04"].sittings] == [2, 1]  # latest first
    assert (found["jeunes", "P04"].n_told, len(found["jeunes", "P04"].sittings)) == (2, 1)
    assert found["habitants", "P04"].is_absent
    assert found["jeunes", "P05"].sittings
    assert found["CPAS", "P06"].n_told == 0
    assert not found["CPAS", "P06"].is_absent  # silence is no absence


def test_the_claim_needs_every_group() -> None:
    assert proof_of(presences(["CPAS", "jeunes"], ["P04"], HELD)) is Proof.COMPLETE
    assert proof_of(presences(["CPAS", "habitants"], ["P04"], HELD)) is Proof.INCOMPLETE
    assert proof_of(presences(["CPAS"], ["P06"], HELD)) is Proof.SILENT
    assert proof_of([]) is Proof.SILENT
