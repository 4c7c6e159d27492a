"""Items of an agenda, without their number and their vote, which depend on the others."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Annex, BudgetStep, Clause, Fate, Item, ItemKind, Speech
from syndic_desktop.domain.assemblies import (
    Assembly,
    SeatOnDay,
)
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.votes import Majority
from tests.strategies.basics import (
    acts,
    few,
    lines,
    optional,
    texts,
    words,
)
from tests.strategies.conducts import conducts
from tests.strategies.notices import overrides


@st.composite
def items_to_vote(draw: st.DrawFn, assembly: Assembly, seats: tuple[SeatOnDay, ...], day: date) -> Item:
    """An item without its number and its vote, which depend on the others."""
    known = optional(st.sampled_from([person.code for person in assembly.people]))
    recused = st.lists(st.sampled_from(seats), max_size=1) if seats else st.just([])
    return Item(
        draw(st.sampled_from(ItemKind)),
        draw(words()),
        rapporteur=draw(known),
        matter=draw(optional(st.sampled_from(("7.10", "7.1", "5.2")))),
        added_after_notice=draw(st.booleans()),
        fate=draw(_fates()),
        statement=draw(texts()),
        visas=draw(few(words())),
        recitals=draw(few(words())),
        heard=draw(few(words(), 0, 1)),
        verb=draw(optional(st.just("DÉCIDE"))),
        operative=draw(few(_clauses())),
        debate=draw(optional(few(_speeches(), 0, 1))),
        recusals=tuple(Recusal(seat.code, draw(words()), draw(st.booleans())) for seat in draw(recused)),
        president=draw(known),
        annexes=draw(few(annexes(), 0, 1)),
        act=draw(optional(acts(day))),
        budget=draw(optional(st.sampled_from(BudgetStep))),
        note=draw(optional(words())),
        overrides=draw(overrides()),
        majority=draw(optional(st.sampled_from(Majority))),
        competence=draw(_competences(assembly)),
        conduct=draw(conducts(seats)),
        private=draw(few(words(), 0, 1)),
    )


def _competences(assembly: Assembly) -> st.SearchStrategy[str | None]:
    """Most often none: everybody votes."""
    known = sorted({each for member in assembly.members for each in member.competences})
    return st.none() if not known else st.none() | st.none() | st.sampled_from(known)


@cache
def _fates() -> st.SearchStrategy[Fate]:
    """Most often kept: only what is kept is voted."""
    return st.sampled_from((Fate.KEPT, Fate.KEPT, Fate.KEPT, Fate.KEPT, Fate.WITHDRAWN, Fate.POSTPONED))


@cache
def _clauses() -> st.SearchStrategy[Clause]:
    return st.builds(Clause, lines(), optional(st.just("APPROUVE")), few(words()))


@cache
def _speeches() -> st.SearchStrategy[Speech]:
    # What is written as a code must be the code of somebody: these are names.
    speakers = words().map("M. {}".format)
    return st.builds(Speech, speakers, lines(), optional(lines()))


@cache
def annexes() -> st.SearchStrategy[Annex]:
    return st.builds(Annex, words(), st.none(), optional(st.just("99_AU")))
