r"""The date of a LaTeX paper: what ``\date`` prints below its title, or the class of a publisher elsewhere.

Source: https://www.latex-project.org/help/documentation/ (``\date`` of the standard classes);
https://ctan.org/pkg/acmart (``\acmConference``, ``\acmYear``), https://ctan.org/pkg/oup-authoring-template
(``\copyrightyear``), https://journals.aas.org/aastexguide/ (``\accepted``, ``\published``)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from repocheck.extractor.readers._date import UNFILLED, When, first_day
from repocheck.extractor.readers._latex.files import File
from repocheck.extractor.readers._latex.macros import Macro, argument
from repocheck.extractor.readers._latex.title import printed
from repocheck.text.pattern import late_regex

_DATES = (
    late_regex(r"\\date\s{0,4}\{"),
    late_regex(
        r"\\acmConference\s{0,4}(?:\[[^\[\]]{0,100}\]\s{0,4})?\{(?:[^{}]|\{[^{}]{0,100}\}){0,300}\}\s{0,4}\{"
        r"|\\(?:accepted|published)\s{0,4}\{"
    ),
    late_regex(r"\\(?:acmYear|copyrightyear|[a-z]{0,20}copyrightnotice)\s{0,4}\{"),
)
"""Commands whose argument is the date, the best first: the day of a meeting says more than its year."""
_MAX_CHARS = 400


def date_in(files: Sequence[File], macros: Mapping[str, Macro]) -> When | None:
    r"""Return the first date that a paper is given; None without one, as where it is ``\today``."""
    unfilled = any(UNFILLED.search(file.live, file.start, file.end) for file in files)
    for commands in _DATES[:1] if unfilled else _DATES:
        for file in files:
            for opening in commands.finditer(file.live, file.start, file.end):
                if when := first_day(printed(argument(file.live, opening.end(), _MAX_CHARS), macros)):
                    return when
    return None
