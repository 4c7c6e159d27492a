"""The room, live: one session as its screens show it at one item, counted again after every gesture.

`Live` is the session; each other module answers for one part of the screen and knows no window.
"""

from syndic_desktop.queries.live.heads import head
from syndic_desktop.queries.live.rolls import roll
from syndic_desktop.queries.live.rooms import Live
from syndic_desktop.queries.live.shown import LOOKS, SIGNS, Chip, Head, Look

__all__ = ["LOOKS", "SIGNS", "Chip", "Head", "Live", "Look", "head", "roll"]
