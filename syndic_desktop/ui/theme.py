"""Colours, icons and style of the window, light and dark, as the system has it or as the user chose.

Text stands at 4.5:1 or more on what it is written on. A colour never says anything alone: a word or a sign does.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from syndic_desktop.ui.collecting import nothing_collected

SMALLEST_TEXT = 11  # points
ICON = 20  # pixels of a side


class Scheme(StrEnum):
    """What the user chose; the values are those of the settings file."""

    SYSTEM = "systeme"
    LIGHT = "clair"
    DARK = "sombre"


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour a role; the style sheet names them with an @."""

    frame: str  # side bar and menu bar
    frame_text: str
    frame_chosen: str
    page: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    warning: str
    warning_text: str
    good: str
    good_text: str
    bad: str
    bad_text: str


LIGHT = Colours(
    frame="#1b2a45",
    frame_text="#ccd5e4",
    frame_chosen="#2c4373",
    page="#f4f6f9",
    card="#ffffff",
    line="#dce2eb",
    text="#1b2433",
    muted="#586374",
    accent="#1f4fa3",
    on_accent="#ffffff",
    chosen="#e7eefa",
    hover="#f1f4f9",
    warning="#fff3dc",
    warning_text="#865000",
    good="#e4f4eb",
    good_text="#17693f",
    bad="#fdeaea",
    bad_text="#a4231c",
)
DARK = Colours(
    frame="#0f141d",
    frame_text="#b6c0d0",
    frame_chosen="#22304b",
    page="#14181f",
    card="#1c222c",
    line="#2e3745",
    text="#e6eaf1",
    muted="#a3adbc",
    accent="#7fb0ff",
    on_accent="#0f141d",
    chosen="#23324d",
    hover="#222a36",
    warning="#3a2c14",
    warning_text="#f2b761",
    good="#17352a",
    good_text="#74d5a4",
    bad="#431f20",
    bad_text="#ff9d94",
)


def all_widgets_kept() -> AbstractContextManager[None]:
    """Dress the application in here: Qt goes through a list of all its widgets, and reads each one.

    Python's collector may run in a widget that answers, and delete another one that nobody holds any more: Qt would
    then read what is no more, and the program stops.
    """
    return nothing_collected()


class Theme(QObject):
    """Dresses the application, and tells whoever paints by hand which colours hold."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self._app, self._resources, self.scheme = app, resources, scheme
        self._sheet = (resources / "styles" / "window.qss").read_text(encoding="utf-8")
        self._icons: dict[tuple[str, str], QIcon] = {}
        with all_widgets_kept():
            app.setStyle("Fusion")
            app.setFont(_font(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    @property
    def dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    @property
    def colours(self) -> Colours:
        return DARK if self.dark else LIGHT

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self.scheme = scheme
        self._dress()

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """An icon of the family in a colour of the theme; the text's when none is given."""
        tint = colour or self.colours.text
        if (name, tint) not in self._icons:
            self._icons[name, tint] = QIcon(self._drawn(name, tint))
        return self._icons[name, tint]

    def app_icon(self) -> QIcon:
        """The icon of the program."""
        return QIcon(_painted((self._resources / "icons" / "app.svg").read_bytes(), QSize(128, 128), 1.0))

    @Slot()
    def _on_system_changed(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        colours = self.colours
        with all_widgets_kept():
            self._app.setPalette(_palette(colours))
            self._app.setStyleSheet(_filled(self._sheet, colours))
        self.changed.emit()

    def _drawn(self, name: str, tint: str) -> QPixmap:
        svg = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        ratio = self._app.devicePixelRatio()
        return _painted(svg.replace("currentColor", tint).encode(), QSize(ICON, ICON), ratio)


def _font(system: QFont) -> QFont:
    """The system's own font, Inter or a good neighbour where the system has no taste, never small."""
    font = QFont(system)
    font.setFamilies(["Inter", "Segoe UI", "Noto Sans", system.family()])
    font.setPointSizeF(max(SMALLEST_TEXT, system.pointSizeF()))
    return font


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.page),
        (role.WindowText, colours.text),
        (role.Base, colours.card),
        (role.AlternateBase, colours.page),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.card),
        (role.ButtonText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.ToolTipBase, colours.frame),
        (role.ToolTipText, "#ffffff"),
        (role.Link, colours.accent),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return palette


def _filled(sheet: str, colours: Colours) -> str:
    # The longest names first: @frame is the beginning of @frame_text.
    for field in sorted(fields(colours), key=lambda each: -len(each.name)):
        sheet = sheet.replace(f"@{field.name}", getattr(colours, field.name))
    return sheet


def _painted(svg: bytes, size: QSize, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
