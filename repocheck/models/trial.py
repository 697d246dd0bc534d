"""What was tried without executing anything: an installation on paper, and what would import in it."""

import datetime as dt
from enum import StrEnum

from repocheck.models.base import Confidence, Location, Noun


class Tried(StrEnum):
    """What came of trying one thing."""

    OK = "ok"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Package(Noun):
    """One package of an installation: the file that would be installed."""

    name: str
    """Normalised name."""
    version: str
    """Version, as the index has it."""
    address: str
    """Address of the file: of the package index, or of a folder of this machine."""
    sha256: str = ""
    """Digest of the file; empty if the index gives none."""
    size_bytes: int | None = None
    """Size of the file."""
    uploaded_at: dt.datetime | None = None
    """When it was uploaded, UTC."""
    built: bool = False
    """Whether it is a source archive, which would have to be built."""


HARMLESS_SIGNS = ("compiles", "imports-itself", "needs-library", "read-in-part")
"""Signs that say no more than that a compiler or a library is needed, that ``setup.py`` reads its own
package, or that the archive was too large to be read as a whole. Source: of 31 lists that need builds and
show no other sign, most were built; see docs/trial.md."""
_NATIVE_SIGNS = ("compiles", "needs-library", "older-than-python", "read-in-part")
_PLAIN_RATE, _NATIVE_RATE, _GRAVE_RATE = 0.97, 0.65, 0.05
"""Shares by which builds are ranked. Source: lists that need builds and were really installed, by their worst
sign; `docs/trial.md`."""


class BuildRisk(Noun):
    """A package that has no wheel, and what speaks against its source archive still building."""

    package: str
    """Normalised name."""
    version: str = ""
    """Version whose archive was read; empty if none was."""
    reasons: tuple[str, ...] = ()
    """``python2-syntax``, ``use-2to3``, ``imports-at-build: numpy``, ``older-than-python`` …"""

    @property
    def is_grave(self) -> bool:
        """Return whether a sign tells that the build fails, rather than that it may."""
        return any(not each.startswith(HARMLESS_SIGNS) for each in self.reasons)

    @property
    def rate(self) -> float:
        """Return the share of builds like this one that succeed, to rank by: it is no probability."""
        graver = [each for each in self.reasons if not each.startswith("imports-itself")]
        if any(not each.startswith(_NATIVE_SIGNS) for each in graver):
            return _GRAVE_RATE
        return _NATIVE_RATE if graver or not self.version else _PLAIN_RATE


class Installation(Noun):
    """What a list of requirements would install: one resolution, for one Python, as of one day."""

    path: str
    """The list; empty if it was given by name."""
    python: str
    """Full version of Python."""
    instead_of: str = ""
    """What the project says of Python, where nothing that can be tried fits: `python` was tried instead."""
    as_of: dt.date | None = None
    """Day of the index; None is today."""
    outcome: str
    """As `Resolution.outcome`."""
    message: str = ""
    """The resolver's own words, shortened."""
    packages: tuple[Package, ...] = ()
    """What would be installed, sorted by name."""
    risks: tuple[BuildRisk, ...] = ()
    """What would have to be built."""
    left_out: tuple[str, ...] = ()
    """Entries that no index answers for: addresses, paths, packages of conda."""


class ImportOutcome(Noun):
    """One statement, or attribute of an imported module, that would fail or of which nothing can be said."""

    kind: str
    """``import``, ``attribute`` or ``syntax``."""
    statement: str
    """The statement with one name (``from a import b``), or the chain (``numpy.float``)."""
    location: Location
    """Where it stands."""
    verdict: Tried
    """``fails`` or ``unknown``."""
    guarded: bool = False
    """Whether it may not run when the file is imported, or may fail without harm: in a ``try``, below a
    condition that cannot be evaluated; an import, not an attribute, also in a function."""
    cause: str = ""
    """``module-missing``, ``removed-from-python``, ``own-module-missing``, ``name-missing`` …"""
    chain: tuple[str, ...] = ()
    """Places through which the fault is reached, ``path:line`` each, the fault itself last."""
    package: str = ""
    """Package at whose file the fault lies; empty if it is the repository's own or nobody's."""
    version: str = ""
    """Version of that package."""
    confidence: Confidence = Confidence.HIGH
    """How sure a failure is: high only if the fault is this statement's own and certain."""


class FileTrial(Noun):
    """What came of one own file: it fails if an unguarded import of it does, or its syntax."""

    path: str
    verdict: Tried
    imports: int = 0
    """Number of import statements tried, a name each."""
    attributes: int = 0
    """Number of attribute chains tried."""


class ImportTrial(Noun):
    """What would import of the own files that one installation governs."""

    path: str = ""
    """The list of requirements."""
    folder: str = ""
    """Folder that the list governs; empty for the whole repository."""
    python: str
    """Full version of Python."""
    as_of: dt.date | None = None
    """Day of the index; None is today."""
    files: tuple[FileTrial, ...] = ()
    """All own files that were tried, in the order they were read."""
    beyond: int = 0
    """Number of own files of the repository that were tried with no list, since a limit was reached."""
    outcomes: tuple[ImportOutcome, ...] = ()
    """What fails or is unknown; what is not here and lies in `files` would import."""
    bytes_read: int = 0
    """Bytes that were read of wheels."""
    requests: int = 0
    """Requests for them."""
    library_files: int = 0
    """Library files that were looked into."""
    truncated: bool = False
    """Whether a limit ended the trial early."""
