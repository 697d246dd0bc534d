"""Addresses of other code and data hosts: classified and reported, never mistaken for GitHub."""

from __future__ import annotations

import re
from urllib.parse import unquote

from repocheck.extractor.address.routes import Target, folder_in, routed, split_tail, without_suffix
from repocheck.knowledge.hosts import DOI_HOSTS, GITHUB, Host, Software
from repocheck.models import LinkKind
from repocheck.text.pattern import late_regex

_DOI = late_regex(
    rf"(?:{'|'.join(map(re.escape, DOI_HOSTS))})[A-Za-z0-9]{{1,20}}(?:\.v[0-9]{{1,3}})?", re.IGNORECASE
)
_DOI_LEFT = late_regex(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:[ ]?)\Z", re.IGNORECASE)
_SWHID = late_regex(r"swh:1:(?:cnt|dir|rev|rel|snp):[0-9a-f]{40}")
_SWH_LEFT = late_regex(r"(?:https?://)?archive\.softwareheritage\.org/\Z", re.IGNORECASE)
_SEGMENT = late_regex(r"[A-Za-z0-9_~][A-Za-z0-9._-]{0,254}\Z")
_SLOT = late_regex(r"\{(\w+)\}\Z")
_PINNED = late_regex(r"(?<=[\w-])@([\w./-]{1,100})\Z")
_ID = late_regex(r"[a-z0-9]{5,24}\Z")


def classify_host(host: Host, path: str) -> Target | None:
    """Return what a path on a host other than GitHub names.

    Args:
        host: The host.
        path: Path, query and fragment, starting with a slash or empty.

    Returns:
        None for the host's own pages and for what names nothing.
    """
    tail, query, fragment = split_tail(path)
    pinned = _PINNED.search(tail) if host.has_code else None
    if pinned:  # pip writes the ref behind the name
        target = classify_host(host, tail[: pinned.start()])
        return target and target._replace(ref=pinned[1], path=folder_in(fragment))
    parts = [unquote(part) for part in tail.split("/") if part]
    if host.below:
        return _kept(host, parts)
    software = host.software
    if software.query and software.query in query:
        parts = [part for part in query[software.query][0].partition(";")[0].split("/") if part]
    if not parts or parts[0].lower() in software.reserved:
        return None
    fixed = next(filter(None, (_fitting(form, parts) for form in software.repository)), None)
    if fixed:
        end, slots = fixed
        return _placed(
            host, [*filter(None, (slots.get("owner"), slots.get("name")))], parts[:end], parts[end:], query
        )
    end = _end_of_project(software, parts)
    return _placed(host, parts[:end], parts[:end], parts[end:], query) if end else None


def archive_id_at(text: str, anchor: int, limit: int) -> tuple[int, int, Target] | None:
    """Return the span and target of a DOI of a data archive, or of a Software Heritage id, at an anchor.

    Args:
        text: The view's text.
        anchor: Where one of `ID_ANCHORS` stands.
        limit: Position behind the last link.
    """
    if found := _SWHID.match(text, anchor):
        left = _SWH_LEFT.search(text, max(limit, anchor - 45), anchor)
        page = f"https://archive.softwareheritage.org/{found[0]}"
        host = "archive.softwareheritage.org"
        return left.start() if left else anchor, found.end(), Target(LinkKind.OTHER, host, page=page)
    found = _DOI.match(text, anchor)
    if not found:
        return None
    host = next(name for prefix, name in DOI_HOSTS.items() if found[0].lower().startswith(prefix))
    left = _DOI_LEFT.search(text, max(limit, found.start() - 30), found.start())
    page = f"https://doi.org/{found[0]}"
    return left.start() if left else found.start(), found.end(), Target(LinkKind.OTHER, host, page=page)


def _end_of_project(software: Software, parts: list[str]) -> int:
    """Return the number of segments that name the repository; 0 if they cannot.

    Where groups nest, it ends before a route that is known, or with a name that ends in ``.git``.
    """
    least, most = software.segments
    for end, part in enumerate(parts[:most]):
        nests = least < most
        if nests and end >= least and any(_fitting(route, parts[end:]) for route in software.routes):
            return end
        if not _SEGMENT.match(part):
            return end if nests else 0
        if nests and part.endswith(".git"):
            return end + 1
    return min(len(parts), most)


def _placed(
    host: Host, project: list[str], at: list[str], behind: list[str], query: dict[str, list[str]]
) -> Target | None:
    """Return a repository, and the place in it that the segments behind it name.

    Args:
        host: The host.
        project: Groups and name.
        at: The segments of the address that name it.
        behind: The segments that follow.
        query: Parameters of the address.
    """
    *group, name = [*project[:-1], project[-1].removesuffix(".git")]
    known = host.known_as or host.name
    if len(project) < host.software.segments[0] or not name.strip("."):
        return Target(LinkKind.OTHER, known, page=f"https://{known}/{'/'.join(at)}")
    owner = "/".join(group)
    if host.software is GITHUB:
        there = routed(owner, name, "".join(f"/{part}" for part in behind))
        ref, path = there.ref, there.path
    else:
        ref, path = _place(host.software.routes, behind, query)
    page = "/".join((f"https://{known}", *at, *behind)) if behind else ""
    return Target(LinkKind.OTHER, known, owner, name, ref=ref, path=path, page=page)


def _place(
    routes: tuple[str, ...], parts: list[str], query: dict[str, list[str]]
) -> tuple[str | None, str | None]:
    """Return ref and path that the segments behind a repository name; a ref is one segment."""
    for route in routes:
        pattern, _, asked = route.partition("?")
        if (found := _fitting(pattern, parts)) is None:
            continue
        slots = found[1]
        key = asked.partition("=")[0]
        ref = query[key][0] if key in query else slots.get("ref", "")
        ref = ref.removeprefix("refs/heads/").removeprefix("refs/tags/")
        return (ref if "{path}" in route else without_suffix(ref)) or None, slots.get("path") or None
    return None, None


def _fitting(route: str, parts: list[str]) -> tuple[int, dict[str, str]] | None:
    """Return how many segments a route takes, and what stands in its slots; None if it does not fit."""
    slots: dict[str, str] = {}
    words = route.partition("?")[0].split("/")
    for index, word in enumerate(words):
        slot = _SLOT.match(word)
        if slot and slot[1] == "path":
            return len(parts), slots | {"path": "/".join(parts[index:])}
        if index >= len(parts) or not (slot or word == parts[index]):
            return None
        if slot:
            slots[slot[1]] = parts[index]
    return len(words), slots


def _kept(host: Host, parts: list[str]) -> Target | None:
    """Return what an archive keeps at a path."""
    known = host.known_as or host.name
    if not parts or parts[0].lower() in host.software.reserved:
        return None
    for form in host.below:
        if "{" not in form:
            path = "/".join(parts)
            if path.lower().startswith(form) and len(path) > len(form):
                return Target(LinkKind.OTHER, known, page=f"https://{known}/{path}")
        elif found := _fitting(form, parts):
            return _thing(known, parts[: found[0]], found[1])
    return None


def _thing(known: str, parts: list[str], slots: dict[str, str]) -> Target | None:
    """Return what is kept under an owner and a name, a name alone, or an id."""
    name = slots.get("name", "").removesuffix(".git")
    if "id" in slots and not _ID.match(slots["id"]):
        return None
    page = "/".join((f"https://{known}", *parts))
    if not name.strip("."):
        return Target(LinkKind.OTHER, known, page=page)
    return Target(LinkKind.OTHER, known, slots.get("owner", ""), name, page=page.removesuffix(".git"))
