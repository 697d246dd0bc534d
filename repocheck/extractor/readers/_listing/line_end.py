"""Where a line ends in a text whose paragraphs are broken at a width."""

from __future__ import annotations

from repocheck.text.pattern import late_regex

_WRAPPED_CHARS = 30
_FOLLOWING = late_regex(
    r"(?:\S{0,5}[\w,:-]\n[ \t]{0,8}[a-z][a-z-]{0,20}[ ,]"
    r"|(?:an?|the|of|for|in|on|to|with|from|via|and|or)\n[ \t]{0,8}\w)"
)
"""The end of a line, and a word that goes on with it."""
_SHORT_CHARS = 6
"""Of the last word of a line that expects more, with the blank before it."""


def _of_word(text: str, end: int) -> int:
    """Return where the word begins that a line ends with, or its last sign if that is a long one."""
    start = text.rfind(" ", end - _SHORT_CHARS, end)
    return start + 1 if start >= 0 else end - 1


def line_end(text: str, begin: int, end: int) -> int:
    """Return where a line ends, or the last of those that go on with it: they begin with a small letter."""
    last = text.find("\n", begin, end)
    while last >= begin + _WRAPPED_CHARS and _FOLLOWING.match(text, _of_word(text, last), end):
        last = text.find("\n", last + 1, end)
    return last if last >= 0 else end
