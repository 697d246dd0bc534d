"""Find ``owner/name`` where a command or a key of JSON says that it is a repository of GitHub.

Source: the manuals of the commands; keys of the records that digests and their tools write.
"""

from __future__ import annotations

import re

from repocheck.extractor.address.github import clean_name, is_placeholder, owner_ok
from repocheck.extractor.address.routes import Target
from repocheck.knowledge.words import NO_SLUG
from repocheck.models import LinkKind
from repocheck.text.pattern import late_regex

COMMAND_ANCHORS = ("gh repo ", "glab repo ", "hub clone ", "degit ", "gh:", "hub.load(")
"""Lower-case literals with one of which such a command is written."""
KEY_ANCHORS = ("repo", "github")
"""Lower-case literals of which the key of a repository contains one."""
_SLUG = r"(?P<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,38})/(?P<name>[A-Za-z0-9._-]{1,100})"
_COMMAND = late_regex(
    rf"(?:(?:gh|(?P<gitlab>glab))[ ]repo[ ](?:clone|fork|view)|hub[ ]clone|degit|(?<=\bgh):|hub[.]load[(])"
    rf"[ \t]{{0,3}}[\"']?{_SLUG}(?=[\s\"'#:@,;)`<|&\\]|[.](?:\s|\Z)|\Z)",
    re.IGNORECASE,
)
_KEY = late_regex(
    r"\"(?:(?:git|github|code|source|official|our|project)[ _-]?)?(?:repo(?:sitor(?:y|ies))?|repos|github)"
    r"(?:[ _-]?(?:name|slug|path|url|link|repo|repository|full[ _-]?name))?\"[ \t\r\n]{0,20}:"
    rf"[ \t\r\n\[]{{0,20}}\"{_SLUG}\"",
    re.IGNORECASE,
)
_LONGEST_KEY = 40


def named_by_command(text: str, anchor: int) -> tuple[int, int, Target] | None:
    """Return the span and target of the slug that a command at `anchor` names."""
    anchor += 2 if text[anchor : anchor + 3].lower() == "gh:" else 0
    before = text[anchor - 1 : anchor] if text[anchor : anchor + 1] != ":" else text[anchor - 3 : anchor - 2]
    return None if before.isalnum() else _target(_COMMAND.match(text, anchor))


def named_by_key(text: str, anchor: int, limit: int) -> tuple[int, int, Target] | None:
    """Return the span and target of the slug behind the key of JSON in which `anchor` stands.

    Args:
        text: The view's text.
        anchor: Where the literal stands.
        limit: Position behind the last link.
    """
    quote = text.rfind('"', max(limit, anchor - _LONGEST_KEY), anchor)
    return _target(_KEY.match(text, quote)) if quote >= 0 else None


def _target(found: re.Match[str] | None) -> tuple[int, int, Target] | None:
    if not found or not owner_ok(found["owner"]) or found["owner"].lower() in NO_SLUG:
        return None
    owner, written = found["owner"], found["name"].rstrip(".")
    name = clean_name(written)
    if name is None:
        return None
    kind = LinkKind.PLACEHOLDER if is_placeholder(owner, name) else LinkKind.REPO
    target = Target(kind, owner=owner, name=name)
    if found.groupdict().get("gitlab") and kind is LinkKind.REPO:
        target = target._replace(kind=LinkKind.OTHER, host="gitlab.com")
    return found.start("owner"), found.start("name") + len(written), target
