"""Lines and columns of positions in a text, and of places in a passage of a larger source."""

from __future__ import annotations

from repocheck.models import SNIPPET_CHARS, Location


class Places:
    """Tells line and column of ascending positions in one pass.

    Args:
        raw: The text as written.
        base: Where the text stands in a larger source; None if it is the whole.
    """

    def __init__(self, raw: str, base: Location | None = None) -> None:
        self._raw = raw
        self._base = base
        self._seen = 0
        self._line = 1
        self._line_start = 0

    def at(self, position: int, snippet: str) -> Location:
        """Return the place of `position`, which is not before any asked for earlier."""
        self._line += self._raw.count("\n", self._seen, position)
        self._line_start = self._raw.rfind("\n", self._seen, position) + 1 or self._line_start
        self._seen = position
        line, column = self._line, position - self._line_start + 1
        if self._base is None:
            return Location(line=line, column=column, snippet=snippet[:SNIPPET_CHARS])
        return _within(self._base, line, column, snippet[:SNIPPET_CHARS])


def _within(base: Location, line: int, column: int, snippet: str) -> Location:
    """Return a place inside a passage as a place in the source."""
    if base.line is None:  # the source has no lines to count from
        return Location(path=base.path, page=base.page, column=base.column, snippet=snippet, url=base.url)
    return Location(
        path=base.path,
        line=base.line + line - 1,
        page=base.page,
        column=None if base.column is None else column + (base.column - 1 if line == 1 else 0),
        snippet=snippet,
        url=base.url,
    )
