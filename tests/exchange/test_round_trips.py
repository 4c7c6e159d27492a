"""Nothing is lost on the way: what goes out comes back, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange import archives, dossiers
from tests.exchange.trees import read, small
from tests.strategies import dossiers as any_dossier

EXAMPLE = Path(__file__).parents[2] / "resources" / "exemple" / "dossier.json"
CASES = ("lot-2019-02-01.json", "tgn-2019-10-07.json")


def assert_comes_back(dossier: Dossier) -> None:
    text = dossiers.to_json(dossier)
    again = dossiers.parse(text).dossier
    assert again == dossier
    assert dossiers.to_json(again) == text


@given(any_dossier())
@settings(max_examples=60)
def test_any_dossier_comes_back_byte_for_byte(dossier):
    assert_comes_back(dossier)


@given(any_dossier())
@settings(max_examples=20)
def test_any_dossier_comes_back_from_a_zip(dossier):
    made = dossiers.to_zip(dossier, {})
    text, files = archives.unpack(made)

    reading = dossiers.parse(text, files)

    assert reading.dossier == dossier
    assert dossiers.to_zip(reading.dossier, reading.files) == made


@pytest.mark.parametrize("name", CASES)
def test_a_real_dossier_comes_back(cas, name):
    reading = dossiers.read(cas(name))

    assert len(reading.dossier.sessions) == 1
    assert_comes_back(reading.dossier)


@pytest.mark.parametrize("name", CASES)
def test_a_real_dossier_is_written_as_it_was(cas, name):
    """Only the order of keys and explicit nulls may differ from what people wrote."""
    before = json.loads(cas(name).read_bytes())

    after = json.loads(dossiers.to_json(dossiers.read(cas(name)).dossier))

    after["syndicat"].pop("numero_interne")
    before["syndicat"].pop("numero_interne", None)
    assert after == _without_nulls(before)


def test_the_example_comes_back_with_its_files(tmp_path):
    reading = dossiers.read(EXAMPLE)
    path = tmp_path / "exemple.zip"

    path.write_bytes(dossiers.to_zip(reading.dossier, reading.files))

    assert reading.notices == ()
    assert len(reading.files) == 3
    assert dossiers.read(path) == reading
    assert_comes_back(reading.dossier)


def test_an_export_ends_with_a_line_and_is_plain_utf_8():
    text = dossiers.to_json(read(small()).dossier)

    assert text.startswith(b'{\n "format": "dossier-syndical",\n "version": 1,\n "syndicat": {\n  "nom": ')
    assert "d’essai".encode() in text
    assert text.endswith(b"\n}\n")


def _without_nulls(value: object) -> object:
    """As the file says it, `titulaire` of a seat excepted: there, null says that nobody is named."""
    if isinstance(value, dict):
        seat = "membre" in value
        kept = {key: each for key, each in value.items() if each is not None or (seat and key == "titulaire")}
        return {key: _without_nulls(each) for key, each in kept.items()}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value
