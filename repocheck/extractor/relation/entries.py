"""Tell whose code an entry of a reference list is of, by those whom it names and by what it is called.

Authors cite their own code as they cite that of others. An entry by one of them that is called as the paper
is, or by half of its title, is of this work; with a word of it alone, it may be of an earlier one. One by
others is not, though it bears a name of the title.

Source: reference lists of papers in LaTeX, PDF, BibTeX and Markdown that cite a repository of their own.
"""

from __future__ import annotations

import re

from repocheck.extractor.relation.names import Names
from repocheck.models import Relation
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import LOOK

_YEAR = late_regex(r"(?:19|20)\d\d\b")
_YEAR_BEHIND = 8
"""Characters behind an address within which the year of an entry follows."""
_AUTHORS = late_regex(
    r"(?:\A|[\s.;\]])(?:[A-Z][\w'’-]{1,30},[ ][A-Z]\.|(?:[A-Z]\.[ -]?){1,3}[A-Z][\w'’-]{1,30},"
    r"|[A-Z][\w'’-]{1,30}[ ][A-Z]{1,2}[,.])"
)
_ENTRY_ENDS = (".", ",", ")", "”", '"', "]", "url", "https", "available", "at", "from")
_OF_SOFTWARE = ("[computer software]", "[computer software].", "[software]", "[software].")
"""How an entry of a reference list goes: ``Kim, J. (2020). Wave [Computer software].``"""
_KEY = late_regex(r"(?:\s{0,9}@\w{1,20}|\\entry)\{\s{0,9}([^\s,{}]{1,200})")
_REPORT = late_regex(
    r"(?:\s{0,9}@|\\entry\{[^\s{}]{1,200}\}\{)(?:(?:tech)?report|(?:phd|masters)?thesis|inproceedings|conference"
    r"|inbook|book|incollection|unpublished)\b",
    re.IGNORECASE,
)
"""Kinds of entries that are something to read, wherever it is kept.
Source: https://ctan.org/pkg/biblatex (regular types and type aliases)"""
_NUMBER = late_regex(r"(?:^|\n)[ \t]{0,9}\[(\d{1,3})\](?=\s)")
_ENTRY_CHARS = 600
"""Length of an entry of a reference list."""
_BEGINS = late_regex(
    r"(?:[.]|://[^\s]{4,200})[ \t]{0,9}\r?\n[ \t]{0,9}(?=[A-Z])"
    r"|\b(?i:references|bibliography)[ \t]{0,9}\r?\n"
)
"""Where the next of entries without numbers begins: on a line behind a full stop, an address, a heading."""
_SHORTEST = 30
"""Characters of an entry in front of its address; a line that is shorter is its last."""
_ANY_TITLE = 10
"""Letters of a title in an entry by an author, which need not be as many as to be of no other work."""
_HALF, _MOST = 0.5, 0.75
"""Shares of the title in the name of a repository, and in an entry, that make it one of the work itself."""
_PERSONS = late_regex(
    r"\bauthor\s{0,9}=\s{0,9}[{\"]\s{0,9}(?![{])[\w.'’-]{1,30}(?:,[ ]|[ ][\w.'’-])"
    r"|\b[A-Z][\w'’-]{1,30},[ ](?:[A-Z][.-]|[A-Z][a-z]{1,20}[ ](?:and|&)[ ])"
    r"|(?:\A|[\s\]])(?:[A-Z][.][ -]?){1,3}[A-Z][\w'’-]{2,30}(?:,|[ ]and[ ]|[ ]et[ ])"
    r"|\A\s{0,9}(?:\[\d{1,3}\]\s{1,3}|\\bibitem(?:\[[^\]]{0,80}\])?\{[^{}]{1,60}\}\s{0,3})?"
    r"[A-Z][a-z]{1,20}\s[A-Z][\w'’-]{1,30}\.\s[^.]{1,200}\s[^.]{1,200}\.\s"
)
"""Persons by whom an entry is."""


def key_of(entry: str) -> str:
    """Return the key of an entry of BibTeX or biblatex; empty if it is none."""
    found = _KEY.match(entry)
    return found[1] if found else ""


def is_report(entry: str) -> bool:
    """Return whether an entry of BibTeX or biblatex is of something to read; archives keep such, too."""
    return _REPORT.match(entry) is not None


def mark_before(text: str, at: int) -> str:
    """Return the number of the entry of a reference list in which an offset lies; empty without one."""
    marks = _NUMBER.findall(text, max(0, at - _ENTRY_CHARS), at)
    return marks[-1] if marks else ""


def entry_before(text: str, at: int, begins: int, alone: bool = False) -> str:
    """Return what stands before an offset in its entry of a reference list.

    Args:
        text: The view's text.
        at: Where the address of the entry begins.
        begins: Where the list begins.
        alone: Whether the entry stands outside of a list, so that all before its line is of something else.
    """
    low = max(begins, at - _ENTRY_CHARS)
    if alone:
        low = max(low, text.rfind("\n", low, max(low, at - _SHORTEST)) + 1)
    starts = [found.start() for found in _NUMBER.finditer(text, low, at)][-1:]
    starts = starts or [found.end() for found in _BEGINS.finditer(text, low, at - _SHORTEST)][-1:]
    return text[max(low, text.rfind("\\bibitem", low, at), *starts) : at]


def relation_by_authors(names: Names, entry: str, name: str | None) -> Relation:
    """Return whose code an entry is of by those whom it names; unclear if they do not tell.

    Args:
        names: The names of the paper.
        entry: The entry as written.
        name: How the repository is called that it leads to.
    """
    if names.authors.sign(entry):
        own = (
            names.entitles(entry, at_least=_ANY_TITLE)
            or names.stands_in(entry)
            or names.echoes(name)
            or names.share_in(name) >= _HALF
            or names.share_in(entry) >= _MOST
        )
        return Relation.OWN if own else Relation.UNCLEAR
    return Relation.THIRD_PARTY if names.authors.known and _PERSONS.search(entry) else Relation.UNCLEAR


def is_citation(text: str, start: int, end: int) -> bool:
    """Return whether a link ends an entry as reference lists have them: authors, a title, a year."""
    tail = text[max(0, start - 40) : start].rstrip(" \n<({:/").removesuffix("\\url").rstrip().lower()
    if tail.endswith(_OF_SOFTWARE):
        return True
    if not tail.endswith(_ENTRY_ENDS):
        return False
    low = max(0, start - LOOK)
    line = text[max(text.rfind("\n", low, start) + 1, low) : start]
    dated = _YEAR.search(line) or _YEAR.search(text, end, end + _YEAR_BEHIND)
    return bool(dated and _AUTHORS.search(line))
