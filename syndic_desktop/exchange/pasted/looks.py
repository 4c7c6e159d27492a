"""Looks: what an element of pasted HTML says of its words, by its name, its classes and its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from syndic_desktop.domain.texts import Run
from syndic_desktop.exchange.pasted.results import LeftOut

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote", "pre", "address",
    "figure", "figcaption", "dl", "dt", "dd", "form", "fieldset", "center", "body", "hr", "caption",
    "details", "summary",
})  # fmt: skip
_HIDDEN = frozenset({
    "head", "script", "style", "title", "meta", "link", "template", "xml", "noscript", "select", "option", "input",
    "object", "audio", "del", "colgroup", "math", "rp", "rt",
})  # fmt: skip
_PICTURES = frozenset({"img", "svg", "picture", "video", "canvas", "iframe", "v:imagedata"})
_TITLE_CLASSES = re.compile(r"\bMso(?:Title|Subtitle|Heading\w*|Titre\w*)\b", re.IGNORECASE)
_WORD_LIST = re.compile(r"(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?")
_WEIGHT = re.compile(r"bold|[6-9]00")


PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element are shown. `hidden`: not at all; `pre`: spaces and ends of line count."""

    run: Run = PLAIN
    hidden: bool = False
    pre: bool = False


def style_of(element: Any) -> dict[str, str]:
    """The properties written on an element."""
    pairs = (each.partition(":") for each in (element.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, colon, value in pairs if colon}


def look_of(tag: str, element: Any, style: dict[str, str], around: Look) -> Look:
    """The look of an element in another."""
    if around.hidden or _is_hidden(tag, element, style):
        return replace(around, hidden=True)
    space = style.get("white-space", "pre" if tag in ("pre", "textarea") else "")
    pre = space.startswith("pre") and space != "pre-line" if space else around.pre
    return Look(_run(tag, style, around.run), False, pre)


def left_out(tag: str, element: Any, style: dict[str, str]) -> LeftOut | None:
    """What is lost with an element that has no place in the model."""
    if tag in _PICTURES:
        return LeftOut.PICTURE
    if tag == "del":
        return LeftOut.DELETION
    if "mso-footnote-id" in style or "mso-endnote-id" in style:
        return LeftOut.NOTE
    if _classed(element, "msocomanchor"):
        return LeftOut.COMMENT
    return None


def is_heading(tag: str, element: Any) -> bool:
    """Whether the element is a title."""
    return tag in HEADINGS or (tag == "p" and _TITLE_CLASSES.search(element.get("class") or "") is not None)


def word_list(style: dict[str, str]) -> tuple[tuple[str, str], int] | None:
    """The list of Word that a paragraph is an entry of, and its level from 1."""
    found = _WORD_LIST.search(style.get("mso-list", ""))
    return ((found[1], found[3] or ""), max(1, int(found[2]))) if found else None


def is_word_mark(style: dict[str, str]) -> bool:
    """Whether these are the bullet or number that Word writes in the words of an entry."""
    return style.get("mso-list") == "ignore"


def _run(tag: str, style: dict[str, str], around: Run) -> Run:
    bold = around.bold or tag in ("b", "strong", "th")
    italic = around.italic or tag in ("i", "em", "cite", "dfn", "var")
    underline = around.underline or tag == "u"
    raised = style.get("vertical-align", "")
    superscript = (around.superscript or tag == "sup" or raised == "super") and tag != "sub" and raised != "baseline"
    if "font-weight" in style:
        bold = _WEIGHT.search(style["font-weight"]) is not None
    if "font-style" in style:
        italic = style["font-style"] in ("italic", "oblique")
    said = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if said and tag != "a":
        underline = "underline" in said or (around.underline and "none" not in said)
    return Run("", bold, italic, underline, superscript)


def _is_hidden(tag: str, element: Any, style: dict[str, str]) -> bool:
    return (
        tag in _HIDDEN
        or tag in _PICTURES
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or "mso-footnote-id" in style
        or "mso-endnote-id" in style
        or style.get("mso-element", "").endswith(("note-list", "comment-list", "comment", "header", "footer"))
        or _classed(element, "MsoCommentReference", "msocomanchor", "MsoCommentText", "msoDel")
    )


def _classed(element: Any, *names: str) -> bool:
    classes = element.get("class")
    return classes is not None and not set(names).isdisjoint(classes.split())
