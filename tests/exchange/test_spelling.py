"""Spelling: what the dictionary knows with its affixes, what is left alone, what is suggested, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.exchange.spelling import Dictionary, Missing, find_dictionary, load, split
from syndic_desktop.exchange.spelling.suggestions import suggest

RULES = """SET UTF-8
FLAG long
NEEDAFFIX ()
FORBIDDENWORD {}
NOSUGGEST --
TRY esnrti
MAP 1
MAP eéè
REP 1
REP f ph
PFX L' Y 2
PFX L' 0 l' [aeéio]
PFX L' 0 d' [aeéio]
PFX Um Y 1
PFX Um 0 kilo/S.() .
SFX S. Y 2
SFX S. 0 0/L' [^s]
SFX S. 0 s [^s]
SFX a0 Y 2
SFX a0 er er/L' er
SFX a0 cer çons cer
"""
WORDS = """9
école/S.()
mètre/S.Um()
adopter/a0()
financer/a0()
Paris
vice
président/S.()
courriel/{}
phare/--
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fr.aff").write_text(RULES, encoding="utf-8")
    (tmp_path / "fr.dic").write_text(WORDS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dictionary(folder: Path) -> Dictionary:
    return load(folder / "fr.dic", pause=lambda: None)


@pytest.fixture(scope="module")
def french() -> Dictionary:
    try:
        return load(find_dictionary(), pause=lambda: None)
    except Missing:
        pytest.skip("aucun dictionnaire français : installez hunspell-fr")


@pytest.mark.parametrize(
    "word",
    ["école", "écoles", "l’école", "L’École", "ÉCOLES", "kilomètres", "adopter", "d'adopter", "finançons", "Paris",
     "PARIS", "vice-présidents", "e\u0301cole"],
)  # fmt: skip
def test_words_are_right(dictionary, word):
    assert dictionary.knows(word)


@pytest.mark.parametrize(
    "word", ["ecole", "écoless", "l’vice", "kilo", "adopt", "financons", "paris", "courriel", "l’"]
)
def test_words_are_wrong(dictionary, word):
    assert not dictionary.knows(word)


def test_suggestions_keep_capitals_and_apostrophes(dictionary):
    assert suggest(dictionary, "ecole") == ("école",)
    assert suggest(dictionary, "L’ecoles")[0] == "L’écoles"[:1] + "’écoles"
    assert suggest(dictionary, "ECOLE") == ("ÉCOLE",)
    assert suggest(dictionary, "adoptre") == ("adopter",)
    assert suggest(dictionary, "fare") == ()


def test_what_is_no_word_is_left_alone():
    text = "Voir www.lot.fr, a.b@c.fr, rapport.pdf, CS2026/31, L’EPCI, le 1er et m2 ; l’école n’est-ce"

    assert [word for _, word in split(text)] == ["Voir", "le", "et", "l’école", "n’est-ce"]


def test_our_folder_comes_first_and_without_any_it_says_what_to_install(folder, monkeypatch):
    assert find_dictionary(folder) == folder / "fr.dic"
    monkeypatch.setattr("syndic_desktop.exchange.spelling.dictionaries._folders", lambda own, environ: ())
    with pytest.raises(Missing, match="installez"):
        find_dictionary()


def test_libreoffice_on_windows_is_found(tmp_path):
    office = tmp_path / "LibreOffice" / "share" / "extensions" / "dict-fr"
    office.mkdir(parents=True)
    (office / "fr.aff").write_text(RULES, encoding="utf-8")
    (office / "fr.dic").write_text(WORDS, encoding="utf-8")
    from syndic_desktop.exchange.spelling.dictionaries import _folders

    assert office in set(_folders(None, {"PROGRAMFILES": str(tmp_path)}))


@given(st.text(), st.text())
def test_no_content_stops_the_reader(rules, words):
    from syndic_desktop.exchange.spelling.affixes import read_affixes
    from syndic_desktop.exchange.spelling.dictionaries import _stems

    dictionary = Dictionary(read_affixes(rules, lambda: None), _stems(words, lambda: None))
    for word in words.split():
        dictionary.knows(word)


def test_a_dictionary_that_cannot_be_read_is_a_sentence(tmp_path):
    with pytest.raises(FileTrouble, match="réinstallez"):
        load(tmp_path / "fr.dic")


def misspelt(dictionary: Dictionary, text: str) -> list[str]:
    return [word for _, word in split(text) if not dictionary.knows(word)]


def test_the_words_of_our_trade_are_right(french):
    text = (
        "Le comité syndical, après en avoir délibéré à l’unanimité, décide d’approuver la convention qu’il a examinée, "
        "d’autoriser la présidente à la signer et d’inscrire les crédits correspondants au budget annexe ; "
        "vingt-trois délégués titulaires présents, l’arrêté préfectoral, aujourd’hui, peut-être, Vice-Présidents."
    )

    assert misspelt(french, text) == []
    assert misspelt(french, "un sindicat et la deliberation") == ["sindicat", "deliberation"]
    assert suggest(french, "deliberation")[0] == "délibération"
    assert suggest(french, "l’ecole")[0] == "l’école"
