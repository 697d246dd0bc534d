"""Look for many words in much code at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.word_finder import WordFinder

_N_TEXTS = 2_048
"""So many texts are remembered with what they hold: more than are looked into of one repository."""
_SHOWN_CALL = late_regex(r"^[ \t]{0,40}>>> .*$", re.MULTILINE)
"""Line of a doctest.
Source: https://docs.python.org/3/library/doctest.html"""
_FENCED_CALLS = late_regex(
    r"^[ \t]{0,40}```\w{0,12}[ \t]*\n(?:(?![ \t]{0,40}```)[^\n]{0,400}\n){1,60}[ \t]{0,40}```[ \t]*$",
    re.MULTILINE,
)
"""Example in a documentation string that is written as Markdown, as Keras does."""
_sought: dict[str, None] = {}
"""All words that anybody looks for in code: one pass over a text finds them for everybody."""


class Words:
    """Words to look for in code; made when a module is imported, so that they are found with all others.

    Args:
        words: Words of which one says enough, in the order in which they count.
        groups: Words of which all of a group say as much, less than any of `words`; the first stands for all.
    """

    def __init__(self, words: Iterable[str], groups: Iterable[tuple[str, ...]] = ()) -> None:
        self._ordered = tuple(words)
        self._words = frozenset(self._ordered)
        self._groups = tuple((group[0], frozenset(group)) for group in groups)
        _sought.update(
            dict.fromkeys((*self._ordered, *chain.from_iterable(each for _, each in self._groups)))
        )

    def first_in(self, text: str) -> str | None:
        """Return the first of the words or groups that `text` holds; None if it holds none."""
        held = _held(text, len(_sought))
        if not self._words.isdisjoint(held):
            return next(word for word in self._ordered if word in held)
        return next((first for first, needed in self._groups if needed <= held), None)

    def any_in(self, text: str) -> bool:
        """Return whether `text` holds one of the words or groups."""
        return self.first_in(text) is not None

    def present_in(self, text: str) -> frozenset[str]:
        """Return those of the words that `text` holds."""
        return self._words & _held(text, len(_sought))


class CodePattern(Pattern):
    """An expression to look for in code, whose words are found with all others.

    Args:
        regex: The expression.
        any_of: Words, one of which stands in every match, as they are written in code; where `flags` ignore
            their case, as well in small letters, in capitals, and in small ones behind a capital.
        flags: Flags of `re`.
    """

    def __init__(self, regex: str, *, any_of: tuple[str, ...], flags: int = 0) -> None:
        ignores_case = bool(flags & re.IGNORECASE)
        super().__init__(regex, any_of=tuple(map(str.lower, any_of)) if ignores_case else any_of, flags=flags)
        cases = (str, str.lower, str.upper, str.capitalize) if ignores_case else (str,)
        self._written = {
            word: frozenset(case(each) for case in cases)
            for word, each in zip(self.any_of, any_of, strict=True)
        }
        _sought.update(dict.fromkeys(chain.from_iterable(self._written.values())))

    def words_in(self, text: str) -> tuple[str, ...]:
        """Return those of `any_of` that stand in `text` as people write them."""
        held = _held(text, len(_sought))
        return tuple(word for word, written in self._written.items() if not written.isdisjoint(held))


@cache
def _finder(n_words: int) -> WordFinder:
    """Return what finds the first so many words: all that were known when it was asked for."""
    return WordFinder(tuple(_sought)[:n_words])


@lru_cache(_N_TEXTS)
def _held(text: str, n_words: int) -> frozenset[str]:
    return _finder(n_words).present(text)


def without_examples(path: str, text: str) -> str:
    """Return a program without the calls that its documentation shows, which it does not make."""
    text = _FENCED_CALLS.sub("", text) if path.endswith(".py") and "```" in text else text
    return _SHOWN_CALL.sub("", text) if ">>> " in text else text
