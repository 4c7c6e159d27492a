"""What can be changed in a store inside one write transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import Movement, Presence
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.store import (
    assemblies,
    attachments,
    classifications,
    decisions,
    foreseen,
    items,
    minutes,
    notices,
    sessions,
    written,
)
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.lines import Paper, YearPaper
from syndic_desktop.store.reading import Reader
from syndic_desktop.store.written import Kept


class Writer(Reader):
    """Changes of one gesture: all of them are kept, or none. It reads what it has written."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger.connection)
        self._ledger = ledger

    @property
    def moment(self) -> datetime:
        """When the gesture is made, as its journal line says."""
        return self._ledger.at

    def save_syndicat(self, syndicat: Syndicat) -> None:
        assemblies.save_syndicat(self._ledger, syndicat)

    def remove_syndicat(self) -> None:
        """Take back the entry of a first syndicat."""
        assemblies.remove_syndicat(self._ledger)

    def save_assembly(self, assembly: Assembly) -> None:
        """Only what differs is written."""
        assemblies.save_assembly(self._ledger, assembly)

    def add_session(self, session: Session, *, session_id: int | None = None, item_ids: tuple[int, ...] = ()) -> int:
        """Returns the id of the session. Taking a removal back gives the former ids, so that they mean it again."""
        return sessions.add_session(self._ledger, session, session_id, item_ids)

    def replace_session(self, session_id: int, session: Session) -> None:
        """Make a session be this one; items known by number, subject or place keep their ids."""
        sessions.replace_session(self._ledger, session_id, session)

    def remove_session(self, session_id: int) -> None:
        """With its items, presences, movements, dispatches and papers."""
        sessions.remove_session(self._ledger, session_id)

    def save_heading(self, session_id: int, session: Session) -> None:
        """Everything of a session but its items, answers, presences and movements."""
        sessions.save_heading(self._ledger, session_id, session)

    def save_minutes(self, session_id: int, about: Minutes | None) -> None:
        """What was written in the minutes of a session, and their text once fixed; their days are in its heading."""
        minutes.save_minutes(self._ledger, session_id, about)

    def save_answers(self, session_id: int, received: Iterable[Answer]) -> None:
        notices.save_answers(self._ledger, session_id, received)

    def save_presences(self, session_id: int, attendance: Iterable[Presence]) -> None:
        sessions.save_presences(self._ledger, session_id, attendance)

    def save_presence(self, session_id: int, presence: Presence) -> None:
        sessions.save_presence(self._ledger, session_id, presence)

    def add_movement(self, session_id: int, movement: Movement) -> None:
        """Note a movement after all the others."""
        sessions.add_movement(self._ledger, session_id, movement)

    def save_movements(self, session_id: int, movements: Iterable[Movement]) -> None:
        sessions.save_movements(self._ledger, session_id, movements)

    def add_item(self, session_id: int, position: int, item: Item, *, item_id: int | None = None) -> int:
        """Put an item at a place (from 1); returns its id. `item_id`: the former one, when a removal is taken back."""
        return items.insert_item(self._ledger, session_id, position, item, item_id)

    def save_item(self, item_id: int, item: Item) -> None:
        items.save_item(self._ledger, item_id, item)

    def bare_item(self, item_id: int) -> Item:
        """An item with its subject and its act, and nothing written. Raises RuleViolation when it is no more."""
        return written.load_bare(self._ledger.connection, item_id)

    def save_part(self, item_id: int, part: str, value: Any) -> Kept | None:
        """Keep one part of what is written of an item; what was there before, None when it was that already."""
        return written.save_part(self._ledger, item_id, part, value)

    def save_told(self, item_id: int, item: Item, *names: str) -> None:
        """Keep some fields of an item, by their names: what is told of it in the room."""
        written.save_told(self._ledger, item_id, item, names)

    def remove_item(self, item_id: int) -> None:
        """The next ones move up; movements keep the positions they were noted at."""
        items.remove_item(self._ledger, item_id)

    def reorder_items(self, session_id: int, item_ids: Sequence[int]) -> None:
        """`item_ids` says every item of the session, once."""
        items.reorder_items(self._ledger, session_id, item_ids)

    def save_decisions(self, held: Iterable[Decision]) -> None:
        """Make the decisions be these, in this order; only what differs is written."""
        decisions.save_decisions(self._ledger, held)

    def save_delegations(self, held: Iterable[Delegation]) -> None:
        """Make the delegations be these, in this order."""
        decisions.save_delegations(self._ledger, held)

    def keep_classification(self, classification: Classification) -> None:
        """Use a classification of the préfecture from now on."""
        classifications.keep_classification(self._ledger, classification, self.moment)

    def drop_classification(self, classification: Classification) -> None:
        """Forget a classification."""
        classifications.drop_classification(self._ledger, classification)

    def add_topic(self, topic: UpcomingTopic, *, position: int | None = None, topic_id: int | None = None) -> int:
        """Returns its id. `position` and `topic_id`: the former ones, when a removal is taken back."""
        return foreseen.insert_topic(self._ledger, topic, position, topic_id)

    def save_topic(self, topic_id: int, topic: UpcomingTopic) -> None:
        foreseen.save_topic(self._ledger, topic_id, topic)

    def remove_topic(self, topic_id: int) -> None:
        foreseen.remove_topic(self._ledger, topic_id)

    def save_topics(self, topics: Sequence[UpcomingTopic]) -> None:
        """Make the topics be these, in this order; one that is said again keeps its id."""
        foreseen.save_topics(self._ledger, topics)

    def save_phrases(self, phrases: Iterable[Phrase]) -> None:
        """Make the library be this; only what differs is written."""
        foreseen.save_phrases(self._ledger, phrases)

    def put_file(self, path: str, content: bytes) -> None:
        attachments.put_file(self._ledger, path, content)

    def remove_file(self, path: str) -> None:
        attachments.remove_file(self._ledger, path)

    def record_papers(self, session_id: int, made: Iterable[Paper]) -> None:
        """Papers of other paths stay recorded."""
        attachments.record_papers(self._ledger, session_id, made)

    def forget_papers(self, session_id: int, paths: Iterable[str]) -> None:
        """Papers that are there no more."""
        attachments.forget_papers(self._ledger, session_id, paths)

    def record_year_papers(self, made: Iterable[YearPaper]) -> None:
        """Those of other paths stay recorded."""
        attachments.record_year_papers(self._ledger, made)
