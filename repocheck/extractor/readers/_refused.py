"""Answers that are no digest: login pages, pages that need a browser, error feeds, logs of LaTeX.

Source: what arXiv's API, code hosts and news sites answer in place of a page; the first lines of TeX's logs.
"""

from __future__ import annotations

import json
import re

from repocheck.errors import DigestError
from repocheck.extractor.readers._fields import one_line
from repocheck.extractor.readers._markup import plain
from repocheck.extractor.readers._source import Source
from repocheck.text.pattern import late_regex

_TEX_LOG = late_regex(r"\AThis is (?:pdf|Xe|Lua|e|up|p)?(?:La)?TeX,? .{0,80}[Vv]ersion")
_FEED_ERROR = late_regex(r"<title[^<>]{0,100}>\s*Error\s*</title>|arxiv\.org/api/errors")
_ENTRY_CHARS = 1_500
_LOGIN_TITLE = late_regex(
    r"(?:sign|log)[ -]?in|login|log on|authentication required|access denied|are you a robot\??"
    r"|just a moment\.*"
    r"|attention required!?|(?:40[134]|50\d)\b.*|forbidden|page not found|not found|captcha",
    re.I,
)
_PASSWORD = late_regex(r"<input\s[^<>]{0,300}type\s*=\s*[\"']?password", re.I)
_NEEDS_SCRIPT = late_regex(
    r"(?:enable|requires?|need|turn on)\b.{0,20}\bjavascript|javascript\b.{0,40}\b(?:disabled"
    r"|required|enabled?)",
    re.I,
)
_ERROR_KEYS = frozenset({"error", "message", "detail", "status", "code", "documentation_url", "request_id"})
_SAID_CHARS = 120
_MAX_CHARS = 20_000
_MAX_WORDS = 80
"""Words of a page that says nothing but that it needs a browser."""


def refuse_what_is_none(source: Source) -> None:
    """Refuse an answer that stands in the place of a digest.

    Raises:
        DigestError: It is one.
    """
    head = source.head[:_MAX_CHARS]
    if _TEX_LOG.match(head.lstrip("\ufeff \n")):
        raise DigestError(f"{source.name} is the log of a LaTeX run", "Give the .tex file, or the PDF.")
    first = head.find("<entry>")
    entry = head[first : first + _ENTRY_CHARS].partition("</entry>")[0] if first >= 0 else ""
    if _FEED_ERROR.search(entry):
        says = re.search(r"<summary[^<>]{0,100}>([^<]{1,200})", entry)
        because = f": {plain(says[1])}" if says else ""
        raise DigestError(
            f"{source.name} is an error that arXiv's API answered{because}", "Check the ids and ask again."
        )
    if answered := _api_error(head):
        raise DigestError(f"{source.name} is an error that a host answered: {answered}", "Ask it again.")
    if len(source.head) <= _MAX_CHARS and "<" in head and (what := _blocked(head)):
        raise DigestError(
            f"{source.name} is no digest: {what}", "Save the page from a browser and give the file."
        )
    if len(head.split()) < _MAX_WORDS and "://" not in head and _NEEDS_SCRIPT.search(head):
        raise DigestError(
            f"{source.name} is no digest: the page needs JavaScript to show anything",
            "Save the page from a browser and give the file.",
        )


def _api_error(head: str) -> str:
    """Return what an object of JSON says that a host answers in place of what it was asked; else nothing."""
    try:
        value = json.loads(head) if head.lstrip()[:1] == "{" and len(head) < _ENTRY_CHARS else None
    except (ValueError, RecursionError):
        return ""
    if not isinstance(value, dict) or not value or not set(value) <= _ERROR_KEYS:
        return ""
    inner = value.get("error") or value.get("message") or value.get("detail")
    inner = inner.get("message") if isinstance(inner, dict) else inner
    return one_line(inner)[:_SAID_CHARS] if isinstance(inner, str) else ""


def _blocked(page: str) -> str:
    title = re.search(r"<title[^<>]*>([^<]{0,300})", page, re.I)
    head = re.search(r"</head\s*>", page, re.I)
    body = page[head.end() :] if head else page
    shown = re.sub(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", " ", body, flags=re.I | re.S)
    words = plain(shown)
    named = _LOGIN_TITLE.match(" ".join(title[1].split())) if title else None
    few = len(words.split()) < _MAX_WORDS * 3
    if (named or _PASSWORD.search(page)) and few and "arxiv.org/abs" not in page:
        return f"it is a page of its host ({' '.join(title[1].split()) if title else 'a login form'})"
    if len(words.split()) < _MAX_WORDS and _NEEDS_SCRIPT.search(words):
        return "the page needs JavaScript to show anything"
    return ""
