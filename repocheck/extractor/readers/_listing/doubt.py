"""What a reader of the report should know where the number of papers of a page is uncertain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from repocheck.extractor.readers._listing.blocks import Span
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.reference import title_of_reference
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER
from repocheck.extractor.readers._listing.words import OF_LIST, words_of_name
from repocheck.text.pattern import late_regex

_MIN_OUTSIDE, _SHARE = 3, 0.02
"""Papers outside of the entries, and share of the entries, from which on some were likely missed."""
_MIXED_SHARE = 0.2
"""Share of the entries with several papers from which on some are likely more than one."""
_MIN_ADDRESSES = 5
"""Papers that a page cites, or its like parts, from which on it may be a list of them."""
_OF_NAME = "the page is read as one paper, though it is called like a list of several: it may be one"
_LIKE_SHARE, _MAX_PART_CHARS, _LOOK = 0.7, 1_200, 200_000
"""Share of the parts of a text that name a year, from which on they are alike, and size of such."""
_MAX_PARTS, _FEW_WORDS, _LABELS = 2_000, 2, 0.05
"""Lines outside of the entries that are looked at, words of a title that may be a label, share of such."""
_LINE = late_regex(r"\S(?:[^\n<]|<(?!/?(?:p|li|br|div|td|tr|h[1-6])[\s/>]))*")
_PART = late_regex(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_PART_LINE = late_regex(r"[^\s][^\n]*")
_WORDS = late_regex(r"(?<!\w)(?:[^\W\d_]{2,40}\W{1,4}){4}")
_YEAR = late_regex(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")


def of_entries(text: str, outside: Sequence[Span], titles: Sequence[str], n_mixed: int) -> Iterator[str]:
    """Yield what makes the number or the titles of the entries of a page uncertain.

    Args:
        text: The page as it is shown.
        outside: What is no entry.
        titles: Those of its entries.
        n_mixed: Number of its entries that give several papers.
    """
    yield of_list(text, outside, len(titles))
    yield of_mixed(n_mixed, len(titles))
    yield of_left_out(text, outside, len(titles))
    yield of_titles(titles)


def of_list(text: str, outside: Iterable[Span], n_entries: int) -> str:
    """Say that papers stand outside of the entries of a page; empty if none or few do.

    Args:
        text: The page as it is shown.
        outside: What is no entry.
        n_entries: Number of its entries.
    """
    found = {url for span in outside for url in _addresses(text, *span)}
    if len(found) < max(_MIN_OUTSIDE, _SHARE * n_entries):
        return ""
    return (
        f"{len(found)} addresses of papers stand outside of the {n_entries} entries: the number of papers is"
        " uncertain"
    )


def of_mixed(n_mixed: int, n_entries: int) -> str:
    """Say that many entries of a page give the addresses of several papers; empty if few do."""
    if n_mixed < max(_MIN_OUTSIDE, _MIXED_SHARE * n_entries):
        return ""
    return (
        f"{n_mixed} of the {n_entries} entries give the addresses of several papers: the number of papers is"
        " uncertain"
    )


def of_left_out(text: str, outside: Iterable[Span], n_entries: int) -> str:
    """Say that references by authors and years stand outside of the entries of a page; empty if few do.

    Args:
        text: The page as it is shown.
        outside: What is no entry.
        n_entries: Number of its entries.
    """
    parts = (found.span() for span in outside for found in _LINE.finditer(text, *span))
    found = sum(_is_reference(text, *part) for part in islice(parts, _MAX_PARTS))
    if found < max(_MIN_OUTSIDE, _MIXED_SHARE * n_entries):
        return ""
    return (
        f"{found} lines that read like references stand outside of the {n_entries} entries: the number of"
        " papers is uncertain"
    )


def of_titles(titles: Iterable[str]) -> str:
    """Say that one or two words are the titles of several entries each, as labels are; empty if few are."""
    short = Counter(title.casefold() if len(title.split()) <= _FEW_WORDS else "" for title in titles)
    n_titles = short.total()
    repeated = {title: times for title, times in short.items() if title and times >= _MIN_OUTSIDE}
    if sum(repeated.values()) <= _LABELS * n_titles:
        return ""
    often = max(repeated, key=lambda title: repeated[title])
    return (
        f"{sum(repeated.values())} entries share a few words as their titles ({often[:40]!r}): the titles are"
        " uncertain"
    )


def _is_reference(text: str, start: int, end: int) -> bool:
    if end - start > _MAX_PART_CHARS or not _YEAR.search(text, start, end):
        return False
    return title_of_reference(text, behind_opening(text, start, end), end) is not None


def of_one(text: str, name: str) -> str:
    """Say that a page that is read as one paper may list several; empty if nothing shows that.

    Args:
        text: The page.
        name: What it is called.
    """
    found = set(_addresses(text, 0, len(text)))
    if len(found) < _MIN_ADDRESSES:
        called = OF_LIST.search(words_of_name(name)) and len(_PART.findall(text)) >= _MIN_ADDRESSES
        return _OF_NAME if called else _of_parts(text)
    return f"the page is read as one paper, though it gives the addresses of {len(found)}: it may be a list"


def _of_parts(text: str) -> str:
    """Say that a text that is read as one paper divides into like parts; empty if it does not."""
    for unit in (_PART, _PART_LINE):
        parts = [found[0] for found in unit.finditer(text[:_LOOK])]
        short = [part for part in parts if len(part) <= _MAX_PART_CHARS]
        dated = sum(_WORDS.search(part) is not None and _YEAR.search(part) is not None for part in short)
        if len(parts) >= _MIN_ADDRESSES and dated >= _LIKE_SHARE * len(parts):
            return (
                f"the page is read as one paper, though {dated} of its {len(parts)} parts name a year:"
                " it may be a list"
            )
    return ""


def _addresses(text: str, start: int, end: int) -> Iterable[str]:
    return (found[0].rstrip(".,;*") for found in ADDRESS.finditer(text, start, end) if PAPER.search(found[0]))
