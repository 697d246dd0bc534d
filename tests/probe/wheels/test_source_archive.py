import io
import struct
import tarfile

import pytest

from repocheck.models import Package
from repocheck.probe.wheels import Unreadable, build_risks
from repocheck.probe.wheels.archive import HeldArchive
from repocheck.probe.wheels.source_archive import SourceArchive
from tests.forge.wheel_host import wheel_bytes


def tar(files, **members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(f"p-1.0/{name}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
        for name, kind in members.items():
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
    return buffer.getvalue()


def opened(files, uploaded="2019-01-01T00:00:00Z", name="p"):
    raw = files if isinstance(files, bytes) else tar(files)
    package = Package(name=name, version="1.0", address="", uploaded_at=uploaded, built=True)
    return SourceArchive(package, HeldArchive(raw))


def test_what_would_be_installed():
    found = opened({"p/__init__.py": "", "p/x.py": "", "setup.py": "", "README.md": "x"})
    assert set(found.paths) == {"p/__init__.py", "p/x.py"}
    assert dict(found.read_paths(["p/x.py"])) == {"p/x.py": b""}
    assert set(opened({"src/p.py": "", "setup.py": ""}).paths) == {"p.py"}


def test_of_two_folders_that_for_python_3_is_installed():
    tops = {"lib3/Y.egg-info/top_level.txt": "yaml"}
    found = opened({"lib/yaml/__init__.py": "from error import *", "lib3/yaml/__init__.py": "", **tops})
    assert found.paths == {"yaml/__init__.py": "lib3/yaml/__init__.py"}


def test_only_what_it_says_is_at_its_top():
    files = {"p/__init__.py": "", "tests/x.py": "", "p.egg-info/top_level.txt": "p\n"}
    assert set(opened(files).paths) == {"p/__init__.py"}


def test_a_zip_file_will_do():
    found = opened(wheel_bytes({"p-1.0/p.py": "x = 1", "p-1.0/setup.py": ""}))
    assert dict(found.read_paths(["p.py"])) == {"p.py": b"x = 1"}


def test_what_it_asks_for():
    listed = 'a>=1\n\n[:python_version < "3.8"]\nb\n\n[test]\nc\n'
    assert opened({"p.egg-info/requires.txt": listed}).requires() == ["a>=1", 'b ; python_version < "3.8"']
    assert opened({"p.egg-info/requires.txt": listed}).requires(frozenset({"test"}))[-1] == "c"
    toml = '[build-system]\nrequires = ["numpy>=1", 5]'
    assert opened({"pyproject.toml": toml}).builds_with() == ["numpy>=1"]
    assert opened({"pyproject.toml": "= ="}).builds_with() == []


def test_what_another_tool_left_is_not_asked_where_a_backend_of_its_own_builds():
    built = {"pyproject.toml": '[build-system]\nbuild-backend = "poetry.core.masonry.api"\n'}
    told = {"PKG-INFO": "Metadata-Version: 2.1\nName: p\nRequires-Dist: a (>=1,<2)\n"}
    left = {"p.egg-info/requires.txt": "a>=1\n", "setup.py": "setup(install_requires=['a>=1'])"}
    assert opened({**built, **told, **left}).requires() == ["a (>=1,<2)"]
    assert opened({**built, **left}).requires() == []
    assert opened({**told, **left}).requires() == ["a>=1"]


def test_of_a_large_one_the_beginning_will_do(monkeypatch):
    told = {
        "setup.py": "",
        "p.egg-info/requires.txt": "a",
        "p.egg-info/top_level.txt": "p",
        "p/__init__.py": "",
    }
    data = "".join(map(str, range(200_000)))
    raw = tar(told | {"p/data.txt": data, "p/x.py": ""})
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.MAX_SOURCE_ARCHIVE_BYTES", 100_000)
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.BEGINNING_BYTES", 50_000)
    found = opened(raw)
    assert (found.requires(), found.tops, set(found.paths)) == (["a"], {"p"}, {"p/__init__.py"})
    with pytest.raises(Unreadable, match="larger"):
        opened(tar({"p/data.txt": data, "p.egg-info/top_level.txt": "p"}))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"setup.py": "setup(name='p')"}, []),
        ({"setup.py": "setuptools.setup(install_requires=['a>=1'])"}, ["a>=1"]),
        (
            {"PKG-INFO": "Metadata-Version: 2.1\nRequires-Dist: a>=1\nRequires-Dist: b; extra == 'x'\n"},
            ["a>=1"],
        ),
        ({"PKG-INFO": "Metadata-Version: 2.4\nName: p\n"}, []),
    ],
)
def test_of_a_large_one_that_says_what_it_asks_for_the_modules_seen_will_do(monkeypatch, told, asked):
    raw = tar(told | {"p/__init__.py": "", "p/data.txt": "".join(map(str, range(200_000)))})
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.MAX_SOURCE_ARCHIVE_BYTES", 100_000)
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.BEGINNING_BYTES", 50_000)
    found = opened(raw)
    assert (found.is_partial, found.requires(), set(found.paths)) == (True, asked, {"p/__init__.py"})


@pytest.mark.parametrize(("name", "reasons"), [("p", ("read-in-part",)), ("pyspark", ())])
def test_of_a_large_one_whose_setup_comes_late_nothing_is_sure(monkeypatch, name, reasons):
    told = {"PKG-INFO": "Metadata-Version: 2.4\nName: p\n", "data.txt": "".join(map(str, range(200_000)))}
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.MAX_SOURCE_ARCHIVE_BYTES", 100_000)
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.BEGINNING_BYTES", 50_000)
    archive = opened(tar(told | {"setup.py": "import torch"}))
    archive.package = archive.package.model_copy(update={"name": name})
    found = build_risks(archive, "3.11.9")
    assert (found.reasons, found.is_grave) == (reasons, False)


@pytest.mark.parametrize(
    "told",
    [
        {"setup.py": "setup(install_requires=read())"},
        {"setup.py": "setup(**options)"},
        {"setup.py": "print 'x'"},
        {"setup.py": "setup()", "setup.cfg": "install_requires = a"},
        {"setup.py": "setup()", "pyproject.toml": "[project]\ndependencies = ['a']"},
        {"setup.py": "x = 1", "PKG-INFO": "Metadata-Version: 2.4\nDynamic: Requires-Dist\n"},
    ],
)
def test_a_large_one_that_does_not_say_what_it_asks_for_is_not_read(monkeypatch, told):
    raw = tar(told | {"p/data.txt": "".join(map(str, range(200_000)))})
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.MAX_SOURCE_ARCHIVE_BYTES", 100_000)
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.BEGINNING_BYTES", 50_000)
    with pytest.raises(Unreadable, match="larger"):
        opened(raw)


def test_what_one_without_a_list_of_its_build_asks_for():
    told = "Metadata-Version: 2.1\nRequires-Dist: a\nRequires-Dist: b>=1; extra == 'x'\nRequires-Dist: ,\n"
    assert opened({"PKG-INFO": told}).requires(frozenset({"x"})) == ["a", "b>=1"]
    assert opened({"PKG-INFO": told, "p.egg-info/top_level.txt": "p"}).requires() == []


def test_links_and_devices_are_no_files():
    raw = tar({"setup.py": ""}, **{"p-1.0/link.py": tarfile.SYMTYPE, "p-1.0/dev.py": tarfile.CHRTYPE})
    assert set(opened(raw).files) == {"setup.py"}


CUT_HEAD = b"\x1f\x8b\x08\x04" + bytes(6)
"""A head of gzip that promises more, and ends."""
_ENTRY = struct.pack("<4s6H3L5H2L", b"PK\1\2", *(0,) * 16)
NAMELESS = b"PK\3\4" + _ENTRY + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(_ENTRY), 4, 0)
"""A zip file with one entry that has no name."""


@pytest.mark.parametrize(
    "raw",
    [b"x", b"PK\3\4broken", tar({"a.py": "x" * 50})[:40], CUT_HEAD, NAMELESS],
    ids=["text", "zip", "cut", "head", "nameless"],
)
def test_what_is_no_archive_is_refused(raw):
    with pytest.raises(Unreadable):
        opened(raw)


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("repocheck.probe.wheels.source_archive._MAX_INFLATED_BYTES", 1_000)
    with pytest.raises(Unreadable):
        opened({"a.txt": "x" * 2_000})
    monkeypatch.setattr("repocheck.probe.wheels.source_archive.MAX_SOURCE_ARCHIVE_BYTES", 10)
    with pytest.raises(Unreadable, match="larger"):
        opened({})


BOTH = ("imports-itself: p", "imports-at-build: torch")
PIP = ("imports-at-build: pip",)


def built_by(backend):
    return f"[build-system]\nrequires = []\nbuild-backend = {backend!r}\n"


def requires(line):
    return f'[build-system]\nrequires = ["{line}"]'


def backend(name, more=""):
    return f'[build-system]\nbuild-backend = "{name}"\n{more}'


NUMPY = ("imports-at-build: numpy",)
ISOLATED = '[build-system]\nbuild-backend = "setuptools.build_meta"'


@pytest.mark.parametrize(
    ("files", "reasons"),
    [
        ({"setup.py": "from setuptools import setup\nimport os"}, ()),
        ({"pyproject.toml": "x = 1"}, ()),
        ({}, ("no-build-file",)),
        ({"setup.py": "print 'x'"}, ("python2-syntax",)),
        ({"setup.py": "setup(use_2to3=True)"}, ("use-2to3",)),
        ({"setup.py": "import numpy"}, ("imports-at-build: numpy",)),
        ({"setup.py": "import numpy", "pyproject.toml": '[build-system]\nrequires = ["NumPy"]'}, ()),
        ({"setup.py": "import sklearn", "pyproject.toml": '[build-system]\nrequires = ["scikit-learn"]'}, ()),
        ({"setup.py": "import p", "p/__init__.py": ""}, ("imports-itself: p",)),
        ({"setup.py": "import _x", "p/_x.py": ""}, ("imports-itself: _x",)),
        ({"setup.py": "import p", "src/p/__init__.py": ""}, ("imports-itself: p",)),
        ({"setup.py": "import sys", "p/sys.py": ""}, ()),
        ({"setup.py": "try:\n  import numpy\nexcept ImportError:\n  pass"}, ()),
        ({"setup.py": "import pkg_resources"}, ("pkg-resources",)),
        ({"setup.py": "import p", "p.py": "", "pyproject.toml": ISOLATED}, ("imports-beside: p",)),
        (
            {
                "setup.py": "import sys\nsys.path.append('.')\nimport p",
                "p.py": "",
                "pyproject.toml": ISOLATED,
            },
            ("imports-itself: p",),
        ),
        (
            {"setup.py": "import p", "p.py": "", "pyproject.toml": "[build-system]\nrequires = []"},
            ("imports-itself: p",),
        ),
        ({"setup.py": "setup(extras_require={'a': ['lib>=3.']})"}, ("invalid-requirement",)),
        ({"setup.py": "setup(install_requires=['lib>=3.0', \"old==1.2\"])"}, ()),
        (
            {"setup.py": "'this package is deprecated, use another'\ndef f():\n  raise SystemExit\nf()"},
            ("refuses-to-build",),
        ),
        ({"setup.py": "if x < 3:\n  raise SystemExit\n'1.2: fix the deprecated option'"}, ()),
        ({"setup.py": "import imp"}, ()),
        # what comes with it is followed: what that imports is not there either
        (
            {
                "setup.py": "from p import v",
                "p/__init__.py": "from .inner import x",
                "p/inner.py": "import torch",
            },
            ("imports-itself: p", "imports-at-build: torch"),
        ),
        ({"setup.py": "import p.v", "p/__init__.py": "import p\nimport torch", "p/v.py": ""}, BOTH),
        ({"setup.py": "from p import v", "p/__init__.py": "", "p/v.py": "import torch"}, BOTH),
        ({"setup.py": "import p", "p/__init__.py": "", "p/v.py": "import torch"}, BOTH[:1]),
        (
            {"setup.py": "import p", "p.py": "try:\n  import torch\nexcept ImportError:\n  torch = 0"},
            BOTH[:1],
        ),
        ({"setup.py": "import p", "p.py": "if __name__ == '__main__':\n  import torch"}, BOTH[:1]),
        ({"setup.py": "import p", "p.py": "print 'x'"}, ("imports-itself: p", "python2-syntax")),
        # a handler runs where what was tried before it is absent
        ({"setup.py": "try:\n  from pip._internal import x\nexcept ImportError:\n  from pip import x"}, PIP),
        ({"setup.py": "try:\n  import json\nexcept ImportError:\n  import simplejson"}, ()),
        ({"setup.py": "try:\n  import pip\n  import json\nexcept ImportError:\n  import pip"}, PIP),
        ({"setup.py": "if __name__ == '__main__':\n  import numpy"}, ("imports-at-build: numpy",)),
        ({"setup.py": "import pkg_resources", "pyproject.toml": requires("setuptools<80")}, ()),
        (
            {"setup.py": "import pkg_resources", "pyproject.toml": requires("setuptools>=40")},
            ("pkg-resources",),
        ),
        ({"setup.py": "import numpy.distutils", "pyproject.toml": requires("numpy")}, ()),
        ({"setup.py": "run('cmake')", "p.c": ""}, ("needs-program: cmake", "older-than-python")),
        ({"setup.py": "'cmake' in words"}, ()),
        ({"setup.py": "x(sources=['p/odd.i'])", "p/odd.i": ""}, ("needs-program: swig", "older-than-python")),
        (
            {"setup.py": "x(sources=found, swig_opts=['-c++'])", "p.cpp": ""},
            ("needs-program: swig", "older-than-python"),
        ),
        ({"setup.py": "# p.c was made with swig from p.i", "p.c": ""}, ("older-than-python",)),
        ({"setup.py": "x(libraries=['m', 'cgraph'])"}, ("needs-library: cgraph",)),
        ({"setup.py": "", "p.c": ""}, ("no-build-file",)),
        # another backend runs no setup.py; one of its own in the archive may
        ({"setup.py": "import numpy", "pyproject.toml": backend("poetry.core.masonry.api")}, ()),
        (
            {"setup.py": "print 'x'", "pyproject.toml": backend("flit_core.buildapi"), "p.c": ""},
            ("older-than-python",),
        ),
        ({"setup.py": "import numpy", "pyproject.toml": backend("own", "backend-path = ['.']")}, NUMPY),
        ({"setup.py": "x", "p.c": ""}, ("older-than-python",)),
        ({"setup.py": "import torch", "pyproject.toml": built_by("poetry.core.masonry.api")}, ()),
        (
            {"setup.py": "import torch", "pyproject.toml": built_by("setuptools.build_meta")},
            ("imports-at-build: torch",),
        ),
    ],
)
def test_signs_that_a_build_fails(files, reasons):
    assert build_risks(opened(files), "3.11.9").reasons == reasons


def test_a_requirement_that_is_none_stops_no_build_where_setuptools_is_old():
    archive = opened({"setup.py": "setup(extras_require={'a': ['lib>=3.']})"})
    assert build_risks(archive, "3.6.15").reasons == ()


@pytest.mark.parametrize(
    ("files", "reasons"),
    [
        ({"p.c": ""}, ("compiles",)),
        ({"Cargo.toml": "", "src/lib.rs": ""}, ("needs-rust", "compiles")),
        ({"rust/lib.rs": "", "pyproject.toml": requires("setuptools_rust>=1")}, ("needs-rust", "compiles")),
        ({"copied/lib/x.rs": "", "p.c": ""}, ("compiles",)),
    ],
)
def test_young_native_code_compiles_where_its_compiler_is(files, reasons):
    archive = opened({"setup.py": "x"} | files, "2024-01-01T00:00:00Z")
    assert build_risks(archive, "3.11.9").reasons == reasons


@pytest.mark.parametrize(("name", "reasons"), [("mmcv", ()), ("wrapt", ()), ("p", ("older-than-python",))])
def test_what_is_built_without_what_it_compiles(name, reasons):
    assert build_risks(opened({"setup.py": "x", "p.cu": ""}, name=name), "3.11.9").reasons == reasons


@pytest.mark.parametrize(
    ("source", "gone"), [("import imp", "imp"), ("import numpy.distutils.core", "numpy.distutils")]
)
def test_what_is_gone_is_not_there_at_build_time(source, gone):
    files = {"setup.py": source, "pyproject.toml": requires("numpy")}
    assert build_risks(opened(files), "3.12.1").reasons == (f"imports-at-build: {gone}",)


def test_pkg_resources_is_there_on_older_pythons():
    assert build_risks(opened({"setup.py": "import pkg_resources"}), "3.8.20").reasons == ()


@pytest.mark.parametrize(
    ("files", "has"),
    [
        ({"p/__init__.py": "", "setup.py": ""}, True),
        ({"p.py": "", "setup.py": ""}, True),
        ({"src/p/__init__.py": "", "setup.py": ""}, True),
        ({"p.egg-info/top_level.txt": "p\n", "core.c": ""}, True),
        ({"p.egg-info/top_level.txt": "q\n", "q.py": "", "p.py": ""}, False),
        ({"q/__init__.py": "", "setup.py": ""}, False),
        ({"deep/p/__init__.py": "", "setup.py": ""}, None),
        ({"q/core.c": "", "setup.py": ""}, None),
    ],
    ids=(
        "package",
        "module",
        "below src",
        "compiled",
        "another is listed",
        "another",
        "deeper",
        "may compile it",
    ),
)
def test_whether_it_would_install_a_module(files, has):
    assert opened(files).has_module("p") is has
