"""Open data: judged by the rules of the schema, written again in `scdl_rules`."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.matters import MATTERS
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.exchange import dossiers as doors
from syndic_desktop.exchange import scdl
from tests.exchange.scdl_rules import faults
from tests.strategies import dossiers

EXAMPLE = Path(__file__).parents[2] / "resources" / "exemple" / "dossier.json"


def opened(dossier):
    held = [
        (session.day, sitting(dossier.assembly, dossier.syndicat.profile, session).states())
        for session in dossier.sessions
    ]
    return scdl.open_data(dossier.syndicat, held)


def rows(data):
    return list(csv.DictReader(StringIO(data.content.decode(), newline="")))


@pytest.fixture(scope="module")
def example():
    return doors.read(EXAMPLE).dossier


def test_the_shipped_example_is_valid_against_the_schema(example):
    data = opened(example)

    assert data.lines == len(rows(data)) > 5
    assert faults(data.content) == []


def test_a_deliberation_says_its_figures_and_the_day_of_its_receipt(example):
    voted = {row["DELIB_ID"]: row for row in rows(opened(example))}
    written = {
        item["numero"]: item
        for session in json.loads(EXAMPLE.read_text())["seances"]
        for item in session["points"]
        if item.get("numero") and item.get("vote", {}).get("pour")
    }

    assert written
    for number, item in written.items():
        assert voted[number]["VOTE_POUR"] in ("", str(item["vote"]["pour"]))


def test_a_siret_whose_key_is_false_is_told(example):
    wrong = replace(example, syndicat=replace(example.syndicat, siret="20006125700010"))

    assert any("20006125700010 est faux" in remark for remark in opened(wrong).remarks)
    assert not any("SIRET" in remark for remark in opened(example).remarks)


def test_a_voted_deliberation_without_a_number_is_told(example):
    place, held = next(
        (place, each)
        for place, each in enumerate(example.sessions)
        if any(item.number and item.vote and item.deliberates for item in each.items)
    )
    rank = next(i for i, item in enumerate(held.items) if item.number and item.vote and item.deliberates)
    items = tuple(replace(item, number=None) if i == rank else item for i, item in enumerate(held.items))
    sessions = tuple(replace(held, items=items) if i == place else each for i, each in enumerate(example.sessions))

    data = opened(replace(example, sessions=sessions))

    assert data.lines == opened(example).lines - 1
    assert [remark for remark in data.remarks if "n’a pas de numéro" in remark and items[rank].subject[:20] in remark]


def test_what_the_schema_cannot_say_is_left_empty_and_said(example):
    data = opened(example)

    empty = [row["DELIB_ID"] for row in rows(data) if not row["VOTE_EFFECTIF"]]
    told = " ".join(remark for remark in data.remarks if "laissé vide" in remark)
    assert empty
    assert any(number in told for number in empty)


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.code)
def test_every_matter_has_a_name_that_the_validator_takes(example, matter):
    session = next(session for session in example.sessions if session.held)
    items = tuple(replace(item, matter=matter.code) for item in session.items)
    dossier = replace(example, sessions=(replace(session, items=items),))

    assert faults(opened(dossier).content) == []


@settings(max_examples=60)
@given(dossiers(), st.sampled_from(MATTERS))
def test_whatever_was_voted_the_figures_add_up(dossier, matter):
    held = [session for session in dossier.sessions if session.held]
    named = [
        replace(session, items=tuple(replace(item, matter=matter.code) for item in session.items)) for session in held
    ]
    numbered = replace(dossier, syndicat=replace(dossier.syndicat, siret="29909914300016"), sessions=tuple(named))

    assert faults(opened(numbered).content) == []
