r"""The one door for text that somebody else wrote: make visible what would act instead of being read.

Titles, abstracts, file names and READMEs may hold terminal escapes, marks that turn the reading
direction, or characters of no width. They are shown as ``\uXXXX``; line breaks and tabs become blanks.
``##[``, which the runner of a workflow takes for a command wherever it stands, gets a backslash.

Source: Boucher & Anderson 2021, "Trojan Source" (direction marks); Unicode general categories Cc, Cf,
Cs, Zl and Zp; noncharacters, which XML 1.0 does not allow; actions/runner, ActionCommand.cs.
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_ACTIVE = late_regex(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_BREAKS = late_regex(r"[\t-\r\x85\u2028\u2029]+")


def visible(text: str, limit: int | None = None) -> str:
    """Return `text` on one line with nothing in it that acts, cut to `limit` characters with an ellipsis."""
    if not text.isprintable():
        text = _ACTIVE.sub(_escaped, _BREAKS.sub(" ", text))
    text = text.replace("##[", "#\\#[")
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def json_escapes(document: str) -> str:
    """Return a JSON document in which strings write such characters as escapes; it means the same.

    Line breaks are left alone: inside a JSON string there are none.
    """
    return _ACTIVE.sub(_json_escaped, document).replace("##[", "#\\u0023[")


def _escaped(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def _json_escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
