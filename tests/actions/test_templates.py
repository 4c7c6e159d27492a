"""Her own sets of Word templates: copied, taken back, given up, used, and undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndic_desktop.actions import syndicats, templates
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents.folders import made, papers
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.examples import Examples, examples_of
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.templates import HERS as MINE
from syndic_desktop.queries.templates import TITLES, set_documents, template_bytes, template_sets
from syndic_desktop.store import Store, create_store
from tests.documents.papers import TEMPLATES, words
from tests.documents.word.makings import with_paragraphs

MOMENT = datetime(2026, 11, 2, 9, tzinfo=UTC)
EXAMPLE = TEMPLATES.parent / "resources" / "exemple" / "dossier.json"
EXTRACT = (TEMPLATES / "classique" / "extrait.docx").read_bytes()
NOTE = (TEMPLATES / "classique" / "note-de-synthese.docx").read_bytes()
HERS = with_paragraphs("Maison {{ syndicat.nom }} : {{ point.objet }}", "{{ signataires.president.nom }}")


@pytest.fixture(scope="module")
def reading() -> dossiers.Reading:
    return dossiers.read(EXAMPLE)


@pytest.fixture(scope="module")
def examples(reading: dossiers.Reading) -> Examples:
    return examples_of(reading.dossier, reading.files)


@pytest.fixture
def store(tmp_path: Path, reading: dossiers.Reading) -> Iterator[Store]:
    with new(tmp_path / "essai.syndic") as made:
        import_dossier(made, reading.dossier, reading.files)
        yield made


def new(path: Path) -> Store:
    return create_store(path, clock=lambda: MOMENT, holder="essai")


def kept(store: Store) -> dict[str, bytes]:
    with store.reading() as reader:
        return {line.path: reader.file(line.path) for line in reader.files() if line.path.startswith("modeles/")}


def take_back(store: Store, content: bytes, examples: Examples, document: str = "extrait") -> None:
    contexts = examples.contexts[document]
    templates.take_back(store, "maison", document, content, contexts, examples.images)


def copy(store: Store) -> None:
    templates.duplicate_set(store, "Maison", {"extrait": EXTRACT, "note-de-synthese": NOTE})


def test_a_set_is_copied_and_undone(store: Store) -> None:
    done = templates.duplicate_set(store, " Notre  Maison ", {"extrait": EXTRACT})

    assert kept(store) == {"modeles/notre-maison/extrait.docx": EXTRACT}
    assert done.undo is not None
    again = done.undo(store)
    assert kept(store) == {}
    assert again.undo is not None
    again.undo(store)
    assert kept(store) == {"modeles/notre-maison/extrait.docx": EXTRACT}


def test_sets_say_where_each_document_comes_from(store: Store) -> None:
    templates.duplicate_set(store, "Maison", {"extrait": HERS})
    rows = {row.name: row for row in template_sets(store, TEMPLATES)}

    assert list(rows) == ["classique", "nominatif", "rapport", "assemblee", "maison"]
    assert [row.hers for row in rows.values()] == [False] * 4 + [True]
    assert {each.document for each in rows["maison"].documents} == set(TITLES)
    origins = {each.document: each.origin for each in rows["maison"].documents}
    assert origins["extrait"] == MINE
    assert origins["convocation"] == "fourni (classique)"
    assert template_bytes(store, TEMPLATES, "maison", "extrait") == HERS
    assert set_documents(store, TEMPLATES, "maison").keys() == set(TITLES)
    assert set_documents(store, TEMPLATES, "nominatif")["extrait"] != EXTRACT


@pytest.mark.parametrize("typed", ["", " ", "Classique", "maison", "x" * 80, "../.."])
def test_a_name_that_cannot_be_is_refused(store: Store, typed: str) -> None:
    copy(store)

    with pytest.raises(RuleViolation):
        templates.duplicate_set(store, typed, {"extrait": EXTRACT})


def test_her_template_makes_the_papers(store: Store, examples: Examples) -> None:
    copy(store)
    take_back(store, HERS, examples)
    templates.use_set(store, "maison")

    with store.reading() as reader:
        first = reader.sessions()[0].id
    _, source = paper_source(store, first)
    extract = next(paper for paper in papers(source) if paper.kind == "extrait")
    notice = next(paper for paper in papers(source) if paper.kind == "convocation")
    shelf = source.shelf(TEMPLATES)

    assert words(made(extract, source, shelf)).startswith("Maison Syndicat mixte")
    assert shelf.data("note-de-synthese") == NOTE
    assert shelf.data("convocation") == (TEMPLATES / "classique" / "convocation.docx").read_bytes()
    assert made(notice, source, shelf)


@pytest.mark.parametrize(
    "content",
    [b"", with_paragraphs("Sans signature"), with_paragraphs("{{ rien }}", "{{ signataires.president.nom }}")],
)
def test_a_faulty_template_is_refused_and_the_file_untouched(store: Store, examples: Examples, content: bytes) -> None:
    copy(store)

    with pytest.raises(RuleViolation, match="maison/extrait"):
        take_back(store, content, examples)

    assert kept(store)["modeles/maison/extrait.docx"] == EXTRACT


SIGNED_BY = "{{ signataires.president.nom }}"


@pytest.mark.parametrize(
    "signature",
    [
        ("{{ signataires.president.titre }}", "{{ syndicat.nom }}"),
        ('{% if point.objet == "zzz" %}' + SIGNED_BY + "{% endif %}",),
        ('{%p if syndicat.nom == "zzz" %}', "{{ signataires.president.titre }}", SIGNED_BY, "{%p endif %}"),
        ("{% set x = signataires.president.nom %}",),
    ],
)
def test_a_template_that_does_not_print_who_signs_is_refused(
    store: Store, examples: Examples, signature: tuple[str, ...]
) -> None:
    copy(store)

    with pytest.raises(RuleViolation, match="nom du président n’est pas imprimé"):
        take_back(store, with_paragraphs("{{ point.objet }}", *signature), examples)

    take_back(store, with_paragraphs("{{ point.objet }}", SIGNED_BY.replace(" }}", "|upper }}")), examples)


def test_a_shipped_set_is_never_changed(store: Store, examples: Examples) -> None:
    with pytest.raises(RuleViolation, match="fourni"):
        templates.take_back(store, "classique", "extrait", HERS, examples.contexts["extrait"], {})
    with pytest.raises(RuleViolation, match="fourni"):
        templates.remove_set(store, "classique")


def test_a_document_is_given_up_and_comes_back(store: Store) -> None:
    copy(store)
    done = templates.give_up(store, "maison", "extrait")

    assert list(kept(store)) == ["modeles/maison/note-de-synthese.docx"]
    with pytest.raises(RuleViolation, match="dernier"):
        templates.give_up(store, "maison", "note-de-synthese")
    assert done.undo is not None
    done.undo(store)
    assert kept(store)["modeles/maison/extrait.docx"] == EXTRACT


def test_the_set_in_use_is_not_removed(store: Store) -> None:
    copy(store)
    used = templates.use_set(store, "maison")

    with pytest.raises(RuleViolation, match="choisissez-en d’abord un autre"):
        templates.remove_set(store, "maison")

    assert used.undo is not None
    used.undo(store)
    removed = templates.remove_set(store, "maison")
    assert kept(store) == {}
    assert removed.undo is not None
    removed.undo(store)
    assert len(kept(store)) == 2


def test_the_syndicat_is_edited_though_its_set_is_hers(store: Store) -> None:
    copy(store)
    templates.use_set(store, "maison")
    with store.reading() as reader:
        known = reader.syndicat()
    assert known is not None

    syndicats.edit_syndicat(store, known, sets=("classique",))


def test_her_sets_travel_in_the_zip(store: Store, tmp_path: Path) -> None:
    copy(store)
    templates.use_set(store, "maison")
    with store.reading() as reader:
        dossier, files = reader.dossier(), {line.path: reader.file(line.path) for line in reader.files()}
    path = tmp_path / "dossier.zip"
    path.write_bytes(dossiers.to_zip(dossier, files))

    read = dossiers.read(path)
    with new(tmp_path / "autre.syndic") as other:
        import_dossier(other, read.dossier, read.files)
        assert kept(other) == kept(store)

    assert not any("modeles" in each for each in read.notices)


def test_a_hostile_template_in_a_dossier_stops_the_import(store: Store, reading: dossiers.Reading) -> None:
    hostile = with_paragraphs("{{ ''.__class__ }}")

    with pytest.raises(RuleViolation, match="interdit"):
        import_dossier(store, reading.dossier, {"modeles/maison/extrait.docx": hostile})

    assert kept(store) == {}


def test_a_copy_tells_that_what_is_shipped_has_changed_since(store: Store, tmp_path: Path, examples: Examples) -> None:
    root = tmp_path / "modeles"
    shutil.copytree(TEMPLATES, root)
    templates.duplicate_set(store, "Maison", set_documents(store, root, "nominatif"))
    templates.duplicate_set(store, "Seconde", set_documents(store, root, "maison"))
    assert behind(store, root) == set()

    (root / "nominatif" / "extrait.docx").write_bytes(NOTE)
    assert behind(store, root) == {("maison", "extrait"), ("seconde", "extrait")}

    templates.give_up(store, "maison", "extrait")
    assert behind(store, root) == {("seconde", "extrait")}
    assert template_bytes(store, TEMPLATES, "seconde", "extrait") != EXTRACT


def test_a_copy_makes_the_papers_that_what_is_shipped_makes(store: Store, examples: Examples) -> None:
    from syndic_desktop.documents.word import examined

    copied = set_documents(store, TEMPLATES, "classique")["extrait"]

    assert copied != EXTRACT
    found = [examined(each, "extrait", examples.contexts["extrait"], examples.images) for each in (copied, EXTRACT)]
    assert found[0].faults == ()
    assert found[0].sheet == found[1].sheet


def behind(store: Store, root: Path) -> set[tuple[str, str]]:
    return {(row.name, each.document) for row in template_sets(store, root) for each in row.documents if each.behind}
