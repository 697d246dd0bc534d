import pytest

from repocheck.config import Config, HostConfig
from repocheck.errors import ConfigError, DigestError, UsageError
from repocheck.pipeline import Targets, target_named
from repocheck.pipeline.targets import chosen
from tests.conftest import git
from tests.pipeline.conftest import papers_of

FILES = {"main.py": "print(1)\n"}


def test_one_repository_is_one_target_however_it_is_written():
    targets = Targets(
        papers_of("Code: https://github.com/Lab/Tiny. See also github.com/lab/tiny.git and github.com/a/b.")
    )
    assert [str(target.ref) for target in targets] == ["github.com/Lab/Tiny", "github.com/a/b"]


def test_a_repository_knows_who_links_to_it_and_those_that_are_chosen_do_too():
    texts = ("github.com/a/b and github.com/c/d", "github.com/c/d twice: github.com/C/D", "github.com/a/b")
    papers = [each for text in texts for each in papers_of(f"Our code: https://{text}")]
    targets = Targets(papers)
    found = [(target.ref.slug, [link.raw for _, link in target.citing]) for target in targets]
    assert [(slug, len(links)) for slug, links in found] == [("github.com/a/b", 2), ("github.com/c/d", 2)]
    assert [target.ref.name for target in chosen(targets, [False, True])] == ["d"]
    assert chosen(targets, [True, True]) is targets


@pytest.mark.parametrize(
    ("text", "rev", "folder"),
    [
        ("https://github.com/o/n/tree/main/papers/x", None, "papers/x"),
        (f"https://github.com/o/n/tree/{'a' * 40}/papers/x", "a" * 40, "papers/x"),
        ("https://github.com/o/n", None, None),
    ],
)
def test_a_link_can_name_a_commit_and_a_folder(text, rev, folder):
    (target,) = Targets(papers_of(f"Our code is at {text} for you"))
    assert (target.rev, target.folder) == (rev, folder)


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


def test_a_clone_is_called_as_its_origin_or_as_given(make_repo):
    path = make_repo(FILES)
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


@pytest.mark.parametrize(
    "origin",
    ["git@github.com:lab/my.tool.git", "ssh://git@github.com/lab/my.tool", "https://github.com/lab/my.tool"],
)
def test_a_folder_is_called_as_its_origin_however_written(make_repo, origin):
    path = make_repo({"src/a.py": "1"})
    git("remote", "add", "origin", origin, cwd=path)
    target = target_named(str(path), Config())
    assert (str(target.ref), target.path, target.folder) == ("github.com/lab/my.tool", path, None)


def test_a_folder_inside_a_repository_stands_for_it(make_repo):
    path = make_repo({"src/a.py": "1"})
    target = target_named(str(path / "src"), Config())
    assert (target.path, target.folder) == (path, "src")
