"""Words and layout of every paper of the fictional syndicat, compared with tests/golden."""

from __future__ import annotations

import pytest

from tests.documents.papers import SETS, compare, example, the_words, words_of

CONVENED = "CS:2026-12-04"


@pytest.mark.parametrize(
    "kind",
    [
        "ordre-du-jour",
        "feuille-de-presence",
        "proces-verbal",
        "liste-des-deliberations",
        "feuillet-de-cloture",
        "frise-des-presences",
    ],
)
def test_papers_of_the_session_that_was_held(kind):
    compare(kind, the_words(example(), kind))


def test_extracts_of_the_session_that_was_held():
    for path, said in words_of(example(), "extrait").items():
        compare(path.removeprefix("extraits/").removesuffix(".docx")[:9], said)


@pytest.mark.parametrize("templates", SETS[1:])
def test_one_extract_in_each_set_of_templates(templates):
    compare(f"CS2026-27-{templates}", the_words(example(), "extrait", name="CS2026-27", templates=templates))


def test_the_minutes_by_name():
    said = the_words(example(), "proces-verbal", templates="nominatif")

    assert "PRÉSENTS : 18\nMme Lise AUBRAC, Présidente / M. Thomas BONNEL, 2e Vice-Président / " in said
    assert "Étaient présents" not in said


@pytest.mark.parametrize("templates", SETS)
def test_extracts_and_minutes_of_a_set_open_their_grounds_alike(templates):
    extract = the_words(example(), "extrait", name="CS2026-27", templates=templates)
    told = the_words(example(), "proces-verbal", templates=templates)

    first, other = ("VU", "Vu") if "VU le code" in extract else ("Vu", "VU")
    assert f"\n{first} le plan de financement annexé," in told
    assert f"\n{other} " not in told


@pytest.mark.parametrize("kind", ["convocation", "pouvoir"])
def test_what_one_member_receives(kind):
    compare(kind, the_words(example(CONVENED), kind, name="01-"))


@pytest.mark.parametrize(
    "kind", ["note-de-synthese", "feuille-de-presence", "decompte-des-jours-francs", "feuille-de-secours"]
)
def test_papers_of_a_session_still_to_come(kind):
    compare(f"{kind}-a-venir", the_words(example(CONVENED), kind))


def test_a_draft_tells_neither_who_was_there_nor_how_the_vote_went():
    said = the_words(example(CONVENED), "extrait", name="point-03")

    compare("projet-de-deliberation", said)
    assert "PROJET" in said.upper()
    assert not any(word in said for word in ("présents", "unanimité", "UNANIMITÉ", "Ainsi fait"))
