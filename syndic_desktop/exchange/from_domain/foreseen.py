"""Upcoming topics and phrases."""

from __future__ import annotations

from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.exchange.from_domain import Json, given
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.sessions import item


def topic(value: UpcomingTopic) -> Json:
    return {"instance": value.body, **given(pour_le=day(value.day)), **item(value.item)}


def phrase(value: Phrase) -> Json:
    return {"nature": value.kind, "nom": value.name, "texte": value.text}
