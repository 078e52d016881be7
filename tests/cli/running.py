"""What running a command gives back, and what every refusal of one has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Result:
    exit_code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, **variables: str) -> Result: ...


def assert_one_refusal(refused: Result, sentence: str) -> None:
    assert refused.exit_code == 1
    assert sentence in refused.err
    assert "Traceback" not in refused.err
    assert len(refused.err.splitlines()) == 1
