import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import from_regex

from repocheck.facts.compute.claims import _MAY_COMMAND
from repocheck.knowledge.compute_tokens import COMMANDS


@pytest.mark.parametrize("row", COMMANDS, ids=[row.says[:30] for row in COMMANDS])
def test_what_is_looked_for_first_stands_in_every_command(row):
    pattern = re.compile(row.pattern, re.IGNORECASE)

    @given(from_regex(pattern))
    @settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text):
        if found := pattern.search(text):
            assert _MAY_COMMAND.search(text), found[0]

    holds()
