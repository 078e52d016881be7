"""The draft answer as files: what people typed stays text, and the program reads every source."""

from __future__ import annotations

import json
from datetime import date

from documents.brief_files import BriefFormat, brief_file, file_name
from documents.brief_texts import as_markdown, plain_text
from domain.brief import Scope
from domain.dates import PartialDate
from domain.milestones import MilestoneKind
from queries.brief.draft import Brief, brief_on
from queries.brief.said import said as told
from queries.brief.sources import numbered
from queries.moment import Moment
from services.milestones import milestones
from services.milestones.milestones import Addition, Forecast
from tests.personas import ALINE, CHLOE, HUGO
from tests.worlds import NOW, World

URL = "https://www.parlement-wallonie.be/pwpages?p=interp-questions-voir&type=28&iddoc=125674"
ANSWER = Moment(date(2024, 2, 7))
TYPED = "<script>alert(1)</script> [ici](http://x) *gras* | `code`"


def drafted(world: World, moment: Moment = ANSWER) -> Brief:
    return world.ask(CHLOE, brief_on, moment=moment, scope=Scope())


def test_each_sentence_in_markdown_has_the_number_and_the_words_of_its_source(world: World) -> None:
    brief = drafted(world)
    lines = as_markdown(world.catalog, brief).splitlines()
    assert lines[0] == "# Pôle insertion\u00a0: éléments de réponse au 7 février 2024"
    at = lines.index("- En novembre 2022, les différentes offres ont été reçues. [2]")
    assert lines[at + 1].startswith("  - [2] selon la source\u00a0: «\u00a0Les différentes offres")
    said = [line for line in lines if line.startswith("- ") and "donnée non disponible" not in line]
    assert len(said) == 35
    assert all(line.endswith(("[1]", "[2]")) for line in said)
    assert lines[-1].startswith("2. Question écrite n°\u00a0195 (2023-2024)")
    assert lines[-1].endswith("(Parlement de Wallonie, 7 février 2024). <" + URL + ">")
    assert list(numbered(world.catalog, brief).values()) == [1, 2]
    copied = plain_text(told(world.catalog, brief))
    assert "#" not in copied and "[2]" not in copied
    assert file_name(brief, BriefFormat.MD) == "reponse_2024-02-07.md"


def test_a_program_reads_the_facts_and_the_quotes_of_each_sentence(world: World) -> None:
    brief = drafted(world)
    record = json.loads(brief_file(world.catalog, brief, BriefFormat.JSON))
    assert (record["on"], record["definitions"]) == ("2024-02-07", world.catalog.hash)
    assert [one["text"] for one in record["sentences"]] == [
        sentence.text for sentence in brief.sentences
    ]
    [awarded] = [one for one in record["sentences"] if "attribué" in one["text"]]
    assert awarded["standing"] == "fait"
    assert {fact["attribute"] for fact in awarded["facts"]} == {"occurred_on", "text"}
    assert [cited["url"] for cited in awarded["citations"]] == [URL]
    assert "attribuées en février 2023" in awarded["citations"][0]["quote"]
    standings = {one["standing"] for one in record["sentences"]}
    assert standings == {"fait", "prévu", "donnée non disponible"}


def test_what_a_person_typed_is_no_markup_in_the_file(world: World) -> None:
    addition = Addition(TYPED, MilestoneKind.MILESTONE, "avenant")
    world.do(
        ALINE, milestones.add, territory="herstal", phase="P07", seen_version=0, addition=addition
    )
    late = Forecast(PartialDate.parse("2027-03"))
    world.do(
        HUGO,
        milestones.forecast,
        territory="herstal",
        milestone="P07.ajout-1",
        seen_version=2,
        forecast=late,
    )
    text = as_markdown(world.catalog, drafted(world, Moment(NOW.date())))
    assert "\\<script\\>alert(1)\\</script\\> \\[ici\\](http://x) \\*gras\\* \\| \\`code\\`" in text
    assert "Enregistrement dans le suivi (23 novembre 2026)." in text


def test_before_everything_the_file_says_that_it_is_empty(world: World) -> None:
    text = as_markdown(world.catalog, drafted(world, Moment(date(2000, 1, 1))))
    assert text.endswith("## Sources\n\nAucun fait n’est enregistré à cette date.\n")
