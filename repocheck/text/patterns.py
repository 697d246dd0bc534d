"""Find which of many expressions may match a text at all, in one pass over it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from repocheck.text.needed import folded
from repocheck.text.pattern import Pattern, known_words
from repocheck.text.sieve import OFTEN
from repocheck.text.word_finder import WordFinder

Expression = Pattern | re.Pattern[str]
"""What `late_regex` makes is one, too."""


class Patterns:
    """Expressions that are tried on the same texts.

    To ask each for its words takes longer than to match the few that have one: a hundred rows on hardware
    make a thousand questions of a page, and one pass over each sentence answers them.

    Args:
        expressions: The expressions.
    """

    def __init__(self, *expressions: Expression) -> None:
        self._expressions = expressions
        self._table: _Table | None = None
        self._n_texts = 0
        self._seen: tuple[str | None, frozenset[Expression]] = (None, frozenset())

    def that_may_match(self, text: str) -> frozenset[Expression]:
        """Return those of which a word stands in `text`, and those of which none is known."""
        seen, found = self._seen
        if text != seen:
            finder, needing, always = self._known()
            lowered = text.lower()
            held = finder.present(lowered if text.isascii() else folded(lowered))
            found = always.union(*map(needing.__getitem__, held))
            self._seen = text, found
        return found

    def _known(self) -> _Table:
        self._n_texts += 1
        if self._table is None or self._n_texts == OFTEN:
            self._table = self._made(at_once=self._n_texts == OFTEN)
        return self._table

    def _made(self, *, at_once: bool) -> _Table:
        needing: dict[str, set[Expression]] = defaultdict(set)
        for each in self._expressions:
            for word in known_words(each, at_once=at_once) or ("",):
                needing[folded(word.lower())].add(each)
        always = frozenset(needing.pop("", ()))
        return _Table(WordFinder(needing), {word: frozenset(of) for word, of in needing.items()}, always)


class _Table(NamedTuple):
    """What is known of expressions."""

    finder: WordFinder
    needing: dict[str, frozenset[Expression]]
    """By each word those that need it, or another."""
    always: frozenset[Expression]
    """Those of which no word is known."""
