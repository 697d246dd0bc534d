"""From what was tried to the proposal: the best of it, why each package is in it, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.environment.attempt import INSTALLABLE, Attempt
from repocheck.environment.candidate import BREAK_LINES, Case, kept_entries
from repocheck.environment.searching import Searched
from repocheck.environment.supplier import ON_ADDRESS, Refusal, name_in, relaxed, supplier_of
from repocheck.environment.wanted import place_of, wanted_in
from repocheck.knowledge.suppliers import BESIDE, RENAMED, WHEELS_OF
from repocheck.models import (
    Location,
    OpenItem,
    Origin,
    Pins,
    Proposal,
    Step,
    Supplier,
    Tried,
    Wanted,
)
from repocheck.python import OLDER_DEFAULT, minor_since

_MAX_OPEN = 30
_PYTHON_2 = (
    "Missing parentheses in call to",
    "multiple exception types must be",
    "leading zeros",
    "backtick",
)
"""Words of Python 3 about what Python 2 allows."""
_WHY = {
    "module-missing": "is not supplied by any package here",
    "own-module-missing": "is a file that is not in the repository",
    "own-name-missing": "is not defined in the repository",
    "relative-without-package": "is a relative import outside of a package: start it with python -m",
    "relative-beyond-package": "is a relative import beyond its package",
    "removed-from-python": "is gone from this Python",
    "name-removed-from-python": "is gone from this Python",
    "newer-python": "needs a newer Python",
    "python2-module": "is a module of Python 2",
    "name-missing": "is gone from this version of its package",
    "submodule-missing": "is gone from this version of its package",
    "attribute-missing": "is gone from this version of Python or of its package",
    "newer-syntax": "is written for a newer Python",
    "syntax": "is not written for this Python",
    "older-python": "is written for Python 3.10 and before",
    "not-a-package": "is a file and no package",
    "own-metadata-missing": "asks for its own version when it is imported, which it has "
    "once the repository itself is installed: pip install --no-deps .",
    "metadata-missing": "is asked for its version when the code is imported, and is not installed",
}


_FROM_THE_INDEX = (
    "is declared at an address, which is never taken from a repository: what the index has under its name is "
    "taken, which may be another version"
)
_OF_THE_LIST = {
    Pins.RELAXED: "is kept by its names only: with its versions nothing better was found",
    Pins.IMPORTED: "is not kept beyond what is imported: with all of it nothing better was found",
}


def proposal_of(case: Case, found: Searched, guesses: tuple[Supplier, ...]) -> Proposal:
    """Return what is proposed; `guesses` are the packages of the best attempt that are guessed."""
    best = found.best
    files = {verdict: tuple(f.path for f in best.files if f.verdict is verdict) for verdict in Tried}
    suppliers = tuple(_dated(reasons_of(case, best), guesses))
    return Proposal(
        candidate=best.plan.candidate,
        installation=best.installation,
        suppliers=suppliers,
        guesses=guesses,
        open=tuple(_once(_open(case, found)))[:_MAX_OPEN],
        tried=tuple(map(_step, found.attempts)),
        ok=files[Tried.OK],
        fails=files[Tried.FAILS],
        hindered=best.hindered(),
        unknown=files[Tried.UNKNOWN],
        cut_off=found.cut_off,
    )


def _dated(suppliers: Iterator[Supplier], guesses: tuple[Supplier, ...]) -> Iterator[Supplier]:
    known = {each.name: each for each in guesses}
    return (known.get(each.name, each) for each in suppliers)


def guesses_of(case: Case, best: Attempt) -> tuple[Supplier, ...]:
    """Return the packages of an attempt that are there by a guess which a wheel has confirmed."""
    guesses = (each for each in reasons_of(case, best) if each.origin is Origin.GUESS)
    return tuple(each for each in guesses if each.confirmed_by)


def reasons_of(case: Case, best: Attempt) -> Iterator[Supplier]:
    """Yield why packages are in the environment: one reason for each that was asked for and is in it."""
    packages = {each.name: each for each in best.installation.packages}
    seen: set[str] = set()
    for name, (line, entry) in kept_entries(best.plan, case.said).items():
        seen.add(name)
        yield Supplier(module="", name=name, line=line, origin=Origin.DECLARED, places=(entry.place,))
    for each in best.plan.suppliers:
        if each.name not in seen and each.name in packages:
            seen.add(each.name)
            wheel = packages[each.name].address.rpartition("/")[2].partition("#")[0]
            yield each.model_copy(update={"confirmed_by": wheel if best.is_confirmed(each) else ""})
    for line in sorted(BREAK_LINES.intersection(best.plan.limits)):
        seen.add(name_in(line))
        yield Supplier(module="", name=name_in(line), line=line, origin=Origin.COMPANION)
    for row in BESIDE:
        if row.brings in packages and row.brings not in seen and row.package in packages:
            origin, by = Origin.COMPANION, row.package
            yield Supplier(module="", name=row.brings, line=row.brings, origin=origin, through=by)
    if "setuptools" in packages and "setuptools" not in seen:
        yield Supplier(module="", name="setuptools", line="setuptools", origin=Origin.COMPANION)


def _once(items: Iterator[OpenItem]) -> Iterator[OpenItem]:
    """Yield the first item of each kind."""
    seen: set[str] = set()
    for item in items:
        if item.what not in seen:
            seen.add(item.what)
            yield item


def _open(case: Case, found: Searched) -> Iterator[OpenItem]:
    best = found.best
    if best.installation.outcome not in INSTALLABLE:
        yield OpenItem(what="everything", why=f"no list resolves: {best.installation.message}")
    yield from _on_address(case, best)
    yield from _not_supplied(case, found)
    if best.plan.candidate.pins is Pins.KEPT:
        for entry in case.said.main:
            if entry.name in best.plan.loose and relaxed(entry.line) != entry.line:
                why = f"is declared as {entry.line}, which cannot be installed beside the rest"
                yield OpenItem(what=entry.name, why=why, place=entry.place)
    if case.said.main and best.plan.candidate.pins in _OF_THE_LIST:
        yield OpenItem(what=case.said.main[0].place.path, why=_OF_THE_LIST[best.plan.candidate.pins])
    yield from _left_out(case, found)
    yield from _faults(best)
    for risk in best.installation.risks:
        signs = f"; against it: {', '.join(risk.reasons)}" if risk.reasons else ""
        yield OpenItem(what=risk.package, why=f"has no wheel and must be built from source{signs}")


def _on_address(case: Case, best: Attempt) -> Iterator[OpenItem]:
    """Yield what the list wants from an address, whether the index has something of that name or not."""
    there = {each.name for each in best.installation.packages}
    for entry in case.said.main:
        if entry.on_address and best.plan.candidate.pins is not Pins.IMPORTED:
            why = _FROM_THE_INDEX if {entry.name, RENAMED.get(entry.name)} & there else ON_ADDRESS
            yield OpenItem(what=entry.name, why=why, place=entry.place)


def _left_out(case: Case, found: Searched) -> Iterator[OpenItem]:
    """Yield what is declared and not asked for, under no other name either."""
    best = found.best
    built = {risk.package for each in found.attempts for risk in each.installation.risks}
    left = best.plan.left_out if best.plan.candidate.pins is not Pins.IMPORTED else frozenset[str]()
    for entry in case.said.main:
        replaced = WHEELS_OF.get(entry.name) in best.asked_for
        if entry.name in left and not entry.on_address and not replaced:
            what = "is declared, has no wheel" if entry.name in built else "is declared"
            why = f"{what} and is left out here: install it by hand if it is needed"
            yield OpenItem(what=entry.name, why=why, place=entry.place)


def _not_supplied(case: Case, found: Searched) -> Iterator[OpenItem]:
    strange = {each.module: each for attempt in found.attempts for each in attempt.misfits()}
    kept = {each.module for each in found.best.plan.suppliers} - {e.module for e in found.best.misfits()}
    for wanted in _all_wanted(case, found).values():
        place = next(iter(wanted.places), None)
        supplier = supplier_of(wanted, case.said)
        if wanted.guarded:
            continue
        if isinstance(supplier, Refusal):
            yield OpenItem(what=wanted.module, why=supplier.why, place=supplier.place or place)
        elif wanted.module in strange and wanted.module not in kept:
            why = _why_strange(strange[wanted.module].name, found)
            yield OpenItem(what=wanted.module, why=why, place=place)
        elif wanted.module in kept:
            continue  # it may be there under another name
        elif supplier.name in found.best.plan.left_out and (why := _why_without(supplier.name, found)):
            yield OpenItem(what=wanted.module, why=why, place=place)


def _why_strange(name: str, found: Searched) -> str:
    """Return why a package that is guessed is not taken: only what was read of it says that it is another."""
    if any(name in each.modules or each.sources.get(name) is False for each in found.attempts):
        return f"what is called {name} on the index does not supply it"
    if any(name in each.sources for each in found.attempts):
        words = "the source of which has it; it has no wheel, and a guess is never built here"
    elif any(risk.package == name for each in found.attempts for risk in each.installation.risks):
        words = "which has no wheel; whether its source has it was not seen"
    else:
        words = "which could not be read"
    return f"may be supplied by {name}, a guess, {words}: look at it, then pip install {name}"


def _why_without(name: str, found: Searched) -> str:
    """Return why a package that supplies what is imported is left out; empty if another is there for it."""
    if WHEELS_OF.get(name) in found.best.asked_for:
        return ""
    if any(risk.package == name for each in found.attempts for risk in each.installation.risks):
        return f"is supplied by {name}, which has no wheel and is left out here: build it if it is needed"
    if any(each.wheels.get(name) for each in found.attempts):
        return f"is supplied by {name}, which has no wheel for this Python and is left out here"
    if all(name in each.plan.left_out for each in found.attempts):  # it was never asked for
        return f"is not supplied by any package here: the index has no {name} that is as old as the code"
    return ""


def _all_wanted(case: Case, found: Searched) -> dict[str, Wanted]:
    """Return what is wanted: some imports only show when those before them succeed."""
    later = (wanted_in(each.trial) for each in found.attempts if each.trial)
    return {module: each for wanted in (*later, case.wanted) for module, each in wanted.items()}


def _faults(best: Attempt) -> Iterator[OpenItem]:
    """Yield what still fails, once each."""
    for outcome in best.faults():
        if outcome.kind == "syntax":
            yield _syntax(outcome.location, outcome.statement)
        elif outcome.cause == "own-syntax":
            yield _syntax(place_of(outcome), outcome.chain[-1])
        else:
            cause = outcome.cause.removeprefix("library-")
            what = outcome.chain[-1] if outcome.chain else outcome.statement
            what = what.partition(".")[0] if cause == "module-missing" else what
            by = f", imported by {outcome.chain[-2]}" if outcome.cause.startswith("library-") else ""
            yield OpenItem(what=what, why=_WHY.get(cause, "is not there") + by, place=_bare(outcome.location))


def _syntax(place: Location, message: str) -> OpenItem:
    old = any(word in message for word in _PYTHON_2)
    since = minor_since(message)
    why = f"is source of Python 3.{since}" if since else "is no valid Python"
    why = _WHY["older-python"] if message == OLDER_DEFAULT else why
    why = "is source of Python 2: no environment of Python 3 helps" if old else why
    return OpenItem(what=place.path, why=why, place=_bare(place))


def _bare(place: Location) -> Location:
    return Location(path=place.path, line=place.line)


def _step(attempt: Attempt) -> Step:
    verdicts = [each.verdict for each in attempt.files]
    first = next(_faults(attempt), None)
    words = f"{first.what} {first.why}" if first else ""
    return Step(
        candidate=attempt.plan.candidate,
        outcome=attempt.installation.outcome,
        ok=verdicts.count(Tried.OK),
        fails=verdicts.count(Tried.FAILS),
        n_files=len(verdicts),
        first_fault=words if attempt.trial else attempt.installation.message,
    )
