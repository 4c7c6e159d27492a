"""What looks like somebody's personal data in the words of a session, and was not marked to be hidden.

A telephone, an e-mail, the address of a house: only she knows whether it is somebody's own (CRPA, L312-1-2), so that
these are told before what she publishes is written, and refuse nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from syndic_desktop.domain.privacy import masked, said_in
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import words

_WAYS = "rue|avenue|av\\.|boulevard|bd|chemin|impasse|allée|allées|place|quai|route|square|résidence|lotissement|cours"
_SUSPECT = re.compile(
    r"(?<![\d.,])(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\b\d{{1,4}}(?:\s?(?:bis|ter|quater))?,?\s+(?:{_WAYS})\s(?:\s?[^\s,;.:()«»]+){{1,4}}",
    re.IGNORECASE,
)
_GAP = "\n"  # in the place of what is hidden: what stands around it is read apart


def suspects(session: Session) -> tuple[str, ...]:
    """What looks personal in what is published of a session, once each, in reading order."""
    return tuple(dict.fromkeys(found.group().strip() for said in _said(session) for found in _SUSPECT.finditer(said)))


def _said(session: Session) -> Iterator[str]:
    """What is published of a session, without what is marked to be hidden."""
    for item in session.items:
        yield from (masked(each, item.private, _GAP) for each in said_in(item))
    if session.minutes is not None:
        private = _private(session)
        yield from (masked(words(each.told), private, _GAP) for each in session.minutes.rewordings)


def _private(session: Session) -> Iterable[str]:
    return tuple(dict.fromkeys(each for item in session.items for each in item.private))
