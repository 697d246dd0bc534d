"""A git host that only the configuration knows, on loopback: from a digest to the report."""

import json

import pytest

from tests.forge.git_host import GitHost, Planned

FILES = {
    "README.md": "# Tool\n\nTrain with `python train.py --device cuda` on one GPU.\n",
    "train.py": "print(1)\n",
}
HOST = "code.uni.example"


@pytest.fixture
def settings(make_repo, tmp_path):
    """Return a function that serves a repository and writes the configuration that names its host."""
    with GitHost(tmp_path / "served") as host:

        def make(kind, slug):
            make_repo(FILES, f"served/{slug}")
            config = tmp_path / "lab.yaml"
            mirror = f"{host.url}/{{owner}}/{{name}}"
            config.write_text(f"repocheck: 1\nhosts: {{{HOST}: {{kind: {kind}, mirror: '{mirror}'}}}}\n")
            return config

        make.host = host
        yield make


@pytest.mark.parametrize(
    ("kind", "slug", "link", "line"),
    [
        ("github", "lab/tool", "lab/tool/tree/main", "/blob/{commit}/README.md#L3"),
        ("gitlab", "group/sub/tool", "group/sub/tool/-/tree/main", "/-/blob/{commit}/README.md#L3"),
        ("gitea", "lab/tool", "lab/tool/src/branch/main", "/src/commit/{commit}/README.md#L3"),
        ("forgejo", "lab/tool", "lab/tool.git", "/src/commit/{commit}/README.md#L3"),
        ("bitbucket", "LAB/tool", "projects/LAB/repos/tool/browse", "browse/README.md?at={commit}#3"),
        ("cgit", "tool", "tool.git/tree/train.py", None),
    ],
)
def test_a_digest_is_audited(settings, run, tmp_path, kind, slug, link, line):
    (tmp_path / "digest.md").write_text(f"# A Paper\n\nOur code is available at https://{HOST}/{link}.\n")
    done = run("audit", "digest.md", "-c", settings(kind, slug), "-f", "json=report.json", "-q")
    assert (done.code, done.err) == (0, "")
    report = json.loads((tmp_path / "report.json").read_text())
    (repo,) = report["repos"]
    (paper,) = report["papers"]
    assert (paper["state"], paper["links"][0]["relation"]) == ("linked", "own")
    assert (repo["repo"], repo["state"]) == (f"{HOST}/{slug}", "available")
    target = next(f for f in repo["findings"] if f["check"] == "compute-target-declared")
    assert target["value"]["target"] == "gpu"
    expected = line and line.format(commit=repo["commit"])
    assert (target["locations"][0]["url"] or "").endswith(expected or "")


@pytest.mark.parametrize("argument", [f"https://{HOST}/lab/tool", f"git@{HOST}:lab/tool.git"])
def test_a_repository_is_audited_by_name(settings, run, argument):
    done = run("repo", argument, "-c", settings("gitea", "lab/tool"), "-f", "json", "-q")
    assert json.loads(done.out)["repos"][0]["state"] == "available"


def test_links_lists_it_and_without_the_configuration_nobody_does(settings, run, tmp_path):
    (tmp_path / "digest.md").write_text(f"# A Paper\n\nWe compare with https://{HOST}/lab/tool.\n")
    config = settings("gitea", "lab/tool")
    assert f"https://{HOST}/lab/tool" in run("links", "digest.md", "-c", config).out
    assert HOST not in run("links", "digest.md").out


def test_a_kind_that_does_not_exist_is_refused(settings, run):
    done = run("links", "digest.md", "-c", settings("subversion", "lab/tool"))
    assert done.code == 2
    assert "'subversion' is no kind of host; known are github, gitlab" in done.err


def test_a_repository_cited_by_its_old_and_its_new_name_is_reported_once(settings, run, tmp_path):
    config = settings("gitea", "lab/tool")
    settings.host.plan("/lab/old/", Planned(301, (("Location", "/lab/tool/git-upload-pack"),)))
    cited = (
        "## [A {1} Paper](https://arxiv.org/abs/2601.0000{0})\n\nOur code is at https://"
        + HOST
        + "/lab/{1}.\n\n"
    )
    (tmp_path / "digest.md").write_text(cited.format(1, "old") + cited.format(2, "tool"))
    run("audit", "digest.md", "-c", config, "-f", "json=report.json", "-f", "html=report.html", "-q")
    (repo,) = json.loads((tmp_path / "report.json").read_text())["repos"]
    assert (repo["repo"], repo["cited_as"], repo["moved"]) == (f"{HOST}/lab/tool", [f"{HOST}/lab/old"], False)
    assert [cited["relation"] for cited in repo["cited_by"]] == ["own", "own"]
    assert f"earlier name, {HOST}/lab/old" in (tmp_path / "report.html").read_text()
    again = run("report", "report.json", "--evidence", "-c", config, "-f", "json", "-q")
    assert len(json.loads(again.out)["repos"]) == 1
