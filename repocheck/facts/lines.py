"""Find the line of a file on which something stands that was read out of its markup."""

from __future__ import annotations

from functools import lru_cache

from repocheck.text.pattern import late_regex

_WORD = late_regex(r"\w+")
_AROUND = 60
"""Lines looked at on either side: a block that is longer is hardly read as one."""
_SHOWN_WORDS = 6
"""So many words tell a line from its neighbours."""
_WRAPPED_WORDS = 2
"""A sentence that goes on behind the end of the line at least begins there."""
_MAX_LINE_CHARS = 4_000


def nearest(text: str, line: int, snippet: str) -> tuple[int, str]:
    """Return the line (1-based) of `text` nearest to `line` that begins `snippet`, and what to show of it.

    Without such a line it is the first one from `line` on that is not blank, shown as it is.
    """
    lines = _lines_of(text)
    first = next((each for each in snippet.split("\n") if each.strip()), "")
    if words := _words(first)[:_SHOWN_WORDS]:
        # From `line` on first, then back: a block stands behind the place where it was opened.
        for number in (each for away in range(_AROUND + 1) for each in (line + away, line - away)):
            if 1 <= number <= len(lines) and _begins(words, lines[number - 1]):
                return number, first
    number = next((n for n in range(max(line, 1), len(lines) + 1) if lines[n - 1].strip()), line)
    here = lines[number - 1] if number <= len(lines) else first
    wrapped = words and _begins(words[:_WRAPPED_WORDS], here)
    return number, first if wrapped else here


@lru_cache(maxsize=8)  # most places of a repository are in its README
def _lines_of(text: str) -> list[str]:
    return text.split("\n")


def _begins(words: list[str], line: str) -> bool:
    """Return whether `line` holds `words` one after the other, whatever stands between them."""
    return words[0] in line and f" {' '.join(words)} " in f" {' '.join(_words(line))} "


def _words(line: str) -> list[str]:
    return _WORD.findall(line[:_MAX_LINE_CHARS])
