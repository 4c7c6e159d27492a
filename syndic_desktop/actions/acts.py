"""Gestures on acts once they are taken: signed, sent to the prefect, received, published, notified.

An act is the item of an agenda or a delegated decision (`ActRef`); each gesture is made on one or on several. A day of
None takes back what was noted. What a day contradicts is refused with its rule; what is only odd is remarked on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_syndicat
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import (
    CHOICES,
    CONTRACTS,
    Act,
    ActRef,
    Nature,
    Seal,
    Signature,
    Transmission,
    act_identifier,
    misdates,
    of_this_act,
)
from syndic_desktop.domain.checks.catalogue import RULES
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.seals import decision_seals, moved, seals
from syndic_desktop.domain.sessions import Sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

ACTS = frozenset({Topic.ACTS})
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Held:
    """An act as a gesture finds it; `taken`: the day it was taken, None where it is not known.

    `natures`: those that its receipt may say; one alone once she has chosen.
    """

    ref: ActRef
    act: Act
    number: str | None
    subject: str
    taken: date | None
    decided: bool
    nature: Nature
    place: int = 0
    natures: tuple[Nature, ...] = (Nature.DELIBERATION,)

    @property
    def contract(self) -> bool:
        """Whether it is one of those that the prefect receives within fifteen days (L2131-13; individual, L2131-1)."""
        known = self.ref.decision
        return known is not None and (known[0] in CONTRACTS or self.nature is Nature.INDIVIDUAL)

    @property
    def name(self) -> str:
        """« CS2026/19 », or its subject while it has no number."""
        return self.number or named(self.subject)


Change = Callable[["Docket", Held], Act]


class Docket:
    """What a gesture reads and writes, each session and the decisions read once."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.syndicat = the_syndicat(writer)
        self._sittings: dict[int, Sitting] = {}
        self._places: dict[int, tuple[date, dict[int, int]]] = {}
        self._decisions: tuple[Decision, ...] | None = None

    def held(self, ref: ActRef) -> Held:
        """Raises RuleViolation when the act is no more."""
        return _of_decision(self, ref) if ref.decision is not None else _of_item(self, ref)

    def place(self, item_id: int) -> tuple[date, int]:
        """The day of the session of an item, and its position. Raises RuleViolation when it is no more."""
        session_id = self.writer.session_of(item_id)
        if session_id not in self._places:
            day = self.writer.session_around(item_id).day
            self._places[session_id] = (day, {line.id: line.position for line in self.writer.items(session_id)})
        day, positions = self._places[session_id]
        return day, positions[item_id]

    def seals(self, held: Held) -> tuple[Seal, ...]:
        """What an act is now."""
        if held.ref.decision is not None:
            return decision_seals(next(each for each in self.decisions() if each.key == held.ref.decision))
        session_id = self.writer.session_of(held.ref.item)
        if session_id not in self._sittings:
            self._sittings[session_id] = sitting_of(self.writer, self.writer.session(session_id))
        return seals(self._sittings[session_id], held.place)

    def decisions(self) -> tuple[Decision, ...]:
        if self._decisions is None:
            self._decisions = self.writer.decisions()
        return self._decisions

    def save(self, changed: Mapping[ActRef, Act | None]) -> None:
        """Keep the acts. Raises RuleViolation when one is no more."""
        for ref, act in changed.items():
            if ref.decision is None:
                self.writer.save_told(ref.item, replace(self.writer.bare_item(ref.item), act=act), "act")
        keys = {ref.decision: act for ref, act in changed.items() if ref.decision is not None}
        if keys:
            known = self.decisions()
            self.writer.save_decisions(
                replace(each, act=keys[each.key]) if each.key in keys else each for each in known
            )


def sign(store: Store, refs: Sequence[ActRef], day: date | None, place: str | None = None) -> Done:
    """Note that acts were signed on a day, and what they were then. `place`: where, the syndicat's town if not said.

    Raises RuleViolation when one has no vote or no number, or when the day cannot be.
    """

    def change(docket: Docket, held: Held) -> Act:
        if day is None:
            return replace(held.act, signature=None)
        refuse_undecided(held)
        if held.number is None:
            raise RuleViolation(f"{held.name} n’a pas de numéro : donnez-lui le suivant avant de le signer.")
        before, now = held.act.signature, docket.seals(held)
        if before is not None and before.day == day and place in (None, before.place) and not moved(held.act, now):
            return held.act
        where = place or (before.place if before else None) or docket.syndicat.city or None
        return replace(held.act, signature=Signature(day, where, now))

    return _change(store, refs, "signer" if day else "retirer la signature de", change)


def transmit(store: Store, refs: Sequence[ActRef], day: date | None) -> Done:
    """Note that acts were sent to the control of legality, each under the identifier that the norm gives it.

    Raises RuleViolation when one is not sent at all, when its number makes no identifier, when the day cannot be.
    """

    def change(docket: Docket, held: Held) -> Act:
        sent = held.act.transmission
        if day is None:
            if sent is not None and sent.receipt is not None:
                raise RuleViolation(f"{held.name} a un accusé de réception : retirez-le d’abord.")
            return replace(held.act, transmission=None)
        refuse_undecided(held)
        if held.act.exempt is not None:
            raise RuleViolation(f"{held.name} n’est pas soumis à transmission ({held.act.exempt}).")
        known = sent or Transmission(day)
        number = known.identifier or _own(docket, held)
        return replace(held.act, transmission=replace(known, day=day, identifier=number))

    return _change(store, refs, "transmettre" if day else "retirer la transmission de", change)


def receive(store: Store, refs: Sequence[ActRef], day: date | None, identifier: str | None = None) -> Done:
    """Note the prefect's receipt. `identifier`: the one that it bears, checked to be this act's (one act then).

    An act whose sending nobody noted was sent on that day at the latest. Raises RuleViolation.
    """
    alone = identifier.strip() if identifier else None
    if alone and len(refs) != 1:
        raise RuleViolation("Un accusé de réception est celui d’un seul acte : choisissez-le.")

    def change(docket: Docket, held: Held) -> Act:
        sent = held.act.transmission
        if day is None:
            return replace(held.act, transmission=sent and replace(sent, receipt=None))
        refuse_undecided(held)
        if alone:
            _refuse_another(docket, held, alone)
        known = sent or Transmission(day)
        found = alone or known.identifier or _own(docket, held)
        return replace(held.act, transmission=replace(known, receipt=day, identifier=found), exempt=None)

    label = "noter l’accusé de réception de" if day else "retirer l’accusé de réception de"
    return _change(store, refs, label, change)


def identify(store: Store, ref: ActRef, identifier: str) -> Done:
    """Note the identifier that the receipt of an act bears; its days stay as they are.

    Raises RuleViolation while the act was neither sent nor received (no day says when), or when it is another act's.
    """
    said = identifier.strip()

    def change(docket: Docket, held: Held) -> Act:
        refuse_undecided(held)
        sent = held.act.transmission
        if sent is None:
            raise RuleViolation(f"{held.name} : donnez d’abord la date de l’accusé.")
        _refuse_another(docket, held, said)
        return replace(held.act, transmission=replace(sent, identifier=said))

    return _change(store, (ref,), "noter l’identifiant de l’accusé de", change)


def record_receipt(store: Store, item_id: int, day: date, identifier: str) -> Done:
    """Note the receipt that came for the act of an item. Raises RuleViolation when it is another act's."""
    return receive(store, (ActRef(item_id),), day, identifier)


def publish(store: Store, refs: Sequence[ActRef], day: date | None) -> Done:
    """Note that acts were published on a day. Raises RuleViolation when the day cannot be."""
    words = "publier" if day else "retirer la publication de"
    return _make_public(store, refs, day, words, lambda act: replace(act, publication=day))


def notify(store: Store, refs: Sequence[ActRef], day: date | None) -> Done:
    """Note that acts were notified to whom they are about. Raises RuleViolation when the day cannot be."""
    words = "notifier" if day else "retirer la notification de"
    return _make_public(store, refs, day, words, lambda act: replace(act, notification=day))


def take_off(store: Store, refs: Sequence[ActRef], day: date | None) -> Done:
    """Note that acts left the site where they were published. Raises RuleViolation when the day cannot be."""
    words = "retirer du site" if day else "remettre sur le site"
    return _make_public(store, refs, day, words, lambda act: replace(act, taken_off=day))


def exempt(store: Store, refs: Sequence[ActRef], reason: str | None) -> Done:
    """Say why acts are not sent to the prefect (L2131-2, L3131-2); None: they are. Raises RuleViolation."""
    why = wording.clean_line(reason or "")[:LONGEST_REASON] or None

    def change(_desk: Docket, held: Held) -> Act:
        if why is not None and held.act.transmission is not None:
            raise RuleViolation(f"{held.name} a été transmis : retirez d’abord sa transmission.")
        return replace(held.act, exempt=why)

    return _change(store, refs, "dispenser de transmission" if why else "soumettre à transmission", change)


def restore_acts(store: Store, acts: Mapping[ActRef, Act | None], label: str) -> Done:
    """Put back what was noted of acts, whatever it was; the inverse of every gesture here."""
    with store.writing(f"rétablir : {label}") as writer:
        docket = Docket(writer)
        was = {ref: kept(docket.held(ref).act) for ref in acts}
        docket.save(acts)
    return Done(label, ACTS, partial(restore_acts, acts=was, label=label))


def _make_public(
    store: Store, refs: Sequence[ActRef], day: date | None, words: str, noted: Callable[[Act], Act]
) -> Done:
    def change(_desk: Docket, held: Held) -> Act:
        if day is not None:
            refuse_undecided(held)
        return noted(held.act)

    return _change(store, refs, words, change)


def _change(store: Store, refs: Sequence[ActRef], label: str, change: Change) -> Done:
    """Change several acts at once, all of them or none; those that are already so are left."""
    with store.writing(label) as writer:
        docket = Docket(writer)
        found = [docket.held(ref) for ref in dict.fromkeys(refs)]
        made = [(held, change(docket, held)) for held in found]
        changed = [(held, act) for held, act in made if act != held.act]
        told = f"{label} {_listed([held for held, _ in changed] or found)}"
        if not changed:
            return Done(told)
        remarks = [remark for held, act in changed for remark in checked(held, act, writer.moment.date())]
        docket.save({held.ref: kept(act) for held, act in changed})
    was = {held.ref: kept(held.act) for held, _ in changed}
    undo = partial(restore_acts, acts=was, label=told)
    return Done(told, ACTS, undo, remark=_remark(remarks))


def checked(held: Held, act: Act, today: date) -> Iterable[str]:
    """What is odd in the days of an act as it would be. Raises RuleViolation for what cannot be.

    What was already wrong (a dossier brought it) is not held against a gesture that leaves it.
    """
    known = {(each.rule, each.sentence) for each in misdates(held.act, held.taken, contract=held.contract)}
    receipt = act.transmission.receipt if act.transmission else None
    before = {*held.act.days, held.act.transmission.receipt if held.act.transmission else None}
    if any(day not in before and day > today for day in (*act.days, receipt) if day is not None):
        raise RuleViolation(f"{held.name} : ce jour n’est pas encore venu. Notez la date quand c’est fait.")
    for each in misdates(act, held.taken, contract=held.contract):
        if (each.rule, each.sentence) in known:
            continue
        said = f"{held.name} : {each.sentence} ({RULES[each.rule].source})."
        if not each.mild:
            raise RuleViolation(said)
        yield said


def _remark(remarks: list[str]) -> str:
    more = len(remarks) - 1
    return f"{remarks[0]} {f'De même pour {more} autres.' if more > 1 else ''}".strip() if remarks else ""


def _listed(held: Sequence[Held]) -> str:
    """« l’acte CS2026/19 », « 9 actes »."""
    return f"l’acte {held[0].name}" if len(held) == 1 else wording.count(len(held), "acte")


def kept(act: Act) -> Act | None:
    """None where nothing has happened to an act."""
    return None if act == Act() else act


def refuse_undecided(held: Held) -> None:
    """Raises RuleViolation while no vote is on record: there is no act yet."""
    if not held.decided:
        raise RuleViolation(f"{held.name} n’a pas de vote consigné : il n’y a encore aucun acte.")


def _own(docket: Docket, held: Held) -> str | None:
    """The identifier that the norm gives an act; None while the syndicat has no SIRET. Raises RuleViolation."""
    if held.taken is None or held.number is None:
        return None
    return act_identifier(docket.syndicat, held.taken, held.number, held.nature)


def _refuse_another(docket: Docket, held: Held, identifier: str) -> None:
    if is_of(docket, identifier, held, held.natures):
        return
    awaited = _own(docket, held)
    said = f" : {awaited} est attendu" if awaited else ""
    raise RuleViolation(f"L’accusé {identifier} n’est pas celui de {held.name}{said} ({RULES['F10'].source}).")


def is_of(docket: Docket, identifier: str, held: Held, natures: Iterable[Nature]) -> bool:
    """Whether an identifier is that of an act under one of these natures. Raises RuleViolation for its number."""
    day, number = held.taken, held.number
    if day is None or number is None:
        return False
    return any(of_this_act(identifier, docket.syndicat, day, number, each) for each in natures)


def _of_item(docket: Docket, ref: ActRef) -> Held:
    item = docket.writer.item(ref.item)
    day, place = docket.place(ref.item)
    decided = item.deliberates and item.vote is not None
    return Held(ref, item.act or Act(), item.number, item.subject, day, decided, Nature.DELIBERATION, place)


def _of_decision(docket: Docket, ref: ActRef) -> Held:
    found = next((each for each in docket.decisions() if each.key == ref.decision), None)
    if found is None:
        raise RuleViolation("Cette décision n’existe plus : elle a été supprimée entre-temps.")
    natures = (found.nature,) if found.nature else CHOICES[found.kind]
    return Held(
        ref, found.act or Act(), found.number, found.subject, found.day, decided=True, nature=found.sent_as,
        natures=natures,
    )  # fmt: skip
