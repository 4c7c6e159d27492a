"""A template's parts ready to be laid down, with or without the pictures of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from syndic_desktop.documents.word.archives import Packed, pack
from syndic_desktop.documents.word.forms import Form
from syndic_desktop.documents.word.packages import Package
from syndic_desktop.documents.word.pictures import Placed, RefusedPicture, read_picture, relation_of

PICTURE_FIELDS = ("logo",)  # fields that print nothing when the house has no such picture
_THOROUGH = 9  # deflated once, laid down fifty times


@dataclass(frozen=True, slots=True)
class Variant:
    """Every part of the package, and what the fields of its pictures print."""

    parts: tuple[Packed, ...]
    fields: Mapping[str, object]


def variant_of(package: Package, forms: Mapping[str, Form], images: Mapping[str, bytes]) -> Variant:
    """The package once it holds these pictures, each related to the parts that name it."""
    whole = Package(package.name, dict(package.parts), package.main, package.core)
    placed: dict[str, object] = dict.fromkeys(PICTURE_FIELDS, "")
    for rank, (name, data) in enumerate(images.items(), start=1):
        wanted = [part for part, form in forms.items() if name in form.fields]
        try:
            picture = read_picture(data)
        except RefusedPicture:
            placed[name] = ""  # the door refuses it; a document is never held up by a logo
            continue
        placed[name] = Placed(name, rank, picture)
        media = f"word/media/syndic{rank}.{picture.extension}"
        for part in wanted:
            whole.relate(part, relation_of(name), "image", media)
        if wanted:
            whole.parts[media] = data
            whole.declare(media, picture.content_type)
    return Variant(tuple(pack(name, data, level=_THOROUGH) for name, data in whole.parts.items()), placed)
