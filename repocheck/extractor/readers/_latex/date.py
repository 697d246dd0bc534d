r"""The date of a LaTeX paper: what ``\date`` prints below its title.

Source: https://www.latex-project.org/help/documentation/ (``\date`` of the standard classes)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from repocheck.extractor.readers._date import When, read_date
from repocheck.extractor.readers._latex.files import File
from repocheck.extractor.readers._latex.macros import Macro, argument
from repocheck.extractor.readers._latex.title import printed
from repocheck.text.pattern import late_regex

_DATE = late_regex(r"\\date\s{0,4}\{")
_MAX_CHARS = 200


def date_in(files: Sequence[File], macros: Mapping[str, Macro]) -> When | None:
    r"""Return the first date that a paper is given; None without one, as where it is ``\today``."""
    for file in files:
        for opening in _DATE.finditer(file.live, file.start, file.end):
            if when := read_date(printed(argument(file.live, opening.end(), _MAX_CHARS), macros)):
                return when
    return None
