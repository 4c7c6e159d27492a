"""The Qt application: its names, its language, its icon. Qt's own words (dialogs, menus) come in French."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from syndic_desktop import __version__

NAME = "Syndic Desktop"


def application(argv: Sequence[str]) -> QApplication:
    """The application of this process, made if there is none yet."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(list(argv))
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    app.setApplicationName("syndic-desktop")
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    translator = QTranslator(app)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def stay(window: QWidget) -> int:
    """Let the user work until the window is closed; return the exit code."""
    code = QApplication.exec()
    window.deleteLater()
    return code
