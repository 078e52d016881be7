"""One drawing of a page reads one moment of the base under one set of definitions."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from models.database import Database
from tests.accounts import sid_of
from tests.personas import CHLOE


def _drawing() -> None:
    """A page that asks twice while somebody else writes in between, then changes something."""
    import streamlit as st

    from definitions.live import open_catalog
    from queries.context import Context
    from queries.following.views import my_views
    from services import saved_views
    from services.running import database, live_catalog, now
    from ui.session import ask, current_actor, current_catalog, perform, visiting

    def count() -> int:
        return len(ask(my_views))

    def elsewhere(name: str) -> None:
        with database().write() as session:
            ctx = Context(session, current_actor(), now(), live_catalog().current())
            saved_views.keep(ctx, name=name, address="/echeances", pages={"echeances"})

    with visiting():
        counts = [count()]
        elsewhere("De la page d’à côté")
        counts.append(count())
        before = current_catalog()
        open_catalog.cache_clear()  # the files are read anew
        st.json({"same": current_catalog() is before, "live": live_catalog().current() is before})
        perform(saved_views.keep, name="D’ici", address="/echeances", pages={"echeances"})
        counts.append(count())
        st.json({"counts": counts})


def test_what_is_written_meanwhile_is_read_by_the_next_drawing_or_after_a_change(
    shown: Database,
) -> None:
    page = AppTest.from_function(_drawing)
    page.user = {"uid": str(CHLOE.user_id), "sid": sid_of(CHLOE)}
    page.run()
    assert not page.exception, [error.value for error in page.exception]
    catalogs, counts = (json.loads(element.value) for element in page.json)
    assert catalogs == {"same": True, "live": False}
    assert counts == {"counts": [0, 0, 2]}
