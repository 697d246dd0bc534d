"""Links of a list to notes in its own repository, which are code of no paper.

Source: reading lists whose entries link to files of Markdown beside them by whole addresses. Blind spots: a
list that links to fewer than three notes.
"""

from __future__ import annotations

import re
from collections import Counter

from repocheck.text.pattern import late_regex

_NOTE = late_regex(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|raw\.githubusercontent\.com)/"
    r"(?P<repo>(?P<owner>[\w.-]{1,60})/[\w.-]{1,80})/(?:-/)?(?:"
    r"[^\s()<>\[\]\"']{1,300}\.(?:md|rst|org|txt|pdf|ipynb|bib)|(?:issues|discussions)/\d{1,6})(?:#[^\s()<>\"']{0,200})?",
    re.I,
)
_CODE = late_regex(
    r"\b(?:code|github|repo(?:sitory)?|implementation|源码|代码)\b[^\[\]\n]{0,20}\]\(<?\Z", re.I
)
"""A label that says that what follows is code after all."""
_MIN_NOTES, _MIN_SAID, _MOST = 3, 2, 0.8
"""Notes in one repository, the same on a page that says it is of notes, and share of all, from which on it is
the list's own."""
_OF_NOTES = late_regex(r"\bnotes\b|笔记|解读", re.I)
_HEAD_CHARS = 500


def without_own_notes(text: str) -> tuple[str, str]:
    """Return a page with blanks for its links to notes in its own repository, and what to say of them.

    Both are as they were, and nothing, where the page keeps no notes there.
    """
    found = [
        each
        for each in _NOTE.finditer(text)
        if not _CODE.search(text, max(0, each.start() - 60), each.start())
    ]
    of = Counter(each["owner"].lower() for each in found)
    owner, n_notes = of.most_common(1)[0] if of else ("", 0)
    own = [each for each in found if each["owner"].lower() == owner]
    fewest = _MIN_SAID if _OF_NOTES.search(text[:_HEAD_CHARS]) else _MIN_NOTES
    if len({each[0] for each in own}) < fewest or n_notes < _MOST * len(found):
        return text, ""
    parts, at = [], 0
    for each in own:
        parts += [text[at : each.start()], " " * len(each[0])]
        at = each.end()
    repos = sorted({each["repo"].lower() for each in own})
    whose = "the repository of the list itself" if len(repos) == 1 else "repositories of who keeps the list"
    said = f"{n_notes} links to notes in {' and '.join(repos)}, {whose}, belong to no paper"
    return "".join([*parts, text[at:]]), said
