"""What a check is: a pure function from a subject to a verdict, and what it must say of itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from repocheck.errors import Unreadable
from repocheck.facts import Subject
from repocheck.globs import matches
from repocheck.models import ESSENTIALS, Confidence, Location, Outcome, Verdict

CATEGORIES = (
    "availability",
    "licence",
    "readme",
    "dependencies",
    "compute",
    "experiment",
    "verification",
    "lasting",
)
"""Categories in the order of the report."""


@dataclass(frozen=True)
class Check:
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
    reads: tuple[str, ...]
    """Globs of the files it reads."""
    requires: tuple[str, ...]
    """Ids of checks without whose pass the question has no sense."""
    source: str
    """Where the question comes from: address or paper."""
    doc: str
    """Docstring of its file."""
    function: Callable[[Subject], Verdict]
    """The judgement itself."""
    seeks_faults: bool = False
    """Whether a failure is a fault that was found, rather than something good that was not."""

    @property
    def essential(self) -> bool:
        """Return whether it is one of the five essentials."""
        return self.id in ESSENTIALS

    def __call__(self, subject: Subject) -> Verdict:
        """Judge `subject`; never say that something is absent where we could not look."""
        try:
            verdict = self.function(subject)
        except Unreadable as error:
            return unknown(f"Could not read {error.path}: {error.reason}.")
        if verdict.outcome is not Outcome.FAIL or self.seeks_faults:
            return verdict
        if not subject.evidence.tree_complete:
            return unknown("Not found, but the listing of files is incomplete.", value=verdict.value)
        for path, reason in subject.evidence.unreadable.items():
            if path in subject.own and matches(path, self.reads):
                return unknown(f"Not found, but {path} could not be read: {reason}.", value=verdict.value)
        return verdict


def check(
    *,
    category: str,
    question: str,
    remedy: str,
    weight: float,
    reads: tuple[str, ...] = (),
    requires: tuple[str, ...] = (),
    source: str = "",
    seeks_faults: bool = False,
) -> Callable[[Callable[[Subject], Verdict]], Check]:
    """Make a function the check of its file; see `Check` for the parameters."""

    def wrap(function: Callable[[Subject], Verdict]) -> Check:
        return Check(
            id=function.__name__.replace("_", "-"),
            category=category,
            question=question,
            remedy=remedy,
            weight=weight,
            reads=reads,
            requires=requires,
            source=source,
            doc=sys.modules[function.__module__].__doc__ or "",
            function=function,
            seeks_faults=seeks_faults,
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
    """Return a `not_applicable`: the question has no sense for this repository."""
    return Verdict(outcome=Outcome.NOT_APPLICABLE, message=message, value=value)
