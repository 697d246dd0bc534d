"""YAML: written out as JSON line by line, and read as that, so that every place stays right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from repocheck.errors import DigestError
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.json import papers_in
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

MAX_NODES = 2_000_000
"""Values in one file, those of aliases each time; a bomb of aliases has more."""
_MAX_DEPTH = 60
_TAB = 2
"""Columns of a tab: one step of most YAML, so that keys below a dash stand below its first key."""
_RECORD = late_regex(r"^\s{0,8}-?\s{0,4}(?:paper_?)?(?:title|name)[ \t]*:[ \t]+\S", re.M | re.I)
_BEGINS = late_regex(
    r"\s*(?:#[^\n]*\n\s*)*(?:---[ \t]*\n\s*)?(?:[\w-]+:[ \t]*\n\s*)?- (?:paper_?)?(?:title|name)[ \t]*:[ \t]",
)
_PLAIN = {sign: chr(0xFDD0 + number) for number, sign in enumerate(":@`%*&!")}
"""What stands for a sign of YAML that is part of a text, until it is read; no text has these characters."""
_AS_WRITTEN = {ord(stand_in): sign for sign, stand_in in _PLAIN.items()}
_TOO_DEEP = "it is nested too deeply, or too large"
_MAX_SIGNS = 200
"""Signs of one file; a file with more is no list of records."""
_NAMED = 8
_KEY = late_regex(r"[ -]{0,80}([\w-]{1,60})")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _sniff(head: str, name: str) -> Confidence | None:
    if name.lower().endswith((".yml", ".yaml")):
        return Confidence.HIGH
    begins = _BEGINS.match(head) and len(_RECORD.findall(head)) > 1 and "](" not in head
    return Confidence.HIGH if begins else None


def _read(source: Source) -> Iterator[Paper]:
    try:
        written = _written(source, source.text())
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        fault = " ".join(str(error).split())[:200]
        raise DigestError(
            f"{source.name}: this is no YAML: {fault}", "Correct it, or read it as text with --from text."
        ) from error
    for text in written:
        yield from papers_in(source, text, "yaml")


def _written(source: Source, text: str) -> list[str]:
    """Return the documents as JSON; tabs become blanks if it is no YAML with them.

    A sign that is no mark but a part of an unquoted text (``title: Nets: a Study``) is read so, and noted.
    """
    lines: list[int] = []
    while True:
        try:
            written = _Writer().all(text)
            break
        except yaml.MarkedYAMLError as error:
            spaced = text.expandtabs(_TAB)
            if spaced != text and (_is_yaml(spaced) or "\t" in _at(text, error.problem_mark)[1]):
                source.note("it is no YAML for the tabs in it, which were read as blanks")
                text = spaced
                continue
            at = _sign_at(text, error)
            if at is None or len(lines) == _MAX_SIGNS:
                raise
            lines.append(1 + text.count("\n", 0, at))
            text = text[:at] + _PLAIN[text[at]] + text[at + 1 :]
    if lines:
        named = ", ".join(map(str, sorted(set(lines))[:_NAMED])) + (" …" if len(set(lines)) > _NAMED else "")
        source.note(
            f"it is no YAML for signs in unquoted texts, which were read as part of these: line {named}"
        )
    return [each.translate(_AS_WRITTEN) for each in written] if lines else written


def _examine(text: str) -> None:
    """Refuse what is nested too deeply before it is composed: libyaml composes by recursion, in C.

    Raises:
        yaml.YAMLError: It is no YAML.
        ValueError: It is nested too deeply.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise ValueError(_TOO_DEEP)


def _is_yaml(text: str) -> bool:
    try:
        return sum(1 for _ in yaml.parse(text, Loader=_LOADER)) > 0
    except yaml.YAMLError:
        return False


def _sign_at(text: str, error: yaml.MarkedYAMLError) -> int | None:
    """Return the offset of the sign in a text that an error is about; None if it is about anything else.

    A line that begins with a key which others begin with as well is indented wrongly: its colon is a mark.
    """
    for mark in (error.problem_mark, error.context_mark):
        at, sign = _at(text, mark)
        if sign and sign in _PLAIN:
            key = _KEY.fullmatch(text[text.rfind("\n", 0, at) + 1 : at])
            is_key = key and len(re.findall(rf"^[ -]*{re.escape(key[1])}:", text, re.M)) > 1
            return None if is_key else at
    return None


def _at(text: str, mark: yaml.Mark | None) -> tuple[int, str]:
    """Return the offset of a mark, which counts lines and columns from 0, and the character there."""
    start = 0
    for _ in range(mark.line if mark else 0):
        start = text.find("\n", start) + 1
    at = start + mark.column if mark else len(text)
    return at, text[at : at + 1]


class _Writer:
    """Writes the nodes of YAML as JSON; every value stands in the line in which YAML has it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._line = 0
        self._nodes = 0

    def all(self, text: str) -> list[str]:
        """Return one JSON text for each document.

        Raises:
            yaml.YAMLError: It is no YAML.
            ValueError: It is too large, written out.
        """
        _examine(text)
        documents = []
        for node in yaml.compose_all(text, Loader=_LOADER):
            self._parts, self._line = [], 0
            self._write(node, 0)
            documents.append("".join(self._parts))
        return documents

    def _write(self, node: yaml.Node, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > _MAX_DEPTH:
            raise ValueError(_TOO_DEEP)
        behind = node.start_mark.line - self._line
        if behind > 0:
            self._parts.append("\n" * behind)
            self._line += behind
        if isinstance(node, yaml.MappingNode):
            self._parts.append("{")
            for number, (key, value) in enumerate(node.value):
                self._parts.append("," if number else "")
                self._write(key if isinstance(key, yaml.ScalarNode) else _blank(key), depth + 1)
                self._parts.append(":")
                self._write(value, depth + 1)
            self._parts.append("}")
        elif isinstance(node, yaml.SequenceNode):
            self._parts.append("[")
            for number, value in enumerate(node.value):
                self._parts.append("," if number else "")
                self._write(value, depth + 1)
            self._parts.append("]")
        else:
            empty = node.tag == "tag:yaml.org,2002:null"
            self._parts.append("null" if empty else json.dumps(node.value, ensure_ascii=False))


def _blank(node: yaml.Node) -> yaml.ScalarNode:
    """Return a name for a key that is no text."""
    return yaml.ScalarNode("tag:yaml.org,2002:str", "?", node.start_mark, node.end_mark)


FORMAT = Format("yaml", "YAML; one paper per object that describes one", _sniff, _read)
