import threading

from repocheck.engine import Budget


def test_nobody_begins_while_all_is_spent():
    budget, began, release = Budget(10), threading.Event(), threading.Event()

    def second():
        with budget.spending():
            began.set()

    with budget.spending() as hold:
        hold(12)
        other = threading.Thread(target=second)
        other.start()
        assert not began.wait(0.05)
        release.set()
    assert began.wait(5)
    other.join()


def test_what_is_left_is_for_everybody():
    budget = Budget(10)
    with budget.spending() as hold:
        hold(9)
        with budget.spending() as other:
            other(9)
    with budget.spending():
        pass
