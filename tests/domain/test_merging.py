"""What two persons change in one thing: nothing that only one of them touched is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.merging import merge_value

FIELDS = st.sampled_from(["title", "place", "agenda", "phases"])
VALUES = st.text(max_size=3)
EDITS = st.dictionaries(FIELDS, VALUES)


@given(EDITS, EDITS, EDITS)
def test_no_value_that_only_one_touched_is_lost(
    recorded: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    before = {name: "" for name in ("title", "place", "agenda", "phases")} | recorded
    for name, old in before.items():
        value, contested = merge_value(old, mine.get(name, old), theirs.get(name, old))
        i_touched, they_touched = mine.get(name, old) != old, theirs.get(name, old) != old
        if not i_touched:
            assert (value, contested) == (theirs.get(name, old), False)
        elif not they_touched:
            assert (value, contested) == (mine[name], False)
        else:
            assert value == mine[name]
            assert contested == (mine[name] != theirs[name])
