import re

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex

from repocheck.knowledge.experiment_words import DATA_DOWNLOAD, DATA_NAMES, DATA_SIEVE, DATA_WORD


@pytest.mark.parametrize("pattern", [DATA_WORD, DATA_NAMES, DATA_DOWNLOAD], ids=["word", "names", "download"])
def test_nothing_on_data_is_without_a_word_of_the_sieve(pattern):
    @given(from_regex(re.compile(pattern, re.IGNORECASE)))
    @settings(max_examples=60, deadline=None, database=None)
    def holds(text):
        assert any(word in text.lower() for word in DATA_SIEVE)

    holds()
