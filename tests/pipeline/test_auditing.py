import datetime as dt

import pytest

import repocheck
from repocheck.config import Config, HostConfig, RubricConfig, StoreConfig
from repocheck.models import Evidence, Outcome, Problem, Relation, RepoRef, Source, State
from repocheck.pipeline import audit, audit_digests, judge_again
from repocheck.pipeline.targets import Target
from repocheck.probe.network import Network
from tests.pipeline.conftest import digest

CODE = {
    "README.md": "# Tiny Tool\n\nRun `python main.py --gpu 0`.\n\n    python main.py\n",
    "main.py": "print(1)\n",
}


def test_the_whole_way(mirrored, tmp_path):
    config = mirrored(
        {
            "lab/tiny": CODE,
            "lab/blank": {},
            "lab/soon": {"README.md": "# Soon\n\nThe code will be released soon."},
        },
        as_of=dt.date(2025, 6, 1),
    )
    report = audit_digests(
        [
            digest(
                tmp_path,
                ("Tiny Tool", "Our code is available at https://github.com/lab/tiny.", "May 1, 2025"),
                ("Blank", "Code: https://github.com/lab/blank", "May 2, 2023"),
                ("Soon", "Our code will soon be available at https://github.com/lab/soon.", "May 3, 2025"),
                ("Gone", "Code: https://github.com/lab/gone", "May 4, 2023"),
            )
        ],
        None,
        config,
    )
    repos = {repo.repo.name: repo for repo in report.repos}
    assert {name: repo.state for name, repo in repos.items()} == {
        "tiny": State.AVAILABLE,
        "blank": State.EMPTY,
        "soon": State.PLACEHOLDER,
        "gone": State.MISSING,
    }
    assert {name: repo.pending for name, repo in repos.items() if repo.pending} == {"soon": True}
    assert {name for name, repo in repos.items() if repo.score.points == 0} == {"blank", "soon", "gone"}
    assert repos["tiny"].cited_by[0].relation is Relation.OWN
    assert report.summary.papers == 4


def test_a_name_that_was_only_inferred_accuses_nobody(mirrored, tmp_path):
    report = audit_digests(
        [digest(tmp_path, ("A", "Project page: https://lab.github.io/thing/", "May 1, 2025"))],
        None,
        mirrored({}),
    )
    (repo,) = report.repos
    assert repo.state is State.UNKNOWN
    assert repo.problems[0].cause == "inferred-name"


def test_a_commit_that_is_gone_is_said_and_head_is_read(mirrored, tmp_path):
    link = f"https://github.com/lab/tiny/tree/{'a' * 40}"
    source = digest(tmp_path, ("A", f"Our code: {link} is pinned", "May 1, 2025"))
    (repo,) = audit_digests([source], None, mirrored({"lab/tiny": CODE})).repos
    assert repo.state is State.AVAILABLE
    assert repo.problems[0].cause == "no-such-revision"


def test_a_host_that_is_not_allowed_is_never_asked(tmp_path):
    source = digest(tmp_path, ("A", "Our code: https://codeberg.org/lab/tiny", "May 1, 2025"))
    (repo,) = audit_digests([source], None, Config(hosts={"github.com": HostConfig()})).repos
    assert repo.problems[0].cause == "host-not-allowed"


def test_an_earlier_audit_is_judged_again_by_another_rubric(mirrored, tmp_path):
    config = mirrored({"lab/tiny": CODE})
    source = digest(tmp_path, ("Tiny Tool", "Our code: https://github.com/lab/tiny", "May 1, 2025"))
    first = audit_digests([source], None, config)
    rubric = RubricConfig(version=2, weights=dict.fromkeys(first.rubric.weights, 0) | {"readme-present": 1})
    again = judge_again(first, config.model_copy(update={"rubric": rubric}))
    assert [paper.model_dump() for paper in again.papers] == [paper.model_dump() for paper in first.papers]
    assert again.repos[0].score.points in (0, 100)
    assert again.rubric.version == 2


def test_dependencies_are_tried_only_when_asked_for(mirrored, tmp_path, monkeypatch):
    (tmp_path / "uv").write_text(
        "#!/bin/sh\ngrep -qx a==1 requirements.in && echo 'Because a==1 depends on b<1' >&2\nexit 1\n"
    )
    (tmp_path / "uv").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    config = mirrored({"lab/tiny": CODE | {"requirements.txt": "a==1\n-e .\n"}})
    source = digest(tmp_path, ("Tiny Tool", "Our code: https://github.com/lab/tiny", "May 1, 2025"))

    def outcome(**settings):
        (repo,) = audit_digests([source], None, config.model_copy(update=settings)).repos
        finding = next(f for f in repo.findings if f.check == "dependencies-resolve")
        return finding.outcome, repo.score.points

    untried, points = outcome()
    failed, fewer = outcome(resolve=True)
    assert (untried, failed) == (Outcome.NOT_APPLICABLE, Outcome.FAIL)
    assert fewer < points


def test_without_uv_the_audit_goes_on_and_says_so(mirrored, tmp_path, monkeypatch):
    monkeypatch.setattr("repocheck.probe.resolve.compiling.find_uv", lambda: None)
    source = digest(tmp_path, ("Tiny Tool", "Our code: https://github.com/lab/tiny", "May 1, 2025"))
    config = mirrored({"lab/tiny": CODE | {"requirements.txt": "a==1\n"}}, resolve=True)
    report = audit_digests([source], None, config)
    assert [problem.cause for problem in report.problems] == ["no-uv"]
    assert report.repos[0].state is State.AVAILABLE


def test_library_face(mirrored, tmp_path):
    (link,) = repocheck.extract_links("Code: https://github.com/lab/tiny.")
    assert str(link.repo) == "github.com/lab/tiny"
    source = digest(tmp_path, ("A", "Our code: https://github.com/lab/tiny", "May 1, 2025"))
    assert repocheck.audit(source, mirrored({"lab/tiny": CODE})).repos[0].state is State.AVAILABLE


def test_the_sample_digest_offline_is_unknown_throughout(shared):
    report = repocheck.audit(shared / "data/digest/daily-papers.txt", Config(offline=True))
    assert (len(report.papers), len(report.repos)) == (32, 11)
    assert {repo.state for repo in report.repos} == {State.UNKNOWN}
    assert report.summary.papers_by_state["promised"] == 2


TROUBLE = {"availability": "unknown", "problems": (Problem(cause="timeout", message="m"),)}
UNSURE = {"availability": "unknown", "problems": (Problem(cause="unconfirmed-absence", message="m"),)}
GONE = {"availability": "missing"}


@pytest.mark.parametrize(
    ("looks", "state", "pauses"),
    [
        ([TROUBLE, GONE], State.MISSING, [0]),
        ([TROUBLE, TROUBLE, GONE], State.MISSING, [0, 20]),
        ([UNSURE, UNSURE, GONE], State.MISSING, [0, 20]),
        ([TROUBLE, UNSURE, TROUBLE, UNSURE, TROUBLE], State.UNKNOWN, [0, 20, 60, 0]),
    ],
)
def test_what_a_passing_trouble_hid_is_looked_at_again_at_the_end(monkeypatch, looks, state, pauses):
    refs = [RepoRef(host="github.com", owner="lab", name=name) for name in ("one", "two")]
    left = {"one": list(looks), "two": [GONE]}
    waited = []

    def ask(_, question):
        return Evidence(
            requested=question.ref,
            probed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            via="git-http",
            **left[question.ref.name].pop(0),
        )

    monkeypatch.setattr(Network, "ask", ask)
    monkeypatch.setattr(Network, "is_worth_another_look", lambda _, problems: bool(problems))
    monkeypatch.setattr(Network, "wait_for_hosts", lambda _, problems, seconds: waited.append(seconds))
    source = Source(name="two", format="repositories")
    config = Config(jobs=1, store=StoreConfig(path=None))
    shown = []
    report = audit((), [Target(ref) for ref in refs], source, config, shown.append)
    assert [repo.state for repo in report.repos] == [state, State.MISSING]
    assert (left, waited) == ({"one": [], "two": []}, pauses)
    assert len(shown) == 2
