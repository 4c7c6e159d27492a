"""Small invented sessions: six members of two colleges, ready to be changed by a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

from syndic_desktop.documents.contents.extracts import extract, taken
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.votes import Vote

DAY = date(2024, 3, 1)
HERE = Stance(State.PRESENT)

SYNDICAT = Syndicat(
    "Syndicat mixte du Lac", "Le Lac", SyndicatKind.CLOSED, ("1 quai du Port",), "Orsigny", "099", "Lacs"
)
PEOPLE = (
    Person("bel", Civility.MRS, "Anne", "BEL", birth=date(1950, 1, 1)),
    Person("cot", Civility.MR, "Paul", "COT", birth=date(1960, 1, 1)),
    Person("dru", Civility.MRS, "Inès", "DRU"),
    Person("eau", Civility.MR, "Luc", "EAU"),
    Person("fau", Civility.MRS, "Zoé", "FAU"),
    Person("gue", Civility.MR, "Jean", "GUÉ"),
    Person("hic", Civility.MRS, "Lise", "HIC"),
    Person("ino", Civility.MRS, "Rose", "INO"),
)
SEATS = (
    Seat("V1", "v", "bel"),
    Seat("V2", "v", "cot"),
    Seat("V3", "v", "dru", deputies=("hic",)),
    Seat("C1", "c", "eau"),
    Seat("C2", "c", "fau", deputies=("ino",)),
    Seat("C3", "c", "gue"),
)
ASSEMBLY = Assembly(
    (College("V", "Ville d’Orsigny", "la"), College("C", "Communes", "les")),
    (Member("v", "Ville d’Orsigny", "V"), Member("c", "Communes du lac", "C")),
    PEOPLE,
    SEATS,
    roles=(Role("bel", "Présidente", 0, date(2020, 1, 1)), Role("eau", "1er Vice-Président", 1, date(2020, 1, 1))),
    bodies=(
        Body("CS", "Comité syndical", BodyKind.COMMITTEE, tuple(seat.code for seat in SEATS), "{numero}", Counter.YEAR),
    ),
)
ITEM = Item(
    ItemKind.DELIBERATION,
    "Achat d’une barque",
    number="2024-1",
    operative=(Clause("d’acheter une barque."),),
    vote=Vote(unanimous=True),
)


def stances(**others: Stance) -> tuple[Presence, ...]:
    """Everybody is present but those given by seat."""
    return tuple(Presence(seat.code, others.get(seat.code, HERE)) for seat in SEATS)


def session(*items: Item, **changes: object) -> Session:
    """A session held on a first of March, where everybody came."""
    base = Session(
        "CS", DAY, "Orsigny", "bel", time(18), notice=Notice(date(2024, 2, 20)), attendance=stances(), items=items
    )
    return replace(base, **changes)


def source(held: Session, assembly: Assembly = ASSEMBLY, syndicat: Syndicat = SYNDICAT) -> Source:
    return Source(syndicat, sitting(assembly, syndicat.profile, held), {})


def read(held: Session, assembly: Assembly = ASSEMBLY) -> Reading:
    return reading(source(held, assembly))


def vote_of(vote: Vote, held: Session | None = None, assembly: Assembly = ASSEMBLY, **item: object) -> Context:
    """How the vote of a small item is told."""
    changed = replace(ITEM, vote=vote, **item)
    told = read(replace(held or session(), items=(changed,)), assembly)
    return taken(told.states[0], told)


def extract_of(held: Session, assembly: Assembly = ASSEMBLY) -> Context:
    """The extract of the first item."""
    told = read(held, assembly)
    return extract(told.states[0], told)


def weighing(**weights: int | Fraction) -> Assembly:
    """The same assembly where some seats weigh more than one vote."""
    seats = tuple(replace(seat, weight=Fraction(weights.get(seat.code, 1))) for seat in SEATS)
    return replace(ASSEMBLY, seats=seats)


def plain(text: object) -> str:
    """A text with ordinary spaces."""
    return str(text).replace("\u00a0", " ")
