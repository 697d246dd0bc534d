"""Find which of many expressions may match a text at all, in one pass over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from repocheck.text.needed import folded
from repocheck.text.pattern import Pattern
from repocheck.text.word_finder import WordFinder


class Patterns:
    """Expressions that are tried on the same texts, and all ignore case.

    To ask each for its words takes longer than to match the few that have one: a hundred rows on hardware
    make a thousand questions of a page, and one pass over each sentence answers them.

    Args:
        patterns: The expressions.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._seen: tuple[str, frozenset[Pattern]] = ("", frozenset())

    @cached_property
    def _needing(self) -> dict[str, frozenset[Pattern]]:
        """Return by each word the patterns that need it or another; by no word those that need none."""
        needing: dict[str, set[Pattern]] = defaultdict(set)
        for pattern in self._patterns:
            for word in pattern.words or ("",):
                needing[word].add(pattern)
        return {word: frozenset(patterns) for word, patterns in needing.items()}

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(filter(None, self._needing))

    def that_may_match(self, text: str) -> frozenset[Pattern]:
        """Return those of which a word stands in `text`, and those of which none is known."""
        seen, found = self._seen
        if text != seen:
            lowered = text.lower()
            held = self._finder.present(lowered if text.isascii() else folded(lowered))
            always = self._needing.get("", frozenset())
            found = always.union(*map(self._needing.__getitem__, held))
            self._seen = text, found
        return found
