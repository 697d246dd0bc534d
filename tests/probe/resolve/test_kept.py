import datetime as dt

import pytest

from repocheck.models import Installation, Resolution
from repocheck.probe.resolve import kept
from repocheck.probe.resolve.kept import Kept, key_of
from repocheck.probe.wheels import TableFile
from tests.trials import installed

THEN = dt.date(2020, 1, 1)


def key(*lines, mode="installation", python="3.11.14", as_of=None, dates=()):
    return key_of(mode, lines, python, as_of, dict(dates))


def test_the_key_holds_all_that_decides(monkeypatch):
    keys = {
        key("a"),
        key("b"),
        key("a", mode="outcome"),
        key("a", python="3.12.1"),
        key("a", as_of=THEN),
        key("a", dates=[("a", THEN)]),
        key("a", dates=[("b", THEN)]),
    }
    assert key("a") in keys
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://packages.example.org/simple")
    assert len(keys | {key("a")}) == 8


def test_what_is_of_today_is_gone_tomorrow_and_what_is_of_a_past_day_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_today", lambda: dt.date(2026, 3, 1))
    file = TableFile(tmp_path)
    first, keys = Kept(file), [key("a"), key("a", as_of=THEN)]
    for each in keys:
        first.keep(each, installed())
    assert [first.find(each, Installation) for each in keys] == [installed()] * 2
    assert [Kept(file).find(each, Installation) for each in keys] == [installed()] * 2
    monkeypatch.setattr(kept, "_today", lambda: dt.date(2026, 3, 2))
    assert [Kept(file).find(each, Installation) for each in keys] == [None, installed()]
    assert key("a") not in keys
    file.close()


@pytest.mark.parametrize(
    ("outcome", "stays"),
    [("resolves", True), ("conflict", True), ("network", False), ("timeout", False), ("offline-miss", False)],
)
def test_what_another_try_may_better_is_not_kept(tmp_path, outcome, stays):
    file = TableFile(tmp_path)
    found = Resolution(outcome=outcome, message="Words.")
    Kept(file).keep("as-of:x", found)
    assert (Kept(file).find("as-of:x", Resolution) == found) is stays
    file.close()


def test_what_cannot_be_read_is_asked_again(tmp_path):
    file = TableFile(tmp_path)
    file.keep_tables({"as-of:x": "{}"})
    assert Kept(file).find("as-of:x", Resolution) is None
    file.close()
