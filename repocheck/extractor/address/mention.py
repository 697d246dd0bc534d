"""Find ``owner/name`` beside the word GitHub: a mention and no more than a guess, unless R installs it."""

from __future__ import annotations

import re

from repocheck.extractor.address.github import clean_name, is_placeholder, owner_ok
from repocheck.extractor.address.routes import Target
from repocheck.knowledge.words import NO_SLUG
from repocheck.models import LinkKind
from repocheck.text.pattern import late_regex

_SLUG = r"[`\"'“‘(\[<]{0,2}([A-Za-z0-9][A-Za-z0-9-]{0,38})/([A-Za-z0-9._-]{1,100})(?![A-Za-z0-9/])"
_AFTER = late_regex(
    r"github(?:'s)?(?:[ \t]{0,2}(?:repository|repo|project|page|code|link|slug|id|path)){0,2}[ \t]{0,2}"
    r"(?:[:(,=–—\"-]{1,3}[ \t]{0,2}|(?:under|at|as|is|in|named|called|via)[ \t]){0,3}" + _SLUG,
    re.IGNORECASE,
)
_BEFORE = late_regex(
    r"(?<![\w./@-])" + _SLUG + r"[`\"'”’)\]>]{0,2},?[ \t]{1,3}"
    r"(?:repository[ \t]|repo[ \t]|is[ \t]|available[ \t]|hosted[ \t]|published[ \t]){0,3}"
    r"(?:\(?(?:on|at|in|via|from)[ \t]{1,3}(?:the[ \t])?|\()github\b",
    re.IGNORECASE,
)
_LEFT_LOOK = 190
_INSTALLS = "install_"
"""What stands before the word in the function of R whose argument is a repository.
Source: https://remotes.r-lib.org/reference/install_github.html"""


def mention_at(text: str, anchor: int, limit: int) -> tuple[int, int, Target] | None:
    """Return the span and target of a slug beside the word GitHub at `anchor`.

    Args:
        text: The view's text.
        anchor: Where the word stands.
        limit: Position behind the last link.
    """
    if text[anchor - 1 : anchor].isalnum() or text[anchor + 6 : anchor + 7] == "/":
        return None
    found = _AFTER.match(text, anchor)
    beside = found is not None and found.end() - found.start() == len(f"github {found[1]}/{found[2]}")
    if not found or not _is_slug(found[1], found[2], beside):
        left = max(limit, anchor - _LEFT_LOOK)
        slash = text.rfind("/", left, anchor)
        if slash < 0 or anchor - slash > 150:
            return None
        found = _BEFORE.search(text, max(left, slash - 45), anchor + 6)
    if not found or not _is_slug(found[1], found[2]):
        return None
    name = clean_name(found[2].rstrip("."))
    if name is None:
        return None
    installs = text[max(0, anchor - len(_INSTALLS)) : anchor].lower() == _INSTALLS
    kind = LinkKind.REPO if installs and text[anchor + 6 : anchor + 7] == "(" else LinkKind.MENTION
    kind = LinkKind.PLACEHOLDER if is_placeholder(found[1], name) else kind
    return found.start(1), found.start(2) + len(found[2].rstrip(".")), Target(kind, owner=found[1], name=name)


def _is_slug(owner: str, name: str, beside: bool = False) -> bool:
    """Return whether this could be a repository rather than two words with a slash between them.

    Args:
        owner: What stands before the slash.
        name: What stands behind it.
        beside: Whether nothing but a blank parts it from the word GitHub, so that more must speak for it.
    """
    name = name.rstrip(".")
    if beside and owner[0].isupper() and owner.isalpha() and name.isalpha():
        return False
    if owner.lower() in NO_SLUG or name.lower() in NO_SLUG or not owner_ok(owner):
        return False
    return len(owner) > 1 and len(name) > 1 and not (owner + name).isdigit()
