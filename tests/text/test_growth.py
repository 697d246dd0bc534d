"""No regular expression of the package takes more than linear time, however it is used."""

import re
from functools import cache
from pathlib import Path

import pytest

import repocheck
from repocheck.extractor.address.decoding import _ENCODED, DECODERS
from repocheck.extractor.address.view import DISGUISE_PATTERN
from repocheck.extractor.readers._date import _MONTHS
from repocheck.facts.licences.reuse import _NOTICES
from repocheck.knowledge.data_phrases import DATA_PLACES
from repocheck.knowledge.licence_names import FAMILIES
from repocheck.probe.github._query import OBJECT_ID
from repocheck.text.pattern import Pattern
from tests.text.expressions import expressions
from tests.text.growth import growth

GROWTH = [
    ("(a+)+b", "exponential"),
    ("(?:aa|a)*b", "exponential"),
    ("(a*)*b", "exponential"),
    (r"(?:a?b?)*c", "exponential"),
    (r"(?:\s*\w?)*x", "exponential"),
    ("(?:a{0,30})*b", "exponential"),
    (r"\A\s*(?:\w+\s*)*\Z", "exponential"),
    (r"(?:(?>a+)+)+b", "exponential"),
    (r"(?:\s{0,20}#[^\n]{0,300}\n|\s){0,40}x", "exponential"),
    (r"x(?:[^.;]|\.g\.,?){0,150}y", "exponential"),
    ("a*a*b", "polynomial"),
    (r"\A\s*x?\s*y", "polynomial"),
    (r"\w+=", "polynomial"),
    (r"(?m)^\s*x", "polynomial"),
    (r"<[^>]*>", "polynomial"),
    (r"a(?=.*b)", "polynomial"),
    (r"a(?!\s*[=\s]\s*b)", "polynomial"),
    ("(?:ab|cd)+e", "polynomial"),
    ("a+", "linear"),
    (r"a+b?", "linear"),
    (r"<[^<>]*>", "linear"),
    (r"(?<!\w)\w+=", "linear"),
    (r"\b\w+=", "linear"),
    (r"^\w+=", "linear"),
    (r"(?m)^[ \t]*x", "linear"),
    (r"x\s*+\s*y", "linear"),
    ("a{0,300}b", "linear"),
    (r"(?:#[^\n]{0,300}\n|\s){0,400}x", "linear"),
    (r"x(?:[^.;]|\.g\.){0,150}y", "linear"),
    (r"\A(?:\w+\s+)*\Z", "linear"),
    (r"(?s)#.*\Z", "linear"),
    (r"\.\w+\.\w+x", "linear"),
]
"""An expression that is searched for, and how the time it takes grows with the text."""


@pytest.mark.parametrize(("regex", "expected"), GROWTH)
def test_growth(regex, expected):
    assert growth(regex) == expected


@pytest.mark.parametrize(
    ("regex", "mode", "expected"),
    [
        (r"\w+=", {"searched": False}, "linear"),
        (r".*x.*", {"searched": False}, "linear"),
        (r".*x.*", {"searched": False, "whole": True}, "polynomial"),
        (r"(?s).*x.*", {"searched": False, "whole": True}, "linear"),
        (r"(?:a+)*", {"searched": False}, "linear"),
        (r"(?:a+)*", {"searched": False, "whole": True}, "exponential"),
    ],
)
def test_growth_depends_on_the_use(regex, mode, expected):
    assert growth(regex, **mode) == expected


HIDDEN = {
    "text/glob_pattern.py": [r"(?:[^/]*(?:train|eval)[^/]*\.py)", r"(?:(?:.*/)?[^/]*)"],
    "facts/licences/names.py": [pattern for pattern, _ in FAMILIES],
    "extractor/address/decoding.py": [
        _ENCODED,
        DISGUISE_PATTERN,
        *(each.pattern for each in DECODERS.values()),
    ],
    "extractor/address/anchors.py": [],  # literals, escaped
    "extractor/readers/_date.py": list(_MONTHS),
    "facts/licences/reuse.py": [notice for notice, _ in _NOTICES],
    "probe/github/_api.py": [OBJECT_ID],
    "text/compiled.py": [],
    "text/pattern.py": [],
}
"""Files that compile what they are given, and what that is. The globs are our own; a name has 255 bytes."""
BOUNDED = {r"(?:[^/]*(?:train|eval)[^/]*\.py)", r"(?:(?:.*/)?[^/]*)", DATA_PLACES.regex}
"""Expressions that meet short texts only; those about the place of data see sentences of 500 characters."""


def breaches(found):
    """Yield what takes more than linear time among expressions."""
    for each in found:
        regexes = [each.regex] if each.regex is not None else HIDDEN.get(each.place.split(":")[0])
        if regexes is None:
            yield f"{each.place}: an expression that nobody has seen"
        for regex in regexes or ():
            flags = each.flags or re.DOTALL * (each.regex is None)
            slow = {growth(regex, flags, **mode) for mode in each.modes()} - {"linear"}
            if slow and regex not in BOUNDED:
                yield f"{each.place}: {' and '.join(slow)}: {regex}"


PARTS = 8


@cache
def all_expressions():
    return expressions(Path(repocheck.__path__[0]))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_expression_of_the_package_is_linear(part):
    assert list(breaches(all_expressions()[part::PARTS])) == []


def test_the_law_has_all_to_look_at():
    found = all_expressions()
    assert len(found) > 600
    assert {each.regex for each in found} > {pattern.regex for pattern in Pattern.all}


PLANTED = {
    "_A = re.compile(r'(a+)+b')\n_A.search('')": "exponential",
    "_A = re.compile(r'\\w+=')\n_A.search('')": "polynomial",
    "_A = re.compile(r'\\w+=')\n_A.match('')": None,
    "_A = re.compile(r'\\w+=')\n_B = [_A]": "polynomial",
    "_A = re.compile(r'.*x.*')\n_A.fullmatch('')": "polynomial",
    "_A = [('x', re.compile(r'\\w+='))]": "polynomial",
    "def f(text):\n    return re.search(r'\\w+=', text)": "polynomial",
    "def f(text, name):\n    return re.search(rf'{name}\\s*\\s*=', text)": "polynomial",
    "_A = r'\\w+='\ndef f(text):\n    return re.search(_A, text)": "polynomial",
    "def f(text, regex):\n    return re.search(regex, text)": "nobody has seen",
    "def f(text):\n    return re.sub(r'A\\w+=', '', text, flags=re.I)": "polynomial",
    "def f(text):\n    return re.sub(r'A[b-z]+=', '', text)": None,
}


@pytest.mark.parametrize(("source", "expected"), PLANTED.items(), ids=range(len(PLANTED)))
def test_a_planted_expression_is_found(tmp_path, source, expected):
    package = tmp_path / "planted"
    package.mkdir()
    (package / "__init__.py").write_text(f"import re\n{source}\n")
    found = list(breaches(expressions(package)))
    assert len(found) == (expected is not None)
    assert expected is None or expected in found[0]
