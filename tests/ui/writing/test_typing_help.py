"""French typography while typing: each correction at its moment, taken back by one key, never in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording import NB, french
from syndic_desktop.ui.writing.typing_help import corrected
from tests.ui.writing.conftest import press, write


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Vu ;", "Vu~;"),
        ("Vu; ", "Vu~; "),
        ("Quoi ?", "Quoi~?"),
        ("Objet : un", "Objet~: un"),
        ("à 11:30 ", "à 11:30 "),
        ('dit "oui" et', "dit «~oui~» et"),
        ("dit «oui»", "dit «~oui~»"),
        ("l'école d'ici", "l’école d’ici"),
        ("attendre...", "attendre…"),
        ("n° 12", "n°~12"),
        ("coûte 1 000 € HT", "coûte 1~000~€ HT"),
        ("page http://lot.fr/a?b=c; ", "page http://lot.fr/a?b=c; "),
        ("écrire à l'adresse a.b@lot.fr ; ", "écrire à l’adresse a.b@lot.fr~; "),
        ("3 maisons, 3 m de haut ", "3 maisons, 3~m de haut "),
        ("5 millions ", "5~millions "),
        ("x_1='a'", "x_1='a'"),
    ],
)
def test_what_is_typed_is_put_right(editor, typed, kept):
    write(typed)

    assert words(editor.text()) == kept.replace("~", NB)


@pytest.mark.parametrize("key", ["Backspace", "Ctrl+Z"])
@pytest.mark.parametrize(
    ("typed", "before"), [("Vu ;", "Vu ;"), ('dit "', 'dit "'), ("l'", "l'"), ("mot...", "mot...")]
)
def test_one_key_takes_the_correction_back_and_it_stays_so(editor, key, typed, before):
    write(typed)
    assert words(editor.text()) != before

    press(key)

    assert words(editor.text()) == before
    write("a")
    assert words(editor.text()) == f"{before}a"


def test_enter_ends_the_sentence(editor):
    write("Oui!\nNon")

    assert words(editor.text()) == f"Oui{NB}!\nNon"


def test_switched_off_everything_stays_as_typed(editor):
    editor.typing_help.on = False
    write('l\'un : "deux" ;')

    assert words(editor.text()) == 'l\'un : "deux" ;'


def test_a_look_goes_on_through_a_correction(editor):
    press("Ctrl+B")
    write("Vu ;")

    (line,) = editor.text()
    assert [run.bold for run in line.runs] == [True]


@given(st.text("abé l'\"«».:;!?0123 €n°", max_size=30))
def test_typing_ends_where_the_papers_end(text):
    """What the papers do at the end is never undone by the help: it only does it earlier."""
    typed = ""
    for letter in text:
        typed = corrected(typed + letter, letter)
    assert french(french(typed)) == french(typed)
    assert "".join(filter(str.isalnum, typed)) == "".join(filter(str.isalnum, text))
