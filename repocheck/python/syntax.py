"""Parse Python source safely: whatever a file holds, the answer is a tree or a reason."""

from __future__ import annotations

import ast
import re
import threading
import warnings

from repocheck.text.pattern import late_regex

MAX_SOURCE_BYTES = 4_194_304
"""Longest source that is parsed. Source: the longest module among the wheels of 60 projects has 2.9 MB."""
_LOCK = threading.Lock()
"""CPython before 3.11.8 may fail when several threads parse at once.
Source: https://github.com/python/cpython/issues/106905"""
_INDENTED = late_regex(
    r"unexpected indent|expected an indented block|unindent does not match|inconsistent use of tabs"
)
_OF_PYTHON_2 = late_regex(r"Missing parentheses in call to|leading zeros in decimal")
_BRACKETS = late_regex(r"^(?:unmatched '|closing parenthesis )|was never closed")
_FORMATTED = late_regex(r"""\b(?:[ft]r?|r[ft])("{3}|'{3}|["'])""", re.IGNORECASE)
"""How a string begins that newer Pythons end elsewhere: their own quotes may stand inside, and brackets.
Source: PEP 701, PEP 750"""


_SINCE = late_regex(r"only supported in Python 3\.(\d{1,2}) and greater|\b(future feature) annotations\b")
"""What a parser says of a source that is newer than the Python that is meant; PEP 563 came with 3.7."""


OLDER_DEFAULT = "mutable default of a dataclass, as before Python 3.11"
"""What we say of a source that only older Pythons import."""


class SourceRefused(Exception):
    """A source is no Python that this interpreter can parse.

    Args:
        message: What the parser says, one line.
        line: 1-based line, where the parser names one.
        own_limits: Whether our limits, and not the source, are the reason.
    """

    def __init__(self, message: str, line: int | None = None, *, own_limits: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.own_limits = own_limits


def parse_source(source: bytes | str, minor: int | None = None, *, compiled: bool = False) -> ast.Module:
    """Return the tree of `source`.

    Args:
        source: The text, or its bytes with whatever encoding they declare.
        minor: Parse for this minor release of Python 3; None for that of this interpreter.
        compiled: Whether to compile the tree too, which finds what the parser lets pass (a keyword given
            twice, ``return`` outside of a function); the code is thrown away.

    Raises:
        SourceRefused: It is not valid, or beyond the limits.
    """
    if len(source) > MAX_SOURCE_BYTES:
        raise SourceRefused(f"longer than {MAX_SOURCE_BYTES} bytes", own_limits=True)
    try:
        with _LOCK, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful escape is the author's business
            tree = ast.parse(source, feature_version=(3, minor) if minor is not None else None)
            if compiled:
                compile(tree, "<source>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise SourceRefused(" ".join(str(error).split())[:200], line) from None
    except (RecursionError, MemoryError, OverflowError):
        raise SourceRefused("nested too deeply", own_limits=True) from None
    return tree


def minor_since(message: str) -> int | None:
    """Return the minor release of Python 3 since which a source is valid that a parser refuses as too new."""
    found = _SINCE.search(message)
    return None if found is None else int(found[1] or 7)


def is_of_another_python(message: str) -> bool:
    """Return whether a source is for newer or older Pythons by what a parser says, and not just odd.

    Of an old name that is a keyword since, like ``async``, it says no more than "invalid syntax".
    """
    newer = minor_since(message) is not None or message.startswith("invalid syntax")
    return newer or message == OLDER_DEFAULT or bool(_OF_PYTHON_2.search(message))


def is_no_python(message: str, source: str) -> bool:
    """Return whether no Python parses a source, of whatever release: none ever came to accept such a fault.

    Args:
        message: What a parser says that is older than the Python that is meant.
        source: The text.
    """
    if _INDENTED.search(message):
        return not any(len(found[1]) > 1 for found in _FORMATTED.finditer(source))
    if message == OLDER_DEFAULT or _OF_PYTHON_2.search(message):
        return True
    return bool(_BRACKETS.search(message)) and not _FORMATTED.search(source)
