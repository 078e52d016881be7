"""Every page at 400 %, in the colours of the reader’s own system, with the keyboard."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Visit
from tests.e2e.faults import SCHEMES, Scheme, said_twice, size, violations
from tests.e2e.pages import PHASE, SIGN_IN, STREAMLIT
from tests.e2e.strain import FAINT, LEAST_CONTRAST, ZOOMED, hidden_focus, strained_at
from tests.e2e.watching import open_at

pytestmark = pytest.mark.browser
OTHERS = ("contractor", "ministry")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_holds_at_400_percent_in_colours_of_one_s_own(
    visit: Visit, scheme: Scheme
) -> None:
    """Half of the pages on a light ground, half on a dark one."""
    page = visit("lead", viewport=ZOOMED, color_scheme=scheme, forced_colors="active")
    pages = list(STREAMLIT.items())[SCHEMES.index(scheme) :: len(SCHEMES)]
    found = [f"{name} : {fault}" for name, address in pages for fault in strained_at(page, address)]
    assert found == []


@pytest.mark.parametrize("role", OTHERS)
def test_no_page_says_a_sentence_twice_to_others_either(visit: Visit, role: str) -> None:
    """What a lead reads is looked at with the other faults; half of the pages for each of the others."""
    page, found = visit(role, viewport=size(1280)), []
    for name, address in list(STREAMLIT.items())[OTHERS.index(role) :: len(OTHERS)]:
        open_at(page, address)
        found += [f"{name} : {sentence}" for sentence in said_twice(page)]
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_opens_holds_too(visit: Visit, scheme: Scheme) -> None:
    """The day, the person, a quotation, a form, at 400 % and in forced colours."""
    page = visit("lead", viewport=ZOOMED, color_scheme=scheme, forced_colors="active")
    open_at(page, "/vue-d-ensemble")
    page.get_by_role("button", name="trois étaient en cours").first.click()
    page.get_by_role("dialog").get_by_text("selon la source").first.wait_for()
    found = [*page.evaluate(FAINT, LEAST_CONTRAST), *violations(page)]
    open_at(page, f"{PHASE}&agir=declarer")
    found += hidden_focus(page, 50) + violations(page)
    page.goto(SIGN_IN)
    assert found + violations(page) == []
