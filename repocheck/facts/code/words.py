"""Look for many words in much text at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from repocheck.text.pattern import late_regex

_N_TEXTS = 512
"""So many texts are remembered with what they hold: more than are looked into of one repository."""
_SHOWN_CALL = late_regex(r"^[ \t]{0,40}>>> .*$", re.MULTILINE)
"""Line of a doctest.
Source: https://docs.python.org/3/library/doctest.html"""
_FENCED_CALLS = late_regex(
    r"^[ \t]{0,40}```\w{0,12}[ \t]*\n(?:(?![ \t]{0,40}```)[^\n]{0,400}\n){1,60}[ \t]{0,40}```[ \t]*$",
    re.MULTILINE,
)
"""Example in a documentation string that is written as Markdown, as Keras does."""


class _Known(dict[str, bool]):
    """Whether words stand in a text, each looked for once: who asks again asks a dict and no function."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._once = " ".join(set(text.split()))
        """What stands between its blanks, each once: a fraction of a program."""

    def __missing__(self, word: str) -> bool:
        known = self[word] = word in (self._text if _has_blanks(word) else self._once)
        return known


class Held:
    """What a text holds of the words that were asked for.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.has: Callable[[str], bool] = _Known(text).__getitem__
        """Returns whether a word stands in the text."""
        self.first: dict[Words, str | None] = {}
        """What `Words.first_in` answered: some of its questions are asked again."""

    def has_all(self, words: Iterable[str]) -> bool:
        """Return whether each of `words` stands in the text."""
        for word in words:  # noqa: SIM110 - all() takes three times as long, and this is asked much
            if not self.has(word):
                return False
        return True


@cache
def _has_blanks(word: str) -> bool:
    return len(word.split()) > 1 or word != word.strip()


held = lru_cache(_N_TEXTS)(Held)
"""Return what a text holds, remembered for the next who asks."""


class Words:
    """Words to look for, some with a stem in common: without the stem, none of them needs to be looked for.

    Args:
        words: Words in the order in which they count.
        stems: Pieces that several of the words share; a word belongs to the first that it holds.
    """

    def __init__(self, words: tuple[str, ...], stems: tuple[str, ...] = ()) -> None:
        self._words = tuple((word, next((stem for stem in stems if stem in word), word)) for word in words)

    def first_in(self, text: str) -> str | None:
        """Return the first of the words, in their own order, that `text` holds; None if it holds none."""
        within = held(text)
        if self not in within.first:
            has = within.has
            found = (word for word, stem in self._words if has(stem) and has(word))
            within.first[self] = next(found, None)
        return within.first[self]


def without_examples(path: str, text: str) -> str:
    """Return a program without the calls that its documentation shows, which it does not make."""
    text = _FENCED_CALLS.sub("", text) if "```" in text and path.endswith(".py") else text
    return _SHOWN_CALL.sub("", text) if ">>> " in text else text
