"""Gestures on a session as a whole: created from the last one, convened again, moved, taken away.

Moving a session that was convened is allowed: what its notices said is kept, and the remark says what to send again.
What was answered for another day is kept too, and asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.items import save_marks
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.topics import enter_foreseen, enter_postponed
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.answers import given_for
from syndic_desktop.domain.convenings import marked_as
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.preparations import REMEMBERED, not_to_follow, prepared, second_convocation
from syndic_desktop.domain.reconvenings import convened_again
from syndic_desktop.domain.sessions import Modality, Session, SessionKey, SessionNature, sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.texts import writable

if TYPE_CHECKING:
    from syndic_desktop.store import Paper, Reader, Store, TopicLine, Writer

SESSIONS = frozenset({Topic.SESSIONS, Topic.AGENDA, Topic.TEXTS, Topic.ATTENDANCE})
LONGEST_PLACE = 300
HEADING = ("day", "opening", "place", "modality", "nature", "first_session", "president")


@dataclass(frozen=True, slots=True)
class Taking:
    """What comes into a session as it is created, with its texts: items postponed and topics foreseen, by number."""

    postponed: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()


NOTHING = Taking()


def create_session(
    store: Store,
    body: str,
    day: date,
    opening: time | None = None,
    place: str | None = None,
    modality: Modality | None = None,
    *,
    urgent: bool = False,
    taking: Taking = NOTHING,
) -> Done:
    """Create a session set as the last one of its body, with the usual items. Raises RuleViolation when it is there."""
    with store.writing("créer une séance") as writer:
        session = drafted(writer, body, day, opening)
        session = replace(
            session,
            place=session.place if place is None else checked_place(place),
            modality=modality or session.modality,
            nature=SessionNature.URGENT if urgent else SessionNature.ORDINARY,
        )
        _refuse_double(writer, session.key)
        session_id = writer.add_session(session)
        for item_id in taking.postponed:
            enter_postponed(writer, item_id, session_id)
        lines = tuple(enter_foreseen(writer, topic_id, session_id)[1] for topic_id in taking.topics)
    return _done(session, session_id, lines)


def convene_again(store: Store, first_id: int, day: date, opening: time | None = None) -> Done:
    """Create the second convocation of a session that lacked its quorum.

    Raises RuleViolation when it did not, and when there is one already.
    """
    with store.writing("créer une seconde convocation") as writer:
        syndicat = writer.syndicat()
        profile = syndicat.profile if syndicat else Profile()
        first = sitting(writer.assembly(), profile, writer.session(first_id))
        _refuse_convened(writer, first.session.key)
        return _created(writer, second_convocation(first, day, opening))


def remove_session(store: Store, session_id: int, topics: tuple[TopicLine, ...] = ()) -> Done:
    """Take a session away. Raises RuleViolation once it was convened or held, or when another follows from it.

    `topics`: what had come in as it was created, and is foreseen again.
    """
    with store.writing("supprimer une séance") as writer:
        session = writer.session(session_id)
        _refuse_to_remove(writer, session)
        item_ids = tuple(line.id for line in writer.items(session_id))
        papers = writer.papers(session_id)
        writer.remove_session(session_id)
        for line in reversed(topics):
            writer.add_topic(line.topic, position=line.position, topic_id=line.id)
    undo = partial(
        restore_session, session_id=session_id, session=session, item_ids=item_ids, papers=papers, topics=topics
    )
    return Done(f"supprimer {_named(session)}", SESSIONS | ({Topic.TOPICS} if topics else frozenset()), undo)


def restore_session(
    store: Store,
    session_id: int,
    session: Session,
    item_ids: tuple[int, ...],
    papers: tuple[Paper, ...],
    topics: tuple[TopicLine, ...] = (),
) -> Done:
    """Put a session back as it was, under the same ids, and its topics in it; the inverse of `remove_session`."""
    label = f"remettre {_named(session)}"
    with store.writing(label) as writer:
        _refuse_double(writer, session.key)
        writer.add_session(session, session_id=session_id, item_ids=item_ids)
        writer.record_papers(session_id, papers)
        for line in topics:
            writer.remove_topic(line.id)
    touched = SESSIONS | ({Topic.TOPICS} if topics else frozenset())
    return Done(label, touched, partial(remove_session, session_id=session_id, topics=topics))


def move_session(store: Store, session_id: int, day: date) -> Done:
    """Hold a session on another day. Raises RuleViolation once it was held, or when that moment is taken."""
    return _change(store, session_id, "changer la date", lambda session: replace(session, day=day))


def change_hour(store: Store, session_id: int, opening: time | None) -> Done:
    """Open a session at another hour; None: not known yet. Raises RuleViolation, once it was held too, but where the
    hour was missing: the minutes want it.
    """

    def change(session: Session) -> Session:
        return replace(session, opening=opening)

    return _change(store, session_id, "changer l’heure", change, missing="opening")


def change_place(store: Store, session_id: int, place: str) -> Done:
    """Hold a session elsewhere. Raises RuleViolation once it was held."""
    kept = checked_place(place)
    return _change(store, session_id, "changer le lieu", lambda session: replace(session, place=kept))


def change_modality(store: Store, session_id: int, modality: Modality) -> Done:
    """In person, by video, or both. Raises RuleViolation once the session was held."""
    return _change(store, session_id, "changer la modalité", lambda session: replace(session, modality=modality))


def change_president(store: Store, session_id: int, person: str | None) -> Done:
    """Say who will preside. Raises RuleViolation once the session was held."""
    return _change(store, session_id, "changer la présidence", lambda session: replace(session, president=person))


def change_nature(store: Store, session_id: int, nature: SessionNature) -> Done:
    """Hold an ordinary session, an urgent one (L2121-12) or one convened again (L2121-17). Raises RuleViolation.

    Which session it follows is said by `follow_session`, and forgotten with the nature that wanted it.
    """

    def change(session: Session) -> Session:
        if nature is session.nature:
            return session
        follows = session.first_session if nature is SessionNature.SECOND_NOTICE else None
        return replace(session, nature=nature, first_session=follows, items=_unmarked(session))

    return _change(store, session_id, "changer la nature", change)


def follow_session(store: Store, session_id: int, first_id: int | None) -> Done:
    """Say which session, for lack of quorum, a second convocation takes up; None: not said.

    Raises RuleViolation when it is no second convocation, or when that session is of another body, later, had its
    quorum, left nothing to decide, or has another second convocation.
    """
    label = "dire la première séance"
    with store.reading() as reader:
        syndicat = reader.syndicat()
        profile = syndicat.profile if syndicat else Profile()
        first = None if first_id is None else sitting(reader.assembly(), profile, reader.session(first_id))
        if first is not None:
            _refuse_convened(reader, first.session.key, but=session_id)

    def change(session: Session) -> Session:
        if session.nature is not SessionNature.SECOND_NOTICE:
            raise RuleViolation("Cette séance n’est pas une seconde convocation : changez d’abord sa nature.")
        if first is None:
            return replace(session, first_session=None)
        if first.session.body != session.body:
            raise RuleViolation("Cette séance est celle d’une autre instance : choisissez-en une de la même.")
        if told := not_to_follow(first):
            raise RuleViolation(f"{told} : choisissez-en une autre.")
        return replace(session, first_session=str(first.session.key))

    return _change(store, session_id, label, change, missing="first_session")


def _unmarked(session: Session) -> tuple[Item, ...]:
    """The items, none said to have come after notices that are not gone: what is announced is what is there."""
    if session.notice.day is not None:
        return session.items
    return tuple(replace(item, added_after_notice=False) for item in session.items)


def drafted(reader: Reader, body: str, day: date, opening: time | None = None) -> Session:
    """The session that would be created for a body on a day. Raises UnknownCode when there is no such body."""
    earlier = reader.earlier_sessions(body, day, REMEMBERED)
    said = reader.decisions(), reader.reported()
    return prepared(reader.assembly(), earlier, *said, body=body, day=day, opening=opening)


def checked_place(place: str) -> str:
    """A place on one line; it may be empty while it is not known. Raises RuleViolation when it is too long."""
    kept = wording.clean_line(writable(place))
    if len(kept) > LONGEST_PLACE:
        raise RuleViolation(f"Le lieu tient en {LONGEST_PLACE} caractères : raccourcissez-le.")
    return kept


def _created(writer: Writer, session: Session) -> Done:
    _refuse_double(writer, session.key)
    return _done(session, writer.add_session(session), ())


def _done(session: Session, session_id: int, lines: tuple[TopicLine, ...]) -> Done:
    touched = SESSIONS | {Topic.TOPICS} if lines else SESSIONS
    return Done(f"créer {_named(session)}", touched, partial(remove_session, session_id=session_id, topics=lines))


def _named(session: Session) -> str:
    return f"la séance du {wording.long_date(session.day)}"


def _refuse_double(reader: Reader, key: SessionKey, but: int | None = None) -> None:
    if any(line.key == key and line.id != but for line in reader.sessions()):
        hour = f" à {wording.clock(key.opening)}" if key.opening else " sans heure"
        raise RuleViolation(
            f"Cette instance a déjà une séance le {wording.long_date(key.day)}{hour} : changez la date ou l’heure."
        )


def _refuse_to_remove(reader: Reader, session: Session) -> None:
    if session.held:
        raise RuleViolation("La séance a été tenue : elle reste au registre.")
    if session.notice.day is not None:
        day = wording.long_date(session.notice.day)
        raise RuleViolation(
            f"La séance a été convoquée le {day} : elle ne se supprime plus, reportez-la ou annulez-la."
        )
    for second in reader.following(session.key):
        raise RuleViolation(
            f"La séance du {wording.long_date(second.day)} est sa seconde convocation : supprimez d’abord celle-là."
        )


def _refuse_convened(reader: Reader, key: SessionKey, but: int | None = None) -> None:
    """One second convocation is enough: two would decide the same things twice."""
    for line in reader.following(key):
        if line.id != but:
            raise RuleViolation(f"{convened_again(key.day, line.day)} : préparez celle-là, ou changez sa date.")


def _change(
    store: Store, session_id: int, label: str, change: Callable[[Session], Session], *, missing: str = ""
) -> Done:
    """Change the heading of a session. Raises what `change` raises, and RuleViolation once the session was held.

    `missing`: the field of a `Session` that may be filled even then, as long as it is empty.
    """
    with store.writing(label) as writer:
        session = writer.session(session_id)
        changed = change(session)
        told = f"{label} de {_named(session)}"
        if changed == session:
            return Done(told)
        if session.held and not (missing and getattr(session, missing) is None):
            raise RuleViolation(
                "La séance a été tenue : sa date, son lieu et sa présidence sont ceux du procès-verbal."
            )
        _save(writer, session_id, session, changed)
    undo = partial(put_heading_back, session_id=session_id, heading=session)
    return Done(told, SESSIONS, undo, remark=_remark(session, changed))


def put_heading_back(store: Store, session_id: int, heading: Session) -> Done:
    """Give a session the heading it had; the inverse of every change of it. Its notices and items are left alone."""
    label = f"rétablir {_named(heading)}"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        again = replace(session, **{name: getattr(heading, name) for name in HEADING})
        if heading.nature is not session.nature:
            again = replace(again, items=marked_as(session, heading))
        _save(writer, session_id, session, again)
        if given_for(heading.answers, heading.day) == given_for(session.answers, session.day):
            writer.save_answers(session_id, heading.answers)  # nobody has answered meanwhile
    return Done(label, SESSIONS, partial(put_heading_back, session_id=session_id, heading=session))


def _save(writer: Writer, session_id: int, before: Session, after: Session) -> None:
    if (after.key, after.first_session) != (before.key, before.first_session):
        _refuse_out_of_order(after)
    if after.key != before.key:
        _refuse_double(writer, after.key, but=session_id)
        for line in writer.following(before.key):
            if line.day <= after.day:
                told = wording.long_date(line.day)
                raise RuleViolation(f"La seconde convocation est pour le {told} : choisissez une date qui vient avant.")
            second = writer.session(line.id)
            writer.save_heading(line.id, replace(second, first_session=str(after.key)))
    writer.save_heading(session_id, after)
    save_marks(writer, session_id, after.items)
    if after.day != before.day:
        writer.save_answers(session_id, given_for(before.answers, before.day))


def _refuse_out_of_order(session: Session) -> None:
    """What comes before a session cannot come after it, nor the other way round: such a file could not be read back."""
    gone = (session.notice.day, *(each.day for each in session.notice.dispatches))
    if any(day is not None and session.day < day for day in gone):
        raise RuleViolation("La séance se tiendrait avant sa convocation : choisissez une date qui vient après.")
    if (first_trace := min(_traces(session), default=None)) is not None and first_trace < session.day:
        told = wording.long_date(first_trace)
        raise RuleViolation(f"Un acte ou le procès-verbal de cette séance porte la date du {told} : elle est d’avant.")
    if session.first_session is None:
        return
    first = SessionKey.parse(session.first_session)
    if session.day <= first.day:
        raise RuleViolation(
            f"La première séance est du {wording.long_date(first.day)} : choisissez une autre date, qui vient après."
        )


def _traces(session: Session) -> Iterator[date]:
    """The days of what a session left; there may be some before its roll is entered, in a dossier from elsewhere."""
    for item in session.items:
        if item.act is not None:
            yield from item.act.days
    minutes = session.minutes
    left = (minutes.fixed, minutes.published) if minutes is not None else ()
    yield from (day for day in (*left, session.list_published) if day is not None)


def _remark(before: Session, after: Session) -> str:
    """What to do of notices that are gone: only what they said can make them « à renvoyer »."""
    if before.notice.day is None:
        return ""
    told = f"La convocation est partie le {wording.long_date(before.notice.day)} : "
    kept = before.notice.snapshot
    said = ["key", "place", *(name for name in ("modality", "nature") if kept and getattr(kept, name))]
    if before.first_session not in (None, after.first_session):
        return f"{told}elle disait une autre première séance, prévenez les membres."
    if all(getattr(before, name) == getattr(after, name) for name in said):
        return f"{told}prévenez les membres de ce changement, qu’elle ne disait pas."
    return f"{told}les membres sont à prévenir de ce changement, convoquez-les de nouveau."
