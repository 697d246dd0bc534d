"""Which distribution supplies a module: by what the project says, by what is known, last by its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from repocheck.knowledge.import_names import PYTHON_2_MODULES, distributions_of
from repocheck.knowledge.suppliers import (
    BUILDS_OF,
    CONDA_NAMES,
    NEVER_MEANT,
    RENAMED,
    SAME_NAME,
    SETUPTOOLS,
    SUPPLIERS,
)
from repocheck.models import Declared, Location, Origin, Supplier, Wanted
from repocheck.text.pattern import late_regex

_PLAIN = late_regex(r"[A-Za-z][A-Za-z0-9_]*")
_USUAL_FORMS = ("py{}", "python-{}", "{}-py", "{}-python", "{}-pytorch", "pytorch-{}")
"""How packages are called after the module that they bring."""
_GUESSED_FORMS = ("py{}", "python-{}", "{}-python")
"""Those under which a module is looked for of whose own name the index has nothing."""
_MIN_LETTERS = 3
"""Shortest name of a module for that."""
_SHARED = frozenset({"backports", "jaraco", "scikits", "sphinxcontrib", "zope"})
"""Packages that many distributions have a part of, each called after its own: scikits.odes is scikits-odes.
Source: https://packaging.python.org/en/latest/guides/packaging-namespace-packages/"""

ON_ADDRESS = "is to come from an address, which is never taken from a repository: install it by hand"


class Said(NamedTuple):
    """What the project says that it needs."""

    main: tuple[Declared, ...] = ()
    """Its main list."""
    others: tuple[Declared, ...] = ()
    """Its other lists."""
    by_hand: tuple[Declared, ...] = ()
    """What documents, recipes and notebooks install by commands."""
    own: frozenset[str] = frozenset()
    """Names of its own folders and modules, wherever they lie: none of them is meant from an index."""


class Refusal(NamedTuple):
    """Why no distribution is named for a module."""

    why: str
    place: Location | None = None


def supplier_of(wanted: Wanted, said: Said) -> Supplier | Refusal:
    """Return what supplies a module, or why nothing is named.

    What only a package wants is never guessed. What is to come from an address is, if the index has its name:
    that may be something else.
    """
    names = list(_names(wanted))
    known = bool(names)
    name = _own_name(wanted)
    usual = [form.format(name) for form in ("{}", *_USUAL_FORMS)]
    for origin, entry in _entries(said):
        if RENAMED.get(entry.name, entry.name) in names or entry.name in (*names, *usual):
            if entry.on_address and not known:
                if _refused(wanted, said):
                    return Refusal(ON_ADDRESS, entry.place)
                return _supplier(wanted, entry.name, entry.name, Origin.GUESS)
            return _declared(wanted, entry, origin)
    if names:
        line = SETUPTOOLS if names[0] == "setuptools" else names[0]
        return _supplier(wanted, names[0], line, Origin.KNOWN)
    return _of_unknown(wanted, name, said)


def _of_unknown(wanted: Wanted, name: str, said: Said) -> Supplier | Refusal:
    """Return what supplies a module of which nothing is known, and that no entry is called like."""
    if part := _declared_part(wanted, said):
        return _declared(wanted, *part)
    if refusal := _refused(wanted, said):
        return Refusal(refusal)
    return _supplier(wanted, name, name, Origin.GUESS)


def other_names(guess: Supplier) -> tuple[str, ...]:
    """Return other names under which the index may have what is guessed by the name of a module."""
    plain = guess.name == canonicalize_name(guess.module) and len(guess.name) >= _MIN_LETTERS
    return tuple(form.format(guess.name) for form in _GUESSED_FORMS) if plain else ()


def relaxed(line: str) -> str:
    """Return a requirement without versions: name and extras."""
    try:
        asked = Requirement(line)
    except InvalidRequirement:
        return line
    extras = f"[{','.join(sorted(asked.extras))}]" if asked.extras else ""
    return f"{asked.name}{extras}"


def name_in(line: str) -> str:
    """Return the normalised name in a requirement."""
    return canonicalize_name(re.split(r"[\s\[<>=!~;(@]", line.strip(), maxsplit=1)[0])


def renamed(line: str) -> str:
    """Return a requirement under the name that the index has for it."""
    name = re.match(r"[A-Za-z0-9._-]+", line)
    new = RENAMED.get(canonicalize_name(name[0])) if name else None
    return f"{new}{line[len(name[0]) :]}" if name and new else line


def _own_name(wanted: Wanted) -> str:
    """Return the distribution that is called like a module; of a shared package like its part."""
    parts = next((each for each in wanted.asked if "." in each), wanted.module).split(".")
    return canonicalize_name("-".join(parts[:2]) if wanted.module in _SHARED else wanted.module)


def _declared_part(wanted: Wanted, said: Said) -> tuple[Declared, Origin] | None:
    """Return the entry that is called like a part of a package: a-b for ``a.b``."""
    dotted = [each.split(".") for each in wanted.asked]
    parts = {canonicalize_name("-".join(each[:n])) for each in dotted for n in range(2, len(each) + 1)}
    found = ((entry, origin) for origin, entry in _entries(said))
    return next((each for each in found if each[0].name in parts and not each[0].on_address), None)


def _names(wanted: Wanted) -> Iterator[str]:
    """Yield the distributions that are known to supply a module, the one to install first."""
    module = wanted.module
    for dotted in (*wanted.asked, module):
        parts = dotted.split(".")
        for n in range(len(parts), 0, -1):
            if name := SUPPLIERS.get(".".join(parts[:n])):
                yield name
    if module in SUPPLIERS and not SUPPLIERS[module]:
        return
    if module in SAME_NAME:
        yield canonicalize_name(module)
    if module not in NEVER_MEANT and module != "google":
        yield from distributions_of(module)


def _entries(said: Said) -> Iterator[tuple[Origin, Declared]]:
    for origin, entries in (
        (Origin.DECLARED, said.main),
        (Origin.DECLARED, said.others),
        (Origin.DOCUMENT, said.by_hand),
    ):
        for entry in entries:
            yield origin, entry


def _refused(wanted: Wanted, said: Said) -> str:
    module = wanted.module
    if module in said.own and not wanted.through:
        return (
            "is in the repository, but not where it is imported from: start Python in the folder that has it"
        )
    if module in NEVER_MEANT:
        return (
            "no file of that name is in the repository, and packages of that name on the index are not meant"
        )
    if module in PYTHON_2_MODULES:
        return "is a module of Python 2"
    if module in SUPPLIERS or module == "google":
        return "no package on the index supplies it"
    if wanted.through:
        return f"{wanted.through} imports it, and it is not known what supplies it"
    return "" if _PLAIN.fullmatch(module) and len(module) > 1 else "is no name of a package"


def _declared(wanted: Wanted, entry: Declared, origin: Origin) -> Supplier:
    free = entry.name in RENAMED and entry.name not in BUILDS_OF | CONDA_NAMES
    line = renamed(relaxed(entry.line) if free and entry.line else entry.line or entry.name)
    return Supplier(
        module=wanted.module,
        name=name_in(line),
        line=line,
        origin=origin,
        places=(entry.place, *wanted.places),
    )


def _supplier(wanted: Wanted, name: str, line: str, origin: Origin) -> Supplier:
    return Supplier(
        module=wanted.module,
        name=name,
        line=line,
        origin=origin,
        places=wanted.places,
        through=wanted.through,
    )
