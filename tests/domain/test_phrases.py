"""The library of phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.phrases import LONGEST_TEXT, STARTERS, Phrase, PhraseKind, checked, find_phrases
from syndic_desktop.domain.wording import french


def test_the_starting_phrases_are_sound_and_told_apart():
    assert len({each.key for each in STARTERS}) == len(STARTERS) >= 12
    assert {each.kind for each in STARTERS} == set(PhraseKind)
    for each in STARTERS:
        assert checked(each) == each
        # They follow « Vu », « Considérant » or a verb, and end as these do.
        assert re.search("[,;.]$", each.text), each
        assert each.text[0].islower(), each


def test_the_starting_phrases_cite_articles_as_the_papers_do():
    cited = {
        found
        for each in STARTERS
        for found in re.findall(r"[LRD]\. ?\d[\d-]+", french(each.text).replace("\u00a0", " "))
    }

    assert cited == {"L. 5711-1", "L. 5721-1", "L. 5211-10", "L. 2122-1"}


def test_a_name_found_comes_before_words_found():
    inside = Phrase(PhraseKind.VISA, "Autre", "les statuts,")
    named = Phrase(PhraseKind.VISA, "Statuts", "le texte,")

    assert find_phrases([inside, named], "STATUTS") == (named, inside)
    assert find_phrases([inside, named], "statuts", PhraseKind.CLAUSE) == ()
    assert find_phrases([inside, named], "  ") == (inside, named)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (" \x00", "mots", "pas de nom"),
        ("é" * 200, "mots", "raccourcissez"),
        ("Nom", " \n ", "est vide"),
        ("Nom", "é" * (LONGEST_TEXT + 1), "en annexe"),
    ],
)
def test_a_phrase_without_name_or_words_is_refused(name, text, said):
    with pytest.raises(RuleViolation, match=said):
        checked(Phrase(PhraseKind.VISA, name, text))


@given(st.text(min_size=1, max_size=40))
def test_a_phrase_is_found_by_its_own_name(name):
    phrase = Phrase(PhraseKind.VISA, name, "mots")

    assert find_phrases([phrase], name) == (phrase,)


def test_a_phrase_holds_what_a_document_can():
    assert checked(Phrase(PhraseKind.VISA, "Code", "le\0 code\r\nrural")).text == "le code\nrural"
