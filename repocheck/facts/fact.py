"""Compute a view of a subject once, however many checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from repocheck.facts.subject import Subject

T = TypeVar("T")


def per_subject(function: Callable[[Subject], T]) -> Callable[[Subject], T]:
    """Keep what `function` returned for a subject as long as that subject lives."""

    @wraps(function)
    def wrapper(subject: Subject) -> T:
        if function not in subject.views:
            subject.views[function] = function(subject)
        return cast("T", subject.views[function])

    return wrapper


def parsed(subject: Subject, path: str, load: Callable[[str], T]) -> T | None:
    """Return what `load` makes of the text at `path`, once per subject; None if the text could not be had."""
    known = _parsed(subject)
    if (path, load) not in known:
        found = subject.evidence.texts.get(path)
        known[path, load] = load(found.text) if found else None
    return cast("T | None", known[path, load])


@per_subject
def _parsed(subject: Subject) -> dict[tuple[str, Callable[[str], object]], object]:
    """Return what was parsed so far."""
    return {}
