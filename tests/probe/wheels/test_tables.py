import random

import pytest

from repocheck.probe.wheels import GivenUp, TableFile, TrialLimits


def test_a_second_trial_reads_nothing(attempt, host, tmp_path):
    store = TableFile(tmp_path)
    own, wheels = {"a.py": "from lib.x import y"}, {"lib": {"lib/__init__.py": "", "lib/x.py": "y = 1"}}
    first = attempt(own, wheels, store=store)
    second = attempt(own, wheels, store=store)
    assert (first.requests, second.requests) == (len(host.asked), 0)
    assert (first.files, first.outcomes) == (second.files, second.outcomes)
    store.close()


@pytest.mark.parametrize(
    ("inner", "python", "verdict", "is_read"),
    [
        ("y = 1", "3.8.20", "ok", False),
        ("y = 1", "3.6.15", "ok", True),
        ("import sys\nif sys.version_info < (3, 9): y = 1", "3.8.20", "ok", True),
        ("if (y := 1): pass", "3.8.20", "ok", True),
        ("if (y := 1): pass", "3.7.17", "fails", True),
    ],
)
def test_what_is_the_same_for_all_pythons_is_read_for_one(
    attempt, host, tmp_path, inner, python, verdict, is_read
):
    store = TableFile(tmp_path)
    own, wheels = {"a.py": "from lib.x import y"}, {"lib": {"lib/__init__.py": "", "lib/x.py": inner}}
    attempt(own, wheels, store=store)
    second = attempt(own, wheels, python, store=store)
    assert (second.files[0].verdict, second.requests > 0) == (verdict, is_read)
    store.close()


def test_what_a_release_has_in_common_with_another_is_read_once(attempt, tmp_path):
    store = TableFile(tmp_path)
    drawn = random.Random(5)  # what packs badly is not read as one part
    files = {f"lib/x{n}.py": f"y = '{drawn.randbytes(150_000).hex()}'" for n in range(3)}
    own = {"a.py": "import lib.x0, lib.x1, lib.x2"}
    first = attempt(own, {"lib==1": files | {"lib/__init__.py": ""}}, store=store)
    second = attempt(own, {"lib==2": files | {"lib/__init__.py": "z = 1"}}, store=store)
    assert second.files[0].verdict == "ok"
    assert second.bytes_read < first.bytes_read / 4
    store.close()


def test_a_damaged_table_is_made_anew(attempt, tmp_path):
    own, wheels = {"a.py": "from lib import y"}, {"lib": {"lib.py": "y = 1"}}

    class Broken:
        def tables(self, keys):
            return dict.fromkeys(keys, "[1, 2")

        def keep_tables(self, tables):
            self.kept = tables

    store = Broken()
    assert attempt(own, wheels, store=store).files[0].verdict == "ok"
    assert any(":lib.py:" in key for key in store.kept)


def test_a_trial_is_given_up_where_judging_takes_too_long(attempt):
    own, wheels = {"a.py": "from lib import y"}, {"lib": {"lib.py": "y = 1"}}
    with pytest.raises(GivenUp):
        attempt(own, wheels, limits=TrialLimits(judging_s=-1))
