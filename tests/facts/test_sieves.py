"""What is looked for first, to spare a pattern, must never lose what the pattern would find."""

import re
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import from_regex

from repocheck.checks import paths_portable, pretrained_weights
from repocheck.knowledge.compute_tokens import COMMANDS
from repocheck.knowledge.experiment_words import DATA_DOWNLOAD, DATA_NAMES, DATA_SIEVE, DATA_WORD
from repocheck.knowledge.licence_names import NAMES
from repocheck.knowledge.promises import PROMISE

_compute = import_module("repocheck.facts.compute.claims")  # its folder gives a function of this name
_commands = import_module("repocheck.facts.documents.commands")
_readme_kind = import_module("repocheck.facts.documents.readme_kind")
_python_version = import_module("repocheck.facts.manifests.python_version")


def holds_any(words, *, lower=True):
    return lambda text: any(word in (text.lower() if lower else text) for word in words)


def ignoring_case(pattern):
    return re.compile(pattern, re.IGNORECASE)


SIEVES = {
    "promise": (PROMISE.compiled, PROMISE.may_match),
    "data-word": (ignoring_case(DATA_WORD), holds_any(DATA_SIEVE)),
    "data-names": (ignoring_case(DATA_NAMES), holds_any(DATA_SIEVE)),
    "data-download": (ignoring_case(DATA_DOWNLOAD), holds_any(DATA_SIEVE)),
    "inline-command": (_commands._INLINE, holds_any(_commands._INLINE_SIEVE, lower=False)),
    "unfilled": (_readme_kind._UNFILLED, holds_any(_readme_kind._UNFILLED_SIEVE)),
    "fetcher": (pretrained_weights._FETCHER, holds_any(pretrained_weights._FILE_SIEVE)),
    "committed": (pretrained_weights._COMMITTED, holds_any(pretrained_weights._FILE_SIEVE)),
    "path": (paths_portable._PATH, lambda text: any(sieve.search(text) for sieve in paths_portable._SIEVES)),
    "python": (_python_version._STATED, _python_version._PY.search),
    **{
        f"command-{number}": (ignoring_case(row.pattern), _compute._MAY_COMMAND.search)
        for number, row in enumerate(COMMANDS)
    },
    **{
        f"licence-{number}": (re.compile(pattern, re.ASCII), holds_any(marks.split("|")))
        for number, (marks, pattern, _) in enumerate(NAMES)
    },
}


@pytest.mark.parametrize(("pattern", "sieve"), SIEVES.values(), ids=SIEVES)
def test_no_sieve_loses_what_the_pattern_finds(pattern, sieve):
    @given(from_regex(pattern))
    @settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text):
        if found := pattern.search(text):  # look-arounds may leave nothing to find
            assert sieve(text), found[0]

    holds()
