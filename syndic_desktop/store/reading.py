"""What can be asked of a store inside one read transaction."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import Footing
from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.proxies import last_held
from syndic_desktop.domain.sessions import Minutes, Session, SessionKey
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.store import (
    assemblies,
    attachments,
    changing,
    classifications,
    decisions,
    footings,
    foreseen,
    items,
    journal,
    minutes,
    outlines,
    reports,
    searching,
    sessions,
    standings,
    wordings,
)
from syndic_desktop.store.lines import (
    FileLine,
    Hit,
    ItemLine,
    JournalLine,
    Paper,
    SessionLine,
    StandingLine,
    TopicLine,
    Touched,
    UnreceivedLine,
    YearPaper,
)


class Reader:
    """Reads of one transaction: they all see the same moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def syndicat(self) -> Syndicat | None:
        """None in a file where nothing has been entered yet."""
        return assemblies.load_syndicat(self._connection)

    def assembly(self) -> Assembly:
        return assemblies.load_assembly(self._connection)

    def sessions(self) -> tuple[SessionLine, ...]:
        """Newest first."""
        return sessions.session_lines(self._connection)

    def session(self, session_id: int) -> Session:
        """Raises RuleViolation when it is no more."""
        return sessions.load_session(self._connection, session_id)

    def near(self, session_id: int, within: timedelta = timedelta(days=366)) -> tuple[Session, ...]:
        """The other sessions of its body around it, oldest first: what its checks count from or towards.

        With the one that it convenes again, however old, and the sessions of any body on its day.
        """
        return sessions.load_near(self._connection, session_id, within)

    def first_session(self, session: Session) -> Session | None:
        """The session that a second convocation follows; None of another one, or where it is not there."""
        return sessions.load_first(self._connection, session)

    def following(self, key: SessionKey) -> tuple[SessionLine, ...]:
        """The second convocations of a session, oldest first."""
        return sessions.load_following(self._connection, key)

    def earlier_sessions(self, body: str, day: date, limit: int) -> tuple[Session, ...]:
        """The last sessions of a body before a day, newest first, whole."""
        lines = [line for line in self.sessions() if line.body == body and line.day < day]
        return tuple(self.session(line.id) for line in lines[:limit])

    def last_held(self, session: Session, limit: int) -> tuple[Session, ...]:
        """The last `limit` sessions that its body held before it, newest first, without what is written of their items.

        None where there were fewer.
        """
        lines = (line for line in self.sessions() if line.body == session.body and line.day < session.day)
        return last_held((self.outline(line.id)[0] for line in lines), limit)

    def session_id(self, key: SessionKey) -> int:
        """The one session meant by a key. Raises RuleViolation when there is none, or several."""
        return sessions.find_session(self._connection, key)

    def footings(self) -> tuple[Footing, ...]:
        """What every session rests on in the assembly, in the order they were entered."""
        return footings.load_footings(self._connection)

    def numbers(self, body: str) -> tuple[tuple[date, str], ...]:
        """The numbers a body has given, each with the day of its session."""
        return footings.load_numbers(self._connection, body)

    def minutes(self, session_id: int) -> Minutes | None:
        """What is noted of the minutes of a session alone. Raises RuleViolation when it is no more."""
        return minutes.load_minutes(self._connection, session_id)

    def items(self, session_id: int) -> tuple[ItemLine, ...]:
        """The agenda, in order."""
        return items.item_lines(self._connection, session_id)

    def item(self, item_id: int) -> Item:
        """Raises RuleViolation when it is no more."""
        return items.load_item(self._connection, item_id)

    def session_of(self, item_id: int) -> int:
        """Raises RuleViolation when the item is no more."""
        return items.session_of(self._connection, item_id)

    def session_around(self, item_id: int) -> Session:
        """The session of an item, without its agenda, whose texts take time to read. Raises RuleViolation."""
        return sessions.load_session(self._connection, self.session_of(item_id), agenda=False)

    def outline(self, session_id: int) -> tuple[Session, tuple[int, ...]]:
        """A session, its items without what is written of them, and their ids. Raises RuleViolation.

        What did not change since it was last read is the same object.
        """
        return outlines.Outlines().read(self._connection, session_id)

    def decisions(self) -> tuple[Decision, ...]:
        return decisions.load_decisions(self._connection)

    def delegations(self) -> tuple[Delegation, ...]:
        """What the comité delegated, in her order."""
        return decisions.load_delegations(self._connection)

    def classification(self) -> Classification | None:
        """What the préfecture files acts under; None while its file was not taken in."""
        return classifications.load_classification(self._connection)

    def reported(self) -> tuple[tuple[SessionKey, DecisionKind], ...]:
        """What `domain.dossiers.recap` asks: every session with each kind that it told, or is to tell."""
        return reports.reported(self._connection)

    def standings(self, since: date) -> tuple[StandingLine, ...]:
        """Where the sessions from a day on stand, newest first; nothing of them is loaded but dates and counts."""
        return standings.standing_lines(self._connection, since)

    def unreceived(self) -> UnreceivedLine | None:
        """The acts of the whole file that wait for a receipt; None when there are none."""
        return standings.unreceived(self._connection)

    def topics(self) -> tuple[TopicLine, ...]:
        """What is foreseen, in order."""
        return foreseen.topic_lines(self._connection)

    def topic(self, topic_id: int) -> TopicLine:
        """Raises RuleViolation when it is no more."""
        return foreseen.load_topic(self._connection, topic_id)

    def phrases(self) -> tuple[Phrase, ...]:
        """The library, in the order it was filled."""
        return foreseen.load_phrases(self._connection)

    def files(self) -> tuple[FileLine, ...]:
        return attachments.file_lines(self._connection)

    def file(self, path: str) -> bytes:
        """Raises RuleViolation when there is none."""
        return attachments.load_file(self._connection, path)

    def annexed(self) -> frozenset[str]:
        """The paths of the files that items and topics name."""
        return foreseen.annexed(self._connection)

    def papers(self, session_id: int) -> tuple[Paper, ...]:
        return attachments.load_papers(self._connection, session_id)

    def year_papers(self) -> tuple[YearPaper, ...]:
        """What was made of whole years: registers and reports."""
        return attachments.load_year_papers(self._connection)

    def dossier(self) -> Dossier:
        """Everything but the attached files. Raises RuleViolation while no syndicat has been entered."""
        syndicat = self.syndicat()
        if syndicat is None:
            raise RuleViolation("Ce dossier est encore vide : entrez d’abord le syndicat, ou importez un dossier.")
        return Dossier(
            syndicat,
            self.assembly(),
            sessions.load_sessions(self._connection),
            self.decisions(),
            tuple(line.topic for line in self.topics()),
            self.phrases(),
            self.delegations(),
            classifications.load_classifications(self._connection),
        )

    def search(self, asked: str, limit: int = 50) -> tuple[Hit, ...]:
        """Items where every word asked is found, best first, then newest; any text may be asked."""
        return searching.search(self._connection, asked, limit)

    def search_minutes(self, asked: str, limit: int = 50) -> tuple[Hit, ...]:
        """What she wrote in minutes where every word asked is found, newest first."""
        return wordings.search_minutes(self._connection, asked, limit)

    def changed_since(self, moment: datetime) -> tuple[Touched, ...]:
        """What was changed by the gestures made after a moment."""
        return changing.changed_since(self._connection, moment)

    def journal(self, limit: int = 200) -> tuple[JournalLine, ...]:
        """The last changes, newest first."""
        return journal.journal_lines(self._connection, limit)
