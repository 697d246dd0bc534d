"""Paragraphs that are broken at a width, as the single lines that their writer meant.

Programs that write Markdown or text, and editors of a fixed width, end a line where the next word would not
fit. So a line that ends earlier ends something, and one with no room for the next word ends nothing.

Source: output of pandoc, of mail programs and of editors. Blind spots: pages with several widths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.text.pattern import late_regex

_MIN_WIDTH, _MAX_WIDTH = 50, 120
_MIN_LINES, _MOST = 8, 0.8
"""Lines with others below them, and share of those with no room for the next word, from which on it is so."""
_OVER = 0.05
"""Share of lines that may be longer: addresses are not broken."""
_NEW = late_regex(
    r"[ \t]{0,40}(?:[-*+•|>#<]|\d{1,4}[.)][ \t]|\[\d{1,4}\]|\.\. |:[\w-]{1,40}:|```|~~~|[=~^-]{3})|[ \t]*\Z"
)
"""What begins a line that goes on with none above it."""
_LABEL_END = late_regex(r"(?<=[\w.?!:)])\n(?=\]\(\S)")
"""The end of a line within the words of a link, right before their bracket."""
_ENDED = late_regex(r"(?:[ ]{2}|\\|<br\s?/?>|\|)[ \t\r]{0,9}\Z")


def joined(text: str) -> str:
    """Return a page with a blank for each end of a line that its width or a link made; all places stay."""
    text = _LABEL_END.sub(" ", text)
    lines = text.split("\n")
    pairs = [number for number in range(len(lines) - 1) if _goes_on(lines[number], lines[number + 1])]
    if len(pairs) < _MIN_LINES:
        return text
    sizes = sorted(len(lines[number].rstrip()) for number in pairs)
    width = sizes[min(len(sizes) - 1, int(len(sizes) * (1 - _OVER)))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return text
    full = [number for number in pairs if _is_full(lines[number], lines[number + 1], width)]
    if len(full) < _MOST * len(pairs):
        return text
    within = set(full)
    return "".join(_parts(lines, within))


def _parts(lines: list[str], within: set[int]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line
        if number < len(lines) - 1:
            yield " " if number in within else "\n"


def _goes_on(line: str, following: str) -> bool:
    return bool(line.strip()) and not _NEW.match(following) and not _ENDED.search(line)


def _is_full(line: str, following: str, width: int) -> bool:
    word = re.match(r"\s*(\S+)", following)
    return word is not None and len(line.rstrip()) + 1 + len(word[1]) > width
