"""Gestures on notices: their sending, which freezes what they say; the sending of what has changed since; the register.

Nothing leaves this computer: what is recorded is what the secretary did. A sending that the checks forbid is refused,
unless she has set them aside with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.departures import Left, papers_as_left
from syndic_desktop.actions.items import save_marks
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_syndicat
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.checks import OF_DELAY, Finding, findings
from syndic_desktop.domain.convenings import marked_as
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch, Notice
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.resending import convened, letters, resending, sent, sent_again
from syndic_desktop.domain.sessions import Session, Sitting, sitting
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import writable

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, Writer

NOTICES = frozenset({Topic.NOTICES, Topic.SESSIONS, Topic.CHECKS})
Files = Mapping[str, bytes | None]
NO_FILES: Files = {}
SAID = {Means.EMAIL: "courriel", Means.POST: "courrier", Means.HAND: "remise en main propre"}
LONGEST_PROOF = 500
LONGEST_URGENCY = 5000
NAMED = 3
"""How many reasons a refusal gives."""


def send_notices(store: Store, session_id: int, day: date, at: time | None = None, left: Left = None) -> Done:
    """Record that the notices are gone, to everybody, each as he is convened, and freeze what they say.

    `left`: the papers as they lie on the disk now, by path, None where nobody looked: those that everybody receives,
    and those corrected by hand, are kept in the dossier as they left.
    Raises RuleViolation when a check forbids it, when they are gone already, when it is too late, or not done yet.
    """
    with store.writing("envoyer les convocations") as writer:
        _refuse_to_come(writer, day)
        syndicat, sat = _read(writer, session_id)
        parting = papers_as_left(writer.papers(session_id), sat.session.key, day, left)
        made = sent(sat, day, letters(sat.assembly, convened(sat), day, at), parting.papers)
        _refuse_forbidden(syndicat, sat, made, writer.near(session_id))
        _save(writer, session_id, made)
        _put(writer, parting.files)
    told = wording.count(len(made.notice.dispatches), "convocation")
    undo = partial(restore_notice, session_id=session_id, was=sat.session, files=dict.fromkeys(parting.files))
    return Done(f"envoyer {told}", NOTICES, undo, remark=parting.remark)


def resend(store: Store, session_id: int, day: date, at: time | None = None, left: Left = None) -> Done:
    """Record that what has changed was sent again, to those it concerns; what it replaces is void, and kept.

    Raises RuleViolation as `send_notices`, and when nothing has changed.
    """
    with store.writing("renvoyer les convocations") as writer:
        _refuse_to_come(writer, day)
        syndicat, sat = _read(writer, session_id)
        going = letters(sat.assembly, resending(sat).people, day, at)
        parting = papers_as_left(writer.papers(session_id), sat.session.key, day, left)
        made = sent_again(sat, day, going, parting.papers)
        kept = {paper.kept for paper in made.notice.papers} - {paper.kept for paper in sat.session.notice.papers}
        files = {path: content for path, content in parting.files.items() if path in kept}
        _refuse_forbidden(syndicat, sat, made, writer.near(session_id), again=True)
        _save(writer, session_id, made)
        _put(writer, files)
    told = wording.count(len(going), "convocation")
    undo = partial(restore_notice, session_id=session_id, was=sat.session, files=dict.fromkeys(files))
    return Done(f"renvoyer {told}", NOTICES, undo, remark=parting.remark if files else "")


def record_dispatch(store: Store, session_id: int, dispatch: Dispatch) -> Done:
    """Write in the register how, when and with what proof the notice went to one person: the last word on it.

    Raises RuleViolation when the notices are not gone yet, or when the day is before that of the letter, after the
    session, or still to come.
    """
    proof = wording.clean_line(dispatch.proof or "") or None
    if proof is not None and len(proof) > LONGEST_PROOF:
        raise RuleViolation(f"La preuve d’envoi doit tenir en {LONGEST_PROOF} caractères : raccourcissez-la.")
    with store.writing("noter un envoi") as writer:
        _, sat = _read(writer, session_id)
        session = sat.session
        if session.notice.day is None:
            raise RuleViolation("Les convocations ne sont pas parties : notez d’abord leur envoi.")
        if dispatch.day > session.day:
            raise RuleViolation("L’envoi serait postérieur à la séance : corrigez la date.")
        if dispatch.day < session.notice.day:
            told = wording.long_date(session.notice.day)
            raise RuleViolation(f"Les convocations sont parties le {told} : cet envoi ne peut pas dater d’avant.")
        _refuse_to_come(writer, dispatch.day)
        person = sat.assembly.person(dispatch.person)
        kept = _noted(session.notice, replace(dispatch, proof=proof))
        _save(writer, session_id, replace(session, notice=replace(session.notice, dispatches=kept)))
    name = wording.brief(person.civility, person.last_name)
    return Done(f"noter l’envoi à {name}", NOTICES, partial(restore_notice, session_id=session_id, was=session))


def convene_by(store: Store, code: str, means: Means) -> Done:
    """Note how a person asks to be convened, from now on. Raises UnknownCode."""
    with store.reading() as reader:
        person = reader.assembly().person(code)
    if person.convened_by is means:
        return Done("convoquer autrement")
    changed = replace(person, convened_by=means)

    def change(assembly: Assembly) -> Assembly:
        return replace(assembly, people=tuple(changed if each.code == code else each for each in assembly.people))

    name = wording.brief(person.civility, person.last_name)
    return change_assembly(store, f"convoquer {name} par {SAID[means]}", change)


def fill_notice(store: Store, session_id: int, **said: Any) -> Done:
    """Fill in what the notice bears: `signatory`, `urgency`, `displayed`, `budget_papers`, `copied` (None empties it).

    Raises RuleViolation when a day is after the session, or the signatory unknown.
    """
    names = {
        "signatory": "le signataire", "urgency": "le motif de l’urgence", "displayed": "l’affichage",
        "budget_papers": "l’envoi du budget", "copied": "la copie aux élus",
    }  # fmt: skip
    label = f"noter {wording.listing([names[name] for name in said])}"
    if said.get("urgency") is not None:
        said["urgency"] = _checked_urgency(said["urgency"])
    with store.writing(label) as writer:
        _, sat = _read(writer, session_id)
        session = sat.session
        notice: Notice = replace(session.notice, **said)
        if notice.signatory is not None:
            sat.assembly.person(notice.signatory)
        for day in (notice.displayed, notice.budget_papers, notice.copied):
            if day is not None and day > session.day:
                raise RuleViolation("Cette date est postérieure à la séance : corrigez-la.")
        if notice == session.notice:
            return Done(label)
        _save(writer, session_id, replace(session, notice=notice))
    return Done(label, NOTICES, partial(restore_notice, session_id=session_id, was=session))


def _checked_urgency(typed: str) -> str | None:
    kept = writable(typed).strip() or None
    if kept is not None and len(kept) > LONGEST_URGENCY:
        raise RuleViolation(f"Le motif de l’urgence tient en {LONGEST_URGENCY} caractères : raccourcissez-le.")
    return kept


def restore_notice(store: Store, session_id: int, was: Session, files: Files = NO_FILES) -> Done:
    """Put the notice of a session, and what it changed of its agenda, back as they were; the inverse of the above.

    `files`: those kept with it, None for one that was not there.
    """
    with store.writing("rétablir la convocation") as writer:
        session = writer.session(session_id)
        held = {line.path for line in writer.files()}
        before = {path: writer.file(path) if path in held else None for path in files}
        _save(writer, session_id, replace(session, notice=was.notice, items=marked_as(session, was)))
        _put(writer, files)
    undo = partial(restore_notice, session_id=session_id, was=session, files=before)
    return Done("rétablir la convocation", NOTICES, undo)


def _put(writer: Writer, files: Files) -> None:
    for path, content in files.items():
        if content is None:
            writer.remove_file(path)
        else:
            writer.put_file(path, content)


def _read(reader: Reader, session_id: int) -> tuple[Syndicat, Sitting]:
    syndicat = the_syndicat(reader)
    session = reader.session(session_id)
    profile = syndicat.profile
    read = with_first(sitting(reader.assembly(), profile, session), reader.first_session(session), profile)
    return syndicat, read


def _refuse_to_come(writer: Writer, day: date) -> None:
    """A register says what was done: nothing is written in it beforehand."""
    today = writer.moment.date()
    if day > today:
        raise RuleViolation(
            f"Le {wording.long_date(day)} est encore à venir (nous sommes le {wording.long_date(today)}) : notez "
            "l’envoi une fois parti."
        )


def _refuse_forbidden(
    syndicat: Syndicat, sat: Sitting, made: Session, others: tuple[Session, ...], *, again: bool = False
) -> None:
    """`again`: what left too late before does not keep the others from being told."""
    forbidden = forbidding(findings(syndicat, replace(sat, session=made), others))
    if again:
        known = {each.fact for each in findings(syndicat, sat, others) if each.rule.code in OF_DELAY}
        forbidden = tuple(each for each in forbidden if each.fact not in known)
    if forbidden:
        more = len(forbidden) - NAMED
        rest = f" Et {wording.count(more, 'autre contrôle', 'autres contrôles')}." if more > 0 else ""
        told = " ".join(finding.sentence for finding in forbidden[:NAMED])
        raise RuleViolation(f"{told}{rest} Corrigez, ou passez outre avec un motif, dans les contrôles.")


def forbidding(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that forbid a sending: those on the convening itself that block and were not set aside."""
    return tuple(finding for finding in found if finding.blocks and finding.rule.code.startswith("C"))


def _noted(notice: Notice, dispatch: Dispatch) -> tuple[Dispatch, ...]:
    """The register with this sending in the place of the last one to that person, or after the others."""
    last = max((rank for rank, each in enumerate(notice.dispatches) if each.person == dispatch.person), default=None)
    if last is None:
        return (*notice.dispatches, dispatch)
    return (*notice.dispatches[:last], dispatch, *notice.dispatches[last + 1 :])


def _save(writer: Writer, session_id: int, session: Session) -> None:
    """The heading and, where the agenda was announced anew, its marks."""
    writer.save_heading(session_id, session)
    save_marks(writer, session_id, session.items)
