"""WINDOWS: what the secretary sees and touches, and the only room that knows Qt.

A view builds, connects and refreshes; it decides nothing. Every change goes through the desk to an action, every line
shown comes from a query. It refuses to know the store, the files and the rules behind a figure.
"""

from __future__ import annotations

from syndic_desktop.ui.immortals import keep_alive

keep_alive()
