"""Means: how a paper travels to somebody, and how somebody answers."""

from __future__ import annotations

from enum import StrEnum


class Means(StrEnum):
    """How a notice travels; electronic unless the member asks for paper (L2121-10)."""

    EMAIL = "courriel"
    POST = "courrier"
    HAND = "remise"


class Channel(StrEnum):
    """How an answer came."""

    EMAIL = "courriel"
    POST = "courrier"
    PHONE = "telephone"
    IN_PERSON = "de_vive_voix"
