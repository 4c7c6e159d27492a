"""What a refusal quotes is fit for the screen, whatever was typed."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.errors import UnknownCode, quotable, quoted_code
from syndic_desktop.domain.wording import shortened


@pytest.mark.parametrize("text", ["a\0b", "a\x1b\x07b", "a\ud800b", "a\r\nb", "a\u2028b"])
def test_what_is_quoted_stands_on_one_line_that_can_be_shown(text):
    assert quotable(text) == shortened(text) == "a b"


def test_sound_words_are_quoted_to_the_letter():
    for text in ("\u202eécrit à l’envers", "👩\u200d🚒", "l’œuvre\u00a0!"):
        assert quotable(text) == text


def test_a_code_that_is_none_is_quoted_short():
    assert len(quoted_code("x" * 200_000)) == 61
    assert len(str(UnknownCode("Personne", "x" * 200_000))) < 200
