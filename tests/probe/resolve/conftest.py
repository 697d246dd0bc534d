"""A uv that does as a test says."""

from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[2] / "data" / "uv"
LOCK = """
lock-version = "1.0"
[[packages]]
name = "b"
version = "2"
[[packages.wheels]]
url = "https://f.example/b.whl"
upload-time = 2024-02-05T23:53:15Z
size = 7
hashes = { sha256 = "ab" }
[[packages]]
name = "a"
version = "1"
wheels = [{ url = "https://f.example/a.whl", hashes = {} }]
[[packages]]
name = "c"
version = "1"
sdist = { url = "https://f.example/c.tar.gz", hashes = {} }
"""
STANDIN = """
[[packages]]
name = "fire"
version = "1"
wheels = [{ url = "file:///t/standins/fire-1-py3-none-any.whl", hashes = {} }]
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Return a function that puts a uv on PATH which does as a shell script says, and keeps its arguments."""

    def put(script):
        path = tmp_path / "bin" / "uv"
        path.parent.mkdir(exist_ok=True)
        (tmp_path / "lock").write_text(LOCK)
        lock = f"lock() {{ cp {tmp_path}/lock pylock.toml; exit 0; }}\n"
        (tmp_path / "standin").write_text(STANDIN)
        lock += f"stands() {{ cat {tmp_path}/lock {tmp_path}/standin >pylock.toml; exit 0; }}\n"
        say = f"say() {{ cat {TEXTS}/$1 >&2; exit 1; }}\n"
        path.write_text(
            f'#!/bin/sh\necho "$@" $(cat requirements.in) >>{tmp_path}/asked\n{lock}{say}{script}\n'
        )
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")
        return lambda: (tmp_path / "asked").read_text().splitlines()

    return put
