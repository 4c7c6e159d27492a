"""Amendments to an operative part: what was there, what is asked for, and the text once it is decided.

What was adopted is in the operative part; the amendment keeps what it replaced, so that both are read in the minutes
and a decision taken by mistake can be taken back.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from syndic_desktop.domain.agenda import Clause, Item
from syndic_desktop.domain.conducts import Amendment
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Counts


def propose(item: Item, author: str, clause: int, after: str) -> Item:
    """Ask for a clause (1-based) to read otherwise; 0: for one more at the end; an empty text: for it to go.

    Raises RuleViolation: no such clause, nothing to change.
    """
    after = after.strip()
    if not 0 <= clause <= len(item.operative):
        raise RuleViolation(f"Le dispositif compte {len(item.operative)} articles : choisissez l’un d’eux.")
    before = item.operative[clause - 1].text if clause else ""
    if after == before:
        raise RuleViolation("L’amendement ne change rien : écrivez le texte demandé.")
    asked = Amendment(author, after, clause, before)
    return _with(item, (*item.conduct.amendments, asked))


def as_proposed(item: Item) -> Item:
    """The item as it was put to the session: what it adopted since is taken off the text, the last one first.

    A clause that was rewritten after an amendment stays as it is.
    """
    for asked in reversed(item.conduct.amendments):
        if asked.adopted:
            with suppress(RuleViolation):
                item = replace(item, operative=_exchanged(item.operative, asked, asked.after, asked.before))
    return item


def decide(item: Item, rank: int, adopted: bool | None, counts: Counts | None = None) -> Item:
    """Adopt or reject an amendment (its rank, from 0); None: nothing decided after all. The text follows.

    Raises RuleViolation where the clause is no more what the amendment found.
    """
    amendments = item.conduct.amendments
    if not 0 <= rank < len(amendments):
        raise RuleViolation("Cet amendement n’existe plus.")
    asked = amendments[rank]
    operative = item.operative
    if asked.adopted and not adopted:
        operative = _exchanged(operative, asked, asked.after, asked.before)
    elif adopted and not asked.adopted:
        operative = _exchanged(operative, asked, asked.before, asked.after)
    decided = replace(asked, adopted=adopted, counts=counts)
    told = tuple(decided if place == rank else each for place, each in enumerate(amendments))
    return _with(replace(item, operative=operative), told)


def undecided(item: Item) -> tuple[Amendment, ...]:
    """The amendments that nobody decided: an item is voted on the text that they leave or change."""
    return tuple(each for each in item.conduct.amendments if each.adopted is None)


def drop(item: Item, rank: int) -> Item:
    """Forget an amendment that was entered by mistake. Raises RuleViolation once it was adopted."""
    amendments = item.conduct.amendments
    if not 0 <= rank < len(amendments):
        raise RuleViolation("Cet amendement n’existe plus.")
    if amendments[rank].adopted:
        raise RuleViolation("Cet amendement a été adopté : revenez d’abord sur cette décision.")
    return _with(item, amendments[:rank] + amendments[rank + 1 :])


def _exchanged(operative: tuple[Clause, ...], asked: Amendment, there: str, then: str) -> tuple[Clause, ...]:
    if not asked.clause:
        if not there:
            return (*operative, Clause(then))
        last = next((place for place in reversed(range(len(operative))) if operative[place].text == there), None)
        if last is None:
            raise _moved()
        return operative[:last] + operative[last + 1 :]
    place = asked.clause - 1
    if there and (place >= len(operative) or operative[place].text != there):
        raise _moved()
    if not there:  # it was taken off: it comes back where it was
        return (*operative[:place], Clause(then), *operative[place:])
    if not then:
        return operative[:place] + operative[place + 1 :]
    return (*operative[:place], replace(operative[place], text=then), *operative[place + 1 :])


def _moved() -> RuleViolation:
    return RuleViolation("L’article visé a changé depuis l’amendement : reprenez-le sur le texte d’aujourd’hui.")


def _with(item: Item, amendments: tuple[Amendment, ...]) -> Item:
    return replace(item, conduct=replace(item.conduct, amendments=amendments))
