"""Each screen that is pictured: its name, and how it is reached in the bundled example."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import Listing, Paragraph, Run, paragraph
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.office import Office
from syndic_desktop.ui.places import Place, PlaceName, Spot, Step
from syndic_desktop.ui.screens.assembly.places import AssemblyPlace
from syndic_desktop.ui.screens.convocations.screen import CHECKS, NOTICE, ConvocationStep
from syndic_desktop.ui.screens.decisions.places import DecisionsPlace
from syndic_desktop.ui.screens.live.step import LiveStep
from syndic_desktop.ui.screens.minutes.step import MinutesStep
from syndic_desktop.ui.screens.prepared import PATIENCE, PreparedStep
from syndic_desktop.ui.screens.registers.places import RegistersPlace
from syndic_desktop.ui.screens.settings.places import SettingsPlace
from syndic_desktop.ui.screens.templates.places import TemplatesPlace
from syndic_desktop.ui.window import MainWindow
from syndic_desktop.ui.writing.items import Part

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

STATEMENT = (
    paragraph("Le bail du siège arrive à son terme. Deux locaux ont été visités :"),
    Listing(
        (
            Paragraph((Run("quai des Tanneurs : "), Run("310 m²", bold=True), Run(", sans travaux ;"))),
            Paragraph((Run("ancienne gare : "), Run("420 m²", bold=True), Run(", livrés au 1"),
                       Run("er", superscript=True), Run(" septembre."))),
        )
    ),
    paragraph("Il est proposé de retenir le premier pour neuf ans."),
)  # fmt: skip
VOTED = 11  # an item of the session that was held, where opinions differed
TITLES = "Collège;Membre;Civilité;Prénom;Nom;Courriel;Voix;Du"
DEPARTMENT, REGION = "Département de l’Ambre", "Région Hautes-Rives"
LIST = (
    TITLES,
    f"{DEPARTMENT};{DEPARTMENT};Mme;Lise;AUBRAC;lise.aubrac@exemple.fr;4;01/12/2026",
    f"{DEPARTMENT};{DEPARTMENT};M.;Thomas;BONNEL;t.bonnel@exemple.fr;3;15/07/2021",
    f"{REGION};{REGION};Mme;Nadia;ESTÈVE;;2;15/07/2021",
    f"{REGION};{REGION};M.;Romain;VERNET;romain.vernet@exemple.fr;2;01/12/2026",
)
FAULTY = (
    TITLES,
    f"{DEPARTMENT};{DEPARTMENT};Mme;Lise;AUBRAC;lise.aubrac;trois;15/07/2021",
    f"{DEPARTMENT};;M.;Thomas;BONNEL;;3;15/13/2021",
    f"{REGION};{REGION};Mme;;;;2;",
)
NEXT_DAY = date(2026, 12, 18)


@dataclass(frozen=True, slots=True)
class Shots:
    """The window, open on the example; a folder to write in; what the dialogs answer."""

    window: MainWindow
    folder: Path
    answers: SimpleNamespace

    @property
    def office(self) -> Office:
        """What is open."""
        assert self.window.office is not None
        return self.window.office

    def place(self, name: PlaceName) -> Place:
        """Go to a place, nothing said over it."""
        self.office.go(Spot(name))
        self.office.said.clear()
        return self.office.place_of(name)

    def step(self, row: int, phase: Phase) -> Step:
        """Go to a step of the session that stands there in the list."""
        self.office.go(Spot(PlaceName.SESSIONS, self.office.sessions.list.rows[row].id, phase))
        return self.office.sessions.workspace.step


def pause(done: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the window work until it is done."""
    limit = time.monotonic() + seconds
    while not done() and time.monotonic() < limit:
        QApplication.processEvents()
        time.sleep(0.01)


def _assembly(shots: Shots) -> AssemblyPlace:
    place = shots.place(PlaceName.ASSEMBLY)
    assert isinstance(place, AssemblyPlace)
    place.choose("DEP-1")
    return place


def _renewal(shots: Shots) -> None:
    place = _assembly(shots)
    place.choose("REG-1")
    place.renew()


def _list(lines: tuple[str, ...], shots: Shots) -> None:
    place = _assembly(shots)
    path = shots.folder / "Délégués.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    place.import_list()
    place.rosters.read(path)
    pause(lambda: not place.rosters.reading)


def _decisions(shots: Shots) -> DecisionsPlace:
    place = shots.place(PlaceName.DECISIONS)
    assert isinstance(place, DecisionsPlace)
    place.show_spot(Spot(PlaceName.DECISIONS))
    return place


def _register(page: int, shots: Shots) -> None:
    place = shots.place(PlaceName.REGISTER)
    assert isinstance(place, RegistersPlace)
    place.tabs.setCurrentIndex(page)
    pause(lambda: page == 0 or place.report.counted is not None)


def _templates(shots: Shots) -> None:
    place = shots.place(PlaceName.TEMPLATES)
    assert isinstance(place, TemplatesPlace)
    pause(lambda: place.parts.page.count > 0 and not place.parts.page.missing)


def _delegations(shots: Shots) -> None:
    _decisions(shots).delegations_button.click()


def _settings(page: int, shots: Shots) -> None:
    place = shots.place(PlaceName.SETTINGS)
    assert isinstance(place, SettingsPlace)
    place.show_page(page)


def _sessions(shots: Shots) -> None:
    shots.place(PlaceName.SESSIONS)
    shots.office.sessions.show_list()


def _new(shots: Shots) -> None:
    """The form of a new session."""
    shots.place(PlaceName.SESSIONS)
    shots.office.go(Spot(PlaceName.SESSIONS, new_session=True))
    day = shots.office.sessions.form.day
    day.editor.setText(wording.short_date(NEXT_DAY))
    day.commit()


def _prepared(shots: Shots) -> PreparedStep:
    """The fourth item with a text that is being written, its page and its checks."""
    step = shots.step(0, Phase.AGENDA)
    assert isinstance(step, PreparedStep)
    step.heading.timetable_button.setChecked(False)
    step.show_item(step.agenda.rows[3].id)
    if not step.card.editor.statement.text():
        step.card.editor.statement.insert(STATEMENT)
        step.card.settle()
    step.show_part(Part.STATEMENT)
    pause(lambda: step.preview.fresh and bool(step.checks.cards))
    pause(lambda: False, seconds=2 * PATIENCE / 1000)
    return step


def _asked_for(gesture: str, shots: Shots) -> None:
    """The same, with what a gesture of the step opens."""
    step = _prepared(shots)
    next(each for each in step.gestures if each.shortcut().toString() == gesture).trigger()


def _library(shots: Shots) -> None:
    step = _prepared(shots)
    step.card.editor.ask_library()
    if step.library.starters_button.isVisible():
        step.library.starters_button.click()
    pause(lambda: step.library.current is not None)


def _timetable(shots: Shots) -> None:
    step = _prepared(shots)
    step.heading.timetable_button.setChecked(True)
    pause(step.timetable.isVisible)


def _notice(page: int, shots: Shots) -> None:
    step = shots.step(1, Phase.NOTICE)
    assert isinstance(step, ConvocationStep)
    step.tabs.setCurrentIndex(page)
    pause(lambda: not step.checks.waiting)


def _sitting(shots: Shots) -> None:
    step = shots.step(-1, Phase.SITTING)
    assert isinstance(step, LiveStep)
    step.go_to(VOTED)


def _minutes(shots: Shots) -> None:
    step = shots.step(-1, Phase.MINUTES)
    assert isinstance(step, MinutesStep)
    pause(lambda: step.paper.fresh)


def _search(shots: Shots) -> None:
    """What a few words find, over the place that was shown."""
    shots.place(PlaceName.SESSIONS)
    shots.office.finder.open()
    shots.office.finder.palette.field.setText("pylone")


SCREENS: dict[str, Callable[[Shots], object]] = {
    "accueil": lambda shots: shots.place(PlaceName.HOME),
    "registre": partial(_register, 0),
    "rapport": partial(_register, 1),
    "decisions": _decisions,
    "delegations": _delegations,
    "assemblee": _assembly,
    "renouvellement": _renewal,
    "liste": partial(_list, LIST),
    "liste-fautes": partial(_list, FAULTY),
    "modeles": _templates,
    "reglages": partial(_settings, 0),
    "profil": partial(_settings, 1),
    "instances": partial(_settings, 2),
    "aide-saisie": partial(_settings, 3),
    "seances": _sessions,
    "nouvelle-seance": _new,
    "ordre-du-jour": _prepared,
    "sujets": partial(_asked_for, "Ctrl+J"),
    "echeancier": _timetable,
    "bibliotheque": _library,
    "convocation": partial(_notice, 0),
    "convocation-controles": partial(_notice, CHECKS),
    "convocation-lettre": partial(_notice, NOTICE),
    "seance": _sitting,
    "proces-verbal": _minutes,
    "actes": lambda shots: shots.step(-1, Phase.ACTS),
    "recherche": _search,
}
"""Reached in this order, each as many times as there are themes."""
