"""The page of a portrait: what is told, drawn and tabled alike, who may act, files both ways."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from documents.file_inspection import checked
from documents.portrait_table import columns, portrait_file
from documents.tables import CSV, read_table, with_comments
from domain.files import CheckedFile
from domain.permissions import Actor
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.portraits.sheet import Portrait, portrait_on
from services.portraits import figures
from tests.personas import ADA, ALINE, BRUNO, CHLOE, HUGO
from tests.portraits import CELLS
from tests.ui.opening import ANSWER, acts, field, file_links, open_page, table_rows, tables, words
from tests.worlds import real_catalog
from ui.navigation import JOURNAL, PORTRAIT, TERRITORY

HERE = {"territoire": "herstal"}
RATE = HERE | {"indicateur": "taux-chomage"}


def context(database: Database, person: Actor = ALINE) -> Portrait:
    with database.read() as session:
        ctx = Context(session, person, datetime.now(UTC), real_catalog())
        return portrait_on(ctx, territory="herstal", moment=Moment(ctx.today))


def record(database: Database, person: Actor = HUGO, seen: int = 0, **cells: str) -> None:
    with database.write() as session:
        ctx = Context(session, person, datetime.now(UTC), real_catalog())
        figures.record(
            ctx, territory="herstal", seen_version=seen, cells=CELLS | cells, reason="édition suivante"
        )  # fmt: skip


def exported(database: Database) -> str:
    with database.read() as session:
        ctx = Context(session, ALINE, datetime.now(UTC), real_catalog())
        moment = Moment(ctx.today)
        return portrait_file(ctx, territory="herstal", moment=moment, kind=CSV).decode()


def drawn(page: AppTest) -> list[tuple[str, str]]:
    """The place and the words of each bar."""
    for drawing in page.get("bidi_component"):
        if drawing.proto.component_name.endswith(".bars"):
            groups = json.loads(drawing.proto.json)["groups"]
            return [(bar["label"], bar["words"]) for group in groups for bar in group["bars"]]
    return []


def pick(page: AppTest, key: str, beginning: str) -> None:
    box = next(one for one in page.selectbox if f"/{key}/" in f"/{one.key}/")
    box.select_index(next(n for n, o in enumerate(box.options) if o.startswith(beginning))).run()


def test_what_is_known_is_told_with_its_source_and_the_rest_is_said_unknown(shown):
    page = open_page(CHLOE, PORTRAIT, HERE)
    text = words(page)
    assert "3 indicateurs ont une valeur sur 30" in text
    assert "taux de chômage administratif et part de bénéficiaires d’un revenu" in text
    assert "40\u202f481\u00a0habitants" in text
    assert "Wikipédia" in text
    assert acts(page) == []
    links = open_page(CHLOE, TERRITORY, HERE).get("page_link")
    assert "Portrait statistique" in [link.proto.label for link in links]


def test_what_most_is_known_of_is_compared_first_and_the_rest_waits_folded(shown):
    page = open_page(CHLOE, PORTRAIT, HERE)
    known = {title: _communes_known(opened) for title, opened in _compared(page)}
    first = str(next(box for box in page.selectbox if box.label == "Indicateur").value)
    assert known[first] == max(known.values()) > 0
    [folded] = [one for one in page.expander if one.label.startswith("À compléter")]
    assert folded.label == "À compléter (27)"


def _communes_known(page: AppTest) -> int:
    bars = {
        place: value
        for place, value in drawn(page)
        if place in ("Herstal", "Chapelle-lez-Herlaimont")
    }
    return sum(value != "non renseigné" for value in bars.values())


def _compared(page: AppTest) -> list[tuple[str, AppTest]]:
    """Each indicator that may be compared, with its page."""
    box = next(box for box in page.selectbox if box.label == "Indicateur")
    keys = {
        indicator.title: indicator.key for indicator in real_catalog().indicators.by_key.values()
    }
    return [
        (keys[title], open_page(CHLOE, PORTRAIT, HERE | {"indicateur": keys[title]}))
        for title in box.options
    ]


def test_the_bars_the_table_and_the_sentence_hold_the_same(shown):
    record(shown)
    page = open_page(ALINE, PORTRAIT, RATE)
    bars = drawn(page)
    assert ("Herstal", "21,5\u00a0%") in bars
    assert ("Wallonie", "13,4\u00a0%") in bars
    assert ("Chapelle-lez-Herlaimont", "non renseigné") in bars
    table = [row for row in table_rows(page) if "Lieu" in row]
    assert [(row["Lieu"], row["Valeur"].split(" | ")[0]) for row in table] == bars
    [region] = [row for row in table if row["Lieu"] == "Wallonie"]
    assert region["Valeur"] == "13,4\u00a0% | rupture de série"
    assert (
        "licence non renseignée | rupture de série\u00a0: Ruptures de série en 2017"
        in region["Source"]
    )
    assert any(link.startswith("https://") for link in file_links(page)), "the source itself"
    sentence = next(one.value for one in page.markdown if one.value.startswith("Taux de chômage"))
    sentence = sentence.replace("\\", "")
    assert "Herstal 21,5\u00a0% (2024) et Wallonie 13,4\u00a0% (2023)" in sentence
    assert "Non renseigné" in sentence
    assert "Les périodes diffèrent" in sentence


def test_a_contractor_sees_no_other_territory_and_a_foreign_portrait_is_not_found(shown):
    page = open_page(BRUNO, PORTRAIT, {"territoire": "chapelle-lez-herlaimont"})
    assert "Herstal" not in words(page)
    assert acts(page) == [
        "Ajouter une valeur", "Corriger une valeur", "Retirer une valeur", "Importer un fichier",
    ]  # fmt: skip
    for params in (HERE, HERE | {"version": "1"}):
        assert "est introuvable" in open_page(BRUNO, PORTRAIT, params).error[0].value
    assert acts(open_page(ADA, PORTRAIT, HERE)) == []
    assert acts(open_page(ALINE, PORTRAIT, HERE | {"au": ANSWER})) == []


def test_a_value_is_added_then_corrected_beside_what_another_person_saved(shown):
    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "ajouter"})
    pick(page, "indicator/portrait_add", "Taux de ch")
    field(page, "text_input", "period/portrait_add").set_value("2024").run()
    field(page, "text_input", "value/portrait_add").set_value("21,5 %").run()
    field(page, "button", "save/portrait_add").click().run()
    assert "titre et éditeur" in page.error[0].value
    field(page, "text_input", "source/portrait_add").set_value("IWEPS, WalStat").run()
    field(page, "button", "save/portrait_add").click().run()
    assert "Valeur enregistrée" in page.success[0].value
    [state] = [figure for figure in context(shown).own if figure.key.indicator == "taux-chomage"]
    assert state.saying.value == "21.5"

    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "corriger"})
    pick(page, "portrait_correct/herstal", "Taux")
    field(page, "text_input", "value/portrait_correct").set_value("20").run()
    field(page, "text_area", "note/portrait_correct").set_value("coquille").run()
    record(shown, ALINE, seen=state.fact_id, value="22")
    field(page, "button", "save/portrait_correct").click().run()
    assert "autre chose pendant votre saisie\u00a0: 22" in page.warning[0].value
    assert "Aline" in words(page)
    next(one for one in page.button if one.label == "Garder ma saisie").click().run()
    field(page, "button", "save/portrait_correct").click().run()
    assert "Valeur enregistrée" in page.success[0].value
    assert "22\u00a0% → 20\u00a0%" in words(page).replace("\\", "")
    assert "a corrigé la valeur" in words(open_page(ALINE, JOURNAL, HERE))


def fact_of(database: Database) -> int:
    return next(
        figure.fact_id for figure in context(database).own if figure.key.indicator == "taux-chomage"
    )


def test_a_file_is_read_compared_and_brought_in_and_a_wrong_one_comes_back_annotated(shown):
    record(shown)
    text = exported(shown)
    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "importer"})

    def hand_in(content: str) -> AppTest:
        uploader = page.file_uploader(key="portrait_file/herstal/0")
        return uploader.upload("portrait.csv", content.encode(), "text/csv").run()

    own = "\n".join(
        line for line in text.splitlines() if "Région" not in line and "Province" not in line
    )
    assert "ne change rien" in hand_in(own).info[-1].value
    wrong = own.replace("21,5", "beaucoup")
    assert "Des cellules ne conviennent pas" in hand_in(wrong).error[0].value
    [rows] = [rows for rows in tables(page) if "Ce qui ne va pas" in rows[0]]
    assert (rows[0]["Colonne"], len(rows)) == ("Valeur", 1)
    hand_in(own.replace("21,5", "23"))
    page.text_area[0].set_value("édition 2025").run()
    page.button(key="portrait_import/herstal").click().run()
    assert "1 valeur corrigée" in page.success[0].value
    assert "21,5\u00a0% → 23\u00a0%" in words(page).replace("\\", "")
    assert "a importé des valeurs" in words(open_page(ALINE, JOURNAL, HERE))


def test_what_a_file_would_record_is_shown_in_words_and_what_is_unusual_is_confirmed(shown):
    record(shown)
    head, *lines = exported(shown).splitlines()
    [mine] = [line for line in lines if "Taux de ch" in line and "Herstal" in line]
    content = "\n".join(
        [head.removeprefix("\ufeff"), mine.replace("21,5", "215").replace("2026-11-20", "2/7/2024")]
    )
    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "importer"})
    uploader = page.file_uploader(key="portrait_file/herstal/0")
    uploader.upload("portrait.csv", content.encode("cp1252", "replace"), "text/csv").run()
    told = words(page).replace("\u00a0", " ").replace("\\", "")
    assert "1 ligne lue dans « portrait.csv »." in told
    assert "Fichier lu comme Windows-1252, séparé par : point-virgule." in told
    [rows] = [rows for rows in tables(page) if "Après" in rows[0]]
    row = {name: cell.replace("\u00a0", " ") for name, cell in rows[0].items()}
    assert (row["Avant"], row["Après"], row["Relevée le"]) == ("21,5 %", "215 %", "2 juillet 2024")
    assert row["Ligne"] == "2 | à confirmer"
    [doubts] = [rows for rows in tables(page) if "Ce qui est inhabituel" in rows[0]]
    assert [doubt["Colonne"] for doubt in doubts] == ["Relevée le", "Valeur", "Valeur"]
    page.text_area[0].set_value("édition 2025").run()
    page.button(key="portrait_import/herstal").click().run()
    assert "attendent d’être confirmées" in page.error[0].value
    field(page, "checkbox", "confirmed").check().run()
    page.button(key="portrait_import/herstal").click().run()
    [told] = [success.value.replace("\u00a0", " ") for success in page.success]
    assert "« portrait\\.csv » importé dans le portrait de Herstal : 1 valeur corrigée." in told
    assert not page.file_uploader[0].value


def test_all_that_is_unusual_is_shown_and_every_line_when_it_is_asked_for(shown):
    head = exported(shown).splitlines()[0].removeprefix("\ufeff")
    line = "Commune;Herstal;Taux de chômage administratif;;{};{};%;IWEPS;;;;;"
    lines = [line.format(1950 + n, 200 + n) for n in range(30)]
    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "importer"})
    content = "\n".join([head, *lines]).encode()
    page.file_uploader(key="portrait_file/herstal/0").upload("p.csv", content, "text/csv").run()

    def shown_lines(column):
        [rows] = [rows for rows in tables(page) if column in rows[0]]
        return len(rows)

    assert (shown_lines("Après"), shown_lines("Ce qui est inhabituel")) == (20, 30)
    every = next(box for box in page.checkbox if "10 autres lignes" in box.label)
    every.check().run()
    assert shown_lines("Après") == 30


def test_an_unusual_value_is_confirmed_in_the_form_too(shown):
    page = open_page(HUGO, PORTRAIT, HERE | {"agir": "ajouter"})
    pick(page, "indicator/portrait_add", "Taux de ch")
    field(page, "text_input", "period/portrait_add").set_value("2024").run()
    field(page, "text_input", "source/portrait_add").set_value("IWEPS, WalStat").run()
    field(page, "text_input", "value/portrait_add").set_value("21,345").run()
    assert "Écrivez 21345, ou 21,3450" in page.error[0].value  # before it is sent
    field(page, "text_input", "value/portrait_add").set_value("-5").run()
    assert "Une valeur négative." in page.warning[0].value
    field(page, "button", "save/portrait_add").click().run()
    assert "attendent d’être confirmées" in words(page)
    field(page, "checkbox", "confirmed/portrait_add").check().run()
    field(page, "button", "save/portrait_add").click().run()
    assert "Valeur enregistrée" in page.success[0].value


def test_the_annotated_file_is_the_persons_own(shown):
    file: CheckedFile = checked(
        "p.csv", exported(shown).replace("23,36", "=1+1").encode(), max_megabytes=10
    )
    table = read_table(file, columns(real_catalog().indicators))
    book = load_workbook(io.BytesIO(with_comments(file, table, table.problems)))
    noted = {c.coordinate: c.comment.text for row in book.worksheets[0] for c in row if c.comment}
    assert list(noted) == ["F2"]
    assert "formule" in noted["F2"]


def test_a_lead_freezes_the_portrait_which_reopens_as_it_was(shown):
    page = open_page(ALINE, PORTRAIT, HERE | {"agir": "figer"})
    page.button[-1].click().run()
    assert "Portrait figé" in page.success[0].value
    record(shown)
    page = open_page(CHLOE, PORTRAIT, HERE | {"version": "1"})
    assert "Portrait « au départ » de Herstal".replace("« ", "«\u00a0").replace(
        " »", "\u00a0»"
    ) in (page.title[0].value)
    assert "21,5" not in words(page)
    assert "conforme" in words(page)
    assert "Aline" not in words(page)  # the ministry reads no names
    assert "est introuvable" in open_page(CHLOE, PORTRAIT, HERE | {"version": "9"}).error[0].value
