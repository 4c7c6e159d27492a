"""What an import would change, told object by object; and the dossier it makes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from syndic_desktop.domain.sessions import frozen
from syndic_desktop.exchange import dossiers
from syndic_desktop.exchange.comparing import CHANGED, NEW, SAME, Change, changes, merge
from tests.exchange.trees import Tree, read, session, small
from tests.strategies import dossiers as any_dossier


def told(before: Tree, after: Tree) -> list[str]:
    """The sentences of what is not identical."""
    return [each.sentence for each in changes(read(before).dossier, read(after).dossier) if each.what != SAME]


def test_everything_is_new_to_an_empty_store():
    found = changes(None, read(small()).dossier)

    assert {each.what for each in found} == {NEW}
    assert found[0] == Change("syndicat", "", NEW, "Syndicat (Essai) : nouveau.")
    assert found[4] == Change("personne", "p-ann", NEW, "Personne p-ann (ann X) : nouvelle.")
    assert found[-1] == Change("séance", "CS:2021-03-05", NEW, "Séance CS:2021-03-05 (Port) : nouvelle.")


def test_what_changes_is_told_with_its_old_and_new_value():
    after = small()
    after["syndicat"]["ville"] = "Pont"
    after["personnes"][0]["courriel"] = "ann@exemple.fr"
    after["sieges"][0]["suppleants"] = []
    after["fonctions"][0]["rang"] = 1
    after["colleges"].append({"code": "L", "nom": "Lacs", "article": "les"})

    assert told(small(), after) == [
        "Syndicat (Essai) : modifié (ville : « Port » → « Pont »).",
        "Collège L (Lacs) : nouveau.",
        "Personne p-ann (ann X) : modifiée (courriel : rien → « ann@exemple.fr »).",
        "Siège A : modifié (suppléants).",
        "Fonction p-bob (Présidente) : modifiée (rang : « 0 » → « 1 »).",
    ]


def test_what_changes_in_a_session_is_told_by_seat_and_by_item():
    after = small()
    held = after["seances"][0]
    held["presences"][4] = {"siege": "E", "etat": "excuse"}
    held["presences"].pop(1)
    held["points"][1]["objet"] = "Autre objet"
    held["heure_cloture"] = "12:30"
    held["secretaire"] = "p-ann"
    held["mouvements"] = [{"siege": "C", "avant_point": 2, "etat": "absent"}]

    assert told(small(), after) == [
        "Séance CS:2021-03-05 (Port) : modifiée (heure de clôture : rien → « 12:30 », secrétaire : rien → « p-ann », "
        "présences : E, B, mouvements : C, et 1 autre)."
    ]
    assert told(after, small())[0].startswith("Séance CS:2021-03-05 (Port) : modifiée (présences : B, E, point 2, ")


def test_an_agenda_that_grows_is_told():
    after = small()
    after["seances"][0]["points"].append({"type": "debat", "objet": "Orientations"})

    assert told(small(), after) == ["Séance CS:2021-03-05 (Port) : modifiée (points : 2 → 3)."]


def test_decisions_are_known_by_kind_and_number():
    def decision(kind: str, **said: str) -> Tree:
        return {"type": kind, "numero": "2021-01", "objet": "Balisage", **said}

    before, after = small(), small()
    before["decisions"] = [decision("arrete")]
    after["decisions"] = [decision("arrete", montant="10.00"), decision("convention")]

    assert told(before, after) == [
        "Décision 2021-01 (Balisage) : modifiée (montant : rien → « 10.00 »).",
        "Décision 2021-01 (Balisage) : nouvelle.",
    ]


def test_known_objects_are_replaced_in_place_and_new_ones_appended():
    before, after = small(), small()
    before["seances"].append(session("2021-06-04", 3))
    after["personnes"] = [
        dict(after["personnes"][1], telephone="01 99 00 00 00"),
        *after["personnes"][2:],
        after["personnes"][0],
    ]
    after["personnes"].append({"code": "p-gil", "civilite": "M.", "prenom": "gil", "nom": "X"})

    merged = merge(read(before).dossier, read(after).dossier)

    assert [person.code for person in merged.assembly.people] == [
        "p-ann", "p-bob", "p-cid", "p-dan", "p-eve", "p-fay", "p-gil",
    ]  # fmt: skip
    assert merged.assembly.people[1].phone == "01 99 00 00 00"
    assert [str(each.key) for each in merged.sessions] == ["CS:2021-03-05", "CS:2021-06-04"]


def test_a_new_mandate_does_not_rewrite_the_one_before():
    before, after = small(), small()
    before["sieges"][1]["au"] = "2021-12-31"
    after["sieges"][1] |= {"titulaire": "p-eve", "du": "2022-01-01"}
    after["seances"] = []

    merged = merge(read(before).dossier, read(after).dossier)

    assert [(seat.titular, seat.until is None) for seat in merged.assembly.seats if seat.code == "B"] == [
        ("p-bob", False),
        ("p-eve", True),
    ]
    assert dossiers.check(merged) == ()


def test_a_merge_that_contradicts_itself_can_be_refused():
    after = small()
    after["sieges"][1] |= {"titulaire": "p-eve", "du": "2022-01-01"}
    after["seances"] = []
    merged = merge(read(small()).dossier, read(after).dossier)

    with pytest.raises(dossiers.FaultyDossier, match="deux titulaires pour le siège « B »"):
        dossiers.check(merged)


def test_a_frozen_electorate_is_no_difference_and_is_kept():
    plain = read(small()).dossier
    known = replace(plain, sessions=tuple(frozen(plain.sitting(each)) for each in plain.sessions))

    assert {each.what for each in changes(known, plain)} == {SAME}
    assert merge(known, plain) == known


@given(any_dossier())
@settings(max_examples=25)
def test_a_dossier_merged_with_itself_is_itself(dossier):
    assert merge(dossier, dossier) == dossier
    assert merge(None, dossier) == dossier
    assert {each.what for each in changes(dossier, dossier)} == {SAME}


@given(any_dossier(), any_dossier())
@settings(max_examples=25)
def test_nothing_known_disappears_and_nothing_brought_is_left_out(one, other):
    merged = merge(one, other)

    assert {each.what for each in changes(merged, other)} == {SAME}
    for kind in ("people", "seats", "bodies", "members", "colleges"):
        known = {each.code for each in (*getattr(one.assembly, kind), *getattr(other.assembly, kind))}
        assert {each.code for each in getattr(merged.assembly, kind)} == known
    assert len(merged.sessions) == len({each.key for each in (*one.sessions, *other.sessions)})
    assert CHANGED not in {each.what for each in changes(None, other)}
