import datetime as dt

import pytest

from repocheck.http import deadline
from repocheck.models import Availability, Evidence, FileText, Problem, RepoRef
from repocheck.probe._patience import Patience

REF = RepoRef(host="github.com", owner="acme", name="widget")


def seen(word, cause="", texts=0):
    return Evidence(
        requested=REF,
        availability=Availability(word),
        problems=(Problem(cause=cause, message="m"),) if cause else (),
        texts={str(i): FileText(text="") for i in range(texts)},
        probed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        via="git-http",
    )


GONE, THERE = seen("missing"), seen("exists", texts=2)
DOWN, PAGE, ODD = seen("unknown", "refused"), seen("unknown", "not-git"), seen("unknown", "dangling-head")
NOBODY = seen("unknown", "no-network")
HALF = seen("exists", "timeout", texts=1)
MOST = seen("exists", "timeout", texts=2)
LAME = seen("exists", "not-git", texts=1)


@pytest.fixture
def slept():
    return []


def look(patience, *looks):
    left = iter(looks)
    return patience.look("github.com", lambda: next(left))


@pytest.mark.parametrize(
    ("looks", "best", "pauses"),
    [
        ([THERE], THERE, []),
        ([GONE, GONE], GONE, [1]),
        ([GONE, THERE], THERE, [1]),
        ([GONE, DOWN, THERE], THERE, [1, 2]),
        ([DOWN, GONE, GONE], GONE, [2, 1]),
        ([DOWN, THERE], THERE, [2]),
        ([DOWN, DOWN, DOWN, THERE], THERE, [2, 10, 50]),
        ([DOWN, DOWN, DOWN, DOWN], DOWN, [2, 10, 50]),
        ([PAGE, PAGE, PAGE, PAGE], PAGE, [1, 3, 9]),
        ([PAGE, DOWN, DOWN, DOWN], DOWN, [1, 10, 50]),
        ([ODD], ODD, []),
        ([NOBODY], NOBODY, []),
        ([HALF, THERE], THERE, [2]),
        ([HALF, DOWN, THERE], THERE, [2, 10]),
        ([HALF, DOWN, DOWN, DOWN], HALF, [2, 10, 50]),
        ([MOST, HALF, HALF, HALF], MOST, [2, 10, 50]),
        ([HALF, MOST, HALF, HALF], MOST, [2, 10, 50]),
        ([LAME, DOWN, DOWN, DOWN], LAME, [1, 10, 50]),
    ],
)
def test_how_often_a_repository_is_looked_at(slept, looks, best, pauses):
    patience = Patience(4, slept.append)
    look(patience, THERE)
    assert look(patience, *looks) is best
    assert slept == pauses


def test_a_host_that_does_not_recover_is_waited_for_once(slept):
    patience = Patience(4, slept.append)
    look(patience, THERE)
    look(patience, DOWN, DOWN, DOWN, DOWN)
    slept.clear()
    assert look(patience, DOWN) is DOWN
    assert slept == []
    look(patience, THERE)
    look(patience, DOWN, THERE)
    assert slept == [2]


def test_where_there_seems_to_be_no_network_one_more_look_is_enough(slept):
    patience = Patience(4, slept.append)
    assert look(patience, DOWN, DOWN) is DOWN
    assert look(patience, DOWN) is DOWN
    assert slept == [1]
    busy = seen("unknown", "rate-limited")
    assert look(Patience(4, slept.append), busy, busy, busy, THERE) is THERE


def test_one_attempt_is_one_look_but_for_what_seems_missing(slept):
    assert look(Patience(1, slept.append), DOWN) is DOWN
    assert look(Patience(1, slept.append), GONE, GONE) is GONE


def test_the_word_of_an_api_is_not_doubted_again(slept):
    told = GONE.model_copy(update={"via": "github-api"})
    assert look(Patience(4, slept.append), told) is told


@pytest.mark.parametrize(
    ("alive", "seen", "worth"),
    [
        (True, DOWN, True),
        (True, HALF, True),
        (True, ODD, False),
        (True, THERE, False),
        (False, DOWN, False),
    ],
)
def test_what_is_worth_another_look_at_the_end(slept, alive, seen, worth):
    patience = Patience(1, slept.append)
    look(patience, THERE if alive else DOWN)
    assert patience.is_worth_another_look(seen.problems) is worth


def test_late_looks_are_few_and_the_run_waits_for_hosts_only(slept):
    patience = Patience(4, slept.append)
    look(patience, THERE)
    assert patience.look("github.com", lambda: DOWN, late=True) is DOWN
    assert slept == []
    left = [PAGE, THERE]
    assert patience.look("github.com", lambda: left.pop(0), late=True) is THERE
    assert patience.look("github.com", lambda: PAGE, late=True) is PAGE
    assert slept == [1, 1]
    slept.clear()
    patience.wait_for_hosts([*PAGE.problems, *GONE.problems], 20)
    assert slept == []
    patience.wait_for_hosts([*PAGE.problems, *DOWN.problems], 20)
    assert slept == [20]


def test_no_pause_outlasts_the_time_of_a_repository(slept):
    patience = Patience(4, slept.append)
    look(patience, THERE)
    with deadline(5):
        assert look(patience, DOWN, DOWN) is DOWN
    assert slept == [2]
