"""Judging ends: it is looked at the processor time with each text and each place, and never at the clock."""

import pytest

from repocheck.checks import judge, load_checks
from repocheck.facts import Allowance, OutOfTime, Subject, allowance
from repocheck.models import Outcome
from tests.subjects import make_subject

FILES = {"README.md": "# A\n\nRun `python main.py`.\n", "main.py": "print(1)\n", "LICENSE": "MIT License"}


class Steps:
    """Processor time that passes by one second each time it is looked at."""

    def __init__(self, monkeypatch):
        self.seen = 0
        monkeypatch.setattr(allowance, "thread_time", self)

    def __call__(self):
        self.seen += 1
        return float(self.seen)


def judged(seconds):
    subject = Subject(make_subject(FILES).evidence, allowance=Allowance(seconds))
    return {finding.check: finding for finding in judge(subject)}


def test_without_end_all_is_judged_and_every_text_and_place_is_counted(monkeypatch):
    steps = Steps(monkeypatch)
    found = judged(float("inf"))
    assert found["license-declared"].outcome is Outcome.PASS
    assert steps.seen > len(FILES)


@pytest.mark.parametrize("seconds", [0, 1, 5, 9])
def test_what_was_judged_in_time_stands_and_the_rest_is_unknown(monkeypatch, seconds):
    whole = judged(float("inf"))
    Steps(monkeypatch)
    found = judged(seconds)
    assert list(found) == [check.id for check in load_checks()]
    late = {id_ for id_, finding in found.items() if "processor time" in finding.message}
    assert late
    assert {found[id_].outcome for id_ in late} == {Outcome.UNKNOWN}
    decided = {id_ for id_, finding in found.items() if finding.outcome in {Outcome.PASS, Outcome.FAIL}}
    assert all(found[id_] == whole[id_] for id_ in decided)


def test_time_that_is_used_up_is_said(monkeypatch):
    Steps(monkeypatch)
    spent = Allowance(1)
    spent.check()
    assert not spent.used_up
    with pytest.raises(OutOfTime, match="within 1 s of processor time"):
        spent.check()
    assert spent.used_up
