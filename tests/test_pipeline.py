import datetime as dt
import io

import pytest

import repocheck
from repocheck.config import Config, HostConfig
from repocheck.errors import ConfigError, DigestError, UsageError
from repocheck.extractor import read
from repocheck.models import PaperState, Relation, State
from repocheck.pipeline import audit_digests, read_papers, target_named, targets_of

CODE = {
    "README.md": "# Tiny Tool\n\nRun `python main.py --gpu 0`.\n\n    python main.py\n",
    "main.py": "print(1)\n",
}


def papers_of(text):
    return list(read_papers([read(io.BytesIO(text.encode()), "d.txt")]))


@pytest.fixture
def mirrored(make_repo, tmp_path):
    """A configuration whose only source is a mirror in a temporary folder."""

    def make(repos, **settings):
        for name, files in repos.items():
            make_repo(files, f"m/{name}")
        host = HostConfig(mirror=f"file://{tmp_path}/m/{{owner}}/{{name}}", authoritative=True)
        return Config(hosts={"github.com": host}, offline=True, **settings)

    return make


def digest(tmp_path, *cards):
    """Write a text copy of a digest: (title, abstract, date) per card."""
    text = "Daily Papers\n\n" + "".join(
        f"{title}\n\n{abstract}\n\n  • 2 authors\n·\n{date}\n\n" for title, abstract, date in cards
    )
    (tmp_path / "digest.txt").write_text(text)
    return str(tmp_path / "digest.txt")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Our code is at https://github.com/lab/tiny.", PaperState.LINKED),
        ("We will release our code upon acceptance.", PaperState.PROMISED),
        ("We prove a bound.", PaperState.NO_LINK),
        ("All our tools: https://github.com/owner", PaperState.NO_LINK),
        ("See https://github.com/features/actions.", PaperState.NO_LINK),
    ],
)
def test_state_of_a_paper(text, state):
    ((_, found),) = papers_of(text)
    assert found.state is state


def test_one_repository_is_one_target_however_it_is_written():
    targets = targets_of(
        papers_of(
            "Code: https://github.com/Lab/Tiny. See also github.com/lab/tiny.git and github.com/a/b."
        )
    )
    assert [str(target.ref) for target in targets] == ["github.com/Lab/Tiny", "github.com/a/b"]


@pytest.mark.parametrize(
    ("text", "rev", "folder"),
    [
        ("https://github.com/o/n/tree/main/papers/x", None, "papers/x"),
        (f"https://github.com/o/n/tree/{'a' * 40}/papers/x", "a" * 40, "papers/x"),
        ("https://github.com/o/n", None, None),
    ],
)
def test_a_link_can_name_a_commit_and_a_folder(text, rev, folder):
    (target,) = targets_of(papers_of(f"Our code is at {text} for you"))
    assert (target.rev, target.folder) == (rev, folder)


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


def test_a_host_that_is_not_allowed_is_never_asked(tmp_path):
    source = digest(tmp_path, ("A", "Our code: https://codeberg.org/lab/tiny", "May 1, 2025"))
    (repo,) = audit_digests([source], None, Config(hosts={"github.com": HostConfig()})).repos
    assert repo.problems[0].cause == "host-not-allowed"


@pytest.mark.parametrize(
    ("argument", "slug"),
    [
        ("lab/tiny", "github.com/lab/tiny"),
        ("https://github.com/lab/tiny/tree/main", "github.com/lab/tiny"),
        ("git@gitlab.com:group/name.git", "gitlab.com/group/name"),
    ],
)
def test_target_named(argument, slug):
    assert str(target_named(argument, Config()).ref) == slug


def test_a_clone_is_called_as_its_origin_or_as_told(make_repo):
    path = make_repo(CODE)
    assert str(target_named(str(path), Config()).ref) == "local/owner/name"
    assert str(target_named(str(path), Config(), name="github.com/a/b").ref) == "github.com/a/b"
    with pytest.raises(UsageError, match="--as"):
        target_named(str(path), Config(), name="b")


@pytest.mark.parametrize(
    ("argument", "error"), [("nope", DigestError), ("https://huggingface.co/lab/tiny-7b", DigestError)]
)
def test_what_names_no_repository_is_refused(argument, error):
    with pytest.raises(error):
        target_named(argument, Config())


def test_a_host_outside_the_list_is_refused_by_name():
    with pytest.raises(ConfigError, match=r"gitlab\.com"):
        target_named("https://gitlab.com/a/b", Config(hosts={"github.com": HostConfig()}))


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
