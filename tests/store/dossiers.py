"""A small dossier written by hand, and what keeps a whole dossier in a store."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.notices import Dispatch, Means, Notice
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, paragraph
from syndic_desktop.domain.votes import Electorate, Vote, Voter
from syndic_desktop.store import Store

SYNDICAT = Syndicat("Syndicat mixte d’essai", "Essai", SyndicatKind.OPEN, ("1, rue X",), "Cahors", "046", "Lot")
ASSEMBLY = Assembly(
    colleges=(College("DEP", "Département", "le"),),
    members=(Member("CD", "Département", "DEP"),),
    people=(
        Person("ada", Civility.MRS, "Ada", "ALLARD"),
        Person("bob", Civility.MR, "Bob", "BORIE"),
        Person("cid", Civility.MR, "Cid", "CAZALS"),
    ),
    seats=(
        Seat("S2", "CD", "bob", weight=Fraction(3, 2)),
        Seat("S1", "CD", "ada", deputies=("cid",), until=date(2020, 6, 30)),
        Seat("S1", "CD", "cid", since=date(2020, 7, 1)),
    ),
    roles=(Role("ada", "Présidente", 0, date(2015, 1, 1)),),
    bodies=(
        Body("CS", "Comité syndical", BodyKind.COMMITTEE, ("S2", "S1"), "CS{annee}/{numero:02}", Counter.YEAR),
        Body("BU", "Bureau", BodyKind.BUREAU, ("S1",), "B{numero}", Counter.CONTINUOUS),
    ),
)
ITEMS = (
    Item(ItemKind.INFORMATION, "Décisions du bureau", statement=(DelegatedTable(DecisionKind.ORDER),)),
    Item(
        ItemKind.DELIBERATION,
        "Travaux de voirie",
        number="CS2019/01",
        statement=(paragraph("Le marché des œuvres d’art de l’échangeur."),),
        verb="DÉCIDE",
        operative=(Clause("d’attribuer le marché", sub=("lot n° 1",)),),
        vote=Vote(unanimous=True),
        electorate=Electorate((Voter("S2", "DEP", Fraction(3, 2), "bob"),)),
    ),
    Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses", debate=()),
)
SESSION = Session(
    "CS",
    date(2019, 2, 1),
    "Cahors",
    "ada",
    opening=time(18, 30),
    notice=Notice(date(2019, 1, 25), (Dispatch("bob", date(2019, 1, 25), Means.POST, "1A"),)),
    attendance=(Presence("S2", Stance(State.PRESENT)), Presence("S1", Stance(State.DEPUTY, deputy="cid"))),
    movements=(Movement("S2", 3, Stance(State.EXCUSED), time(19, 0)),),
    items=ITEMS,
)
DECISIONS = (
    Decision(DecisionKind.PURCHASE_ORDER, "LC2018-09", "Fournitures", amount=Decimal("1098.30")),
    Decision(DecisionKind.ORDER, "A1", "Régie"),
)
DOSSIER = Dossier(SYNDICAT, ASSEMBLY, (SESSION,), DECISIONS)


def keep(store: Store, dossier: Dossier, label: str = "importer") -> list[int]:
    """Make a store hold this dossier and nothing else; returns the ids of its sessions."""
    with store.writing(label) as writer:
        for line in writer.sessions():
            writer.remove_session(line.id)
        writer.save_syndicat(dossier.syndicat)
        writer.save_assembly(dossier.assembly)
        writer.save_decisions(dossier.decisions)
        writer.save_topics(dossier.topics)
        writer.save_phrases(dossier.phrases)
        writer.save_delegations(dossier.delegations)
        for each in dossier.classifications:
            writer.keep_classification(each)
        return [writer.add_session(session) for session in dossier.sessions]
