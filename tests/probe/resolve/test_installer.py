import datetime as dt

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.http import Client
from repocheck.models import BuildRisk, Package, Requirements
from repocheck.probe.resolve import Compiler, Installer, compiling, installer
from repocheck.probe.resolve.lock import packages_of
from repocheck.probe.wheels import TableFile
from repocheck.probe.wheels.archive import HeldArchive
from repocheck.probe.wheels.source_archive import SourceArchive
from tests.forge.wheel_host import wheel_bytes

ONE = Requirements(path="r.txt", lines=("a==1",), python="", left_out_names=("clip",))
CONFIG = Config(store=StoreConfig(path=None))
ARCHIVE = wheel_bytes({"fire-1/setup.py": "x", "fire-1/fire.egg-info/requires.txt": "six"})
NEEDS = "grep -q fire excludes.txt && lock; say needs-source-build.sdist.txt"
STANDS = "grep -qs 'Requires-Dist: six' standins/fire-1-* && stands"


def install(**more):
    return Installer(CONFIG, lambda hosts: Client((), 1, attempts=1)).install(ONE, "3.11.14", **more)


def test_an_installation(fake):
    asked = fake("lock")
    found = install()
    assert (found.outcome, found.python, found.path, found.left_out) == (
        "resolves",
        "3.11.14",
        "r.txt",
        ("clip",),
    )
    assert [(each.name, each.version) for each in found.packages] == [("a", "1"), ("b", "2")]
    assert found.packages[1] == Package(
        name="b", version="2", address="https://f.example/b.whl", sha256="ab", size_bytes=7,
        uploaded_at=dt.datetime(2024, 2, 5, 23, 53, 15, tzinfo=dt.UTC),
    )  # fmt: skip
    assert "--format pylock.toml" in asked()[0]
    assert "--no-build" in asked()[0]


def test_what_is_kept_is_not_asked_again(fake, tmp_path):
    asked = fake("lock")
    file = TableFile(tmp_path)
    host = lambda hosts: Client((), 1, attempts=1)  # noqa: E731
    first, second = (Installer(CONFIG, host, file).install(ONE, "3.11.14") for _ in range(2))
    assert first == second
    assert len(asked()) == 1
    other = ONE.model_copy(update={"path": "other.txt", "left_out_names": ()})
    found = Installer(CONFIG, host, file).install(other, "3.11.14")
    assert (found.path, found.left_out, found.packages) == ("other.txt", (), first.packages)
    file.close()


def test_where_an_archive_could_not_be_read_it_is_asked_for_again(fake, monkeypatch, tmp_path):
    fake(NEEDS)
    asked = []
    monkeypatch.setattr(installer.Index, "sources_of", lambda _, name, *_more: asked.append(name) or [])
    file = TableFile(tmp_path)
    one = Installer(CONFIG, lambda hosts: Client((), 1, attempts=1), file)
    counts = []
    for matrix in (False, False, True, True):
        assert one.install(ONE, "3.11.14", matrix=matrix).outcome == "needs-source-build"
        counts.append(len(asked))
    assert counts == [1, 2, 2, 2]
    file.close()


def test_as_of_a_day(fake):
    asked = fake("lock")
    assert install(as_of=dt.date(2020, 2, 29)).as_of == dt.date(2020, 2, 29)
    assert "--exclude-newer 2020-02-29" in asked()[0]


@pytest.mark.parametrize(("text", "outcome"), [("conflict.pins", "conflict"), ("network.refused", "network")])
def test_what_uv_says_becomes_the_outcome(fake, text, outcome):
    fake(f"say {text}.txt")
    found = install()
    assert (found.outcome, found.packages) == (outcome, ())
    assert "secret" not in found.message


class Fire:
    """A source archive that asks for another package, and for something that may not be asked."""

    package = Package(name="fire", version="1", address="https://f.example/fire.tar.gz", built=True)
    is_native = is_isolated = is_partial = is_cut = False
    runs_setup = True
    files = {}

    def text(self, path):
        return "import numpy" if path == "setup.py" else ""

    def builds_with(self):
        return []

    def requires(self, extras):
        return ["six", "x @ file:///etc/passwd"]


def test_what_must_be_built_is_read_and_what_it_asks_for_is_resolved_too(fake, monkeypatch):
    asked = fake(f"{STANDS}; {NEEDS}")

    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [Fire.package])
    monkeypatch.setattr(installer.SourceReader, "read", lambda *_: Fire())
    found = install()
    assert found.outcome == "needs-source-build"
    assert [(risk.package, risk.reasons) for risk in found.risks] == [("fire", ("imports-at-build: numpy",))]
    assert Fire.package in found.packages
    assert [each.name for each in found.packages] == ["a", "b", "fire"]
    assert asked()[-1].endswith(" --find-links standins a==1")


def test_what_had_no_wheel_is_not_found_out_again(fake, monkeypatch):
    asked, read = fake(f"{STANDS}; {NEEDS}"), []
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [Fire.package])
    monkeypatch.setattr(installer.SourceReader, "read", lambda *_: read.append(1) or Fire())
    one, counts = Installer(CONFIG, lambda hosts: Client((), 1, attempts=1)), []
    for lines in (("a==1",), ("a==1", "b"), ("a==1", "fire==1")):
        assert one.install(Requirements(path="", lines=lines), "3.11.14").risks[0].version == "1"
        counts.append(len(asked()))
    assert counts == [3, 5, 8]  # asked for otherwise, it may have a wheel
    assert len(read) == 1


@pytest.mark.parametrize(
    ("script", "risks", "closed", "runs"),
    [
        ("say conflict.pins.txt", (), True, 0),
        ("lock", ("fire",), True, 1),
        ("say conflict.pins.txt", ("fire",), False, 1),
        ("say network.refused.txt", ("fire",), True, 1),
        ("sleep 20", ("fire",), True, 1),
    ],
)
def test_versions_that_contradict_each_other_are_seen_where_something_is_built(
    fake, monkeypatch, script, risks, closed, runs
):
    asked = fake("lock")
    found = install().model_copy(update={"risks": tuple(BuildRisk(package=each) for each in risks)})
    fake(script)
    monkeypatch.setattr(installer, "RESOLVE_TIMEOUT_S", 1.0)
    assert Installer(CONFIG, lambda hosts: Client((), 1)).is_closed(found) is closed
    assert len(asked()) == 1 + runs


def test_archives_that_do_not_fit_tell_nothing(fake, monkeypatch):
    refuse = "grep -qs 'Requires-Dist: six' standins/* && say conflict.pins.txt"
    fake(f"{refuse}; [ -d standins ] && stands; {NEEDS}")
    package = Package(name="fire", version="1", address="https://f.example/fire.tar.gz", built=True)
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [package])
    monkeypatch.setattr(
        installer.SourceReader, "read", lambda *_: SourceArchive(package, HeldArchive(ARCHIVE))
    )
    found = install()
    assert (found.outcome, len(found.packages)) == ("needs-source-build", 2)
    assert [(risk.package, risk.version) for risk in found.risks] == [("fire", "")]


def test_where_the_newest_archive_does_not_fit_an_older_one_may(fake, monkeypatch):
    fits = "grep -q six standins/fire-2-* && ! grep -q six standins/fire-1-* && stands"
    asked = fake(f"[ -d standins ] && {{ {fits}; say conflict.pins.txt; }}; {NEEDS}")
    new, old = (
        Package(name="fire", version=each, address=f"https://f.example/fire-{each}.tar.gz", built=True)
        for each in "21"
    )
    bare = wheel_bytes({"fire-1/setup.py": "x", "fire-1/fire.egg-info/top_level.txt": "fire"})
    raw = {new.address: ARCHIVE, old.address: bare}
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [new, old])
    monkeypatch.setattr(
        installer.SourceReader,
        "read",
        lambda _, each, *_more: SourceArchive(each, HeldArchive(raw[each.address])),
    )
    found = install()
    assert (found.outcome, [risk.version for risk in found.risks]) == ("needs-source-build", ["1"])
    assert old in found.packages
    assert len(asked()) == 4


def test_archives_that_fit_in_no_version_are_a_conflict(fake, monkeypatch):
    fake(f"[ -d standins ] && say conflict.pins.txt; {NEEDS}")
    package = Package(name="fire", version="1", address="https://f.example/fire.tar.gz", built=True)
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [package])
    monkeypatch.setattr(
        installer.SourceReader, "read", lambda *_: SourceArchive(package, HeldArchive(ARCHIVE))
    )
    found = install()
    assert (found.outcome, found.packages, found.risks) == ("conflict", (), ())


def test_for_the_matrix_no_archive_is_read(fake, monkeypatch):
    fake(NEEDS)
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: pytest.fail("asked for an archive"))
    found = install(matrix=True)
    assert (found.outcome, [risk.package for risk in found.risks]) == ("needs-source-build", ["fire"])


def test_an_archive_that_cannot_be_had_is_named(fake, monkeypatch):
    fake(NEEDS)
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [])
    assert [(risk.package, risk.version) for risk in install().risks] == [("fire", "")]


def test_what_has_nothing_for_this_python_cannot_be_installed(fake, monkeypatch):
    fake(NEEDS)
    monkeypatch.setattr(installer.Index, "sources_of", lambda *_: [])
    monkeypatch.setattr(installer.Index, "excludes", lambda *_: True)
    assert install().outcome == "needs-source-build"  # what is not in the list may have a way round it
    asked = Requirements(path="", lines=("fire==1",), python="")
    found = Installer(CONFIG, lambda hosts: Client((), 1, attempts=1)).install(asked, "3.11.14")
    assert (found.outcome, found.message) == (
        "requires-python",
        "Nothing that is asked for of fire is for Python 3.11.",
    )


def test_no_other_line_reaches_uv(fake):
    fake("exit 9")
    lines = Requirements(path="r.txt", lines=("-r /etc/passwd",))
    found = Installer(CONFIG, lambda hosts: Client((), 1)).install(lines, "3.11.14")
    assert (found.outcome, found.packages) == ("not-checkable", ())


def test_without_uv_nothing_is_said(monkeypatch):
    monkeypatch.setattr(compiling, "find_uv", lambda: None)
    assert install() is None


def test_stopped(fake):
    fake("sleep 20")
    compiler = Compiler()
    compiler.stop()
    stopped = Installer(CONFIG, lambda hosts: Client((), 1), compiler=compiler)
    assert stopped.install(ONE, "3.11.14").outcome == "timeout"


@pytest.mark.parametrize("text", ["", "x = ", "[[packages]]\nname = 1\nwheels = 5", "packages = [1]"])
def test_a_lock_file_that_is_none(fake, tmp_path, text):
    fake("lock")
    (tmp_path / "lock").write_text(text)
    assert install().packages == ()


def test_a_local_wheel(tmp_path):
    wheel = tmp_path / "a b.whl"
    wheel.write_bytes(b"12345")
    lock = tmp_path / "pylock.toml"
    lock.write_text(f'[[packages]]\nname = "a"\nversion = "1"\nwheels = [{{ path = "{wheel}" }}]')
    (found,) = packages_of(lock)
    assert (found.size_bytes, found.address) == (5, wheel.as_uri())
