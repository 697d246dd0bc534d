"""Look for many words in much text at once."""

from __future__ import annotations


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
        known: dict[str, bool] = {}
        for word, stem in self._words:
            if stem not in known:
                known[stem] = stem in text
            if known[stem] and word in text:
                return word
        return None
