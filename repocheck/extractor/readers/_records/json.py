"""JSON, one record at a time, each with the place where it stands.

An array of any length is read in flat memory. What is broken is handed out as text, so that nothing
in it is lost, and reading goes on behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from repocheck.extractor.readers._source import Source
from repocheck.models import Location, Paper, Passage, Relation
from repocheck.text.pattern import late_regex

CHUNK_CHARS = 65_536
"""Characters read at a time."""
MAX_RECORD_CHARS = 16_777_216
"""Length of one record; what is longer is handed out in pieces, as text."""
_FILLER = late_regex(r"[\s,]*")
_FILLER_IN = late_regex(r"[\s,:]*")
_NEXT_RECORD = late_regex(r"\}\s*,\s*(?=\{)")
_NAMES_OF_GROUP = frozenset(
    {
        "category",
        "conference",
        "date",
        "edition",
        "event",
        "group",
        "heading",
        "issue",
        "label",
        "name",
        "quarter",
        "section",
        "semester",
        "session",
        "term",
        "title",
        "track",
        "venue",
        "volume",
        "year",
    }
)
"""Keys of what an object that holds papers is called, as a heading is in a page."""
_MAX_NAME_CHARS = 100
_SURROGATE = late_regex(r"\\u[dD][89a-fA-F]")
_BEGINNING = late_regex(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\"{\[\]\d-]|true|false|null))")
_DECODER = json.JSONDecoder(parse_int=lambda digits: int(digits[:18]), parse_constant=lambda _: None)


class Record(NamedTuple):
    """One record of a digest."""

    name: str
    """Name of the digest."""
    raw: str
    """The record as it stands in the source."""
    line: int
    """1-based line of its first character."""
    value: Any = None
    """The record as Python has it; None if it is broken."""
    broken: str = ""
    """What is wrong with it; empty if nothing is."""
    key: str = ""
    """The key that it stands behind in an object; empty if none."""
    above: str = ""
    """What the objects around it are called, one name a line, the outermost first."""

    def parts(self) -> Iterator[Record]:
        """Yield what an array or object holds, each with its own place."""
        at = _FILLER_IN.match(self.raw, 1).end()  # type: ignore[union-attr] # it matches nothing as well
        line, seen = self.line, 0
        above = self._named_above()
        while at < len(self.raw) and self.raw[at] not in "]}":
            key = ""
            if isinstance(self.value, dict):
                key, at = _DECODER.raw_decode(self.raw, at)
                at = _FILLER_IN.match(self.raw, at).end()  # type: ignore[union-attr]
            value, end = decode(self.raw, at)
            line, seen = line + self.raw.count("\n", seen, at), at
            yield Record(self.name, self.raw[at:end], line, value, key=key, above=above)
            at = _FILLER_IN.match(self.raw, end).end()  # type: ignore[union-attr]

    def _named_above(self) -> str:
        """Return what stands above the parts: the names of the objects around, this record's last."""
        of = self.value.items() if isinstance(self.value, dict) else ()
        names = (
            str(each) for key, each in of if isinstance(each, str | int) and key.lower() in _NAMES_OF_GROUP
        )
        return "\n".join([self.above, self.key, *(each for each in names if len(each) <= _MAX_NAME_CHARS)])

    def at(self, key: str = "") -> Location:
        """Return the place of the first `key` in the record, or of the record."""
        offset = self.raw.find(json.dumps(key)) if key and "\n" in self.raw else -1
        return Location(path=self.name, line=self.line + self.raw.count("\n", 0, max(offset, 0)))

    def passage(
        self,
        key: str,
        text: object,
        field: str = "",
        relation: Relation | None = None,
        format: str = "text",
    ) -> tuple[Passage, ...]:
        """Return the passage that stands behind `key`; none if `text` is no text."""
        if not isinstance(text, str) or not text.strip():
            return ()
        return (text_passage(field or key, text, self.at(key), relation, format),)

    def as_text(self) -> Paper:
        """Return a broken record as a paper of its own; its text is kept, so that no link in it is lost."""
        place = self.at()
        return Paper(
            id=f"line-{self.line}",
            title=f"(broken record in line {self.line})",
            passages=(Passage(field="record", text=self.raw, found_at=place, format="json"),),
            found_at=place,
            extra={"malformed": self.broken},
        )


def text_passage(
    field: str, text: str, place: Location, relation: Relation | None = None, format: str = "text"
) -> Passage:
    """Return `text` of a record as a passage; its line ends are escaped, so that its line stays right."""
    text = text.strip()
    if "\n" in text:
        escaped = json.dumps(text, ensure_ascii=False)[1:-1]
        return Passage(field=field, text=escaped, found_at=place, format="json", relation=relation)
    return Passage(field, text, place, format, relation)


def decode(text: str, at: int = 0) -> tuple[Any, int]:
    """Return the value that starts at `at`, and the offset behind it; half surrogates become U+FFFD.

    Raises:
        ValueError: There is no JSON.
        RecursionError: It is nested too deeply.
    """
    value, end = _DECODER.raw_decode(text, at)
    if _SURROGATE.search(text, at, end):
        value = json.loads(
            json.dumps(value, ensure_ascii=False)
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
    return value, end


def is_json(head: str) -> bool:
    """Tell whether `head` begins a JSON array or object, which may go on behind its end."""
    start = len(head) - len(head.lstrip())
    if not _BEGINNING.match(head):
        return False
    try:
        return not head[_DECODER.raw_decode(head, start)[1] :].strip()
    except RecursionError:
        return True
    except ValueError as error:
        return _cut_short(error, head) or bool(re.match(r'\s*(?:\{|\[\s*\{)\s*"[^"\n]*"\s*:', head))


def records(source: Source) -> Iterator[Record]:
    """Yield the records of an array, or the one value that is none."""
    if source.head.lstrip().startswith("["):
        yield from _array(source)
    else:
        yield record_of(source.name, source.text())


def json_lines(source: Source) -> Iterator[Record]:
    """Yield the records of JSON lines."""
    for number, line in enumerate(source.lines(), 1):
        if text := line.strip():
            yield _whole(source.name, text, number)


def record_of(name: str, text: str) -> Record:
    """Return the record that a text is as a whole."""
    start = len(text) - len(text.lstrip())
    return _whole(name, text[start:], 1 + text.count("\n", 0, start))


def _whole(name: str, raw: str, line: int) -> Record:
    try:
        value, end = decode(raw)
    except (ValueError, RecursionError) as error:
        return Record(name, raw, line, broken=_fault(error))
    if raw[end:].strip():
        return Record(name, raw, line, broken=f"it goes on behind its end (character {end + 1})")
    return Record(name, raw, line, value)


def _fault(error: Exception, start: int = 0) -> str:
    """Say why the text from `start` on is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} (character {error.pos - start + 1})"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _array(source: Source) -> Iterator[Record]:
    chunks = source.chunks(CHUNK_CHARS)
    text, line = next(chunks, ""), 1
    at = text.find("[") + 1
    line += text.count("\n", 0, at)
    while True:
        begin = _FILLER.match(text, at).end()  # type: ignore[union-attr] # it matches nothing as well
        line += text.count("\n", at, begin)
        value, end, wants_more, broken = _next(text, begin)
        more = _more(chunks, len(text) - begin) if wants_more else ""
        if more:
            text, at = text[begin:] + more, 0
            continue
        if begin >= len(text) or text[begin] == "]":
            return
        if broken:
            following = _NEXT_RECORD.search(text, begin)
            end = following.end() if following else len(text)
        yield Record(source.name, text[begin:end], line, value, broken)
        line += text.count("\n", begin, end)
        at = end
        if at > CHUNK_CHARS:  # an error costs the decoder a walk over all that stands before it
            text, at = text[at:], 0


def _next(text: str, begin: int) -> tuple[Any, int, bool, str]:
    """Return the value at `begin`, its end, whether more text may change that, and what is wrong with it."""
    try:
        value, end = decode(text, begin)
    except RecursionError as error:
        return None, -1, False, _fault(error)
    except ValueError as error:
        wants_more = _cut_short(error, text) and not text.startswith("]", begin)
        return None, -1, wants_more, _fault(error, begin)
    return value, end, end == len(text), ""


def _cut_short(error: ValueError, text: str) -> bool:
    """Tell JSON that ends too early from JSON that is wrong; only the former is helped by reading on."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos >= len(text.rstrip()) - 12


def _more(chunks: Iterator[str], n_chars: int) -> str:
    """Return as much again as is there, so that the work stays linear; nothing once a record is too long."""
    if n_chars > MAX_RECORD_CHARS:
        return ""
    parts: list[str] = []
    while sum(map(len, parts)) <= n_chars and (chunk := next(chunks, "")):
        parts.append(chunk)
    return "".join(parts)
