"""Find the licence files, whatever they are called, and tell those of the code from those of its parts."""

from __future__ import annotations

import re
from collections import defaultdict
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document
from repocheck.facts.licences.names import bare_name, expression, normalised
from repocheck.facts.licences.texts import classify
from repocheck.facts.manifests import Packaging
from repocheck.facts.places import is_unpacked, own_names
from repocheck.facts.subject import Subject
from repocheck.text.pattern import Pattern, late_regex

LICENCE_FILES = (
    "{,*/,*/*/}{licen[cs]e,unlicen[cs]e,copying,copyright}*",
    "{,*/,*/*/}*[_-]licen[cs]e*",
    "licen[cs]es/*",
    "{,doc/,docs/}{lizenz,eula,legal,terms}*",
    "{gpl,lgpl,agpl,mit,bsd,apache,mpl,cecill}{,[._-]*}.{txt,md}",
    "legal/*",
)
"""Globs of licence files; the names are looked at more closely here."""
LICENCE_HEADING = late_regex(
    r"^\W{0,8}(?:\d{1,2}[.)]?\s{0,4})?(?:licen[cs](?:e|es|ing)|lizenz(?:en|ierung)?|licença|licencia|licenza|licentie|лицензия)\b|^\W{0,8}(?:许可|协议|开源协议|许可证|ライセンス|라이[선센]스)",
    re.IGNORECASE,
)
"""A heading of the section on the licence."""
_BY_NAME = late_regex(
    r"(?<![\w/.-])(?:LICEN[CS]E|COPYING)(?:\.(?:md|txt|rst))?(?=[\s`'\"),;]|\.?$)(?!\s[A-Z])"
)
"""A customary name of the file, as a sentence says where the terms stand."""
_LAST_HOMES = ("legal/", ".github/", "docs/", "doc/")
_HOMES = ("", "LICENSES/", "licenses/", "LICENSE/", "LICENCE/", "COPYING/")
_FILE = Pattern(
    r"(?:(?:un)?licen[cs]e|copying|copyright|lizenz|eula|legal|terms[ _-]of[ _-](?:use|service))(?:[ ._-].*)?"
    r"|(?:l?gpl|agpl|mit|bsd|apache|mpl|cecill)(?:[._-][\w.-]{0,20})?\.(?:txt|md)"
    r"|(?-i:TERMS)(?:\.(?:md|rst|txt))?|\w+[_-]licen[cs]e(?:\.(?:md|rst|txt))?",
    any_of=(
        *("licen", "copying", "copyright", "lizenz", "eula", "legal", "terms", "gpl", "mit", "bsd", "apache"),
        *("mpl", "cecill"),
    ),
    flags=re.IGNORECASE,
)
_NOT_FILE = late_regex(
    r".*\.(?:template|tmpl|in|py|pyc|sh|js|ts|json|ya?ml|toml|css|png|svg|jpe?g|gif|cfg|java|c|cpp|h|go|rb|r)"
    r"|.*(?:third|3rd)[_-]?part.*|.*notice.*|(?:check|add|update|get|fix|insert)[_-]licen.*",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = late_regex(r"weight|model|data|checkpoint|asset|font|doc|content|media|nvidia|param", re.IGNORECASE)


@fact(reads=LICENCE_FILES)
def licence_files(
    subject: Subject,
    programs: tuple[str, ...],
    named_terms: dict[str, str],
    called_as_licences: dict[str, list[str]],
) -> tuple[str, ...]:
    """Return the licence files beside the README, those of the code before those of data or weights.

    Where there is none by its name, those count that a manifest or the README names.
    """
    homes = dict.fromkeys([f"{subject.folder}/" if subject.folder else "", *_HOMES])
    found = (
        _licences_in(called_as_licences, tuple(homes))
        or _licences_of_folders(subject, programs, called_as_licences)
        or [path for path in named_terms if path in subject.own]
        or _licences_in(called_as_licences, _LAST_HOMES)
    )
    return tuple(sorted(found, key=_rank))


@fact()
def named_terms(
    subject: Subject, package_metadata: tuple[Packaging, ...], readme: Document | None
) -> dict[str, str]:
    """Return the paths that manifests in the root and the README name as the terms, and who does."""
    found = {
        normpath(each.licence_file): each.path
        for each in package_metadata
        if each.licence_file and "/" not in each.path and not any(mark in each.licence_file for mark in "*?[")
    }
    for link in readme.links if readme else ():
        path = normpath(join(dirname(readme.path if readme else ""), unquote(link.target.partition("#")[0])))
        if path in subject.own and any(LICENCE_HEADING.search(title) for title in link.section):
            found.setdefault(path, readme.path if readme else "")
    for sentence, _, _ in readme.sentences if readme else ():
        if "LICEN" in sentence or "COPYING" in sentence:
            for name in _BY_NAME.finditer(sentence):
                found.setdefault(name[0], readme.path if readme else "")
    return found


def _licences_of_folders(
    subject: Subject, programs: tuple[str, ...], called_as_licences: dict[str, list[str]]
) -> list[str]:
    """Return the licences of the folders in which all programs lie, if these have the same one.

    A folder that came out of the download of another repository has the licence of that one.
    """
    folders = {path.partition("/")[0] if "/" in path else "" for path in programs if not path.endswith(".sh")}
    if not folders or "" in folders or any(is_unpacked(each, own_names(subject)) for each in folders):
        return []
    found = [_licences_in(called_as_licences, (f"{folder}/",)) for folder in sorted(folders)]
    paths = [path for group in found for path in group]
    named = {classify(text).spdx for _, text in subject.texts_at(paths)} if len(folders) > 1 else set()
    return paths if all(found) and len(named) <= 1 else []


@fact()
def called_as_licences(subject: Subject) -> dict[str, list[str]]:
    """Return the files that may be licences by their names, by their folders in lower case."""
    candidates: dict[str, list[str]] = defaultdict(list)
    for path in subject.files.holding(_FILE.any_of):
        candidates[path[: path.rfind("/") + 1].lower()].append(path)
    return candidates


def _licences_in(called_as_licences: dict[str, list[str]], homes: tuple[str, ...]) -> list[str]:
    found = (
        path
        for home in homes
        for path in called_as_licences.get(home.lower(), ())
        if _is_licence(path.rpartition("/")[2], home)
    )
    return list(dict.fromkeys(found))


@fact()
def nested_licences(subject: Subject, licence_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return licence files in folders."""
    others = frozenset(licence_files)
    return tuple(
        path
        for path in subject.find(*LICENCE_FILES)
        if "/" in path and _is_licence(path.rpartition("/")[2], "") and path not in others
    )


def _is_licence(name: str, home: str) -> bool:
    if "/" in name or not name or _NOT_FILE.fullmatch(name):
        return False
    if _FILE.fullmatch(name):
        return True
    stem = name.removesuffix(".txt")
    return home.lower() == "licenses/" and bool(expression(stem) or bare_name(normalised(stem)))


def is_of_parts(path: str) -> bool:
    """Return whether a licence file is, by its name, that of data, weights or other parts."""
    return not _is_plain(path) and _PARTS.search(path.rpartition("/")[2]) is not None


def _rank(path: str) -> tuple[bool, bool, int, str]:
    return is_of_parts(path), not _is_plain(path), len(path), path


def _is_plain(path: str) -> bool:
    name = path.rpartition("/")[2].lower().partition(".")[0]
    return name in {"license", "licence", "copying", "unlicense", "copyright"}
