import os
import struct

import pytest

from repocheck.probe.git.index_file import untouched_since
from tests.conftest import git

FILES = {"README.md": "# Hi\n", "src/a.py": "1", "src/ab.py": "22", "src/sub/deep.py": "333", "ü.txt": "4"}


def aged(path):
    """Let all files be older than the index, as they are a second after a checkout."""
    for file in FILES:
        os.utime(path / file, ns=(10**18, 10**18))
    git("update-index", "--refresh", "-q", cwd=path)
    return path / ".git" / "index"


@pytest.mark.parametrize("version", [2, 3, 4])
def test_untouched_files_are_known_by_their_id(make_repo, version):
    path = make_repo(FILES)
    index = aged(path)
    git("update-index", f"--index-version={version}", cwd=path)
    if version == 3:
        git("rm", "-q", "--cached", "src/a.py", cwd=path)
        git("add", "--intent-to-add", "src/a.py", cwd=path)  # the flag that needs version 3
    found = untouched_since(index)
    expected = {file for file in FILES if version != 3 or file != "src/a.py"}
    assert {file for file in found if found[file].is_untouched((path / file).stat())} >= expected
    for file in expected:
        assert found[file].oid == git("rev-parse", f"HEAD:{file}", cwd=path).strip()


def test_what_was_touched_or_is_as_young_as_the_index_has_to_be_read(make_repo):
    path = make_repo(FILES)
    index = aged(path)
    (path / "README.md").write_text("# Ho\n")
    found = untouched_since(index)
    assert not found["README.md"].is_untouched((path / "README.md").stat())
    os.utime(index, ns=(10**18, 10**18))
    assert untouched_since(index) == {}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:40],
        lambda data: b"XXXX" + data[4:],
        lambda data: data[:4] + struct.pack(">I", 9) + data[8:],
        lambda data: data[:8] + struct.pack(">I", 2**32 - 1) + data[12:],
        lambda data: data[:70] + b"\xff" * 200,
    ],
)
def test_a_damaged_index_is_no_index(make_repo, damage):
    index = aged(make_repo(FILES))
    index.write_bytes(damage(index.read_bytes()))
    assert set(untouched_since(index)) <= set(FILES)


def test_no_index_is_none(tmp_path):
    assert untouched_since(tmp_path / "index") == {}
