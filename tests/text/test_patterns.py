import re

import pytest

from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.patterns import Patterns
from repocheck.text.sieve import OFTEN

BIRD = Pattern(r"\bowls?\b", any_of=("owl",), flags=re.IGNORECASE)
PLANT = Pattern(r"\b(?:fern|moss)\b", flags=re.IGNORECASE)
ANY = late_regex(r"\w")
Pattern.all.remove(BIRD)
Pattern.all.remove(PLANT)


@pytest.mark.parametrize(
    ("text", "found"),
    [("an OWL", {BIRD}), ("a growl", {BIRD}), ("Moss", {PLANT}), ("mo\u017fs", {PLANT}), ("", set())],
)
def test_those_of_which_a_word_stands_in_the_text(text, found):
    patterns = Patterns(BIRD, PLANT, ANY)
    for number in range(OFTEN):  # until then it may not be known what an expression needs
        patterns.that_may_match(str(number))
    assert patterns.that_may_match(text) == found | {ANY}
    assert patterns.that_may_match(text) == found | {ANY}


def test_nothing_is_ruled_out_of_which_no_word_is_known():
    assert ANY in Patterns(BIRD, ANY).that_may_match("")
