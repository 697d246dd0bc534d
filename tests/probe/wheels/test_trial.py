import sys

import pytest

from repocheck.models import Confidence
from repocheck.probe.wheels import Budget, TrialLimits, WheelReader, own
from repocheck.probe.wheels.own import Own
from repocheck.python import ModuleTable, OwnCode
from tests.forge.wheel_host import wheel_bytes
from tests.probe.wheels.cases import CASES
from tests.probe.wheels.conftest import client_for
from tests.probe.wheels.test_source_archive import tar


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_comes_of_an_import(attempt, case):
    more = {"tried": [next(iter(case.own))]} | case.more
    seen = attempt(case.own, case.wheels, case.python, **more)
    first = next((each for each in seen.outcomes), None)
    assert (seen.files[0].verdict, first.cause if first else "") == (case.verdict, case.cause), seen.outcomes


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="there is no newer Python that is known")
@pytest.mark.parametrize("own", [{"a.py": "x = = 1"}, {"a.py": "import b", "b.py": "x = = 1"}])
def test_what_a_newer_python_may_understand_is_unknown(attempt, own):
    seen = attempt(own, python="3.14.0", tried=["a.py"])
    assert (seen.files[0].verdict, seen.outcomes[0].cause) == ("unknown", "not-parsed")


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="there is no newer Python that is known")
@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("x = 1\n  y = 2", "own-syntax"),
        ("if x:\ny = 2", "own-syntax"),
        ("if x:\n    y = 1\n  z = 2", "own-syntax"),
        ("if x:\n        y = 1\n\tz = 2", "own-syntax"),
        ("x = (1", "own-syntax"),
        ("x = 1)", "own-syntax"),
        ("x = (1]", "own-syntax"),
        ("y = f'{z}'\nx = 1\n  y = 2", "own-syntax"),
        ("y = t'{z[\"(\")}'\nx = (1", "not-parsed"),
        ("y = rf'{z}'\nx = 1)", "not-parsed"),
        ("y = f'''{z}'''\nx = 1\n  y = 2", "not-parsed"),
        ("x = 1 2", "not-parsed"),
        ("x = 'y", "not-parsed"),
    ],
)
def test_what_no_python_understands_fails_on_each(attempt, code, cause):
    (found,) = attempt({"a.py": code}, python="3.14.0").outcomes
    assert (found.kind, found.cause) == ("syntax", cause)


def test_the_way_to_a_fault_is_told(attempt):
    own = {"a.py": "\nimport b", "b.py": "\n\nimport lib"}
    seen = attempt(own, {"lib": {"lib/__init__.py": "import dep"}}, tried=["a.py"])
    (found,) = seen.outcomes
    assert (found.location.path, found.location.line, found.statement) == ("a.py", 2, "import b")
    assert found.chain == ("b.py:3", "lib/__init__.py:1", "dep")
    assert found.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "code", ["import absent", "from lib import gone", "import lib.gone", "import lib\nlib.gone", "import b.c"]
)
def test_a_certain_fault_has_high_confidence(attempt, code):
    seen = attempt({"a.py": code, "b.py": ""}, {"lib": {"lib/__init__.py": "x = 1"}}, tried=["a.py"])
    assert seen.outcomes[0].verdict == "fails"
    assert seen.outcomes[0].confidence is Confidence.HIGH


def test_what_was_not_tried_of_a_list_may_bring_what_is_missing(attempt):
    (found,) = attempt({"a.py": "import lib"}, left_out=("clip",)).outcomes
    assert (found.verdict, found.confidence) == ("fails", Confidence.MEDIUM)


@pytest.mark.parametrize(
    ("code", "lib", "found"),
    [
        ("import lib\nlib.gone.x", "", [("lib.gone", "fails", False)]),
        ("import lib\ndef f():\n  lib.gone", "", [("lib.gone", "fails", False)]),
        ("import lib\ntry:\n  lib.gone\nexcept AttributeError:\n  pass", "", [("lib.gone", "fails", True)]),
        ("import lib\nlib.x and lib.gone", "x = 1", [("lib.gone", "fails", True)]),
        ("import lib\nlib.x.anything", "x = 1", []),
        ("import lib\nlib.os.path.join", "import os", []),
        ("import lib\nlib.os.getcwdu", "import os", [("lib.os.getcwdu", "fails", False)]),
        ("import lib\ndef f(lib):\n  lib.gone", "", []),
        ("import lib\nlib = 1\nlib.gone", "", []),
        ("from lib import x\nx.gone", "class x: pass", []),
        ("import lib\nlib.gone", "exec(code)", [("lib.gone", "unknown", False)]),
        ("import lib\nlib.__doc__", "", []),
        ("import missing\nmissing.x", "", []),
    ],
)
def test_attributes(attempt, code, lib, found):
    seen = attempt({"a.py": code}, {"lib": {"lib.py": lib}})
    outcomes = [each for each in seen.outcomes if each.kind == "attribute"]
    assert [(each.statement, each.verdict, each.guarded) for each in outcomes] == found


@pytest.mark.parametrize(
    ("own", "verdicts"),
    [
        ({"lib.py": "import lib\ndef f():\n  lib.x\n  lib.f"}, ["fails"]),
        ({"p/lib.py": "import lib as l\ndef f(): l.x.y"}, ["fails"]),
        ({"lib.py": "import lib\ndef f(): lib.x\nexec(code)"}, []),
        ({"a.py": "import lib\ndef f(): lib.x", "lib.py": ""}, ["fails"]),
        ({"lib/lib.py": "import lib\ndef f(): lib.x", "lib/__init__.py": ""}, ["fails"]),
        ({"lib/lib.py": "import lib\ndef f(): lib.x", "lib/__init__.py": "x = 1"}, []),
        ({"lib/lib.py": "import lib\nx = 1\ndef f(): lib.x", "lib/__init__.py": ""}, ["unknown"]),
        ({"p/lib.py": "import lib\ndef f(): lib.x", "p/__init__.py": ""}, ["unknown"]),
        ({"p/lib.py": "import lib\ndef f(): lib.x", "a.py": "from p.lib import f"}, ["unknown"]),
        ({"p/q/lib.py": "import lib\ndef f(): lib.x", "p/a.py": "import q.lib"}, ["unknown"]),
        ({"p/a.py": "import lib\ndef f(): lib.x", "lib.py": ""}, ["unknown"]),
        ({"a.py": "import b\ndef f(): b.x", "b.py": ""}, []),
        ({"a.py": "import lib\ndef f(): lib.x", "lib/readme.md": ""}, []),
    ],
)
def test_attributes_of_what_is_called_like_a_package(attempt, own, verdicts):
    seen = attempt(own, {"lib": {"lib/__init__.py": "x = 1"}}, tried=[next(iter(own))])
    assert [each.verdict for each in seen.outcomes if each.kind == "attribute"] == verdicts


def test_attributes_do_not_decide_on_a_file(attempt):
    seen = attempt({"a.py": "import lib\nlib.gone"}, {"lib": {"lib.py": ""}})
    assert (seen.files[0].verdict, seen.files[0].attributes) == ("ok", 1)
    assert (seen.outcomes[0].package, seen.outcomes[0].version) == ("lib", "1.0")


def test_only_code_of_the_folder_is_tried(attempt):
    seen = attempt({"a.py": "", "sub/b.py": ""}, folder="sub")
    assert [file.path for file in seen.files] == ["sub/b.py"]


@pytest.mark.parametrize(
    ("package", "files", "statement", "verdict", "cause"),
    [
        ("wget", {"wget.py": "", "setup.py": ""}, "import wget", "ok", ""),
        (
            "regex",
            {"r3/regex.py": "", "regex.egg-info/top_level.txt": "regex"},
            "import regex",
            "unknown",
            "built-package",
        ),
        ("python-thing", {"source/x.py": "", "setup.py": ""}, "import thing", "unknown", "built-package"),
        ("wget", {"wget.py": "", "setup.py": ""}, "import other", "fails", "module-missing"),
    ],
)
def test_what_a_source_archive_brings(attempt, package, files, statement, verdict, cause):
    seen = attempt({"a.py": statement}, sources={package: tar(files)})
    first = next(iter(seen.outcomes), None)
    assert (seen.files[0].verdict, first.cause if first else "") == (verdict, cause)


def test_what_no_list_governs_fails_with_low_confidence(attempt):
    seen = attempt({"sub/a.py": "import x", "b.py": "import x"}, folder="sub", tried=["sub/a.py", "b.py"])
    found = [(each.location.path, each.confidence) for each in seen.outcomes]
    assert found == [("sub/a.py", Confidence.HIGH), ("b.py", Confidence.LOW)]


def test_limits_end_a_trial_without_accusing_anybody(attempt):
    own = {f"{n}.py": "from lib import x" for n in range(5)}
    wheels = {"lib": {"lib/__init__.py": "from .m import x", "lib/m.py": "import gone\nx = 1"}}
    seen = attempt(own, wheels, limits=TrialLimits(max_files=2, max_library_files=1))
    assert (len(seen.files), seen.truncated) == (2, True)
    assert {file.verdict for file in seen.files} == {"ok"}
    late = attempt(own, wheels, limits=TrialLimits(max_seconds=-1))
    assert {file.verdict for file in late.files} == {"unknown"}
    assert late.requests == 0


def test_what_was_read_is_counted(attempt, host):
    seen = attempt({"a.py": "import lib"}, {"lib": {"lib.py": ""}})
    assert (seen.requests, seen.library_files) == (len(host.asked), 1)
    assert 0 < seen.bytes_read <= sum(map(len, host.files.values()))


def test_outcomes_are_limited(attempt):
    seen = attempt({"a.py": "import x\n" * 20}, limits=TrialLimits(max_statements=5))
    assert (len(seen.outcomes), seen.truncated) == (5, True)


def test_half_a_list_of_names_accuses_nobody(attempt):
    own = {"a.py": "from lib import Model"}
    files = {f"lib/m{n}.py": f"__all__ = ['M{n}']\n" + "#" * 5_000_000 for n in range(2)}
    wheels = {"lib": {"lib/__init__.py": "x = define_import_structure(__file__)"} | files}
    assert attempt(own, wheels).outcomes[0].verdict == "unknown"


@pytest.mark.parametrize(
    ("names", "held"),
    [
        (["lib"], {"lib"}),
        (["lib.x.old", "lib.x"], {"lib.x.old", "lib.x"}),
        (["lib.gone"], set()),
        (["lib.x.gone"], set()),
        (["lib.x.old", "lib.y.z"], {"lib.x.old"}),
        (["lib.made.any"], {"lib.made.any"}),
    ],
)
def test_which_of_some_names_one_package_may_have(host, names, held):
    made = {"lib/made.py": "globals().update(f())", "lib/x.py": "old = 1", "lib/__init__.py": ""}
    reader = WheelReader(client_for)
    package = host.put("lib", wheel_bytes(made))
    assert reader.held_of(package, names, "3.11.9", Budget.lasting(20, 10**6)) == held
    assert reader.held_of(package, names, "3.11.9", Budget.lasting(20, 0)) is None
    damaged = host.put("lib", b"damaged")
    assert reader.held_of(damaged, names, "3.11.9", Budget.lasting(20, 10**6)) is None


def test_what_was_not_read_is_neither_held_nor_lacking(host):
    package = host.put("lib", wheel_bytes({"lib/__init__.py": "x = 1"}))
    reader = WheelReader(client_for, TrialLimits(max_library_files=0))
    assert reader.held_of(package, ["lib.x"], "3.11.9", Budget.lasting(20, 10**6)) is None


def test_own_code_is_scanned_once_whatever_is_installed(monkeypatch):
    asked = []

    def scanned(sources, python, mapped):
        asked.extend((each.content, python) for each in sources)
        beyond = ModuleTable(fault="beyond", own_limits=True)
        return [beyond if each.content == "large" else ModuleTable() for each in sources]

    monkeypatch.setattr(own, "scan_many", scanned)
    code = OwnCode({"a.py": "x = 1", "b.py": "large"}, ["a.py", "b.py"], scanned={})
    for python in ((3, 9, 1), (3, 9, 1), (3, 11, 1)):
        for path in code.texts:
            Own(code, "", python).table(path)
    assert [text for text, _ in asked] == ["x = 1", "large", "large", "x = 1", "large"]


_NAMED = {"pyproject.toml": "[project]\nname = 'my-tool'\n", "p/__init__.py": ""}
_OWN_LACKS = ("fails", "own-metadata-missing")


_BOTH = "try:\n  import importlib.metadata as m\nexcept ImportError:\n  import importlib_metadata as m\n"
_VERSION = "from importlib.metadata import version\n"


@pytest.mark.parametrize(
    ("code", "came"),
    [
        ("import importlib.metadata\nv = importlib.metadata.version('my_tool')", _OWN_LACKS),
        ("import importlib.metadata as m\nv = m.version('my-tool')", _OWN_LACKS),
        ("from importlib.metadata import version as v\nv = v('My.Tool')", _OWN_LACKS),
        ("from importlib import metadata as m\nv: str = m.metadata(__package__ or __name__)", _OWN_LACKS),
        ("import pkg_resources\nv = pkg_resources.get_distribution(__name__).version", _OWN_LACKS),
        (f"{_BOTH}m.version('p')", _OWN_LACKS),
        ("try:\n  from importlib.metadata import version\nfinally:\n  v = version('p')", _OWN_LACKS),
        ("from importlib.metadata import version\nv = version('absent')", ("fails", "metadata-missing")),
        ("from importlib.metadata import version\nv = version(x)", ("unknown", "metadata-not-seen")),
        ("from importlib.metadata import version\nv = version('lib')", ("ok", "")),
        ("from importlib.metadata import version\ndef f(): version('p')", ("ok", "")),
        ("from importlib.metadata import version\nf = lambda: version('p')", ("ok", "")),
        ("from importlib.metadata import version\nif x: version('p')", ("ok", "")),
        (f"{_VERSION}try: version('p')\nexcept PackageNotFoundError: pass", ("ok", "")),
        ("from importlib.metadata import version\nwith suppress(Exception): version('p')", ("ok", "")),
        ("import importlib.metadata as m\nm.packages_distributions()\nm.version", ("ok", "")),
        ("from lib import version\nv = version('p')", ("ok", "")),
        ("def version(x): ...\nv = version('p')  # metadata", ("ok", "")),
        ("import pkg_resources as p\nv = p.get_distribution('pip')", ("unknown", "installer-may-bring-it")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("through", [False, True])
def test_asking_for_metadata(attempt, code, came, through):
    wheels = {
        "lib": {"lib.py": "def version(x): ..."},
        "importlib-metadata": {"importlib_metadata.py": "version = 1"},
    }
    wheels |= {"more": {"pkg_resources.py": "get_distribution = 1"}}
    own = {"a.py": "import p"} | _NAMED | {"p/__init__.py": code}
    tried = ["a.py" if through else "p/__init__.py"]
    seen = attempt(own, wheels, path="", tried=tried)
    cause = next((each.cause for each in seen.outcomes if not each.guarded and each.kind == "import"), "")
    assert (seen.files[0].verdict, cause if came[1] != "installer-may-bring-it" else came[1]) == came, (
        seen.outcomes
    )


@pytest.mark.parametrize("more", [{"path": "requirements.txt"}, {"left_out": ("my-tool",)}])
def test_what_may_be_installed_itself_may_have_metadata(attempt, more):
    code = "import importlib.metadata as m\nm.version('my-tool')"
    (found,) = attempt(_NAMED | {"p/__init__.py": code}, **({"path": ""} | more)).outcomes
    assert (found.verdict, found.cause) == ("unknown", "metadata-not-seen")


@pytest.mark.parametrize(
    ("package", "is_read"),
    [("nvidia-ml-py", True), ("nvidia-cublas-cu12", False), ("nvidia-cuda-runtime", False)],
)
def test_of_the_makers_packages_only_libraries_are_left_out(attempt, package, is_read):
    seen = attempt({"a.py": "import pynvml"}, {package: {"pynvml.py": ""}})
    assert (seen.files[0].verdict == "ok") is is_read


def test_what_asks_for_the_settings_of_a_program_is_unknown(attempt):
    django = dict.fromkeys(
        (f"django/{each}__init__.py" for each in ("", "contrib/", "contrib/auth/", "db/")), ""
    )
    django["django/contrib/auth/models.py"] = "class User: pass"
    rest = {"rest_framework/__init__.py": "", "rest_framework/odd.py": "import django.contrib.auth.models"}
    own = {
        "a.py": "from django.contrib.auth.models import User",
        "b.py": "from rest_framework import odd",
        "c.py": "import a",
        "d.py": "import django.db, django.contrib.auth",
    }
    seen = attempt(own, {"django": django, "djangorestframework": rest})
    assert [each.verdict for each in seen.files] == ["unknown", "unknown", "unknown", "ok"]
    assert {each.cause for each in seen.outcomes} == {"settings-of-the-program"}
