"""Tests for repocheck.probe.wheels.scanner."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from repocheck.probe.wheels import scanner
from repocheck.probe.wheels.scanner import scan_apart
from repocheck.python import scan_module

PY = (3, 11, 9)


@pytest.fixture(autouse=True)
def _no_children_of_others():
    scanner.end_idle()
    yield
    scanner.end_idle()


@pytest.mark.parametrize(
    ("source", "how"),
    [
        ("import a\nfrom .b import c as d\nx = a.y.z", {}),
        (b"# -*- coding: latin-1 -*-\nx = '\xe4'", {}),
        ("# -*- coding: latin-1 -*-\nx = 'ä'", {"own": True, "checked": True}),
        ("x: int", {"stub": True}),
        ("print 'x'", {"own": True}),
        ("f(a=1, a=2)", {"checked": True}),
        ("x = '\ud800'", {"own": True}),
        (b"\xff\xfe\x00", {}),
        (b"", {}),
    ],
)
def test_the_answer_is_that_of_this_process(source, how):
    assert scan_apart(source, PY, **how) == scan_module(source, PY, **how)


@pytest.mark.parametrize(
    "source", ["-" * 300_000 + "1", "a" + ".a" * 300_000, "(" * 90 + ")" * 90 + "\n" * 5_000_000]
)
def test_what_brings_a_parser_down_is_beyond_the_limits(source):
    assert scan_apart(source, PY).own_limits
    assert scan_apart("import a", PY).imports


@pytest.mark.parametrize("start", ["import time\ntime.sleep(60)", "raise SystemExit", "print('{', end='')"])
def test_a_child_that_hangs_or_dies_costs_one_module(monkeypatch, start):
    with monkeypatch.context() as patch:
        patch.setattr(scanner, "MAX_SCAN_S", 0.2)
        patch.setattr(scanner, "_START", start)
        assert scan_apart("import a", PY).own_limits
    assert scan_apart("import a", PY).imports


def test_one_child_serves_many_modules_in_turn():
    with ThreadPoolExecutor(8) as threads:
        tables = list(threads.map(lambda n: scan_apart(f"x{n} = 1", PY), range(40)))
    assert [list(table.names) for table in tables] == [[f"x{n}"] for n in range(40)]
    assert 0 < len(scanner._idle) <= scanner._AT_ONCE
