"""The grammar of GitHub's addresses: which owner, repository, route, ref and path one names.

Source: GitHub's sign-up form and documentation for the rules of names, its own pages for the routes.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from repocheck.extractor.address.routes import Target, routed, shown
from repocheck.knowledge.github_names import (
    GITHUB_SITES,
    PLACEHOLDER_NAMES,
    PLACEHOLDER_OWNERS,
    RESERVED_OWNERS,
    SHIELDS_WORDS,
)
from repocheck.knowledge.hosts import Host
from repocheck.models import LinkKind
from repocheck.text.pattern import late_regex

_OWNER = late_regex(r"(?=.{1,39}\Z)(?:[A-Za-z0-9]+-)*[A-Za-z0-9]+(?:-|_[A-Za-z0-9]{3,8})?\Z")
"""ASCII letters, digits and single hyphens, at most 39; accounts of a company have ``_shortcode`` behind,
and a hyphen at the end exists in old accounts."""
_NAME = late_regex(r"[A-Za-z0-9._-]+")
_MAX_NAME = 100
_GIST_ID = late_regex(r"[0-9a-f]{5,40}\Z", re.IGNORECASE)
_TEMPLATE = late_regex(
    r"<[A-Za-z][\w .-]{0,40}>|\{\{?[^{},\n]{1,60}\}\}?|\[[A-Za-z][\w .-]{0,40}\]"
    r"|\$\{?\w{1,40}\}?|%s|:[a-z_]{2,40}|\.\.\.(?=/)|\*{3,}(?=/)|…"
)
_PICTURE = late_regex(r"\.(?:svg|png|json)\Z")
"""What the address of a badge may have behind its last word; the host takes it off as well."""
_EXES = late_regex(r"x{3,}|y{3,}|\*{3,}", re.IGNORECASE)


def owner_ok(owner: str) -> bool:
    """Return whether GitHub can have an account of this name."""
    return "--" not in owner and _OWNER.match(owner) is not None


def clean_name(segment: str) -> str | None:
    """Return the repository name at the start of a path segment, or None if none can be one."""
    found = _NAME.match(unquote(segment) if "%" in segment else segment)
    name = found[0] if found else ""
    while name.endswith((".git", ".wiki")):
        name = name.rpartition(".")[0]
    return name if name.strip(".") and len(name) <= _MAX_NAME else None


def template_at(text: str, pos: int) -> re.Match[str] | None:
    """Return the template, such as ``<user>`` or ``$OWNER``, that stands at a position of a path."""
    return _TEMPLATE.match(text, pos)


def is_placeholder(owner: str, name: str | None) -> bool:
    """Return whether an owner and name stand for somebody else's, as in documentation and blind review."""
    plain = owner.lower().replace("-", "").replace("_", "")
    bare = (name or "").lower().replace("-", "").replace("_", "")
    if plain in PLACEHOLDER_OWNERS or bare in PLACEHOLDER_NAMES:
        return True
    return bool(_EXES.fullmatch(plain) or _EXES.fullmatch(bare))


def needed_segments(host: Host, text: str, pos: int) -> int:
    """Return how many path segments an address to `host` must have before it names a repository."""
    if host.name == "img.shields.io":
        metric = text[pos + 1 : pos + 40].split("/", 2)[1:2]
        return 3 + SHIELDS_WORDS.get(metric[0] if metric else "", 1)
    return len(host.prefix) + 2


def classify(host: Host, segments: tuple[str, ...], tail: str) -> Target | None:
    """Return what an address to a host of GitHub, or one that shows GitHub, points to.

    Args:
        host: The host.
        segments: Path segments, as many as `needed_segments` asked for if there are.
        tail: The rest of path, query and fragment.

    Returns:
        None if the address can name nothing at all.
    """
    name = host.known_as or host.name
    if name == "github.com":
        owner, repo = (*map(unquote, segments), "", "")[:2]
        return _account(owner, repo, tail)
    if host.kind:
        return _shown(host, segments, tail)
    if name in ("gist.github.com", "gist.githubusercontent.com"):
        return _gist(segments, tail)
    label, _, domain = name.partition(".")
    if domain in ("github.com", "githubusercontent.com") and label in GITHUB_SITES:
        return Target(LinkKind.SITE, name, page=f"https://{name}")
    if domain in ("github.io", "github.com") and owner_ok(label):
        return _pages(label, segments)
    return None


def _shown(host: Host, segments: tuple[str, ...], tail: str) -> Target | None:
    """Classify an address to a host that shows repositories of GitHub."""
    skipped = len(host.prefix)
    if segments[:skipped] != host.prefix:
        api = host.name == "api.github.com"
        return Target(LinkKind.SITE, host.name, page=f"https://{host.name}") if api else None
    if host.name == "img.shields.io":
        skipped = needed_segments(host, "/" + "/".join(segments), 0) - 2
    owner, name = (*map(unquote, segments[skipped:]), "", "")[:2]
    if host.kind == LinkKind.BADGE:
        name = _PICTURE.sub("", name)
    cleaned = clean_name(name)
    if cleaned is None or not owner_ok(owner):
        return None
    return shown(host, owner, cleaned, tail)


def _account(owner: str, name: str, tail: str) -> Target | None:
    """Classify ``github.com/owner/name`` and what follows."""
    if not owner or owner.lower() in RESERVED_OWNERS:
        return Target(LinkKind.SITE, page=f"https://github.com/{owner}".rstrip("/"))
    cleaned = clean_name(name)
    if is_placeholder(owner, cleaned):
        return Target(LinkKind.PLACEHOLDER, owner=owner, name=cleaned)
    if not owner_ok(owner) or (cleaned is None and len(name) > _MAX_NAME):
        return None
    if cleaned is None:
        return Target(LinkKind.ORG, owner=owner)
    if name.endswith((".wiki", ".wiki.git")):
        return Target(LinkKind.WIKI, owner=owner, name=cleaned)
    return routed(owner, cleaned, tail)


def _gist(segments: tuple[str, ...], tail: str) -> Target | None:
    match segments:
        case (id_,) if _GIST_ID.match(clean_name(id_) or ""):
            return Target(LinkKind.GIST, "gist.github.com", None, clean_name(id_))
        case (owner, id_) if owner_ok(owner) and _GIST_ID.match(clean_name(id_) or ""):
            return Target(LinkKind.GIST, "gist.github.com", owner, clean_name(id_))
        case (owner, *_) if owner_ok(owner):
            return Target(LinkKind.SITE, "gist.github.com", page=f"https://gist.github.com/{owner}")
    return None


def _pages(owner: str, segments: tuple[str, ...]) -> Target:
    name = clean_name(segments[0]) if segments else None
    if name is None or name.endswith((".html", ".htm", ".md", ".pdf", ".xml", ".png", ".txt")):
        page = f"https://{owner}.github.io"
        return Target(LinkKind.PAGES, owner=owner, name=f"{owner}.github.io", page=page)
    return Target(LinkKind.PAGES, owner=owner, name=name, page=f"https://{owner}.github.io/{name}")
