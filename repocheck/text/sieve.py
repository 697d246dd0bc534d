"""Ask whether an expression may match a text at all, by the words that it needs."""

from __future__ import annotations

from collections.abc import Callable

from repocheck.text.needed import Needed, folded, rarest

Sieve = Callable[..., bool]
"""Called with a text, and its lower case if that is known already."""
OFTEN = 256
"""After so many texts it has paid to find out what an expression needs, where that is not known already: it
takes as long as it spares in so many."""
_SPARED = 8
"""To ask whether an expression may match is worth it if of so many texts and one it keeps out one."""
_FEW = 4
"""So few words are asked for as they are."""


def sieve(
    words: tuple[str, ...], ways: Callable[[], Needed], *, ignores_case: bool, wait: int = OFTEN
) -> Sieve:
    """Return a function that says whether an expression may match a text.

    Args:
        words: Words of which one stands in every match; none if none are known.
        ways: Returns what stands in a match, as the expression says.
        ignores_case: Whether all words are in lower case, and are meant in any.
        wait: How many texts that hold one of `words` are passed before `ways` is asked.
    """

    def knowing() -> Sieve:
        known = ways()
        return _asking(fewer(words, rarest(known)), several(known), ignores_case=ignores_case)

    if wait == 0:
        return knowing()
    asks = _asking(words, (), ignores_case=ignores_case)

    def may_match(text: str, lowered: str | None = None) -> bool:
        nonlocal asks, wait
        found = asks(text, lowered)
        if found and wait:
            wait -= 1
            asks = asks if wait else knowing()
        return found

    return may_match


def _asking(words: tuple[str, ...], ways: Needed, *, ignores_case: bool) -> Sieve:
    """Return a function that looks for any of `words`, and then for all that one of `ways` needs."""
    if not words:
        return _always
    worth = OFTEN

    def may_match(text: str, lowered: str | None = None) -> bool:
        nonlocal worth
        if worth < 0:
            return True
        held = text
        if ignores_case:
            held = text.lower() if lowered is None else lowered
            held = held if text.isascii() else folded(held)
        for word in words:
            if word in held:
                break
        else:
            worth += _SPARED
            return False
        if ways and not _is_there(ways, held):
            worth += _SPARED
            return False
        worth -= 1
        return True

    return may_match


def _is_there(ways: Needed, held: str) -> bool:
    """Return whether a text holds all that one of `ways` needs."""
    for way in ways:
        for each in way:
            for word in each:
                if word in held:
                    break
            else:
                break
        else:
            return True
    return False


def _always(text: str, lowered: str | None = None) -> bool:
    return True


def fewer(given: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that are asked for first: those that are given if they are few, or fewer."""
    return given if not own or 0 < len(given) <= max(_FEW, len(own)) else own


def several(ways: Needed) -> Needed:
    """Return `ways` if one of them needs several words; else the first look says all."""
    return ways if any(len(way) > 1 for way in ways) else ()
