"""Would the declared dependencies install, on the Python that the project is for?

To resolve on some Python is not to install on the one that people use: a list may have no wheels for it, and
a source archive of years ago seldom still builds. This check is asked for (`try: true` or `--try`).

What counts: the main list is resolved for the declared Python, else for 3.11; what has no wheel is looked
into, without being run: syntax of Python 2, `use_2to3`, imports that are not there when it is built, an age
greater than that of the Python. It passes where everything has a wheel. What has to be built is unknown,
and how often such lists could be built is said with it. Where another Python would do, it is named. Where
nothing that can be tried fits what is declared (Python 2, or 3.5), what happens on 3.11 is said instead, and
the outcome is unknown.

Blind spots: system libraries that a wheel or a build needs; space; what the index holds tomorrow.

Source: `docs/trial.md` (of 61 installations that were really made, resolving on the same Python showed 95 %)
"""

import math

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Subject
from repocheck.models import Installation, Verdict

_GOOD = frozenset({"resolves", "needs-source-build"})
_BAD = frozenset(
    {"missing-version", "missing-package", "conflict", "no-wheel-for-python", "requires-python", "newer-than"}
)
"""Outcomes that are about the list; all others are about our view."""


@check(
    category="dependencies",
    question="Would the declared dependencies install on the Python that the project is for?",
    remedy="Say which Python the list is for, and resolve it anew for a Python that still has wheels of all.",
    weight=0,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def dependencies_install(subject: Subject) -> Verdict:
    """Judge by the installations on paper, the project's own Python first."""
    installations = subject.evidence.installations
    if not installations:
        return not_applicable("Not tried: --try was not given, or no list is for Python.")
    first = installations[0]
    same = [each for each in installations if each.path == first.path and each.as_of == first.as_of]
    value = _value(first, same)
    on = f"{first.path} on Python {_minor(first)}"
    if first.instead_of:
        words = f"No Python that can be tried fits {first.instead_of!r}. Tried instead: {on}"
        return unknown(f"{words}: {first.message}", value=value)
    if first.outcome == "resolves":
        return passed(
            f"{on}: {len(first.packages)} packages, all with wheels.", subject.at(first.path), value=value
        )
    if first.outcome in _BAD:
        others = [_minor(each) for each in same if each.outcome in _GOOD]
        words = f" It would on {', '.join(others)}." if others else ""
        message = f"{on}: {first.message}{words}"
        return failed(message, subject.at(first.path), value=value)
    if first.outcome != "needs-source-build":
        return unknown(f"{on}: {first.message}", value=value)
    return _built(first, subject, value)


def _built(first: Installation, subject: Subject, value: JsonValue) -> Verdict:
    signs = [f"{risk.package}: {', '.join(risk.reasons)}" for risk in first.risks if risk.is_grave]
    if signs:
        return unknown(
            f"To be built from source, with signs that this fails: {'; '.join(signs)}.", value=value
        )
    names = ", ".join(risk.package for risk in first.risks)
    share = math.prod(risk.rate for risk in first.risks)
    message = (
        f"{first.path}: would have to build from source: {names}; about {share:.0%} of such lists could be."
    )
    return unknown(message, value=value)


def _value(first: Installation, same: list[Installation]) -> JsonValue:
    return {
        "outcome": first.outcome,
        "python": _minor(first),
        "pythons": {_minor(each): each.outcome for each in same},
        "risks": {risk.package: list(risk.reasons) for risk in first.risks},
    }


def _minor(installation: Installation) -> str:
    return installation.python.rpartition(".")[0]
