import threading
import time

import pytest

from repocheck import engine


def test_results_come_in_the_order_of_the_jobs():
    gate = threading.Event()

    def work(job):
        if job == 0:
            gate.wait(5)
        else:
            gate.set()
        return job * 10

    assert list(engine.run(work, [0, 1, 2], workers=2)) == [0, 10, 20]


@pytest.mark.parametrize("workers", [0, 1, 64])
def test_any_number_of_workers_and_no_jobs(workers):
    assert list(engine.run(str, [], workers)) == []


def test_an_exception_reaches_the_caller_and_drops_the_rest():
    begun = []

    def work(job):
        begun.append(job)
        time.sleep(0.001)
        if job == 1:
            raise ValueError("one")
        return job

    with pytest.raises(ValueError, match="one"):
        list(engine.run(work, list(range(1000)), workers=1))
    assert len(begun) < 1000


def test_an_interrupt_does_not_wait_for_what_is_under_way():
    begun, release = threading.Event(), threading.Event()

    def work(job):
        if job:
            begun.set()
            return release.wait(30)
        assert begun.wait(30)
        raise KeyboardInterrupt

    try:
        with pytest.raises(KeyboardInterrupt):
            list(engine.run(work, [0, 1], workers=2))
        assert [each.name for each in threading.enumerate() if each.name.startswith("repocheck")]
    finally:
        release.set()


def test_a_run_that_ends_early_stops_what_is_under_way():
    stopped = threading.Event()
    for done in engine.run(lambda job: stopped.wait(5 * job), [0, 1], 2, stopped.set):
        assert not done
        break
    assert stopped.is_set()
