import pytest

from repocheck.checks.environment_found import environment_found as check
from repocheck.models import Candidate, OpenItem, Outcome, Proposal
from tests.subjects import make_subject
from tests.trials import THEN, installed


def proposal(outcome="resolves", **more):
    told = {"candidate": Candidate(python="3.7.17", as_of=THEN), "installation": installed(outcome)}
    return Proposal.model_validate(told | more)


OPEN = [OpenItem(what=name, why="is not there") for name in ("a", "b", "c", "d")]


@pytest.mark.parametrize(
    ("found", "outcome", "words"),
    [
        (proposal(ok=("a.py", "b.py")), Outcome.PASS, "2 of 2 files are expected to import"),
        (
            proposal(ok=("a.py",), fails=("b.py",), open=OPEN),
            Outcome.UNKNOWN,
            "Open: a is not there; b is not",
        ),
        (proposal(ok=("a.py",), unknown=("b.py",)), Outcome.UNKNOWN, "1 of 2 files"),
        (proposal(fails=("a.py",), open=OPEN), Outcome.FAIL, "No environment was found: a is not there"),
        (proposal(fails=("a.py",), cut_off=True), Outcome.UNKNOWN, "No environment was found"),
        (proposal("conflict"), Outcome.UNKNOWN, "No environment was found"),
        (None, Outcome.NOT_APPLICABLE, "--environments was not given"),
    ],
)
def test_an_environment_passes_if_all_files_are_expected_to_import(found, outcome, words):
    verdict = check(make_subject({"a.py": ""}, proposal=found))
    assert verdict.outcome is outcome
    assert words in verdict.message


def test_the_command_that_writes_it_is_said_and_nothing_is_promised():
    verdict = check(make_subject({"a.py": ""}, proposal=proposal(ok=("a.py",))))
    assert "`repocheck env github.com/owner/name` writes it" in verdict.message
    assert "Python 3.7, packages as of 2020-03-01" in verdict.message
    assert "nothing was installed or run" in verdict.message
    assert verdict.value["ok"] == 1
