"""Do the declared dependencies still resolve to versions that can be installed together?

A list can be complete, pinned and useless: versions are withdrawn, wheels end with an old Python, two pins
exclude each other. Whether a list still resolves cannot be seen by reading it; it has to be tried. This
check is asked for (`resolve: true` or `--resolve`), because trying needs a package index.

What counts: the project's main list (nearest requirements file, else the package's own list) is put to uv, as
of today or of the day asked for, on Linux, for the Python that is declared or for several if none is. Where
imports are tried too (`--try`), the Python is the one that they are tried on. A list that resolves, but not
there, passes with low confidence, and the Pythons on which it does not are named.
Nothing is downloaded but descriptions of packages; nothing is built, installed or run. Packages that would
have to be built from source are left aside and named. What the index cannot answer for (conda packages,
repositories, local versions such as `+cu117`) is not tried. `unknown` where the index could not be reached.

Blind spots: to resolve is not to install, and to install is not to run. What packages left aside need in turn
is not known; a build may fail. Bare names resolve because they float, to versions the authors never saw. Only
the main list is tried, and no extras.

Source: https://doi.org/10.1093/gigascience/giad113 (of thousands of notebooks rerun, failing installation of
dependencies was among the main reasons to stop)
"""

import re

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Manifest, Subject
from repocheck.models import Confidence, Installation, Location, Resolution, Verdict

_WORDS = {
    "missing-version": "A version that is asked for does not exist",
    "missing-package": "A package that is asked for does not exist",
    "conflict": "The requirements exclude each other",
    "no-wheel-for-python": "Not all that is asked for was built for the Python it needs",
    "requires-python": "A version that is asked for needs another Python",
    "wrong-platform": "No one platform has all that is asked for",
    "newer-than": "A version that is asked for did not exist on that day",
}
"""What fails, by outcome; every other outcome but the two good ones is about our view."""
_GOOD = frozenset({"resolves", "needs-source-build"})


@check(
    category="dependencies",
    question="Do the declared dependencies still resolve?",
    remedy="Resolve the list anew (`uv pip compile`), fix the versions it names, "
    "and say which Python they need.",
    weight=10,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def dependencies_resolve(subject: Subject, project_manifests: tuple[Manifest, ...]) -> Verdict:
    """Judge by what the resolver said."""
    found = subject.evidence.resolution
    if found is None:
        return not_applicable("Not tried: --resolve was not given, or no list is for Python.")
    found = _on_own_python(found, subject.evidence.installations)
    value: JsonValue = {"outcome": found.outcome, "python": found.python, "resolved": found.resolved}
    place = _place(subject, found, project_manifests)
    if found.outcome in _GOOD:
        return _passed(found, place, value)
    if found.outcome in _WORDS:
        on = found.python.rpartition(".")[0]
        return failed(f"{_WORDS[found.outcome]} (Python {on}): {found.message}", place, value=value)
    return unknown(f"{found.path}: {found.message}", value=value)


def _place(subject: Subject, found: Resolution, manifests: tuple[Manifest, ...]) -> Location:
    """Return the line of the list whose package the resolver names first, else the list."""
    asked = next((manifest.requirements for manifest in manifests if manifest.path == found.path), ())
    named = {
        match.start(): requirement
        for requirement in asked
        if (match := re.search(rf"(?<![\w.-]){re.escape(requirement.name)}(?![\w-])", found.message))
    }
    if not named or found.outcome not in _WORDS:
        return subject.at(found.path)
    first = named[min(named)]
    return subject.at(found.path, first.line, first.text)


def _on_own_python(found: Resolution, installations: tuple[Installation, ...]) -> Resolution:
    """Return what the list comes to on the Python that its imports are tried on, if it resolves there."""
    same = [
        each for each in installations if each.path == found.path and each.as_of == installations[0].as_of
    ]
    if not same or same[0].instead_of or found.outcome not in _GOOD:
        return found
    own, bad = same[0], tuple(each.python for each in same if each.outcome in _WORDS)
    if own.outcome not in _GOOD:
        return found.model_copy(update={"not_on": bad})
    built = tuple(risk.package for risk in own.risks)
    aside = f" Left aside, to be built from source: {', '.join(built)}." if built else ""
    resolved = len(own.packages) or found.resolved
    message = f"{resolved} packages for Python {_minor(own.python)}.{aside}"
    more = {"outcome": own.outcome, "python": own.python, "message": message, "resolved": resolved}
    return found.model_copy(update=more | {"built": built, "not_on": ()})


def _passed(found: Resolution, place: Location, value: JsonValue) -> Verdict:
    others = f" Not on {', '.join(map(_minor, found.not_on))}." if found.not_on else ""
    limits = f" Entries not tried: {found.left_out}." if found.left_out else ""
    sure = Confidence.LOW if found.built or found.left_out or found.not_on else Confidence.HIGH
    return passed(
        f"{found.path} resolves: {found.message}{others}{limits}", place, value=value, confidence=sure
    )


def _minor(python: str) -> str:
    return python.rpartition(".")[0]
