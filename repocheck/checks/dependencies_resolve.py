"""Do the declared dependencies still resolve to versions that can be installed together?

A list can be complete, pinned and useless: versions are withdrawn, wheels end with an old Python, two pins
exclude each other. Whether a list still resolves cannot be seen by reading it; it has to be tried. This
check is asked for (`resolve: true` or `--resolve`), because trying needs a package index.

What counts: the project's main list (nearest requirements file, else the package's own list) is put to uv, as
of today or of the day asked for, on Linux, for the Python that is declared or for several if none is.
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
from repocheck.models import Confidence, Location, Resolution, Verdict

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
    value: JsonValue = {"outcome": found.outcome, "python": found.python, "resolved": found.resolved}
    place = _place(subject, found, project_manifests)
    if found.outcome in {"resolves", "needs-source-build"}:
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


def _passed(found: Resolution, place: Location, value: JsonValue) -> Verdict:
    limits = f" Entries not tried: {found.left_out}." if found.left_out else ""
    sure = Confidence.LOW if found.built or found.left_out else Confidence.HIGH
    return passed(f"{found.path} resolves: {found.message}{limits}", place, value=value, confidence=sure)
