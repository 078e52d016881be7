"""The description of the API says what the code does, in JSON for programs and in words for people."""

from __future__ import annotations

import re

import pytest

from cli.api import is_current
from documents.api import openapi
from documents.api.resources import PARAMETERS, RESOURCES, Resource
from settings import ROOT

GUIDE = (ROOT / "docs/api.md").read_text(encoding="utf-8")


def test_the_document_in_the_repository_is_the_one_that_is_served() -> None:
    assert is_current()


def test_the_guide_lists_every_address_and_no_other() -> None:
    told = set(re.findall(r"^\| `/api/v1/(\w+)`", GUIDE, re.MULTILINE))
    assert told == {resource.name for resource in RESOURCES}


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.name)
def test_the_guide_lists_the_parameters_of_each_address(resource: Resource) -> None:
    row = next(line for line in GUIDE.splitlines() if f"`/api/v1/{resource.name}`" in line)
    last = row.rstrip("|").rpartition("|")[2]
    assert tuple(re.findall(r"`(\w+)`", last)) == resource.parameters


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.name)
def test_every_parameter_and_refusal_is_described(resource: Resource) -> None:
    document = openapi.document()["paths"][f"/{resource.name}"]["get"]
    assert {one["name"] for one in document["parameters"]} == set(resource.parameters)
    assert set(resource.parameters) <= set(PARAMETERS)
    assert {"200", "304", "400", "401", "404", "429"} <= set(document["responses"])


def test_the_guide_explains_every_refusal() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d{3}) \|", GUIDE, re.MULTILINE)}
    assert told == {304, 405, *openapi.REFUSALS}
