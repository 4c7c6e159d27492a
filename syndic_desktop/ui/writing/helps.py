"""What helps while she writes, as she chose it: French typography, the spell check. One for all the texts of a dossier.

The dictionary is read when the keyboard first comes in a text, never before; `close` leaves nothing running.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.memory import Help, Memory

if TYPE_CHECKING:
    from syndic_desktop.ui.writing.items import ItemEditor
    from syndic_desktop.ui.writing.settling import SettlingEdit
    from syndic_desktop.ui.writing.spelling import Spelling


class WritingHelps(QObject):
    """Serves the editors of the screens; what the settings change is changed in all of them at once."""

    changed = Signal()

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._background = Background(self)
        self._spelling: Spelling | None = None

    @property
    def spelling(self) -> Spelling:
        """The spell check of all the texts, made for the first one: the home has none."""
        if self._spelling is None:
            from syndic_desktop.ui.writing.spelling import Spelling

            self._spelling = Spelling(self._background, self._memory.folder_beside, self)
            self._spelling.on = self.on(Help.SPELLING)
        return self._spelling

    def on(self, what: Help) -> bool:
        """Whether she wants a help."""
        return self._memory.helps(what)

    def choose(self, what: Help, on: bool) -> None:
        """Switch a help on or off, today and from now on."""
        self._memory.remember_help(what, on)
        if what is Help.SPELLING and self._spelling is not None:
            self._spelling.on = on
        self.changed.emit()

    def serve(self, editor: ItemEditor) -> None:
        """Help in the texts of an item, as long as its editor lives."""
        editor.use_spelling(self.spelling)
        follow = _Following(self, editor)
        self.changed.connect(follow.refresh)
        follow.refresh()

    def serve_field(self, field: SettlingEdit) -> None:
        """Help in one text, as long as it lives."""
        field.use_spelling(self.spelling)
        follow = _FollowingField(self, field)
        self.changed.connect(follow.refresh)
        follow.refresh()

    def dictionary(self) -> str:
        """The sentence that says which French dictionary this computer has, or what to install."""
        from syndic_desktop.exchange.spelling import find_dictionary

        try:
            path = find_dictionary(self._memory.folder_beside)
        except FileTrouble as missing:
            return str(missing)
        return f"Dictionnaire français trouvé : {path}."

    def close(self) -> None:
        """Stop what runs beside the window."""
        if self._spelling is not None:
            self._spelling.close()
        self._background.close()


class _Following(QObject):
    """Belongs to an editor and goes with it."""

    def __init__(self, helps: WritingHelps, editor: ItemEditor) -> None:
        super().__init__(editor)
        self._helps, self._editor = helps, editor

    def refresh(self) -> None:
        self._editor.help_typing(self._helps.on(Help.TYPOGRAPHY))


class _FollowingField(QObject):
    """Belongs to one field and goes with it."""

    def __init__(self, helps: WritingHelps, field: SettlingEdit) -> None:
        super().__init__(field)
        self._helps, self._field = helps, field

    def refresh(self) -> None:
        self._field.typing_help.on = self._helps.on(Help.TYPOGRAPHY)
