"""Thirty years of a syndicat: 240 sessions and 7,000 deliberations of about 2 kB, in the words such texts use.

`python -m tests.store.years FICHIER.syndic [SÉANCES [POINTS]]` writes one, and prints what it cost.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import Listing, paragraph
from syndic_desktop.domain.votes import Vote
from syndic_desktop.store import create_store
from tests.store.conftest import clock
from tests.store.dossiers import ASSEMBLY, DOSSIER, keep

WORDS = """
le la les de du des et à au aux en pour par sur dans que qui est sont comité syndical syndicat mixte délibération
projet convention marché travaux réseau numérique très haut débit fibre département communes communauté compétence
budget principal annexe exercice crédits dépenses recettes section fonctionnement investissement participation
membres délégués président vice-président rapport présenté approuve autorise signer avenant lot entreprise montant
euros hors taxes attribution subvention plan financement région état europe maîtrise d’œuvre études voirie eau
assainissement collecte déchets énergie éclairage public transport tourisme patrimoine écoles aménagement
"""
COMMON = WORDS.split()
FIRST = date(1996, 1, 15)
SOUNDS = "ba cau dre fi gou lhè mont nac œu ri sé ti vou pla çon mer lan quer sur ette age eur iste ville"
SYLLABLES = SOUNDS.split()


def vocabulary() -> tuple[str, ...]:
    """A hundred words of the trade, then thousands that grow rarer and rarer, as in any language (Zipf)."""
    draw = random.Random(7)
    made = dict.fromkeys((*COMMON, *(_made_up(draw) for _ in range(9000))))
    return tuple(made)


def _made_up(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))


VOCABULARY = vocabulary()
WEIGHTS = tuple(accumulate(1 / (rank + 5) for rank in range(len(VOCABULARY))))


def dossier(sessions: int = 240, items: int = 7000) -> Dossier:
    """The same dossier each time it is asked for."""
    draw = random.Random(1996)
    shares = [items // sessions + (place < items % sessions) for place in range(sessions)]
    held = tuple(_session(draw, place, share) for place, share in enumerate(shares))
    return replace(DOSSIER, sessions=held)


def questions(count: int) -> list[str]:
    """What a secretary might type: one to four words as often as texts use them, whole or begun."""
    draw = random.Random(3)
    asked = [" ".join(draw.choices(VOCABULARY, cum_weights=WEIGHTS, k=draw.randint(1, 4))) for _ in range(count)]
    return [question[: draw.randint(2, len(question))] if draw.random() < 0.3 else question for question in asked]


def _session(draw: random.Random, place: int, items: int) -> Session:
    day = FIRST + timedelta(days=46 * place)
    roll = tuple(Presence(code, Stance(State.PRESENT)) for code in ASSEMBLY.bodies[0].seats)
    made = tuple(_item(draw, day.year, place, position) for position in range(1, items + 1))
    return Session("CS", day, "Cahors", "ada", attendance=roll, items=made)


def _item(draw: random.Random, year: int, place: int, position: int) -> Item:
    statement = [paragraph(_sentence(draw, 60)) for _ in range(3)]
    return Item(
        ItemKind.DELIBERATION,
        _sentence(draw, 10),
        number=f"CS{year}/{place % 8}{position:02}",
        statement=(*statement, Listing(tuple(paragraph(_sentence(draw, 12)) for _ in range(3)))),
        visas=("Vu le code général des collectivités territoriales",),
        verb="DÉCIDE",
        operative=tuple(Clause(_sentence(draw, 15)) for _ in range(3)),
        vote=Vote(unanimous=True),
    )


def _sentence(draw: random.Random, length: int) -> str:
    return " ".join(draw.choices(VOCABULARY, cum_weights=WEIGHTS, k=length)).capitalize() + "."


def main(path: Path, sessions: int = 240, items: int = 7000) -> None:
    """Write the file."""
    made = dossier(sessions, items)
    started = time.perf_counter()
    with create_store(path, clock=clock, holder="bancs d’essai") as store:
        keep(store, made)
    print(f"{items} points en {time.perf_counter() - started:.1f} s, {path.stat().st_size / 1e6:.1f} Mo")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
