"""TOML: written out as JSON table by table, and read as that, so that every record keeps its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from repocheck.errors import DigestError
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.json import papers_in
from repocheck.models import Confidence, Paper
from repocheck.text.pattern import late_regex

_TABLE = late_regex(r"^[ \t]{0,40}\[{1,2}[ \t]{0,9}(\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[\w-]{1,200})[ \t]{0,9}\]{1,2}", re.M)
"""The head of a table of the first level, or of one of an array of such."""


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.HIGH if name.lower().endswith(".toml") else None


def _read(source: Source) -> Iterator[Paper]:
    text = source.text()
    try:
        held = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DigestError(
            f"{source.name}: this is no TOML: {str(error)[:200]}", "Correct it, or read it as text with --from text."
        ) from error
    yield from papers_in(source, _written(text, held))


def _written(text: str, held: dict[str, Any]) -> str:
    """Return the tables as JSON, each in the line in which its head stands."""
    heads: dict[str, list[int]] = defaultdict(list)
    for head in _TABLE.finditer(text):
        heads[head[1].strip("\"'")].append(text.count("\n", 0, head.start()))
    parts: list[str] = ["{"]
    line = 0
    for number, (key, value) in enumerate(held.items()):
        parts.append("," if number else "")
        several = isinstance(value, list)
        parts.append(f"{json.dumps(key)}:{'[' if several else ''}")
        for count, each in enumerate(value if several else [value]):
            at = heads[key][count] if count < len(heads[key]) else line
            parts += ["," if count else "", "\n" * (at - line), json.dumps(each, ensure_ascii=False, default=str)]
            line = max(line, at)
        parts.append("]" if several else "")
    return "".join([*parts, "}"])


FORMAT = Format("toml", "TOML; one paper per table that describes one", _sniff, _read)
