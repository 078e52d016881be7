"""Names of files, made safe to show and to save."""

from __future__ import annotations

import unicodedata

import pytest

from domain.files import NAME_LIMIT, clean_name

NAMES = {
    "../../etc/cron.d/x": "x",
    r"C:\Users\moi\note.pdf": "note.pdf",
    "con": "_con",
    "NUL.txt": "_NUL.txt",
    "a\u202egnp.exe": "agnp.exe",
    'a<b>"c"|?.pdf': "a_b__c___.pdf",
    "...": "_",
    "": "_",
    "e\u0301tat.pdf": "état.pdf",
    "note\x00\n.pdf": "note.pdf",
    "  rapport final.pdf ": "rapport final.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_what_a_person_reads(name: str) -> None:
    assert clean_name(name) == NAMES[name]


def test_a_long_name_keeps_its_extension() -> None:
    cleaned = clean_name("é" * 300 + ".docx")
    assert cleaned.endswith("é.docx")
    assert len(cleaned) == NAME_LIMIT


def test_cleaning_again_changes_nothing() -> None:
    for name in NAMES:
        assert clean_name(clean_name(name)) == clean_name(name)


def test_a_name_of_two_hundred_letters_is_one_name_in_both_forms_of_its_accents() -> None:
    name = "é" * 196 + ".pdf"
    assert clean_name(unicodedata.normalize("NFD", name)) == clean_name(name) == name
