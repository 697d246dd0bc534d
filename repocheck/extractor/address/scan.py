"""Walk over the anchors of a text once, and turn each into what it points to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from repocheck.extractor.address.anchors import anchors
from repocheck.extractor.address.forge import archive_id_at, classify_host
from repocheck.extractor.address.github import (
    classify,
    clean_name,
    needed_segments,
    owner_ok,
    template_at,
)
from repocheck.extractor.address.host import Address, address_at, host_at
from repocheck.extractor.address.markup import is_caption, opened_emphasis
from repocheck.extractor.address.mention import mention_at
from repocheck.extractor.address.path import Reading, read_path, token_end
from repocheck.extractor.address.routes import Target
from repocheck.extractor.address.slug import COMMAND_ANCHORS, KEY_ANCHORS, named_by_command, named_by_key
from repocheck.extractor.address.view import View
from repocheck.knowledge.hosts import ID_ANCHORS, PUBLIC, VIEWER, WEB_ARCHIVES, WRAPPERS, Host, Hosts
from repocheck.models import LinkKind


class Hit(NamedTuple):
    """A link found in a view; positions are in the view's text."""

    start: int
    end: int
    target: Target
    repairs: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    """Other readings, each an owner and a name, most likely first."""


def hits(view: View, format: str, hosts: Hosts = PUBLIC) -> Iterator[Hit]:
    """Yield the links of a view in order; what stands inside one is not looked at again.

    Args:
        view: The text.
        format: How it is written.
        hosts: The hosts that are known.
    """
    text = view.text
    limit = seen = 0
    for anchor, literal in anchors(text, literals_of(hosts, with_keys=format == "json")):
        if anchor < max(limit, seen):
            continue
        hit, behind = _hit_at(view, format, hosts, anchor, literal, limit)
        seen = max(seen, behind)
        if hit is not None:
            limit = hit.end
            yield hit


def literals_of(hosts: Hosts, *, with_keys: bool) -> tuple[str, ...]:
    """Return the literals near which an address can stand; `with_keys` those of keys of JSON, too."""
    return _literals(hosts.anchors, with_keys)


@lru_cache(8)
def _literals(of_hosts: tuple[str, ...], with_keys: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(of_hosts + COMMAND_ANCHORS + (KEY_ANCHORS if with_keys else ())))


def _hit_at(
    view: View, format: str, hosts: Hosts, anchor: int, literal: str, limit: int
) -> tuple[Hit | None, int]:
    """Return the link at an anchor, and the position up to which nothing else can start."""
    text, hit, seen = view.text, None, 0
    if literal in ID_ANCHORS:
        return _hit(archive_id_at(text, anchor, limit)), seen
    if format == "json" and literal in KEY_ANCHORS:
        hit = _hit(named_by_key(text, anchor, limit))
    elif literal in COMMAND_ANCHORS:
        hit = _hit(named_by_command(text, anchor))
    if hit is not None:
        return hit, seen
    span = host_at(text, anchor, limit)
    if host := hosts.find(span[2].removeprefix("www.")):
        hit, seen = _address_hit(view, format, host, span, limit)
    elif literal == "github":
        seen = max(anchor + 1, span[1])
        hit = _hit(mention_at(text, anchor, limit))
    return hit, seen


def _hit(found: tuple[int, int, Target] | None) -> Hit | None:
    return Hit(*found) if found else None


def _address_hit(
    view: View, format: str, host: Host, span: tuple[int, int, str], limit: int
) -> tuple[Hit | None, int]:
    """Return the link whose host stands at `span`, and the position up to which nothing else can start."""
    text = view.text
    address = address_at(view, span, limit)
    if address is None:
        return None, token_end(text, span[1])
    if host.name in WRAPPERS:
        return None, span[1]
    if template := _template_hit(text, host, address):
        return template, template.end
    reading = read_path(text, address.path, _needed(text, host, address), broken=format == "pdf")
    if WRAPPERS.get(address.wrapper) and "&" in reading.tail:  # the rest is the wrapper's
        kept = reading.tail.index("&")
        reading = reading._replace(tail=reading.tail[:kept], end=reading.end - len(reading.tail) + kept)
    reading = _without_marks(reading, opened_emphasis(text, address.inner, format))
    target = _target(host, address, reading)
    if target is None or is_caption(text, format, address.start, reading.end):
        return None, reading.end
    hit = Hit(
        address.start,
        reading.end,
        target,
        (*address.repairs, *reading.repairs, *view.repairs(address.start, reading.end)),
        tuple(_others(view, reading, target)),
    )
    return hit, reading.end


def _is_github(host: Host) -> bool:
    return host.software is VIEWER or "github.com" in (host.name, host.known_as)


def _needed(text: str, host: Host, address: Address) -> int:
    """Return the number of path segments without which an address names nothing."""
    if _is_github(host):
        return needed_segments(host, text, address.path)
    return 2 if host.has_code or "{owner}/{name}" in host.below else 0


def _target(host: Host, address: Address, reading: Reading) -> Target | None:
    target = classify(host, reading.segments, reading.tail) if _is_github(host) else None
    if target is None and (host.below or not _is_github(host)):
        return classify_host(host, "".join(f"/{part}" for part in reading.segments) + reading.tail)
    bare = not reading.segments and not address.scheme
    if target is None or (target.kind is LinkKind.SITE and bare):
        return None
    if address.wrapper in WEB_ARCHIVES and target.name:
        return target._replace(kind=LinkKind.ARCHIVED)
    return target


def _template_hit(text: str, host: Host, address: Address) -> Hit | None:
    """Return the placeholder that stands where an owner or a name should, such as ``<user>/<repo>``."""
    if host.name != "github.com" or text[address.path : address.path + 1] not in ("/", ":"):
        return None
    owner = template_at(text, address.path + 1)
    end = owner.end() if owner else text.find("/", address.path + 1, address.path + 41)
    if not owner and (end < 0 or not owner_ok(text[address.path + 1 : end])):
        return None
    name = template_at(text, end + 1) if text[end : end + 1] == "/" else None
    if not owner and not name:
        return None
    if owner and not name and text[end : end + 1] == "/":
        end = read_path(text, end, 1).end
    end = name.end() if name else end
    end += 4 if text.startswith(".git", end) else 0
    return Hit(address.start, end, Target(LinkKind.PLACEHOLDER))


def _without_marks(reading: Reading, opened: int) -> Reading:
    """Return a reading without the underscores that close an emphasis around it."""
    last = reading.tail or (reading.segments[-1] if reading.segments else "")
    closing = min(opened, len(last) - len(last.rstrip("_")))
    if not closing:
        return reading
    kept = last[: len(last) - closing]
    if reading.tail:
        return reading._replace(tail=kept, end=reading.end - closing)
    index = len(reading.segments) - 1
    return reading._replace(
        segments=(*reading.segments[:-1], kept),
        end=reading.end - closing,
        others=(*reading.others, (index, last)),
    )


def _others(view: View, reading: Reading, target: Target) -> Iterator[tuple[str, str]]:
    """Yield other readings of a repository's owner and name."""
    if target.name is None or target.owner is None or len(reading.segments) < 2:
        return
    owner_index = len(reading.segments) - 2
    for index, other in reading.others:
        if index == owner_index and owner_ok(other):
            yield other, target.name
        elif index == owner_index + 1 and (name := clean_name(other)):
            yield target.owner, name
    start = reading.starts[-1]
    for edit in view.edits(start, start + len(reading.segments[-1])):
        if edit.repair == "en-dash":  # TeX sets two hyphens as one dash
            dash = edit.start - start
            yield target.owner, f"{target.name[:dash]}--{target.name[dash + 1 :]}"
            yield target.owner, target.name[:dash]
    stem, _, behind = target.name.rpartition(".")
    if stem.strip(".") and behind[:1].isupper():  # a full stop without the blank behind it
        yield target.owner, stem
