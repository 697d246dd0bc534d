"""What came of one plan: how good it is, and whether its guesses are confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from math import prod
from typing import NamedTuple

from packaging.utils import canonicalize_name

from repocheck.environment.candidate import Plan
from repocheck.environment.wanted import wanted_in
from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.suppliers import SUPPLIERS
from repocheck.models import (
    FileTrial,
    ImportOutcome,
    ImportTrial,
    Installation,
    Origin,
    Supplier,
    Tried,
)

INSTALLABLE = frozenset({"resolves", "needs-source-build"})
"""Outcomes of a resolution with which imports can be tried."""
_WORTH = {Tried.OK: 1.0, Tried.UNKNOWN: 0.1, Tried.FAILS: 0.0}
"""Chance that a file imports, by what was said of it.
Source: of 98 files of which nothing could be said, 10 import."""
_LOST_NAMES = 0.3
"""What a file loses that uses names which are gone: it imports, but does not run far."""
_DOUBTS = {
    "built-package": 0.9,
    "not-read-in-time": 0.6,
    "own-hides-standard": 0.5,
    "library-of-the-machine": 0.5,
    "settings-of-the-program": 0.5,
}
"""Chance that a file imports of which nothing could be said because a package must be built, once it is,
or for an own module that hides one of a package, or for what only the machine or the program may have: it may
do as well. Of 17 files of a trial with the whole list that was cut short 14 import; where lines were left out
it is fewer, and what was read to its end is not given up for them.
What was not even read has no version that could be written down: it is as good as left out."""
_PLAIN_BUILD = 0.998
"""Chance that builds succeed against which nothing speaks: so near to 1 that no file is given up for them,
not even one of which nothing can be said. If a build fails, nothing is installed and no file imports.
Source: all of 33 proposed environments with no builds but such were installed; of four that compile, one."""
FOR_WHEELS = 0.03
"""Share of the files that is given up for an environment of wheels alone: a build that fails costs all of it.
Source: 36 of 156 proposed environments need a build, and three of the four that do not install."""
_EVEN = 0.5
"""Chance above which a build rather succeeds than not."""
_FOREIGN = frozenset({"submodule-missing", "name-missing", "module-missing"})
"""Causes by which a package shows that another one is meant."""
_OWN = ("own-", "relative-")
"""How causes begin that lie in the repository itself."""
_OF_VERSIONS = frozenset({"name-missing", "submodule-missing", "attribute-missing", "removed-from-python"})
"""Causes by which a version is the wrong one."""


class Attempt(NamedTuple):
    """A plan that was tried."""

    plan: Plan
    installation: Installation
    trial: ImportTrial | None = None
    """None if it could not be resolved."""
    modules: Mapping[str, frozenset[str]] = {}
    """Top-level modules of packages whose directory was read, by package."""
    wheels: Mapping[str, tuple[str, ...]] = {}
    """Pythons with a wheel of the version at hand, by package that has none for this one."""
    wheelless: frozenset[str] = frozenset()
    """Packages that would have to be built and of which no version has a wheel for this Python."""
    absent: frozenset[str] = frozenset()
    """Packages that are asked for and that the index does not have; looked up where one is known to be."""
    outdated: frozenset[str] = frozenset()
    """Packages of which it does not have the one version that is asked for; likewise."""
    nearest: Mapping[str, dt.date] = {}
    """Day of the newest release that may have all names which a package has lost, as far as one was found."""
    never: frozenset[str] = frozenset()
    """Packages that miss names which no release of theirs was found to have, of the code's days neither."""
    had_then: Mapping[str, bool] = {}
    """Whether the release of the code's days has what a package misses, where none for this Python does."""
    sources: Mapping[str, bool] = {}
    """Whether source archives have the module for which a package is guessed, by package; what does not show
    is left out."""
    extras: Mapping[str, tuple[str, ...]] = {}
    """Packages of an extra that brings what a package imports without asking for it, by that module."""
    brought: frozenset[str] = frozenset()
    """Packages that would have to be built and that only other packages ask for."""

    @property
    def files(self) -> tuple[FileTrial, ...]:
        """Return what came of the own files, installers' own left out."""
        return self.trial.files if self.trial else ()

    @property
    def asked_for(self) -> frozenset[str]:
        """Return the packages that are asked for beside the list."""
        return frozenset(each.name for each in self.plan.suppliers)

    @property
    def worth(self) -> float:
        """Return how good it is, up to 1: share of files that import, less for builds."""
        return self.share * self._chance if self.trial else -1.0

    @property
    def at_best(self) -> float:
        """Return what it is worth once its builds succeed, if they rather do than not."""
        return self.share if self.trial and self._chance > _EVEN else self.worth

    @property
    def _chance(self) -> float:
        """Return the chance that all builds succeed, to rank by: of those against which anything speaks.

        What has no version that could be written down is built only if others ask for it.
        """
        risks = self.installation.risks
        risky = [e.rate for e in risks if e.reasons and (e.version or e.package in self.brought)]
        return prod(risky) if risky else _PLAIN_BUILD if risks else 1.0

    @property
    def for_wheels(self) -> float:
        """Return the share of the files that may be given up to go without builds: what those may cost."""
        return max(FOR_WHEELS, self.share - self.worth)

    @property
    def share(self) -> float:
        """Return the share of files that are expected to import, if all builds succeed."""
        lost = {o.location.path for o in self.faults() if o.kind == "attribute"}
        unbuilt = self._unbuilt()
        likely = ((unbuilt.get(f.path, _WORTH[f.verdict]), f) for f in self.files)
        fine = sum(max(0.0, worth - _LOST_NAMES * self._loses(f, lost)) for worth, f in likely)
        return fine / max(1, len(self.files))

    def _unbuilt(self) -> dict[str, float]:
        """Return the chances of files of which nothing could be said, where these are not 1."""
        unknown = {each.path for each in self.files if each.verdict is Tried.UNKNOWN}
        found = dict.fromkeys(unknown, 1.0)
        for each in self.trial.outcomes if self.trial else ():
            path = each.location.path
            if path in found and each.verdict is Tried.UNKNOWN and each.kind == "import" and not each.guarded:
                found[path] = min(found[path], _DOUBTS.get(each.cause, _WORTH[Tried.UNKNOWN]))
        return {path: chance for path, chance in found.items() if chance < 1}

    @property
    def is_whole(self) -> bool:
        """Return whether every file would import, with all names that it uses."""
        verdicts = {each.verdict for each in self.files}
        return verdicts == {Tried.OK} and not any(True for _ in self.faults())

    @property
    def is_unread(self) -> bool:
        """Return whether there was no time to say anything of any file."""
        return bool(self.trial and self.trial.truncated) and {e.verdict for e in self.files} == {
            Tried.UNKNOWN
        }

    @property
    def hangs_on_versions(self) -> bool:
        """Return whether anything fails that other versions may have, or must be built."""
        return bool(self.installation.risks) or any(
            each.package or each.cause.startswith("library-") or each.cause in _OF_VERSIONS
            for each in self.faults()
        )

    def hindered(self) -> tuple[str, ...]:
        """Return the files that fail by nothing but the repository's own, which no environment betters."""
        others = {
            each.location.path
            for each in self.faults()
            if each.kind != "attribute" and not (each.kind == "import" and each.cause.startswith(_OWN))
        }
        return tuple(f.path for f in self.files if f.verdict is Tried.FAILS and f.path not in others)

    @staticmethod
    def _loses(file: FileTrial, lost: set[str]) -> bool:
        return file.verdict is not Tried.FAILS and file.path in lost

    def faults(self) -> Iterator[ImportOutcome]:
        """Yield what fails and is sure to be reached."""
        for outcome in self.trial.outcomes if self.trial else ():
            if outcome.verdict is Tried.FAILS and not outcome.guarded:
                yield outcome

    def is_confirmed(self, supplier: Supplier) -> bool:
        """Return whether a wheel's directory has the module for which a package is there."""
        return supplier.module in self.modules.get(supplier.name, frozenset())

    def unconfirmed(self) -> frozenset[str]:
        """Return the packages that are guessed, and that no wheel confirms or that lack all that is asked."""
        guesses = (each for each in self.plan.suppliers if each.origin is Origin.GUESS)
        return frozenset(
            each.name for each in guesses if not self.is_confirmed(each) or self._none_fits(each.module)
        )

    def misfits(self) -> tuple[Supplier, ...]:
        """Return the suppliers with which it is not proposed: strangers, and guesses that do not fit."""
        unconfirmed = self.unconfirmed() if self.trial else ()
        return tuple(e for e in self.plan.suppliers if self._is_strange(e) or e.name in unconfirmed)

    def strangers(self) -> tuple[Supplier, ...]:
        """Return the suppliers that do not supply the module for which they are there."""
        return tuple(each for each in self.plan.suppliers if self._is_strange(each))

    def _is_strange(self, supplier: Supplier) -> bool:
        if supplier.name in self.modules:
            if supplier.module not in self.modules[supplier.name]:
                return supplier.origin is Origin.GUESS or self._is_missing(supplier.module)
        elif supplier.origin is Origin.GUESS and self.trial is not None:
            return True  # it has no wheel whose directory could confirm it
        looked_back = self.plan.candidate.as_of or supplier.name in dict(self.plan.candidate.dates)
        return supplier.origin is Origin.GUESS and bool(looked_back) and self._none_fits(supplier.module)

    def _is_missing(self, module: str) -> bool:
        """Return whether nothing supplies a module: a package may bring it through what it asks for."""
        return self.trial is not None and module in wanted_in(self.trial)

    def _none_fits(self, module: str) -> bool:
        """Return whether none of the names that are imported of a module is there."""
        faults = [o for o in self.faults() if o.kind == "import" and _imports(o, module)]
        bad = [o for o in faults if o.cause in _FOREIGN and len(o.chain) == 1]
        wanted = next((each for each in self.plan.suppliers if each.module == module), None)
        naming = [each for each in wanted.places if not each.snippet.startswith("import ")] if wanted else []
        return wanted is not None and bool(bad) and len(bad) == len(faults) >= len(naming)


def package_of(module: str, attempt: Attempt) -> str:
    """Return the package of an installation that supplies a top-level module; empty if none does."""
    known = {each.name for each in attempt.installation.packages}
    names = (canonicalize_name(module), SUPPLIERS.get(module, ""), *distributions_of(module))
    return next((name for name in names if name in known), "") if module else ""


def _imports(outcome: ImportOutcome, module: str) -> bool:
    words = outcome.statement.split()
    return len(words) > 1 and words[1].partition(".")[0] == module
