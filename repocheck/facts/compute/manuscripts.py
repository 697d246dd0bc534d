"""Find what the source of a paper says of the machine on which its work ran.

A manuscript speaks of much hardware that is not the authors': only sentences are taken that name a card or a
computer by its make, or the clock of a processor, and say that something of the authors' ran there, or how
long it took.

Source: the sections on experiments of manuscripts in repositories of research code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from repocheck.knowledge.compute_cards import CARDS
from repocheck.knowledge.compute_machines import AT_WORK, BY_MAKE
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import sentence_around

MANUSCRIPT_FILES = ("{,*/,*/*/,*/*/*/}*.tex",)
"""Globs of the sources of papers."""
MAX_MANUSCRIPTS = 30
_MAX_NAMED = 20
"""So many names in one source are looked at."""
_NAMED = late_regex(
    f"{CARDS}|(?!raspberry){BY_MAKE}"
    r"|\d\s?ghz\s(?:[\w-]{1,20}\s){0,3}?(?:cpu|processor|core)s?(?![a-z])",
    re.IGNORECASE,
)
_AT_WORK = late_regex(AT_WORK, re.IGNORECASE)
_OURS = late_regex(
    r"(?<![a-z])(?:we|our|all|experiments?|simulations?|evaluations?|benchmarks?|results|timings?|measurements?|statistics|computations?"
    r"|(?:run-?|processing|training|inference|calculation|execution|computing)\s?times?|w(?:as|ere)|took|takes|taking|hours|minutes|seconds|(?:is|are)\s(?:trained|run|tested|implemented|performed|conducted|executed|evaluated|measured))(?![a-z])",
    re.IGNORECASE,
)
"""Words of those who say what they did, or how long it took."""
_CITES = late_regex(r"\\[a-z]{0,6}cite[a-z*]{0,8}|\bet al\b", re.IGNORECASE)
_SURELY_OURS = late_regex(r"(?<![a-z])(?:we|our|all|experiments)(?![a-z])", re.IGNORECASE)
"""Without these, a sentence that cites somebody may be about what they did."""
_COMMENT = late_regex(r"(?<!\\)%[^\n]*")
_MARKS = late_regex(r"\\[;:! ]|[~{}$]|\\(?:text|math)[a-z]{1,12}(?![a-z])|\\(?:registered|textregistered)\b")


def said_in_manuscript(text: str, may_speak: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield line and sentence of what a source of TeX says of the computers on which its work ran."""
    plain = text.replace("~", " ").replace("\\,", " ")
    at, found = 0, 0
    for number, line in enumerate(plain.split("\n"), start=1):
        named = _NAMED.search(_COMMENT.sub("", line)) if may_speak(line) else None
        if named and found < _MAX_NAMED:
            found += 1
            start, end = sentence_around(plain, at + named.start(), at + named.end())
            sentence = " ".join(_MARKS.sub(" ", _COMMENT.sub("", plain[start:end])).split())
            cited = _CITES.search(sentence) and not _SURELY_OURS.search(sentence)
            if not cited and _OURS.search(sentence) and _AT_WORK.search(sentence):
                yield number, sentence
        at += len(line) + 1
