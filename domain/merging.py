"""Two persons change one thing: what each of them changed alone is kept."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def merge_value(before: T, mine: T, theirs: T) -> tuple[T, bool]:
    """The value of one field, and whether both persons changed it, each in another way.

    `before` is what both began from, `theirs` what is recorded now. Where both changed it, mine
    stays in the field until somebody chooses. It is the three-way merge of `diff3`, field by field
    (Khanna, Kunal and Pierce, « A Formal Investigation of Diff3 », 2007).
    """
    if theirs == before:
        return mine, False
    if mine == before:
        return theirs, False
    return mine, mine != theirs
