"""What a paste brings in, and the sentences about what it could not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import Text

LONGEST = 1_000_000  # characters of one paste: a statement of sixty pages has 200 000


class LeftOut(Enum):
    """What the model has no place for: singular and plural."""

    PICTURE = ("image", "images")
    NOTE = ("note de bas de page", "notes de bas de page")
    COMMENT = ("commentaire", "commentaires")
    DELETION = ("passage supprimé en suivi des modifications", "passages supprimés en suivi des modifications")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text, tidied, and what there is to say about it, a French sentence each."""

    text: Text
    said: tuple[str, ...] = ()


TOO_LONG = Pasted((), (
    "Ce que vous collez dépasse un million de caractères : rien n’a été collé. Joignez plutôt ce document en annexe.",
))  # fmt: skip
NOT_WORDS = Pasted((), (
    "Ce que vous collez n’est pas du texte : rien n’a été collé. Joignez plutôt le fichier en annexe.",
))  # fmt: skip


def told(left_out: Counter[LeftOut]) -> tuple[str, ...]:
    """The sentence about what was left out; none when everything came in."""
    if not left_out:
        return ()
    named = wording.listing(
        f"{number} {kind.value[number > 1]}" for kind, number in sorted(left_out.items(), key=lambda each: each[0].name)
    )
    stays = "restent" if left_out.total() > 1 else "reste"
    return (f"À savoir{wording.NB}: {named} {stays} hors du texte, qui ne peut pas en contenir.",)
