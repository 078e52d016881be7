"""What a report asks, carries over and freezes."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.canonical import canonical
from domain.errors import BadText, TextTooLong
from domain.report_documents import content_of, draft_in, draft_text, report_in
from domain.reports import (
    RISKS_LIMIT,
    SECTION_LIMIT,
    Answer,
    Filled,
    Line,
    LinesUnanswered,
    Report,
    Risk,
    Section,
    TooManyRisks,
    begun_from,
    cleaned,
    finished,
    resumed_from,
)
from i18n.labels.reports import SECTION_WORD

PERIOD = "2026-11-01_2026-11-15"
LINE = Line("12/phase/herstal/P07/status", "phase/herstal/P07", "La phase 7 est en cours.")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
FILLED = st.builds(
    Filled,
    sections=st.fixed_dictionaries(dict.fromkeys(Section, TEXTS)),
    answers=st.dictionaries(st.sampled_from(["a", "b"]), st.builds(Answer, st.booleans(), TEXTS)),
    risks=st.lists(st.builds(Risk, st.just(f"{PERIOD}/1"), TEXTS, st.booleans(), TEXTS)).map(tuple),
    new_risks=TEXTS,
)


@given(FILLED)
def test_a_draft_is_read_back_as_it_was_written(filled: Filled) -> None:
    assert draft_in(draft_text(filled)) == filled


@given(FILLED)
def test_a_report_is_read_back_as_it_was_sent(filled: Filled) -> None:
    report = Report(filled.sections, ((LINE, Answer(remark="à nuancer")),), filled.risks)
    assert report_in(canonical(content_of(report))) == report


def test_canonical_json_is_that_of_rfc_8785() -> None:
    content = {"b": [1, None, True], "a": 'é "\\\n\u20ac', "aa": {"z": "", "y": -1}}
    assert canonical(content) == ('{"a":"é \\"\\\\\\n€","aa":{"y":-1,"z":""},"b":[1,null,true]}')
    assert json.loads(canonical(content)) == content


@pytest.mark.parametrize("content", [{"a": 1.5}, {"a": math.nan}, {"é": ""}, {"a": {"b": (1,)}}])
def test_what_has_several_canonical_forms_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        canonical(content)


def test_a_change_left_without_a_word_is_refused() -> None:
    with pytest.raises(LinesUnanswered):
        finished(Filled(), [LINE], period=PERIOD)


@pytest.mark.parametrize("answer", [Answer(confirmed=True), Answer(remark="à nuancer")])
def test_a_change_is_confirmed_or_commented(answer: Answer) -> None:
    sent = finished(Filled(answers={LINE.key: answer}), [LINE], period=PERIOD)
    assert sent.lines == ((LINE, answer),)


def test_an_answer_to_another_change_counts_for_nothing() -> None:
    filled = Filled(answers={"13/phase/herstal/P07/status": Answer(confirmed=True)})
    with pytest.raises(LinesUnanswered):
        finished(filled, [LINE], period=PERIOD)


def test_each_line_of_new_risks_is_a_risk_with_a_number() -> None:
    filled = Filled(new_risks="Locaux\n\n  Recrutement  ", risks=(Risk(f"{PERIOD}/1", "Agenda"),))
    assert [(risk.key, risk.text) for risk in finished(filled, [], period=PERIOD).risks] == [
        (f"{PERIOD}/1", "Agenda"), (f"{PERIOD}/2", "Locaux"), (f"{PERIOD}/3", "Recrutement"),
    ]  # fmt: skip


def test_risks_without_end_are_refused() -> None:
    with pytest.raises(TooManyRisks):
        finished(Filled(new_risks="Locaux\n" * (RISKS_LIMIT + 1)), [], period=PERIOD)


def test_the_next_report_carries_over_what_is_still_to_be_said() -> None:
    risks = (Risk("p/1", "Locaux", closed=True), Risk("p/2", "Agenda", remark="mieux"))
    last = Report({section: section.value for section in Section}, (), risks)
    begun = begun_from(last)
    assert begun.sections == {
        Section.DIFFICULTIES: "difficulties", Section.NEXT: "next", Section.REQUESTS: "requests",
    }  # fmt: skip
    assert begun.risks == (Risk("p/2", "Agenda"),)
    assert begun_from(None) == Filled()


def test_a_returned_report_resumes_word_for_word() -> None:
    sent = Report({Section.NEXT: "suite"}, ((LINE, Answer(confirmed=True)),), (Risk("p/1", "R"),))
    resumed = resumed_from(sent)
    assert (resumed.sections, resumed.risks) == (sent.sections, sent.risks)
    assert resumed.answer_to(LINE) == Answer(confirmed=True)


def test_too_long_or_hidden_text_is_refused_with_its_field() -> None:
    for text, refusal in (("x" * (SECTION_LIMIT + 1), TextTooLong), ("a\x00b", BadText)):
        with pytest.raises(refusal, match="Difficultés"):
            cleaned(Filled(sections={Section.DIFFICULTIES: text}), SECTION_WORD)
