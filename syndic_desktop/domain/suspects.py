"""What looks like somebody's personal data in what is published of a session, and was not marked to be hidden.

A telephone, an e-mail, the address of a house, the name of an annex that is not published: only she knows whether it is
somebody's own (CRPA, L312-1-2), so that these are told before what she publishes is written, and refuse nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.privacy import masked, places, said_in
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Text, words

_WAYS = "rue|avenue|av\\.|boulevard|bd|chemin|impasse|allée|allées|place|quai|route|square|résidence|lotissement|cours"
_SUSPECT = re.compile(
    r"(?<![\d.,])(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\b\d{{1,4}}(?:\s?(?:bis|ter|quater))?,?\s+(?:{_WAYS})\s(?:\s?[^\s,;.:()«»]+){{1,4}}",
    re.IGNORECASE,
)
_GAP = "\n"  # in the place of what is hidden: what stands around it is read apart

Recaps = Mapping[DecisionKind, tuple[Decision, ...]]
"""The decisions due to be reported to a session, by kind."""


def suspects(session: Session, recaps: Recaps | None = None) -> tuple[str, ...]:
    """What looks personal in what is published of a session, once each, in reading order.

    `recaps`: what the tables of delegated decisions say, where its texts ask for them.
    """
    return tuple(dict.fromkeys(_found(session, recaps or {})))


def _found(session: Session, recaps: Recaps) -> Iterator[str]:
    for item in session.items:
        yield from _in((masked(each, item.private, _GAP) for each in _shown(item)), _secret_titles(item))
        yield from _in(_reported(item.statement, recaps), ())
    if session.minutes is None:
        return
    private = tuple(dict.fromkeys(each for item in session.items for each in item.private))
    titles = tuple(dict.fromkeys(each for item in session.items for each in _secret_titles(item)))
    for told in (each.told for each in session.minutes.rewordings):
        yield from _in((masked(words(told), private, _GAP),), titles)
        yield from _in(_reported(told, recaps), ())


def _in(said: Iterable[str], titles: tuple[str, ...]) -> Iterator[str]:
    for text in said:
        for found in _SUSPECT.finditer(text):
            yield found.group().strip()
        for start, end in places(text, titles):
            # « Plan » names the annex, « le plan de relance » does not.
            if " " in text[start:end].strip() or text[start:end] in titles:
                yield text[start:end]


def _shown(item: Item) -> Iterator[str]:
    """The texts of an item that are published: an annex that is not has no name there."""
    return said_in(replace(item, annexes=tuple(each for each in item.annexes if not each.private)))


def _secret_titles(item: Item) -> tuple[str, ...]:
    """The names of its annexes that are not published, but for those that another one bears too."""
    shown = {each.title for each in item.annexes if not each.private}
    return tuple(each.title.strip() for each in item.annexes if each.private and each.title not in shown)


def _reported(text: Text, recaps: Recaps) -> Iterator[str]:
    """What the tables of delegated decisions of a text say."""
    for kind in dict.fromkeys(block.kind for block in text if isinstance(block, DelegatedTable)):
        for each in recaps.get(kind, ()):
            said = (each.subject, each.supplier, each.precision)
            yield from (masked(one, each.private, _GAP) for one in said if one)
