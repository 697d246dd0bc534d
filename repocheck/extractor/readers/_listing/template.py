"""Pages that a program fills with papers from another file: Jekyll, Hugo and Sphinx."""

from __future__ import annotations

import re
from pathlib import PurePath

from repocheck.extractor.readers._listing.signs import CODE_HOST, PAPER, PAPERISH
from repocheck.extractor.readers._listing.words import OF_PAPERS
from repocheck.text.pattern import late_regex

_HEAD_CHARS = 3_000
_FILLED = late_regex(
    r"\{%-?\s{0,9}(?:bibliography\b[^%\n]{0,200}|for\s+\w+\s+in\s+[\w.]{2,80})|^\.\. bibliography::[^\n]{0,200}"
    r"|\{\{[<%]\s{0,9}(?:bibliography|publications?|papers?|cite)\b[^}\n]{0,200}",
    re.M,
)


def listed_elsewhere(text: str, name: str) -> str:
    """Return what fills a page that is about papers and names none itself; empty if nothing does.

    Args:
        text: The page.
        name: What it is called, which may say that it is about papers.
    """
    found = _FILLED.search(text)
    about = OF_PAPERS.search(f"{PurePath(name).stem}\n{text[:_HEAD_CHARS]}")
    linked = any(sign.search(text) for sign in (PAPER, PAPERISH, CODE_HOST))
    return " ".join(found[0].strip(" {%<.-").split())[:80] if found and about and not linked else ""
