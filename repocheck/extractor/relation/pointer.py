"""Where a claim points if not to a host that we know: a lab's own page, a short address, another archive.

Such an address is listed, so that a reader can follow it, but names no repository that could be looked at.

Source: short addresses and pages of institutes behind "code is available at" in abstracts; the words that
arXiv's listings write in place of an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from repocheck.extractor.address import View, decode
from repocheck.extractor.relation.extract import extract_links
from repocheck.extractor.relation.place import Places
from repocheck.extractor.relation.relation import relation_of
from repocheck.knowledge.hosts import NO_CODE_HOSTS, PUBLIC, Hosts
from repocheck.models import Claim, Link, LinkKind, Paper, Passage, Relation
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import quoted, redacted, sentences

MAX_QUOTE = 300
"""Number of characters kept of the sentence of a claim."""
MAX_SENTENCE = 2_000
_REST = r"[^\s<>\"'()\[\]{}|\\^`，。；、]{1,2000}"
_WORLDWIDE = "(?:com|org|net|edu|gov|io|ai|dev|info|app|(?:ac|edu|co)[.][a-z]{2})"
_NATIONAL = "(?:ly|gl|gd|me|to|co|eu|at|be|ca|ch|cn|de|es|fr|it|jp|kr|nl|se|uk|us)"
"""Without those that are as often the suffix of a file: py, md, rs, sh, pl, cc."""
_LABELS = "(?:[A-Za-z0-9-]{1,63}[.]){1,5}"
_ADDRESS = late_regex(
    rf"(?i:https?|ftp)://{_REST}|\bwww[.]{_REST}"
    rf"|(?<![\w@./-]){_LABELS}(?:{_WORLDWIDE}|{_NATIONAL})/{_REST}"
    rf"|(?:(?<=\bat )|(?<=\bfrom )|(?<=\bvia )|(?<=\bvisit )|(?<=: )){_LABELS}{_WORLDWIDE}(?![\w-])"
    rf"|(?i:\bdoi:)[ ]?10[.][0-9]{{4,9}}/{_REST}"
    r"|\bthis[ ]https?[ ]URL\b"
)
"""Addresses with and without a scheme; those without need a path, or a word before them that points."""
_HOST = late_regex(r"(?:[a-z]+://)?(?:www[.])?([\w.-]{1,255})", re.IGNORECASE)
_CLOSING = ".,;:!?*_~"


def pointers_of(
    paper: Paper, claim: Claim | None, links: Sequence[Link] = (), hosts: Hosts = PUBLIC
) -> tuple[Link, ...]:
    """Return the addresses that a claim points to, if none of them is a link that is known otherwise.

    Args:
        paper: The paper.
        claim: What it says about its code, from `claim_of`.
        links: Its links, from `links_of`; most often they tell already that there is nothing to add.
        hosts: The hosts that are known.

    Returns:
        Links of the kind ``other`` that name no repository, in the order of the sentence.
    """
    own = (link.quote[:MAX_QUOTE] for link in links if link.relation is not Relation.THIRD_PARTY)
    if claim is None or not claim.quote or claim.quote in own:  # of what is a tag, nothing is quoted
        return ()
    for passage in paper.passages:
        view = decode(passage.text, passage.format)
        for start, end in sentences(view.text):
            if view.text[start] not in ("<", claim.quote[0]):  # quoting costs more than all the rest
                continue
            if quoted(view.text[start : min(end, start + MAX_SENTENCE)])[:MAX_QUOTE] != claim.quote:
                continue
            known = extract_links(view.text[start:end], hosts=hosts)
            if any(link.relation is not Relation.THIRD_PARTY for link in known):
                return ()
            return tuple(
                _links(paper.id, passage, view, own_addresses(view.text, start, end, passage.format)[0])
            )
    return ()


def _links(paper: str, passage: Passage, view: View, spans: list[tuple[int, int]]) -> Iterator[Link]:
    places = Places(view.raw, passage.found_at)
    seen = set()
    for start, end in spans:
        url = redacted(_url(view.text[start:end]))
        if url in seen:
            continue
        seen.add(url)
        first, last = view.raw_span(start, end)
        _, quote = relation_of(view.text, start, end)
        yield Link(
            paper=paper,
            raw=redacted(view.raw[first:last]),
            url=url,
            kind=LinkKind.OTHER,
            relation=passage.relation or Relation.OWN,
            quote=quote,
            found_at=places.at(first, quote),
        )


def _url(address: str) -> str:
    if " URL" in address:  # the listing left the address out
        return ""
    if address[:4].lower() == "doi:":
        return f"https://doi.org/{address[4:].strip()}"
    return address if "://" in address else f"https://{address}"


def own_addresses(
    text: str, start: int, end: int, format: str = "text"
) -> tuple[list[tuple[int, int]], bool]:
    """Return the addresses in a sentence that are not said to be somebody else's, and whether there are any.

    Addresses of hosts on which no code lies are passed over.

    Args:
        text: The view's text.
        start: First position of the sentence.
        end: Position behind it.
        format: How the text is written.
    """
    own = []
    limit = start
    for found in _ADDRESS.finditer(text, start, end):
        span = found.start(), found.start() + len(found[0].rstrip(_CLOSING))
        host = _HOST.match(found[0])
        if host and host[1].lower() in NO_CODE_HOSTS:
            continue
        if relation_of(text, *span, limit, format)[0] is not Relation.THIRD_PARTY:
            own.append(span)
        limit = span[1]
    return own, limit > start
