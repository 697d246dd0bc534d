import re
from re import _parser

import pytest

from repocheck.text.needed import needed_words, rarest
from repocheck.text.pattern import late_regex
from repocheck.text.sieve import OFTEN, sieve
from tests.text.samples import samples
from tests.text.test_growth import all_expressions

N_SAMPLES = 60
PARTS = 4
TURKISH = str.maketrans({"i": "İ", "I": "ı", "s": "ſ", "k": "\u212a"})
"""Letters that `re` takes for others if case is ignored."""


def needed(regex, flags=0):
    parsed = _parser.parse(regex, flags)
    return needed_words(parsed, flags | parsed.state.flags)


@pytest.mark.parametrize(
    ("regex", "ways"),
    [
        (r"\bdata(?:set)?s?\b", ["data"]),
        (r"(?i)\bCorp(?:us|ora)\b", ["corpora|corpus"]),
        (r"\bdataset|数据", ["dataset|数据"]),
        (r"[\w-]{1,60}\.(?:csv|tsv)", [".csv|.tsv"]),
        (r"foo.*bar", ["bar foo"]),
        (r"(?:foo\d+bar|baz\w+qux)\Z", ["bar foo", "baz qux"]),
        (r"(?:(?:foo.*bar|baz)\s*x|quux)", ["bar foo", "baz", "quux"]),
        (r"(?:ab|cd)+e", ["abe|cde"]),
        (r"abc{2,3}d", ["abc cd"]),
        (r"foo(?:xyz)?bar", ["foobar|fooxyzbar"]),
        (r"foo(?:xyz)*bar", ["bar foo"]),
        (r"(?<=token=)\w+", ["token="]),
        (r"(?<!foo)bar(?!baz)", ["bar"]),
        (r"(?>foo)++\d", ["foo"]),
        (r"foo|\d", []),
        (r"a|b", []),
        (r"\w+", []),
        (r"(?:foo)?", []),
        (r"", []),
        (r"(?i)straße", ["stra"]),
        (r"(?i:foo)bar", ["bar"]),
        (r"(a)(?(1)foo|bar)baz", ["baz"]),
    ],
)
def test_what_an_expression_needs(regex, ways):
    assert {" ".join(sorted("|".join(sorted(words)) for words in way)) for way in needed(regex)} == {*ways}


def test_too_much_is_not_looked_for():
    assert needed("|".join(f"{first}{second}x" for first in "abcdefgh" for second in "abcdefgh")) == ()


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_an_expression_of_the_package_matches_passes_its_sieve(part):
    for each in all_expressions()[part::PARTS]:
        ways = needed(each.regex, each.flags) if each.regex is not None else ()
        if not ways:
            continue
        ignores_case = bool(re.compile(each.regex, each.flags).flags & re.IGNORECASE)
        may_match = sieve(rarest(ways), lambda ways=ways: ways, ignores_case=ignores_case, wait=0)
        made = [*samples(each.regex, each.flags, N_SAMPLES)]
        if ignores_case:
            others = (text.translate(TURKISH) for text in made)
            made += [text for text in others if re.search(each.regex, text, each.flags)]
        assert [text for text in made if not may_match(text)] == [], each.regex


@pytest.mark.parametrize("text", ["nothing", "a KNIFE", "knife knife", "\u212anıfe", "x", ""])
def test_a_sieved_expression_answers_as_one_that_is_not(text):
    plain, sieved = re.compile(r"(\bknife)s?", re.IGNORECASE), late_regex(r"(\bknife)s?", re.IGNORECASE)
    for _ in range(OFTEN):
        assert sieved.search("nothing") is None
    assert bool(sieved.search(text)) == bool(plain.search(text))
    assert sieved.findall(text) == plain.findall(text)
    assert [each.span() for each in sieved.finditer(text)] == [each.span() for each in plain.finditer(text)]
    assert sieved.sub("-", text) == plain.sub("-", text)
    assert sieved.sub("-", text, count=1) == plain.sub("-", text, count=1)
    assert (sieved.search(text, 3) is None) == (plain.search(text, 3) is None)


def test_bounds_are_searched_at_once_whatever_stands_around_them():
    """Who walks over a text piece by piece would otherwise look for words in all of it for each piece."""

    class Whole(str):
        def lower(self):
            raise AssertionError("all of the text is looked at")

    text, sieved = Whole("x" * 9 + "knife"), late_regex(r"(\bknife)s?", re.IGNORECASE)
    for _ in range(OFTEN):  # from then on the words are known
        assert all([sieved.search("knife"), sieved.findall("knife"), list(sieved.finditer("knife"))])
    assert sieved.search(text, 3, 9) is None
    assert sieved.findall(text, 3, 9) == []
    assert not list(sieved.finditer(text, 3, 9))
