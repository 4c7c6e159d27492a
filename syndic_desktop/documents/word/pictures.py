"""Pictures of the house (its logo), placed in a run of text. What a picture may be is told by `domain.pictures`."""

from __future__ import annotations

from markupsafe import Markup

from syndic_desktop.domain.pictures import Picture, RefusedPicture, check_picture, read_picture

__all__ = ["Picture", "Placed", "RefusedPicture", "check_picture", "extent", "read_picture", "relation_of"]

BOX_WIDTH, BOX_HEIGHT = 60, 20  # millimetres
_EMU_PER_MM, _EMU_PER_PIXEL = 36_000, 9_525  # Word's unit; a pixel is 1/96 inch
_FIRST_SHAPE = 7_001  # far from the shapes that a template numbers itself


def extent(picture: Picture) -> tuple[int, int]:
    """Width and height on paper: its own size, shrunk to fit the box, never enlarged."""
    width, height = picture.width * _EMU_PER_PIXEL, picture.height * _EMU_PER_PIXEL
    scale = min(1.0, BOX_WIDTH * _EMU_PER_MM / width, BOX_HEIGHT * _EMU_PER_MM / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


class Placed:
    """A picture as the value of a field: prints its drawing in the run that names it."""

    def __init__(self, name: str, rank: int, picture: Picture) -> None:
        self.relation, self.rank, self.picture, self.name = relation_of(name), rank, picture, name
        self._drawing = Markup(f'</w:t>{self._drawn()}<w:t xml:space="preserve">')

    def __html__(self) -> str:
        return self._drawing

    def _drawn(self) -> str:
        width, height = extent(self.picture)
        number = _FIRST_SHAPE + self.rank
        return (
            '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{self.relation}" descr="Logo"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{self.relation}"/><pic:cNvPicPr/></pic:nvPicPr>'
            '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            f' r:embed="{self.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )


def relation_of(name: str) -> str:
    """The relationship that the picture of this field has in every part."""
    return f"rIdPicture_{name}"
