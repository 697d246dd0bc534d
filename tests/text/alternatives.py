"""Part a regular expression into expressions with one alternative each, to see that every one is alive."""

import re
from itertools import pairwise

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?<?[=!:]|\(\?[a-z]+[):]|\(\?P=\w+\)|[()|]|.", re.DOTALL
)


def alternatives(regex: str) -> list[str]:
    """Return `regex` once for each alternative of each of its groups, the others of that group left out."""
    tokens = _TOKEN.findall(regex)
    found = []
    for start, end, bars in _groups(tokens):
        edges = [start, *bars, end]
        for first, last in pairwise(edges):
            kept = tokens[: start + 1] + tokens[first + 1 : last] + tokens[end:]
            found.append("".join(kept) if start >= 0 else "".join(tokens[first + 1 : last]))
    return found


def _groups(tokens: list[str]) -> list[tuple[int, int, list[int]]]:
    """Return start, end and bars of each group that has alternatives; the whole starts at -1."""
    open_: list[tuple[int, list[int]]] = [(-1, [])]
    groups = []
    for number, token in enumerate(tokens):
        if token.startswith("(") and not token.endswith(")"):
            open_.append((number, []))
        elif token == "|":
            open_[-1][1].append(number)
        elif token == ")":
            start, bars = open_.pop()
            groups += [(start, number, bars)] if bars else []
    start, bars = open_.pop()
    return groups + ([(start, len(tokens), bars)] if bars else [])
