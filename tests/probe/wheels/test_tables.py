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


def test_a_damaged_table_is_made_anew(attempt, tmp_path):
    own, wheels = {"a.py": "from lib import y"}, {"lib": {"lib.py": "y = 1"}}

    class Broken:
        def tables(self, keys):
            return dict.fromkeys(keys, "[1, 2")

        def keep_tables(self, tables):
            self.kept = tables

    store = Broken()
    assert attempt(own, wheels, store=store).files[0].verdict == "ok"
    assert any(key.endswith(":lib.py") for key in store.kept)


def test_a_trial_is_given_up_where_judging_takes_too_long(attempt):
    own, wheels = {"a.py": "from lib import y"}, {"lib": {"lib.py": "y = 1"}}
    with pytest.raises(GivenUp):
        attempt(own, wheels, limits=TrialLimits(judging_s=-1))
