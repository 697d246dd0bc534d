"""A text whose parts know where they stand."""

from __future__ import annotations

from bisect import bisect_right

from repocheck.models import Location, Passage, Relation
from repocheck.text.pattern import late_regex

_LINE_END = late_regex(r"\n")


class Page:
    """The whole text of a digest, from which passages are cut.

    Args:
        text: The text, line ends as in the source.
        name: Name of the digest, the path of every location.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def at(self, offset: int) -> Location:
        """Return the place of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Location(path=self.name, line=line, column=offset - self._line_starts[line - 1] + 1)

    def passage(
        self, field: str, start: int, end: int, format: str = "text", relation: Relation | None = None
    ) -> Passage:
        """Cut the passage from `start` to `end`, without blanks at its ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        return Passage(
            field=field, text=piece.strip(), found_at=self.at(start), format=format, relation=relation
        )
