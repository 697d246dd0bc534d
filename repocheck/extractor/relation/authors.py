"""Tell whether the account that a repository lies in bears the name of an author of the paper.

``jdoe``, ``JaneDoe``, ``doejane`` of *Jane Q. Doe*: what lies under one's own name is one's own, if nothing
else is said. Institutes and companies are left out; others' code lies there, too.

Source: owners of the repositories of papers in LaTeX, PDF and Markdown beside the names of their authors.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise, product

from repocheck.text.pattern import late_regex

_HEAD_CHARS = 3_000
"""Characters of a page in which its authors are named, if nothing ends them before."""
_MAX_NAMES = 80
_SHORTEST = 2
"""Letters to which a first name is cut at least, as in ``jadoe``; a family name keeps one more."""
_MIN_ACCOUNT = 5
"""Letters of an account that is no name by chance."""
_LATEX = late_regex(
    r"\\(?:author|name|fnm|sur|given|family)\*?(?:\[[^\[\]]{0,80}\])?"
    r"\{([^{}]{2,400}(?:\{[^{}]{0,200}\}[^{}]{0,200}){0,9})"
)
_FIELD = late_regex(
    r"^[ \t]{0,8}(?:-[ \t]{1,3})?(?:name|given-names|surname|author):[ \t]*(\S.{1,99})$", re.MULTILINE
)
_BODY = late_regex(
    r"^\W{0,4}(?:abstract|summary|zusammenfassung|resumen?|résumé)\b|^[1I]?\.?[ ]?introduction\b",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = late_regex(r"[^\W\d_]{1,30}")
_GROUPS = ("lab", "labs", "group", "team")
"""What those who work with one of these names append to it."""
_COMPANY = frozenset({
    "academy", "adobe", "ai", "alibaba", "amazon", "apple", "baidu", "center", "centre", "college",
    "deepmind", "department", "face", "facebook", "faculty", "foundation", "google", "group", "huawei",
    "hugging", "ibm", "inc", "institut", "institute", "intel", "intelligence", "lab", "laboratory",
    "labs", "learning", "ltd", "meta", "microsoft", "national", "nvidia", "open", "openai", "research",
    "salesforce", "school", "science", "sciences", "sony", "systems", "team", "technologies",
    "technology", "tencent", "university",
})  # fmt: skip
"""Words of institutes and companies, which stand beside the authors."""


class Authors:
    """The names that stand at the head of a paper; read from its texts when first asked.

    Args:
        texts: Its texts, the first page first.
        title: Its title, whose words name nobody.
    """

    def __init__(self, texts: Iterable[str], title: str = "") -> None:
        self._texts = tuple(texts)
        self._title = frozenset(_WORD.findall(title.casefold()))

    def have(self, account: str | None) -> bool:
        """Return whether an account bears the name of one of them."""
        plain = _plain(account or "")
        if len(plain) < _MIN_ACCOUNT:
            return False
        numbered = (account or "")[-1:].isdigit()  # which tells one of a name from others
        parts = [part for part in map(_plain, re.split(r"[-_.]", account or "")) if len(part) > _MIN_ACCOUNT]
        if not self._accounts.isdisjoint([plain, *parts]):
            return True
        return numbered and any(name.startswith(plain) for name in self._names)

    @property
    def known(self) -> bool:
        """Return whether the texts name any."""
        return bool(self._names)

    def are_named(self, words: str) -> bool:
        """Return whether the family name of one of them stands in a few words, or in the key of an entry."""
        plain = _plain(words)
        return any(len(name) > _SHORTEST and name in plain for name in self._names)

    def sign(self, entry: str) -> bool:
        """Return whether an entry of a reference list names one: ``Jane Doe``, ``Doe, J.``, ``J. Doe``."""
        words = [_plain(word) for word in _WORD.findall(entry)]
        return not self._signed.isdisjoint(pairwise(words))

    @cached_property
    def _signed(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of words by which entries name them."""
        found = set()
        for part in self._named():
            words = [_plain(word) for word in _capitals(part)][:_MAX_NAMES]
            for at, one in enumerate(words):
                for other in words[at + 1 : at + 3]:
                    if len(other) > _SHORTEST and one and not {one, other} & (_COMPANY | self._title):
                        found |= {(one, other), (other, one), (one[0], other), (other, one[0])}
        return frozenset(found)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the words of their names, in small letters alone."""
        words = (word for part in self._named() for word in _capitals(part)[:_MAX_NAMES])
        return frozenset(map(_plain, words)) - _COMPANY - self._title

    @cached_property
    def _accounts(self) -> frozenset[str]:
        """Return the accounts that persons of these names may have, in small letters alone."""
        found = {name + group for name in self._names if len(name) > _SHORTEST for group in _GROUPS}
        for part in self._named():
            words = (word for word in _capitals(part) if word.casefold() not in self._title)
            names = [name for name in map(_plain, words) if name][:_MAX_NAMES]
            for at, one in enumerate(names):
                for other in names[at + 1 : at + 4]:
                    if not {one, other} & _COMPANY and len(one) + len(other) >= _MIN_ACCOUNT:
                        found |= _accounts_of(one, other)
        return frozenset(found)

    def _named(self) -> list[str]:
        """Return the parts of the texts that name authors."""
        given = [found[1] for text in self._texts for found in _LATEX.finditer(text) if "\\" in text]
        if given or not self._texts:
            return given
        head = self._texts[0][:_HEAD_CHARS]
        fields = [found[1] for found in _FIELD.finditer(head)]
        body = _BODY.search(head, 1)
        return fields or [head[: body.start()] if body else head[: _HEAD_CHARS // 3]]


def _accounts_of(one: str, other: str) -> set[str]:
    """Return both names behind each other, whole, by their initials, or as far as each is written out."""
    found = {one + other, other + one, one[0] + other, other + one[0], one + other[0]}
    shortened = product(range(_SHORTEST, len(one) + 1), range(_SHORTEST + 1, len(other) + 1))
    return found | {one[:first] + other[:last] for first, last in shortened if first + last > _MIN_ACCOUNT}


def _capitals(part: str) -> list[str]:
    return [word for word in _WORD.findall(part) if word[0].isupper()]


def _plain(name: str) -> str:
    """Return a name in small letters without accents, numbers and signs."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if "a" <= letter <= "z")
