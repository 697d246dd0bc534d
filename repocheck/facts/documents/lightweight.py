"""Rewrite AsciiDoc and Org as Markdown, line by line, as far as headings, code and links go.

Source: https://docs.asciidoctor.org/asciidoc/latest/syntax-quick-reference/ and https://orgmode.org/manual/
"""

from __future__ import annotations

import re
from collections.abc import Callable

from repocheck.text.pattern import late_regex

_ADOC_HEADING = late_regex(r"={1,6}(?=\s\S)")
_ADOC_LINK = late_regex(r"(?:link:)?(https?://[^\s\[\]]{1,1000})\[([^\[\]\n]{1,300})\]")
_ADOC_FENCES = frozenset({"----", "....", "```"})
_ADOC_SILENT = late_regex(r"(?:\[[^\[\]]{0,200}\]|:[\w-]{1,60}:.{0,400}|toc::.{0,100})\s*$")
"""Attributes of blocks and of the document."""
_ORG_HEADING = late_regex(r"\*{1,6}(?=\s\S)")
_ORG_TITLE = late_regex(r"#\+title:\s*", re.IGNORECASE)
_ORG_FENCE = late_regex(r"\s*#\+(?:begin|end)_(?:src|example)\b", re.IGNORECASE)
_ORG_SILENT = late_regex(r"#\+\w+:|\s*:[\w-]{1,40}:|#\s")
_ORG_LINK = late_regex(r"\[\[([^\[\]\n]{1,1000})\](?:\[([^\[\]\n]{1,300})\])?\]")
_ORG_VERBATIM = late_regex(r"(?<![\w=~])[=~]([^\s=~][^=~\n]{0,200})[=~](?![\w=~])")


def as_markdown(path: str, text: str) -> str:
    """Return `text` as Markdown with the same lines, if the ending of its name says one of the two."""
    rewrite = _REWRITES.get(path.lower().rpartition(".")[2])
    if rewrite is None:
        return text
    lines, in_code = [], False
    for line in text.split("\n"):
        plain, in_code = rewrite(line, in_code)
        lines.append(plain)
    return "\n".join(lines)


def _of_adoc(line: str, in_code: bool) -> tuple[str, bool]:
    if line.strip() in _ADOC_FENCES:
        return "```", not in_code
    if in_code:
        return line, True
    if heading := _ADOC_HEADING.match(line):
        return "#" * len(heading[0]) + line[heading.end() :], False
    if _ADOC_SILENT.match(line):
        return "", False
    return _ADOC_LINK.sub(r"[\2](\1)", line), False


def _of_org(line: str, in_code: bool) -> tuple[str, bool]:
    if _ORG_FENCE.match(line):
        return "```", not in_code
    if in_code:
        return line, True
    if heading := _ORG_HEADING.match(line):
        return "#" * len(heading[0]) + line[heading.end() :], False
    if _ORG_TITLE.match(line):
        return _ORG_TITLE.sub("# ", line), False
    if _ORG_SILENT.match(line):
        return "", False
    linked = _ORG_LINK.sub(lambda found: f"[{found[2] or found[1]}]({found[1].removeprefix('file:')})", line)
    return _ORG_VERBATIM.sub(r"`\1`", linked), False


_REWRITES: dict[str, Callable[[str, bool], tuple[str, bool]]] = {
    "adoc": _of_adoc,
    "asciidoc": _of_adoc,
    "org": _of_org,
}
