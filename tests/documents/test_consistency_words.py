"""Papers falsified word by word: each false word is told of the file where it is, and nothing is told of the others."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.documents.test_consistency import altered, exported, report

CLOSING, MINUTES, LIST = "feuillet-de-cloture.docx", "proces-verbal.docx", "liste-des-deliberations.docx"
FALSE = (
    # where, what is there, what is put in its stead, what it is told to be of
    ("CS2026-19", "deux mille vingt-six", "deux mille vingt-sept", "chiffres ou dates"),
    ("CS2026-19", "vendredi", "jeudi", "chiffres ou dates"),
    ("CS2026-20", "La Présidente,", "Le Président,", "noms"),
    ("CS2026-20", "Tilleuls", "Chênes", "noms"),
    ("CS2026-21", "M. Antoine JOUVE, M. Victor", "M. Simon ORTAL, M. Victor", "noms"),
    ("CS2026-21", "le 11 septembre", "le 12 septembre", "chiffres ou dates"),
    ("CS2026-22", "Mme Inès", "M. Inès", "noms"),
    ("CS2026-22", "Samira TOURNIÉ", "Jeanne VIALA", "noms"),
    ("CS2026-23", "Plan d’implantation de l’antenne", "Plan de situation", "annexe"),
    ("CS2026-23", "approuver la convention", "refuser la convention", "dispositif"),
    ("CS2026-23", "de la propriété des personnes publiques", "du patrimoine", "visa"),
    ("CS2026-23", "ne prend part ni au débat ni au vote", "se tait", "noms"),
    ("CS2026-23", "29/09/2026", "30/09/2026", "chiffres ou dates"),
    ("CS2026-24", "sous forme électronique", "sur le tableau", "noms"),
    ("CS2026-23", "17 titulaires", "16 titulaires", "chiffres ou dates"),
    ("CS2026-27", "PRÉPONDÉRANTE", "PRISE EN COMPTE", "résultat"),
    ("CS2026-27", "6 (9 voix)", "7 (9 voix)", "chiffres ou dates"),
    (MINUTES, "Carte des zones raccordables", "Liste des zones raccordables", "annexe"),
    (MINUTES, "Excusés", "Absents", "noms"),
    (MINUTES, "rejoint la séance", "quitte la séance", "noms"),
    (MINUTES, "solliciter auprès de l’État", "rendre à l’État", "dispositif"),
    (LIST, "Retirée de l’ordre du jour", "Reportée", "résultat"),
    (CLOSING, "9 délibérations", "8 délibérations", "chiffres ou dates"),
    (CLOSING, "Mme Marguerite de LACAZE à M. Antoine JOUVE", "Mme Marguerite de LACAZE à M. Simon ORTAL", "noms"),
)


@cache
def told():
    """What is found once every file says all that is false at once, and where."""
    files = exported()[1]
    for path, before, after, _ in FALSE:
        whole = next(each for each in files if path in each)
        files = altered(files, whole, _printed(before, files[whole]), after, most=1)
    return report(files).discordances


@pytest.mark.parametrize(("path", "before", "after", "about"), FALSE)
def test_a_false_word_is_told_of_its_file(path, before, after, about):
    found = [each for each in told() if path in each.path and each.about == about]

    assert any(after in each.says.replace("\u00a0", " ") or before in _plain(each.expected) for each in found)


def test_nothing_is_told_of_a_file_that_says_what_it_should():
    false = {path for path, *_ in FALSE}

    assert all(any(path in each.path for path in false) for each in told())


def _printed(words, document):
    """Words with the spaces that the document has between them."""
    pattern = re.escape(words).replace(r"\ ", r"\s")
    return re.search(pattern, ZipFile(BytesIO(document)).read("word/document.xml").decode())[0]


def _plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")
