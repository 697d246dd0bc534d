"""A regular expression that is compiled when it is first needed, and tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any, AnyStr, cast

from repocheck.text.compiled import ByAlphabet, compiled, is_kept, needed
from repocheck.text.needed import rarest
from repocheck.text.sieve import OFTEN, Sieve, sieve


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
        self.made_of = regex, flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        self._by_alphabet = ByAlphabet(regex, flags)
        Pattern.all.append(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return self._by_alphabet[False]

    @cached_property
    def _sieve(self) -> Sieve:
        return sieve_of(self.regex, self.flags, self.any_of)

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
        return self._by_alphabet[text.isascii()].search(text) if self._sieve(text, lowered) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of `text`."""
        return self._by_alphabet[text.isascii()].match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole of `text`."""
        return self._by_alphabet[text.isascii()].fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, lowered: str | None = None) -> Iterator[re.Match[str]]:
        """Return all matches, one after the other."""
        return self._by_alphabet[text.isascii()].finditer(text) if self._sieve(text, lowered) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """Return `text` with every match replaced."""
        return self._by_alphabet[text.isascii()].sub(replacement, text) if self._sieve(text) else text


def begun(start: str) -> str:
    r"""Return an expression for what begins with `start` where a word begins.

    ``\bstart`` is tried at every character; letters that come first in every alternative are looked for at
    memory speed, unless their case is ignored.
    """
    return rf"{start}(?<=\b{start})"


def words(*any_of: str) -> Pattern:
    """Return the pattern that finds any of these words as they are written."""
    return Pattern("|".join(map(re.escape, any_of)), any_of=any_of)


class _Late:
    """A stand-in for a compiled expression that compiles at the first use and then lends its methods.

    Where the expression tells which words it needs (`needed`), they are looked for first.
    """

    def __init__(self, regex: Any, flags: int) -> None:  # noqa: ANN401 - text or bytes
        self.made_of = regex, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        regex, flags = self.made_of
        if name in _SIEVED and isinstance(regex, str):
            made: object = _SIEVED[name](ByAlphabet(regex, flags), sieve_of(regex, flags))
        else:
            made = getattr(compiled(regex, flags), name)
        setattr(self, name, made)  # the next call finds it here, without this detour
        return made


def known_words(expression: Pattern | re.Pattern[str], *, at_once: bool) -> tuple[str, ...]:
    """Return words of which one stands in whatever an expression matches, as far as they are known.

    Args:
        expression: The expression; what `late_regex` makes is one, too.
        at_once: Whether to find them out, rather than to do with what is given or known from before.
    """
    given = expression.any_of if isinstance(expression, Pattern) else ()
    regex, flags = cast("_Late", expression).made_of
    return (rarest(needed(regex, flags)) if at_once or is_kept(regex, flags) else ()) or given


@cache
def words_of(expression: re.Pattern[str]) -> tuple[str, ...]:
    """Return words of which one stands in whatever a late expression matches; none if none are known."""
    return rarest(needed(*cast("_Late", expression).made_of))


def sieve_of(regex: str, flags: int, any_of: tuple[str, ...] = ()) -> Sieve:
    """Return what asks for the words without which an expression cannot match, as far as they are known."""
    wait = 0 if is_kept(regex, flags) else OFTEN
    ignores_case = bool(flags & re.IGNORECASE)
    return sieve(any_of, lambda: needed(regex, flags), ignores_case=ignores_case, wait=wait)


def _searched(made: ByAlphabet, may_match: Sieve) -> Callable[..., object]:
    def search(string: str, *within: int) -> object:
        return made[string.isascii()].search(string, *within) if within or may_match(string) else None

    return search


def _listed(made: ByAlphabet, may_match: Sieve) -> Callable[..., object]:
    def findall(string: str, *within: int) -> object:
        return made[string.isascii()].findall(string, *within) if within or may_match(string) else []

    return findall


def _iterated(made: ByAlphabet, may_match: Sieve) -> Callable[..., object]:
    def finditer(string: str, *within: int) -> object:
        return made[string.isascii()].finditer(string, *within) if within or may_match(string) else iter(())

    return finditer


def _replaced(made: ByAlphabet, may_match: Sieve) -> Callable[..., object]:
    def sub(repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        return made[string.isascii()].sub(repl, string, count) if may_match(string) else string

    return sub


_SIEVED = {"search": _searched, "finditer": _iterated, "findall": _listed, "sub": _replaced}
"""Methods that look for an expression anywhere. Within bounds it is tried at once: to look for words in all
of a text takes longer, and who walks over a text by its pieces would do so for each."""


def late_regex(regex: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the expression, not yet compiled: what a module needs of `re.compile` when it is imported.

    A program that compiles all its expressions when it starts has spent two tenths of a second before it
    does anything, most of them for texts that it will not meet.

    Args:
        regex: The expression.
        flags: Flags of `re`.
    """
    return cast("re.Pattern[AnyStr]", _Late(regex, flags))
