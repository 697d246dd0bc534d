"""Judge from the sentence whose code a link points to.

The cue nearest before the link decides; a cue of ownership that the whole sentence hangs on ("we release
our code, built on X, at …") outweighs a foundation named in passing; what stands behind the link is asked
only if nothing before it tells. Where nothing tells, the relation is `unclear`, never a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from repocheck.knowledge import ownership_phrases as phrases
from repocheck.knowledge.phrase import Phrase
from repocheck.models import Relation
from repocheck.text.pattern import Pattern
from repocheck.text.sentence import LOOK, ends_a_sentence, quoted, sentence_around

MAX_KEPT = 2_048
"""Judgements remembered, 2 MB at most: claims ask again what links asked, and papers use the same words."""


def any_of(table: tuple[Phrase, ...]) -> Pattern:
    """Return a pattern that finds any phrase of a table, ignoring case.

    Phrases that start at the edge of a word are tried only there, which halves the time.
    """
    patterns = [row.pattern for row in table]
    inside = "|".join(f"(?:{pattern})" for pattern in patterns if not pattern.startswith(r"\b"))
    at_edge = "|".join(f"(?:{pattern[2:]})" for pattern in patterns if pattern.startswith(r"\b"))
    regex = "|".join(filter(None, (at_edge and rf"\b(?:{at_edge})", inside)))
    return Pattern(regex, flags=re.IGNORECASE)


_OWN_STRONG = any_of(phrases.OWN_STRONG)
_OWN_WEAK = any_of(phrases.OWN_WEAK)
_THIRD = any_of(phrases.THIRD)
_THIRD_AFTER = any_of(phrases.THIRD_AFTER)
_OWN_AFTER = any_of(phrases.OWN_AFTER)
_GOODS_BEFORE = any_of(phrases.GOODS_BEFORE)
_THERE_AFTER = any_of(phrases.THERE_AFTER)
_WE_USE = any_of(phrases.WE_USE)
_FOUNDATION = any_of(phrases.FOUNDATION)
_AND_THERE = any_of(phrases.AND_THERE)
_IDLE = re.compile(
    r"\bsee[ ](?!also\b|e\.g)|\\(?!footnote|cite)[A-Za-z]{1,20}(?=[{])"
    r"|(?:(?<=\bthe )|(?<=\ban ))open[- ]source\b",
    re.IGNORECASE,
)
"""What tells nothing: that one should look, names of commands, an adjective that is written like a verb."""
_MARKS = re.compile(r"(?:[\s(\[<`\"'*_]|(?<!\\footnote)[{])+\Z")
_NOTE_BEHIND_STOP = re.compile(r"[.?!][~ ]?\\footnote[{][^{}]{0,200}(?:[{][^{}]{0,200})?\Z")
_GOES_ON = re.compile(r"(?:\b(?:at|on|in|here|via|under|is|are)|:)[\s(\[<]*\Z", re.IGNORECASE)


def relation_of(text: str, start: int, end: int, limit: int = 0) -> tuple[Relation, str]:
    """Return whose code the link at a span is, and the sentence that says so.

    Args:
        text: The view's text.
        start: First position of the link.
        end: Position behind the link.
        limit: Position behind the link before; a sentence with several links is judged piece by piece.
    """
    first, last = sentence_around(text, start, end)
    quote = quoted(text[first:last])
    before = " ".join(text[max(first, limit) : start].split())
    after = " ".join(text[end : min(last, end + LOOK)].split())
    if text[end : end + 1].isspace():
        after = " " + after
    relation = judge(before, after)
    if relation is Relation.UNCLEAR and limit > first and _enumerates(text[first:limit], before):
        relation = judge(" ".join(text[first:start].split()), after)
    return relation, quote


def _enumerates(earlier: str, between: str) -> bool:
    """Return whether what was said of the link before still holds: no sentence ended since."""
    return not (ends_a_sentence(_MARKS.sub("", between)) or _NOTE_BEHIND_STOP.search(earlier))


@lru_cache(MAX_KEPT)
def judge(before: str, after: str) -> Relation:
    """Return the relation that the parts of a sentence before and after a link speak for.

    What stands behind the last semicolon is asked first, and the rest only if that does not tell.
    """
    before = _IDLE.sub("", before)
    clause = before.rpartition(";")[2]
    relation = _judge(clause, after)
    return _judge(before, after) if relation is Relation.UNCLEAR and clause != before else relation


def _judge(before: str, after: str) -> Relation:
    """Judge a clause.

    An address that stands alone behind a full stop can still belong to "Code is available.", but not to what
    was said there of somebody else's work.
    """
    third = -1 if ends_a_sentence(_MARKS.sub("", before)) else _last(_THIRD, before)
    strong = _last(_OWN_STRONG, _WE_USE.sub("--", before))
    if third >= 0 and _AND_THERE.search(before) and _last(_THIRD, _FOUNDATION.sub(" ", before)) < 0:
        third = -1
    weak = _last(_OWN_WEAK, before)
    if third >= 0:
        goes_on = "," in before[third:] and _GOES_ON.search(before)
        in_passing = strong >= 0 and (goes_on or weak > third)
        return Relation.OWN if strong > third or in_passing else Relation.THIRD_PARTY
    if strong >= 0:
        return Relation.OWN
    if _THIRD_AFTER.search(after):
        return Relation.THIRD_PARTY
    own = (
        weak >= 0 or _OWN_AFTER.search(after) or (_GOODS_BEFORE.search(before) and _THERE_AFTER.search(after))
    )
    return Relation.OWN if own else Relation.UNCLEAR


def _last(pattern: Pattern, text: str) -> int:
    """Return where the last match ends; -1 if there is none."""
    return max((found.end() for found in pattern.finditer(text)), default=-1)
