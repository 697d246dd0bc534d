"""Which of a repository's files speak for the project itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject
from repocheck.globs import Paths
from repocheck.knowledge.manifest_names import ASIDE_FOLDERS
from repocheck.knowledge.vendored import KNOWN_PROJECTS, UNPACKED
from repocheck.text.path_ends import lies_in
from repocheck.text.pattern import late_regex

_LICENCE = late_regex(r"(un)?licen[cs]e\b.*|copying\b.*|copyright(?:\.(?:txt|md))?", re.IGNORECASE)
_README = late_regex(r"readme(?:\.\w{1,10})?", re.IGNORECASE)
"""README of a whole project; one for a part of it says so in its name."""
_WHOLE = frozenset({"setup.py", "pyproject.toml", "cmakelists.txt", "contents.m", "hubconf.py"})
"""Files of a whole project."""
_UNPACKED = late_regex(UNPACKED, re.IGNORECASE)
_BASELINES = late_regex(
    r"baselines?|competitors|(?:compared?|comparison|competing|benchmark|other)[_-](?:methods?|algorithms?|codes?)",
    re.IGNORECASE,
)
"""Folder of what the paper compares itself with."""
_PROGRAMS = frozenset({"py", "ipynb", "r", "rmd", "jl", "m", "c", "cc", "cpp", "cu", "java", "lua", "f90"})
_PACKAGE = frozenset({"setup.py", "pyproject.toml"})
_PACKAGED = _PACKAGE | {"cargo.toml", "configure.ac", "configure"}
"""Packaging of Python, Rust and the Autotools, which a part of a project has no need of."""
_HOLDER = late_regex(
    r"^[ \t]{0,20}copyright[ \t]{1,4}(?:holder:|\(c\)|©)?[\s\d,–-]{0,40}"
    r"((?!free software foundation|name of|holders?\b|notice\b|and\b|owner\b|law\b)[^\W\d_][^\n]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
"""Who holds the rights, in the head of a licence; the Free Software Foundation holds those of its texts."""
_HOLDER_CHARS = 2_000
_NAME_WORDS = late_regex(r"[^\W\d_]{2,40}")
_SURNAME_CHARS = 5
"""Shorter words of a name stand in too many others."""
_HOME = late_regex(r"github\.com[/:]([\w.-]{1,60})/([\w.-]{1,60})")
"""Address of a repository."""
_HOME_CHARS = 20_000
_SPEAKS_OF_HOME = late_regex(
    r"readme(?:\.\w{1,10})?|description|setup\.(?:py|cfg)|pyproject\.toml", re.IGNORECASE
)
"""Files that give the address at which a project is kept."""
_FORGE = "/.github/"
"""Folder that the forge reads at the root alone; further down it came with a copy.
Source: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions"""
_KEPT_BY_PEOPLE = late_regex(
    r"(?:contribut(?:ing|ors)|code_of_conduct|authors|credits|install|change(?:log|s)|history|news)(?:\.\w{1,10})?"
    r"|\.travis\.yml|\.?appveyor\.yml",
    re.IGNORECASE,
)
"""Files that only a project of its own keeps beside licence and README.
Source: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions"""


@fact()
def project_files(uncopied_files: Paths) -> Paths:
    """Return own files that speak for the project, nearest first: without tests, workflows and copies."""
    return uncopied_files.lying_in(lambda folder: not _aside(folder))


@fact()
def uncopied_files(subject: Subject, copied_packages: frozenset[str]) -> Paths:
    """Return own files, tests and workflows too, without copies, nearest first."""
    return subject.files.lying_in(lambda folder: not _is_in(folder, copied_packages))


@fact()
def copied_files(subject: Subject, copied_packages: frozenset[str]) -> Paths:
    """Return the files of copies of others' packages, nearest first, without their tests."""
    return subject.files.lying_in(lambda folder: not _aside(folder) and _is_in(folder, copied_packages))


@fact()
def copied_packages(subject: Subject, licences_by_name: tuple[list[str], set[str]]) -> frozenset[str]:
    """Return the folders that look like somebody else's project, copied in.

    Such a folder brings a licence that is neither the root's nor held by the same people, and packaging, or a
    README with programs; or it is a known package, whole; or it lies beside such a folder among baselines.
    There are programs beside these folders, and at least as many as in them unless they are packaged, known,
    baselines, kept by people of their own, or at home elsewhere by what their README says: else they are the
    project, one folder down.
    """
    licences, foreign = licences_by_name
    foreign = foreign - _held_by_owner(subject, licences, foreign)
    packaged = set(map(_folder, subject.files.named(_PACKAGED)))
    programs = subject.files.ending_with(_PROGRAMS)
    documented = set(map(_folder, subject.files.called(_README)))
    kept = set(map(_folder, subject.files.called(_KEPT_BY_PEOPLE)))
    kept |= {lying.partition(_FORGE)[0] for each in subject.files.folders if _FORGE in (lying := f"{each}/")}
    kept = kept & foreign & documented if "" in documented else set()
    kept |= _baselines(foreign, documented)
    here = _own(subject) | _at_home_here(subject, foreign | documented)
    sure = frozenset((foreign & packaged) | kept | _known(subject, licences, documented)) - here
    sure -= frozenset(each for each in sure if all(path.startswith(f"{each}/") for path in programs))
    sure = sure if any(not _inside(path, sure) for path in programs) else frozenset()
    others = frozenset(foreign & documented - packaged) - here if "" in documented else frozenset()
    inside = [path for path in programs if _inside(path, others)] if others else []
    others = _holding(others, inside)
    if 2 * len(inside) > len(programs):
        others = _at_home_elsewhere(subject, others)
    return sure | others if any(not _inside(path, sure | others) for path in programs) else sure


@fact()
def otherwise_licensed(subject: Subject, licences_by_name: tuple[list[str], set[str]]) -> frozenset[str]:
    """Return the documented folders with programs under a licence that is not the root's, which has one."""
    licences, foreign = licences_by_name
    if all(map(_folder, licences)):
        return frozenset()
    documented = set(map(_folder, subject.files.called(_README)))
    found = foreign & documented - _own(subject)
    found -= _at_home_here(subject, found)
    programs = [path for path in subject.files.ending_with(_PROGRAMS) if found]
    return _holding(found, programs)


@fact()
def licences_by_name(subject: Subject) -> tuple[list[str], set[str]]:
    """Return the files with a licence, and the folders of those that are not the root's."""
    is_licence = _LICENCE.fullmatch
    lowered = ((path.lower(), path, oid) for path, _, oid, _ in subject.evidence.tree)
    named = [(path, oid) for lower, path, oid in lowered if "licen" in lower or "copy" in lower]  # hardly any
    licences = {path: oid for path, oid in named if is_licence(path.rpartition("/")[2])}
    at_root = {oid for path, oid in licences.items() if not _folder(path)}
    return list(licences), {_folder(path) for path, oid in licences.items() if oid not in at_root}


def _at_home_here(subject: Subject, folders: set[str]) -> set[str]:
    """Return the folders whose README or package names this repository as its own place."""
    asked = (subject.evidence.requested, subject.evidence.resolved)
    own = {(repo.owner.lower(), repo.name.lower()) for repo in asked if repo}
    speaking = (path for path in subject.files.called(_SPEAKS_OF_HOME) if _folder(path) in folders)
    return {
        _folder(path)
        for path, text in subject.texts_at(speaking)
        for home in _HOME.finditer(text[:_HOME_CHARS])
        if (home[1].lower(), home[2].lower().removesuffix(".git")) in own
    }


def _held_by_owner(subject: Subject, licences: list[str], folders: set[str]) -> set[str]:
    """Return the folders whose licence is held by who holds the root's, or by whom the owner is called after.

    Who keeps several packages in one repository gives each a licence, not always in the same words.
    """
    if not folders:
        return set()
    asked = (subject.evidence.requested, subject.evidence.resolved)
    owners = [repo.owner.lower() for repo in asked if repo]
    holders: dict[str, set[str]] = {}
    for path, text in subject.texts_at(licences):
        named = {
            " ".join(_NAME_WORDS.findall(each[1].lower())) for each in _HOLDER.finditer(text[:_HOLDER_CHARS])
        }
        holders.setdefault(_folder(path), set()).update(named)
    at_root = holders.get("", set())
    return {
        folder
        for folder in folders
        for holder in holders.get(folder, ())
        if holder in at_root
        or any(word in owner for word in holder.split() if len(word) >= _SURNAME_CHARS for owner in owners)
    }


def _baselines(foreign: set[str], documented: set[str]) -> set[str]:
    """Return the documented folders that lie among baselines of which one brings a licence of others.

    Who only writes baselines anew puts them all under the licence of the root.
    """
    among = {_folder(each) for each in foreign & documented if _BASELINES.fullmatch(_name(_folder(each)))}
    return {each for each in documented if _folder(each) in among}


def _at_home_elsewhere(subject: Subject, folders: frozenset[str]) -> frozenset[str]:
    """Return the folders whose README gives the address of another owner's repository of that name."""
    own = subject.evidence.requested.owner.lower()
    readmes = (path for path in subject.files.called(_README) if _folder(path) in folders)
    texts = ((_folder(path), (subject.text(path) or "")[:_HOME_CHARS]) for path in readmes)
    return frozenset(
        folder
        for folder, text in texts
        for home in _HOME.finditer(text)
        if home[1].lower() != own
        and re.match(rf"{re.escape(home[2].removesuffix('.git'))}(?![^_-])", _name(folder), re.IGNORECASE)
    )


def _known(subject: Subject, licences: Collection[str], documented: set[str]) -> set[str]:
    """Return the folders that are known projects, by their names and by what a whole project or package has.

    A package beside the root's own packaging is what that packages.
    """
    marks = _WHOLE if _PACKAGE & subject.own else _WHOLE | {"__init__.py"}
    whole = set(map(_folder, (*licences, *subject.files.named(marks))))
    own = own_names(subject)
    named = KNOWN_PROJECTS - own
    return {each for each in whole if _name(each).lower().replace("_", "-") in named} | {
        each for each in documented | whole if is_unpacked(_name(each), own)
    }


def own_names(subject: Subject) -> set[str]:
    """Return the names, in lower case, under which the repository is known."""
    asked = (subject.evidence.requested, subject.evidence.resolved)
    return {repo.name.lower() for repo in asked if repo}


def is_unpacked(folder: str, own: set[str]) -> bool:
    """Return whether a folder is called as what comes out of the download of another repository."""
    found = _UNPACKED.fullmatch(folder)
    return found is not None and found[1].lower() not in own


def _own(subject: Subject) -> set[str]:
    """Return the folders that are no copies: the root, and that which the link names with those around it."""
    parts = subject.folder.split("/") if subject.folder else []
    return {"/".join(parts[:depth]) for depth in range(len(parts) + 1)}


def _aside(folder: str) -> bool:
    return not ASIDE_FOLDERS.isdisjoint(folder.lower().split("/"))


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _inside(path: str, folders: frozenset[str]) -> bool:
    return _is_in(_folder(path), folders)


def _holding(folders: Collection[str], paths: Iterable[str]) -> frozenset[str]:
    """Return those of some folders in which one of some paths lies."""
    ordered = sorted(paths)
    return frozenset(each for each in folders if lies_in(each, ordered))


def _is_in(folder: str, folders: frozenset[str]) -> bool:
    """Return whether a folder is one of some `folders`, or lies in one."""
    if not folders:
        return False
    while folder and folder not in folders:
        folder = folder.rpartition("/")[0]
    return bool(folder)
