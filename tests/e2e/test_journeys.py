"""What people come for, in a real browser: from the printed link to what the ministry reads."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from settings import ROOT
from tests import server as application
from tests.accounts import PASSWORD
from tests.browser import Chromium
from tests.e2e.conftest import House, Visit, visiting
from tests.e2e.evidence import Witness
from tests.e2e.pages import DECLARE, GATE, PHASE, SIGN_IN
from tests.e2e.watching import (
    assert_finds_no_form,
    choose,
    fill,
    open_at,
    settle,
    type_day,
)
from tests.e2e.wire import asking

pytestmark = pytest.mark.browser
SAVE = "Enregistrer la déclaration"
FIRST_PAGES = re.compile("Mon travail|Vue d’ensemble")
READ = ("/", "/calendrier", "/territoire", "/methode", "/journal", "/aide")


@pytest.fixture
def fresh(tmp_path: Path, port: int) -> Iterator[application.Server]:
    """An application that nobody has entered yet."""
    with application.started(tmp_path / "fresh", port=port) as server:
        server.wait_until_it_answers()
        yield server


def test_a_phase_is_declared_validated_and_read(
    fresh: application.Server, chromium: Chromium, witness: Witness
) -> None:
    with visiting(chromium, House(fresh.url, {}), witness) as visit:
        declare_validate_and_read(fresh, visit)


def declare_validate_and_read(fresh: application.Server, visit: Visit) -> None:
    lead = choose_password(visit(), fresh.link, name="Compte direction")
    contractor = choose_password(visit(), printed_link(fresh, "herstal", "lot-1"))
    foreign = printed_link(fresh, "chapelle-lez-herlaimont", "lot-2")
    neighbour = choose_password(visit(), foreign)
    ministry = choose_password(visit(), invite(lead, fresh.url, "ministere", "Lecture ministère"))

    declare(contractor, fresh.url)
    validate(lead, fresh.url)

    open_at(ministry, fresh.url + PHASE)
    expect(ministry.get_by_text("vérifié par le FOREm").first).to_be_visible()
    assert_finds_no_form(ministry, *READ)
    open_at(neighbour, fresh.url + PHASE)
    expect(neighbour.get_by_text("est introuvable")).to_be_visible()
    open_at(ministry, f"{fresh.url}{PHASE}&au=2024-02-07")
    expect(ministry.get_by_text("cette phase est prévue pour février 2024")).to_be_visible()
    sign_out(ministry)


def choose_password(page: Page, link: str, name: str = "") -> Page:
    """A one-time link opens an account."""
    page.goto(link)
    if name:
        page.get_by_label("Prénom et nom").fill(name)
        page.get_by_label("Adresse e-mail professionnelle").fill("direction@exemple.be")
    page.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    page.get_by_label("Le même, une seconde fois").fill(PASSWORD)
    page.locator("main form button").click()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST_PAGES)
    return page


def printed_link(server: application.Server, territory: str, lot: str) -> str:
    """The link of a new contractor, as the command line prints it."""
    words = (f"{territory}@exemple.be", f"Compte {lot}", "--role=contractor")
    where = (f"--territory={territory}", f"--lot={lot}")
    port = server.url.rpartition(":")[2]
    told = subprocess.run(
        (sys.executable, "-m", "cli", "user", "add", *words, *where),
        cwd=ROOT,
        env=application.environment(SUIVI_DATA_DIR=str(server.data_dir), SUIVI_PORT=port),
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.split()[-1]


def invite(lead: Page, url: str, name: str, role: str) -> str:
    """The link of a new account, as the page shows it once."""
    open_at(lead, f"{url}/comptes?agir=inscrire")
    fill(lead, "Prénom et nom", f"Compte {name}")
    fill(lead, "Adresse e-mail professionnelle", f"{name}@exemple.be")
    lead.get_by_role("combobox", name="Rôle").first.click()
    with asking(lead):
        lead.get_by_role("option", name=role).click()
    settle(lead)
    lead.get_by_role("button", name="Inviter", exact=True).click()
    message = lead.get_by_text(f"{url}/compte/lien/")
    expect(message).to_be_visible()
    [link] = re.findall(rf"{re.escape(url)}/compte/lien/\S+", message.text_content() or "")
    return str(link)


def declare(contractor: Page, url: str) -> None:
    """Phase 7 of Herstal has begun on 12 February 2024."""
    open_at(contractor, url + DECLARE)
    choose(contractor, "Nouvel état", "En cours")
    type_day(contractor, "Depuis le", "12022024")
    fill(contractor, "Note ou motif", "Le living lab a commencé.")
    contractor.get_by_role("button", name=SAVE).click()
    expect(contractor.get_by_text("Déclaration enregistrée")).to_be_visible()
    expect(contractor.get_by_text("est en cours depuis le 12 février 2024")).to_be_visible()


def validate(lead: Page, url: str) -> None:
    """Where it waits, in one click: the line is gone."""
    open_at(lead, url)
    expect(lead.get_by_role("link", name="Mon travail (1)").first).to_be_visible()
    lead.get_by_role("button", name="Valider : Déclaration à vérifier").click()
    expect(lead.get_by_text("Déclaration validée.")).to_be_visible()
    expect(lead.get_by_role("button", name="Annuler")).to_be_visible()
    expect(lead.get_by_text("Aucune déclaration, aucun jalon")).to_be_visible()
    expect(lead.get_by_text("Déclaration à vérifier")).to_have_count(0)


def sign_out(page: Page) -> None:
    page.locator("[data-id='who']").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Se connecter")).to_be_visible()


def test_a_phase_is_declared_by_keyboard_alone(live: Visit) -> None:
    page = live()
    page.goto(f"{SIGN_IN}?next=/phase?territoire=herstal%26phase=P07")
    tab_to(page, "Adresse e-mail")
    page.keyboard.type("contractor@exemple.be")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    settle(page)
    tab_to(page, "Déclarer un état")
    with asking(page):
        page.keyboard.press("Enter")
    settle(page)
    tab_to(page, "Nouvel état")
    page.keyboard.type("En cours")
    with asking(page):
        page.keyboard.press("Enter")
    settle(page)
    tab_to(page, "Depuis le")
    page.keyboard.type("12/02/2024")
    with asking(page):
        tab_to(page, "Note ou motif")
    settle(page)
    page.keyboard.type("Le living lab a commencé.")
    tab_to(page, SAVE)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Déclaration enregistrée")).to_be_visible()


def test_a_note_being_typed_survives_a_reload(visit: Visit) -> None:
    page = open_at(visit("contractor"), DECLARE)
    note = page.get_by_role("textbox", name="Note ou motif")
    note.press_sequentially("Le living lab a commencé.")
    page.reload()
    settle(page)
    expect(note).to_have_value("Le living lab a commencé.")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("« Nouvel état » est vide")).to_be_visible()
    expect(note).to_have_value("Le living lab a commencé.")


def test_a_note_is_not_shown_to_the_next_person(visit: Visit) -> None:
    page = visit()
    page.goto(f"{SIGN_IN}?next=/phase?territoire=herstal%26phase=P07%26agir=declarer")
    sign_in(page, "contractor")
    page.get_by_role("textbox", name="Note ou motif").press_sequentially("Brouillon de l’un.")
    sign_out(page)
    page.goto(f"{SIGN_IN}?next=/phase?territoire=herstal%26phase=P07%26agir=declarer")
    sign_in(page, "lead")
    expect(page.get_by_role("textbox", name="Note ou motif")).to_have_value("")


def sign_in(page: Page, role: str) -> None:
    """A session of its own: signing out ends it, and not the one that other journeys share."""
    page.get_by_label("Adresse e-mail").fill(f"{role}@exemple.be")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    settle(page)


def test_arrows_walk_the_matrix_and_enter_opens_a_phase(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/")
    page.locator("a[data-id='herstal']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("phase=P02"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("2. ")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has that name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS).startswith(name):
            return
    raise AssertionError(f"Tab n’atteint pas « {name} »")


NAME_OF_FOCUS = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return (one.ariaLabel || one.labels?.[0]?.innerText || one.innerText || "").trim();
}"""


@pytest.mark.parametrize("address", [PHASE, "/calendrier?au=2024-02-07", "/aide?mot=jalon"])
def test_a_deep_link_survives_sign_in(visit: Visit, address: str) -> None:
    page = visit()
    page.goto(address)
    expect(page).to_have_url(re.compile(SIGN_IN))
    sign_in(page, "ministry")
    assert page.url.endswith(address)


def test_back_leads_to_the_page_that_was_left_as_it_was(visit: Visit) -> None:
    page = visit("contractor")
    address = open_at(page, f"{GATE}&pourquoi=avancement").url
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Livrables").click()
    expect(page.get_by_role("heading", name="Livrables", level=1)).to_be_visible()
    settle(page)
    page.go_back()
    settle(page)
    assert page.url == address
    expect(page.get_by_role("heading", level=1)).to_contain_text("phase 3")
    page.go_forward()
    expect(page.get_by_role("heading", name="Livrables", level=1)).to_be_visible()


def test_a_page_looks_for_nothing_in_vain(visit: Visit) -> None:
    page, missing = visit("ministry"), []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status == 404 else None)
    open_at(page, PHASE)
    assert missing == []


PLACEHOLDERS = """window.placeholders = [];
new MutationObserver(() => document.querySelectorAll("[data-testid='stSkeleton']").forEach(
  (one) => window.placeholders.push(getComputedStyle(one).animationName)
)).observe(document, {childList: true, subtree: true});"""


def test_what_stands_for_a_part_to_come_is_still(visit: Visit) -> None:
    page = visit("ministry")
    page.add_init_script(PLACEHOLDERS)
    open_at(page, PHASE)
    assert set(page.evaluate("() => window.placeholders")) == {"none"}


def test_a_choice_survives_a_reload_and_a_second_tab(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/?au=2024-02-07")
    page.get_by_role("link", name="Calendrier").first.click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/calendrier\?au=2024-02-07"))
    page.reload()
    settle(page)
    expect(page.get_by_text("État au 7 février 2024")).to_be_visible()
    second = open_at(page.context.new_page(), "/")
    expect(second.get_by_text("lecture seule")).to_have_count(0)
    page.get_by_role("button", name="Revenir à aujourd’hui").click()
    expect(page.get_by_text("lecture seule")).to_have_count(0)
    assert "au=" not in page.url


def test_a_word_is_looked_for_by_keyboard_and_leads_to_its_phase(visit: Visit) -> None:
    page = open_at(visit("ministry"), "/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Rechercher")).to_be_focused()
    page.keyboard.type("VISION herst")
    page.keyboard.press("Enter")
    expect(page.get_by_text("pour « VISION herst »")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/recherche\?q=VISION"))
    page.get_by_role("link", name="Vision-missions-valeurs, phase 4, Herstal").press("Enter")
    expect(page).to_have_url(re.compile("territoire=herstal&phase=P04"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("4. ")


def test_a_contractor_finds_nothing_of_another_territory(visit: Visit) -> None:
    page = open_at(visit("foreigner"), "/recherche?q=milmort")
    expect(page.get_by_text("Rien ne répond à")).to_be_visible()


def test_the_day_looked_at_stays_over_every_link_of_the_bar_and_back(visit: Visit) -> None:
    """Through each page of the bar with a past day, then Back and Forward over all of them."""
    page = open_at(visit("ministry"), "/vue-d-ensemble?au=2024-02-07")
    bar = page.get_by_role("navigation", name="Pages").get_by_role("link")
    names = [name for name in bar.all_inner_texts() if name.strip() != "Vue d’ensemble"]
    seen = [page.url]
    for name in names:
        bar.filter(has_text=name).first.click()
        expect(page).not_to_have_url(seen[-1])
        settle(page)
        seen.append(page.url)
    assert len(seen) > 5
    for url in seen:
        assert "au=2024-02-07" in url
    for go, addresses in ((page.go_back, seen[-2::-1]), (page.go_forward, seen[1:])):
        for address in addresses:
            go()
            expect(page).to_have_url(address)
            settle(page)
            expect(page).to_have_url(address)
            expect(page.get_by_text("lecture seule").first).to_be_visible()
