"""What the law wants open to everybody: read before signing in, in the words of the help."""

from __future__ import annotations

import pytest

from tests.web.visitor import SIGN_IN, Visitor


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/compte/accessibilite", "partiellement conforme aux règles WCAG 2.1"),
        ("/compte/donnees-personnelles", "Les cookies tiennent la session ouverte, 12 heures"),
    ],
)
def test_a_stranger_reads_it_from_the_sign_in_page(
    visitor: Visitor, address: str, said: str
) -> None:
    assert f'href="{address}"' in visitor.get(SIGN_IN).text
    answer = visitor.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert said in answer.text
