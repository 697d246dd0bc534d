import pytest

from repocheck.models import Installation
from repocheck.probe.wheels import Budget, Unreadable, WheelReader
from repocheck.probe.wheels.archive import BudgetSpent, HeldArchive, RemoteArchive
from repocheck.probe.wheels.store import NoStore
from repocheck.probe.wheels.wheel import Wheel
from repocheck.python import OwnCode
from tests.forge.wheel_host import wheel_bytes
from tests.probe.wheels.conftest import client_for

FILES = {f"lib/m{n}.py": f"x = {n}\n" * 3000 for n in range(200)}


@pytest.fixture
def client():
    with client_for(()) as made:
        yield made


@pytest.fixture
def remote(host, client):
    def make(files=FILES, max_bytes=10_000_000, deadline_s=1e12):
        package = host.put("lib", wheel_bytes(files, 0))
        budget = Budget(max_bytes, deadline_s)
        archive = RemoteArchive(client, package.address, package.size_bytes, budget)
        return Wheel(package, archive, NoStore()), budget

    return make


def test_only_what_is_wanted_is_read(host, remote):
    wheel, budget = remote()
    found = dict(wheel.read_paths(["lib/m7.py"]))
    assert found == {"lib/m7.py": FILES["lib/m7.py"].encode()}
    assert budget.bytes_read < 200_000 < len(host.files["/lib-1.0-py3-none-any.whl"])
    assert all(part.startswith("bytes=") and not part.startswith("bytes=-") for _, part in host.asked)


def test_a_member_that_is_too_large_is_not_even_asked_for(remote):
    wheel, budget = remote({"lib/big.py": "x" * 4_200_000, "lib/m.py": "x = 1"})
    assert list(dict(wheel.read_paths(["lib/big.py", "lib/m.py"]))) == ["lib/m.py"]
    assert budget.bytes_read < 200_000


def test_neighbours_are_read_with_one_request(host, remote):
    wheel, _ = remote()
    before = len(host.asked)
    assert len(dict(wheel.read_paths([f"lib/m{n}.py" for n in range(10, 30)]))) == 20
    assert len(host.asked) - before == 1


def test_what_was_read_is_not_read_again(host, remote):
    wheel, _ = remote()
    dict(wheel.read_paths(["lib/m7.py"]))
    before = len(host.asked)
    dict(wheel.read_paths(["lib/m7.py"]))
    assert len(host.asked) == before


@pytest.mark.parametrize("manner", ["whole", "shifted", "short", "missing"])
def test_a_host_that_does_not_do_as_asked_is_not_believed(host, remote, manner):
    host.manner = manner
    with pytest.raises(Unreadable):
        remote()


def test_a_host_that_turns_bad_leaves_files_out(host, remote):
    wheel, _ = remote()
    host.manner = "shifted"
    assert dict(wheel.read_paths(["lib/m7.py"])) == {}


@pytest.mark.parametrize("limits", [{"max_bytes": 100}, {"deadline_s": 0}])
def test_a_spent_budget_is_told(remote, limits):
    with pytest.raises(BudgetSpent):
        remote(**limits)


@pytest.mark.parametrize("part", [(-1, 5), (3, 3), (0, 11), (5, 2)])
def test_nothing_outside_of_a_file_is_asked_for(part):
    with pytest.raises(Unreadable):
        HeldArchive(b"0123456789").read(*part)


def test_a_directory_is_kept(host, client):
    kept = {}

    class Store(NoStore):
        def tables(self, keys):
            return {key: kept[key] for key in keys if key in kept}

        def keep_tables(self, tables):
            kept.update(tables)

    package = host.put("lib", wheel_bytes(FILES, 0), sha256="abc")
    for _ in range(2):
        budget = Budget(10_000_000, 1e12)
        archive = RemoteArchive(client, package.address, package.size_bytes, budget)
        assert len(Wheel(package, archive, Store()).paths) == 200
    assert budget.requests == 0


def test_scripts_and_metadata_are_no_modules(remote):
    files = {
        "a.py": "",
        "a-1.0.dist-info/METADATA": "Name: a",
        "a-1.0.data/scripts/run.py": "",
        "a-1.0.data/platlib/b.py": "",
    }
    wheel, _ = remote(files)
    assert set(wheel.paths) == {"a.py", "b.py"}
    assert wheel.metadata() == "Name: a"


def test_an_index_that_says_no_size(host):
    package = host.put("lib", wheel_bytes({"lib.py": "x = 1"}), size_bytes=None)
    installation = Installation(path="r", python="3.11.9", outcome="resolves", packages=(package,))
    code = OwnCode(texts={"a.py": "from lib import y"}, paths=["a.py"])
    seen = WheelReader(client_for).try_imports(code, installation)
    assert [(each.verdict, each.cause) for each in seen.outcomes] == [("fails", "name-missing")]
    host.manner = "whole"
    seen = WheelReader(client_for).try_imports(code, installation)
    assert [(each.verdict, each.cause) for each in seen.outcomes] == [("unknown", "unread-package")]
