"""Lines and columns of positions in a text, and of places in a passage of a larger source."""

from __future__ import annotations

from repocheck.models import SNIPPET_CHARS, Location


class Places:
    """Tells line and column of ascending positions in one pass.

    Args:
        raw: The text as written.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._seen = 0
        self._line = 1
        self._line_start = 0

    def at(self, position: int, snippet: str) -> Location:
        """Return the place of `position`, which is not before any asked for earlier."""
        self._line += self._raw.count("\n", self._seen, position)
        self._line_start = self._raw.rfind("\n", self._seen, position) + 1 or self._line_start
        self._seen = position
        column = position - self._line_start + 1
        return Location(line=self._line, column=column, snippet=snippet[:SNIPPET_CHARS])


def absolute(base: Location, place: Location) -> Location:
    """Return a place inside a passage as a place in the source."""
    if base.line is None or place.line is None:
        return base.model_copy(update={"snippet": place.snippet})
    column = place.column if base.column is not None else None  # the source has no columns to count from
    if place.line == 1 and column is not None and base.column is not None:
        column += base.column - 1
    line = base.line + place.line - 1
    return base.model_copy(update={"line": line, "column": column, "snippet": place.snippet})
