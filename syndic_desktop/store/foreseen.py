"""Upcoming topics and the library of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.store.codec import columns, field, from_columns
from syndic_desktop.store.journal import Ledger, Row
from syndic_desktop.store.lines import TopicLine
from syndic_desktop.store.schema import items, phrases, topics

TOPIC = ("body", "day", "item")
PHRASE = ("kind", "name", "text")


def topic_lines(connection: Connection) -> tuple[TopicLine, ...]:
    """Every topic, in order."""
    asked = select(topics).order_by(topics.c.position)
    return tuple(_line(row) for row in connection.execute(asked).mappings())


def load_topic(connection: Connection, topic_id: int) -> TopicLine:
    """Raises RuleViolation when it is no more."""
    return _line(_row(connection, topic_id))


def insert_topic(ledger: Ledger, topic: UpcomingTopic, position: int | None, topic_id: int | None) -> int:
    """Put a topic at a place (from 1), at the end when none is given; returns its id."""
    last = ledger.connection.execute(select(func.count()).select_from(topics)).scalar_one() + 1
    place = last if position is None else min(max(position, 1), last)
    row_id = ledger.next_id(topics) if topic_id is None else topic_id
    ledger.shift(topics, place, +1)
    ledger.insert(topics, [{"id": row_id, "position": place, **columns(topic, TOPIC)}])
    return row_id


def save_topic(ledger: Ledger, topic_id: int, topic: UpcomingTopic) -> None:
    """Raises RuleViolation when it is no more."""
    ledger.update(topics, _row(ledger.connection, topic_id), columns(topic, TOPIC))


def remove_topic(ledger: Ledger, topic_id: int) -> None:
    """Raises RuleViolation when it is no more."""
    row = _row(ledger.connection, topic_id)
    ledger.delete(topics, [row])
    ledger.shift(topics, row["position"], -1)


def save_topics(ledger: Ledger, wanted: Sequence[UpcomingTopic]) -> None:
    """Make the topics be these, in this order; one that is said again keeps its id."""
    known = [(line.id, line.topic) for line in topic_lines(ledger.connection)]
    free = ledger.next_id(topics)
    rows = []
    for topic in wanted:
        same = next((pair for pair in known if _same(pair[1], topic)), None)
        if same is not None:
            known.remove(same)
        rows.append({"id": same[0] if same else free, **columns(topic, TOPIC)})
        free += same is None
    ledger.sync(topics, rows)


def annexed(connection: Connection) -> frozenset[str]:
    """The paths of the files that items and topics name."""
    asked = select(items.c.annexes).where(items.c.annexes.is_not(None))
    lists = [field(Item, "annexes", stored) for stored in connection.execute(asked).scalars()]
    lists += [line.topic.item.annexes for line in topic_lines(connection)]
    return frozenset(annex.file for annexes in lists for annex in annexes if annex.file is not None)


def load_phrases(connection: Connection) -> tuple[Phrase, ...]:
    """The library, in the order it was filled."""
    asked = select(phrases).order_by(phrases.c.position)
    return tuple(from_columns(Phrase, row, PHRASE) for row in connection.execute(asked).mappings())


def save_phrases(ledger: Ledger, wanted: Iterable[Phrase]) -> None:
    """Make the library be this; only what differs is written."""
    ledger.sync(phrases, [columns(each, PHRASE) for each in wanted])


def _same(one: UpcomingTopic, other: UpcomingTopic) -> bool:
    return (one.body, one.item.subject) == (other.body, other.item.subject)


def _line(row: Mapping[Any, Any]) -> TopicLine:
    return TopicLine(row["id"], row["position"], from_columns(UpcomingTopic, row, TOPIC))


def _row(connection: Connection, topic_id: int) -> Row:
    row = connection.execute(select(topics).where(topics.c.id == topic_id)).mappings().first()
    if row is None:
        raise RuleViolation("Ce sujet n’est plus dans la liste : il a été inscrit ou supprimé entre-temps.")
    return dict(row)
