"""Gestures on what is foreseen: a topic noted, put in an agenda, taken back; a postponed item presented again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.items import ITEMS, coming, ending, remove_item
from syndic_desktop.actions.limits import (
    checked_matter,
    checked_note,
    checked_subject,
    named,
    refuse_when_held,
    remark_on,
)
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.endings import left_to_fill
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.topics import UpcomingTopic, presented_again, to_agenda, to_topic

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, TopicLine, Writer

TOPICS = frozenset({Topic.TOPICS})
MOVED = ITEMS | TOPICS


def note_topic(store: Store, topic: UpcomingTopic) -> Done:
    """Note a topic for later. Raises RuleViolation when its subject, matter, body or rapporteur cannot be."""
    kept = _checked(topic)
    label = f"noter le sujet {named(kept.item.subject)}"
    with store.writing(label) as writer:
        _refuse_unknown(writer, kept)
        topic_id = writer.add_topic(kept)
    return Done(label, TOPICS, partial(remove_topic, topic_id=topic_id))


def edit_topic(store: Store, topic_id: int, topic: UpcomingTopic) -> Done:
    """Make a topic be this. Raises RuleViolation when it is no more, or when its subject or matter cannot be."""
    kept = _checked(topic)
    label = f"modifier le sujet {named(kept.item.subject)}"
    with store.writing(label) as writer:
        known = writer.topic(topic_id).topic
        if known == kept:
            return Done(label)
        _refuse_unknown(writer, kept)
        writer.save_topic(topic_id, kept)
    return Done(label, TOPICS, partial(restore_topic, topic_id=topic_id, topic=known))


def restore_topic(store: Store, topic_id: int, topic: UpcomingTopic) -> Done:
    """Make a topic be what it was, even what she could not have typed; the inverse of `edit_topic`."""
    label = f"rétablir le sujet {named(topic.item.subject)}"
    with store.writing(label) as writer:
        known = writer.topic(topic_id).topic
        writer.save_topic(topic_id, topic)
    return Done(label, TOPICS, partial(restore_topic, topic_id=topic_id, topic=known))


def remove_topic(store: Store, topic_id: int) -> Done:
    """Forget a topic. Raises RuleViolation when it is no more."""
    with store.writing("supprimer un sujet") as writer:
        line = writer.topic(topic_id)
        writer.remove_topic(topic_id)
    label = f"supprimer le sujet {named(line.topic.item.subject)}"
    return Done(label, TOPICS, partial(put_topic_back, line=line))


def put_topic_back(store: Store, line: TopicLine) -> Done:
    """Put a topic back where it was; the inverse of `remove_topic`."""
    label = f"remettre le sujet {named(line.topic.item.subject)}"
    with store.writing(label) as writer:
        writer.add_topic(line.topic, position=line.position, topic_id=line.id)
    return Done(label, TOPICS, partial(remove_topic, topic_id=line.id))


def enter_topic(store: Store, topic_id: int, session_id: int, position: int | None = None) -> Done:
    """Put a topic in an agenda; it is foreseen no more. Raises RuleViolation once the session was held."""
    with store.writing("inscrire un sujet à l’ordre du jour") as writer:
        session = writer.session(session_id)
        item_id, line = enter_foreseen(writer, topic_id, session_id, position)
    label = f"inscrire {named(line.topic.item.subject)}"
    return Done(label, MOVED, partial(_leave, item_id=item_id, line=line), remark=remark_on(session))


def enter_foreseen(
    writer: Writer, topic_id: int, session_id: int, position: int | None = None
) -> tuple[int, TopicLine]:
    """The item made of a topic, and the topic as it was, inside a transaction that is already open."""
    session, line = writer.session(session_id), writer.topic(topic_id)
    if line.topic.body != session.body:
        raise RuleViolation("Ce sujet est prévu pour une autre instance : changez son instance, ou inscrivez-le là.")
    item = to_agenda(line.topic, after_notice=coming(writer, session, line.topic.item).added_after_notice)
    item_id = writer.add_item(session_id, position or ending(writer, session_id), item)
    writer.remove_topic(topic_id)
    return item_id, line


def set_aside(store: Store, item_id: int, day: date | None = None) -> Done:
    """Take an item off its agenda and keep it as a topic. Raises RuleViolation once the session was held or it decided.

    `day`: of the session it is now meant for, when that is known.
    """
    with store.writing("garder un point pour plus tard") as writer:
        session_id, item = writer.session_of(item_id), writer.item(item_id)
        session = writer.session(session_id)
        refuse_when_held(session)
        position = next(line.position for line in writer.items(session_id) if line.id == item_id)
        topic_id = writer.add_topic(to_topic(item, session.body, day))
        writer.remove_item(item_id)
    label = f"garder pour plus tard {named(item.subject)}"
    undo = partial(_return, topic_id=topic_id, item=item, item_id=item_id, session_id=session_id, position=position)
    return Done(label, MOVED, undo, remark=remark_on(session))


def present_again(store: Store, item_id: int, session_id: int, position: int | None = None) -> Done:
    """Put a postponed item, or an election interrupted, in a later agenda with its texts, without the rounds held.

    Raises RuleViolation when it was neither.
    """
    with store.writing("présenter de nouveau un point") as writer:
        item, session = writer.item(item_id), writer.session(session_id)
        new_id = enter_postponed(writer, item_id, session_id, position)
    label = f"présenter de nouveau {named(item.subject)}"
    return Done(label, MOVED, partial(remove_item, item_id=new_id), remark=remark_on(session))


def enter_postponed(writer: Writer, item_id: int, session_id: int, position: int | None = None) -> int:
    """The new item made of one that another session left, inside a transaction that is already open."""
    item, session = writer.item(item_id), writer.session(session_id)
    if item.fate is not Fate.POSTPONED and not left_to_fill(item, writer.assembly().people):
        raise RuleViolation("Ce point n’a pas été reporté : il reste à l’ordre du jour de sa séance.")
    again = coming(writer, session, presented_again(item))
    return writer.add_item(session_id, position or ending(writer, session_id), again)


def _leave(store: Store, item_id: int, line: TopicLine) -> Done:
    """Take back the entry of a topic: the item goes, the topic is where it was."""
    label = f"retirer {named(line.topic.item.subject)} de l’ordre du jour"
    with store.writing(label) as writer:
        session_id, item = writer.session_of(item_id), writer.item(item_id)
        refuse_when_held(writer.session(session_id))
        position = next(each.position for each in writer.items(session_id) if each.id == item_id)
        writer.remove_item(item_id)
        writer.add_topic(line.topic, position=line.position, topic_id=line.id)
    undo = partial(
        _return,
        topic_id=line.id,
        item=item,
        item_id=item_id,
        session_id=session_id,
        position=position,
    )
    return Done(label, MOVED, undo)


def _return(store: Store, topic_id: int, item: Item, item_id: int, session_id: int, position: int) -> Done:
    """Put an item that became a topic back in its agenda, under its id."""
    label = f"remettre {named(item.subject)}"
    with store.writing(label) as writer:
        refuse_when_held(writer.session(session_id))
        line = writer.topic(topic_id)
        writer.remove_topic(topic_id)
        writer.add_item(session_id, position, item, item_id=item_id)
    return Done(label, MOVED, partial(_leave, item_id=item_id, line=line))


def _refuse_unknown(reader: Reader, topic: UpcomingTopic) -> None:
    """A screen may still show a body or a rapporteur that another window took away."""
    assembly = reader.assembly()
    assembly.body(topic.body)
    if topic.item.rapporteur is not None:
        assembly.person(topic.item.rapporteur)


def _checked(topic: UpcomingTopic) -> UpcomingTopic:
    item = topic.item
    if item.kind is ItemKind.ANY_OTHER_BUSINESS:
        raise RuleViolation("Les questions diverses ne sont pas un sujet à venir : choisissez un autre type.")
    kept = replace(
        item, subject=checked_subject(item.subject), matter=checked_matter(item.matter), note=checked_note(item.note)
    )
    return replace(topic, item=kept)
