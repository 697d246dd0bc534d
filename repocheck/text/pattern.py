"""A regular expression that is compiled when it is first needed, and tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, AnyStr, cast

from repocheck.text.compiled import compiled, needed
from repocheck.text.needed import Needed, rarest
from repocheck.text.sieve import Sieve, always, sieve

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
    def _sieve(self) -> Sieve:
        """Return what asks for `any_of`, or for the words that the expression tells if they are fewer."""

        def ways() -> Needed:
            return needed(self.regex, self.flags)[0]

        words = self.any_of
        if not 0 < len(words) <= _FEW:
            own = rarest(ways())
            words = own if own and not 0 < len(words) < len(own) else words
        return sieve(words, ways, ignores_case=self._ignores_case) if words else always

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
        return self.compiled.search(text) if self._sieve(text, lowered) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of `text`."""
        return self.compiled.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole of `text`."""
        return self.compiled.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, lowered: str | None = None) -> Iterator[re.Match[str]]:
        """Return all matches, one after the other."""
        return self.compiled.finditer(text) if self._sieve(text, lowered) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """Return `text` with every match replaced."""
        return self.compiled.sub(replacement, text) if self._sieve(text) else text


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
        method = getattr(compiled(regex, flags), name)
        ways, ignores_case = needed(regex, flags) if name in _SIEVED else ((), False)
        if words := rarest(ways):
            method = _SIEVED[name](method, sieve(words, lambda: ways, ignores_case=ignores_case))
        setattr(self, name, method)  # the next call finds it here, without this detour
        return method


def _searched(method: Any, may_match: Sieve) -> Any:  # noqa: ANN401 - methods of `re`
    def search(string: str, *within: int) -> object:
        return method(string, *within) if may_match(string) else None

    return search


def _listed(method: Any, may_match: Sieve) -> Any:  # noqa: ANN401 - methods of `re`
    def findall(string: str, *within: int) -> object:
        return method(string, *within) if may_match(string) else []

    return findall


def _iterated(method: Any, may_match: Sieve) -> Any:  # noqa: ANN401 - methods of `re`
    def finditer(string: str, *within: int) -> object:
        return method(string, *within) if may_match(string) else iter(())

    return finditer


def _replaced(method: Any, may_match: Sieve) -> Any:  # noqa: ANN401 - methods of `re`
    def sub(repl: object, string: str, count: int = 0) -> object:
        return method(repl, string, count) if may_match(string) else string

    return sub


_SIEVED = {"search": _searched, "finditer": _iterated, "findall": _listed, "sub": _replaced}
"""Methods that look for an expression anywhere."""


def late_regex(regex: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the expression, not yet compiled: what a module needs of `re.compile` when it is imported.

    A program that compiles all its expressions when it starts has spent two tenths of a second before it
    does anything, most of them for texts that it will not meet.

    Args:
        regex: The expression.
        flags: Flags of `re`.
    """
    return cast("re.Pattern[AnyStr]", _Late(regex, flags))
