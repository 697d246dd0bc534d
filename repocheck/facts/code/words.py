"""Look for many words in much text at once."""

from __future__ import annotations

from functools import lru_cache

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
        known: dict[str, bool] = {}
        once = _once(text)
        for word, stem, apart in self._words:
            if stem not in known:
                known[stem] = stem in (text if apart else once)
            if known[stem] and word in text:
                return word
        return None


@lru_cache(_N_TEXTS)
def _once(text: str) -> str:
    """Return what stands between blanks, each once: half a program, and many words are looked for in it."""
    return " ".join(set(text.split()))
