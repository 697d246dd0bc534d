import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.models import Requirements
from repocheck.probe.resolve import Compiler, Installer, Resolver, compiling
from repocheck.probe.resolve.ask import Ask

CONFIG = Config(store=StoreConfig(path=None))


def ask(*lines, python="3.11.14", seconds=30.0):
    return Ask(list(lines) or ["a==1"], python, CONFIG, time.monotonic() + seconds)


def test_who_asks_the_same_at_the_same_time_or_later_gets_the_same_answer(fake):
    asked = fake("sleep 0.3; lock")
    compiler = Compiler()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(compiler.compiled, [ask() for _ in range(4)]))
    assert {each.outcome for each in (*found, compiler.compiled(ask()))} == {"resolves"}
    assert len(asked()) == 1
    others = ask("a==2"), ask(python="3.12.12")
    assert [compiler.compiled(each).outcome for each in others] == ["resolves", "resolves"]
    assert len(asked()) == 3


def test_an_error_is_an_answer_but_not_that_nobody_answered(fake):
    asked = fake("grep -q b== requirements.in && say network.refused.txt; say conflict.pins.txt")
    compiler = Compiler()
    assert [compiler.compiled(ask()).outcome for _ in range(2)] == ["conflict"] * 2
    assert len(asked()) == 1
    assert [compiler.compiled(ask("b==1")).outcome for _ in range(2)] == ["network"] * 2
    assert len(asked()) == 3


def test_who_has_more_time_asks_again_when_another_gave_up(fake, tmp_path):
    asked = fake(f"mkdir {tmp_path}/first && sleep 20; lock")
    compiler, found = Compiler(), []
    hasty = threading.Thread(target=lambda: found.append(compiler.compiled(ask(seconds=0.5))))
    hasty.start()
    while not (tmp_path / "first").exists():
        time.sleep(0.01)
    assert compiler.compiled(ask()).outcome == "resolves"
    hasty.join()
    assert (found[0].outcome, len(asked())) == ("timeout", 2)


def test_no_more_answers_are_held_than_may_be(fake, monkeypatch):
    asked = fake("lock")
    monkeypatch.setattr(compiling, "_MAX_ANSWERS", 2)
    compiler = Compiler()
    for each in ("a==1", "a==2", "a==3", "a==3", "a==1"):
        compiler.compiled(ask(each))
    assert len(asked()) == 4


@pytest.mark.parametrize(
    "script", ["lock", "grep -q fire excludes.txt && lock; say needs-source-build.sdist.txt"]
)
def test_the_check_of_a_list_and_its_trial_share_what_uv_says(fake, script):
    asked = fake(script)
    compiler, wanted = Compiler(), Requirements(path="r.txt", lines=("a==1",), python="==3.10.*")
    first = Resolver(CONFIG, compiler).resolve(wanted)
    before = len(asked())
    installer = Installer(CONFIG, lambda hosts: None, compiler=compiler)
    assert installer.install(wanted, "3.10.19", matrix=True).outcome == first.outcome
    assert len(asked()) == before
