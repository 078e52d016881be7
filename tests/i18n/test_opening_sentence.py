"""The sentence that opens a page: nothing planned or late is left out, nothing old is told as new."""

from __future__ import annotations

from datetime import date

from domain.dates import PartialDate
from domain.portfolio import Count
from i18n.opening_sentence import Portfolio, portfolio_sentence

ON = date(2026, 11, 23)
ANSWER = PartialDate.parse("2024-02-07")
FEBRUARY, NOVEMBER = PartialDate.parse("2024-02"), PartialDate.parse("2024-11")
BOTH = dict.fromkeys(("Herstal", "Chapelle"), Count(closed=3, running=3, total=11))
MANY = {f"Lieu {n}": Count(closed=n, running=1, total=11) for n in range(5)}


def told(each=BOTH, planned=None, late=None, silent_since=None, heard=None):
    known = Portfolio(each, planned or {}, late or {}, silent_since, heard)
    return portfolio_sentence(ON, known).replace("\u00a0", " ")


def everywhere(when):
    return dict.fromkeys(BOTH, when)


def test_what_all_territories_plan_is_told_once():
    assert told(planned={7: everywhere(FEBRUARY), 11: everywhere(NOVEMBER)}) == (
        "Au 23 novembre 2026, trois phases sur onze sont terminées et trois sont en cours dans "
        "chacun des deux territoires ; la phase 7 est prévue pour février 2024 et la phase 11 "
        "pour novembre 2024."
    )


def test_a_plan_of_one_territory_names_it():
    planned = {7: {"Herstal": FEBRUARY, "Chapelle": NOVEMBER}, 11: {"Herstal": NOVEMBER}}
    assert told(planned=planned).endswith(
        "la phase 7 est prévue pour février 2024 à Herstal, la phase 7 pour novembre 2024 à "
        "Chapelle et la phase 11 pour novembre 2024 à Herstal."
    )


def test_a_plan_without_a_date_is_told_too():
    assert told(planned={8: everywhere(None)}).endswith(" ; la phase 8 est prévue.")


def test_in_many_territories_differing_plans_are_counted():
    planned = {7: {"Lieu 0": FEBRUARY, "Lieu 1": NOVEMBER}}
    assert "la phase 7 est prévue dans 2 territoires" in told(each=MANY, planned=planned)


def test_what_is_late_is_said_with_its_territory():
    assert told(late={7: ["Herstal"], 11: list(BOTH)}).endswith(
        " ; en retard : la phase 7 à Herstal et la phase 11."
    )


def test_what_nobody_has_told_of_since_is_the_last_known_state():
    said = told(silent_since=ANSWER, heard=ANSWER)
    assert said.startswith("Dernier état connu, au 7 février 2024 : trois phases")
    assert said.endswith(". Sans nouvelles depuis.")
    assert "2026" not in said


def test_a_last_known_state_is_no_more_precise_than_what_was_told():
    march = PartialDate.parse("2023-03")
    assert told(silent_since=march, heard=march).startswith("Dernier état connu, en mars 2023 :")


def test_news_of_what_is_closed_do_not_break_the_silence_of_the_rest():
    said = told(silent_since=ANSWER, heard=PartialDate(ON))
    assert said.startswith("Au 23 novembre 2026, ")
    assert said.endswith("Sans nouvelles de ce qui n’est pas terminé depuis le 7 février 2024.")


def test_nothing_followed_is_said_so():
    assert told(each={}) == "Au 23 novembre 2026, aucun territoire n’est suivi."
