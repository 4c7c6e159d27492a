"""The room, live: one session as its screens show it at one item, counted again after every gesture.

`Live` is the session; each other module answers for one part of the screen and knows no window.
"""

from syndic_desktop.queries.live.heads import Head, head
from syndic_desktop.queries.live.rolls import LOOKS, SIGNS, Chip, Look, roll
from syndic_desktop.queries.live.rooms import Live

__all__ = ["LOOKS", "SIGNS", "Chip", "Head", "Live", "Look", "head", "roll"]
