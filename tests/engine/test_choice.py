"""Every engine does the same: order, laziness, failures, and dead workers."""

from functools import partial

import pytest

from repocheck.engine import ENGINES, open_engine
from repocheck.errors import EngineError, UsageError
from tests.engine.work import die_at_three, die_once_at_three, fail_at_three, tenfold

PARALLEL = [pytest.param("processes"), pytest.param("ray", marks=pytest.mark.ray)]
ALL = [pytest.param("inline"), *PARALLEL]


@pytest.mark.parametrize("name", ALL)
def test_results_come_in_the_order_of_the_items(name):
    with open_engine(name, 2) as engine:
        assert list(engine.map(tenfold, range(50))) == [10 * n for n in range(50)]
        assert list(engine.map(tenfold, [])) == []


@pytest.mark.parametrize("name", ALL)
def test_no_more_items_are_taken_than_are_under_way(name):
    taken = []
    with open_engine(name, 2) as engine:
        results = engine.map(tenfold, (taken.append(n) or n for n in range(1000)))
        for _ in range(10):
            next(results)
        assert len(taken) < 100


@pytest.mark.parametrize("name", ALL)
def test_an_exception_reaches_the_caller_at_its_place(name):
    with open_engine(name, 2) as engine:
        results = engine.map(fail_at_three, range(9))
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(ValueError, match="three"):
            next(results)


@pytest.mark.parametrize("name", PARALLEL)
def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(name, tmp_path):
    with open_engine(name, 2) as engine:
        work = partial(die_once_at_three, str(tmp_path / "killed"))
        assert list(engine.map(work, range(20))) == [10 * n for n in range(20)]
    assert (tmp_path / "killed").exists()


def test_an_item_that_kills_every_worker_ends_the_work():
    with open_engine("processes", 2) as engine, pytest.raises(EngineError, match="died 3 times"):
        list(engine.map(die_at_three, range(9)))


def test_an_engine_that_is_not_there_is_named():
    with pytest.raises(UsageError, match="no engine 'gpu'"):
        open_engine("gpu", 2)
    assert ENGINES == ("inline", "processes", "ray")
