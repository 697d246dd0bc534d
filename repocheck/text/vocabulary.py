"""Look for many words in many texts: in all that stands between blanks anywhere, each once.

Texts of one repository repeat themselves: what stands between the blanks of all of them is a fraction of any
ten. A hundred words are looked for in that, and which text has which of them is then a question of sets.
"""

from __future__ import annotations

from collections.abc import Iterable


class Vocabulary:
    """What stands between the blanks of some texts.

    Args:
        texts: The texts, by whatever they are called.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._parts = {name: frozenset(text.split()) for name, text in texts.items()}
        self._all = f" {' '.join(frozenset().union(*self._parts.values()))} "
        self._holding: dict[str, frozenset[str]] = {}

    def present(self, name: str, words: Iterable[str]) -> list[str]:
        """Return those of `words` that stand in a text, in their order.

        Args:
            name: What the text is called.
            words: Words; a blank at their edge stands for any, one within is meant.
        """
        parts = self._parts[name]
        found = []
        for word in words:
            holding = self._holding.get(word)
            if holding is None:
                holding = self._holding[word] = self._look_for(word)
            if not parts.isdisjoint(holding) and (" " not in word.strip() or word in self._texts[name]):
                found.append(word)
        return found

    def _look_for(self, word: str) -> frozenset[str]:
        """Return the parts in which `word`, or what stands before its first inner blank, stands."""
        sought = f"{word[: word.index(' ', 1)]} " if " " in word.strip() else word
        found = set()
        place = self._all.find(sought)
        while place >= 0:
            start = self._all.rfind(" ", 0, place + 1) + 1
            end = self._all.find(" ", place + len(sought.rstrip()))
            found.add(self._all[start:end])
            place = self._all.find(sought, end)
        return frozenset(found)
