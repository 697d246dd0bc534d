"""Are the versions of the dependencies bounded, so that tomorrow's releases cannot change the result?

A bare name installs whatever is newest on the day. A pin, an upper bound or a lock file keeps the versions
that the authors had.

What counts: a lock file, or a list of the project in which at least half of the direct requirements are
pinned or have an upper bound; of lists of one kind the nearest counts, and a list for one machine or purpose
(`requirements-hpu.txt`) only where there is no main one. `pinned_fraction` is the share of pinned ones in the
main list (1 with a lock beside it; null without a list).

Blind spots: pins in README prose; versions that have been withdrawn since. Studies of code that was rerun
years later find no clear effect of pins, which is why this check weighs little.

Source: https://doi.org/10.1371/journal.pcbi.1003285 (ten simple rules for reproducible computing, rule 3:
archive the exact versions)
"""

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Manifest, Requirement, Subject
from repocheck.models import Verdict

_ENOUGH = 0.5
"""Share of bounded requirements that passes: the majority decides what an installer picks."""
_PLAIN = frozenset({"requirements", "requirement", "environment"})
"""Names of main lists, without extension."""
_ORDER = ("pip-requirements", "conda-env", "pyproject", "Pipfile", "pixi.toml", "setup.cfg", "setup.py")
_LOCKED_BY = {
    "pip-requirements": ("pip-requirements", "pylock"),
    "conda-env": ("conda-lock",),
    "pyproject": ("poetry.lock", "uv.lock", "pdm.lock", "pylock", "pip-requirements"),
    "Pipfile": ("Pipfile.lock",),
    "pixi.toml": ("pixi.lock",),
    "R-DESCRIPTION": ("renv.lock",),
    "julia-Project": ("julia-Manifest",),
}


@check(
    category="dependencies",
    question="Are the versions of the dependencies pinned, bounded or locked?",
    remedy="Write the versions you ran with into the list (`pip freeze`, `conda env export`), "
    "or commit a lock file.",
    weight=4,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1371/journal.pcbi.1003285",
)
def dependencies_bounded(subject: Subject, project_manifests: tuple[Manifest, ...]) -> Verdict:
    """Judge by the locks and by the list that bounds the largest share."""
    declaring = [manifest for manifest in project_manifests if manifest.declares]
    locks = [manifest for manifest in declaring if manifest.lock]
    lists = sorted((m for m in declaring if m.requirements), key=_rank)
    value = {"pinned_fraction": _pinned(lists, locks)}
    if locks:
        return passed(f"{locks[0].path} locks the versions.", subject.at(locks[0].path), value=value)
    if not lists:
        return failed("There is no list of dependencies whose versions could be bounded.", value=value)
    best = max(_main(lists), key=_bounded)
    direct = _direct(best)
    message = f"{best.path} bounds {sum(each.bounded for each in direct)} of {len(direct)} requirements."
    if _bounded(best) >= _ENOUGH:
        return passed(message, subject.at(best.path, direct[0].line), value=value)
    loose = next(requirement for requirement in direct if not requirement.bounded)
    return failed(message, subject.at(best.path, loose.line, loose.name), value=value)


def _main(lists: list[Manifest]) -> list[Manifest]:
    """Return the nearest lists of each kind, without the variants that stand beside the main one."""
    nearest: dict[str, int] = {}
    for each in lists:
        nearest.setdefault(each.kind, each.path.count("/"))
    lists = [m for m in lists if m.path.count("/") == nearest[m.kind]]
    plain = {(_folder(m), m.kind) for m in lists if _stem(m) in _PLAIN}
    return [m for m in lists if _stem(m) in _PLAIN or (_folder(m), m.kind) not in plain]


def _folder(manifest: Manifest) -> str:
    return manifest.path.rpartition("/")[0]


def _stem(manifest: Manifest) -> str:
    return manifest.path.rpartition("/")[2].partition(".")[0].lower()


def _rank(manifest: Manifest) -> tuple[int, int]:
    kind = _ORDER.index(manifest.kind) if manifest.kind in _ORDER else len(_ORDER)
    return manifest.path.count("/"), kind


def _direct(manifest: Manifest) -> list[Requirement]:
    """Return what is always installed; the extras where nothing is."""
    always = [requirement for requirement in manifest.requirements if not requirement.optional]
    return always or list(manifest.requirements)


def _bounded(manifest: Manifest) -> float:
    direct = _direct(manifest)
    return sum(requirement.bounded for requirement in direct) / len(direct)


def _pinned(lists: list[Manifest], locks: list[Manifest]) -> float | None:
    """Return the share of pinned requirements of the main list, 0-1; a lock of its own makes it 1."""
    if not lists:
        return 1.0 if locks else None
    main = lists[0]
    if any(lock.kind in _LOCKED_BY.get(main.kind, ()) for lock in locks):
        return 1.0
    direct = _direct(main)
    return round(sum(requirement.pinned for requirement in direct) / len(direct), 2)
