"""Look for many words in much text at once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_N_TEXTS = 256
"""So many texts, of a few repositories, are remembered with what they hold once."""


class Words:
    """Words to look for, some with a stem in common: without the stem, none of them needs to be looked for.

    Args:
        words: Words in the order in which they count.
        stems: Pieces that several of the words share; a word belongs to the first that it holds.
    """

    def __init__(self, words: tuple[str, ...], stems: tuple[str, ...] = ()) -> None:
        paired = ((word, next((stem for stem in stems if stem in word), word)) for word in words)
        self._words = tuple(
            (word, stem, len(stem.split()) > 1 or stem != stem.strip()) for word, stem in paired
        )

    def first_in(self, text: str) -> str | None:
        """Return the first of the words, in their own order, that `text` holds; None if it holds none."""
        held = _held(text)
        if self not in held.first:
            held.first[self] = self._first_in(text, held.once)
        return held.first[self]

    def _first_in(self, text: str, once: str) -> str | None:
        known: dict[str, bool] = {}
        for word, stem, apart in self._words:
            if stem not in known:
                known[stem] = stem in (text if apart else once)
            if known[stem] and word in text:
                return word
        return None


class _Held(NamedTuple):
    """What was found out of a text: several questions are asked about each program, some of them again."""

    once: str
    """What stands between its blanks, each once: half a program, and many words are looked for in it."""
    first: dict[Words, str | None]
    """What `Words.first_in` answered."""


@lru_cache(_N_TEXTS)
def _held(text: str) -> _Held:
    return _Held(" ".join(set(text.split())), {})
