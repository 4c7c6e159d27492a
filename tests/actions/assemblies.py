"""A store for gestures on the assembly: one session held, one in preparation; and what every gesture must keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from syndic_desktop.actions import Done
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, PoolDeputy, Seat
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.histories import record
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.store import Store

HELD, DRAFT = date(2026, 2, 10), date(2026, 12, 4)
AFTER = date(2026, 4, 1)
SYNDICAT = Syndicat(
    "Syndicat mixte d’essai",
    "Essai",
    SyndicatKind.CLOSED,
    ("1, rue X",),
    "Cahors",
    "046",
    "Lot",
    siret="20006125700016",
)


def person(code: str, civility: Civility = Civility.MRS) -> Person:
    return Person(code, civility, code.title(), code.upper(), f"{code}@exemple.fr")


ASSEMBLY = Assembly(
    colleges=(College("com", "Communes", "les"), College("dep", "Département", "le")),
    members=(Member("orsigny", "Orsigny", "com"), Member("departement", "Département", "dep")),
    people=tuple(person(code) for code in ("ada", "bea", "cleo", "dana", "zoe")),
    seats=(
        Seat("orsigny-1", "orsigny", "ada", deputies=("bea",), since=date(2020, 7, 1)),
        Seat("orsigny-2", "orsigny", "cleo", weight=Fraction(3, 2)),
        Seat("departement-1", "departement", None, vacant=True),
    ),
    pool_deputies=(PoolDeputy("orsigny", "dana"),),
    roles=(Role("ada", "Présidente", 0, date(2020, 7, 15)),),
    bodies=(
        Body("CS", "Comité syndical", BodyKind.COMMITTEE, ("orsigny-1", "orsigny-2", "departement-1"),
             "CS{annee}/{numero:02}", Counter.YEAR),
        Body("BU", "Bureau", BodyKind.BUREAU, ("orsigny-2",), "B{numero}", Counter.CONTINUOUS),
    ),
)  # fmt: skip
DOSSIER = Dossier(
    SYNDICAT,
    ASSEMBLY,
    (
        Session(
            "CS", HELD, "Cahors", "ada",
            attendance=(Presence("orsigny-1", Stance(State.PRESENT)), Presence("orsigny-2", Stance(State.PRESENT))),
            items=(Item(ItemKind.DELIBERATION, "Budget", number="CS2026/01"),),
        ),
        Session("CS", DRAFT, "Cahors", "ada"),
    ),
)  # fmt: skip


def read(store: Store) -> Dossier:
    with store.reading() as reader:
        return reader.dossier()


def assembly(store: Store) -> Assembly:
    return read(store).assembly


def undone_and_redone(store: Store, gesture: Callable[[Store], Done]) -> Assembly:
    """Make a gesture, take it back, make it again; the assembly it makes. Nothing held may have changed meanwhile."""
    before = read(store)
    with store.reading() as reader:
        footings = [each for each in reader.footings() if each.held]
    held = [record(before.assembly, replace(each, people=frozenset())) for each in footings]
    done = gesture(store)
    after = read(store)
    assert done.label
    assert [record(after.assembly, replace(each, people=frozenset())) for each in footings] == held
    assert done.undo is not None
    undone = done.undo(store)
    assert read(store) == before
    assert undone.undo is not None
    undone.undo(store)
    assert read(store) == after
    return after.assembly
