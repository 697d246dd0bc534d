"""Find which of many words stand in a text, all in one pass over it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation

_FEW = 6
"""So many words are looked for one by one in the same time."""


class WordFinder:
    """Looks for words as they are written, wherever they stand: within others, too.

    To look for one word runs at memory speed, but to look for several hundred takes as many passes. An
    automaton (Aho and Corasick, 1975, https://doi.org/10.1145/360825.360855) finds all of them in one.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._words, implementation=Implementation.DFA, store_patterns=True)

    def present(self, text: str) -> frozenset[str]:
        """Return those of the words that stand in `text`."""
        if len(self._words) <= _FEW:
            return frozenset(word for word in self._words if word in text)
        return frozenset(self._automaton.find_matches_as_strings(text, overlapping=True))
