"""Read the packages of Python that a Nix expression names; it is never evaluated."""

from __future__ import annotations

from repocheck.facts.manifests.requirement import Requirement, normalised_name
from repocheck.text.lines import LineIndex
from repocheck.text.pattern import late_regex

_MAX_CHARS = 131_072
_COMMENT = late_regex(r"(?m)(?:^|(?<=\s))#.*$")
_OF_SET = late_regex(r"\bpython(?:\d{1,3})?(?:Packages|\.pkgs)\.([A-Za-z][\w-]{0,60})")
_LISTS = late_regex(
    r"\bwithPackages\s{0,9}\(\s{0,9}(\w{1,30})\s{0,9}:\s{0,9}"
    r"(?:with\s{1,9}\w{1,30}\s{0,9};\s{0,9})?\[([^\]]{0,20000})\]"
    r"|\bwith\s{1,9}(?:pkgs\.)?(python(?:\d{1,3})?(?:Packages|\.pkgs))\s{0,9};\s{0,9}\[([^\]]{0,20000})\]"
)
"""A list behind ``withPackages (ps: …)``, or of what stands in a set of packages.
Source: https://nixos.org/manual/nixpkgs/stable/#python"""
_NAME = late_regex(r"[A-Za-z][\w.-]{0,60}")
_PYTHON = late_regex(r"\bpython3(\d{1,2})(?:Full|Packages)?\b")
_FIXED = late_regex(r"\bsha256\b|\brev\s{0,9}=|/archive/[0-9a-f]{40}|nixos-\d\d\.\d\d")
"""What fixes the collection from which all packages are taken."""
_NOT_PACKAGES = frozenset({"pip", "setuptools", "wheel", "virtualenv", "venvShellHook", "python"})
_RENAMED = {
    "opencv4": "opencv-python",
    "opencv": "opencv-python",
    "scikitlearn": "scikit-learn",
    "pytorch": "torch",
}
"""Names of the collection, where they are not those of the index."""


def read_nix(text: str, *, locked: bool) -> tuple[tuple[Requirement, ...], tuple[str, int] | None]:
    """Return the packages of Python that an expression names, and the Python it asks for with its line.

    Args:
        text: The expression.
        locked: Whether a lock beside it fixes the collection, and so every version.
    """
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text[:_MAX_CHARS])
    index, fixed = LineIndex(text), locked or _FIXED.search(text) is not None
    found: dict[str, Requirement] = {}
    for written, place in sorted(_names(text), key=lambda each: each[1]):
        name = normalised_name(_RENAMED.get(written, written))
        if written not in _NOT_PACKAGES:
            found.setdefault(name, Requirement(name, written, index.line_of(place), fixed, fixed))
    python = _PYTHON.search(text)
    return tuple(found.values()), (f"3.{python[1]}", index.line_of(python.start())) if python else None


def _names(text: str) -> list[tuple[str, int]]:
    """Return the names of packages, each with its place in `text`."""
    named = [(found[1], found.start(1)) for found in _OF_SET.finditer(text)]
    for found in _LISTS.finditer(text):
        prefix, group = (f"{found[1]}.", 2) if found[2] is not None else (f"{found[3]}.", 4)
        for name in _NAME.finditer(found[group]):
            plain = name[0].removeprefix(prefix)
            if "." not in plain:
                named.append((plain, found.start(group) + name.start()))
    return named
