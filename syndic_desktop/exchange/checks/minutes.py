"""Whether the minutes of a session hold together: days, places, the fingerprint of a text that was fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.exchange.checks.days import before
from syndic_desktop.exchange.faults import Fault


def faults(session: Session, where: str) -> Iterator[Fault]:
    """Every fault of the minutes of one session."""
    about = session.minutes
    if about is None:
        return
    yield from before(f"{where}.arrete_le", about.fixed, session.day)
    yield from before(f"{where}.publie_le", about.published, session.day)
    yield from before(f"{where}.signe_le", about.signed, session.day)
    yield from before(f"{where}.envoye_le", about.copied, session.day)
    yield from before(f"{where}.liste_envoyee_le", about.list_copied, session.day)
    yield from _rewordings(about, len(session.items), f"{where}.redactions")
    yield from _fixed(about, f"{where}.texte_arrete")


def _rewordings(about: Minutes, items: int, where: str) -> Iterator[Fault]:
    known = set()
    for place, each in enumerate(about.rewordings):
        if each.item > items:
            yield Fault(f"{where}[{place}].point", f"la séance compte {items} points")
        if each.key in known:
            yield Fault(f"{where}[{place}].endroit", "cet endroit est déjà dit")
        known.add(each.key)


def _fixed(about: Minutes, where: str) -> Iterator[Fault]:
    if about.text is None:
        return
    if about.fixed is None:
        yield Fault(where, "le procès-verbal n’a pas de date d’arrêt")
    if hashlib.sha256(about.text.content.encode("utf-8", "surrogatepass")).hexdigest() != about.text.fingerprint:
        yield Fault(where, "le contenu n’est pas celui de l’empreinte : il a été modifié hors du programme")
