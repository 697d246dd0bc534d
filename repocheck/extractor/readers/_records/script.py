"""Data that a script holds: its objects and arrays, written out as JSON line by line.

Pages made by a framework keep what they list in a file of JavaScript or TypeScript, as the value of a
constant or of what the file exports. Strings are read, and whole numbers; of a call, what it is given
(``new Date("2024-05-01")``, ``freeze([…])``).

Source: the grammar of ECMAScript (ECMA-262), and sites of groups and persons. Blind spots: strings put
together of names; regular expressions with quotes in them; lists that are filled step by step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.text.pattern import late_regex

_DEEPEST = 60
_TOKEN = late_regex(
    r"(?P<blank>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\[\s\S])*\"?|'(?:[^'\\\n]|\\[\s\S])*'?|`(?:[^`\\]|\\[\s\S])*`?)"
    r"|(?P<word>[\w$]+)"
    r"|(?P<sign>=>|[=!<>]=|[\s\S])"
)
_ESCAPE = late_regex(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|([\s\S]))")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": ""}
_LAST_CODE = 0x10FFFF
_OPEN, _CLOSE, _PARTED = frozenset("{[("), frozenset("}])"), frozenset(",;")
_BEFORE_DATA = frozenset({"=", "default", "return", "("})
"""What stands in front of a value."""
_BEFORE_NAMES = frozenset({"const", "let", "var"})


class _Token(NamedTuple):
    kind: str
    text: str
    line: int
    """0-based."""


def data_of_script(text: str) -> str:
    """Return the objects and arrays that are values in a script, by their names, as one object of JSON."""
    return _Writer(_tokens(text)).all()


def _tokens(text: str) -> Iterator[_Token]:
    line = 0
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "blank":
            yield _Token(str(found.lastgroup), found[0], line)
        line += found[0].count("\n")


def _string(written: str) -> str:
    return _ESCAPE.sub(_unescaped, written[1:].removesuffix(written[0]))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3] or "0", 16)
    if code:
        return chr(code) if code <= _LAST_CODE else ""
    return "" if found[4] else _ESCAPED.get(found[5] or "", found[5] or "")


class _Writer:
    """Writes what tokens say as JSON; every value stands in the line in which the script has it."""

    def __init__(self, tokens: Iterator[_Token]) -> None:
        self._tokens = [*tokens, _Token("end", "", 0)]
        self._at = 0
        self._parts: list[str] = []
        self._line = 0
        self._n_texts = 0

    def all(self) -> str:
        """Return the object of all values; of equal names, the later ones bear numbers."""
        names: set[str] = set()
        self._parts.append("{")
        for name in self._data(within=False):
            called = name if name not in names else f"{name} {len(names)}"
            self._parts.append(f"{',' if names else ''}{json.dumps(called)}:")
            names.add(called)
            self._value(0)
        return "".join([*self._parts, "}"])

    def _data(self, *, within: bool) -> Iterator[str]:
        """Go from value to value, and yield the name of each; within a member of an object, to its end."""
        name = before = ""
        nested = 0
        while (token := self._tokens[self._at]).kind != "end":
            if within and not nested and (token.text in _PARTED or token.text in _CLOSE):
                return
            if token.text in {"{", "["} and before in _BEFORE_DATA:
                yield name or "list"
                name = before = ""
                continue
            named = before in _BEFORE_NAMES or self._tokens[self._at + 1].text == "="
            if token.kind == "word" and named and before != ":":  # behind a colon stands the type of a name
                name = token.text
            nested += (token.text in _OPEN) - (token.text in _CLOSE)
            before = token.text
            self._at += 1

    def _value(self, depth: int) -> None:
        """Write a value, and go to what stands behind it."""
        token = self._tokens[self._at]
        self._parts.append("\n" * (token.line - self._line))
        self._line = max(self._line, token.line)
        if token.text not in {"{", "["} or depth > _DEEPEST:
            self._expression(depth)
            return
        written, said = len(self._parts), self._n_texts
        self._list("}" if token.text == "{" else "]", depth)
        if said == self._n_texts:  # a type, or the style of an element
            self._parts[written:] = ["null", "\n" * "".join(self._parts[written:]).count("\n")]
        if depth:  # outside of all values, the end of a line ends a statement as well
            self._skip()

    def _list(self, close: str, depth: int) -> None:
        self._parts.append(self._tokens[self._at].text)
        self._at += 1
        comma = ""
        while (token := self._tokens[self._at]).text != close and token.kind != "end":
            key = self._key() if close == "}" else None
            if token.text in _PARTED or key == "":
                for name in self._data(within=True) if close == "}" else ():  # what a function returns
                    self._parts.append(f"{comma}{json.dumps(name)}:")
                    comma = ","
                    self._value(depth + 1)
                self._skip()
                self._at += self._tokens[self._at].text != close
                continue
            self._parts.append(comma + (f"{json.dumps(key, ensure_ascii=False)}:" if key else ""))
            comma = ","
            self._value(depth + 1)
        self._parts.append(close)
        self._at += token.kind != "end"

    def _key(self) -> str:
        """Return the key that stands here, and go on behind its colon; empty if there is none."""
        token, behind = self._tokens[self._at : self._at + 2]
        if token.kind not in {"word", "text"} or behind.text != ":":
            return ""
        self._at += 2
        return _string(token.text) if token.kind == "text" else token.text

    def _expression(self, depth: int) -> None:
        """Write the strings of a value if they are added, the number, or what a call is given."""
        start = self._at
        while self._tokens[self._at].kind == "word" or self._tokens[self._at].text == ".":
            self._at += 1
        token, given = self._tokens[self._at : self._at + 2] if self._at > start else self._tokens[-1:] * 2
        if token.text == "(" and (given.kind == "text" or given.text in {"{", "["}):
            self._at += 1
            self._value(depth + 1)
            self._at += 1
            self._skip()
            return
        self._skip()
        tokens = self._tokens[start : self._at]
        texts = [_string(each.text) for each in tokens if each.kind == "text"]
        if all(each.kind == "text" or each.text == "+" for each in tokens) and texts:
            self._n_texts += 1
            self._parts.append(json.dumps("".join(texts), ensure_ascii=False))
        else:
            number = tokens[0].text if len(tokens) == 1 else ""
            self._parts.append(number if re.fullmatch("[1-9][0-9]{0,9}", number) else "null")

    def _skip(self) -> None:
        """Go to the end of a value: a comma, or what closes the list around it."""
        depth = 0
        while (token := self._tokens[self._at]).kind != "end":
            if not depth and (token.text in _PARTED or token.text in _CLOSE):
                return
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            self._at += 1
