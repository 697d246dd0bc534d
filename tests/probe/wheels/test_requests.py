"""Which parts of a file the package index is asked for, with which headers, in which order."""

import random
import re

import httpx
import pytest
import respx

from repocheck.models import Package
from repocheck.probe.wheels import Budget, TrialLimits, Unreadable
from repocheck.probe.wheels.archive import BudgetSpent, RemoteArchive
from repocheck.probe.wheels.source_archive import SourceArchive
from repocheck.probe.wheels.store import NoStore
from repocheck.probe.wheels.wheel import Wheel
from tests.forge.wheel_host import wheel_bytes
from tests.probe.wheels.conftest import client_for
from tests.probe.wheels.test_source_archive import tar

LARGE = wheel_bytes({f"lib/m{n}.py": f"x = {n}\n" * 3000 for n in range(200)}, 0)
SMALL = wheel_bytes({"a.py": "x = 1"})
ADDRESS = "https://files.example.org/lib-1.0-py3-none-any.whl"


def part(content):
    """Return how a host that knows ranges answers."""

    def answer(request):
        start, end = map(int, re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers["range"]).groups())
        headers = {"content-range": f"bytes {start}-{end}/{len(content)}"}
        return httpx.Response(206, content=content[start : end + 1], headers=headers)

    return answer


def read(content, use, answer=None):
    """Return what `use` makes of the file, and the requests."""
    with respx.mock(assert_all_called=False) as router, client_for({"files.example.org"}) as client:
        route = router.get(ADDRESS).mock(side_effect=answer or part(content))
        archive = RemoteArchive(client, ADDRESS, len(content), Budget(10_000_000, 1e12))
        try:
            return use(archive), [call.request for call in route.calls]
        except Unreadable as error:
            return error, [call.request for call in route.calls]


def module(archive):
    return dict(Wheel(package(), archive, NoStore()).read_paths(["lib/m7.py"]))


def package(**more):
    return Package(name="lib", version="1.0", address=ADDRESS, **more)


def ranges(requests):
    return [
        tuple(map(int, request.headers["range"].removeprefix("bytes=").split("-"))) for request in requests
    ]


def test_a_large_wheel_is_asked_for_its_end_and_then_for_what_is_wanted():
    found, requests = read(LARGE, module)
    assert found == {"lib/m7.py": b"x = 7\n" * 3000}
    (tail, end), (start, stop) = ranges(requests)
    assert (tail, end) == (len(LARGE) - 65_536, len(LARGE) - 1)
    at = LARGE.index(b"PK\3\4" + LARGE[LARGE.index(b"lib/m7.py") - 26 : LARGE.index(b"lib/m7.py")])
    assert start == at
    assert stop - start < 20_000


def test_a_small_wheel_is_asked_for_once():
    opened, requests = read(
        SMALL, lambda archive: dict(Wheel(package(), archive, NoStore()).read_paths(["a.py"]))
    )
    assert opened == {"a.py": b"x = 1"}
    assert ranges(requests) == [(0, len(SMALL) - 1)]


def test_a_source_archive_is_asked_for_whole():
    raw = tar({"p/__init__.py": "", "setup.py": ""})
    opened, requests = read(raw, lambda archive: SourceArchive(package(built=True), archive))
    assert set(opened.paths) == {"p/__init__.py"}
    assert ranges(requests) == [(0, len(raw) - 1)]


def test_what_each_request_says():
    _, requests = read(LARGE, module)
    for request in requests:
        assert request.method == "GET"
        assert request.headers["accept-encoding"] == "identity"
        assert "authorization" not in request.headers
        assert "cookie" not in request.headers


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(200, content=SMALL), "part of a file"),
        (httpx.Response(206, content=SMALL, headers={"content-range": "bytes 1-9/10"}), "part of a file"),
        (httpx.Response(206, content=SMALL[:-1], headers={"content-range": "bytes */9"}), "part of a file"),
        (httpx.Response(416), "416"),
        (httpx.Response(404), "404"),
        (httpx.Response(302, headers={"location": "https://elsewhere.example.net/x"}), ""),
    ],
    ids=["whole", "other bounds", "no bounds", "refused", "missing", "sent to a stranger"],
)
def test_an_answer_that_is_not_the_part_asked_for_is_not_believed(answer, said):
    found, requests = read(SMALL, lambda archive: Wheel(package(), archive, NoStore()), [answer] * 3)
    assert isinstance(found, Unreadable)
    assert said in str(found)
    assert len(requests) == 1


def test_what_several_share_ends_for_all_of_them():
    shared = Budget(100, 1e12)
    one, two = (Budget(80, 1e12, within=shared) for _ in range(2))
    one.take(70)
    with pytest.raises(BudgetSpent):
        two.take(40)
    two.take(30)
    assert (shared.bytes_read, one.bytes_read, two.bytes_read, one.spent, two.spent) == (
        100,
        70,
        30,
        False,
        True,
    )


def test_a_file_counts_once_for_all_that_share_a_budget():
    shared = Budget(0, 1e12, max_files=3)
    one, two = (Budget(0, 1e12, within=shared, max_files=2) for _ in range(2))
    assert one.admitted(["a", "b", "c"]) == ["a", "b"]
    assert (one.spent, shared.spent) == (True, False)
    assert two.admitted(["b", "a", "c"]) == ["b", "a"]
    other = Budget(0, 1e12, within=shared)
    assert other.admitted(["a", "b", "c", "d"]) == ["a", "b", "c"]
    assert (other.spent, shared.spent) == (True, True)


def test_a_file_that_imports_what_was_not_read_in_time_is_unknown(attempt):
    large = "# " + random.Random(1).randbytes(200_000).hex()
    own = {"a.py": "import lib", "b.py": "import c", "c.py": "import lib", "d.py": "import os"}
    own |= {"e.py": "import mid", "f.py": "try:\n  import lib\nexcept ImportError:\n  pass"}
    wheels = {"lib": {"lib.py": large, "other.txt": "x" * 90_000}, "mid": {"mid.py": "import lib"}}
    found = attempt(own, wheels, limits=TrialLimits(max_bytes=150_000), tried=[*own])
    assert {each.path: each.verdict for each in found.files} == {
        **dict.fromkeys(("a.py", "b.py", "c.py", "e.py"), "unknown"),
        **dict.fromkeys(("d.py", "f.py"), "ok"),
    }
    assert {each.cause for each in found.outcomes} == {"not-read-in-time"}
    assert found.truncated
