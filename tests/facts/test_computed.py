from graphlib import CycleError

import pytest

from repocheck.facts import FACTS, reads_of
from repocheck.facts.computed import closure, fact
from tests.subjects import make_subject


@pytest.fixture(autouse=True)
def _facts():
    known = dict(FACTS)
    yield
    FACTS.clear()
    FACTS.update(known)


def test_a_fact_is_computed_once_for_each_subject_in_any_order():
    calls = []

    @fact(reads=("a",))
    def seventh(eighth):
        calls.append("seventh")
        return eighth + 1

    @fact(reads=("b", "a"))
    def eighth(subject):
        calls.append("eighth")
        return len(subject.files)

    first, second = make_subject({"a": ""}), make_subject({"a": "", "b": ""})
    assert [seventh(first), eighth(first), eighth(second), seventh(second), seventh(first)] == [2, 1, 2, 3, 2]
    assert calls == ["eighth", "seventh", "eighth", "seventh"]
    assert reads_of(("seventh",)) == ("a", "b")
    assert [each.name for each in closure(("seventh", "subject"))] == ["eighth", "seventh"]


def test_none_is_a_value_like_any_other():
    calls = []

    @fact()
    def nothing(subject):
        calls.append(subject)

    subject = make_subject({})
    assert (nothing(subject), nothing(subject), len(calls)) == (None, None, 1)


def test_circles_strangers_and_unnamed_needs_are_refused():
    @fact()
    def hen(egg): ...

    @fact()
    def egg(hen): ...

    @fact()
    def lonely(nobody): ...

    @fact()
    def sly(subject):
        return hen(subject)

    with pytest.raises(LookupError, match="needs itself"):
        hen(make_subject({}))
    with pytest.raises(CycleError):
        reads_of(("egg",))
    with pytest.raises(KeyError, match="nobody"):
        lonely(make_subject({}))
    with pytest.raises(LookupError, match="no parameter"):
        sly(make_subject({}))
    with pytest.raises(ValueError, match="already"):

        @fact()
        def egg(subject): ...


def test_after_an_error_a_fact_can_be_asked_again():
    @fact()
    def fragile(subject):
        return 1 / len(subject.papers)

    subject = make_subject({})
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            fragile(subject)
    assert not subject.asking
    assert "fragile" not in subject.facts


def test_every_fact_can_be_computed_of_nothing_and_has_a_docstring():
    for name, each in FACTS.items():
        each(make_subject({}))
        assert (each.__doc__ or "").startswith("Return "), name
