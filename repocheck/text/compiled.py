"""Expressions compiled once and kept beside the bytecode of this module, as Python keeps what it compiles.

Compiling the expressions that one clone asks for takes as long as judging it; restoring them takes a
twentieth. They are kept where bytecode is, under the same rules and the same trust: not where
``PYTHONDONTWRITEBYTECODE`` is set or the folder is read-only, apart for each version of Python, and found by
their whole text, so that none is ever out of date. The compiler's parts are private to Python: whatever of
them is missing or refuses, `re.compile` does the work, and nothing is kept.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from typing import AnyStr, Literal, cast

from repocheck.text.needed import Needed, needed_words

_Key = tuple[str | bytes, int]
_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], Needed | None]
"""What the machine of `re` is made of: flags, code, number of groups, groups by name, names by group; and the
words without which the expression cannot match, None if they were not asked for."""
_FORM = 3
"""Number of this form of what is kept."""
_CODE: Literal["I"] = "I"
"""Type of one word of code, as `_sre.CODESIZE` says."""
_MAX_BYTES = 16_777_216
_ALSO_ASCII = frozenset("ſıİ\u212a")
"""Letters that stand for one of ASCII, too, where case is ignored."""
_new: dict[_Key, _Parts] = {}
_kept: dict[_Key, _Parts] | None = None


def compiled(regex: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, restored if it was compiled before; for expressions of this package."""
    try:
        flags_, code, *groups, _ = _parts_of(regex, int(flags))
        made = import_module("_sre").compile(regex, flags_, array(_CODE, code).tolist(), *groups)
        return cast("re.Pattern[AnyStr]", made)
    except re.error:
        raise
    except Exception:  # noqa: BLE001 - private parts of Python may do anything in a version to come
        return re.compile(regex, flags)


class ByAlphabet(dict[bool, re.Pattern[str]]):
    """An expression for texts of ASCII alone (True), and for any; each is compiled when it is asked for.

    Which characters are letters, and which is the small one, is looked up in tables of Unicode unless an
    expression is about ASCII alone; most sentences are, and it takes two thirds of the time there. Both find
    the same in them, but for the control characters 28 to 31, which Unicode takes for blanks.

    Args:
        regex: The expression.
        flags: Flags of `re`.
    """

    def __init__(self, regex: str, flags: int) -> None:
        super().__init__()
        self._regex = regex
        self._flags = int(flags)

    def __missing__(self, ascii_alone: bool) -> re.Pattern[str]:
        plain = ascii_alone and _ALSO_ASCII.isdisjoint(self._regex)
        made = self[ascii_alone] = compiled(self._regex, self._flags | re.ASCII if plain else self._flags)
        return made


def needed(regex: str, flags: int = 0) -> Needed:
    """Return the words that whatever `regex` matches needs (`needed_words`)."""
    try:
        *_, words = _parts_of(regex, int(flags))
        return _needed(regex, int(flags)) if words is None else words
    except Exception:  # noqa: BLE001 - see above; whoever compiles it learns what is wrong
        return ()


def is_kept(regex: str, flags: int = 0) -> bool:
    """Return whether what `regex` needs is known from before."""
    return (regex, int(flags)) in _restorable()


def _needed(regex: str, flags: int) -> Needed:
    parsed = import_module("re._parser").parse(regex, flags)
    return needed_words(parsed, flags | parsed.state.flags)


def _parts_of(regex: str | bytes, flags: int) -> _Parts:
    key = (regex, flags)
    parts = _restorable().get(key) or _new.get(key)
    if parts is None:
        _new[key] = parts = _compiled(regex, flags)
    return parts


def _compiled(regex: str | bytes, flags: int) -> _Parts:
    compiler = import_module("re._compiler")
    parsed = compiler._parser.parse(regex, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array(_CODE, compiler._code(parsed, flags)).tobytes()
    keeps = isinstance(regex, str) and not sys.dont_write_bytecode and _file()
    words = needed_words(parsed, flags | state.flags) if keeps else None
    return flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names), words


def _file() -> str | None:
    """Return where expressions are kept; None where no bytecode is."""
    cached = __spec__.cached if __spec__ else None
    return f"{cached.removesuffix('.pyc')}-{sys.hexversion:x}-{_FORM}.expressions" if cached else None


def _restorable() -> dict[_Key, _Parts]:
    global _kept  # noqa: PLW0603 - read once in a process
    if _kept is None:
        _kept = _read()
        atexit.register(_keep)
    return _kept


def _read() -> dict[_Key, _Parts]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        if file := _file():
            with open(file, "rb") as stream:
                found = marshal.loads(stream.read(_MAX_BYTES))  # noqa: S302 - trusted as bytecode is
                return found if isinstance(found, dict) else {}
    return {}


def _keep() -> None:
    """Add what this process has compiled to what is kept; of two that do so at once, one may be lost."""
    file = _file()
    if not _new or not file or sys.dont_write_bytecode:
        return
    part = f"{file}.{os.getpid()}"
    try:
        with open(part, "wb") as stream:
            stream.write(marshal.dumps(_read() | _new))
        os.replace(part, file)
    except (OSError, ValueError):  # a child that may write no file, or a disk that is full
        with suppress(OSError):
            os.unlink(part)
