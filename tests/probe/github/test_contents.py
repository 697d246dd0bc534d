"""Tree and texts by GraphQL: git's word for each object against a real repository."""

import base64
import json

import pytest

from repocheck.config import HostConfig, ProbeConfig
from repocheck.models import Availability
from repocheck.probe.git.local import probe_local
from repocheck.probe.github import _contents
from repocheck.probe.github._contents import read_contents
from repocheck.probe.github._line import Line
from tests.conftest import git
from tests.forge.github import Repo, signed
from tests.probe.github.test_api import BASE, Client, Gate, World

GLOBS = ("**/readme*", "**/*.txt", "**/*.py", "*.bin")
FILES = {
    "README.md": "# Wüdget",
    "latin.txt": "caf\xe9".encode("latin-1"),
    "bom.txt": b"\xef\xbb\xbfmarked",
    "long.txt": "x" * 600_000,
    "image.bin": b"\0\1\2",
    "a/b/c/d.py": "pass",
    "a-b/x.py": "1",
    "a.b": "order of names",
    "e/b/c/d.py": "pass",
}


@pytest.fixture
def folder(make_repo):
    return make_repo(FILES)


@pytest.fixture
def world(folder):
    world = World(1)
    commit = git("rev-parse", "HEAD", cwd=folder).strip()
    world.api.repos["acme/r0"] = Repo("acme/r0", commit, 1, folder=folder)
    return world


def read(world, globs=GLOBS, **limits):
    (stated,) = world.look_up()
    world.api.asked.clear()
    line = Line(Client(world.api), HostConfig(api=BASE), Gate(lambda: world.now), world.sleep)
    return read_contents(line, stated, stated.commit, globs, ProbeConfig(**limits))


def spoil(world, change):
    """Let `change` have its way with every node of an answer about objects."""

    def fault(asked):
        if b"object(oid:" not in asked.body:
            return None
        content = json.loads(world.api._graphql(json.loads(asked.body)).body)
        for node in content["data"]["repository"].values():
            if isinstance(node, dict):
                change(node)
        return signed(200, content)

    world.api.faults.append(fault)


def test_it_sees_what_git_sees(world, folder):
    seen = read(world)
    local = probe_local(folder, world.refs[0], GLOBS, ProbeConfig(max_text_bytes=512_000))
    assert [entry._replace(size_bytes=None) for entry in seen.tree] == [
        entry._replace(size_bytes=None) for entry in local.tree
    ]
    assert seen.tree_complete
    assert (seen.availability, seen.via, seen.problems) == (Availability.EXISTS, "github-api", ())
    assert seen.texts.keys() == local.texts.keys() - {"image.bin", "latin.txt"}
    for path, text in seen.texts.items():
        assert (text.text, text.truncated) == (local.texts[path].text, local.texts[path].truncated)
    assert seen.texts["long.txt"].truncated
    assert seen.unreadable["image.bin"] == "binary"
    assert seen.unreadable["latin.txt"] == "the host sent another text in its place"


def test_one_request_for_each_level_and_one_for_files(world):
    read(world, ("readme*",))
    assert len(world.api.asked) == 1 + 4 + 1


def test_a_text_that_is_not_the_file_is_refused(world):
    spoil(world, lambda node: node.update({"text": "something else"} if "text" in node else {}))
    seen = read(world)
    assert not {path for path, text in seen.texts.items() if not text.truncated}
    assert seen.unreadable["README.md"] == "the host sent another text in its place"


def drop_an_entry(node):
    node.get("entries", []).pop() if "entries" in node else None


def rename_an_entry(node):
    if "entries" in node:
        node["entries"][0]["nameRaw"] = base64.b64encode(b"LICENSE").decode()


@pytest.mark.parametrize("change", [drop_an_entry, rename_an_entry])
def test_a_tree_that_is_not_the_one_asked_for_is_refused(world, change):
    spoil(world, change)
    assert read(world) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda node: node.update(oid="d" * 40),
        lambda node: node.update(tree={"oid": "x"}),
        lambda node: node.update(entries=[None]),
        lambda node: node.clear(),
    ],
)
def test_nodes_of_the_wrong_shape_are_none(world, change):
    spoil(world, change)
    assert read(world) is None


def test_an_answer_about_another_repository_is_refused(world):
    stated = world.api.repos["acme/r0"]
    world.api.faults.append(
        lambda asked: setattr(stated, "name", "evil/r0") if b"object(oid:" in asked.body else None
    )
    assert read(world) is None


def test_a_folder_that_does_not_come_makes_the_tree_incomplete(world, folder):
    lost = git("rev-parse", "HEAD:a/b", cwd=folder).strip()
    spoil(world, lambda node: node.clear() if node.get("oid") == lost else None)
    seen = read(world)
    assert not seen.tree_complete
    assert "e/b/c/d.py" not in {entry.path for entry in seen.tree}  # the same tree elsewhere
    assert [problem.cause for problem in seen.problems] == ["missing-object"]


@pytest.mark.parametrize(
    "trouble", [signed(502, {}), signed(200, {"data": None}), signed(403, {}, ("Retry-After", "20"))]
)
def test_trouble_is_got_over(world, trouble):
    world.fail(2, trouble)
    world.look_up()
    world.fail(1, trouble)
    assert read(world).texts["README.md"].text == "# Wüdget"


def test_trouble_without_end_ends(world):
    (stated,) = world.look_up()
    world.fail(10**6, signed(502, {}))
    line = Line(Client(world.api), HostConfig(api=BASE), Gate(lambda: world.now), world.sleep)
    assert read_contents(line, stated, stated.commit, GLOBS, ProbeConfig()) is None


def test_requests_for_one_repository_are_counted(world, monkeypatch):
    monkeypatch.setattr(_contents, "MAX_REQUESTS", 3)
    seen = read(world)
    assert len(world.api.asked) == 3
    assert not seen.tree_complete
    assert seen.problems


def test_texts_stay_within_their_limit(world):
    seen = read(world, max_total_bytes=65_536)
    assert "a/b/c/d.py" not in seen.texts
    assert seen.unreadable["a/b/c/d.py"].startswith("left out, the texts")
    assert not seen.problems


def test_batches_hold_neither_too_many_nor_too_much():
    sizes = [(str(n), 300_000) for n in range(7)] + [(f"s{n}", 1) for n in range(120)]
    assert [len(batch) for batch in _contents._in_batches(sizes)] == [3, 3, 50, 50, 21]
