"""What stands around every page: the day looked at, the way back to today, the end of a session."""

from __future__ import annotations

import pytest
from sqlalchemy import delete
from streamlit.testing.v1 import AppTest

from models import WebSession
from models.database import Database
from tests.accounts import sid_of
from tests.personas import CHLOE
from tests.ui.opening import ANSWER, open_page, words
from ui.frame.frame import DAY_PANEL
from ui.navigation import OVERVIEW


def with_days(page: AppTest) -> AppTest:
    """The same page once the choice of the day is opened."""
    page.session_state[DAY_PANEL] = OVERVIEW.address
    return page.run()


def test_a_past_day_is_always_in_sight(shown: Database) -> None:
    said = words(open_page(CHLOE, OVERVIEW, {"au": ANSWER}))
    assert "**État au 7 février 2024** — lecture seule." in said


def test_what_was_known_then_is_said_apart(shown: Database) -> None:
    said = words(open_page(CHLOE, OVERVIEW, {"au": ANSWER, "su_au": ANSWER}))
    assert "tel qu’enregistré le 7 février 2024" in said
    assert "Le suivi n’existait pas encore" in said


def test_today_has_no_banner(shown: Database) -> None:
    assert "lecture seule" not in words(open_page(CHLOE, OVERVIEW))


@pytest.mark.parametrize("key", ["today_in_banner", "today_in_panel"])
def test_one_click_comes_back_to_today(shown: Database, key: str) -> None:
    page = with_days(open_page(CHLOE, OVERVIEW, {"au": ANSWER, "su_au": ANSWER}))
    page.button(key=key).click().run()
    assert not page.exception
    assert "au" not in page.query_params and "su_au" not in page.query_params
    assert "lecture seule" not in words(page)


def test_the_day_of_the_answer_is_one_click_away(shown: Database) -> None:
    page = with_days(open_page(CHLOE, OVERVIEW))
    answer = next(
        button for button in page.button if button.label.endswith("la réponse au Parlement")
    )
    answer.click().run()
    assert page.query_params["au"] == ANSWER
    assert "État au 7 février 2024" in words(page)


def test_the_day_chosen_by_hand_goes_into_the_address(shown: Database) -> None:
    page = with_days(open_page(CHLOE, OVERVIEW, {"au": ANSWER}))
    page.text_input(key="date_frame_on").set_value("5/2/2024").run()
    assert page.query_params["au"] == "2024-02-05"


def test_a_day_that_is_none_stays_refused_until_another_one_is_typed(shown: Database) -> None:
    page = with_days(open_page(CHLOE, OVERVIEW))
    page = page.text_input(key="date_frame_on").set_value("31/02/2024").run()
    for _ in range(2):
        assert "31/02/2024" in page.error[0].value
        assert page.text_input(key="date_frame_on").value == "31/02/2024"
        page = page.run()
    page = page.text_input(key="date_frame_on").set_value("07/02/2024").run()
    assert not page.error
    assert page.query_params["au"] == "2024-02-07"


def test_a_session_that_ended_says_so_at_the_next_click(shown: Database) -> None:
    page = open_page(CHLOE, OVERVIEW)
    with shown.write() as session:
        session.execute(delete(WebSession).where(WebSession.token_hash == sid_of(CHLOE)))
    page.run()
    assert [title.value for title in page.title] == ["Votre session est terminée"]
    assert "[Se connecter](/compte/connexion?next=" in words(page)
