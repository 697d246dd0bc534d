"""Ask whether an expression may match a text at all, by the words that it needs."""

from __future__ import annotations

from collections.abc import Callable

from repocheck.text.needed import Needed, folded

Sieve = Callable[..., bool]
"""Called with a text, and its lower case if that is known already."""


def sieve(words: tuple[str, ...], ways: Callable[[], Needed], *, ignores_case: bool) -> Sieve:
    """Return a function that says whether an expression may match a text.

    Args:
        words: Words of which one stands in every match.
        ways: Returns all that is known of what stands in a match; asked if one of `words` was found.
        ignores_case: Whether all words are in lower case, and are meant in any.
    """
    further: Needed | None = None

    def may_match(text: str, lowered: str | None = None) -> bool:
        nonlocal further
        held = text
        if ignores_case:
            held = text.lower() if lowered is None else lowered
            held = held if text.isascii() else folded(held)
        for word in words:
            if word in held:
                break
        else:
            return False
        if further is None:
            further = several(ways())
        for way in further:
            for each in way:
                for word in each:
                    if word in held:
                        break
                else:
                    break
            else:
                return True
        return not further

    return may_match


def several(ways: Needed) -> Needed:
    """Return `ways` if one of them needs several words; else the first look says all."""
    return ways if any(len(way) > 1 for way in ways) else ()


def always(text: str, lowered: str | None = None) -> bool:
    """Return that an expression of which nothing is known may match."""
    return True
