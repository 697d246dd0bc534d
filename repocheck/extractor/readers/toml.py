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

_TABLE = late_regex(
    r"^[ \t]{0,40}\[{1,2}[ \t]{0,9}(\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[\w-]{1,200})[ \t]{0,9}\]{1,2}", re.M
)
"""The head of a table of the first level, or of one of an array of such."""


_BEGINS = late_regex(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*\[{1,2}[\w\"'.-]{1,200}\]{1,2}[ \t\r]*\n(?:[\w-]{1,60}[ \t]*=[^\n]*\n)"
)
"""A file that begins with a table and its first key."""
_KEY = late_regex(r"^[ \t]{0,40}([\w-]{1,200})[ \t]{0,40}=", re.M)


def _sniff(head: str, name: str) -> Confidence | None:
    return Confidence.HIGH if name.lower().endswith(".toml") or _BEGINS.match(head) else None


def _read(source: Source) -> Iterator[Paper]:
    text = source.text()
    try:
        held = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DigestError(
            f"{source.name}: this is no TOML: {str(error)[:200]}",
            "Correct it, or read it as text with --from text.",
        ) from error
    yield from papers_in(source, _Writer(text).all(held), "toml")


class _Writer:
    """Writes tables as JSON; every value stands in the line in which its key stands."""

    def __init__(self, text: str) -> None:
        self._parts: list[str] = []
        self._line = 0
        self._heads: dict[str, list[tuple[int, dict[str, int]]]] = defaultdict(list)
        """Line of each head, and of each key below it, by the name of the table."""
        heads = list(_TABLE.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        line = at = 0
        for head, end in zip(heads, ends, strict=True):
            line, at = line + text.count("\n", at, head.start()), head.start()
            keys: dict[str, int] = {}
            below, last = line, at
            for key in _KEY.finditer(text, at, end):
                below, last = below + text.count("\n", last, key.start()), key.start()
                keys.setdefault(key[1], below)
            self._heads[head[1].strip("\"'")].append((line, keys))

    def all(self, held: dict[str, Any]) -> str:
        """Return the whole as JSON."""
        self._parts.append("{")
        for number, (key, value) in enumerate(held.items()):
            several = isinstance(value, list)
            self._parts.append(f"{',' if number else ''}{json.dumps(key)}:{'[' if several else ''}")
            for count, each in enumerate(value if several else [value]):
                self._parts.append("," if count else "")
                heads = self._heads[key]
                self._write(each, *(heads[count] if count < len(heads) else (self._line, {})))
            self._parts.append("]" if several else "")
        return "".join([*self._parts, "}"])

    def _write(self, value: object, line: int, keys: dict[str, int]) -> None:
        self._go_to(line)
        if not isinstance(value, dict):
            self._parts.append(json.dumps(value, ensure_ascii=False, default=str))
            return
        self._parts.append("{")
        for number, (key, each) in enumerate(value.items()):
            self._parts.append("," if number else "")
            self._go_to(keys.get(key, self._line))
            self._parts.append(f"{json.dumps(key)}:{json.dumps(each, ensure_ascii=False, default=str)}")
        self._parts.append("}")

    def _go_to(self, line: int) -> None:
        self._parts.append("\n" * (line - self._line))
        self._line = max(line, self._line)


FORMAT = Format("toml", "TOML; one paper per table that describes one", _sniff, _read)
