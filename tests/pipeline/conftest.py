"""A digest and a mirror of small repositories, and the papers of a text."""

import io
import shutil
import subprocess
import sys

import pytest

from repocheck.config import Config, HostConfig
from repocheck.extractor import read
from repocheck.pipeline import read_papers
from repocheck.probe import find_uv
from repocheck.probe.resolve.command import compile_command


def papers_of(text):
    return list(read_papers([read(io.BytesIO(text.encode()), "d.txt")]))


@pytest.fixture(scope="session", autouse=True)
def _python_known_to_uv(tmp_path_factory):
    """With an empty cache uv asks Python about itself: here once, not in each of two hundred resolutions."""
    cache = tmp_path_factory.mktemp("uv")
    asked = [find_uv() or "true", "python", "find", "--no-config", "--cache-dir", str(cache), sys.executable]
    subprocess.run(asked, check=False, capture_output=True)

    def with_it(uv, folder, *rest, **more):
        shutil.copytree(cache, folder / "cache")
        return compile_command(uv, folder, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("repocheck.probe.resolve.compiling.compile_command", with_it)
        yield


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
