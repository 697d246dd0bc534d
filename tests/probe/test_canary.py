"""The token of a host reaches no program that is started: shown by a uv that tells all it was given."""

import pytest

from repocheck.config import load_config
from repocheck.models import Requirements
from repocheck.probe.resolve.resolver import Resolver
from tests.forge.github import TOKEN

ASKED = Requirements(path="requirements.txt", lines=("a==1",), python="==3.10.*")
SPY = """#!/bin/sh
exec >>{told}
echo "arguments: $@"; env; ls -la .; cat ./*.in
"""


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "GH_TOKEN", "REPOCHECK_GITHUB_TOKEN"])
def test_uv_is_not_told_the_token(tmp_path, monkeypatch, name):
    told = tmp_path / "told"
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text(SPY.format(told=told))
    uv.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{uv.parent}:/usr/bin:/bin")
    monkeypatch.setenv(name, TOKEN)
    config = load_config(None, {"resolve": True, "store": {"path": None}})
    assert config.hosts["github.com"].token.get_secret_value() == TOKEN
    Resolver(config).resolve(ASKED)
    seen = told.read_text()
    assert "arguments: pip compile" in seen
    assert "PATH=" in seen
    assert "a==1" in seen
    assert TOKEN not in seen
    assert name not in seen
