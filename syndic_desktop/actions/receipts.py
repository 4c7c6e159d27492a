"""The gesture on receipts: the files that the préfecture returns, each given to the act that it is of, and kept.

A receipt says which act it is of by its identifier: nobody has to. What is of no act here, or contradicts it, is left
out with one sentence, and the others are taken all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.acts import ACTS, Docket, Held, checked, is_of, kept, refuse_undecided
from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.actions.scans import file_bytes, restore_scans
from syndic_desktop.documents.filenames import distinct, file_name, number_slug
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Act, ActRef, Nature, Transmission
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange.actes.receipts import Receipt, read_receipt

if TYPE_CHECKING:
    from syndic_desktop.store import Store

FOLDER = "accuses/"
MOST = 500
LABEL = "reprendre des accusés de réception"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came: its name, only to speak of it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Taken:
    held: Held
    act: Act
    path: str
    content: bytes

    def says_as(self, other: _Taken) -> bool:
        """Whether another one is the same receipt, were its file written otherwise."""
        said = [(each.identifier, each.receipt) for each in (self.act.transmission, other.act.transmission) if each]
        return self.held.ref == other.held.ref and said[:1] == said[1:]


@dataclass(slots=True)
class _Sorted:
    """What becomes of each file; `same`: how many receipts were there already."""

    taken: list[_Taken]
    refused: list[str]
    same: int = 0

    @property
    def summary(self) -> str:
        """« 9 accusés repris, 1 accusé déjà reçu, 2 refusés. »; of one alone, whose it is."""
        said = [wording.count(len(self.taken), "accusé repris", "accusés repris")] if self.taken else []
        if self.same:
            said.append(wording.count(self.same, "accusé déjà reçu", "accusés déjà reçus"))
        if self.refused:
            said.append(wording.count(len(self.refused), "refusé", "refusés"))
        whose = f" : {self.taken[0].held.name}" if len(self.taken) == 1 else ""
        return f"{', '.join(said)}{whose}."


def take_receipts(store: Store, files: Sequence[Arrived], dropped_on: ActRef | None = None) -> Done:
    """Note the receipts that these files are, each for its act, and keep the files under `accuses/`.

    `dropped_on`: the one act that they must be of. The remark counts what was taken, then says each refusal on a line.
    Raises RuleViolation, with each refusal on a line, when nothing of them could be taken.
    """
    if len(files) > MOST:
        raise RuleViolation(f"{MOST} accusés au plus se reprennent à la fois : déposez-les en plusieurs fois.")
    with store.writing(LABEL) as writer:
        docket = Docket(writer)
        found = _sorted(docket, files, dropped_on)
        if found.refused and not found.taken and not found.same:
            raise RuleViolation("\n".join(found.refused))
        was = {each.path: file_bytes(writer, each.path) for each in found.taken}
        for each in found.taken:
            writer.put_file(each.path, each.content)
        docket.save({each.held.ref: each.act for each in found.taken})
    told = "\n".join([found.summary, *found.refused])
    if not found.taken:
        return Done(LABEL, remark=told)
    before = {each.held.ref: kept(each.held.act) for each in found.taken}
    return Done(LABEL, ACTS, partial(restore_scans, acts=before, files=was, label=LABEL), remark=told)


def _sorted(docket: Docket, files: Sequence[Arrived], on: ActRef | None) -> _Sorted:
    found = _Sorted([], [])
    paths = [line.path for line in docket.writer.files()]
    for file in files:
        try:
            made = _taken(docket, file, on, paths)
        except RuleViolation as refusal:
            found.refused.append(f"{named(file.name)} : {refusal}")
            continue
        if made is None or any(made.says_as(each) for each in found.taken):
            found.same += 1
        elif any(made.held.ref == each.held.ref for each in found.taken):
            found.refused.append(f"{named(file.name)} : un autre accusé de {made.held.name} vient d’être repris.")
        else:
            found.taken.append(made)
            paths.append(made.path)
    return found


def _taken(docket: Docket, file: Arrived, on: ActRef | None, paths: Sequence[str]) -> _Taken | None:
    """The act with its receipt; None where it has that very one already. Raises RuleViolation."""
    receipt = read_receipt(file.content)
    held = _meant(docket, receipt)
    if on is not None and held.ref != on:
        raise RuleViolation(f"c’est l’accusé de {held.name}, pas de {docket.held(on).name} : déposez-le sur le sien.")
    refuse_undecided(held)
    if held.taken is not None and receipt.day < held.taken:
        raise RuleViolation(
            f"il est daté du {wording.long_date(receipt.day)}, avant {held.name} ({wording.long_date(held.taken)}) : "
            "vérifiez la date de l’acte."
        )
    sent = held.act.transmission or Transmission(receipt.day)
    path = sent.file or _free_path(held, paths)
    _refuse_another_day(held, sent, receipt)
    noted = replace(sent, identifier=receipt.identifier, receipt=receipt.day, file=path)
    act = replace(held.act, transmission=noted, exempt=None)
    if act == held.act and _is_kept(file_bytes(docket.writer, path), receipt):
        return None
    tuple(checked(held, act, docket.writer.moment.date()))  # what is only odd is said by the checks of the session
    return _Taken(held, act, path, file.content)


def _refuse_another_day(held: Held, sent: Transmission, receipt: Receipt) -> None:
    """Delays run from the day that is noted, and the act may be public: another one never replaces it unseen."""
    if sent.receipt is not None and sent.receipt != receipt.day:
        raise RuleViolation(
            f"il est daté du {wording.long_date(receipt.day)}, alors que la réception de {held.name} est déjà notée au "
            f"{wording.long_date(sent.receipt)} : vérifiez, et corrigez d’abord la date si c’est ce nouvel accusé qui "
            "fait foi."
        )


def _is_kept(content: bytes | None, receipt: Receipt) -> bool:
    """Whether the file that is kept says what this receipt says, however each is written."""
    try:
        return content is not None and read_receipt(content) == receipt
    except RuleViolation:  # another proof that she kept: the receipt takes its place
        return False


def _meant(docket: Docket, receipt: Receipt) -> Held:
    """The act that a receipt is of. Raises RuleViolation when there is none here.

    An order whose nature she never chose may come back as an individual act: its receipt says what it was sent as.
    """
    there = tuple(_of_the_day(docket, receipt.identifier))
    for held in there:
        sent = held.act.transmission
        known = sent is not None and sent.identifier == receipt.identifier
        if known or _is(docket, receipt.identifier, held, (held.nature,)):
            return held
    for held in there:
        if _is(docket, receipt.identifier, held, held.natures):
            return held
    about = f" ({named(receipt.subject)})" if receipt.subject else ""
    raise RuleViolation(f"l’accusé {receipt.identifier}{about} n’est celui d’aucun acte de ce dossier.")


def _is(docket: Docket, identifier: str, held: Held, natures: Iterable[Nature]) -> bool:
    try:
        return is_of(docket, identifier, held, natures)
    except RuleViolation:  # a number that makes no identifier
        return False


def _of_the_day(docket: Docket, identifier: str) -> Iterator[Held]:
    """Every act of the day that an identifier says: those of sessions, then what was delegated."""
    parts = identifier.split("-")
    try:
        day = date.fromisoformat(f"{parts[2][:4]}-{parts[2][4:6]}-{parts[2][6:]}")
    except (IndexError, ValueError):
        raise RuleViolation(
            f"« {identifier} » n’est pas l’identifiant d’un acte : demandez l’accusé de nouveau."
        ) from None
    for line in docket.writer.sessions():
        if line.day == day:
            yield from (docket.held(ActRef(item.id)) for item in docket.writer.items(line.id) if item.number)
    yield from (docket.held(ActRef(decision=each.key)) for each in docket.decisions() if each.day == day)


def _free_path(held: Held, paths: Sequence[str]) -> str:
    """« accuses/2026-09-25-CS2026-19.xml », with a rank where it is taken."""
    day = held.taken.isoformat() if held.taken else ""
    name = file_name(day, number_slug(held.number or "acte"), extension=".xml")
    return FOLDER + distinct([*(each.removeprefix(FOLDER) for each in paths if each.startswith(FOLDER)), name])[-1]
