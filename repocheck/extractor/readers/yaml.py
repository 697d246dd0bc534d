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
        yield from papers_in(source, text)


def _written(source: Source, text: str) -> list[str]:
    """Return the documents as JSON; tabs become blanks if it is no YAML with them."""
    try:
        return _Writer().all(text)
    except yaml.YAMLError:
        if "\t" not in text:
            raise
        written = _Writer().all(text.expandtabs(_TAB))
        source.note("it is no YAML for the tabs in it, which were read as blanks")
        return written


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
        documents = []
        for node in yaml.compose_all(text, Loader=_LOADER):
            self._parts, self._line = [], 0
            self._write(node, 0)
            documents.append("".join(self._parts))
        return documents

    def _write(self, node: yaml.Node, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > _MAX_DEPTH:
            raise ValueError("it is nested too deeply, or too large")
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
