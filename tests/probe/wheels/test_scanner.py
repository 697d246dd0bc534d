"""Tests for repocheck.probe.wheels.scanner."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from repocheck.probe.wheels import scanner
from repocheck.probe.wheels.scanner import Source, scan_apart, scan_many
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


@pytest.mark.parametrize("together", [1, 40, 10_000_000])
def test_modules_are_asked_about_together_and_answered_in_order(monkeypatch, together):
    monkeypatch.setattr(scanner, "_TOGETHER_BYTES", together)
    sources = [Source(f"x{n} = '\ud800ä'") for n in range(9)]
    sources += [Source(b"# coding: latin-1\ny = '\xe4'"), Source("z: int", stub=True), Source("print 'x'")]
    sources += [Source("f(a=1, a=2)", own=True, checked=True), Source(b"")]
    with ThreadPoolExecutor(4) as threads:
        found = list(scan_many(sources, PY, threads.map))
    assert found == [
        scan_module(content, PY, stub=stub, own=own, checked=checked)
        for content, stub, own, checked in sources
    ]
    assert list(scan_many([], PY)) == []


def test_answers_longer_than_a_pipe_are_no_deadlock():
    source = Source("\n".join(f"name{n} = {n}" for n in range(3_000)))
    assert {len(each.names) for each in scan_many([source] * 9, PY)} == {3_000}


def test_a_module_that_breaks_a_child_costs_none_of_its_neighbours():
    sources = [Source("import a"), Source("-" * 60_000 + "1"), Source("import b")]
    assert [each.own_limits for each in scan_many(sources, PY)] == [False, True, False]


def test_neighbours_of_one_that_hangs_are_asked_for_alone(monkeypatch):
    start = scanner._START.replace("\nmain()", "")
    start += """
import time
from repocheck.python import child
scan = child.scan_module
def hanging(source, *given, **how):
    while source == "hang":
        time.sleep(60)
    return scan(source, *given, **how)
child.scan_module = hanging
main()
"""
    monkeypatch.setattr(scanner, "_START", start)
    monkeypatch.setattr(scanner, "MAX_SCAN_S", 3.0)
    found = list(scan_many([Source("import a"), Source("hang"), Source("import b")], PY))
    assert [each.own_limits for each in found] == [False, True, False]
