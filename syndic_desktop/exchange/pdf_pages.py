"""How many pages a PDF has, read in its bytes: enough for a list of annexes, without drawing anything.

The tree of pages is looked for in the objects written plainly, then in the compressed ones. A file that hides it (an
encrypted one) has no number rather than a wrong one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

LARGEST_STREAM = 50_000_000  # bytes once inflated: a list of objects is never so long

_OBJ = b"obj"
_HEAD = re.compile(rb"\bobj\b")
_TAIL = re.compile(rb"\bstream\r?\n|\bendobj\b")
_STREAMED = re.compile(rb"/Type\s*/ObjStm\b[^\0]{0,400}?\bstream\r?\n", re.DOTALL)
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_NUMBERS = re.compile(rb"\s*(\d+)\s+(\d+)")
_TREE = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d{1,7})\b")
_PARENT = re.compile(rb"/Parent\b")


def page_count(content: bytes) -> int | None:
    """The pages of a PDF; None when it is not one, or does not say."""
    if b"%PDF-" not in content[:1024]:
        return None
    # The last root written is that of the last revision of the file.
    roots = [count for each in _objects(content) if (count := _root(each)) is not None]
    return roots[-1] if roots else None


def _objects(content: bytes) -> Iterator[bytes]:
    # Looked for as plain bytes: a pattern takes a second to go through forty megabytes of pictures.
    at = content.find(_OBJ)
    while at >= 0:
        after = at + len(_OBJ)
        if _HEAD.match(content, at):
            tail = _TAIL.search(content, after)
            if tail is None:
                break
            yield content[after : tail.start()]
            after = tail.end()
        at = content.find(_OBJ, after)
    for found in _STREAMED.finditer(content):
        end = content.find(b"endstream", found.end())
        yield from _packed(found[0], content[found.end() : end if end > 0 else None])


def _root(written: bytes) -> int | None:
    """The number of pages under a node of the tree that has no other above it."""
    if not _TREE.search(written) or _PARENT.search(written):
        return None
    found = _COUNT.search(written)
    return int(found[1]) if found else None


def _packed(head: bytes, packed: bytes) -> Iterator[bytes]:
    """The objects of one compressed stream, given what stands before it."""
    first = _FIRST.search(head)
    if first is None:
        return
    try:
        inflated = zlib.decompressobj().decompress(packed, LARGEST_STREAM)
    except zlib.error:
        return  # encrypted, or packed another way
    offsets = sorted(int(found[2]) for found in _NUMBERS.finditer(inflated[: int(first[1])]))
    body = inflated[int(first[1]) :]
    for start, end in zip(offsets, [*offsets[1:], len(body)], strict=True):
        yield body[start:end]
