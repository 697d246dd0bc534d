r"""Letters that LaTeX writes with commands: ``\'e``, ``\v{c}``, ``{\o}``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from repocheck.text.pattern import late_regex

_ACCENT = late_regex(r"\\(?:([\"'`^~=.])|([uvHck])(?![A-Za-z]))\s{0,9}(?:\{\s{0,9})?\\?([A-Za-z])\s{0,9}\}?")
_COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "i": "i",
}  # fmt: skip
_LETTER = late_regex(r"\\(ss|o|O|l|L|ae|AE|aa|AA|i)(?![A-Za-z])\s?(?:\{\})?")


def with_letters(text: str, fitted: Callable[[str, str], str] = lambda new, _: new) -> str:
    """Return `text` with such letters as they are printed.

    Args:
        text: LaTeX.
        fitted: Makes what is written in place of a command, of the letter and of the command.
    """
    text = _ACCENT.sub(lambda found: fitted(_accented(found), found[0]), text)
    return _LETTER.sub(lambda found: fitted(_LETTERS[found[1]], found[0]), text)


def _accented(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[3] + _COMBINING[found[1] or found[2]])
