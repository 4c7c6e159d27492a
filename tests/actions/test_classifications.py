"""Taking in the classification of the préfecture, in a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions.classifications import take_classification
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.classifications import Classification, FiledMatter, FileKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.controls import controls
from syndic_desktop.store import create_store, open_store

OLD = Classification(
    date(2024, 1, 1), (FiledMatter("7.1", "Budget"),), (FileKind(Nature.DELIBERATION, "99_DE", "Acte"),)
)
NEW = replace(OLD, day=date(2026, 1, 1), matters=(FiledMatter("7.1.6", "Orientations"),))


@pytest.fixture
def store(tmp_path):
    clock = lambda: datetime(2026, 11, 20, 10, 42)  # noqa: E731
    with create_store(tmp_path / "a.syndic", clock=clock, holder="essai") as store:
        yield store


def known(store):
    with store.reading() as reader:
        return reader.classification()


def test_the_newest_is_in_use_and_comes_back_when_it_is_taken_back(store):
    take_classification(store, OLD)
    done = take_classification(store, NEW)
    assert known(store) == NEW

    back = done.undo(store)
    assert known(store) == OLD
    back.undo(store)
    assert known(store) == NEW


def test_it_is_read_whole_from_the_file(store):
    take_classification(store, NEW)
    path = store.path
    store.close()

    with open_store(path, clock=lambda: datetime(2026, 11, 21), holder="essai") as again:
        assert known(again) == NEW


def test_the_checks_of_a_session_speak_of_the_classification_in_use(tmp_path):
    reading = dossiers.read(bootstrap.paths().example)
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 11, 20), holder="essai") as store:
        import_dossier(store, reading.dossier, reading.files)
        before = {control.finding.fact for control in controls(store)}
        take_classification(store, NEW)
        after = {control.finding.fact for control in controls(store)}

    assert any("classification de la préfecture" in fact for fact in after - before)


def test_an_older_one_is_refused_with_the_date_of_the_one_in_use(store):
    take_classification(store, NEW)

    with pytest.raises(RuleViolation, match="plus récente"):
        take_classification(store, OLD)
    assert known(store) == NEW


def test_the_same_one_again_changes_nothing(store):
    take_classification(store, NEW)

    assert take_classification(store, NEW).touched == frozenset()


def test_the_classifications_travel_in_the_dossier(store, tmp_path):
    reading = dossiers.read(bootstrap.paths().example)
    import_dossier(store, reading.dossier, reading.files)
    take_classification(store, OLD)
    take_classification(store, NEW)
    with store.reading() as reader:
        brought = dossiers.parse(dossiers.to_json(reader.dossier())).dossier

    with create_store(tmp_path / "autre.syndic", clock=lambda: datetime(2026, 11, 21), holder="essai") as other:
        import_dossier(other, brought, {})
        assert known(other) == NEW
        with other.reading() as reader:
            before = reader.journal()
        import_dossier(other, brought, {})
        with other.reading() as reader:
            assert reader.dossier().classifications == (OLD, NEW)
            assert reader.journal() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"matters": ()}, "aucune matière"),
        ({"matters": (FiledMatter("7.1\n<x>", "Budget"),)}, "n’est pas un code de matière"),
        ({"kinds": (FileKind(Nature.DELIBERATION, "../99", "Acte"),)}, "n’est pas un type de pièce"),
        ({"day": OLD.day}, "déjà donnée"),
    ],
)
def test_a_dossier_whose_classification_is_none_is_refused(changed, said):
    dossier = dossiers.read(bootstrap.paths().example).dossier
    wrong = replace(dossier, classifications=(OLD, replace(NEW, **changed)))

    with pytest.raises(dossiers.FaultyDossier, match=said):
        dossiers.parse(dossiers.to_json(wrong))
