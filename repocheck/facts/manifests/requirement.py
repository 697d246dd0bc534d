"""One requirement, whatever ecosystem wrote it, and the grammar of a line that names one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from packaging.requirements import Requirement as Pep508

_MAX_LINE_CHARS = 2_000
_MAX_PEP508_CHARS = 400
_LOOSE = late_regex(
    r"([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]{0,200}\])?\s*((?:[=<>!~^]{1,3}\s*[\w.*+!-]+[\s,;]*)*)"
)
"""Lines that pip refuses but people write: ``name=1.0``, ``name=1.0=build``, ``name==1.0 --index-url …``."""
_FIXED_REV = late_regex(r"@(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)+)(?:$|[#&])")
_EGG = late_regex(r"[#&]egg=([A-Za-z0-9][\w.-]*)")
_URL_NAME = late_regex(
    r"/([A-Za-z0-9][\w-]{0,100}?)(?:\.git|-\d[\w.+-]{0,100}?)?(?:\.(?:whl|tar\.gz|zip))?(?:@[^#/]{0,200})?(?:#.{0,500})?/?$"
)
_ARCHIVES = (".whl", ".tar.gz", ".zip")
_VERSIONED = late_regex(r"([A-Za-z0-9][\w.-]{0,100}?)-v?\d")
_OF_FORGE = late_regex(r"/(?:-/)?(?:archive|zipball|tarball)/(?![^#]{0,300}[#&]egg=).{0,300}$")
"""What an address of a forge has behind the name of the repository whose archive it is."""
_COMMENT = late_regex(r"(?:^|\s)#.*$")
_OPTION = late_regex(r"\s--?[A-Za-z].*$")
_SEPARATORS = late_regex(r"[-_.]+")


class Requirement(NamedTuple):
    """A package that the project asks for."""

    name: str
    """Name in canonical form (lower case, hyphens)."""
    text: str
    """The entry as written, without comments and options of the installer."""
    line: int
    """1-based line in its manifest."""
    pinned: bool
    """Whether exactly one version is asked for."""
    bounded: bool
    """Whether newer versions are kept out: pinned, or with an upper bound."""
    optional: bool = False
    """Whether it belongs to an extra or a group, and so is not installed unasked."""
    standard: Pep508 | None = None
    """Extras, specifier, marker and address by the standard's grammar; None where it has no such form, as
    packages of conda and R have not."""

    @property
    def for_index(self) -> str | None:
        """Return it written anew from its parts; None if the Python package index cannot answer for it.

        A local version (``1.13.1+cu117``) is never on the index that everybody uses.
        """
        asked = self.standard
        if asked is None or asked.url or any("+" in spec.version for spec in asked.specifier):
            return None
        return str(asked)


def normalised_name(name: str) -> str:
    """Return the name of a package in the one form that the index takes for it.

    Source: https://packaging.python.org/en/latest/specifications/name-normalization/
    """
    name = name.lower().replace("_", "-").replace(".", "-")
    return _SEPARATORS.sub("-", name) if "--" in name else name  # a lock names thousands, few with two marks


@lru_cache(maxsize=1_024)  # many projects ask for the same packages
def standard_of(text: str) -> Pep508 | None:
    """Return `text` parsed by the standard's grammar (PEP 508); None if that refuses it."""
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 - it compiles its grammar

    try:
        return Requirement(text) if len(text) <= _MAX_PEP508_CHARS else None
    except (InvalidRequirement, ValueError):
        return None


def pip_requirement(text: str, line: int) -> Requirement | None:
    """Parse one logical line of a requirements file; None for options, comments, paths and noise."""
    text = pip_entry(text)
    if text.startswith("-"):
        text = text.split(None, 1)[-1].removeprefix("--editable=")
    if "://" in text:
        return _from_url(text, line)
    if not text or text.split(None, 1)[0].endswith(_ARCHIVES):
        return _from_archive(text, line) if text else None
    if "/" in text.split(None, 1)[0]:
        return None  # a path into the repository
    if (parsed := standard_of(text)) is None:
        return loose_requirement(text, line)
    operators = [spec.operator for spec in parsed.specifier]
    versions = " ".join(spec.version for spec in parsed.specifier)
    return _requirement(parsed.name, text, line, operators, versions, parsed)


def pip_entry(text: str) -> str:
    """Return what a line asks for, without comment and options; empty if it is a comment or an option."""
    text = _COMMENT.sub("", text[:_MAX_LINE_CHARS]).strip()
    if text.startswith("-"):
        return text if text.startswith(("-e ", "--editable")) else ""
    return _OPTION.sub("", text)


def loose_requirement(text: str, line: int) -> Requirement | None:
    """Parse a name with versions in the looser grammars of conda and of hand-written lists."""
    if (found := _LOOSE.match(text.strip().split("::")[-1])) is None:
        return None
    name, versions = found.groups()
    operators = re.findall(r"[=<>!~^]+", versions)
    return _requirement(name, text.strip(), line, ["==" if op == "=" else op for op in operators], versions)


def _requirement(
    name: str, text: str, line: int, operators: list[str], versions: str, standard: Pep508 | None = None
) -> Requirement:
    pinned = any(op in {"==", "==="} for op in operators) and "*" not in versions
    bounded = pinned or any(op[0] in "<~^=" for op in operators)
    return Requirement(normalised_name(name), text, line, pinned, bounded, standard=standard)


def _from_url(text: str, line: int) -> Requirement | None:
    before, _, url = text.rpartition(" @ ")
    url = _OF_FORGE.sub("", url)
    named = re.match(r"[A-Za-z0-9][\w.-]*", before) or _first(_EGG, text) or _first(_URL_NAME, url)
    if named is None:
        return None
    fixed = bool(_FIXED_REV.search(url)) or url.split("#")[0].endswith((".whl", ".tar.gz"))
    name = normalised_name(named if isinstance(named, str) else named[0])
    return Requirement(name, text, line, fixed, fixed, standard=standard_of(text))


def _from_archive(text: str, line: int) -> Requirement | None:
    """Parse the path of a wheel or a source archive, whose name says package and version.

    Source: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
    """
    name = _VERSIONED.match(text.split(None, 1)[0].rpartition("/")[2])
    return Requirement(normalised_name(name[1]), text, line, True, True) if name else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None
