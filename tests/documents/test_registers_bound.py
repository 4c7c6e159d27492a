"""The register of a year: what its pages say, their feet, the sheets that its tables refer to."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
from pypdf import PdfReader

from syndic_desktop.documents.binding import Bound, ToBind, bound
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.contents.volumes import register
from syndic_desktop.documents.sources import source_of
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.registers import volume
from syndic_desktop.exchange import dossiers
from tests.documents.papers import EXAMPLE, TEMPLATES, words


@pytest.fixture(scope="module")
def what():
    """The year of the example, whose one session held has nine deliberations."""
    dossier = dossiers.read(EXAMPLE).dossier
    whole = volume(dossier.assembly.bodies[0], 2026, dossier.sessions)
    taken = [each for each in dossier.decisions if each.day and each.day.year == 2026]
    readings = [reading(source_of(dossier, session.key)) for session in whole.sessions]
    return ToBind(whole, readings, taken, title="Registre 2026")


@pytest.fixture(scope="module")
def unpaged(what) -> Bound:
    made = bound(what, Shelf(TEMPLATES), pdf=False)
    assert made is not None
    return made


def test_every_deliberation_stands_once_in_the_volume_and_in_both_tables(what, unpaged):
    told = words(unpaged.word)

    assert len(what.whole.entries) == 9
    for entry in what.whole.entries:
        assert told.count(f"n° {entry.item.number} –") == 1
        assert len(re.findall(rf"\b{entry.item.number}\b", told)) >= 4  # title, closing sheet, two tables


def test_word_counts_the_sheets_as_it_opens_what_nobody_counted(unpaged):
    with zipfile.ZipFile(io.BytesIO(unpaged.word)) as archive:
        settings = archive.read("word/settings.xml").decode()

    assert settings.count('<w:updateFields w:val="true"/>') == 1
    assert settings.index("<w:updateFields") < settings.index("<w:compat")


def test_each_session_has_a_foot_of_its_own(unpaged):
    with zipfile.ZipFile(io.BytesIO(unpaged.word)) as archive:
        feet = [archive.read(name).decode() for name in archive.namelist() if "footer" in name and "rels" not in name]

    assert [sum(said in foot for foot in feet) for said in ("Page de titre", "séance du 25", "tables de l’année")] == [
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(("tax", "said"), [(None, "(135,00\u00a0€)"), (Tax.BEFORE, "(135,00\u00a0€\u00a0HT)")])
def test_an_amount_is_told_with_its_tax_where_it_is_known(what, tax, said):
    decision = Decision(DecisionKind.ORDER, "A-1", "Barque", amount=Decimal(135), tax=tax)

    context = register(what.whole, what.readings, [decision])

    assert context["decisions"][0]["objet"] == f"Barque {said}"


def test_decisions_taken_by_delegation_are_entered_by_date(what, unpaged):
    told = words(unpaged.word)

    numbers = [each.number for each in sorted(what.decisions, key=lambda each: (each.day, each.number))]
    places = [told.index(f"\t{number}\t") if f"\t{number}\t" in told else told.rindex(number) for number in numbers]
    assert places == sorted(places)


def test_the_tables_say_the_sheets_of_the_pdf(soffice, what):
    made = bound(what, Shelf(TEMPLATES))
    assert made is not None
    assert made.pdf is not None

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages]
    told = words(made.word)

    assert made.pages["fin"] == len(pages)
    root = PdfReader(io.BytesIO(made.pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fr")
    for entry in what.whole.entries:
        sheet = made.pages[f"acte1n{entry.position}"]
        assert f"{entry.item.number} –" in pages[sheet - 1].replace("\N{NO-BREAK SPACE}", " ")
    assert all(f"Feuillet {rank}" in page for rank, page in enumerate(pages, start=1))
    assert f"contient {len(pages)} feuillets" in told
    assert "…" not in told[told.index("Table par date") :]


def test_nothing_is_made_once_cancelled(what):
    assert bound(what, Shelf(TEMPLATES), cancelled=lambda: True) is None
