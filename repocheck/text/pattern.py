"""A regular expression that is compiled when it is first needed, and tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, AnyStr, cast

from repocheck.text.compiled import compiled, needed
from repocheck.text.needed import folded

_FEW = 4
"""So few words cost less than to ask for others."""


class Pattern:
    """A regular expression with the words without one of which it cannot match.

    Finding a literal word runs at memory speed, a pattern at about a hundredth of it, and a program that
    compiles every pattern when it starts has spent a tenth of a second before it does anything. Each pattern
    that is made is kept in `Pattern.all`, so that one test can hold the law for all of them: whatever the
    expression matches holds one of `any_of`.

    Args:
        regex: The expression.
        any_of: Words, in lower case where `flags` ignore it, one of which stands in every match; none if the
            expression is to be tried everywhere.
        flags: Flags of `re`.
    """

    all: list[Pattern] = []

    def __init__(self, regex: str, *, any_of: tuple[str, ...] = (), flags: int = 0) -> None:
        self.regex = regex
        self.any_of = any_of
        self.flags = flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        Pattern.all.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return compiled(self.regex, self.flags)

    @cached_property
    def _needs(self) -> tuple[str, ...]:
        """Return `any_of`, or the words that the expression itself tells, whichever are fewer."""
        if 0 < len(self.any_of) <= _FEW:
            return self.any_of
        told, _ = needed(self.regex, self.flags)
        return told if told and not 0 < len(self.any_of) < len(told) else self.any_of

    def may_match(self, text: str, lowered: str | None = None) -> bool:
        """Return whether one of the words stands in `text`; `lowered` is its lower case, if known already."""
        if not self.any_of:
            return True
        text = self.as_words_stand(text) if lowered is None or not self._ignores_case else lowered
        for word in self.any_of:  # noqa: SIM110 - any() takes three times as long, and this is asked most
            if word in text:
                return True
        return False

    def as_words_stand(self, text: str) -> str:
        """Return `text` as the words are to be looked for in it; a few letters grow when made small."""
        return text.lower() if self._ignores_case else text

    def search(self, text: str, lowered: str | None = None) -> re.Match[str] | None:
        """Return the first match in `text`; `lowered` is its lower case, if known already."""
        needs = self._needs
        if needs:
            held = text
            if self._ignores_case:
                held = text.lower() if lowered is None else lowered
                held = held if text.isascii() else folded(held)
            for word in needs:
                if word in held:
                    break
            else:
                return None
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of `text`."""
        return self.compiled.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole of `text`."""
        return self.compiled.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, lowered: str | None = None) -> Iterator[re.Match[str]]:
        """Return all matches, one after the other."""
        return self.compiled.finditer(text) if self.search(text, lowered) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """Return `text` with every match replaced."""
        return self.compiled.sub(replacement, text) if self.search(text) else text


def words(*any_of: str) -> Pattern:
    """Return the pattern that finds any of these words (lower case), whatever their case."""
    return Pattern("|".join(map(re.escape, any_of)), any_of=any_of, flags=re.IGNORECASE)


class _Late:
    """A stand-in for a compiled expression that compiles at the first use and then lends its methods.

    Where the expression tells which words it needs (`needed`), they are looked for first.
    """

    def __init__(self, regex: Any, flags: int) -> None:  # noqa: ANN401 - text or bytes
        self._made_of = regex, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        regex, flags = self._made_of
        words, ignores_case = needed(regex, flags) if name in _SIEVED else ((), False)
        method = getattr(compiled(regex, flags), name)
        value = _SIEVED[name](method, words, ignores_case) if words else method
        setattr(self, name, value)  # the next call finds it here, without this detour
        return value


def _sieved_search(method: _Method, words: tuple[str, ...], ignores_case: bool) -> _Method:
    def search(string: str, *within: int) -> object:
        held = string
        if ignores_case:
            held = string.lower() if string.isascii() else folded(string.lower())
        for word in words:
            if word in held:
                return method(string, *within)
        return None

    return search


def _sieved_finditer(method: _Method, words: tuple[str, ...], ignores_case: bool) -> _Method:
    def finditer(string: str, *within: int) -> object:
        return method(string, *within) if _stand_in(string, words, ignores_case) else iter(())

    return finditer


def _sieved_findall(method: _Method, words: tuple[str, ...], ignores_case: bool) -> _Method:
    def findall(string: str, *within: int) -> object:
        return method(string, *within) if _stand_in(string, words, ignores_case) else []

    return findall


def _sieved_sub(method: _Method, words: tuple[str, ...], ignores_case: bool) -> _Method:
    def sub(repl: object, string: str, count: int = 0) -> object:
        return method(repl, string, count) if _stand_in(string, words, ignores_case) else string

    return sub


def _stand_in(string: str, words: tuple[str, ...], ignores_case: bool) -> bool:
    held = string
    if ignores_case:
        held = string.lower() if string.isascii() else folded(string.lower())
    for word in words:  # noqa: SIM110 - any() takes three times as long
        if word in held:
            return True
    return False


_Method = Callable[..., object]
_SIEVED: dict[str, Callable[[_Method, tuple[str, ...], bool], _Method]] = {
    "search": _sieved_search,
    "finditer": _sieved_finditer,
    "findall": _sieved_findall,
    "sub": _sieved_sub,
}


def late_regex(regex: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the expression, not yet compiled: what a module needs of `re.compile` when it is imported.

    A program that compiles all its expressions when it starts has spent two tenths of a second before it
    does anything, most of them for texts that it will not meet.

    Args:
        regex: The expression.
        flags: Flags of `re`.
    """
    return cast("re.Pattern[AnyStr]", _Late(regex, flags))
