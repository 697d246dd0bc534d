import pytest

from repocheck.checks.imports_resolve import imports_resolve as check
from repocheck.models import Confidence, Outcome
from tests.subjects import make_subject
from tests.trials import THEN, found, installed, trial


def judge(*trials, installations=None):
    files = {"requirements.txt": "lib\n", "a.py": "import lib\nimport gone\n"}
    given = (installed(),) if installations is None else installations
    return check(make_subject(files, installations=given, trials=trials))


@pytest.mark.parametrize(
    ("seen", "outcome", "said"),
    [
        (trial("ok", "ok"), Outcome.PASS, "2 of 2 files would import on Python 3.11."),
        (
            trial("ok", "ok", beyond=7),
            Outcome.PASS,
            "2 of 2 files would import on Python 3.11; 7 more files were not tried.",
        ),
        (
            trial("ok", "fails", outcomes=[found()]),
            Outcome.FAIL,
            "first fault: a.py:2: gone is not installed",
        ),
        (trial("ok", "unknown", outcomes=[found(verdict="unknown")]), Outcome.UNKNOWN, "1 of 2 files"),
        (trial("ok", outcomes=[found(guarded=True)]), Outcome.PASS, "1 of 1"),
        (trial("ok", outcomes=[found(kind="attribute")]), Outcome.PASS, "1 of 1"),
        (
            trial("fails", outcomes=[found(kind="syntax", cause="own-syntax")]),
            Outcome.FAIL,
            "no valid Python",
        ),
        (trial(), Outcome.UNKNOWN, "No file"),
        (trial("ok", folder="sub"), Outcome.PASS, "1 of 1 files (all with requirements.txt) would"),
        (
            trial(files=[{"path": "sub/a.py", "verdict": "ok"}], folder="sub"),
            Outcome.PASS,
            "1 of 1 files of sub/ would",
        ),
    ],
)
def test_judged_by_the_trial(seen, outcome, said):
    verdict = judge(seen)
    assert verdict.outcome is outcome
    assert said in verdict.message


def test_the_lists_of_folders_count_too():
    lost = trial("fails", outcomes=[found(path="sub/a.py")], path="sub/requirements.txt", folder="sub")
    lost = lost.model_copy(update={"files": (lost.files[0].model_copy(update={"path": "sub/a.py"}),)})
    elsewhere = trial("fails", python="3.9.25")
    verdict = judge(trial("ok"), lost, elsewhere)
    assert verdict.outcome is Outcome.FAIL
    assert verdict.message.startswith(
        "1 of 1 files would import on Python 3.11; "
        "0 of 1 files of sub/ would import on Python 3.11; first fault"
    )
    assert len(verdict.value) == 3


def test_the_surest_and_nearest_fault_is_told():
    faults = [
        found(
            "import lib",
            line=1,
            confidence="low",
            cause="library-module-missing",
            chain=("lib/x.py:1", "dep"),
        ),
        found("import lib", line=1, chain=("b.py:7", "other")),
        found(line=2),
    ]
    verdict = judge(trial("fails", outcomes=faults))
    assert verdict.confidence is Confidence.HIGH
    assert "first fault: a.py:2" in verdict.message
    assert [place.line for place in verdict.locations] == [2, 1, 1]


def test_through_a_library_nothing_is_certain():
    fault = found(confidence="low", cause="library-module-missing", chain=("lib/x.py:1", "dep"))
    verdict = judge(trial("fails", outcomes=[fault]))
    assert (verdict.outcome, verdict.confidence) == (Outcome.FAIL, Confidence.LOW)
    assert "through lib/x.py:1" in verdict.message


def test_another_python_is_told_beside():
    verdict = judge(trial("fails", outcomes=[found()]), trial("ok", python="3.8.20"), trial("ok", as_of=THEN))
    assert verdict.value == [
        {
            "list": "requirements.txt",
            "folder": "",
            "python": "3.11",
            "files": 1,
            "ok": 0,
            "fails": 1,
            "unknown": 0,
        },
        {
            "list": "requirements.txt",
            "folder": "",
            "python": "3.8",
            "files": 1,
            "ok": 1,
            "fails": 0,
            "unknown": 0,
        },
    ]


def test_not_tried():
    assert judge(installations=()).outcome is Outcome.NOT_APPLICABLE
    assert judge().outcome is Outcome.UNKNOWN
    assert judge(trial("ok", as_of=THEN)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [(trial("ok"), Outcome.PASS), (trial("fails", outcomes=[found()]), Outcome.UNKNOWN)],
    ids=["fine", "a fault"],
)
def test_on_another_python_than_the_one_declared_nothing_fails(seen, outcome):
    verdict = judge(seen, installations=(installed(instead_of="2.7"),))
    assert verdict.outcome is outcome
    assert "on Python 3.11 (tried instead of '2.7')" in verdict.message
