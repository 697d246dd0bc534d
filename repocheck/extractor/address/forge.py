"""Addresses of other code and data hosts: classified and reported, never mistaken for GitHub."""

from __future__ import annotations

import re
from urllib.parse import unquote

from repocheck.extractor.address.routes import Target
from repocheck.knowledge.code_hosts import (
    DATA_HOSTS,
    DOI_HOSTS,
    FORGE_RESERVED,
    FORGES,
    GITLAB_HOSTS,
    GITLAB_RESERVED,
    GITLAB_ROUTES,
    HUGGINGFACE_RESERVED,
    HUGGINGFACE_SECTIONS,
)
from repocheck.models import LinkKind

_DOI = re.compile(
    rf"(?:{'|'.join(map(re.escape, DOI_HOSTS))})[A-Za-z0-9]{{1,20}}(?:\.v[0-9]{{1,3}})?", re.IGNORECASE
)
_DOI_LEFT = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:[ ]?)\Z", re.IGNORECASE)
_SWHID = re.compile(r"swh:1:(?:cnt|dir|rev|rel|snp):[0-9a-f]{40}")
_SWH_LEFT = re.compile(r"(?:https?://)?archive\.softwareheritage\.org/\Z", re.IGNORECASE)
_GROUP = re.compile(r"[A-Za-z0-9_~][A-Za-z0-9._-]{0,254}\Z")
ID_ANCHORS = frozenset({"zenodo", "figshare", "swh:1:", "dryad", "/dvn/", ".io"})
"""Anchors beside which a DOI or Software Heritage id may stand."""
_LOOKALIKE = frozenset({"com", "io", "dev", "org", "net", "co"})


def is_code_host(host: str) -> bool:
    """Return whether `classify_host` knows what addresses to `host` mean."""
    if host in FORGES or host in GITLAB_HOSTS or host in DATA_HOSTS or host in ("huggingface.co", "hf.co"):
        return True
    labels = host.split(".")
    own_server = labels[0] in ("github", "gitlab") and len(labels) > 2
    return own_server and labels[1] not in _LOOKALIKE  # github.com.evil.example


def classify_host(host: str, path: str) -> Target | None:
    """Return what a path on one of these hosts names.

    Args:
        host: Host in lower case, one for which `is_code_host` holds.
        path: Path, query and fragment, starting with a slash or empty.

    Returns:
        None for the host's own pages and for what names nothing.
    """
    parts = [unquote(part) for part in re.split(r"[?#]", path, maxsplit=1)[0].split("/") if part]
    if host in DATA_HOSTS:
        return _data(host, parts)
    if host in ("huggingface.co", "hf.co"):
        return _huggingface(parts)
    if host in GITLAB_HOSTS or host.startswith("gitlab."):
        return _gitlab(host, parts)
    if not parts or parts[0].lower() in FORGE_RESERVED or not all(map(_GROUP.match, parts[:2])):
        return None
    return _named(host, parts[:2])


def archive_id_at(text: str, anchor: int, limit: int) -> tuple[int, int, Target] | None:
    """Return the span and target of a DOI of a data archive, or of a Software Heritage id, at an anchor.

    Args:
        text: The view's text.
        anchor: Where the archive's literal stands.
        limit: Position behind the last link.
    """
    if found := _SWHID.match(text, anchor):
        left = _SWH_LEFT.search(text, max(limit, anchor - 45), anchor)
        page = f"https://archive.softwareheritage.org/{found[0]}"
        host = "softwareheritage.org"
        return left.start() if left else anchor, found.end(), Target(LinkKind.OTHER, host, page=page)
    found = _DOI.search(text, max(limit, anchor - 12), anchor + 40)
    if not found or found.start() > anchor:
        return None
    host = next(name for prefix, name in DOI_HOSTS.items() if found[0].lower().startswith(prefix))
    left = _DOI_LEFT.search(text, max(limit, found.start() - 30), found.start())
    page = f"https://doi.org/{found[0]}"
    return left.start() if left else found.start(), found.end(), Target(LinkKind.OTHER, host, page=page)


def _named(host: str, parts: list[str]) -> Target | None:
    """Return the repository that the last of `parts` names, below the group of all others."""
    if not parts:
        return None
    *group, name = [*parts[:-1], parts[-1].removesuffix(".git")]
    if not group or not name.strip("."):
        return Target(LinkKind.OTHER, host, page=f"https://{host}/{'/'.join(parts)}")
    return Target(LinkKind.OTHER, host, "/".join(group), name)


def _gitlab(host: str, parts: list[str]) -> Target | None:
    if not parts or parts[0].lower() in GITLAB_RESERVED:
        return None
    project: list[str] = []
    for part in parts[:20]:
        if part == "-" or (len(project) > 1 and part in GITLAB_ROUTES) or not _GROUP.match(part):
            break
        project.append(part)
    return _named(host, project)


def _huggingface(parts: list[str]) -> Target | None:
    if not parts or parts[0].lower() in HUGGINGFACE_RESERVED:
        return None
    section = parts[0] if parts[0] in HUGGINGFACE_SECTIONS else ""
    named = _named("huggingface.co", parts[1:3] if section else parts[:2])
    if named and section:
        return named._replace(page="/".join(("https://huggingface.co", *parts[:3])))
    return named


def _data(host: str, parts: list[str]) -> Target | None:
    path = "/".join(parts)
    if not path or not path.lower().startswith(DATA_HOSTS[host]):
        return None
    page = f"https://{host}/{path}"
    if host == "anonymous.4open.science":
        return Target(LinkKind.OTHER, host, "", parts[1], page=page) if len(parts) > 1 else None
    if host == "osf.io" and not re.fullmatch(r"[a-z0-9]{5,24}", parts[0]):
        return None
    if host in ("kaggle.com", "modelscope.cn") and len(parts) > 2:
        return Target(LinkKind.OTHER, host, parts[1], parts[2], page=page)
    if host.endswith("softwareheritage.org"):
        host = "softwareheritage.org"
    return Target(LinkKind.OTHER, host, page=page)
