"""What the project's own files import from outside, and what packages import without asking for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repocheck.knowledge.suppliers import CALLED
from repocheck.models import ImportOutcome, ImportTrial, Location, Tried, Wanted
from repocheck.text.pattern import late_regex

_MISSING = frozenset({"module-missing", "installer-may-bring-it", "not-on-the-index", "python2-module"})
"""Causes of an import whose module nothing supplies."""
_MAX_PLACES = 5
_USED = late_regex(rf"\b(?:{'|'.join(sorted(frozenset().union(*(each.names for each in CALLED))))})\b")


def wanted_in(trial: ImportTrial) -> dict[str, Wanted]:
    """Return what is imported and nothing supplies, by top-level module.

    Of a trial with nothing installed, that is all that the project wants from outside.
    """
    asked: dict[str, set[str]] = {}
    places: dict[str, dict[str, Location]] = {}
    sure: set[str] = set()
    for outcome in trial.outcomes:
        if outcome.kind == "import" and outcome.cause in _MISSING:
            module = module_of(outcome)
            top = module.partition(".")[0]
            asked.setdefault(top, set()).add(module)
            place = place_of(outcome)
            places.setdefault(top, {}).setdefault(f"{place.path}:{place.line}", place)
            if not outcome.guarded:
                sure.add(top)
    return {
        top: Wanted(
            module=top,
            asked=tuple(sorted(modules)),
            places=tuple(places[top].values())[:_MAX_PLACES],
            guarded=top not in sure,
        )
        for top, modules in asked.items()
    }


def wanted_by_packages(trial: ImportTrial) -> Iterator[Wanted]:
    """Yield the modules that packages import at once and that nothing supplies."""
    seen: set[str] = set()
    for outcome in trial.outcomes:
        if (
            outcome.cause == "library-module-missing"
            and outcome.verdict is Tried.FAILS
            and not outcome.guarded
        ):
            top = outcome.chain[-1].partition(".")[0]
            if top not in seen:
                seen.add(top)
                by, places = importer_of(outcome), (outcome.location,)
                yield Wanted(module=top, asked=(outcome.chain[-1],), places=places, through=by)


def wanted_by_calls(texts: Mapping[str, str], wanted: Mapping[str, Wanted]) -> dict[str, Wanted]:
    """Return the modules that packages import when what the own files use of them is called, by module.

    Args:
        texts: Texts of the own files, by path.
        wanted: What these import from outside.
    """
    rows = [row for row in CALLED if row.package in wanted and not wanted[row.package].guarded]
    found: dict[str, Wanted] = {}
    for path, text in texts.items() if rows else ():
        used = {match[0]: match.start() for match in _USED.finditer(text)}
        for row in rows:
            starts = [used[name] for name in row.names & used.keys()]
            if starts and row.package in text:
                place = Location(path=path, line=text.count("\n", 0, min(starts)) + 1)
                by = Wanted(module=row.brings, asked=(row.brings,), places=(place,), through=row.package)
                found.setdefault(row.brings, by)
    return found


def importer_of(outcome: ImportOutcome) -> str:
    """Return the top-level module of a package that imports what fails."""
    return outcome.chain[-2].partition("/")[0].partition(".py:")[0]


def module_of(outcome: ImportOutcome) -> str:
    """Return the dotted module that an import which fails is in want of."""
    if outcome.chain:
        return outcome.chain[-1]
    return outcome.statement.removeprefix("from ").removeprefix("import ").split()[0]


def place_of(outcome: ImportOutcome) -> Location:
    """Return where the import stands that fails: in the file itself, or in one that it imports."""
    if len(outcome.chain) < 2:
        return outcome.location
    path, _, line = outcome.chain[-2].rpartition(":")
    return Location(path=path, line=int(line)) if line.isdigit() else outcome.location
