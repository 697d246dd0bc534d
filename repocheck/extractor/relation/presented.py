"""Find the names of what a paper presents: ``we introduce TinyKit, a kit for …``, ``our TinyKit package``.

Source: titles, abstracts and introductions of papers in LaTeX, PDF and Markdown.
"""

from __future__ import annotations

import re
from itertools import takewhile

from repocheck.extractor.relation.last_name import MAX_WORDS, NAMELESS, last_name
from repocheck.extractor.relation.titled import MARKS, PROGRAMMED_IN, THINGS, is_shaped, tight
from repocheck.text.pattern import late_regex

MAX_SHOWN = 200
"""Characters behind *we present* in which the name stands."""
_SHOWS = late_regex(
    r"\b(?:we|this[ ](?:paper|work|article|study|thesis))\b(?:[ ][\w-]{1,30}){0,4}?[ ]"
    r"(?:introduc|present|propos|develop|announc|describ|contribut|buil[dt]|creat|design|construct|releas|call|"
    r"nam|dub|term|implement|publish|open-sourc|provid|offer)\w{0,5}",
    re.IGNORECASE,
)
_OUR_TOOL = late_regex(
    r"\bour[ ]([^\s,;:()]{3,40})[ ](?:package|library|toolbox|toolkit|software|plugin|simulator)\b",
    re.IGNORECASE,
)
_CALLED = late_regex(
    r"\b(?:called|named|dubbed|termed|coined)\b|\bour(?:[ ][\w-]{1,30}){0,3}?[ ]"
    rf"(?:{'|'.join(sorted(THINGS))}),?(?=[ ])",
    re.IGNORECASE,
)
_EXPLAINED = late_regex(
    r"(?:,|[ ]is)[ ](?:our|a[ ]new|a[ ]novel|an?(?:[ ][\w-]{1,30}){1,6}?[ ](?:that|which)[ ]we[ ]"
    r"(?:have[ ])?(?:developed|wrote|written|built|created|implemented|designed))\b"
)
_OF_OTHERS = frozenset({"at", "by", "for", "from", "in", "on", "to", "using", "via", "with"})
"""What stands behind *called* where that names nothing: ``variants called with X``."""
_ENDS_SHOWN = late_regex(
    r"\b(?:of|for|on|with|in|to|from|by|that|which|using|against|over|based|as)\b|[;:]|[.?!](?=\s|\Z)"
)
_STOP = late_regex(r"[.?!](?=\s|\Z)")
_IN_BRACKETS = late_regex(r"\(([A-Za-z][\w+-]{1,20})\)")


def presented(plain: str) -> set[str]:
    """Return the names, in their tight form, of what a text without markup presents as its authors' own."""
    found = set()
    for shows in _SHOWS.finditer(plain):
        found |= _shown(plain[shows.end() : shows.end() + MAX_SHOWN])
    for called in _CALLED.finditer(plain):
        words = plain[called.end() : called.end() + MAX_SHOWN].split()[:MAX_WORDS]
        words = list(takewhile(lambda word: word not in _OF_OTHERS, words))
        found |= {tight(next(filter(_is_name, words), ""))}
    found |= {tight(called[1]) for called in _OUR_TOOL.finditer(plain) if _is_tool(called[1])}
    found |= {
        tight(last_name(plain[max(0, at.start() - 99) : at.start()])) for at in _EXPLAINED.finditer(plain)
    }
    return found


def _shown(behind: str) -> set[str]:
    """Return the names that follow the verb that shows something: ``a toolkit, TinyKit, for …``."""
    end, stop = _ENDS_SHOWN.search(behind), _STOP.search(behind)
    words = (behind[: end.start()] if end else behind).split()
    bracket = _IN_BRACKETS.search(behind[: stop.start()] if stop else behind)
    return {tight(word) for word in words if _is_name(word)} | ({tight(bracket[1])} if bracket else set())


def _is_tool(word: str) -> bool:
    """Return whether what stands between *our* and the noun is a name, and not a language or a place."""
    bare = word.strip(MARKS)
    return is_shaped(word) and not PROGRAMMED_IN.fullmatch(bare) and tight(bare) not in NAMELESS


def _is_name(word: str) -> bool:
    bare = word.strip(MARKS)
    return bare[:1].isupper() or is_shaped(word)
