"""Identifiers of papers: arXiv ids and DOIs, wherever they stand."""

from __future__ import annotations

import re

from repocheck.text.pattern import Pattern

ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{7})"
"""An arXiv id without version, new or old style. Source: https://info.arxiv.org/help/arxiv_identifier.html"""
_ARXIV = Pattern(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv\.|arxiv:\s?|/papers/|^)({ARXIV_ID})(?:v\d{{1,4}})?(?![\d.]*\d)",
    flags=re.IGNORECASE,
)
_DOI = Pattern(r"10\.\d{4,9}/[^\s\"<>{}]{1,200}", any_of=("10.",))
"""Source: https://www.crossref.org/blog/dois-and-matching-regular-expressions/"""
_MAX_CHARS = 2_000


def arxiv_id(text: str) -> str | None:
    """Return the first arXiv id, without version, that `text` (an address, a DOI or an id) names."""
    found = _ARXIV.search(text[:_MAX_CHARS])
    return found[1] if found else None


def doi(text: str) -> str | None:
    """Return the first DOI in `text`, in lower case, without the punctuation of the sentence around it."""
    found = _DOI.search(text[:_MAX_CHARS])
    return found[0].rstrip(".,;)").lower() if found else None
