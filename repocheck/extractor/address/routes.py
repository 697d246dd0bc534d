"""What follows ``owner/name`` in an address: the route, and the ref and path that it names.

Source: the addresses that GitHub and the hosts that show its repositories write themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from repocheck.knowledge.github_names import ROUTES
from repocheck.knowledge.hosts import Host
from repocheck.models import LinkKind
from repocheck.text.pattern import late_regex

_FILE_SUFFIX = late_regex(r"\.(?:zip|tar\.gz|tgz|tar\.bz2|tar|patch|diff)\Z")


class Target(NamedTuple):
    """What an address points to."""

    kind: LinkKind
    host: str = "github.com"
    owner: str | None = None
    name: str | None = None
    ref: str | None = None
    path: str | None = None
    page: str = ""
    """Canonical address where it is not the repository's own page."""


def routed(owner: str, name: str, tail: str) -> Target:
    """Return what ``github.com/owner/name`` with this tail points to."""
    if not tail:
        return Target(LinkKind.REPO, owner=owner, name=name)
    path, query, fragment = split_tail(tail)
    if path.startswith("@"):  # pip, npm and go write the ref behind the name
        return Target(
            LinkKind.REPO, owner=owner, name=name, ref=path[1:].rstrip("/") or None, path=folder_in(fragment)
        )
    parts = [unquote(part) for part in path.split("/") if part]
    kind = LinkKind(ROUTES.get(parts[0], "repo_page")) if parts else LinkKind.REPO
    if parts and re.fullmatch(r"v[0-9]{1,3}", parts[0]):
        kind = LinkKind.REPO  # major version of a Go module
    if parts and parts[-1] == "badge.svg":
        kind = LinkKind.BADGE
    ref, inside = _ref_and_path(kind, parts[1:])
    if kind is LinkKind.REPO:
        ref = next((query[key][0] for key in ("ref", "tag", "branch", "rev") if key in query), None)
        inside = folder_in(fragment)
    page = f"https://github.com/{owner}/{name}/{'/'.join(parts)}" if kind is not LinkKind.REPO else ""
    return Target(kind, owner=owner, name=name, ref=ref, path=inside, page=page)


def shown(host: Host, owner: str, name: str, tail: str) -> Target:
    """Return what ``owner/name`` with this tail points to on a host that shows or serves GitHub.

    Args:
        host: The host, which says the kind of every link to it.
        owner: Account.
        name: Repository.
        tail: The rest of path, query and fragment.
    """
    kind = LinkKind(host.kind)
    path, query, _ = split_tail(tail)
    parts = [unquote(part) for part in path.lstrip("@").split("/") if part]
    ref = inside = None
    if kind is LinkKind.BINDER:
        ref = "/".join(parts) or None
        inside = _binder_path(query)
    elif kind is LinkKind.RAW:
        ref, inside = _ref_and_path(kind, parts)
    elif kind is LinkKind.ARCHIVE:
        ref, _ = _ref_and_path(kind, parts[1:])
    elif kind is LinkKind.API:
        ref, inside = _api(parts, query)
    elif kind is not LinkKind.BADGE and parts and parts[0] in ("blob", "tree", "edit", "raw"):
        ref, inside = _ref_and_path(LinkKind.BLOB, parts[1:])
    at = "/".join((host.name, *host.prefix, owner, name))
    page = f"https://{at}{path.rstrip('/')}" if kind is not LinkKind.BADGE else ""
    return Target(kind, owner=owner, name=name, ref=ref, path=inside, page=page)


def without_suffix(ref: str) -> str:
    """Return the ref in the name of an archive or a patch."""
    return _FILE_SUFFIX.sub("", ref)


def _ref_and_path(kind: LinkKind, parts: list[str]) -> tuple[str | None, str | None]:
    """Return ref and path of the segments behind a route; a ref is one segment."""
    if not parts:
        return None, None
    if kind in (LinkKind.TREE, LinkKind.BLOB, LinkKind.RAW):
        if parts[:2] in (["refs", "heads"], ["refs", "tags"]):
            parts = parts[2:]
        return (parts[0] if parts else None), "/".join(parts[1:]) or None
    if kind is LinkKind.COMMIT:
        return without_suffix(parts[0]), "/".join(parts[1:]) or None
    if kind is LinkKind.RELEASE:
        return (parts[1], None) if len(parts) > 1 and parts[0] in ("tag", "download") else (None, None)
    if kind is LinkKind.ARCHIVE:
        parts = parts[2:] if parts[:2] in (["refs", "heads"], ["refs", "tags"]) else parts
        return without_suffix("/".join(parts)) or None, None
    return None, None


def _api(parts: list[str], query: dict[str, list[str]]) -> tuple[str | None, str | None]:
    ref = query["ref"][0] if "ref" in query else None
    match parts:
        case ["contents", *inside]:
            return ref, "/".join(inside) or None
        case ["git", "trees", tree, *_] | ["commits" | "branches" | "zipball" | "tarball", tree, *_]:
            return tree, None
        case ["releases", "tags", tag, *_]:
            return tag, None
    return ref, None


def _binder_path(query: dict[str, list[str]]) -> str | None:
    for key in ("labpath", "filepath", "urlpath"):
        if key in query:
            return re.sub(r"^/?(?:(?:lab|doc)/tree|tree|notebooks|voila/render)/", "", query[key][0]) or None
    return None


def split_tail(tail: str) -> tuple[str, dict[str, list[str]], str]:
    """Return path, query and fragment of a tail."""
    rest, _, fragment = tail.partition("#")
    path, _, query = rest.partition("?")
    return path, parse_qs(query[:2048], max_num_fields=100) if query.count("&") < 100 else {}, fragment


def folder_in(fragment: str) -> str | None:
    """Return the folder that a fragment names to pip."""
    found = re.search(r"(?:^|&)subdirectory=([^&]{1,500})", fragment)
    return unquote(found[1]) if found else None
