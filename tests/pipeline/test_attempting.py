"""Attempt plans against an index on loopback."""

import datetime as dt
import time
from types import SimpleNamespace as Namespace

import pytest

from repocheck.config import Config, EnvironmentConfig, StoreConfig
from repocheck.environment.searching import suppliers_of
from repocheck.http import HttpError, Request
from repocheck.models import Installation
from repocheck.pipeline.attempting import Attempts
from repocheck.pipeline.package_source import PackageClients, PackageSource
from repocheck.pipeline.spending import Spending
from repocheck.probe import GivenUp
from repocheck.python import OwnCode
from tests.environment.cases import case, declared, plan
from tests.forge.package_index import PackageIndex

THEN = dt.date(2020, 1, 1)
NAMES = ("old", "young", "absent", "unanswered")
days = {"old": dt.date(2015, 1, 1), "young": dt.date(2024, 1, 1)}


@pytest.fixture
def source_made():
    """Make sources, and close them in the end."""
    made = []
    yield lambda: made.append(PackageSource(Config(store=StoreConfig(path=None)))) or made[-1]
    for each in made:
        each.close()


def spending(seconds=60.0, candidates=10, clock=time.monotonic):
    limits = EnvironmentConfig(max_seconds=seconds, max_candidates=candidates, max_bytes=2**20)
    return Spending(limits, clock)


def test_who_asks_the_same_hosts_again_gets_the_same_client():
    clients = PackageClients(Config())
    with clients(frozenset({"a.example"})) as first, clients(frozenset({"b.example"})) as other:
        pass
    with clients(frozenset({"a.example"})) as again:
        assert (again is first, again is other) == (True, False)
    clients.close()
    with pytest.raises(HttpError, match="stopped"):
        first.send(Request("GET", "https://a.example/"))


def test_a_day_before_the_first_wheel_for_a_python_is_refused_without_the_resolver(source_made, monkeypatch):
    with PackageIndex() as index:
        index.publish("late", "1.0", {"late.py": ""}, "2019-01-01", tag="cp37-cp37m-manylinux1_x86_64")
        index.publish("late", "2.0", {"late.py": ""}, "2024-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case("late")
        monkeypatch.setattr(source, "install", None)
        attempts = Attempts(source, OwnCode({"a.py": "import late"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at, dates=[("late", THEN)]))
    assert found.installation.outcome == "no-wheel-for-python"
    assert found.wheels == {"late": ("3.7.17",)}


def test_a_package_without_wheels_for_a_python_is_looked_up_for_the_others(source_made, monkeypatch):
    with PackageIndex() as index:
        index.publish("late", "1.0", {"late.py": ""}, "2019-01-01", tag="cp37-cp37m-manylinux1_x86_64")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            source_made(),
            case("late", main=[declared("late")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import late"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at))
    assert found.installation.outcome == "no-wheel-for-python"
    assert found.wheels == {"late": ("3.7.17",)}


def test_what_only_a_package_asks_for_is_looked_up_for_other_pythons(source_made, monkeypatch):
    with PackageIndex() as index:
        index.publish("inner", "1.0", {"inner.py": ""}, "2019-01-01", tag="cp37-cp37m-manylinux1_x86_64")
        index.publish("inner", "2.0", {"inner.py": ""}, "2024-01-01")
        index.publish("outer", "1.0", {"outer.py": ""}, "2019-01-01", requires=["inner==1.0"])
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case(main=[declared("outer==1.0")])
        attempts = Attempts(source, OwnCode({"a.py": "import outer"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at)._replace(insists=True))
    assert found.installation.outcome == "no-wheel-for-python"
    assert found.wheels["inner"] == ("3.7.17",)


def test_no_candidate_reads_what_others_need():
    used = spending()
    for left in (2**19, 2**18):
        with used.candidate():
            assert used.bytes_left == left
            used.add(left, 1)
            assert used.bytes_left == 0
        assert used.used() == used.candidates / 10
    used.add(used.bytes_left, 1)
    assert used.used() == 1


def test_a_guess_that_the_index_lacks_is_asked_for_under_another_name_of_which_it_has_an_old_package():
    first_days = {"pyodd": dt.date(2024, 1, 1), "python-odd": dt.date(2015, 1, 1), "odd-python": THEN}
    catalogue = Namespace(first_day=first_days.get, is_absent=lambda name: name not in first_days)
    at = case("odd", days=(THEN,))
    attempts = Attempts(Namespace(catalogue=catalogue, config=None), OwnCode({}, []), at, spending())
    found = attempts._as_they_are_called(plan(at, *suppliers_of(at)))
    assert [each.line for each in found.suppliers] == ["python-odd"]
    assert found.left_out == frozenset({"odd"})
    assert hash(found)


def test_a_plan_without_builds_resolves_by_wheels_or_not_at_all(source_made, monkeypatch):
    with PackageIndex() as index:
        index.publish_source("old", "1.0", {"old.py": ""}, "2019-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            source_made(),
            case("old", main=[declared("old==1.0")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import old"}, ["a.py"]), at, spending())
        found = [
            attempts.attempt(plan(at, python="3.12.12")._replace(builds=builds)) for builds in (True, False)
        ]
    assert [each.installation.outcome for each in found] == ["needs-source-build", "no-wheel-for-python"]


@pytest.mark.parametrize(
    ("code", "needs", "version", "built"),
    [
        ("from top import new", "low==1.0", "2.0", ["low"]),
        ("from top import new", "absent", "1.0", []),
        ("import top", "low==1.0", "1.0", []),
    ],
)
def test_what_is_held_back_by_what_has_no_wheel_below_it_is_built(
    source_made, monkeypatch, code, needs, version, built
):
    """Later releases ask for a version that is there as a source: they are built if the code needs them."""
    with PackageIndex() as index:
        index.publish("top", "1.0", {"top.py": ""}, "2019-01-01")
        index.publish("top", "2.0", {"top.py": "new = 1"}, "2023-01-01", (needs,))
        index.publish("top", "3.0rc1", {"top.py": ""}, "2023-06-01")
        index.publish_source("low", "1.0", {"low.py": ""}, "2022-01-01")
        index.publish("low", "2.0", {"low.py": ""}, "2022-06-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case("top", main=[declared("top")])
        attempts = Attempts(source, OwnCode({"a.py": code}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at, python="3.12.12"))
    assert [each.package for each in found.installation.risks] == built
    assert {each.name: each.version for each in found.installation.packages}["top"] == version


def test_a_limit_that_the_rest_does_not_allow_is_asked_for_alone_only_once():
    asked = []

    def installed(plan, lines, *_, **__):
        asked.append({*plan.limits})
        versions = {"numpy": "2.1", "setuptools": "80" if "setuptools<81" in lines else "82", "old": "1"}
        packages = [
            {
                "name": name,
                "version": version,
                "uploaded_at": "2022-01-01T00:00:00Z",
                "address": "a-cp311.whl",
            }
            for name, version in versions.items()
        ]
        outcome = "conflict" if "numpy<2" in lines else "resolves"
        told = {"path": "", "python": plan.candidate.python, "outcome": outcome, "packages": packages}
        return Installation.model_validate(told)

    at = case("old")
    attempts = Attempts(
        Namespace(install=installed, catalogue=None, config=None), OwnCode({}, []), at, spending()
    )
    kept, found = attempts._with_limits(plan(at), installed(plan(at), ()))
    assert kept.limits == ("setuptools<81",)
    assert found.outcome == "resolves"
    assert asked[1:] == [{"numpy<2", "setuptools<81"}, {"numpy<2"}, {"setuptools<81"}]


@pytest.mark.parametrize(
    ("first", "line", "builds", "outcome", "version"),
    [
        ("2014-01-01", "top", True, "needs-source-build", "2.0"),
        ("2014-01-01", "top", False, "no-wheel-for-python", None),
        ("2018-01-01", "top", True, "resolves", "1.0"),
        ("2018-01-01", "top", False, "resolves", "1.0"),
        ("2014-01-01", "top==1.0", True, "resolves", "1.0"),
    ],
)
def test_what_is_of_another_age_on_a_past_day_is_built_in_a_later_release_or_refused(
    source_made, monkeypatch, first, line, builds, outcome, version
):
    with PackageIndex() as index:
        index.publish("top", "1.0", {"top.py": ""}, first)
        index.publish("top", "2.0", {"top.py": ""}, "2019-01-01", ("low==1.0",))
        index.publish_source("low", "1.0", {"low.py": ""}, "2018-06-01")
        index.publish("low", "2.0", {"low.py": ""}, "2024-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case("top", main=[declared(line)])
        attempts = Attempts(source, OwnCode({"a.py": "import top"}, ["a.py"]), at, spending())
        then = plan(at, python="3.12.12", as_of=dt.date(2019, 6, 1))._replace(builds=builds)
        found = attempts.attempt(then).installation
    assert found.outcome == outcome
    assert {each.name: each.version for each in found.packages}.get("top") == version


@pytest.mark.parametrize(
    ("then", "tag", "had_then", "nearest"),
    [
        ("", "py3-none-any", {"tensorflow": False}, {}),
        ("old = 1", "cp37-cp37m-manylinux1_x86_64", {"tensorflow": True}, {}),
        ("old = 1", "py3-none-any", {}, {"tensorflow": dt.date(2020, 6, 1)}),
    ],
)
def test_what_a_release_of_the_code_s_days_has_of_lost_names_is_asked_first(
    source_made, monkeypatch, then, tag, had_then, nearest
):
    with PackageIndex() as index:
        index.publish("tensorflow", "1.0", {"tensorflow.py": "old = 1"}, "2019-01-01", tag=tag)
        index.publish("tensorflow", "2.0", {"tensorflow.py": then}, "2020-06-01", tag=tag)
        index.publish("tensorflow", "3.0", {"tensorflow.py": ""}, "2024-06-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source = source_made()
        at = case("tensorflow", main=[declared("tensorflow")], days=(dt.date(2021, 3, 1),))
        code = OwnCode({"a.py": "from tensorflow import old"}, ["a.py"])
        found = Attempts(source, code, at, spending()).attempt(plan(at, python="3.12.12"))
    assert (found.had_then, found.nearest) == (had_then, nearest)


@pytest.mark.parametrize(
    ("wheel_of", "version"), [("", "3.0"), ("cp37-cp37m-manylinux1_x86_64", "1.0"), ("py3-none-any", "3.0")]
)
def test_a_release_that_is_a_source_alone_is_built_in_place_of_one_that_is_years_old(
    source_made, monkeypatch, wheel_of, version
):
    """One that has wheels for other Pythons is compiled, so that a wheel of an older one is better."""
    with PackageIndex() as index:
        index.publish("top", "1.0", {"top.py": ""}, "2019-01-01")
        index.publish_source("top", "2.0", {"top.py": "new = 1"}, "2022-01-01")
        index.publish_source("top", "3.0", {"top.py": "new = 1"}, "2023-01-01")
        index.publish_source("top", "4.0rc1", {"top.py": "new = 1"}, "2024-01-01")
        if wheel_of:
            index.publish("top", "3.0", {"top.py": "new = 1"}, "2023-01-01", tag=wheel_of)
            index.publish("top", "2.0", {"top.py": "new = 1"}, "2023-01-01", tag=wheel_of)
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case("top", main=[declared("top")])
        attempts = Attempts(source, OwnCode({"a.py": "from top import new"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at, python="3.12.12"))
    assert {each.name: each.version for each in found.installation.packages}["top"] == version


@pytest.mark.parametrize(
    ("setup", "risks"),
    [("import setuptools", [("low", "1.0"), ("top", "1.0")]), ("print 'old'", [("top", "")])],
)
def test_what_is_built_may_need_what_has_wheels_in_other_versions_only(
    source_made, monkeypatch, setup, risks
):
    """Then that is built as well, unless something speaks against it."""
    with PackageIndex() as index:
        index.publish_source("top", "1.0", {"top.py": ""}, "2019-01-01", ("mid",))
        index.publish("mid", "1.0", {"mid.py": ""}, "2019-01-01", ("low==1.0",))
        index.publish_source("low", "1.0", {"low.py": "", "setup.py": setup}, "2019-01-01")
        index.publish("low", "2.0", {"low.py": ""}, "2022-06-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = source_made(), case("top", main=[declared("top")])
        attempts = Attempts(source, OwnCode({"a.py": "import top"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at, python="3.12.12"))
    assert [(each.package, each.version) for each in found.installation.risks] == risks


def test_a_guess_is_not_taken_as_long_as_its_age_is_not_known():
    at = case("odd_name")
    catalogue = Namespace(first_day=days.get, is_absent=lambda name: name == "absent")
    attempts = Attempts(Namespace(catalogue=catalogue), OwnCode({}, []), at, spending())
    guess = suppliers_of(at)[0]
    young = [attempts._is_too_young(guess.model_copy(update={"name": name})) for name in NAMES]
    undated = [attempts.is_undated(guess.model_copy(update={"name": name})) for name in NAMES]
    assert (young, undated) == ([False, True, True, False], [False, False, True, True])


class Source:
    """Takes down how much time each question has, and lets some of it pass."""

    catalogue = None

    def __init__(self, pass_seconds=lambda _: None):
        self.given, self.pass_seconds = [], pass_seconds

    def is_closed(self, installation, left):
        self.given.append(left)

    def install(self, plan, lines, left, budget, *, roughly=False):
        self.given.append(left)
        self.pass_seconds(left)
        return Installation(path="", python="3.11.14", outcome="conflict")


@pytest.mark.parametrize(("at", "seconds"), [(0, 42), (60, 21), (90, 20), (110, 10), (119, 1)])
def test_the_later_a_try_is_the_less_time_it_has(at, seconds):
    now = [0.0]
    source, wanted = Source(), case()
    attempts = Attempts(source, OwnCode({}, []), wanted, spending(120, clock=lambda: now[0]))
    now[0] = at
    attempts.attempt(plan(wanted))
    assert source.given[0] == pytest.approx(seconds)
    attempts.is_closed(None)
    assert source.given[-1] == 120 - at


@pytest.mark.parametrize(
    ("says", "limit"),
    [
        ({}, 120),
        ({"plain_python": "3.11.14"}, 120),
        ({"plain_python": "3.10.19"}, 84),
        ({"main": (declared("a==1"),)}, 84),
    ],
)
def test_what_the_project_says_does_not_take_all_of_the_time_at_first(says, limit):
    left, used, wanted = [], spending(120, clock=lambda: 0.0), case("numpy", **says)
    source = Source(lambda _: left.append((used.seconds_left, used.seconds_in_all)))
    attempts = Attempts(source, OwnCode({}, []), wanted, used)
    for _ in range(2):
        attempts.attempt(plan(wanted))
    assert left == [(pytest.approx(limit), 120), (120, 120)]


@pytest.mark.parametrize(("candidates", "slow", "asked"), [(3, 0, 3), (10, 1, 3), (1, 1, 1)])
def test_once_a_limit_is_reached_nothing_is_asked(candidates, slow, asked):
    now = [0.0]

    def pass_seconds(given):
        now[0] += given * slow

    source, wanted = Source(pass_seconds), case()
    used = spending(60, candidates, lambda: now[0])
    attempts = Attempts(source, OwnCode({}, []), wanted, used)
    found = [attempts.attempt(plan(wanted)) for _ in range(12)]
    assert (used.candidates, len(source.given)) == (asked, asked)
    assert {each.installation.outcome for each in found[asked:]} == {"timeout"}
    assert now[0] <= 60


def test_of_a_trial_that_outlasts_the_time_nothing_is_left_but_what_resolves():
    class GivesUp(Source):
        catalogue = Namespace(has_wheel=lambda *_, **__: True)

        def install(self, plan, lines, left, budget, *, roughly=False):
            return Installation(path="", python="3.11.14", outcome="resolves")

        def reader(self, seconds, n_bytes, judging_s):
            self.given.append((seconds, judging_s))
            return self

        def modules_of(self, packages, budget):
            return {}

        def try_imports(self, code, installation):
            now[0] += 200
            raise GivenUp

    now = [0.0]
    source, wanted = GivesUp(), case()
    code = OwnCode({"a.py": ""}, ["a.py"], tried=["a.py"])
    attempts = Attempts(source, code, wanted, spending(120, clock=lambda: now[0]))
    found = attempts.attempt(plan(wanted))
    assert source.given[:2] == [(114, 120)] * 2
    assert (found.is_unread, found.installation.outcome) == (True, "resolves")
    assert [(each.path, each.verdict) for each in found.files] == [("a.py", "unknown")]


def test_what_no_resolver_can_read_on_a_day_is_as_of_the_first_that_can_be_read(source_made, monkeypatch):
    with PackageIndex() as index:
        index.publish("pandas", "0.22", {"pandas.py": ""}, "2018-01-01", ("pytz (>=2011k)",))
        index.publish("pandas", "0.25", {"pandas.py": ""}, "2019-07-18")
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.address)
        source, at = (
            source_made(),
            case("pandas", main=[declared("pandas")]),
        )
        attempts = Attempts(source, OwnCode({"a.py": "import pandas"}, ["a.py"]), at, spending())
        found = attempts.attempt(plan(at, python="3.12.12", as_of=dt.date(2018, 6, 1)))
    assert [each.version for each in found.installation.packages] == ["0.25"]
    assert found.plan.candidate.dates == (("pandas", dt.date(2019, 7, 19)),)
