"""The gesture on the classification of the préfecture."""

from __future__ import annotations

from functools import partial

from syndic_desktop.actions import Gesture, classifications
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.classifications import Classification, FiledMatter, FileKind
from tests.actions.any_gestures.basics import Draw, World, a_day, a_text


def on_classifications(draw: Draw, world: World) -> Gesture:
    kinds = (FileKind(Nature.DELIBERATION, "99_DE", draw(a_text())),)
    known = Classification(draw(a_day()), (FiledMatter("7.1", draw(a_text())),), kinds)
    return partial(classifications.take_classification, classification=known)
