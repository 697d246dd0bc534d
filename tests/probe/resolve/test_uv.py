import threading
import time

import pytest

from repocheck.probe.resolve.uv import environment, run_uv


def program(tmp_path, script):
    path = tmp_path / "uv"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return [str(path)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def soon(seconds=20.0):
    return time.monotonic() + seconds


def test_code_and_texts(tmp_path, folder):
    done = run_uv(program(tmp_path, "pwd; echo bad >&2; exit 2"), folder, soon(), threading.Event())
    assert done == (2, f"{folder}\n", "bad\n")


def test_nothing_of_the_user_but_the_way_to_the_index(tmp_path, folder, monkeypatch):
    for name in ("GITHUB_TOKEN", "REPOCHECK_JOBS", "UV_EXTRA", "HF_TOKEN", "PIP_REQUIRE_HASHES"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "http://127.0.0.1/more")
    done = run_uv(program(tmp_path, "env"), folder, soon(), threading.Event())
    assert "secret" not in done.out
    assert "UV_DEFAULT_INDEX=http://127.0.0.1/simple" in done.out
    assert "UV_INDEX=http://127.0.0.1/more" in done.out
    assert f"HOME={folder}" in done.out


def test_uvs_own_variable_beats_that_of_pip(tmp_path):
    given = {"PIP_INDEX_URL": "http://pip", "UV_INDEX_URL": "http://uv", "UV_OFFLINE": "1"}
    kept = environment(tmp_path, given)
    assert kept["UV_INDEX_URL"] == "http://uv"
    assert not kept.keys() & {"UV_DEFAULT_INDEX", "PIP_INDEX_URL", "UV_OFFLINE"}


def test_what_runs_too_long_is_killed_with_all_it_started(tmp_path, folder):
    script = f"(sleep 1; touch {tmp_path}/late) & sleep 3000"
    assert run_uv(program(tmp_path, script), folder, soon(0.3), threading.Event()) is None
    time.sleep(1.2)
    assert not (tmp_path / "late").exists()


def test_it_can_be_stopped(tmp_path, folder):
    stopped = threading.Event()
    threading.Timer(0.3, stopped.set).start()
    assert run_uv(program(tmp_path, "sleep 3000"), folder, soon(), stopped) is None


def test_endless_output_is_cut(tmp_path, folder):
    script = "head -c 1000000 /dev/zero | tr '\\0' x"
    done = run_uv(program(tmp_path, script), folder, soon(), threading.Event())
    assert len(done.out) == 262_144
