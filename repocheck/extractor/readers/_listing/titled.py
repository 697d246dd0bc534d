"""What the class of a tag says to be a title, and what a tag links to."""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

TITLED = late_regex(
    r"<(?P<tag>\w{1,10})\s[^<>]{0,300}class=[\"'](?:[^\"'<>]{0,100}[\s_-])?(?:paper|article|pub\w*|post|entry|card|[pt])?[_-]?title\b[^<>]{0,300}>(?P<words>(?:[^<]"
    r"|<(?!/(?P=tag)>)){2,1000}?)</(?P=tag)>",
    re.I,
)
HREF = late_regex(r"href\s*=\s*(?:[\"']\s*)?(https?://[^\s\"'<>]{1,500})", re.I)
