"""Compute a view of a subject once, however many checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from repocheck.checks._subject import Subject

T = TypeVar("T")


def per_subject(function: Callable[[Subject], T]) -> Callable[[Subject], T]:
    """Keep what `function` returned for a subject as long as that subject lives."""
    kept: WeakKeyDictionary[Subject, T] = WeakKeyDictionary()

    @wraps(function)
    def wrapper(subject: Subject) -> T:
        if subject not in kept:
            kept[subject] = function(subject)
        return kept[subject]

    return wrapper
