import datetime as dt

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.http import time_limit
from repocheck.models import FileTrial, ImportTrial
from repocheck.pipeline import trying
from repocheck.pipeline.trying import Trier
from tests.subjects import make_subject
from tests.trials import found, installed, trial

CONFIG = Config(store=StoreConfig(path=None))
FILES = {"requirements.txt": "lib\n", "a.py": "import lib\n"}
GONE = [found("import imp", cause="removed-from-python")]


class Installer:
    """Says what it is told to, by minor version of Python, and remembers what it was asked."""

    def __init__(self, outcomes):
        self.outcomes, self.asked = outcomes, []

    def install(self, asked, python, as_of=None, *, matrix=False, seconds=0.0):
        minor = python.rpartition(".")[0]
        self.asked.append((asked.path, minor, as_of, matrix))
        outcome = self.outcomes.get(asked.path) or self.outcomes.get(minor, "conflict")
        return installed(outcome, python, as_of=as_of, path=asked.path)


class Reader:
    def __init__(self, outcomes=()):
        self.outcomes, self.tried, self.files, self.seconds = outcomes, [], [], []

    def try_imports(self, code, installation, folder, *, seconds, within):
        self.files.append(list(code.tried))
        self.seconds.append(seconds)
        self.tried.append((installation.python.rpartition(".")[0], installation.as_of, folder))
        verdict = "fails" if self.outcomes else "ok"
        return trial(verdict, outcomes=self.outcomes, python=installation.python, as_of=installation.as_of)


def tried(files, outcomes, faults=(), **evidence):
    trier = Trier(CONFIG)
    trier._installer, trier._reader = Installer(outcomes), Reader(faults)
    seen = trier.tried(make_subject(files, **evidence).evidence, None)
    trier.close()
    return seen, trier._installer, trier._reader


def test_the_project_s_own_python_comes_first_and_the_others_stand_beside():
    seen, _, reader = tried(FILES, {"3.11": "resolves", "3.12": "resolves"})
    assert seen.installations[0].python == "3.11.14"
    assert len(seen.installations) == 9
    assert reader.tried == [("3.11", None, "")]
    assert [bool(each.packages) for each in seen.installations] == [True] + [False] * 8


@pytest.mark.parametrize(
    ("outcomes", "faults", "pythons"),
    [
        ({"3.8": "needs-source-build"}, (), ["3.8"]),
        ({}, (), []),
        ({"3.11": "resolves", "3.9": "resolves", "3.8": "resolves"}, GONE, ["3.11", "3.9"]),
        ({"3.11": "resolves", "3.9": "resolves"}, [found()], ["3.11"]),
        ({"3.11": "resolves"}, GONE, ["3.11"]),
    ],
)
def test_another_python_is_tried_where_the_first_does_not_do(outcomes, faults, pythons):
    assert [python for python, *_ in tried(FILES, outcomes, faults)[2].tried] == pythons


@pytest.mark.parametrize(("outcome", "asked"), [("resolves", [True]), ("needs-source-build", [True, False])])
def test_only_what_must_be_built_is_asked_for_again(outcome, asked):
    seen, installer, reader = tried(FILES, {"3.11": "resolves", "3.9": outcome}, GONE)
    assert [matrix for _, minor, _, matrix in installer.asked if minor == "3.9"] == asked
    assert [minor for minor, *_ in reader.tried] == ["3.11", "3.9"]
    assert {each.python for each in seen.installations if each.packages} == {"3.11.14", "3.9.25"}


def test_all_lists_of_a_repository_share_one_time_limit(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time_limit.time, "monotonic", lambda: now[0])
    asked = []

    def install(self, requirements, python, as_of=None, *, matrix=False, seconds=0.0):
        if not matrix:  # other Pythons are asked beside
            asked.append((requirements.path, python.rpartition(".")[0], seconds))
            now[0] += 50
        return installed("resolves", python, path=requirements.path)

    monkeypatch.setattr(Installer, "install", install)
    seen, _, reader = tried(
        FILES | {"sub/requirements.txt": "x", "sub/b.py": ""},
        {},
        GONE,
        pushed_at=dt.datetime(2021, 5, 1, tzinfo=dt.UTC),
    )
    assert asked == [("requirements.txt", "3.11", 90.0), ("sub/requirements.txt", "3.11", 40.0)]
    assert reader.seconds == [40.0, 0.0]
    assert [each.path for each in seen.installations][:2] == ["requirements.txt", "sub/requirements.txt"]


def test_what_fails_today_is_tried_as_of_the_last_commit():
    pushed = dt.datetime(2021, 5, 1, tzinfo=dt.UTC)
    seen, _, reader = tried(FILES, {"3.11": "resolves", "3.8": "resolves"}, [found()], pushed_at=pushed)
    assert reader.tried == [("3.11", None, ""), ("3.8", dt.date(2021, 5, 31), "")]
    assert seen.installations[-1].as_of == dt.date(2021, 5, 31)
    assert len(tried(FILES, {"3.11": "resolves"}, pushed_at=pushed)[2].tried) == 1


def test_each_list_is_for_the_code_of_its_folder():
    files = FILES | {"sub/requirements.txt": "other\n", "sub/b.py": "", "requirements/dev.txt": "x\n"}
    _, installer, reader = tried(files, {"3.11": "resolves"})
    assert {path for path, *_ in installer.asked} == {"requirements.txt", "sub/requirements.txt"}
    assert reader.tried == [("3.11", None, ""), ("3.11", None, "sub")]


@pytest.mark.parametrize(
    ("files", "tried_files"),
    [
        ({"code/requirements.txt": "lib", "b.py": ""}, [["code/a.py", "b.py"]]),
        (
            {"requirements.txt": "lib", "code/requirements.txt": "x", "b.py": ""},
            [["b.py", "code/a.py"], ["code/a.py"]],
        ),
        (
            {"code/requirements.txt": "lib", "more/requirements.txt": "x", "more/c.py": "", "b.py": ""},
            [["code/a.py", "b.py"], ["more/c.py"]],
        ),
    ],
)
def test_what_no_list_governs_is_tried_with_the_main_one(files, tried_files):
    _, _, reader = tried(files | {"code/a.py": ""}, {"3.11": "resolves"})
    assert reader.files == tried_files


@pytest.mark.parametrize("files", [{"a.py": "import lib"}, {"requirements.txt": "lib\n"}, {}])
def test_without_list_or_code_nothing_is_tried(files):
    assert tried(files, {"3.11": "resolves"})[0].installations == ()


def test_nothing_is_tried_unasked_or_without_network():
    for config in (CONFIG, CONFIG.model_copy(update={"try_imports": True, "offline": True})):
        with trying.trying(config) as trier:
            assert trier is None
    with trying.trying(CONFIG.model_copy(update={"try_imports": True})) as trier:
        assert isinstance(trier, Trier)


def test_where_the_python_is_too_old_the_default_is_tried_instead():
    files = FILES | {".python-version": "2.7"}
    seen, installer, reader = tried(files, {"3.11": "resolves"}, GONE)
    assert [(each.python, each.instead_of) for each in seen.installations] == [("3.11.14", "2.7")]
    assert len(installer.asked) == 1
    assert reader.tried == [("3.11", None, "")]


def test_a_file_is_left_to_the_list_with_which_it_does_best(monkeypatch):
    verdicts = {"": {"a.py": "ok", "sub/b.py": "fails", "sub/c.py": "ok"}, "sub": {"sub/b.py": "unknown"}}

    def try_imports(self, code, installation, folder, *, seconds, within):
        self.files.append(list(code.tried))
        files = [FileTrial(path=path, verdict=verdicts[folder].get(path, "fails")) for path in code.tried]
        outcomes = [found(path=each.path) for each in files if each.verdict == "fails"]
        return ImportTrial(
            path=folder, folder=folder, python=installation.python, files=files, outcomes=outcomes
        )

    monkeypatch.setattr(Reader, "try_imports", try_imports)
    lists = {"requirements.txt": "numpy", "sub/requirements.txt": "requests"}
    code = dict.fromkeys(("a.py", "sub/b.py", "sub/c.py"), "import requests")
    seen, *_ = tried(lists | code, {"3.11": "resolves"})
    assert {each.folder: [file.path for file in each.files] for each in seen.trials} == {
        "": ["a.py", "sub/c.py"],
        "sub": ["sub/b.py"],
    }
    assert not [outcome for each in seen.trials for outcome in each.outcomes]


@pytest.mark.parametrize(
    ("lists", "outcome", "cause", "verdict"),
    [
        (1, "timeout", "module-missing", "unknown"),
        (1, "not-checkable", "library-module-missing", "unknown"),
        (1, "conflict", "module-missing", "fails"),
        (1, "timeout", "own-module-missing", "fails"),
        (6, "resolves", "module-missing", "unknown"),
    ],
)
def test_a_file_whose_own_list_was_not_tried_is_not_accused(monkeypatch, lists, outcome, cause, verdict):
    def try_imports(self, code, installation, folder, *, seconds, within):
        files = [FileTrial(path=path, verdict="fails") for path in code.tried]
        outcomes = [found(path=path, cause=cause) for path in code.tried]
        return ImportTrial(
            path=folder, folder=folder, python=installation.python, files=files, outcomes=outcomes
        )

    monkeypatch.setattr(Reader, "try_imports", try_imports)
    folders = [f"sub{n}" for n in range(lists)]
    files = {f"{each}/{name}": "x" for each in folders for name in ("requirements.txt", "b.py")}
    last = folders[-1]
    seen, *_ = tried(FILES | files, {"3.11": "resolves", f"{last}/requirements.txt": outcome})
    verdicts = {file.path: file.verdict for each in seen.trials for file in each.files}
    assert (verdicts["a.py"], verdicts[f"{last}/b.py"]) == ("fails", verdict)


def test_a_list_in_a_folder_does_not_take_all_files_that_are_tried():
    limit = CONFIG.trial.max_files
    files = {"own/requirements.txt": "lib\n"} | {f"own/{n:02}.py": "" for n in range(limit)}
    others = [f"also/{n}.py" for n in range(9)]
    seen, _, reader = tried(files | dict.fromkeys(others, ""), {"own/requirements.txt": "resolves"})
    assert len(reader.files[0]) == limit
    assert [each.beyond for each in seen.trials] == [9]
    assert set(others) < set(reader.files[0])


def test_all_lists_together_try_no_more_files_than_one_may():
    limit = CONFIG.trial.max_files
    lists = {f"{each}/requirements.txt": f"{each}\n" for each in "abc"}
    files = {f"{each}/{n:02}.py": "" for each in "abc" for n in range(limit)}
    _, _, reader = tried(lists | files, dict.fromkeys(lists, "resolves"))
    assert sum(map(len, reader.files)) == limit
    assert all(reader.files)


def test_all_trials_together_list_no_more_statements_than_one_may():
    limit = CONFIG.trial.max_statements
    most = GONE * (limit - 1)
    seen, _, _ = tried(FILES, {"3.11": "resolves", "3.9": "resolves"}, most)
    assert [(len(each.outcomes), each.truncated) for each in seen.trials] == [(limit - 1, False), (1, True)]


def test_what_is_for_a_list_that_installs_nothing_is_tried_with_the_main_one():
    lists = {"a/requirements.txt": "lib\n", "b/requirements.txt": "x\n", "c/requirements.txt": "y\n"}
    files = {f"{each}/a.py": "" for each in "abcd"}
    outcomes = dict(zip(lists, ("resolves", "conflict", "timeout"), strict=True))
    seen, _, reader = tried(lists | files, outcomes)
    assert reader.files == [["a/a.py", "d/a.py"], ["b/a.py"]]
    assert [len(each.files) for each in seen.trials] == [2]
