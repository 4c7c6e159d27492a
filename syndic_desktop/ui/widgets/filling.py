"""Forms filled by keyboard alone: Enter keeps a field and goes on to the next, Ctrl+Enter does what the form is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from syndic_desktop.ui.widgets.entries import Field
from syndic_desktop.ui.widgets.gestures import key

KEYS = ("Ctrl+Return", "Ctrl+Enter")  # of the letters, of the figures


def filled_in_order(
    form: QWidget, fields: Sequence[Field[Any]], button: QAbstractButton | None = None, does: str = ""
) -> None:
    """Enter in a field that is kept goes to the next one that is shown; on the last it presses `button`.

    Ctrl+Enter presses it from anywhere in the form; `does` says so in the help. A button that is not shown or not
    enabled is not pressed; without a button, the keyboard stays on the last field.
    """
    for place, field in enumerate(fields):
        field.entered.connect(partial(_go_on, fields[place + 1 :], button))
    for keys in KEYS if button is not None else ():
        key(form, keys, partial(_press, button), does if keys == KEYS[0] else "")


def _go_on(after: Sequence[Field[Any]], button: QAbstractButton | None) -> None:
    following = next((each for each in after if each.isVisible() and not each.editor.isReadOnly()), None)
    if following is not None:
        following.focus()
    else:
        _press(button)


def _press(button: QAbstractButton | None) -> None:
    if button is not None and button.isVisible():
        button.click()
