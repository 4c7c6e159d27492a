"""Gestures on the decisions taken by delegation: entered one by one or pasted, put right, copied, taken off.

A decision is known by its kind, number and day. One that was sent to the prefect is frozen: a change is a new act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from syndic_desktop.actions.limits import checked_matter, checked_private, named
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_syndicat
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import CHOICES, DecisionKey, transmitted
from syndic_desktop.domain.decisions import Decision, corrected, entered_late, initialled, next_number, usual_initials
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import LONGEST_SUBJECT
from syndic_desktop.domain.numbering import KindNumbering, Pattern
from syndic_desktop.domain.texts import DecisionKind

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, Writer

DECISIONS = frozenset({Topic.DECISIONS, Topic.TEXTS})
LONGEST = 300
"""Characters of a number, a supplier, a precision, a delegation."""

LONGEST_TEXT = 20_000
LARGEST = Decimal(10**12)
FROZEN = frozenset(
    {
        "kind",
        "number",
        "day",
        "subject",
        "supplier",
        "amount",
        "tax",
        "precision",
        "delegation",
        "matter",
        "nature",
        "text",
    }
)
"""What the prefect was sent of a decision: all that its paper prints."""

_LINES = {"number": "numéro", "supplier": "titulaire", "precision": "précision", "delegation": "délégation",
          "initials": "initiales"}  # fmt: skip


def add_decisions(store: Store, brought: Sequence[Decision], position: int | None = None) -> Done:
    """Enter decisions, after the others unless a 1-based position is given; a number that is empty is the next one.

    All of them or none. Raises RuleViolation, with the rank of the one that cannot be entered.
    """
    with store.writing("saisir des décisions") as writer:
        known = writer.decisions()
        made = _entered(writer, known, brought)
        place = len(known) if position is None else min(max(position - 1, 0), len(known))
        writer.save_decisions((*known[:place], *made, *known[place:]))
    label = f"saisir {_named(made[0])}" if len(made) == 1 else f"saisir {wording.count(len(made), 'décision')}"
    return Done(label, DECISIONS, partial(remove_decisions, keys=tuple(each.key for each in made)))


def change_decision(store: Store, key: DecisionKey, **said: Any) -> Done:
    """Put right what is said of a decision (fields of a `Decision`).

    Raises RuleViolation when there is no such decision, when another one is known by what it becomes, or when what
    changes was sent to the prefect.
    """
    with store.writing("modifier une décision") as writer:
        known = writer.decisions()
        was = the_decision(known, key)
        now = _changed(writer, known, was, said)
        writer.save_decisions(now if each.key == key else each for each in known)
    undo = partial(put_decision_back, key=now.key, decision=was)
    return Done(f"modifier {_named(now)}", DECISIONS if now != was else frozenset(), undo if now != was else None)


def take_list(store: Store, brought: Sequence[Decision], changes: Mapping[DecisionKey, Mapping[str, Any]]) -> Done:
    """Take what a list writes: decisions that are new, and fields of those known. All of it or nothing.

    Raises RuleViolation as `add_decisions` and `change_decision` do.
    """
    with store.writing("reprendre une liste de décisions") as writer:
        known = writer.decisions()
        now = list(known)
        for key, said in changes.items():
            was = the_decision(now, key)
            now[now.index(was)] = _changed(writer, now, was, said)
        whole = [initialled(each, known) for each in brought]
        writer.save_decisions((*now, *_entered(writer, now, whole)))
    told = [
        *([wording.count(len(brought), "décision")] if brought else []),
        *([wording.count(len(changes), "modification")] if changes else []),
    ]
    label = f"reprendre {' et '.join(told) or 'une liste'}"
    return Done(label, DECISIONS, partial(restore_decisions, decisions=known)) if told else Done(label)


def put_decision_back(store: Store, key: DecisionKey, decision: Decision) -> Done:
    """Make a decision be as it was, even what she could not have typed; the inverse of `change_decision`."""
    with store.writing("rétablir une décision") as writer:
        known = writer.decisions()
        was = the_decision(known, key)
        writer.save_decisions(decision if each.key == key else each for each in known)
    undo = partial(put_decision_back, key=decision.key, decision=was)
    return Done(f"rétablir {_named(decision)}", DECISIONS, undo)


def remove_decisions(store: Store, keys: Sequence[DecisionKey]) -> Done:
    """Take decisions off. Raises RuleViolation when one was signed or sent, or is no more."""
    with store.writing("supprimer des décisions") as writer:
        known = writer.decisions()
        gone = [the_decision(known, key) for key in keys]
        for each in gone:
            if each.act is not None and (each.act.signature or each.act.transmission):
                raise RuleViolation(f"{each.number} est signé ou transmis : annulez-le par un nouvel acte.")
        writer.save_decisions(each for each in known if each.key not in keys)
    label = f"supprimer {_named(gone[0])}" if len(gone) == 1 else f"supprimer {wording.count(len(gone), 'décision')}"
    return Done(label, DECISIONS, partial(restore_decisions, decisions=known))


def duplicate_decision(store: Store, key: DecisionKey, day: date | None) -> Done:
    """Enter a decision like another one, under the next number, on a day; nothing of its life as an act is copied."""
    with store.reading() as reader:
        known = reader.decisions()
    model = the_decision(known, key)
    copy = replace(model, number="", day=day, act=None, entered=None, annexes=())
    done = add_decisions(store, (copy,), 2 + [each.key for each in known].index(key))
    return replace(done, label=f"dupliquer {_named(model)}")


def restore_decisions(store: Store, decisions: tuple[Decision, ...]) -> Done:
    """Put the decisions back as they were; the inverse of what takes several off."""
    with store.writing("rétablir les décisions") as writer:
        known = writer.decisions()
        writer.save_decisions(decisions)
    return Done("rétablir les décisions", DECISIONS, partial(restore_decisions, decisions=known))


def number_decisions(store: Store, kind: DecisionKind, numbering: KindNumbering | None) -> Done:
    """Say how the decisions of a kind are numbered from now on; None: by hand. Raises RuleViolation (BadPattern)."""
    if numbering is not None:
        Pattern.parse(numbering.pattern)
    label = "changer la numérotation des décisions"
    with store.writing(label) as writer:
        known = the_syndicat(writer)
        was = next((each for each in known.numberings if each.kind is kind), None)
        others = tuple(each for each in known.numberings if each.kind is not kind)
        writer.save_syndicat(replace(known, numberings=others if numbering is None else (*others, numbering)))
    return Done(
        label, frozenset({Topic.SYNDICAT, Topic.DECISIONS}), partial(number_decisions, kind=kind, numbering=was)
    )


def the_decision(decisions: Iterable[Decision], key: DecisionKey) -> Decision:
    """Raises RuleViolation when there is no such decision."""
    for each in decisions:
        if each.key == key:
            return each
    raise RuleViolation(f"La décision {key[1]} n’est plus dans ce dossier : elle a été renommée ou supprimée.")


def checked(decision: Decision) -> Decision:
    """A decision as it may be entered: tidy lines, a subject, a number, an amount that is one. Raises RuleViolation."""
    lines: dict[str, Any] = {name: _line(decision, name) for name in _LINES}
    tidy = replace(decision, **lines)
    subject = wording.clean_line(decision.subject)
    if not subject:
        raise RuleViolation("L’objet est vide : écrivez en quelques mots ce qui est décidé.")
    if len(subject) > LONGEST_SUBJECT:
        raise RuleViolation(f"L’objet doit tenir sur une ligne de {LONGEST_SUBJECT} caractères : raccourcissez-le.")
    if not tidy.number:
        raise RuleViolation(
            "Le numéro est vide : écrivez-le, ou donnez une numérotation à ce type (« Délégations… » des décisions)."
        )
    if decision.amount is not None and abs(decision.amount) >= LARGEST:
        raise RuleViolation("Le montant est démesuré : vérifiez-le.")
    if decision.nature not in (None, *CHOICES[decision.kind]):
        known = wording.listing(CHOICES[decision.kind])
        raise RuleViolation(f"La nature {decision.nature} n’est pas celle de ce type de décision : {known}.")
    tax = decision.tax if decision.amount is not None else None
    text = "\n".join(filter(None, map(wording.clean_line, (decision.text or "").splitlines())))
    if len(text) > LONGEST_TEXT:
        raise RuleViolation(f"Le texte de l’acte tient en {LONGEST_TEXT} caractères : complétez-le dans Word.")
    return replace(tidy, subject=subject, tax=tax, text=text or None, private=checked_private(decision.private))


def _line(decision: Decision, name: str) -> str | None:
    kept = wording.clean_line(getattr(decision, name) or "")
    if len(kept) > LONGEST:
        raise RuleViolation(f"Le champ « {_LINES[name]} » tient en {LONGEST} caractères : raccourcissez-le.")
    return kept if kept or name == "number" else None


def _entered(writer: Writer, known: Sequence[Decision], brought: Sequence[Decision]) -> list[Decision]:
    made: list[Decision] = []
    told = _reports(writer)
    for rank, each in enumerate(brought, start=1):
        try:
            sound = checked(_numbered(writer, replace(each, matter=checked_matter(each.matter)), (*known, *made)))
            _refuse_known(sound, (*known, *made))
        except RuleViolation as violation:
            where = f"Ligne {rank} : " if len(brought) > 1 else ""
            raise RuleViolation(f"{where}{violation}") from None
        made.append(entered_late(sound, told, writer.moment.date()))
    return made


def _changed(writer: Writer, known: Sequence[Decision], was: Decision, said: Mapping[str, Any]) -> Decision:
    if "matter" in said:  # one that a dossier brought is not held against what else is said
        said = {**said, "matter": checked_matter(said["matter"])}
    if said.get("kind", was.kind) is not was.kind:
        said = {**_as_kind(writer, known, was, said["kind"]), **said}
    now = checked(replace(was, **said))
    if transmitted(was.act) and _differ(was, now, FROZEN):
        raise RuleViolation(f"{was.number} a été transmis : il est figé, une correction est un nouvel acte.")
    if now.key == was.key:
        return now
    _refuse_known(now, [each for each in known if each.key != was.key])
    return corrected(now, was, _reports(writer), writer.moment.date()) if now.day != was.day else now


def _as_kind(writer: Writer, known: Sequence[Decision], was: Decision, kind: DecisionKind) -> dict[str, Any]:
    """What follows from another kind: the next number of it where it is numbered, no nature that it does not have."""
    others = [each for each in known if each.key != was.key]
    initials = was.initials or usual_initials(others, kind)
    number = next_number(the_syndicat(writer).numberings, others, kind, was.day, initials or "") if was.day else ""
    nature = was.nature if was.nature in CHOICES[kind] else None
    return {"nature": nature, **({"number": number, "initials": initials} if number else {})}


def _numbered(writer: Writer, decision: Decision, known: Sequence[Decision]) -> Decision:
    if wording.clean_line(decision.number) or decision.day is None:
        return decision
    numberings = the_syndicat(writer).numberings
    number = next_number(numberings, known, decision.kind, decision.day, decision.initials or "")
    return replace(decision, number=number)


def _refuse_known(decision: Decision, known: Iterable[Decision]) -> None:
    """Numbers may begin again every year: within one, a number of a kind is given once."""
    for each in known:
        alike = each.kind is decision.kind and wording.fold(each.number) == wording.fold(decision.number)
        if alike and (each.day is None or decision.day is None or each.day.year == decision.day.year):
            raise RuleViolation(
                f"Le numéro {decision.number} est déjà celui de {named(each.subject)} : prenez-en un autre."
            )


def _reports(reader: Reader) -> list[tuple[date, DecisionKind]]:
    return [(key.day, kind) for key, kind in reader.reported()]


def _differ(one: Decision, other: Decision, names: Iterable[str]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in names)


def _named(decision: Decision) -> str:
    return f"{decision.number} ({wording.shortened(decision.subject)})"
