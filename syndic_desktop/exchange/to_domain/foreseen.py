"""Upcoming topics and phrases."""

from __future__ import annotations

from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.exchange.models.foreseen import PhraseModel, TopicModel
from syndic_desktop.exchange.to_domain.sessions import item


def topic(model: TopicModel) -> UpcomingTopic:
    return UpcomingTopic(model.instance, item(model), model.pour_le)


def phrase(model: PhraseModel) -> Phrase:
    return Phrase(model.nature, model.nom, model.texte)
