"""A fact: what the files of a repository say about one thing, computed once per subject, on first use.

A fact is a function of a `Subject` and of other facts. What it needs are its parameters, by name; which files
it looks into it says with globs. So a check reads what its facts read, and nobody repeats either::

    @fact(reads=("CHANGELOG*",))
    def changelogs(subject: Subject) -> tuple[str, ...]:
        '''Return the change logs, nearest first.'''
        return tuple(text for _, text in subject.texts("CHANGELOG*"))


    @fact()
    def has_releases(changelogs: tuple[str, ...]) -> bool: ...

A value may have an attribute `left_out`, a tuple of phrases that name files of its kind that were not looked
into: then nothing is said to be absent from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from graphlib import TopologicalSorter
from itertools import islice
from types import FunctionType
from typing import Generic, Self, TypeVar, cast

from repocheck.facts.subject import Subject

T = TypeVar("T")
FACTS: dict[str, Fact[object]] = {}
"""All facts, by name."""
_PENDING = object()
_GIVEN = frozenset({"subject", "hidden"})
"""Parameters that are not facts: the subject itself, and what is hidden of the files (`hidden_from`)."""


class Fact(Generic[T]):
    """A fact; called with a subject, it gives its value.

    Args:
        function: Computes the value from what its parameters name.
        reads: Globs of the files that it looks into.
        hides: Whether what was not read of them may hold what is looked for; False where the little that it
            looks for is hardly ever there.
    """

    def __init__(self, function: Callable[..., T], reads: tuple[str, ...], *, hides: bool = True) -> None:
        self.name = function.__name__
        self.reads = reads
        self.hides = hides
        self.needs = parameters_of(function)
        self.__doc__ = function.__doc__
        self.__module__ = function.__module__
        self._function = function

    def __call__(self, subject: Subject) -> T:
        """Return the value for `subject`.

        Raises:
            LookupError: The fact needs itself, or another one asks for it without naming it as a parameter.
        """
        if subject.asking and self.name not in subject.asking[-1]:
            raise LookupError(f"{self.name} is no parameter of what asks for it")
        if self.name not in subject.facts:
            subject.facts[self.name] = _PENDING
            try:
                subject.facts[self.name] = ask(self._function, self.needs, subject)
            except BaseException:
                del subject.facts[self.name]
                raise
        if (value := subject.facts[self.name]) is _PENDING:
            raise LookupError(f"{self.name} needs itself")
        return cast("T", value)


class Partly(tuple[T, ...]):
    """A tuple from which something was left out."""

    left_out: tuple[str, ...]
    """The first of it, as a phrase that names a file and the reason; empty if nothing was left out."""

    def __new__(cls, items: Iterable[T], left_out: Iterable[str]) -> Self:
        """Make the tuple of `items`."""
        made = super().__new__(cls, tuple(items))
        made.left_out = first_of(left_out)
        return made


def first_of(left_out: Iterable[str]) -> tuple[str, ...]:
    """Return the first phrase alone: one is said, and a large tree would have ten thousand."""
    return tuple(islice(left_out, 1))


def fact(*, reads: tuple[str, ...] = (), hides: bool = True) -> Callable[[Callable[..., T]], Fact[T]]:
    """Make a function the fact of its name; see `Fact` for the parameters.

    Raises:
        ValueError: There is a fact of this name already.
    """

    def wrap(function: Callable[..., T]) -> Fact[T]:
        made = Fact(function, reads, hides=hides)
        if made.name in FACTS or made.name in _GIVEN:
            raise ValueError(f"there is a fact {made.name!r} already")
        FACTS[made.name] = cast("Fact[object]", made)
        return made

    return wrap


def ask(function: Callable[..., T], needs: tuple[str, ...], subject: Subject) -> T:
    """Return what `function` makes of the facts that its parameters name, and of nothing else.

    Raises:
        LookupError: There is no fact of such a name.
    """
    subject.asking.append(needs)
    try:
        values: dict[str, object] = {name: FACTS[name](subject) for name in needs if name not in _GIVEN}
        if "subject" in needs:
            values["subject"] = subject
        if "hidden" in needs:
            values["hidden"] = first_of(hidden_from(needs, subject))
        return function(**values)
    finally:
        subject.asking.pop()


def parameters_of(function: Callable[..., object]) -> tuple[str, ...]:
    """Return the names of the parameters of a plain function, in order."""
    code = cast("FunctionType", function).__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


@cache
def closure(needs: tuple[str, ...]) -> tuple[Fact[object], ...]:
    """Return the facts that these parameters name, and all that those need.

    Raises:
        CycleError: A fact needs itself.
        KeyError: There is no fact of such a name.
    """
    graph: dict[str, tuple[str, ...]] = {}
    left = list(needs)
    while left:
        name = left.pop()
        if name not in graph and name not in _GIVEN:
            graph[name] = tuple(need for need in FACTS[name].needs if need not in _GIVEN)
            left += graph[name]
    return tuple(FACTS[name] for name in TopologicalSorter(graph).static_order())


@cache
def reads_of(needs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the globs of all files that these facts look into, themselves and through others."""
    named = [FACTS[name] for name in needs if name not in _GIVEN]
    return tuple(dict.fromkeys(glob for each in (*named, *closure(needs)) for glob in each.reads))


def hidden_from(needs: tuple[str, ...], subject: Subject) -> Iterable[str]:
    """Yield what exists of the files of these facts and was not read, as phrases with the reason."""
    hiding = _hiding(needs)
    for path, reason in subject.unread(_reads(hiding)):
        yield f"{path} could not be read: {reason}"
    for each in hiding:
        yield from getattr(subject.facts.get(each.name), "left_out", ())


@cache
def _reads(facts: tuple[Fact[object], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(glob for each in facts for glob in each.reads))


@cache
def _hiding(needs: tuple[str, ...]) -> tuple[Fact[object], ...]:
    """Return the facts among these, and those that they need, in which something may be hidden."""
    chosen: dict[str, Fact[object]] = {}
    left = list(reversed(needs))
    while left:
        name = left.pop()
        if name not in _GIVEN and name not in chosen and FACTS[name].hides:
            chosen[name] = FACTS[name]
            left += reversed(FACTS[name].needs)
    return tuple(chosen.values())
