"""An environment that is proposed for code: what it imports, who supplies that, what was tried."""

import datetime as dt
from enum import StrEnum

from repocheck.models.base import Location, Noun
from repocheck.models.trial import Installation


class Origin(StrEnum):
    """Why a package is in an environment."""

    DECLARED = "declared"
    """A list of the project names it."""
    DOCUMENT = "documented"
    """A README, a recipe or a notebook installs it."""
    KNOWN = "known"
    """It is imported, and known to supply what is imported."""
    GUESS = "guessed"
    """It is imported, and a package has the name of the import."""
    COMPANION = "companion"
    """Old packages expect it, or an old version of it, without saying so."""
    REQUIRED = "required"
    """Another package asks for it."""


class Declared(Noun):
    """An entry of a list of requirements of the project."""

    name: str
    """Normalised name."""
    line: str
    """What can be asked of the package index, as a requirement; empty if it cannot answer."""
    place: Location
    """Where it stands."""
    of_conda: bool = False
    """Whether conda is to install it: the line is what it may be called on the package index."""
    on_address: bool = False
    """Whether it is to come from an address or a path, not from an index."""


class Wanted(Noun):
    """A module from outside that the project's own files import."""

    module: str
    """Its top-level name."""
    asked: tuple[str, ...]
    """Dotted modules that are imported of it, sorted."""
    places: tuple[Location, ...]
    """Where, in the order of the files."""
    guarded: bool = False
    """Whether all imports of it may not run, or may fail without harm."""
    through: str = ""
    """Package that needs it without saying so; empty if the project's own files import it."""


class Supplier(Noun):
    """The distribution that is to supply a module."""

    module: str
    """Top-level module; empty for a companion."""
    name: str
    """Normalised name of the distribution."""
    line: str
    """Requirement."""
    origin: Origin
    """Where its name comes from."""
    places: tuple[Location, ...] = ()
    """Where it is declared or imported."""
    through: str = ""
    """Package that needs it without saying so."""
    published: dt.date | None = None
    """Day of its first file, of a guess."""
    confirmed_by: str = ""
    """File whose directory has the module, of a guess."""


class Pins(StrEnum):
    """How much of the declared list is kept."""

    KEPT = "kept"
    """All of it."""
    RELAXED = "relaxed"
    """Its names without versions."""
    IMPORTED = "imported"
    """The names of what is imported, without versions."""


class Candidate(Noun):
    """A way to make the environment."""

    python: str
    """Full version of Python."""
    as_of: dt.date | None = None
    """Day of the index; None is today."""
    dates: tuple[tuple[str, dt.date], ...] = ()
    """Packages with a day of their own, sorted."""
    pins: Pins = Pins.KEPT
    """What is kept of the list."""


class Step(Noun):
    """A candidate that was tried, and what came of it."""

    candidate: Candidate
    outcome: str
    """As `Installation.outcome`."""
    ok: int = 0
    """Files that would import."""
    fails: int = 0
    """Files that would not."""
    n_files: int = 0
    """All files that were tried."""
    first_fault: str = ""
    """The first thing that fails, or the resolver's words."""


class OpenItem(Noun):
    """Something that the proposed environment does not settle."""

    what: str
    """Module, package or file."""
    why: str
    """Why not, in words."""
    place: Location | None = None
    """Where it is needed."""


class Proposal(Noun):
    """An environment that is proposed for a repository; nothing was installed or run."""

    candidate: Candidate
    """How it is made."""
    installation: Installation
    """What it consists of."""
    suppliers: tuple[Supplier, ...] = ()
    """Why the packages that were asked for are in it; all others are required by these."""
    guesses: tuple[Supplier, ...] = ()
    """Packages that were guessed; not among the suppliers unless guesses were accepted."""
    open: tuple[OpenItem, ...] = ()
    """What it does not settle."""
    tried: tuple[Step, ...] = ()
    """Candidates, in the order of trying."""
    ok: tuple[str, ...] = ()
    """Paths of own files that are expected to import."""
    fails: tuple[str, ...] = ()
    """Paths of own files that are not."""
    hindered: tuple[str, ...] = ()
    """Those of the latter that nothing but other own files keeps from it, which are missing or broken."""
    unknown: tuple[str, ...] = ()
    """Paths of own files of which nothing can be said."""
    cut_off: bool = False
    """Whether a limit ended the search."""
    requests: int = 0
    """Requests for files of packages."""
    bytes_read: int = 0
    """Bytes that were read of them."""
    seconds: float = 0.0
    """Time that it took."""
