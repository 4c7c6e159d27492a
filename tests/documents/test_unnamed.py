"""A signature whose name is missing is said with how many papers wait for it."""

from __future__ import annotations

from dataclasses import replace

from syndic_desktop.documents.folders import papers
from syndic_desktop.documents.unnamed import unnamed
from syndic_desktop.domain.wording import NB
from tests.documents.sessions import ASSEMBLY, ITEM, session, source


def told(assembly=ASSEMBLY, **changes):
    return [each.replace(NB, " ") for each in unnamed(papers(source(session(ITEM, **changes), assembly)))]


def test_a_session_without_a_secretary_says_so_once():
    # The extract, the minutes, the list and the closing sheet; the roll is filled by hand in the room.
    assert told() == [
        "Aucun secrétaire de séance n’est désigné : sa place reste vide sur 4 documents, désignez-le à l’étape Séance."
    ]
    assert told(secretary="dru") == []


def test_an_assembly_that_nobody_presides_says_so():
    (said,) = told(replace(ASSEMBLY, roles=()), president=None, secretary="dru")
    assert said.startswith("Personne n’est désigné pour signer comme président : sa place reste vide sur ")
