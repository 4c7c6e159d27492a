"""A template of hers beside what is shipped: the paragraphs that differ, and only those."""

from __future__ import annotations

import pytest

from syndic_desktop.documents.templates import Against, against
from syndic_desktop.documents.word.comparing import differences
from syndic_desktop.documents.word.origins import marked
from tests.documents.papers import TEMPLATES
from tests.documents.word.makings import altered, with_paragraphs

HOUSE = ("Vu le code", "Séance du {{ seance.date }}", "Le quorum est atteint.", "Fait à {{ lieu }}")


def told(*hers: str, header: str = "") -> list[tuple[str, str]]:
    found = differences(with_paragraphs(*HOUSE), with_paragraphs(*hers, header=header), "essai")
    return [(each.house, each.hers) for each in found]


def test_the_same_paragraphs_are_no_difference():
    assert told(*HOUSE) == []


def test_a_paragraph_that_was_changed_stands_beside_what_it_was():
    assert told(HOUSE[0], "Réunion du {{ seance.date }}", *HOUSE[2:]) == [(HOUSE[1], "Réunion du {{ seance.date }}")]


def test_a_paragraph_that_is_gone_or_added_has_nothing_beside_it():
    assert told(*HOUSE[:2], HOUSE[3]) == [(HOUSE[2], "")]
    assert told(*HOUSE, "Pour copie conforme") == [("", "Pour copie conforme")]
    assert told(HOUSE[0], "Tout autre chose, sans rapport", *HOUSE[2:]) == [
        (HOUSE[1], ""), ("", "Tout autre chose, sans rapport"),
    ]  # fmt: skip


def test_among_several_each_finds_what_it_was():
    hers = (HOUSE[0], "Ajouté au milieu", "Séance du {{ seance.jour }}", "Le quorum est bien atteint.", HOUSE[3])

    assert told(*hers) == [
        ("", "Ajouté au milieu"),
        (HOUSE[1], "Séance du {{ seance.jour }}"),
        (HOUSE[2], "Le quorum est bien atteint."),
    ]


def test_headers_are_compared_too():
    assert told(*HOUSE, header="Mairie de {{ lieu }}") == [("", "Mairie de {{ lieu }}")]


@pytest.mark.parametrize("name", ["classique", "nominatif", "rapport", "assemblee"])
def test_a_copy_is_compared_with_what_it_was_copied_from(name):
    house = (TEMPLATES / name / "extrait.docx").read_bytes()

    assert against(TEMPLATES, "extrait", marked(house)) == Against(name, ())


def test_what_says_no_origin_is_compared_with_the_nearest():
    house = (TEMPLATES / "nominatif" / "extrait.docx").read_bytes()
    changed = altered(house, {"word/document.xml": lambda xml: xml.replace(b"point.objet", b"point.sujet")})
    found = against(TEMPLATES, "extrait", changed)

    assert found is not None
    assert found.shipped == "nominatif"
    assert found.differences
    assert all("point.sujet" in each.hers for each in found.differences)


def test_what_cannot_be_read_is_not_compared():
    assert against(TEMPLATES, "extrait", b"PK") is None
    assert against(TEMPLATES, "inconnu", with_paragraphs("a")) is None
