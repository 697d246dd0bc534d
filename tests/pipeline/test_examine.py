"""One damaged or hostile repository never ends an audit: it is unknown, with its cause."""

import datetime as dt
import struct
import zlib
from contextlib import nullcontext
from functools import partial

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.engine import Budget, Workers
from repocheck.errors import ConfigError, UsageError
from repocheck.models import Outcome, Problem, RepoRef, RepoReport, Source, State, unpacked
from repocheck.pipeline import audit, examine, weights_of
from repocheck.pipeline.examine import Examiner, threads_for, workers_for
from repocheck.pipeline.targets import Target
from repocheck.probe import Prober
from tests.engine.work import die_at_bad

SOURCE = Source(name="two", format="repositories")


class Panic(BaseException):
    """What a library that is written in Rust raises where it panics: no `Exception`."""


ERRORS = [
    Panic("index out of bounds"),
    SystemExit(3),
    zlib.error("invalid stored block lengths"),
    struct.error("unpack requires a buffer of 4 bytes"),
    OverflowError("date value out of range"),
    MemoryError(),
    RecursionError("maximum recursion depth exceeded"),
    ValueError("lone \ud800 surrogate\nand\x1b[31m a second line"),
    AttributeError("'NoneType' object has no attribute 'x'"),
]


def targets(make_repo, *names):
    """Make a target of a good repository per name."""
    made = {name: make_repo({"main.py": "print(1)"}, name) for name in names}
    ref = RepoRef(host="github.com", owner="lab", name="x")
    return [Target(ref.model_copy(update={"name": name}), path=path) for name, path in made.items()]


def states(asked, **settings):
    report = audit((), asked, SOURCE, Config(store=StoreConfig(path=None), **settings))
    return {repo.repo.name: repo for repo in report.repos}


def failing(monkeypatch, name, error):
    """Let the function `name` of the examination fail for the repository that is called bad."""
    import repocheck.pipeline.examine as module

    genuine = getattr(module, name)

    def call(*arguments, **named):
        ref = arguments[0].ref if name == "judged" else arguments[1]
        evidence = arguments[1] if name == "judged" else None
        if ref.name == "bad" and not (evidence and evidence.via == "none"):
            raise error
        return genuine(*arguments, **named)

    monkeypatch.setattr(module, name, call)


@pytest.mark.parametrize("step", ["probe_folder", "judged"])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whatever_goes_wrong_with_one_repository_stays_with_it(make_repo, monkeypatch, step, error):
    failing(monkeypatch, step, error)
    bad, good = (found := states(targets(make_repo, "bad", "good")))["bad"], found["good"]
    assert (bad.state, good.state) == (State.UNKNOWN, State.AVAILABLE)
    assert [problem.cause for problem in bad.problems] == ["internal-error"]
    assert type(error).__name__ in bad.problems[0].message
    assert "\n" not in bad.problems[0].message
    assert bad.score.points is None
    assert {finding.outcome for finding in bad.findings} == {Outcome.UNKNOWN}


@pytest.mark.parametrize("error", [UsageError("no"), ConfigError("no")])
def test_what_is_wrong_with_the_call_is_still_said_once(make_repo, monkeypatch, error):
    failing(monkeypatch, "probe_folder", error)
    with pytest.raises(UsageError):
        states(targets(make_repo, "bad", "good"))


def test_a_folder_that_is_no_clone_ends_the_call_only_where_it_is_all_there_is(make_repo, tmp_path):
    (good,) = targets(make_repo, "good")
    (tmp_path / "bare").mkdir()
    bad = Target(good.ref.model_copy(update={"name": "bad"}), path=tmp_path / "bare", rev="v1")
    with pytest.raises(UsageError):
        states([bad])
    found = states([bad, good])
    assert (found["bad"].state, found["good"].state) == (State.UNKNOWN, State.AVAILABLE)
    assert found["bad"].problems[0].cause == "not-a-repository"


def test_judging_has_an_allowance_and_the_next_repository_its_own(make_repo, monkeypatch):
    from repocheck.pipeline import judging

    left = iter([-1.0, 60.0])
    genuine = judging.Allowance
    monkeypatch.setattr(judging, "Allowance", lambda _: genuine(next(left)))
    asked = targets(make_repo, "bad", "good")
    bad, good = audit((), asked, SOURCE, Config(store=StoreConfig(path=None), jobs=1)).repos
    assert [problem.cause for problem in bad.problems] == ["judging-limit"]
    assert (bad.state, bad.score.points) == (State.UNKNOWN, None)
    assert (good.state, good.problems) == (State.AVAILABLE, ())


@pytest.mark.parametrize("engine", ["threads", "processes"])
def test_every_engine_gives_the_same_reports(make_repo, engine):
    config = Config(offline=True, as_of=dt.date(2026, 1, 14), jobs=2, engine=engine)
    asked = targets(make_repo, "a", "b", "c")
    found, plain = (
        [repo.model_copy(update={"probed_at": None}) for repo in audit((), asked, SOURCE, each).repos]
        for each in (config, config.model_copy(update={"engine": "auto"}))
    )
    assert found == plain


def test_a_repository_that_kills_the_process_is_unknown_and_no_other_is(make_repo):
    config = Config(offline=True, as_of=dt.date(2026, 1, 14))
    weights = weights_of(config)
    with Workers(partial(die_at_bad, config, weights), 1, 60) as workers, Prober(config) as prober:
        examiner = Examiner(prober, None, config, weights, False, Budget(1), workers)
        bad, good = (
            unpacked(RepoReport, examiner.report_on(each)) for each in targets(make_repo, "bad", "good")
        )
    assert (bad.state, good.state) == (State.UNKNOWN, State.AVAILABLE)
    assert [problem.cause for problem in bad.problems] == ["not-judged"]


class Index:
    """Stands for the package index: says that it was asked, and keeps about what."""

    files = ("lib/**/*.py",)

    def __init__(self):
        self.asked = []

    def added_to(self, seen, target):
        self.asked.append(target.ref.name)
        return seen.model_copy(update={"problems": (Problem(cause="asked", message="By a stand-in."),)})

    def stop(self):
        raise AssertionError("nothing is under way")


@pytest.mark.parametrize("in_workers", [False, True])
def test_the_package_index_is_asked_where_a_repository_is_judged(make_repo, monkeypatch, in_workers):
    here, there = Index(), Index()
    monkeypatch.setattr(examine, "asking_index", lambda _: nullcontext(there))
    config = Config(resolve=True, as_of=dt.date(2026, 1, 14), store=StoreConfig(path=None))
    workers = partial(examine.examined, config, weights_of(config), False) if in_workers else None
    (target,) = targets(make_repo, "a")
    with Prober(config) as prober:
        examiner = Examiner(prober, here, config, weights_of(config), False, Budget(1), workers)
        report = unpacked(RepoReport, examiner.report_on(target))
    assert (here.asked, there.asked) == ([], ["a"]) if in_workers else (["a"], [])
    assert [problem.cause for problem in report.problems] == ["asked"]


def test_many_local_repositories_are_judged_in_processes(make_repo, monkeypatch):
    monkeypatch.setattr("repocheck.engine.usable_cpus", lambda: 2)
    few, many = targets(make_repo, "a") * 31, targets(make_repo, "b") * 32
    config = Config(offline=True)
    with workers_for(few, config, {}) as none, workers_for(many, config, {}) as some:
        assert none is None
        assert isinstance(some, Workers)
    with workers_for(many, config.model_copy(update={"engine": "threads"}), {}) as none:
        assert none is None


@pytest.mark.parametrize(
    ("settings", "path", "expected"),
    [
        ({}, True, 3),
        ({}, False, 8),
        ({"jobs": 16}, True, 16),
        ({"engine": "ray"}, True, 8),
        ({"try": True}, True, 8),
    ],
)
def test_clones_of_this_machine_are_examined_by_few_threads_unless_a_number_is_named(
    make_repo, monkeypatch, settings, path, expected
):
    monkeypatch.setattr("repocheck.engine.usable_cpus", lambda: 2)
    asked = targets(make_repo, "a", "b")
    if not path:
        asked[1] = Target(asked[1].ref)
    assert threads_for(asked, Config(offline=True, **settings)) == expected
