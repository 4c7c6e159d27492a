"""The fields that templates may name: each one explained, each explanation of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from syndic_desktop.documents.field_words import FIELD_WORDS
from syndic_desktop.documents.fields import Field, Kind, fields_of, key_of, shape_of
from syndic_desktop.documents.templates import shipped
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.examples import Examples, examples_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def examples() -> Examples:
    read = dossiers.read(ROOT / "resources" / "exemple" / "dossier.json")
    return examples_of(read.dossier, read.files)


def fields(examples: Examples, kind: str) -> dict[str, Field]:
    return {each.path: each for each in fields_of(shape_of(examples.contexts[kind]))}


def test_every_document_that_is_shipped_has_an_example(examples: Examples) -> None:
    assert set(examples.contexts) == set(shipped(ROOT / "templates_docx"))


def test_every_field_is_explained_and_nothing_else(examples: Examples) -> None:
    told = {key_of(each.path) for kind in examples.contexts for each in fields(examples, kind).values()}

    assert sorted(told - FIELD_WORDS.keys()) == []
    assert sorted(FIELD_WORDS.keys() - told) == []
    assert all(FIELD_WORDS.values())


def test_a_field_is_pasted_as_word_wants_it(examples: Examples) -> None:
    extract = fields(examples, "extrait")

    assert extract["seance.date_longue"].paste == "{{ seance.date_longue }}"
    assert extract["seance.date_longue"].example == "25 septembre 2026"
    assert extract["point.expose"].paste == "{{p point.expose }}"
    assert extract["vote.par_college"].kind is Kind.FLAG
    assert extract["point.clauses"].paste == "{%p for clause in point.clauses %}\n{{ clause.article }}\n{%p endfor %}"
    assert extract["clause.texte"].within == "point.clauses"
