"""What is pasted: HTML of Word and of browsers, RTF, words with tabs, as a text of the domain; and back to HTML.

Only the model comes in. What it has no place for (pictures, notes, comments) is counted and said; words are never lost.
Nothing here knows a window or a clipboard: strings in, values out.
"""

from __future__ import annotations

from syndic_desktop.exchange.pasted.clean_html import html_of
from syndic_desktop.exchange.pasted.html_reader import read_html
from syndic_desktop.exchange.pasted.plain import read_plain
from syndic_desktop.exchange.pasted.results import Pasted
from syndic_desktop.exchange.pasted.rtf import read_rtf

__all__ = ["Pasted", "html_of", "read_html", "read_plain", "read_rtf"]
