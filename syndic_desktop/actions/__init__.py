"""GESTURES: what the secretary does. Each action changes the store once and hands back `Done`.

An action is a function `action(store, *arguments) -> Done`. It opens one transaction, reads, makes one domain call,
writes, and returns what it touched, with the inverse action. It knows no window and draws no screen; a refusal is a
`RuleViolation` and leaves the store as it was.
"""

from __future__ import annotations

from syndic_desktop.actions.outcomes import Done, Gesture, Topic

__all__ = ["Done", "Gesture", "Topic"]
