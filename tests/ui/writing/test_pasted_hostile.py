"""What a hand can paste by mistake: too long, not words, other scripts. A sentence, and nothing typed is lost."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.texts import paragraph, words
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
