"""What is not read twice while the file stays as it is: one screen asks for the same session six times.

What is kept hangs on the connection, and holds for as long as SQLite tells it that nobody else wrote. The values are
frozen: the same one serves everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.store import assemblies, outlines, schema, sessions
from syndic_desktop.store.direct import bare
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.lines import FileLine, ItemLine, SessionLine, TopicLine
from syndic_desktop.store.outlines import Outline, Outlines
from syndic_desktop.store.reading import Reader
from syndic_desktop.store.writing import Writer

T = TypeVar("T")

AT_MOST = 64
"""Answers kept, whole sessions for the most part: the last ones asked."""
_KEPT = "syndic_desktop.kept"
_STANDING = {
    "syndicat": (schema.syndicats,), "assembly": assemblies.ASSEMBLY, "decisions": (schema.decisions,),
}  # fmt: skip
"""What hardly any gesture writes in, with the tables it is read from."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Answers by question, and the state of the file (SQLite's count of what others wrote) that they are true of."""

    version: int
    answers: dict[Hashable, Any] = field(default_factory=dict)
    outlines: Outlines = field(default_factory=Outlines)


class RememberingReader(Reader):
    """Reads of one transaction; what an earlier one answered is answered again, unless something was written."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        kept = _kept(connection)
        self._answers, self._outlines = kept.answers, kept.outlines

    def syndicat(self) -> Syndicat | None:
        return self._once("syndicat", super().syndicat)

    def assembly(self) -> Assembly:
        return self._once("assembly", super().assembly)

    def sessions(self) -> tuple[SessionLine, ...]:
        return self._once("sessions", super().sessions)

    def session(self, session_id: int) -> Session:
        read = super().session
        return self._once(("session", session_id), lambda: read(session_id))

    def outline(self, session_id: int) -> Outline:
        return self._outlines.read(self._connection, session_id)

    def near(self, session_id: int, within: timedelta = timedelta(days=366)) -> tuple[Session, ...]:
        read = super().near
        return self._once(("near", session_id, within), lambda: read(session_id, within))

    def items(self, session_id: int) -> tuple[ItemLine, ...]:
        read = super().items
        return self._once(("items", session_id), lambda: read(session_id))

    def topics(self) -> tuple[TopicLine, ...]:
        return self._once("topics", super().topics)

    def decisions(self) -> tuple[Decision, ...]:
        return self._once("decisions", super().decisions)

    def files(self) -> tuple[FileLine, ...]:
        return self._once("files", super().files)

    def _once(self, asked: Hashable, read: Callable[[], T]) -> T:
        answer: T = self._answers.pop(asked) if asked in self._answers else read()
        self._answers[asked] = answer  # last, hence the last to go
        if len(self._answers) > AT_MOST:
            del self._answers[next(iter(self._answers))]
        return answer


class RememberingWriter(Writer):
    """A gesture reads the syndicat and the assembly again only where it writes in them: a room is far too big for it.

    Nor does it read again the outline of a session but what was written in it since. SQLite's count leaves out what is
    written on its own connection: everything else that was kept is forgotten.
    """

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        kept = _kept(ledger.connection)
        self._version, self._outlines = (
            kept.version,
            kept.outlines,
        )  # what is written here does not count in the version
        self._standing = {asked: kept.answers[asked] for asked in _STANDING if asked in kept.answers}
        ledger.connection.info.pop(_KEPT, None)

    def syndicat(self) -> Syndicat | None:
        return self._once("syndicat", super().syndicat)

    def assembly(self) -> Assembly:
        return self._once("assembly", super().assembly)

    def decisions(self) -> tuple[Decision, ...]:
        return self._once("decisions", super().decisions)

    def outline(self, session_id: int) -> Outline:
        self._outlines.note(self._ledger.written)  # given up with the gesture, if it is
        return self._outlines.read(self._connection, session_id)

    def save_heading(self, session_id: int, session: Session) -> None:
        # A notice said the whole agenda: it is neither laid down nor compared again where it is the one that was read.
        same = not self._ledger.wrote_in(outlines.HEADING) and self._outlines.notice_of(session_id) is session.notice
        sessions.save_heading(self._ledger, session_id, session, notice=not same)

    def hand_on(self) -> None:
        """The gesture is kept: what it has not written in holds for those who read next."""
        self._outlines.note(self._ledger.written)
        answers: dict[Hashable, Any] = {asked: value for asked, value in self._standing.items() if self._stands(asked)}
        self._ledger.connection.info[_KEPT] = _Kept(self._version, answers, self._outlines)

    def _once(self, asked: str, read: Callable[[], T]) -> T:
        if not self._stands(asked):
            return read()
        if asked not in self._standing:
            self._standing[asked] = read()
        answer: T = self._standing[asked]
        return answer

    def _stands(self, asked: str) -> bool:
        return not self._ledger.wrote_in(_STANDING[asked])


def _kept(connection: Connection) -> _Kept:
    # Asked inside the transaction: whatever others write, it goes on seeing the file as it is now.
    (version,) = bare(connection).execute("PRAGMA data_version").fetchone()
    kept: _Kept | None = connection.info.get(_KEPT)
    if kept is None or kept.version != version:
        kept = connection.info[_KEPT] = _Kept(version)
    return kept
