"""Templates looked at with the examples that are shipped: what is wrong is told with its paragraph."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from syndic_desktop.documents.word import Examined, examined
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.examples import Examples, examples_of
from tests.documents.word.makings import saved, with_paragraphs

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates_docx").glob("*/*.docx"))
SIGNED = ("{{ signataires.president.titre }}", "{{ signataires.president.nom }}")


@pytest.fixture(scope="module")
def examples() -> Examples:
    read = dossiers.read(ROOT / "resources" / "exemple" / "dossier.json")
    return examples_of(read.dossier, read.files)


def looked_at(examples: Examples, *paragraphs: str, document: str = "extrait") -> Examined:
    content = with_paragraphs(*paragraphs)
    return examined(content, document, examples.contexts[document], examples.images)


def sentences(found: Examined) -> str:
    return "\n".join(map(str, found.faults))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_shipped_has_no_fault(examples: Examples, path: Path) -> None:
    found = examined(path.read_bytes(), path.stem, examples.contexts[path.stem], examples.images)

    assert sentences(found) == ""
    assert found.sheet is not None
    assert found.sheet.text


def test_every_unknown_field_is_told_with_the_nearest(examples: Examples) -> None:
    found = looked_at(
        examples,
        *SIGNED,
        "Le {{ seance.date_longu }}",
        "{%p for clause in point.clauses %}",
        "{{ clause.text }}",
        "{%p endfor %}",
        "{{ sindicat.nom }}",
    )

    told = sentences(found)
    assert len(found.faults) == 3
    assert "au paragraphe « Le {{ seance.date_longu }} »" in told
    assert "vouliez-vous dire « seance.date_longue » ?" in told
    assert "vouliez-vous dire « clause.texte » ?" in told
    assert "vouliez-vous dire « syndicat » ?" in told


def test_a_field_that_no_example_reaches_is_told_all_the_same(examples: Examples) -> None:
    assert "« seance.jour »" in sentences(looked_at(examples, *SIGNED, "{% if 1 == 2 %}{{ seance.jour }}{% endif %}"))


def test_a_field_that_may_be_missing_is_no_fault(examples: Examples) -> None:
    assert looked_at(examples, *SIGNED, "{% if futur is defined %}oui{% endif %}").faults == ()


def test_who_signs_must_have_the_place(examples: Examples) -> None:
    assert "la place de la signature du président manque" in sentences(looked_at(examples, "Corps"))
    told = sentences(looked_at(examples, *SIGNED, document="proces-verbal"))
    assert "du secrétaire de séance manque" in told
    assert "du président manque" not in told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (("{%p for point in points %}", "x"), "n’est jamais fermé"),
        (("{% endif %}",), "n’est pas ouvert"),
        (("Avant {%p if point.projet %}", "x", "{%p endif %}"), "doit être seule dans son paragraphe"),
        (("{{ point.expose }",), "mal écrite"),
    ],
)
def test_tags_that_do_not_hold_are_told(examples: Examples, written: tuple[str, ...], told: str) -> None:
    assert told in sentences(looked_at(examples, *SIGNED, *written))


@pytest.mark.parametrize(
    "written",
    [
        "Le { seance.date_jour }}.",
        "{% if 1 == 1 %}oui{% endif %} puis %}",
        "Le { seance.date_jour }.",
        "Le { {titre} }",
    ],
)
def test_braces_that_would_be_printed_are_told(examples: Examples, written: str) -> None:
    (fault,) = looked_at(examples, *SIGNED, "Le {{ seance.date_longue }}.", written).faults

    assert fault.place.endswith(written[-10:].strip())
    assert "s’imprimeraient" in fault.what


def test_braces_cut_in_runs_or_alone_in_a_header_are_told(examples: Examples) -> None:
    document = Document(io.BytesIO(with_paragraphs(*SIGNED, header="{ syndicat.nom }}")))
    cut = document.add_paragraph("Le { seance.date_jour }")
    cut.add_run("}").bold = True
    found = examined(saved(document), "extrait", examples.contexts["extrait"], examples.images)

    assert {fault.place for fault in found.faults} == {"Le { seance.date_jour }}", "{ syndicat.nom }}"}


def test_braces_that_are_meant_are_no_fault(examples: Examples) -> None:
    assert looked_at(examples, *SIGNED, "{_{ champ }_}, {un mot}").faults == ()


def test_what_only_filling_shows_is_told(examples: Examples) -> None:
    told = sentences(looked_at(examples, *SIGNED, "Clauses : {{ point.clauses }}"))

    assert "« Clauses : {{ point.clauses }} »" in told
    assert "n’est pas un texte" in told or "liste" in told


def test_every_paragraph_that_cannot_be_filled_is_told_at_once() -> None:
    content = with_paragraphs(
        "Un : {{ a + 1 }}", "Deux : {{ b }}", "Trois : {{ b.c.d }}", "Quatre : {{ a | length + b }}", "{{ a }}"
    )

    faults = examined(content, "note-de-synthese", [{"a": "x", "b": {}}], {}).faults

    assert [fault.place.split(" ")[0] for fault in faults] == ["Un", "Deux", "Trois", "Quatre"]
