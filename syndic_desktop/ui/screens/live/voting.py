"""Keys of the item: each way to vote it, and the editors that some of them open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from syndic_desktop.actions.agenda import decide_fate
from syndic_desktop.actions.votes import close_vote, reopen_vote, vote_at_once
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.ballots import otherwise
from syndic_desktop.domain.boxes import box
from syndic_desktop.domain.elections import next_round
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.readiness import not_ready
from syndic_desktop.domain.votes import Ballot, Vote
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.items import ItemSheet, Mark
from syndic_desktop.queries.live.people import everybody
from syndic_desktop.queries.live.trials import doubt, trial, voter_lines
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.accounts import AccountsVote
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine
from syndic_desktop.ui.screens.live.ballots import CountsEditor, Editor, SecretEditor
from syndic_desktop.ui.screens.live.courses import CourseKeys
from syndic_desktop.ui.screens.live.elections import ElectionEditor
from syndic_desktop.ui.screens.live.grids import CollegesEditor
from syndic_desktop.ui.screens.live.items import ItemCard
from syndic_desktop.ui.screens.live.keys import otherwise_owed
from syndic_desktop.ui.screens.live.named import NamedEditor
from syndic_desktop.ui.theme import Theme

CLOSED = "Ce point est déjà voté : rouvrez d’abord le vote (V)."


class Voting:
    """What the letters of the item do. `refuse` says in place why one does nothing; `course`, what is to be opened."""

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        card: ItemCard,
        theme: Theme,
        live: Callable[[], Live],
        sheet: Callable[[], ItemSheet | None],
        refuse: Callable[[str], None],
        course: CourseKeys,
    ) -> None:
        self._desk, self._ask, self._card, self._theme = desk, ask, card, theme
        self._live, self._sheet, self._refuse, self._course = live, sheet, refuse, course
        self._accounts = AccountsVote(desk, ask, live, course.clock)

    @staticmethod
    def begins(letter: str) -> bool:
        """Whether a letter begins a vote that is not over at once: its item is put to discussion first."""
        return letter in "cdnse"

    def typing(self) -> bool:
        """Whether a vote is being typed, which the foot then says: what would lose its figures waits."""
        sheet = self._sheet()
        if self._card.editor is None or sheet is None:
            return False
        self._refuse(f"Le vote du point {sheet.position} n’est pas enregistré : gardez-le, ou renoncez (Échap).")
        return True

    def key(self, letter: str) -> bool:
        """Do what a letter says; False when it is not about the vote."""
        sheet = self._sheet()
        if sheet is None:
            return False
        slots: dict[str, tuple[Ballot | None, Callable[[ItemSheet], None]]] = {
            "u": (Ballot.ORDINARY, partial(self._vote, vote=Vote(unanimous=True))),
            "a": (Ballot.NONE, partial(self._vote, vote=Vote(Ballot.NONE))),
            "c": (Ballot.ORDINARY, lambda sheet: self._edit(CollegesEditor(), sheet)),
            "d": (Ballot.ORDINARY, lambda sheet: self._edit(CountsEditor(), sheet)),
            "n": (Ballot.PUBLIC, lambda sheet: self._edit(NamedEditor(self._theme), sheet)),
            "s": (Ballot.SECRET, lambda sheet: self._edit(SecretEditor(), sheet)),
            "e": (Ballot.ELECTION, self._elect),
            "v": (None, self._reopen),
            "t": (None, lambda sheet: self._take_off(sheet, Fate.WITHDRAWN)),
            "p": (None, lambda sheet: self._take_off(sheet, Fate.POSTPONED)),
        }
        if letter not in slots:
            return False
        ballot, slot = slots[letter]
        if ballot is not None and ballot not in sheet.ballots:
            self._refuse("Ce point ne se vote pas ainsi : il est pour information, retiré, reporté ou sans objet.")
        elif ballot is not None and sheet.voted and (ballot is not Ballot.ELECTION or sheet.mark is Mark.CARRIED):
            self._refuse(CLOSED)
        elif sheet.owed is not None and ballot is not None and otherwise_owed(sheet, ballot):
            self._refuse(otherwise(sheet.owed, sheet.position))
        elif self.begins(letter) and ballot is not None and (fault := self._not_ready(sheet, ballot)):
            self._refuse(fault)
        elif ballot in (None, Ballot.NONE) or not self._accounts.ask_first(sheet, lambda: slot(self._sheet() or sheet)):
            slot(sheet)
        return True

    def _not_ready(self, sheet: ItemSheet, ballot: Ballot) -> str:
        """Why nothing is to be typed: what she would only be told once all the figures are."""
        return not_ready(self._live().sitting, sheet.position, ballot)

    def _vote(self, sheet: ItemSheet, vote: Vote) -> None:
        at = self._course.due(sheet.position)
        voted = self._desk.run(vote_at_once, sheet.id, vote, at) if at else self._desk.run(close_vote, sheet.id, vote)
        if voted:
            self._card.close_editor()
            self._card.show_debate()
            self._accounts.ask_after(sheet)

    def _edit(self, editor: Editor, sheet: ItemSheet) -> None:
        self._card.open_editor(editor)
        editor.edited.connect(self._on_edited)
        editor.kept.connect(self._on_kept)
        sitting = self._live().sitting
        editor.know_box(box(sitting, sitting.session.items[sheet.position - 1], sitting.voters(sheet.position)))
        editor.begin(sheet, voter_lines(self._live(), sheet.position), everybody(self._live()))

    def _elect(self, sheet: ItemSheet) -> None:
        editor = ElectionEditor()
        editor.know_births(self._births())
        self._edit(editor, sheet)

    def _births(self) -> dict[str, date]:
        return births_of(self._live().sitting.assembly.people)

    def _on_edited(self, vote: Vote) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self._card.trial.setText(doubt(vote) or trial(self._live(), sheet.position, vote))

    def _on_kept(self, vote: Vote) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        if wrong := doubt(vote):
            self._refuse(wrong)
            return
        if not self._desk.run(close_vote, sheet.id, vote):
            return
        self._card.close_editor()
        now = self._sheet()
        if vote.election is not None and now is not None and next_round(vote.election, self._births()):
            self._elect(now)
        else:
            self._card.show_debate()
            self._accounts.ask_after(sheet)

    def _reopen(self, sheet: ItemSheet) -> None:
        if not sheet.voted:
            self._refuse("Ce point n’est pas encore voté.")
            return

        def done(answer: Answer) -> bool:
            return self._desk.run(reopen_vote, sheet.id, answer[0])

        self._ask.ask(f"Rouvrir le vote du point {sheet.position}", (Asked("Motif", empty="Dites pourquoi."),), done)

    def _take_off(self, sheet: ItemSheet, fate: Fate) -> None:
        self._desk.run(decide_fate, sheet.id, Fate.KEPT if sheet.fate is fate else fate)
