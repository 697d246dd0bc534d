"""See whether work in MATLAB says what it needs: there is no list that a tool could read."""

from __future__ import annotations

import re

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document
from repocheck.facts.subject import Subject
from repocheck.models import Location
from repocheck.text.pattern import late_regex

_VERSION = late_regex(
    r"\bmatlab\b.{0,60}?\b(?:R?20[0-2]\d[ab]\b|R20[0-2]\d|(?:version|v\.?|release)\s?\d|\d{1,2}\.\d)"
    r"|\bR20[0-2]\d[ab]\b.{0,40}\bmatlab\b",
    re.IGNORECASE,
)
_TOOLBOXES = late_regex(
    r"\btoolbox(?:es)?\b|\bno (?:further |other |additional )?(?:dependencies|packages)\b", re.IGNORECASE
)
_MATLAB = frozenset({"m", "mlx"})
_GLUE = frozenset({"sh", "bat", "makefile"})


@fact()
def stated_matlab(
    subject: Subject, programs: tuple[str, ...], install_documents: tuple[Document, ...]
) -> Location | None:
    """Return where documents of work in MATLAB state its version, if they speak of toolboxes too."""
    if subject.files.endings.isdisjoint(_MATLAB):
        return None
    endings = [path.lower().rpartition(".")[2] for path in programs]
    own = [ending for ending in endings if ending not in _GLUE]
    if 2 * sum(ending in _MATLAB for ending in own) <= len(own):
        return None
    for document in install_documents:
        said = [
            each
            for each in document.sentences_with(("matlab", "Matlab", "MATLAB"))
            if _VERSION.search(each[0])
        ]
        if said and _TOOLBOXES.search(document.prose):
            return subject.at(document.path, said[0][1], said[0][0])
    return None
