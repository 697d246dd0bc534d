"""Undo what each format does to an address: entities, escapes, comments.

One pattern and one function per format, both applied in a single pass by `text.build_view`. No format
is parsed: reading the source as text finds links in attributes, code blocks and broken markup alike.
What opens and is never closed (a comment) runs to the end, as in a browser; that also keeps the time
linear.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from repocheck.extractor.address.view import (
    DISGUISE_PATTERN,
    DISGUISE_STARTS,
    DISGUISES,
    View,
    build_view,
    may_hide,
    undisguise,
)
from repocheck.models import BARE
from repocheck.text.pattern import late_regex

_ENCODED = (
    r"(?:(?<=http)|(?<=https))%(?:25){0,2}3[aA](?:%(?:25){0,2}2[fF]|/){2}[\w.~%/?=:@-]{1,2000}(?<![.?:])"
)
"""What follows the scheme of an address that is percent-encoded as a whole, once or more often."""
_SURROGATE = late_regex("[\ud800-\udfff]")
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
_COMMENT = r"<!--.*?(?:-->|\Z)"
_SLASH = r"\\u002[fF]|\\/"
_INLINE_TAGS = "b|i|em|strong|mark|span|u|code|tt|kbd|font|small"
_BLOCK_TAGS = (
    "p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|h[1-6]|pre|blockquote|section|article|hr|summary|details"
)
_TAG = rf"</?(?:wbr|br|{_INLINE_TAGS}|{_BLOCK_TAGS})(?:[ \t\r\n][^<>:]{{0,200}})?/?>"
_TEX_SIGNS = {
    "\\\\": "\n", "~": " ", "\\-": "", "\\/": "", "{}": "", "{-}": "-", "{\\_}": "_", "$\\_$": "_",
    "\\~{}": "~", "{\\textunderscore}": "_", "{\\textunderscore }": "_",
    **{f"\\{sign}": sign for sign in "_%#&${}"},
}  # fmt: skip
"""What TeX's short signs print."""
_TEX_WORDS = {
    "\\allowbreak": "", "\\linebreak": "", "\\string": "", "\\discretionary": "",
    "\\textunderscore": "_", "\\slash": "/", "\\textasciitilde": "~",
}  # fmt: skip
"""What TeX's commands print inside an address."""
_TEX = "|".join(
    (
        r"\\begin\{comment\}.*?(?:\\end\{comment\}|\Z)",
        r"\\if(?:false|0)(?![a-zA-Z0-9]).*?(?:\\fi(?![a-zA-Z])|\Z)",
        r"\\\\[ \t]{0,9}\r?\n",  # one break of a line, and no end of the paragraph
        *map(re.escape, sorted(_TEX_SIGNS, key=len, reverse=True)),
        rf"(?:{'|'.join(map(re.escape, _TEX_WORDS))})(?![a-zA-Z])(?:\{{-?\}})*[ ]?",
    )
)
_TEX_COMMENT = r"|(?<=[\w/.-])%[0-9a-fA-F]{2}|%[^\n]*(?:\n[ \t]*)?"
_BIB_COMMENT = (
    r"|(?<![^\n])%[^\n]*"
    r"|(?i:@comment)[ \t]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}"
)

Replacement = tuple[str, str] | None
"""Text and name of the repair (empty if the format prescribes it); None to leave a match as it is."""


class Decoder(NamedTuple):
    """How one format is undone."""

    pattern: str
    """What to look for, besides the disguises of Unicode."""
    starts: str
    """The characters that a match starts with; a text without them needs no pass."""
    replace: Callable[[str], Replacement]
    """Gives the replacement of what was found."""


def decode(raw: str, format: str = "text") -> View:
    """Return a readable view of `raw`; linear in its length.

    Args:
        raw: The text as written.
        format: One of `DECODERS`.

    Raises:
        KeyError: There is no such format.
    """
    decoder = DECODERS[format]
    plain = not may_hide(raw)
    raw = _whole(raw)
    if plain and not any(character in raw for character in (*decoder.starts, "%")):
        return View(raw, raw, [])

    def replace(match: re.Match[str]) -> Replacement:
        if match[0][0] == "%" and (address := _unquoted(match[0])):
            return address, "percent-encoded"
        return decoder.replace(match[0]) if match[0][0] < "\x80" else undisguise(match)

    return build_view(raw, *_compiled(decoder.starts, decoder.pattern, plain), replace)


def _whole(raw: str) -> str:
    """Return a text, as long as before, that is fit for JSON: half surrogates become U+FFFD."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", raw)
    return raw


@cache
def _compiled(starts: str, pattern: str, plain: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    starts = re.escape(starts + "%" * ("%" not in starts))
    pattern = f"{_ENCODED}|{pattern}"
    if not plain:
        starts += DISGUISE_STARTS
        pattern += f"|{DISGUISE_PATTERN}"
    return re.compile(f"[{starts}]"), re.compile(pattern, re.DOTALL)


def _unquoted(found: str) -> str:
    """Return an encoded address as it would be written, or nothing; each round takes one encoding off."""
    for _ in range(3):
        found = unquote(found)
        if found.startswith("://"):
            return found if found.isprintable() else ""
    return ""


def _character(found: str) -> tuple[str, str]:
    """Return what an entity or an escaped code stands for."""
    if "\ud800" <= found <= "\udfff":
        return "\ufffd", ""
    if found == "\xad" or "\u200b" <= found <= "\u200f" or found in "\u2060\ufeff":
        return "", "zero-width"
    return DISGUISES.get(found, (found, ""))


def _text(found: str) -> Replacement:
    if found[0] == "&":
        character, repair = _character(html.unescape(found))
        return character, repair or "html-entity"
    if found[-1] == "-":
        return ("-", "") if found[0] == "{" else ("", "discretionary-hyphen")
    if found[-1] in "fF/" and found[0] == "\\":
        return "/", "unescaped-character"
    if "_" in found or "underscore" in found:
        return "_", "unescaped-underscore"
    return found[-1], "unescaped-character"


def _json(found: str) -> Replacement:
    if found[0] == "&":
        return _text(found)
    if found[1] == "u":
        return _character(chr(int(found[2:], 16)))
    if found[1] == "\\":
        return (found[-1], "unescaped-character") if len(found) > 2 else ("\\", "")
    return {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}.get(found[1], found[1]), ""


def _html(found: str) -> Replacement:
    if found[0] == "&":
        return _character(html.unescape(found))
    if found.startswith("<!--"):
        return "", "dropped-comment"
    if found[0] == "\\":
        return "/", ""
    name = found.strip("</>").split(maxsplit=1)[0].lower()
    if name == "wbr" or name in _INLINE_TAGS.split("|"):
        return "", ""
    return "\n" if name == "br" else "\n\n", ""


def _markdown(found: str) -> Replacement:
    if found[0] in "&<":
        return _html(found)
    return found[-1], ""


def _latex(found: str) -> Replacement:
    if found[0] == "%":
        return None if re.fullmatch("%[0-9a-fA-F]{2}", found) else ("", "joined-line")
    if found.startswith(("\\begin", "\\if")):
        return "", "dropped-comment"
    if found.endswith("\n"):
        return "\n", ""
    if found in _TEX_SIGNS:
        return _TEX_SIGNS[found], "discretionary-hyphen" if found == "\\-" else ""
    return _TEX_WORDS[found.rstrip("{-} ")], ""


def _bibtex(found: str) -> Replacement:
    return ("", "dropped-comment") if found.lstrip()[0] in "%@" else _latex(found)


_LEFTOVERS = (
    rf"\\{{1,2}}[_%\#&/-]|{_SLASH}|\\textunderscore(?![a-zA-Z])(?:\{{\}}|[ ])?|\{{\\?_\}}|\{{-\}}|{_ENTITY}"
)
DECODERS: dict[str, Decoder] = {
    "text": Decoder(_LEFTOVERS, "\\&{", _text),
    "digest": Decoder(_LEFTOVERS, "\\&{", _text),
    "pdf": Decoder(_LEFTOVERS, "\\&{", _text),
    BARE: Decoder(_LEFTOVERS, "\\&{", _text),
    "json": Decoder(rf"\\\\[_%\#&/-]|\\\\\\/|\\(?:u[0-9a-fA-F]{{4}}|[\"\\/bfnrt])|{_ENTITY}", "\\&", _json),
    "html": Decoder(rf"{_COMMENT}|(?i:{_TAG})|{_ENTITY}|{_SLASH}", "<&\\", _html),
    "markdown": Decoder(
        rf"{_COMMENT}|(?i:<wbr[ \t]?/?>)|\\{{1,2}}\r?\n|\\{{1,2}}_|\\[!-/:-@\[-`{{-~]|{_ENTITY}",
        "<\\&",
        _markdown,
    ),
    "latex": Decoder(_TEX + _TEX_COMMENT, "\\%~{$", _latex),
    "bibtex": Decoder(_TEX + _BIB_COMMENT, "\\%~{$@", _bibtex),
}
"""Every format by its name; ``digest`` is text, split into papers by a reader elsewhere."""
