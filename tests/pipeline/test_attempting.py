"""Attempt plans against an index on loopback."""

import datetime as dt

from repocheck.config import Config, StoreConfig
from repocheck.pipeline.attempting import Attempts, PackageSource
from repocheck.python import OwnCode
from tests.environment.cases import case, plan
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
