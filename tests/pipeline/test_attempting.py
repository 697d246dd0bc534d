"""Attempt plans against an index on loopback."""

import datetime as dt

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.models import Installation
from repocheck.pipeline.attempting import Attempts, PackageSource
from repocheck.python import OwnCode
from tests.environment.cases import case, declared, plan
from tests.forge.package_index import PackageIndex

THEN = dt.date(2020, 1, 1)


def test_a_day_before_the_first_wheel_for_a_python_is_refused_without_the_resolver(monkeypatch):
    with PackageIndex() as index:
        index.publish("late", "1.0", {"late.py": ""}, "2019-01-01", tag="cp37-cp37m-manylinux1_x86_64")
        index.publish("late", "2.0", {"late.py": ""}, "2024-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = PackageSource(Config(store=StoreConfig(path=None))), case("late")
        monkeypatch.setattr(source, "install", None)
        attempts = Attempts(source, OwnCode({"a.py": "import late"}, ["a.py"]), at, 60, 10**6)
        found = attempts.attempt(plan(at, dates=[("late", THEN)]))
    assert found.installation.outcome == "no-wheel-for-python"
    assert found.wheels == {"late": ("3.7.17",)}


def test_a_package_without_wheels_for_a_python_is_looked_up_for_the_others(monkeypatch):
    with PackageIndex() as index:
        index.publish("late", "1.0", {"late.py": ""}, "2019-01-01", tag="cp37-cp37m-manylinux1_x86_64")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            PackageSource(Config(store=StoreConfig(path=None))),
            case("late", main=[declared("late")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import late"}, ["a.py"]), at, 60, 10**6)
        found = attempts.attempt(plan(at))
    assert found.installation.outcome == "no-wheel-for-python"
    assert found.wheels == {"late": ("3.7.17",)}


def test_a_plan_without_builds_resolves_by_wheels_or_not_at_all(monkeypatch):
    with PackageIndex() as index:
        index.publish_source("old", "1.0", {"old.py": ""}, "2019-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            PackageSource(Config(store=StoreConfig(path=None))),
            case("old", main=[declared("old==1.0")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import old"}, ["a.py"]), at, 60, 10**6)
        found = [
            attempts.attempt(plan(at, python="3.12.12")._replace(builds=builds)) for builds in (True, False)
        ]
    assert [each.installation.outcome for each in found] == ["needs-source-build", "no-wheel-for-python"]


@pytest.mark.parametrize(
    ("tried", "last", "at", "seconds"),
    [
        (False, False, 0, 120),
        (False, False, 130, 20),  # whatever the time, one plan is tried
        (True, False, 60, 60),
        (True, False, 110, 20),
        (True, False, 130, 10),
        (True, False, 180, 3),
        (True, True, 180, 20),  # what is to be proposed
    ],
)
def test_the_later_a_try_is_the_less_time_it_has(monkeypatch, tried, last, at, seconds):
    given = []

    class Source:
        catalogue = None

        def is_closed(self, installation, left):
            given.append(left)

        def install(self, plan, lines, left, *, roughly=False):
            given.append(left)
            return Installation(path="", python="3.11.14", outcome="conflict")

    monkeypatch.setattr("repocheck.probe.Stopwatch.seconds", at)
    wanted = case()
    attempts = Attempts(Source(), OwnCode({}, []), wanted, 120, 10**6)
    if tried:
        attempts._trials["x"] = None
    (attempts.last if last else attempts.attempt)(plan(wanted))
    assert given[0] == max(min(20, seconds), seconds * 0.35)
    attempts.is_closed(None)
    assert given[-1] == max(20, 120 - at)


def test_what_no_resolver_can_read_on_a_day_is_as_of_the_first_that_can_be_read(monkeypatch):
    with PackageIndex() as index:
        index.publish("pandas", "0.22", {"pandas.py": ""}, "2018-01-01", ("pytz (>=2011k)",))
        index.publish("pandas", "0.25", {"pandas.py": ""}, "2019-07-18")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            PackageSource(Config(store=StoreConfig(path=None))),
            case("pandas", main=[declared("pandas")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import pandas"}, ["a.py"]), at, 60, 10**6)
        found = attempts.attempt(plan(at, python="3.12.12", as_of=dt.date(2018, 6, 1)))
    assert [each.version for each in found.installation.packages] == ["0.25"]
    assert found.plan.candidate.dates == (("pandas", dt.date(2019, 7, 19)),)
