import re

from hypothesis import given, settings
from hypothesis.strategies import from_regex

from repocheck.knowledge.promises import PROMISE, PROMISE_SIEVE


@given(from_regex(re.compile(PROMISE, re.IGNORECASE)))
@settings(max_examples=300, deadline=None, database=None)
def test_no_promise_is_without_a_word_of_the_sieve(text):
    assert any(word in text.lower() for word in PROMISE_SIEVE)
