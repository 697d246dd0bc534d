"""Find the references that a paper calls its own code: ``our code is available [12]``.

Authors cite what they release as they cite what others did, and the reference list then says nothing of
whose it is; the sentence that cites it does, if the mark stands right behind the code or its place.

Source: texts of PDFs and LaTeX papers that cite a repository of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from repocheck.extractor.relation.relation import judge
from repocheck.knowledge.phrase import CODE, RELEASE, THERE
from repocheck.models import Relation
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import LOOK, RAISED_DIGITS, flat

_MARK = late_regex(
    r"\[@?(?P<mark>[\w:.#+/-]{1,80})\]|\\cite\w{0,12}(?:\[[^\[\]]{0,40}\])?\{(?P<key>[^{},]{1,80})\}"
)
_SENTENCE = late_regex(r"(?<=[a-z)\]}][.?!])[ ](?=[A-Z])|\\end\{[a-z]{1,20}\*?\}[ ](?=[A-Z])")
_BEHIND = late_regex(
    rf"\b(?:{CODE}|{THERE}|github|gitlab|zenodo|archive|ref\.?|reference)"
    r"(?:[ ](?:at|on|in|from|via|under"
    r"|through|the|our|an?|github|gitlab|zenodo|repository|mit|bsd|gnu|gpl|apache|open|licen[cs]e|ref\.?"
    r"|reference)){0,5}\Z"
    rf"|\b{RELEASE}(?:[ ](?:the|our|all))?"
    r"(?:[ ](?!(?:on|from|with|by|using|of|to|in|and|than|like)\b)[\w.+-]{2,30}){1,5}\Z"
    r"|\b(?:we|this[ ](?:paper|work))[ ](?:\w+[ ]){0,2}?(?:introduc|present|propos|develop|buil[dt])\w{0,3}"
    rf"[ ](?:an?|the|our)[ ](?:[\w-]+[ ]){{0,4}}?(?:{CODE}|app(?:lication)?|tool|framework|simulator),?[ ]"
    r"(?:(?:named|called|dubbed|termed)[ ][\w.+-]{2,40}|(?-i:[A-Z])[\w.+-]{1,40})\Z",
    re.IGNORECASE,
)
"""What a mark stands right behind if it is of the code: code, a place, or what was released."""
_OF_NAME = late_regex(rf"(?i:\b{CODE}[ ](?:of|for|by|from)[ ](?:the[ ])?)[A-Z]")
"""Code of what bears a name, which may be anybody's."""
_BY_OTHERS = late_regex(
    r"\A(?:[\w'’-]{1,20},?[ ]){0,3}"
    r"(?:\[?@\w|\\cite(?:t|author|alt)?\*?\{|[A-Z][\w'’-]{1,30}[ ](?:et[ ]al\b|(?:and|&)[ ][A-Z]))"
)
"""A sentence whose subject is a reference: what it tells of, they did."""
_OURS = late_regex(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_ODD = late_regex(rf"\\(?:text\w{{2}}|emph)\{{|[{{}}~{RAISED_DIGITS}]")
_LINKED = late_regex(r"\\(?:url|href)\{[^\s{}]{1,300}\}(?:\{[^{}]{1,300}\})?")
"""An address in LaTeX, behind which a mark may stand; elsewhere it ends an entry, and the next begins."""


class Citations:
    """The references that a paper calls its own code; read from its texts when first asked.

    Args:
        texts: Its texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the numbers and keys of these references."""
        found = set()
        for text in self._texts:
            line = flat(text)
            for mark in _MARK.finditer(line):
                if _is_own(line[max(0, mark.start() - LOOK) : mark.start()]):
                    found.add(mark["mark"] or mark["key"])
        return frozenset(found)


def _is_own(before: str) -> bool:
    """Return whether what stands before a mark says that it is of the authors' own code."""
    sentence = _SENTENCE.split(before)[-1]
    if _BY_OTHERS.match(sentence) and not _OURS.search(sentence):
        return False
    plain = " ".join(_ODD.sub(" ", _LINKED.sub(" ", sentence)).split()).rstrip(" (,:")
    if not _BEHIND.search(plain) or _OF_NAME.search(plain):
        return False
    return judge(plain, "") is Relation.OWN
