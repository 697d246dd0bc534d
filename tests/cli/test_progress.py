from contextlib import suppress

import pytest

from repocheck.cli._progress import LINE_EVERY_S, progress
from repocheck.cli._terminal import log_to_stderr
from tests.reporter.factory import REPOS


def test_without_a_terminal_there_is_a_line_now_and_then(capsys):
    clock = iter([0.0, 1.0, LINE_EVERY_S + 1, LINE_EVERY_S + 1, LINE_EVERY_S + 2])
    with progress(3, log_to_stderr(), clock=lambda: next(clock)) as step:
        for repo in REPOS[:3]:
            step(repo)
    assert capsys.readouterr().err == "Probed 2 of 3 repositories\n"


def test_verbose_prints_each_repository_with_its_problems(capsys):
    with progress(1, log_to_stderr(), verbose=True) as step:
        step(REPOS[9])
    assert capsys.readouterr().err.splitlines() == [
        "unknown      github.com/slowhost/unseen",
        "             timeout: The host did not answer within 30 s, four times.",
    ]


@pytest.mark.parametrize(
    ("stored", "more"), [(True, " Evidence is stored: run the same command"), (False, "")]
)
def test_an_interrupt_says_what_is_kept(capsys, stored, more):
    with suppress(KeyboardInterrupt), progress(9, log_to_stderr(), stored=stored) as step:
        step(REPOS[0])
        raise KeyboardInterrupt
    said = capsys.readouterr().err
    assert said.startswith(f"Stopped after 1 of 9 repositories.{more}")
    assert ("stored" in said) is stored
