"""What a hand can paste by mistake: too long, not words, other scripts. A sentence, and nothing typed is lost."""

from __future__ import annotations

import pytest

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import paragraph, words
from syndic_desktop.ui.widgets.wrapping import ANYWHERE, AT_WORDS
from tests.ui.writing.conftest import press, write

KEPT = (paragraph("Avant"),)


@pytest.mark.parametrize(
    ("content", "why"),
    [("mot " * 500_000, "million"), ("".join(map(chr, range(1, 32))) * 40, "pas du texte")],
)
def test_a_bad_paste_is_a_sentence_and_changes_nothing(qtbot, editor, paste, content, why):
    write("Avant")

    with qtbot.waitSignal(editor.said) as said:
        paste(words=content)

    assert why in said.args[0]
    assert editor.text() == KEPT


def test_two_hundred_thousand_characters_come_in(editor, paste):
    paste(words="mot " * 50_000)

    assert len(words(editor.text())) == 200_000


def test_right_to_left_and_emoji_stay_as_they_are(editor, paste):
    text = "مرحبا 👩‍👩‍👧 été"
    paste(words=text)

    assert editor.text() == (paragraph(text),)
    press("Ctrl+Z")
    assert editor.text() == ()


def test_rtf_alone_gives_its_words(editor, paste):
    paste(text_rtf=rb"{\rtf1\ansi D\'e9lib\'e9ration\par}")

    assert editor.text() == (paragraph("Délibération"),)


def test_a_word_without_a_blank_never_stops_the_window(qtbot, editor, paste):
    write("Avant ")

    with qtbot.waitSignal(editor.said) as said:
        paste(words="a" * 200_000)

    # Cut at words, its 2 900 lines would each measure the whole word: half a minute, and again at each key.
    assert editor.wordWrapMode() is ANYWHERE
    assert wording.number(200_000) in said.args[0]
    assert words(editor.text()) == "Avant " + "a" * 200_000


def test_lines_are_cut_at_words_again_once_the_endless_word_is_gone(editor, paste):
    paste(words="a" * 5_000)
    write("\nAprès")
    assert editor.wordWrapMode() is ANYWHERE  # what is typed elsewhere changes nothing

    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    assert len(words(editor.text())) < 5_000
    assert editor.wordWrapMode() is AT_WORDS


def test_many_short_words_are_cut_as_ever(editor, paste):
    paste(words="mot " * 5_000)

    assert editor.wordWrapMode() is AT_WORDS


def test_a_text_that_holds_an_endless_word_is_shown_cut_anywhere(editor):
    editor.set_text((paragraph("Avant"), paragraph("a" * 5_000)))
    assert editor.wordWrapMode() is ANYWHERE

    editor.set_text((paragraph("Avant"),))
    assert editor.wordWrapMode() is AT_WORDS
