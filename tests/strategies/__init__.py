"""Dossiers for hypothesis: small, odd, and valid (every code known, every seat in one state, every vote countable).

`dossiers()` is what most tests want; `sessions(assembly, profile)`, `texts()` and the like are its parts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.acts import CHOICES, Nature
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.classifications import Classification, FiledMatter, FileKind
from syndic_desktop.domain.decisions import Decision, Tax
from syndic_desktop.domain.delegations import Delegation, Holder
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.phrases import Phrase, PhraseKind
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.topics import UpcomingTopic
from tests.strategies.assemblies import assemblies, syndicats
from tests.strategies.basics import FIRST, acts, days, few, optional, texts, words
from tests.strategies.items import annexes, items_to_vote
from tests.strategies.sessions import sessions
from tests.strategies.votes import votes


@st.composite
def decisions(draw: st.DrawFn, assembly: Assembly) -> tuple[Decision, ...]:
    """Delegated decisions, told apart by kind, number and day."""
    bodies = st.sampled_from([body.code for body in assembly.bodies])
    amounts = st.decimals(0, 99999, places=2, allow_nan=False, allow_infinity=False)
    some = optional(words())
    kinds = st.sampled_from([(kind, nature) for kind, natures in CHOICES.items() for nature in (None, *natures)])
    decision = st.builds(
        lambda kind, *said, **more: Decision(kind[0], *said, nature=kind[1], **more),
        kinds, words(), words(), optional(days()), optional(bodies), some,
        optional(amounts), optional(st.sampled_from(Tax)), some, some, optional(acts(FIRST)),
        optional(days()), some, few(annexes()), few(words()),
        matter=optional(st.sampled_from(("4.1", "5.7.1"))), text=some,
    )  # fmt: skip
    return tuple(draw(st.lists(decision, max_size=3, unique_by=lambda each: each.key)))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A whole dossier, as small as it can be while everything that exists may appear."""
    syndicat, assembly = draw(syndicats()), draw(assemblies())
    held = draw(
        st.lists(sessions(assembly, syndicat.profile), max_size=2, unique_by=lambda each: (each.body, each.day))
    )
    carried = draw(st.booleans())
    return Dossier(
        syndicat,
        assembly,
        _carried_over(held) if carried else tuple(held),
        draw(decisions(assembly)),
        draw(topics(assembly)),
        draw(phrases()),
        draw(delegations()),
        draw(classifications()),
    )


@cache
def classifications() -> st.SearchStrategy[tuple[Classification, ...]]:
    """What the préfecture filed acts under, on days told apart, oldest first."""
    matters = st.builds(FiledMatter, st.sampled_from(("7", "7.1", "7.1.6")), words())
    kinds = st.builds(FileKind, st.sampled_from(Nature), st.sampled_from(("99_DE", "21_RP")), words())
    one = st.builds(Classification, days(), st.lists(matters, min_size=1, max_size=2).map(tuple), few(kinds))
    told = st.lists(one, max_size=2, unique_by=lambda each: each.day)
    return told.map(lambda found: tuple(sorted(found, key=lambda each: each.day)))


@cache
def delegations() -> st.SearchStrategy[tuple[Delegation, ...]]:
    """What is delegated: names told apart, a ceiling with its tax, days in order."""
    ceilings = st.decimals(1, 99999, places=2, allow_nan=False, allow_infinity=False)
    periods = st.tuples(optional(days()), optional(days())).map(_in_order)
    limits = st.just((None, None, None)) | st.tuples(ceilings, st.sampled_from(Tax), optional(ceilings))
    holders = st.tuples(st.sampled_from(Holder), optional(words())).map(
        lambda said: said if said[0] is Holder.VICE_PRESIDENT else (said[0], None)
    )
    one = st.builds(
        lambda name, to, kinds, limit, act, period: Delegation(
            name, to[0], kinds, *limit[:2], act, *period, limit[2], to[1]
        ),
        words(), holders, few(st.sampled_from(DecisionKind)), limits, optional(words()), periods,
    )  # fmt: skip
    return st.lists(one, max_size=2, unique_by=lambda each: each.name).map(tuple)


def _in_order(period: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
    since, until = period
    return (until, since) if since and until and until < since else (since, until)


@st.composite
def topics(draw: st.DrawFn, assembly: Assembly) -> tuple[UpcomingTopic, ...]:
    """Items foreseen for the bodies of an assembly; two may bear the same subject."""
    bodies = st.sampled_from([body.code for body in assembly.bodies])
    items = items_to_vote(assembly, (), FIRST).map(lambda item: replace(item, act=None))
    return tuple(draw(st.lists(st.builds(UpcomingTopic, bodies, items, optional(days())), max_size=2)))


def phrases() -> st.SearchStrategy[tuple[Phrase, ...]]:
    """A library, told apart by kind and name."""
    phrase = st.builds(Phrase, st.sampled_from(PhraseKind), words(), words())
    return st.lists(phrase, max_size=2, unique_by=lambda each: each.key).map(tuple)


def _carried_over(held: list[Session]) -> tuple[Session, ...]:
    """The sessions, those of a body that met before being second convocations."""
    return tuple(_second(session, [other for other in held if other.body == session.body]) for session in held)


def _second(session: Session, others: list[Session]) -> Session:
    first = next((other for other in others if other.day < session.day), None)
    if first is None:
        return session
    return replace(session, nature=SessionNature.SECOND_NOTICE, first_session=str(first.key))


__all__ = ["assemblies", "decisions", "dossiers", "sessions", "syndicats", "texts", "votes"]
