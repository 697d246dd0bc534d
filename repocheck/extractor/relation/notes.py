"""Find the note that a link stands in, and the text that the note hangs on.

A note is a footnote of LaTeX or Markdown, or a numbered line at the foot of a page. It is judged by its own
words first, and by the sentence that it hangs on if they say nothing.

Source: LaTeX sources, Markdown papers and texts of PDFs, in which a footnote's number is glued to the word
before it and to the first word of the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import late_regex
from repocheck.text.sentence import LOOK, RAISED_DIGITS

_LATEX = late_regex(
    r"\\(?:(?:table)?footnote(?:text)?|thanks|endnote|marginpar|sidenote)(?:\[[^\[\]]{0,20}\])?[ ]?\{"
)
_MARKDOWN = late_regex(r"(?:\A|(?<=\n))[ \t]{0,3}\[\^([\w-]{1,20})\]:[ \t]*")
_PAGE = late_regex(
    r"(?:\A|(?<=\n))[ \t]{0,8}([⁰¹²³⁴-⁹]{1,3}|\d{1,2}|[*†‡§¶∗])"
    r"(?:[.]?[ \t]{0,3}(?=[A-Z(]|https?:|www[.]|(?:[\w-]{1,40}[.]){1,3}[a-z]{2,10}/|(?<=[⁰¹²³⁴-⁹])[a-z]{2})"
    r"|[ \t]{0,3}\r?\n(?=https?:|www[.]|(?<=[⁰¹²³⁴-⁹]\n)[A-Z]|(?<=[⁰¹²³⁴-⁹]\r\n)[A-Z]))"
)
_HEADS = late_regex(r"[ \t]{0,3}(?:\r?\n)?(?=[A-Z(]|https?:|www[.])")
"""How it goes on behind the number that a note, or an institute, begins with."""
_INDENT = 9
"""Blanks in front of such a number."""
_COUNTED = late_regex(
    r"\b(?:sections?|chapters?|figures?|figs?\.|tables?|eqs?\.|equations?|steps?|parts?|phases?|levels?|cases?"
    r"|appendix|algorithms?|and|of|to|is|are|or)\Z",
    re.IGNORECASE,
)
"""What the number behind it counts, so that it is the mark of no note."""
_HEADING = late_regex(r"[A-Z][^\n.:;/]{2,60}\n[ \t]{0,9}(?=[A-Z])")
"""A short line behind a number, with a new sentence below it: the heading of a section, and no note."""
_OF_PERSONS = late_regex(
    r"@|\be-?mails?\b|\bauthors?[ ](?:is|are)\b|\bcorresponding[ ]author"
    r"|\b(?:university|department|institute)\b",
    re.IGNORECASE,
)
"""What a note says of authors; what comes behind it hangs on none of their names."""
_TAKES_UP = late_regex(
    r"\W{0,4}\d{0,2}\W{0,3}(?:the|this)[ ](?:[\w-]{1,20}[ ])?"
    r"(package|library|tool(?:box|kit)?|software|data ?set)\b",
    re.IGNORECASE,
)
"""How a note begins that speaks of the package that is named where it hangs."""
_NAME_CHARS = 40
"""Characters before a mark in which the package is called as in the note; a judgement, not measured."""
_MARK_LOOK = 8_000
"""Characters before a note in which its mark is sought: a page of a PDF."""


_RAISED = frozenset(RAISED_DIGITS)


class Note(NamedTuple):
    """A note around a link."""

    start: int
    """First position of its own words."""
    end: int
    """Position behind them."""
    mark: int
    """Position behind the text that it hangs on; -1 if that is not known."""
    behind: int
    """Where that text goes on."""
    numbered: bool = False
    """Whether it is a numbered line at the foot of a page."""
    named: bool = True
    """Whether its mark stands behind what it is of; a star stands behind the title or an author."""


def note_around(text: str, start: int, end: int, format: str, paged: bool = False) -> Note | None:
    """Return the note in which a link stands; None if it stands in none.

    Args:
        text: The view's text.
        start: First position of the link.
        end: Position behind it.
        format: How the text is written.
        paged: Whether the text was laid out on pages, so that numbered lines may be notes.
    """
    if format in ("markdown", "html"):
        return _defined(text, start, end)
    if paged:
        return _numbered(text, start, end)
    return _command(text, start, end)


def hangs_on_raised(text: str, start: int) -> bool:
    """Return whether a link stands right behind the raised number of a note that the page above mentions.

    Such a note is none of a reference list that begins on the same page.
    """
    found = _line_start(_PAGE, text, start)
    if not found or found.end() != start or not set(found[1]) <= _RAISED:
        return False
    low = max(0, found.start() - _MARK_LOOK)
    at = text.rfind(found[1], low, found.start())
    return at >= 0


def _command(text: str, start: int, end: int) -> Note | None:
    low = max(0, start - LOOK)
    if text.rfind("\\", low, start) < 0:
        return None
    for found in reversed(list(_LATEX.finditer(text, low, start))):
        close = _closing(text, found.end(), min(len(text), end + LOOK))
        if close >= end:
            if "text" in found[0]:
                return Note(found.end(), close, *_set_apart(text, found))
            return Note(found.end(), close, found.start() if "thanks" not in found[0] else -1, close + 1)
    return None


def _set_apart(text: str, note: re.Match[str]) -> tuple[int, int]:
    """Return where the mark of a note that is written elsewhere stands, or -1, and where its text goes on."""
    number = note[0].partition("[")[2].rstrip("{ ")
    mark = "\\footnotemark" + (f"[{number}" if number else "")
    at = text.rfind(mark, max(0, note.start() - _MARK_LOOK), note.start())
    return at, at + len(mark) + (2 if text.startswith("{}", at + len(mark)) else 0)


def _closing(text: str, pos: int, last: int) -> int:
    """Return where the bracket closes that was opened right before `pos`; `last` if it does not."""
    depth = 1
    for index in range(pos, last):
        depth += (text[index] == "{") - (text[index] == "}")
        if not depth:
            return index
    return last


def _defined(text: str, start: int, end: int) -> Note | None:
    found = _line_start(_MARKDOWN, text, start)
    if not found:
        return None
    mark = text.rfind(f"[^{found[1]}]", max(0, found.start() - _MARK_LOOK), found.start())
    return Note(found.end(), _end_of_paragraph(text, end), mark, mark + len(found[1]) + 3)


def _numbered(text: str, start: int, end: int) -> Note | None:
    found = _line_start(_PAGE, text, start)
    if not found:
        return None
    digits = "".join(str(RAISED_DIGITS.find(each)) if each in RAISED_DIGITS else each for each in found[1])
    low = max(0, found.start() - _MARK_LOOK)
    mark, behind = _mark(text, low, found.start(), digits)
    stopped = found[0].rstrip(" \t").endswith(".")
    alone = mark < 0 and found[0].endswith("\n") and not _follows(text[low : found.start()], digits)
    if alone or (stopped and text[mark : mark + 1] not in _RAISED):
        return None  # the number of a page, or of a step
    heads = found[1].isascii() and _HEADING.match(text, found.end())
    if heads or _OF_PERSONS.search(text, found.end(), start):
        return None
    return Note(found.end(), _end_of_paragraph(text, end), mark, behind, digits.isdigit(), digits.isdigit())


def _follows(above: str, number: str) -> bool:
    """Return whether the note before stands above, so that a number alone on its line is that of the next."""
    before = str(int(number) - 1) if number.isdigit() else number
    return re.search(rf"(?:\A|\n){re.escape(before)}[ \t]{{0,3}}\r?\n(?=https?:|www[.])", above) is not None


def _mark(text: str, low: int, high: int, number: str) -> tuple[int, int]:
    """Return where the mark of a note begins and ends, the last before the note; -1 if it is not found.

    A raised number is sought first, for others may count sections, or be glued to a name; one at the head
    of a line, with words behind it, begins another note, or the name of an institute.
    """
    raised = "".join(RAISED_DIGITS[int(each)] for each in number) if number.isdigit() else ""
    found = list(_each(raised, text, low, high)) if raised else []
    found = [at for at in found if not _HEADS.match(text, at + len(raised)) or not _begins(text, at)] or found
    if found:
        return found[-1], found[-1] + len(raised)
    glued = re.compile(rf"(?<=[A-Za-z.,;:!?)\]”’\"])([ ]?){re.escape(number)}(?=[\s.,;:)]|\Z)")
    marks = list(glued.finditer(text, low, high))
    marks = [each for each in marks if not each[1]] or [
        each for each in marks if not _COUNTED.search(text, max(0, each.start() - 12), each.start())
    ]
    return (marks[-1].start(), marks[-1].end()) if marks else (-1, -1)


def _each(raised: str, text: str, low: int, high: int) -> Iterator[int]:
    """Yield where a raised number stands that is no part of a longer one."""
    at = text.find(raised, low, high)
    while at >= 0:
        if not {text[at - 1 : at], text[at + len(raised) : at + len(raised) + 1]} & _RAISED:
            yield at
        at = text.find(raised, at + 1, high)


def _begins(text: str, at: int) -> bool:
    """Return whether nothing but blanks stands before an offset on its line."""
    before = text[max(0, at - _INDENT) : at].rstrip(" \t")
    return not before or before.endswith("\n")


def _line_start(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """Return the last match before `start` in whose paragraph it still is."""
    low = max(0, start - LOOK)
    gap = text.rfind("\n\n", low, start)
    found = pattern.finditer(text, gap + 2 if gap >= 0 else low, start + LOOK)
    return next((each for each in reversed(list(found)) if each.end() <= start), None)


def _end_of_paragraph(text: str, end: int) -> int:
    last = min(len(text), end + LOOK)
    gap = text.find("\n\n", end, last)
    return gap if gap >= 0 else last


def takes_up(words: str, hangs_on: str) -> bool:
    """Return whether a note begins by speaking of what it hangs on, which is called the same there."""
    begun = _TAKES_UP.match(words)
    return begun is not None and begun[1].lower() in hangs_on[-_NAME_CHARS:].lower()
