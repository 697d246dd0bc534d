"""Read which licence a repository gives its files one by one: REUSE.toml, DEP-5, heads of its programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.licences.names import expression, tagged
from repocheck.facts.manifests import load_toml
from repocheck.facts.subject import Subject
from repocheck.text.pattern import late_regex

REUSE_FILES = ("REUSE.toml", ".reuse/dep5", "debian/copyright")
_EVERYTHING = frozenset({"*", "**", "**/*"})
_FILES = late_regex(r"^Files:([^\n]{0,1000}(?:\n[ \t][^\n]{0,1000}){0,50})", re.MULTILINE)
_BLANK = late_regex(r"\n[ \t\r]*\n")
_LICENSE = late_regex(r"^License:[ \t]*(\S[^\n]{0,100})", re.MULTILINE)
_PROGRAM_FILES = ("{,*/,*/*/}*.{py,r,jl,m,c,cc,cpp,cu,f90,java,lua}",)
_NOTICES = (
    (
        late_regex(r"either version 3 of the license, or (?:\(at your option\) )?any later version"),
        "-3.0-or-later",
    ),
    (
        late_regex(r"either version 2 of the license, or (?:\(at your option\) )?any later version"),
        "-2.0-or-later",
    ),
    (
        late_regex(r"either version 2\.1 of the license, or (?:\(at your option\) )?any later version"),
        "-2.1-or-later",
    ),
)
"""How the notices of the GNU licences end, and what that says of the version."""
_FAMILIES = (
    ("affero general public", "AGPL"),
    ("lesser general public", "LGPL"),
    ("general public license", "GPL"),
)
_OTHER_NOTICES = (
    ("licensed under the apache license, version 2.0", "Apache-2.0"),
    ("permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"),
    ("subject to the terms of the mozilla public license, v. 2.0", "MPL-2.0"),
)
"""Notices that the licences ask to put into the head of each file.
Source: the appendices of the licences, "How to Apply These Terms"."""
_IN_NOTICES = ("license", "granted", "copyright")
"""One of these stands in each notice, and in what says who holds the rights."""
_OF_OTHERS = late_regex(
    r"copyright\s(?:\(c\)\s)?(?:\d{4}(?:\s?-\s?\d{4})?,?\s)?(?:the\s)?"
    r"(google|tensorflow|hugging\s?face|nvidia|facebook|meta\splatforms|openai|deepmind|microsoft|eleutherai|apple"
    r"|amazon|allen\sinstitute|salesforce|baidu|alibaba|the\sapache|gradle|jax"
    r"|[a-z][\w.-]{1,30}(?=\s(?:consortium|foundation)\b))",
)
"""Who holds the rights in files that come with research code more often than out of it."""
_HEAD_CHARS = 1_500
_MAX_PROGRAMS = 50
_MAX_RULES = 50
_MAX_GLOBS = 50
_MIN_NOTICES = 2
_MARKS = late_regex(r"^[ \t]*(?:[#%*!;]|//|--)+", re.MULTILINE)


class _Rule(NamedTuple):
    """Some files, and the licence that they have."""

    globs: list[str]
    spdx: str
    flat: bool
    """Whether one asterisk stays within a folder."""

    def covers(self, path: str) -> bool:
        """Return whether the rule is about a file."""
        depth = path.count("/")
        return any(
            fnmatchcase(path, glob) and (not self.flat or "**" in glob or glob.count("/") == depth)
            for glob in self.globs[:_MAX_GLOBS]
        )


@fact(reads=(*REUSE_FILES, *_PROGRAM_FILES), hides=False)
def licence_of_files(subject: Subject, programs: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the SPDX expression that holds for the code, and the file that says so.

    A rule for all files comes first, else what most of the programs have in their heads.
    Source: https://reuse.software/spec-3.3/
    """
    for path, text in subject.texts(*REUSE_FILES):
        rules = list(_annotations(text) if path.endswith(".toml") else _stanzas(text))
        if spdx := _of_most(rules, programs):
            return spdx, path
    heads = {path: text[:_HEAD_CHARS] for path, text in subject.texts_at(programs[:_MAX_PROGRAMS])}
    owner = subject.evidence.requested.owner.lower()
    stated = {path: spdx for path, head in heads.items() if (spdx := tagged(head))}
    if 2 * len(stated) <= len(heads):
        stated = {
            path: spdx for path, spdx in stated.items() if not _is_of_others(_plain(heads[path]), owner)
        }
    if not stated:
        stated = {path: spdx for path, head in heads.items() if (spdx := _noticed(_plain(head), owner))}
        if len(stated) < _MIN_NOTICES or 2 * len(stated) <= len(heads):
            return None  # a few files of others keep their notices
    ((most, _),) = Counter(stated.values()).most_common(1)
    return most, next(path for path, spdx in stated.items() if spdx == most)


def _plain(head: str) -> str:
    """Return the words of the head of a program; nothing if it has none that stands in every notice."""
    lowered = head.lower()
    if not any(word in lowered for word in _IN_NOTICES):
        return ""
    return " ".join(_MARKS.sub(" ", lowered).split())


def _is_of_others(plain: str, owner: str) -> bool:
    """Return whether the head of a program says that others than the repository's owner hold its rights."""
    others = _OF_OTHERS.search(plain)
    return others is not None and others[1].replace(" ", "") not in owner


def _noticed(plain: str, owner: str) -> str | None:
    """Return the licence whose notice stands in the head of a program, unless others hold its rights."""
    if _is_of_others(plain, owner):
        return None
    for notice, version in _NOTICES:
        if notice.search(plain):
            return next((f"{family}{version}" for words, family in _FAMILIES if words in plain), None)
    return next((spdx for notice, spdx in _OTHER_NOTICES if notice in plain), None)


def _of_most(rules: list[_Rule], programs: tuple[str, ...]) -> str | None:
    """Return what the rule for everything gives, else what most programs have by the last rule for each."""
    whole = next((rule.spdx for rule in rules if _EVERYTHING.intersection(rule.globs)), None)
    if whole:
        return expression(whole)
    given: Counter[str] = Counter()
    for path in programs[:_MAX_PROGRAMS]:
        given.update([rule.spdx for rule in rules[-_MAX_RULES:] if rule.covers(path)][-1:])
    return expression(given.most_common(1)[0][0]) if given else None


def _annotations(text: str) -> Iterator[_Rule]:
    """Yield what each annotation of a REUSE.toml says; one asterisk stays within a folder there."""
    rules = load_toml(text).get("annotations")
    for rule in rules if isinstance(rules, list) else []:
        paths = rule.get("path") if isinstance(rule, dict) else None
        globs = [path for path in (paths if isinstance(paths, list) else [paths]) if isinstance(path, str)]
        if globs and isinstance(spdx := rule.get("SPDX-License-Identifier"), str):
            yield _Rule(globs, spdx, flat=True)


def _stanzas(text: str) -> Iterator[_Rule]:
    """Yield what each stanza of a file in the form of Debian's says.

    Source: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
    """
    for stanza in _BLANK.split(text):
        files, licence = _FILES.search(stanza), _LICENSE.search(stanza)
        if files and licence and (globs := files[1].split()):
            yield _Rule(globs, licence[1], flat=False)
