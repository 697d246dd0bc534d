"""Entries of plain text without any marks: paragraphs, or lines, that give the address of one paper each."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.cited import reads_like_title
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.label import count_words
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER, PAPERISH
from repocheck.extractor.readers._listing.title import Title, title_in
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.words import OF_PAPERS, words_of_name
from repocheck.text.pattern import late_regex

_MOST = 0.6
"""Share of the paragraphs, or lines, that name a paper from which on they are entries."""
_MAX_CHARS = 2_500
_MIN_AUTHORED, _MAX_LINES = 3, 6
_PARAGRAPH = late_regex(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_LINE = late_regex(r"[^\s][^\n]*")
_ENDED = late_regex(r"\S[^\n]{0,400}\n(?:(?!https?:)\S[^\n]{0,400}\n){0,2}https?://\S+[ \t\r]*(?=\n|\Z)")
"""Lines, the last of which is an address and nothing else."""
_HANGING = late_regex(r"^[^\s][^\n]*(?:\n[ \t]+[^\s][^\n]*)*", re.M)
"""A line with those below it that stand further in."""
_NUMBERED = late_regex(r"\d{4}\.\d{4,5}(?:v\d{1,2})?[ \t,;|]")
"""A line that begins with the number of a paper on arXiv."""
_UNFIT = late_regex(r"://|\t")
_PIECE = late_regex(r"(?<!\S)(?!https?:)[^\s|](?:[^\s]|[ ](?!https?:|[-|–—] ))*")
"""Words between addresses, tabs, bars, dashes and line ends."""
_MIN_CODED, _MIN_WORDS, _MAX_WORDS = 5, 3, 50
_NEARLY_ALL = 0.9
"""Share of the lines that are a code and a title from which on they are entries."""
_MOST_TITLED = 0.8
"""Share of lines that are titles alone which begin with a capital."""
_CODED = late_regex(r"(?:(?=[\w./:-]{0,40}\d)[A-Z0-9][\w./:-]{2,40}[ \t,;|]{1,4}){1,3}(?=[\"“'(]?[^\W\d_])")
"""Numbers of records, such as those of an index of papers, in front of a title."""
_FILED = late_regex(
    r"[\w.+-]{1,80}\.(?:pdf|e?ps|dvi|djvu|docx?)(?:\.(?:gz|Z|bz2|zip))?[ \t]{1,40}(?=[\"“'(]?[^\W\d_])", re.I
)
"""The name of a file that is a paper, in front of its title."""
_INDENT = late_regex(r"\n[ \t]+")
_MARK = late_regex(r"(?:[-*•#>]{1,3}[ \t]{0,4}|\[?\d{1,4}[\]).:][ \t]{1,4})?[\"“']?")
_NO_TITLE = late_regex(
    r"://|www\.|[{}=<>|\\@]|\d:\d\d|\A\W{0,3}\d{4}|\.[ \t]|[.!,;:]\Z|\t|\b(?:I|we|my|you|todo)\b", re.I
)
_CLOCK = late_regex(r"\d\d:\d\d")
_PART = late_regex(r"[^,;(<\n]{1,200}")


def plain_entries(text: str) -> list[Entry]:
    """Return the entries of a text by its paragraphs or else its lines; none if neither are entries."""
    for unit in (_PARAGRAPH, _LINE, _ENDED, _HANGING):
        spans = [found.span() for found in unit.finditer(text)]
        named = [span for span in spans if span[1] - span[0] <= _MAX_CHARS and _names_one(text, *span)]
        if len(named) > 1 and len(named) > _MOST * len(spans):
            return [Entry(*span, _title(text, *span)) for span in named]
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    authored = [span for span in paragraphs if _has_authors(text[slice(*span)])]
    if len(authored) < _MIN_AUTHORED or len(authored) < _MOST * len(paragraphs):
        return []
    titled = ((span, title_in(text, *span)) for span in authored)
    return [Entry(*span, title) for span, title in titled if title]


def coded_entries(text: str, name: str) -> list[Entry]:
    """Return the lines of a text as entries, if nearly all are the number of a record and a title.

    Args:
        text: The text.
        name: What it is called, which has to say that it is about papers if the numbers do not: logs have
            such lines as well.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    numbered = sum(_NUMBERED.match(text, *span) is not None for span in lines)
    if numbered < len(lines) and not OF_PAPERS.search(words_of_name(name)):
        return []
    coded = [(span, code.end()) for span in lines if (code := _CODED.match(text, *span))]
    titled = [
        Entry(start, end, Title(clean(text[at:end]), at, end))
        for (start, end), at in coded
        if _MIN_WORDS <= count_words(text[at:end]) <= _MAX_WORDS and not _CLOCK.search(text, start, at)
    ]
    return titled if len(titled) >= max(_MIN_CODED, _NEARLY_ALL * len(lines)) else []


def filed_entries(text: str) -> list[Entry]:
    """Return the entries of an index of files: the name of each, its title, and further in its authors.

    A title goes on in the lines that stand less far in than others of the index, and name no persons.
    """
    spans = [found.span() for found in _HANGING.finditer(text)]
    filed = [(span, name.end()) for span in spans if (name := _FILED.match(text, *span))]
    if len(filed) < max(_MIN_CODED, _MOST * len(spans)):
        return []
    parts = [(span, at, list(_INDENT.finditer(text, at, span[1]))) for span, at in filed]
    depths = {_depth(indent) for _, _, indents in parts for indent in indents}
    return [Entry(*span, _title_of_file(text, at, span[1], indents, depths)) for span, at, indents in parts]


def _depth(indent: re.Match[str]) -> int:
    return len(indent[0].expandtabs())


def _title_of_file(text: str, at: int, end: int, indents: list[re.Match[str]], depths: set[int]) -> Title:
    """Return the title behind the name of a file, up to the line that its authors begin with."""
    for indent in indents:
        further = _depth(indent) > min(depths)
        if further or (len(depths) == 1 and likely_names(clean(text[indent.end() : end])) == SURE):
            end = indent.start()
            break
    return Title(clean(text[at:end]), at, end)


def titled_lines(text: str, name: str) -> list[Entry]:
    """Return the lines of a text as entries, if nearly all read like a title and it is called like a list.

    Args:
        text: The text.
        name: What it is called: nothing else tells titles from lines of anything.
    """
    if not OF_PAPERS.search(words_of_name(name)):
        return []
    lines = [found.span() for found in _LINE.finditer(text)]
    titled = [
        Entry(start, end, Title(clean(text[at:end]), at, end))
        for start, end in lines
        if _reads_alone(text[(at := _MARK.match(text, start, end).end()) : end])  # type: ignore[union-attr] # matches nothing
    ]
    capital = sum(each.title.text[:1].isupper() or each.title.text[:1].isdecimal() for each in titled)
    enough = len(titled) >= _NEARLY_ALL * len(lines) and capital >= _MOST_TITLED * len(lines)
    return titled if enough and len(titled) >= _MIN_CODED else []


def _reads_alone(words: str) -> bool:
    """Return whether a line is a title: several words without an address, a key or a second sentence."""
    several = _MIN_WORDS <= count_words(words) <= _MAX_WORDS
    return several and not _NO_TITLE.search(words.rstrip(" .\r")) and likely_names(words) < SURE


def _title(text: str, start: int, end: int) -> Title:
    """Return the title of a part of a text; behind an address the first piece that reads like one."""
    title = title_in(text, start, end)
    plainly = title and not _UNFIT.search(text[title.start : title.end])
    if title and plainly and re.search(r"[^\W_]", title.text):
        return title
    pieces = (Title(clean(each[0]), *each.span()) for each in _PIECE.finditer(text, start, end))
    return next(filter(reads_like_title, pieces), title or _first_part(text, start, end))


def _first_part(text: str, start: int, end: int) -> Title:
    """Return what stands before the first comma or address, for a title that looks like a name."""
    words = _PART.match(text, start, end)
    return Title(words[0].strip(" \t-*+[]"), *words.span()) if words else Title("", start, start)


def _has_authors(paragraph: str) -> bool:
    """Return whether the second line of a paragraph is one of authors."""
    lines = paragraph.split("\n")
    return 2 <= len(lines) <= _MAX_LINES and likely_names(lines[1]) == SURE


def _names_one(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text gives the address of one paper, or of it and its versions."""
    papers = {found[0] for found in ADDRESS.finditer(text, start, end) if _is_paper(found[0])}
    return 0 < len(papers) <= 2


def _is_paper(address: str) -> bool:
    return bool(PAPER.search(address) or PAPERISH.search(address))
