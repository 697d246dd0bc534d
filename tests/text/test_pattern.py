import importlib
import pkgutil
import re

import pytest

import repocheck
from repocheck.text.pattern import Pattern
from tests.text.samples import samples

for module in pkgutil.walk_packages(repocheck.__path__, "repocheck."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
N_SAMPLES = 400
SIEVED = [pattern for pattern in Pattern.all if pattern.any_of]


@pytest.mark.parametrize("pattern", SIEVED, ids=[pattern.regex[:40] for pattern in SIEVED])
def test_whatever_a_pattern_matches_holds_one_of_its_words(pattern):
    made = [*samples(pattern.regex, pattern.flags, N_SAMPLES)]
    assert made
    assert [text for text in made if not pattern.may_match(text)][:3] == []


def test_a_pattern_is_compiled_on_first_use_and_only_where_it_can_match():
    pattern = Pattern(r"Ab+", any_of=("ab",), flags=re.IGNORECASE)
    Pattern.all.remove(pattern)
    assert pattern.search("nothing here") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("xABB")[0] == "ABB"
    assert [found[0] for found in pattern.finditer("ab abb")] == ["ab", "abb"]
    assert pattern.sub("-", "xab") == "x-"
    assert (pattern.match("xab"), pattern.fullmatch("abb")[0]) == (None, "abb")
