"""How each place and each step is made, the first time it is visited: nothing here is imported before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.background import Background, Cancelled
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Use
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.places import Place, PlaceName, Step
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.writing.helps import WritingHelps
from syndic_desktop.ui.writing.printing import Printing

if TYPE_CHECKING:
    from syndic_desktop.store import Store
    from syndic_desktop.ui.screens.acts.questions import Beside
    from syndic_desktop.ui.screens.preparation.creation import NewSessionForm

P = TypeVar("P", bound=Place)
MODEL_NAME = "Liste des délégués.xlsx"
RECAPS_NAME = "Décisions prises par délégation.xlsx"
PARAPHEUR = "parapheur.pdf"
TIMETABLE_NAME = "Décompte des jours francs.docx"


@dataclass(frozen=True, slots=True)
class Making:
    """What places are made of."""

    store: Store
    desk: Desk
    theme: Theme
    outside: Outside
    menus: Menus
    background: Background
    helps: WritingHelps

    def place(self, name: PlaceName) -> Place:
        """A new place."""
        made: dict[PlaceName, Callable[[], Place]] = {
            PlaceName.HOME: self._home,
            PlaceName.SESSIONS: self._sessions,
            PlaceName.REGISTER: self._registers,
            PlaceName.DECISIONS: self._decisions,
            PlaceName.ASSEMBLY: self._assembly,
            PlaceName.TEMPLATES: self._templates,
            PlaceName.SETTINGS: self._settings,
        }
        return self._as_may_be(made[name]())

    def today(self) -> date:
        """The day it is, on the clock that the window was given."""
        return self.outside.clock().date()

    def _home(self) -> Place:
        from syndic_desktop.queries.homes import home
        from syndic_desktop.ui.screens.home import HomePlace, Questions

        return HomePlace(self.desk, self.theme, Questions(lambda: home(self.store, self.today()), self._recent))

    def _sessions(self) -> Place:
        from syndic_desktop.queries.session_lists import session_rows
        from syndic_desktop.queries.session_sheets import session_sheet
        from syndic_desktop.ui.screens.sessions import Questions, SessionsPlace

        questions = Questions(partial(session_rows, self.store), partial(session_sheet, self.store))
        makers = {phase: partial(self._step, phase) for phase in Phase}
        return SessionsPlace(
            self.desk, self.theme, questions, makers, self._form, export=self.menus.export, new=self.menus.new_session
        )

    def _form(self) -> NewSessionForm:
        from syndic_desktop.ui.screens.preparation.creation import NewSessionForm
        from syndic_desktop.ui.screens.preparation.questions import new_questions

        return NewSessionForm(self.desk, new_questions(self.store, self.today))

    def _registers(self) -> Place:
        from syndic_desktop.ui.screens.registers.places import RegistersPlace
        from syndic_desktop.ui.screens.registers.questions import questions_on

        outside = self.outside
        questions = questions_on(
            self.store, self.today, outside.templates, self._folder_to_fill, outside.show_folder, self.background
        )
        return RegistersPlace(self.desk, self.theme, questions)

    def _assembly(self) -> Place:
        from syndic_desktop.ui.screens.assembly.places import AssemblyPlace
        from syndic_desktop.ui.screens.assembly.questions import questions_on

        list_, model = self._list_to_import, self._model_to_save
        return AssemblyPlace(self.desk, self.theme, self.background, questions_on(self.store, self.today, list_, model))

    def _decisions(self) -> Place:
        from syndic_desktop.ui.screens.decisions.places import DecisionsPlace
        from syndic_desktop.ui.screens.decisions.questions import Files, questions_on

        files = Files(self._files_to_join, self._list_to_import, self._recaps_to_save)
        return DecisionsPlace(self.desk, self.theme, questions_on(self.store, files, self._beside_acts()))

    def _settings(self) -> Place:
        from syndic_desktop.ui.screens.settings.places import SettingsPlace
        from syndic_desktop.ui.screens.settings.questions import questions_on

        sets, message = self.outside.sets, lambda: next(iter(self._messages_to_open()), None)
        questions = questions_on(self.store, self.today, sets, self._picture_to_open, message)
        return SettingsPlace(self.desk, self.theme, questions, self.helps)

    def _templates(self) -> Place:
        from syndic_desktop.ui.screens.templates.places import TemplatesPlace
        from syndic_desktop.ui.screens.templates.questions import Outside, questions_on

        outside, memory = self.outside, self.outside.memory
        beside = Outside(
            outside.templates,
            partial(outside.read_dossier, outside.example),
            lambda name: outside.ask.template_to_save(memory.folder(Use.EXPORT, outside.documents) / name),
            lambda: outside.ask.template_to_open(memory.folder(Use.EXPORT, outside.documents)),
            outside.show_folder,
            self.background,
        )
        return TemplatesPlace(self.desk, self.theme, questions_on(self.store, beside))

    def _step(self, phase: Phase) -> Step:
        made: dict[Phase, Callable[[], Step]] = {
            Phase.AGENDA: self._agenda,
            Phase.NOTICE: self._notice,
            Phase.SITTING: self._sitting,
            Phase.MINUTES: self._minutes,
            Phase.ACTS: self._acts,
        }
        return self._as_may_be(made[phase]())

    def _as_may_be(self, place: P) -> P:
        if self.store.why_read_only is not None:
            place.only_read(self.store.why_read_only)
        return place

    def _agenda(self) -> Step:
        from syndic_desktop.queries.controls import checks_of, read_checked
        from syndic_desktop.ui.screens.preparation.questions import Files, step_questions
        from syndic_desktop.ui.screens.prepared import PreparedStep

        files = Files(
            self._report_to_import, self._files_to_join, self._timetable_to_save, self.outside.write_day_count
        )
        return PreparedStep(
            self.desk,
            self.theme,
            self.background,
            step_questions(self.store, self.today, files, self._printing()),
            self.helps,
            lambda session_id: partial(checks_of, read_checked(self.store, session_id), self.today()),
        )

    def _printing(self) -> Printing:
        memory = self.outside.memory
        return Printing(
            self.outside.templates, lambda: memory.printed_page, lambda on: setattr(memory, "printed_page", on)
        )

    def _papers_left(self, session_id: int) -> dict[str, bytes] | None:
        """The papers of a session as they lie where they were written last; None where that is not known."""
        from syndic_desktop.documents.keeping import lying
        from syndic_desktop.queries.convocations import papers_made
        from syndic_desktop.queries.session_sheets import session_sheet

        name, memory = session_sheet(self.store, session_id).folder, self.outside.memory
        folder = memory.folder(Use.EXPORT, self.outside.documents) / name
        made = papers_made(self.store, session_id)
        return lying(folder, made) if made and folder.is_dir() else ({} if made else None)

    def _notice(self) -> Step:
        from syndic_desktop.queries.convocations import papers_kept
        from syndic_desktop.ui.screens.convocations.questions import Postroom, step_questions
        from syndic_desktop.ui.screens.convocations.screen import ConvocationStep

        outside = self.outside
        postroom = Postroom(
            self.background, outside.write_letters, outside.show_folder, self._folder_to_fill,
            self._papers_left, partial(papers_kept, self.store),
        )  # fmt: skip
        return ConvocationStep(self.desk, self.theme, step_questions(self.store, outside.clock), postroom)

    def _sitting(self) -> Step:
        from syndic_desktop.ui.screens.live.questions import Beside, live_questions
        from syndic_desktop.ui.screens.live.step import LiveStep

        beside = Beside(self.outside.clock, self._files_to_join, self.background, self.outside.templates)
        return LiveStep(self.desk, self.theme, live_questions(self.store, beside))

    def _minutes(self) -> Step:
        from syndic_desktop.queries.minutes import minutes_again, minutes_view
        from syndic_desktop.ui.screens.minutes.step import MinutesStep, Questions

        read, again = partial(minutes_view, self.store), partial(minutes_again, self.store)
        questions = Questions(
            read, again, self.today, self._folder_to_fill, self._minutes_writer, self.outside.templates,
            self.outside.show_folder,
        )  # fmt: skip
        return MinutesStep(self.desk, self.theme, self.background, questions, self.helps)

    def _minutes_writer(self, session_id: int, folder: Path) -> Callable[[Cancelled], tuple[Path, ...]]:
        from syndic_desktop.documents.folders import write_minutes
        from syndic_desktop.queries.papers import paper_source

        source = paper_source(self.store, session_id)[1]
        return lambda cancelled: write_minutes(source, self.outside.templates, folder, cancelled)

    def _acts(self) -> Step:
        from syndic_desktop.ui.screens.acts.questions import step_questions
        from syndic_desktop.ui.screens.acts.step import ActsStep

        return ActsStep(self.desk, self.theme, step_questions(self.store, self._beside_acts()))

    def _beside_acts(self) -> Beside:
        from syndic_desktop.ui.screens.acts.questions import Beside

        return Beside(
            self.today, self._files_to_join, self._papers_folder, self.outside.templates, self.background,
            self._parapheur, self._folder_to_fill, self.outside.show_folder, self._messages_to_open,
        )  # fmt: skip

    def _parapheur(self, session_id: int) -> Path | None:
        """Where the signature folder of a session is written, beside its other documents."""
        from syndic_desktop.queries.session_sheets import session_sheet

        folder = self._folder_to_fill()
        if folder is None:
            return None
        name = session_sheet(self.store, session_id).folder
        return (folder if folder.name == name else folder / name) / PARAPHEUR

    def _papers_folder(self, session_id: int) -> Path | None:
        """Where the documents of a session were exported; the folder that she says where they are not there."""
        from syndic_desktop.queries.session_sheets import session_sheet

        name = session_sheet(self.store, session_id).folder
        known = self.outside.memory.folder(Use.EXPORT, self.outside.documents) / name
        if known.is_dir():
            return known
        chosen = self._folder_to_fill()
        return chosen / name if chosen is not None and (chosen / name).is_dir() else chosen

    def _recent(self) -> tuple[Path, ...]:
        return tuple(path for path in self.outside.memory.recent if path != self.store.path)

    def _list_to_import(self) -> Path | None:
        memory = self.outside.memory
        path = self.outside.ask.list_to_import(memory.folder(Use.IMPORT, self.outside.documents))
        if path is not None:
            memory.remember_folder(Use.IMPORT, path.parent)
        return path

    def _folder_to_fill(self) -> Path | None:
        memory = self.outside.memory
        folder = self.outside.ask.folder_to_fill(memory.folder(Use.EXPORT, self.outside.documents))
        if folder is not None:
            memory.remember_folder(Use.EXPORT, folder)
        return folder

    def _model_to_save(self) -> Path | None:
        return self.outside.ask.model_to_save(self.outside.documents / MODEL_NAME)

    def _recaps_to_save(self) -> Path | None:
        folder = self.outside.memory.folder(Use.EXPORT, self.outside.documents)
        path = self.outside.ask.recaps_to_save(folder / RECAPS_NAME)
        if path is not None:
            self.outside.memory.remember_folder(Use.EXPORT, path.parent)
        return path

    def _picture_to_open(self) -> Path | None:
        return self.outside.ask.picture_to_open(self.outside.memory.folder(Use.IMPORT, self.outside.documents))

    def _report_to_import(self) -> Path | None:
        path = self.outside.ask.report_to_import(self.outside.memory.folder(Use.JOIN, self.outside.documents))
        if path is not None:
            self.outside.memory.remember_folder(Use.JOIN, path.parent)
        return path

    def _messages_to_open(self) -> list[Path]:
        paths = self.outside.ask.messages_to_open(self.outside.memory.folder(Use.JOIN, self.outside.documents))
        if paths:
            self.outside.memory.remember_folder(Use.JOIN, paths[0].parent)
        return paths

    def _files_to_join(self) -> list[Path]:
        paths = self.outside.ask.files_to_join(self.outside.memory.folder(Use.JOIN, self.outside.documents))
        if paths:
            self.outside.memory.remember_folder(Use.JOIN, paths[0].parent)
        return paths

    def _timetable_to_save(self) -> Path | None:
        folder = self.outside.memory.folder(Use.EXPORT, self.outside.documents)
        path = self.outside.ask.timetable_to_save(folder / TIMETABLE_NAME)
        if path is not None:
            self.outside.memory.remember_folder(Use.EXPORT, path.parent)
        return path
