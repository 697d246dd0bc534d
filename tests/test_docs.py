"""All that README and documentation tell a reader to type is run: offline, over the demo's repositories."""

import io
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from repocheck.cli import demo, main
from repocheck.cli._app import app
from repocheck.cli._reference import pages
from repocheck.config import Config, load_config
from repocheck.version import VERSION
from tests.conftest import GIT_ENV, git
from tests.extractor.readers.samples import make_pdf

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES += [
    page for part in ("start", "how-to", "explanation") for page in sorted((ROOT / "docs" / part).glob("*"))
]
BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w+)(?P<rest>[^\n]*)\n(?P<text>.*?)^ *```$", re.M | re.S)
NOT_OURS = {"uv", "uvx", "pipx", "pip", "make"}
"""Programs that install repocheck or develop it; what they do is tested elsewhere."""
REMOTE = ("hf:", "arxiv:", "https://")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


class Block(NamedTuple):
    language: str
    rest: str
    text: str

    @property
    def title(self):
        """The name of the file that the block shows; empty if it shows none."""
        found = re.search(r'title="([^"]+)"', self.rest)
        return found[1] if found else ""


def blocks(page):
    text = page.read_text("utf-8")
    text = re.sub(r'^--8<-- "(.*)"$', lambda found: (ROOT / found[1]).read_text("utf-8"), text, flags=re.M)
    return [Block(found["language"], found["rest"], found["text"]) for found in BLOCK.finditer(text)]


def name(page):
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="session")
def mirror(tmp_path_factory):
    """The repositories of the demo, as a mirror of github.com."""
    folder = tmp_path_factory.mktemp("mirror")
    for repo, owner in demo._OWNERS.items():
        stream = files(demo) / f"{repo}.fi"
        demo._make_repository(folder / owner / repo, stream.read_bytes() if stream.is_file() else b"")
    return folder


@pytest.fixture
def desk(mirror, tmp_path, monkeypatch):
    """A folder with what the pages speak of; all hosts that are asked are folders."""
    digest = (files(demo) / "digest.txt").read_text("utf-8")
    for folder in ("thesis", "papers"):
        (tmp_path / folder).mkdir()
    for path in ("digest.md", "digest.txt"):
        (tmp_path / path).write_text(digest, "utf-8")
    lines = ["SoonNet", "Code: https://github.com/hopeful-ai/soon-net"]
    (tmp_path / "papers/soon.pdf").write_bytes(make_pdf(lines))
    (tmp_path / "thesis/main.tex").write_text(
        "\\documentclass{article}\\title{A thesis}\\begin{document}\n"
        "We build on \\url{https://github.com/statkit/exact-bandits}.\n\\bibliography{refs}\\end{document}\n"
    )
    (tmp_path / "thesis/refs.bib").write_text(
        "@article{a, title={Tidy}, note={Code: \\url{https://github.com/careful-lab/tidy-router}}}\n"
    )
    (tmp_path / "main.py").write_text("print('hello')\n")
    template = f"file://{mirror}/{{owner}}/{{name}}"
    (tmp_path / "mirrored.yaml").write_text(
        f"hosts: {{github.com: {{mirror: '{template}', authoritative: true}}, gitlab.lab.example.org: {{}}, "
        "github.lab.example.org: {}}\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPOCHECK_CONFIG", "mirrored.yaml")
    monkeypatch.setenv("REPOCHECK_OFFLINE", "true")
    monkeypatch.setattr("repocheck.http.reach.QUIET_S", 0)  # nobody waits for a network that is not there
    return tmp_path


def typed(block):
    """Yield the words of each command in a block; what follows a # is for the reader."""
    for line in block.text.replace("\\\n", " ").splitlines():
        if words := shlex.split(line, comments=True):
            yield words


def run(words, monkeypatch, capfd):
    monkeypatch.setattr(sys, "argv", words)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    try:
        main()
        code = 0
    except SystemExit as stop:
        code = stop.code or 0
    return code, capfd.readouterr()


def expected(words):
    """Return the exit codes that a command may have on a desk without the network."""
    if words[1] in {"audit", "links", "watch"} and any(word.startswith(REMOTE) for word in words[2:4]):
        return {2}
    if words[1] == "env":
        return {2}  # it asks the package index
    if "--fail-on" in words or "--fail-under" in words:
        return {0, 1}  # which of them depends on what is gated
    return {0, 3}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_reader_types_does_what_the_page_says(page, desk, monkeypatch, capfd):
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.text, name(page), "exec"), {})
        if title := block.title:
            Path(title).write_text(block.text, "utf-8")
        if block.language != "bash":
            continue
        for words in typed(block):
            if words[0] == "export":
                key, _, value = words[1].partition("=")
                monkeypatch.setenv(key, os.path.expandvars(value))
            elif words[0] == "repocheck":
                code, (out, err) = run(words, monkeypatch, capfd)
                assert code in expected(words), (words, out, err)
                assert code != 2 or "--offline" in err, (words, err)
            else:
                assert words[0] in NOT_OURS, words


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_yaml_is_read_by_what_it_is_for(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in blocks(page):
        if block.language == "yaml" and block.title:
            Path(block.title).write_text(block.text, "utf-8")
            assert load_config(Path(block.title)) != Config()
        elif block.language == "yaml":
            assert isinstance(yaml.safe_load(block.text), dict | list)


@cache
def generated_names():
    return pages().keys()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_page_leads_to_one(page):
    generated = {ROOT / "docs/reference" / each for each in generated_names()}
    for target in LINK.findall(page.read_text("utf-8")):
        path = Path(os.path.normpath(page.parent / target))
        assert path.exists() or path in generated, target


def test_the_navigation_and_the_folder_have_the_same_pages():
    listed = set(re.findall(r'"([\w/-]+\.md)"', (ROOT / "zensical.toml").read_text("utf-8")))
    there = {name(page).removeprefix("docs/") for page in PAGES[1:]}
    assert listed == there | {f"reference/{each}" for each in pages()}


def test_the_reference_has_every_command_and_every_setting():
    written = pages()
    app.load()
    commands = {each.name for each in app.registered_commands if not each.hidden}
    assert commands == set(re.findall(r"^## (\w+)$", written["commands.md"], re.M))
    for key in (field.alias or name for name, field in Config.model_fields.items()):
        assert f"`{key}`" in written["configuration.md"] or f"## {key}" in written["configuration.md"]


WORKFLOWS = [
    *sorted((ROOT / "docs/examples").glob("*.yml")),
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
]


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "action.yml"], ids=name)
def test_workflows_have_the_shape_that_their_host_asks_for(path):
    checker = pytest.importorskip("check_jsonschema")
    kind = {"gitlab-ci.yml": "gitlab-ci", "action.yml": "github-actions"}.get(path.name, "github-workflows")
    with pytest.raises(SystemExit) as done:
        checker.main(["--builtin-schema", f"vendor.{kind}", str(path)])
    assert done.value.code in {0, None}


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.name != "gitlab-ci.yml"], ids=name)
def test_workflows_ask_for_little_and_pass_what_the_action_takes(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert "permissions" in workflow
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("OWNER/repocheck@"):
                assert set(step["with"]) <= set(inputs)


@pytest.mark.parametrize("example", ["weekly-recheck.yml", "pages.yml"])
def test_audits_are_kept_by_a_commit_and_only_if_there_is_a_new_one(example, tmp_path):
    workflow = yaml.safe_load((ROOT / "docs/examples" / example).read_text("utf-8"))
    steps = {step.get("name"): step for job in workflow["jobs"].values() for step in job["steps"]}
    git("init", "-q", "--bare", "-b", "main", "origin", cwd=tmp_path)
    git("clone", "-q", "origin", "checkout", cwd=tmp_path)
    checkout = tmp_path / "checkout"
    git("commit", "-q", "--allow-empty", "-m", "first", cwd=checkout)
    git("push", "-q", "-u", "origin", "HEAD:main", cwd=checkout)
    (checkout / "audited/audits").mkdir(parents=True)
    (checkout / "audited/index.html").write_text("<html>")
    for name in ("one", "one", "two"):
        (checkout / f"audited/audits/{name}.json").write_text("{}")
        subprocess.run(
            ["bash", "-eo", "pipefail", "-c", steps["Keep the audits"]["run"]],
            cwd=checkout,
            env=GIT_ENV | {"HOME": str(tmp_path)},
            check=True,
            capture_output=True,
        )
    kept = git("ls-tree", "-r", "--name-only", "main", cwd=tmp_path / "origin").split()
    assert kept == ["audited/audits/one.json", "audited/audits/two.json"]
    assert git("rev-list", "--count", "main", cwd=tmp_path / "origin").strip() == "3"


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if "docs" in path.parts], ids=name)
def test_the_commands_of_the_examples_are_ours_or_known(path):
    app.load()
    for command in re.findall(r"repocheck (\w+)", path.read_text("utf-8").replace("OWNER/repocheck", "")):
        assert command in {each.name for each in app.registered_commands} | {"is"}, command


def test_the_examples_name_this_version():
    named = {
        found for path in WORKFLOWS for found in re.findall(r"repocheck@v([\d.]+)", path.read_text("utf-8"))
    }
    assert named == {VERSION}


def test_every_threat_is_met_by_tests_that_exist():
    page = (ROOT / "docs/security.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    shown = [row.split("|")[-2] for row in rows[2:]]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert len(shown) > 20
    for cell in shown:
        named = re.findall(r"`([^`]+)`", cell)
        assert named, cell
        for name in named:
            if name.startswith("make "):
                assert name.removeprefix("make ") in targets, name
                continue
            file, test = name.split("::")
            assert f"def {test}(" in (ROOT / file).read_text(), name
