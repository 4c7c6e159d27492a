"""What is refused before anybody looks for a dossier in a file."""

from __future__ import annotations

import json

import pytest

from syndic_desktop.exchange import dossiers, json_texts
from tests.exchange.trees import data, faults, read, refusal, small


def test_a_truncated_file_says_where_it_stops():
    whole = json.dumps(small(), indent=1).encode()

    sentence = refusal(whole[: whole.index(b'"membres"') + 11])

    assert sentence == "Dossier refusé : le fichier est tronqué, il s’arrête avant la fin (ligne 23, colonne 13)."


def test_every_truncation_is_refused_in_one_sentence():
    whole = data(small())

    for end in range(0, len(whole) - 1, 7):
        sentence = refusal(whole[:end])
        assert sentence.startswith("Dossier refusé : "), end
        assert "\n" not in sentence


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "vide"),
        (b" \n ", "vide"),
        (b"{,}", "une clé entre guillemets est attendue (ligne 1, colonne 2)"),
        (b'{"a" 1}', "il manque deux-points après la clé (ligne 1, colonne 6)"),
        (b'{"a": 1 "b": 2}', "il manque une virgule (ligne 1, colonne 9)"),
        (b'{"a": tru}', "une valeur est attendue (ligne 1, colonne 7)"),
        (b'{"a": "x\ny"}', "retour à la ligne"),
        (b'{"a": "\\q"}', "barre oblique inverse"),
        (b'{"a": "\\u12"}', "quatre chiffres"),
        (b"{} {}", "du texte suit la fin du dossier"),
        ('{\n\n"é'.encode("latin-1"), "n’est pas en UTF-8 (ligne 3)"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"SQLite format 3\0....", "base .syndic"),
        (b"\x89PNG\r\n\x1a\n\0\0", "autre programme"),
        (b"[" * 100_000, "imbriqués"),
        (b'{"a":' * 100_000, "imbriqués"),
        (b"[1, 2]", "pas un dossier syndical"),
        (b"3", "pas un dossier syndical"),
        (b'{"format": "autre"}', "pas un dossier syndical"),
        (b"{}", "pas un dossier syndical"),
    ],
)
def test_what_is_not_a_dossier_is_refused_in_french(given, said):
    assert said in refusal(given)


def test_a_bom_is_no_fault():
    assert dossiers.parse(b"\xef\xbb\xbf" + data(small())).dossier == read(small()).dossier


def test_a_newer_version_is_refused_politely():
    sentence = refusal(data(small() | {"version": 2, "nouveaute": []}))

    assert "version 2" in sentence
    assert "mettez le programme à jour" in sentence


@pytest.mark.parametrize("version", ["1", 1.0, True, None, 0, -1])
def test_a_version_that_is_none_is_refused(version):
    assert faults(small() | {"version": version}) == ["version : valeur attendue : 1"]


def test_a_key_given_twice_is_refused_at_its_place():
    text = data(small()).replace(b'"lieu": "Port"', b'"lieu": "Port", "lieu": "Pont"')

    assert "seances[0].lieu : clé donnée plusieurs fois" in refusal(text)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (b"NaN", "« NaN » n’est pas un nombre"),
        (b"-Infinity", "« -Infinity » n’est pas un nombre"),
        (b"1e999", "nombre démesuré"),
        (b"9" * 5000, "nombre démesuré (5000 chiffres)"),
        (b"1.5", "nombre entier attendu, nombre décimal trouvé"),
        (b"-1", "nombre trop petit, 0 au moins"),
    ],
)
def test_a_number_that_is_none_is_refused_at_its_place(number, said):
    text = data(small()).replace(b'"rang": 0', b'"rang": ' + number)

    assert f"fonctions[0].rang : {said}" in refusal(text)


@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\\u0000", "U+0000"),
        ("\\u000b", "U+000B"),
        ("\\r", "U+000D"),
        ("\\u0085", "U+0085"),
        ("\\ud800", "U+D800"),
        ("\\uffff", "U+FFFF"),
    ],
)
def test_a_character_no_paper_can_show_is_refused_at_its_place(character, named):
    text = data(small()).replace(b'"lieu": "Port"', b'"lieu": "Po' + character.encode() + b'rt"')

    assert f"seances[0].lieu : caractère interdit {named} (position 3 du texte)" in refusal(text)


def test_a_forbidden_character_in_a_key_is_refused():
    assert "caractère interdit U+0007" in refusal(data(small() | {"a\x07": 1}))


def test_line_ends_tabs_and_emoji_are_texts_like_others():
    tree = small()
    tree["seances"][0]["points"][0]["objet"] = "a\n\tb\u2028c\u202f😀"

    assert read(tree).dossier.sessions[0].items[0].subject == "a\n\tb\u2028c\u202f😀"


def test_deep_lists_are_refused_and_shallow_ones_read():
    tree = small()
    item = tree["seances"][0]["points"][0]
    item["expose"] = [_nested(40)]
    assert faults(tree) == []

    item["expose"] = [_nested(60)]

    assert "imbriqués" in faults(tree)[0]


def test_a_huge_file_is_refused(monkeypatch):
    monkeypatch.setattr(json_texts, "LARGEST", 1000)

    assert "dépasse" in refusal(data(small()))


def test_what_was_pasted_into_the_program_never_makes_an_unreadable_export():
    said = json_texts.dump({"a": ["x\r\ny\x0bz\x00\ud800\uffff\x85", "C:\\users\\b"]})

    assert json_texts.load(said) == {"a": ["x\ny\nz", "C:\\users\\b"]}


def _nested(depth: int) -> object:
    block: object = "fond"
    for _ in range(depth):
        block = {"liste": [block]}
    return block
