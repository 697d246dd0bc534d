"""What a check is: a pure function from a subject to a verdict, and what it must say of itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import JsonValue

from repocheck.facts import Subject, ask, hidden_from, parameters_of, reads_of
from repocheck.models import ESSENTIALS, Confidence, Location, Outcome, Verdict

CATEGORIES = (
    "availability",
    "licence",
    "readme",
    "dependencies",
    "compute",
    "experiment",
    "verification",
    "release",
)
"""Categories in the order of the report."""


class Check(NamedTuple):
    """A check: called with a subject, it gives a verdict."""

    id: str
    """Name of the function and the file, with hyphens; phrased so that yes is good."""
    category: str
    """One of `CATEGORIES`."""
    question: str
    """What is asked, one sentence."""
    remedy: str
    """What the authors can do, in the imperative."""
    weight: float
    """Points it can add; 0 for a check that only sets the state or informs."""
    requires: tuple[str, ...]
    """Ids of checks without whose pass the question makes no sense."""
    source: str
    """Where the question comes from: address or paper."""
    doc: str
    """Docstring of its file."""
    function: Callable[..., Verdict]
    """The judgement itself; its parameters are the facts that it needs, by name."""
    needs: tuple[str, ...]
    """Names of the parameters."""
    seeks_faults: bool = False
    """Whether a failure is a fault that was found, rather than something good that was not."""
    misses_in: tuple[str, ...] = ()
    """Facts in which a failure says that something is missing; all that it needs, unless some are named."""

    @property
    def essential(self) -> bool:
        """Return whether it is one of the five essentials."""
        return self.id in ESSENTIALS

    @property
    def reads(self) -> tuple[str, ...]:
        """Return the globs of the files it reads: those of its facts."""
        return reads_of(self.needs)

    def __call__(self, subject: Subject) -> Verdict:
        """Judge `subject`; never say that something is absent where not everything was read."""
        verdict = ask(self.function, self.needs, subject)
        absent = Outcome.PASS if self.seeks_faults else Outcome.FAIL
        if verdict.outcome is not absent:
            return verdict
        said = verdict.message.removesuffix(".")
        if not subject.evidence.tree_complete:
            return unknown(f"{said}, but the listing of files is incomplete.", value=verdict.value)
        if hidden := next(iter(hidden_from(self.misses_in or self.needs, subject)), None):
            return unknown(f"{said}, but {hidden}.", value=verdict.value)
        return verdict


def check(
    *,
    category: str,
    question: str,
    remedy: str,
    weight: float,
    requires: tuple[str, ...] = (),
    source: str = "",
    seeks_faults: bool = False,
    misses_in: tuple[str, ...] = (),
) -> Callable[[Callable[..., Verdict]], Check]:
    """Make a function the check of its file; see `Check` for the parameters."""

    def wrap(function: Callable[..., Verdict]) -> Check:
        return Check(
            id=function.__name__.replace("_", "-"),
            category=category,
            question=question,
            remedy=remedy,
            weight=weight,
            requires=requires,
            source=source,
            doc=sys.modules[function.__module__].__doc__ or "",
            function=function,
            needs=parameters_of(function),
            seeks_faults=seeks_faults,
            misses_in=misses_in,
        )

    return wrap


def passed(message: str, *locations: Location, **more: Any) -> Verdict:  # noqa: ANN401 - fields of Verdict
    """Return a `pass`; `more` are further fields of `Verdict`."""
    return Verdict(outcome=Outcome.PASS, message=message, locations=locations, **more)


def failed(message: str, *locations: Location, **more: Any) -> Verdict:  # noqa: ANN401 - fields of Verdict
    """Return a `fail`; `more` are further fields of `Verdict`."""
    return Verdict(outcome=Outcome.FAIL, message=message, locations=locations, **more)


def unknown(message: str, value: JsonValue = None) -> Verdict:
    """Return an `unknown`: the question stands, but we could not see."""
    return Verdict(outcome=Outcome.UNKNOWN, message=message, value=value, confidence=Confidence.LOW)


def not_applicable(message: str, value: JsonValue = None) -> Verdict:
    """Return a `not_applicable`: the question makes no sense for this repository."""
    return Verdict(outcome=Outcome.NOT_APPLICABLE, message=message, value=value)
