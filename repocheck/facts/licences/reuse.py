"""Read which licence a repository gives its files one by one: REUSE.toml, DEP-5, heads of its programs."""

from __future__ import annotations

import re
from collections import Counter

from repocheck.facts.fact import fact
from repocheck.facts.licences.names import expression, tagged
from repocheck.facts.manifests import load_toml
from repocheck.facts.subject import Subject
from repocheck.text.pattern import late_regex

REUSE_FILES = ("REUSE.toml", ".reuse/dep5")
_EVERYTHING = frozenset({"*", "**", "**/*"})
_OF_ALL = late_regex(
    r"^Files:[ \t]*\*[ \t]*$(?:\n(?![ \t\r]*$|License:)[^\n]*){0,50}\nLicense:[ \t]*(\S[^\n]{0,100})",
    re.MULTILINE,
)
_HEAD_CHARS = 1_500
_MAX_PROGRAMS = 50


@fact(reads=REUSE_FILES, hides=False)
def licence_of_files(subject: Subject, programs: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the SPDX expression that holds for the code, and the file that says so.

    A rule for all files comes first, else what most of the programs have in their heads.
    Source: https://reuse.software/spec-3.3/
    """
    for path, text in subject.texts(*REUSE_FILES):
        spdx = _of_table(text) if path.endswith(".toml") else _of_stanza(text)
        if spdx:
            return spdx, path
    heads = subject.texts_at(programs[:_MAX_PROGRAMS])
    stated = {path: spdx for path, text in heads if (spdx := tagged(text[:_HEAD_CHARS]))}
    if not stated:
        return None
    ((most, _),) = Counter(stated.values()).most_common(1)
    return most, next(path for path, spdx in stated.items() if spdx == most)


def _of_table(text: str) -> str | None:
    rules = load_toml(text).get("annotations")
    for rule in rules if isinstance(rules, list) else []:
        paths = rule.get("path") if isinstance(rule, dict) else None
        named = {paths} if isinstance(paths, str) else set(paths if isinstance(paths, list) else ())
        if named & _EVERYTHING and isinstance(spdx := rule.get("SPDX-License-Identifier"), str):
            return expression(spdx)
    return None


def _of_stanza(text: str) -> str | None:
    found = _OF_ALL.search(text)
    return expression(found[1]) if found else None
