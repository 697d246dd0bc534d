"""Find the literals near which an address can stand, in a few passes over the text at memory speed.

A pass for each literal costs more than all that is done at what it finds. So the literals that hold the same
rare sign share one pass for that sign; only where it stands are they compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_RARE = (b".", b":")
"""Signs of which prose has one in a hundred characters or fewer."""
_SETS = 8
"""Sets of literals that are remembered: one for each format and each configuration of hosts."""


class _Pass(NamedTuple):
    """One pass over a text."""

    pattern: re.Pattern[bytes]
    literals: tuple[tuple[bytes, int, str], ...]
    """Each literal, how far into it the pattern matches, and its text."""


def anchors(text: str, literals: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return position and literal of every one of `literals` (lower case, ASCII) in `text`, in order.

    The text is folded into bytes, one for each character, whatever stands in it: lowering a text that is not
    ASCII takes ten times as long, and can change its length.
    """
    folded = text.encode("latin-1", "replace").lower()
    found = []
    for pattern, rows in _passes(literals):
        for match in pattern.finditer(folded):
            at = match.start()
            for literal, offset, name in rows:
                if folded.startswith(literal, at - offset) and at >= offset:
                    found.append((at - offset, name))
    found.sort()
    return found


def holds_any(folded: bytes, literals: tuple[str, ...]) -> bool:
    """Return whether one of `literals` may stand in a folded text."""
    for pattern, _ in _passes(literals):  # noqa: SIM110 - any() takes as long as the search
        if pattern.search(folded):
            return True
    return False


@lru_cache(_SETS)
def _passes(literals: tuple[str, ...]) -> tuple[_Pass, ...]:
    return tuple(_made(literals))


def _made(literals: tuple[str, ...]) -> Iterator[_Pass]:
    left = {name: name.encode() for name in literals}
    for sign in _RARE:
        rows = tuple((each, each.index(sign), name) for name, each in left.items() if sign in each)
        if rows:
            yield _Pass(_around(sign, rows), rows)
        left = {name: each for name, each in left.items() if sign not in each}
    for name, each in left.items():
        yield _Pass(re.compile(re.escape(each)), ((each, 0, name),))


def _around(sign: bytes, rows: tuple[tuple[bytes, int, str], ...]) -> re.Pattern[bytes]:
    """Return a pattern that matches the sign wherever one of the literals stands around it."""
    behind = b"|".join(sorted({re.escape(each[at + 1 :]) for each, at, _ in rows if each[at + 1 :]}))
    before = [b"(?<=%s)" % re.escape(each) for each, at, _ in rows if not each[at + 1 :]]
    return re.compile(
        b"%s(?:%s)" % (re.escape(sign), b"|".join(([b"(?=%s)" % behind] if behind else []) + before))
    )
