"""Everything that reads what strangers wrote, each as a function of bytes, for `bench/fuzz.py` and the pumps.

A target raises nothing but what its caller expects (`EXPECTED`): anything else is a fault of ours.
"""

import contextlib
import datetime as dt
import hashlib
import io
import json
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Self

from repocheck.checks import judge, load_checks
from repocheck.config import ProbeConfig, load_config
from repocheck.errors import UsageError
from repocheck.extractor import FORMATS, claim_of, extract_links, links_of, pointers_of, read
from repocheck.extractor.address.decoding import DECODERS
from repocheck.facts.ci import ci_steps
from repocheck.facts.citation import bibtex_titles, citation_files
from repocheck.facts.code.notebook import code_cells
from repocheck.facts.computed import Fact
from repocheck.facts.documents.commands import commands_of
from repocheck.facts.documents.read import read_document
from repocheck.facts.licences.names import expression, joined_names, name_in
from repocheck.facts.licences.reuse import licence_of_files
from repocheck.facts.licences.texts import classify
from repocheck.facts.manifests.conda import read_conda
from repocheck.facts.manifests.dockerfile import parent_images
from repocheck.facts.manifests.locked import locked_packages
from repocheck.facts.manifests.manifest import project_manifests
from repocheck.facts.manifests.nix import read_nix
from repocheck.facts.manifests.pip import read_pip
from repocheck.facts.manifests.r import (
    read_description,
    read_install_script,
    read_shell_script,
    read_stata_script,
)
from repocheck.facts.manifests.script import read_script
from repocheck.facts.manifests.setup_cfg import load_setup_cfg, read_setup_cfg
from repocheck.facts.manifests.setup_py import read_setup_py
from repocheck.facts.manifests.toml import (
    load_toml,
    read_hatch,
    read_julia,
    read_pipfile,
    read_pixi,
    read_pyproject,
)
from repocheck.facts.yaml import yaml_or_refusal
from repocheck.globs import matches
from repocheck.models import Package, RepoRef
from repocheck.pipeline import sources
from repocheck.probe._texts import decode
from repocheck.probe.git import delta, index_file, objects, pack, pktline, refs
from repocheck.probe.git.folder import Folder
from repocheck.probe.git.ref_files import RefFiles
from repocheck.probe.github import _query
from repocheck.probe.resolve import index
from repocheck.probe.store import _codec
from repocheck.probe.wheels import archive, directory, source_archive, store, wheel
from repocheck.python.scan import scan_module
from repocheck.python.table import ModuleTable
from repocheck.reporter import from_json, render
from repocheck.text.glob_pattern import IF_NAMED
from tests.forge import packs
from tests.reporter.factory import audit_report
from tests.subjects import make_subject

Target = Callable[[bytes], object]
REF = RepoRef(host="github.com", owner="owner", name="name")
PACKAGE = Package(name="a", version="1", address="https://example.org/a-1.whl")
EXPECTED = (UsageError, pktline.ProtocolError, archive.Unreadable, _codec.Damaged)
"""What callers are told of, and catch: `DigestError` and `ConfigError` are usage errors."""
FILES = [
    "README.md", "README.rst", "README.txt", "LICENSE", "requirements.txt", "setup.py", "setup.cfg",
    "pyproject.toml", "environment.yml", "Pipfile", "Project.toml", "DESCRIPTION", "install.R", "train.py",
    "demo.ipynb", "run.sh", "CITATION.cff", "CITATION.bib", "Dockerfile", "Makefile", ".github/workflows/ci.yml",
    "poetry.lock", "pixi.toml", "REUSE.toml", ".reuse/dep5", "codemeta.json",
    "conda-lock.yml",
    "tests/test_a.py", "train.m", "train.jl", "job.sbatch", "uv.lock", "package.json", "docs/install.rst",
]  # fmt: skip
"""Files of a repository, each read in its own way."""
READERS: dict[str, Callable[[str], object]] = {
    "requirements.txt": read_pip,
    "environment.yml": read_conda,
    "flake.nix": partial(read_nix, locked=False),
    "DESCRIPTION": read_description,
    "install.R": read_install_script,
    "install.sh": read_shell_script,
    "install.do": read_stata_script,
    "setup.py": read_setup_py,
    "setup.cfg": lambda text: read_setup_cfg(load_setup_cfg(text), text),
    "pyproject.toml": lambda text: read_pyproject(load_toml(text), text),
    "hatch.toml": lambda text: read_hatch(load_toml(text), text),
    "Pipfile": lambda text: read_pipfile(load_toml(text), text),
    "pixi.toml": lambda text: read_pixi(load_toml(text), text),
    "Project.toml": lambda text: read_julia(load_toml(text), text),
    "head.py": read_script,
    "Dockerfile": lambda text: list(parent_images(text)),
    "demo.ipynb": code_cells,
    "CITATION.bib": bibtex_titles,
    "any.yml": yaml_or_refusal,
    "LICENSE": classify,
    "terms.txt": lambda text: (name_in(text), expression(text), joined_names(text)),
}
"""Files of a repository, each with the function that reads it, alone."""
FACTS: dict[str, Fact[Any]] = {
    "package.json": project_manifests,
    **dict.fromkeys(["poetry.lock", "uv.lock", "conda-lock.yml", "Pipfile.lock"], locked_packages),
    **dict.fromkeys(["CITATION.cff", "codemeta.json"], citation_files),
    **dict.fromkeys(["REUSE.toml", ".reuse/dep5", "a.py"], licence_of_files),
    ".github/workflows/ci.yml": ci_steps,
}
"""Files that are read for one fact, with it: none of the checks runs."""
DOCUMENTS = ["README.md", "README.rst", "README.txt", "README.adoc", "README.org"]
BESIDE = {"README.md": "# A\n\nCode of a paper. Run `python train.py`.\n", "train.py": "import torch\n"}


def read_digest(data: bytes, format_: str | None) -> None:
    papers = list(read(io.BytesIO(data), "digest", format_).papers)  # held together, as by an audit
    for paper in papers:
        links = links_of(paper)
        pointers_of(paper, claim_of(paper, links), links)


def extract(data: bytes, format_: str) -> None:
    extract_links(data.decode("utf-8", "replace"), format_)


def judge_file(data: bytes, name: str) -> None:
    text = decode(data[:524_288], ProbeConfig()).text
    judge(make_subject(BESIDE | {name: text}), _readers_of(name))


def read_file(data: bytes, read: Callable[[str], object]) -> None:
    read(decode(data[:524_288], ProbeConfig()).text)


def read_for_fact(data: bytes, name: str) -> None:
    FACTS[name](make_subject({name: decode(data[:524_288], ProbeConfig()).text}))


def read_readme(data: bytes, name: str) -> None:
    document = read_document(name, decode(data[:524_288], ProbeConfig()).text)
    list(document.sentences)
    commands_of(document)


@cache
def _readers_of(name: str) -> frozenset[str]:
    """Return the checks that read such a file; the others say the same whatever it holds."""
    return frozenset(
        check.id
        for check in load_checks()
        if matches(name, tuple(glob.removeprefix(IF_NAMED) for glob in check.reads))
    )


def read_config(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(data)
        file.flush()
        load_config(Path(file.name))


def read_pack_of(data: bytes) -> None:
    found = pack.read_pack([data])
    for id_ in list(found)[:3]:
        objects.list_tree(found, id_, 1_000)


def read_tree(data: bytes) -> None:
    tree = pack.PackObject(b"tree", data)
    objects.list_tree({"a" * 40: tree}, "a" * 40, 1_000)


def read_commit(data: bytes) -> None:
    objects.commit_of({"a" * 40: pack.PackObject(b"commit", data)}, "a" * 40)


def read_refs(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "refs").mkdir()
        (root / "HEAD").write_bytes(data[:4_096])
        (root / "packed-refs").write_bytes(data)
        found = RefFiles(Folder(folder, follow=False), folder, folder)
        found.id_of("HEAD")
        found.tags()
        assert isinstance(found.any(), bool)


def read_index(data: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        index_file.untouched_since(Path(file.name))


class _Client:
    """A client that gets one answer to everything."""

    def __init__(self, body: bytes) -> None:
        self.status, self.body = 200, body

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, _: object) -> Self:
        return self


def read_index_page(data: bytes) -> None:
    index.Index(lambda _: _Client(data), {}).sources_of("a", ["a>=1"], "3.12.1", dt.date(2026, 1, 1))


class Held:
    """An archive in memory."""

    def __init__(self, data: bytes) -> None:
        self._data, self.size_bytes = data, len(data)

    def read(self, start: int, end: int) -> bytes:
        return self._data[start:end]


def read_wheel(data: bytes) -> None:
    opened = wheel.Wheel(PACKAGE, Held(data), store.NoStore())
    opened.metadata()
    list(opened.read_paths(list(opened.paths)[:20]))


def read_source_archive(data: bytes) -> None:
    opened = source_archive.SourceArchive(PACKAGE, Held(data))
    opened.requires()
    opened.builds_with()


def read_report(data: bytes) -> None:
    report = from_json(data.decode("utf-8", "replace"))
    for format_ in ("text", "markdown", "junit", "html"):
        render(report, format_)


def read_table(data: bytes) -> None:
    for load in (ModuleTable.from_json, directory.from_json):
        with contextlib.suppress(ValueError):
            load(data.decode("utf-8", "replace"))


def read_blob(data: bytes) -> None:
    with contextlib.suppress(zlib.error):
        _codec._content("0" * 64, lambda _: data)


TARGETS: dict[str, Target] = {
    **{f"read {name}": partial(read_digest, format_=name) for name in FORMATS},
    "read auto": partial(read_digest, format_=None),
    **{f"links {name}": partial(extract, format_=name) for name in DECODERS},
    **{f"file {name}": partial(read_file, read=each) for name, each in READERS.items()},
    **{f"file {name}": partial(read_for_fact, name=name) for name in FACTS},
    **{f"document {name}": partial(read_readme, name=name) for name in DOCUMENTS},
    **{f"judge {name}": partial(judge_file, name=name) for name in FILES},
    "config": read_config,
    "pack": read_pack_of,
    "delta": lambda data: delta.apply_delta(b"a" * 100, data, 10_000),
    "tree": read_tree,
    "commit": read_commit,
    "pkt-line": lambda data: list(pktline.packets([data])),
    "pkt-line pack": lambda data: list(pktline.pack_of([data])),
    "references of a host": lambda data: refs._parsed(_Answer(data), True),
    "references of a clone": read_refs,
    "index of a working tree": read_index,
    "answer of the API": lambda data: _query.understand([REF], data),
    "objects of the API": _query.opened,
    "answer of the package index": read_index_page,
    "wheel": read_wheel,
    "source archive": read_source_archive,
    "sources of a paper": lambda data: sources._members(data, "a"),
    "module": lambda data: scan_module(data, (3, 12, 0), own=True),
    "table of names": read_table,
    "blob of the store": read_blob,
    "report": read_report,
}
"""Targets by name."""


class _Answer:
    """What `refs` needs of an answer."""

    url = "https://example.org/a/git-upload-pack"

    def __init__(self, body: bytes) -> None:
        self.body = body


def seeds() -> dict[str, list[bytes]]:
    """Return small well-formed inputs of what no sample of the tests is, by the name of their target."""
    row = b"100644 a\0" + b"\x01" * 20
    commit = b"tree " + b"a" * 40 + b"\ncommitter A <a> 1700000000 +0000\n\nfirst\n"
    sent = packs.pack(
        packs.entry(packs.KINDS["tree"], row),
        first := packs.entry(packs.KINDS["blob"], b"x" * 90),
        packs.entry(packs.OFS_DELTA, packs.delta(90, (0, 50), b"y"), base=packs.ofs(len(first))),
        packs.entry(packs.KINDS["commit"], commit),
    )
    return {
        "wheel": [_zipped()],
        "source archive": [_zipped(), _tarred()],
        "sources of a paper": [_zipped(), _tarred()],
        "pack": [sent],
        "pkt-line pack": [packs.fetched(sent)],
        "pkt-line": [packs.fetched(sent), packs.listed("a" * 40)],
        "delta": [packs.delta(100, (0, 50), b"x"), packs.delta(100, b"y" * 20, (50, 50), (0, 9))],
        "tree": [row, row + b"40000 b\0" + b"\x02" * 20],
        "commit": [commit],
        "references of a host": [packs.listed("a" * 40, "b" * 40 + " refs/tags/v1 peeled:" + "c" * 40)],
        "references of a clone": [
            b"# pack-refs with: peeled fully-peeled sorted \n%b refs/tags/v1\n^%b\n" % (b"a" * 40, b"b" * 40),
            b"ref: refs/heads/main\n",
        ],
        "index of a working tree": [
            struct.pack(">4sII", b"DIRC", 2, 1) + bytes(60) + b"\x00\x01a" + bytes(9)
        ],
        "answer of the API": [_ANSWER],
        "objects of the API": [_ANSWER],
        "answer of the package index": [
            b'{"files": [{"filename": "a-1.tar.gz", "url": "a-1.tar.gz", "hashes": {"sha256": "a"}, "size": 1,'
            b' "requires-python": ">=3", "upload-time": "2025-01-01T00:00:00Z"}]}'
        ],
        "module": [b"from a import b\nimport c.d as e\nif True:\n    x = e.f\n__all__ = ['x']\n"],
        "blob of the store": [zlib.compress(b"a" * 100)],
        "table of names": [ModuleTable().to_json().encode()],
        "report": [_report()],
    }


_ANSWER = (
    b'{"data": {"r0": {"databaseId": 1, "nameWithOwner": "owner/name", "isArchived": false}}, "errors": []}'
)


def _zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive_:
        archive_.writestr("a/__init__.py", "from a import b\n" * 20)
        archive_.writestr("a-1.dist-info/METADATA", "Name: a\nVersion: 1\nRequires-Dist: b>1\n")
        archive_.writestr("a-1/setup.cfg", "[options]\ninstall_requires =\n    b\n")
    return made.getvalue()


def _tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive_:
        info = tarfile.TarInfo("a-1/pyproject.toml")
        info.size = 41
        archive_.addfile(info, io.BytesIO(b'[build-system]\nrequires = ["setuptools"]\n'))
    return made.getvalue()


def _report() -> bytes:
    whole = audit_report()
    repo = whole.repos[0].model_copy(update={"findings": whole.repos[0].findings[:4]})
    parts = {"papers": whole.papers[:1], "repos": (repo,), "checks": whole.checks[:4]}
    return json.dumps(json.loads(render(whole.model_copy(update=parts), "json"))).encode()


def _with_checksum(data: bytes) -> bytes:
    return data[:-20] + hashlib.sha1(data[:-20]).digest()


SEALED: dict[str, Callable[[bytes], bytes]] = {"pack": _with_checksum}
"""How a changed input is made to fit its checksum, where nothing behind that would be read otherwise."""
