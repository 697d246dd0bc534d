"""Tell of a text, as it is written and at memory speed, that no address can stand in it.

To build a view of a text and to walk over its anchors costs ten times as much, and of four abstracts three
hold no address. A sieve may let through what holds none, and never keeps back what holds one.
"""

from __future__ import annotations

from functools import cache

from repocheck.extractor.address.anchors import holds_any
from repocheck.extractor.address.decoding import DECODERS
from repocheck.extractor.address.scan import literals_of
from repocheck.extractor.address.slug import KEY_ANCHORS
from repocheck.extractor.address.view import may_hide
from repocheck.knowledge.hosts import Hosts
from repocheck.text.pattern import late_regex

_ENCODED = (b"http%", b"https%")
"""What stands before an address that is percent-encoded as a whole."""
_LETTERS = (b"&", b"\\-")
"""Signs of text by which a format writes, or drops, what can stand in a plain literal."""
_OF_TEXT = {"text": _LETTERS, "digest": _LETTERS, "pdf": _LETTERS, "json": (b"&", b"\\u")}
"""These signs by format; the other formats drop whole commands, tags and comments."""
_PLAIN = late_regex(r"[a-z0-9.:( ]+")
"""Literals with no character that an escape of text or of JSON stands for."""


def may_hold_address(text: str, format: str, hosts: Hosts) -> bool:
    """Return whether an address of a known host may stand in a text.

    Args:
        text: The text as written.
        format: How it is written.
        hosts: The hosts that are known.
    """
    folded = text.encode("latin-1", "replace").lower()  # as `anchors` folds it
    if may_hide(text, folded):
        return True
    literals = literals_of(hosts, with_keys=False)
    for sign in _signs(format, literals):
        if sign in folded:
            return True
    if format == "json" and b'"' in folded and any(key.encode() in folded for key in KEY_ANCHORS):
        return True
    return holds_any(folded, literals)


@cache
def _signs(format: str, literals: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return the signs with one of which a literal can be written that does not stand there as it is."""
    if format in _OF_TEXT and all(map(_PLAIN.fullmatch, literals)):
        return _OF_TEXT[format] + _ENCODED
    return tuple(sign.encode() for sign in (*DECODERS[format].starts, "%"))
