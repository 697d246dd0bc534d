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
