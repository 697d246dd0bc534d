"""Modules that refuse to be imported beside an older package, or without one of some others."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from packaging.version import InvalidVersion, Version

from repocheck.probe.wheels.missing import Fault
from repocheck.probe.wheels.site import Site


class _Refusal(NamedTuple):
    module: str
    package: str
    """Package that has the module."""
    since: int
    """Its first major version that refuses."""
    other: str
    other_since: int
    """First major version of the other package that is not refused."""


_REFUSALS = (_Refusal("pyarrow", "pyarrow", 26, "numpy", 2),)
"""Source: ``pyarrow/lib.pyx`` of pyarrow 26.0 ("requires NumPy 2.0 or newer"); 25.0 has no such test."""


class _Outgrown(NamedTuple):
    module: str
    package: str
    """Package that has the module."""
    since: str
    """Its first version that is meant."""
    other: str
    other_since: str
    """First version of the other package whose library it does not fit."""


_OUTGROWN = (_Outgrown("torchtext", "torchtext", "0.18", "torch", "2.4"),)
"""What is compiled for one release of another package, and says that any later one will do.
Source: https://github.com/pytorch/text#installation (0.18, the last one, is for PyTorch 2.3)"""


def refusal_of(module: str, site: Site) -> Fault | None:
    """Return why an installed module refuses to be imported; None if nothing is known of it."""
    for row in _REFUSALS:
        if row.module != module:
            continue
        package, other = site.package_called(row.package), site.package_called(row.other)
        if (
            package
            and other
            and _major(package.version) >= row.since
            and _major(other.version) < row.other_since
        ):
            detail = f"{row.package} {package.version} wants {row.other} {row.other_since} or newer"
            return Fault("version-refused", detail, "", other.name, other.version)
    return next((_outgrown_by(row, site) for row in _OUTGROWN if row.module == module), None)


def _outgrown_by(row: _Outgrown, site: Site) -> Fault | None:
    package, other = site.package_called(row.package), site.package_called(row.other)
    if not package or not other or not _reaches(package.version, row.since):
        return None
    detail = f"{row.package} {package.version} wants {row.other} before {row.other_since}"
    refused = _reaches(other.version, row.other_since)
    return Fault("version-refused", detail, "", other.name, other.version) if refused else None


def _reaches(version: str, bound: str) -> bool:
    """Return whether a version is not before `bound`; False if it is none."""
    with suppress(InvalidVersion):
        return Version(version) >= Version(bound)
    return False


OF_THE_MACHINE = frozenset(
    {
        *("magic", "mujoco_py", "OpenGL.GL", "pyzbar.pyzbar", "rpy2.rinterface", "wand.image"),
        *("mouseinfo", "pyautogui", "pyglet.gl", "pyglet.window", "pynput.keyboard", "pynput.mouse"),
    }
)
"""Modules that look for a library or program of the machine when they are imported, or for a screen, and
raise where there is none. Source: their own documentation and code; mujoco_py failed so in a draw."""


OF_SETTINGS = frozenset(
    {
        *("django.contrib.admin.models", "django.contrib.auth.base_user", "django.contrib.auth.models"),
        *("django.contrib.contenttypes.models", "django.contrib.sessions.models", "rest_framework.views"),
        *(
            "django.contrib.sites.models",
            "django.contrib.redirects.models",
            "django.contrib.flatpages.models",
        ),
    }
)
"""Modules that ask for the settings of Django when they are imported, and raise where nothing has named them:
that is up to the program that is started.
Source: https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings"""


class _Need(NamedTuple):
    package: str
    """Package, and its module."""
    since: int
    """First major version that needs one of these."""
    before: int
    """First major version that does not."""
    one_of: tuple[str, ...]
    """Modules, the one first that it takes by default."""


_NEEDS = (
    _Need("keras", 0, 2, ("tensorflow", "theano")),
    _Need("keras", 2, 3, ("tensorflow", "theano", "cntk")),
    _Need("keras", 3, 4, ("tensorflow", "jax", "torch", "openvino")),
)
"""Source: ``keras/backend/__init__.py`` of Keras 1.2, 2.3 and 3.0: a setting says which one is imported."""


def needs_of(module: str, site: Site) -> tuple[str, ...]:
    """Return the modules of which an installed module needs one; none if it has no such need."""
    package = site.package_called(module)
    major = _major(package.version) if package else -1
    rows = (each for each in _NEEDS if each.package == module and each.since <= major < each.before)
    return next((each.one_of for each in rows), ())


def _major(version: str) -> int:
    """Return the first number of a version; 0 if it has none."""
    first = version.partition(".")[0]
    return int(first) if first.isdigit() else 0
