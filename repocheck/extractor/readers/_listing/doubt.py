"""What a reader of the report should know where the number of papers of a page is uncertain."""

from __future__ import annotations

from collections.abc import Iterable

from repocheck.extractor.readers._listing.blocks import Span
from repocheck.extractor.readers._listing.signs import ADDRESS, PAPER

_MIN_OUTSIDE, _SHARE = 3, 0.02
"""Papers outside of the entries, and share of the entries, from which on some were likely missed."""
_MIXED_SHARE = 0.2
"""Share of the entries with several papers from which on some are likely more than one."""
_MIN_ADDRESSES = 5
"""Papers that a page cites from which on it may be a list of them."""


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


def of_one(text: str) -> str:
    """Say that a page that is read as one paper cites several; empty if it does not."""
    found = set(_addresses(text, 0, len(text)))
    if len(found) < _MIN_ADDRESSES:
        return ""
    return f"the page is read as one paper, though it gives the addresses of {len(found)}: it may be a list"


def _addresses(text: str, start: int, end: int) -> Iterable[str]:
    return (found[0].rstrip(".,;*") for found in ADDRESS.finditer(text, start, end) if PAPER.search(found[0]))
