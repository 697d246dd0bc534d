"""Inline elements that a style sheet sets below each other, as the paragraphs that a reader sees.

A page may hold each of its entries in a ``span`` of one class, one right behind the other: the tag says that
they are words of one line, but several long ones with nothing between them are a list.

Source: home pages of groups and programs made with frameworks that have classes for lists. Blind spots: links
that are set below each other, which stay links; elements of different classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import late_regex

_SPAN = late_regex(r"<(?P<close>/?)span(?=[\s>])(?P<rest>[^<>]{0,2000})>", re.I)
_CLASS = late_regex(r"\sclass\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,200})", re.I)
_TAG = late_regex(r"<[^<>]{0,2000}>")
_MIN_SPANS, _MIN_CHARS = 3, 60
"""Elements of one class in a row, and characters that they have on average, from which on they are a list."""
_MAX_OPEN = 200


class _Span(NamedTuple):
    """An element by the places of its tags."""

    start: int
    close: int
    end: int
    name: str
    """Its class."""


def stacked(text: str) -> str:
    """Return a page with the tags of paragraphs in place of those of such elements; all places stay."""
    tags = {}
    for run in _runs(text):
        chars = sum(len(_TAG.sub("", text[each.start : each.end]).strip()) for each in run)
        if len(run) >= _MIN_SPANS and chars >= _MIN_CHARS * len(run):
            tags.update({each.start: "<p   " for each in run} | {each.close: "</p   " for each in run})
    parts, at = [], 0
    for start, tag in sorted(tags.items()):
        parts += [text[at:start], tag]
        at = start + len(tag)
    return "".join([*parts, text[at:]]) if tags else text


def _runs(text: str) -> Iterator[list[_Span]]:
    """Yield the elements of one class that stand right behind each other."""
    waiting: list[tuple[int, str]] = []
    runs: dict[int, list[_Span]] = {}
    for tag in _SPAN.finditer(text):
        if not tag["close"]:
            named = _CLASS.search(tag["rest"])
            waiting = [*waiting[-_MAX_OPEN:], (tag.start(), named[1].strip() if named else "")]
            continue
        if not waiting:
            continue
        start, name = waiting.pop()
        span, run = _Span(start, tag.start(), tag.end(), name), runs.get(len(waiting), [])
        if run and name and run[-1].name == name and not text[run[-1].end : start].strip():
            run.append(span)
            continue
        yield run
        runs[len(waiting)] = [span]
    yield from runs.values()
