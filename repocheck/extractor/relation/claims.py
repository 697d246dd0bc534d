"""Recognise what a paper says about its code: available, promised, and whether a link comes with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import AnyStr, NamedTuple

from repocheck.extractor.address import decode
from repocheck.extractor.relation.place import Places
from repocheck.extractor.relation.pointer import MAX_QUOTE, MAX_SENTENCE, own_addresses
from repocheck.extractor.relation.regions import Regions, kind_at
from repocheck.extractor.relation.relation import MAX_KEPT, any_of
from repocheck.knowledge import claim_phrases as phrases
from repocheck.models import Claim, ClaimKind, Link, LinkKind, Location, Paper, Passage, Relation
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.sentence import flat, quoted, sentences

_CLAIM = any_of(phrases.CLAIM)
_PROMISE = any_of(phrases.PROMISED)
_DENIAL = any_of(phrases.DENIAL)
_NO_CLAIM = any_of(phrases.NO_CLAIM)
_REFUSAL = any_of(phrases.REFUSAL)
_NOUN = any_of(phrases.NOUN)
_TURN = Pattern(phrases.TURN, flags=re.IGNORECASE)
_STEMS = (
    *(b"code", b"implement", b"script", b"software", b"repo", b"tool", b"librar", b"package", b"notebook"),
    *(b"github", b"quelltext", b"workflow", b"pipeline", b"do-file", b"dofile", b"plugin", b"plug-in"),
    *(b"replication", b"formali"),
)
"""Lower-case literals of which every noun contains one; searched at memory speed, unlike the pattern."""
_IDEOGRAMS = ("代码", "源码", "代碼", "程式碼", "原始碼")
"""The same in texts that are not ASCII."""
_BARE_ADDRESS = late_regex(r"\s*https?://\S+\s*")
_ADDRESS = late_regex(r"(?:https?://|www[.]|github[.]com/)[^\s<>()\[\]{}]{0,2000}[\w/]", re.IGNORECASE)
"""Its full stops end nothing."""
_NO_CODE = frozenset({LinkKind.SITE, LinkKind.PLACEHOLDER})


class _Statement(NamedTuple):
    """A sentence that says that code is, or will be, before the public."""

    promised: bool
    linked: bool
    """Whether an address that is not said to be somebody else's stands in the sentence."""
    quote: str
    found_at: Location


def claim_of(paper: Paper, links: tuple[Link, ...]) -> Claim | None:
    """Return what a paper says about its code; None if it says nothing.

    A sentence with an address goes first if the paper links to code that could be its own; of several
    sentences, one that says the code is there goes before a promise.

    Args:
        paper: The paper.
        links: Its links, from `links_of`.
    """
    stems = _stems_in("\n".join([passage.text for passage in paper.passages]))
    if not stems:
        return None
    regions = Regions()
    statements = [
        each for passage, found in _parted(paper, stems) for each in _statements(passage, found, regions)
    ]
    has_code = any(link.relation is not Relation.THIRD_PARTY and link.kind not in _NO_CODE for link in links)
    quotes = {link.quote[:MAX_QUOTE] for link in links if link.relation is not Relation.THIRD_PARTY}
    foreign = {link.quote[:MAX_QUOTE] for link in links} - quotes
    linked = [statement for statement in statements if statement.linked]
    with_link = has_code or bool(linked)
    candidates = linked or [statement for statement in statements if statement.quote not in foreign]
    if not candidates:
        return None
    chosen = min(candidates, key=lambda statement: statement.promised)
    return Claim(kind=_kind(chosen.promised, with_link), quote=chosen.quote, found_at=chosen.found_at)


def _kind(promised: bool, with_link: bool) -> ClaimKind:
    if promised:
        return ClaimKind.PROMISED_WITH_LINK if with_link else ClaimKind.PROMISED
    return ClaimKind.AVAILABLE if with_link else ClaimKind.AVAILABLE_NO_LINK


def _parted(paper: Paper, stems: list[int]) -> Iterator[tuple[Passage, list[int]]]:
    """Yield the passages in which stems stand, each with where they stand in it."""
    start = first = 0
    for passage in paper.passages:
        behind = bisect_left(stems, start + len(passage.text), first)
        if behind > first:
            yield passage, [at - start for at in stems[first:behind]]
        start, first = start + len(passage.text) + 1, behind


def _statements(passage: Passage, found: list[int], regions: Regions) -> Iterator[_Statement]:
    """Yield what a passage states; a question, a reference and the words of a template state nothing."""
    if passage.field == "references" or _BARE_ADDRESS.fullmatch(passage.text):
        return
    view = decode(passage.text, passage.format)
    places = Places(view.raw, passage.found_at)
    foreign = regions.of(view.text, passage.format)
    stems = iter(found if view.text is passage.text else _stems_in(view.text))
    stem = next(stems, len(view.text))
    for start, end in sentences(view.text):
        while stem < start:
            stem = next(stems, len(view.text))
        sentence = view.text[start : min(end, start + MAX_SENTENCE)]
        if stem >= end or not _NOUN.search(sentence) or (promised := _promised(_plain(sentence))) is None:
            continue
        if kind_at(foreign, start) or sentence.rstrip().endswith(("?", "？")):
            continue
        own, any_address = own_addresses(view.text, start, start + len(sentence), passage.format)
        if any_address and not own:
            continue
        quote = quoted(sentence)[:MAX_QUOTE]
        place = places.at(view.raw_span(start, end)[0], quote)
        yield _Statement(
            promised=promised,
            linked=bool(own),
            quote=quote,
            found_at=place,
        )


def _stems_in(text: str) -> list[int]:
    """Return where the stems of nouns stand, in order."""
    folded = text.encode("latin-1", "replace").lower()  # a byte for each character; see `address.anchors`
    found = list(_each(_STEMS, folded))
    if not text.isascii():
        found += _each(_IDEOGRAMS, text)
    return sorted(found)


def _each(literals: tuple[AnyStr, ...], text: AnyStr) -> Iterator[int]:
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            yield at
            at = text.find(literal, at + 1)


def _plain(sentence: str) -> str:
    """Return a sentence with single blanks and one address in place of all."""
    plain = flat(sentence)
    if "://" not in plain and "." not in plain[:-1]:
        return plain
    return _ADDRESS.sub("https://x", plain)


@lru_cache(MAX_KEPT)
def _promised(plain: str) -> bool | None:
    """Return whether a sentence promises code; None if it claims none.

    What is said of data before a *but* says nothing of the code behind it.
    """
    meant = _NO_CLAIM.sub(" ", plain)
    parts = (*_TURN.compiled.split(meant), meant) if _TURN.search(meant) else (meant,)
    claiming = next(filter(_claims, parts), "")
    return _PROMISE.search(claiming) is not None if claiming else None


def _claims(meant: str) -> bool:
    if not _CLAIM.search(meant) or _REFUSAL.search(meant):
        return False
    return not _DENIAL.search(meant) or _PROMISE.search(meant) is not None
