import datetime as dt
import json

import httpx
import pytest
import respx

from repocheck.http import Client
from repocheck.models import ArchivedCopy, RepoRef
from repocheck.probe.software_heritage import SoftwareHeritage

REF = RepoRef(host="github.com", owner="lab", name="code")
ORIGIN = "https://github.com/lab/code"
VISIT = {
    "origin": ORIGIN,
    "visit": 3,
    "date": "2023-05-06T07:08:09.123+00:00",
    "status": "full",
    "snapshot": "a" * 40,
}
JSON = {"content-type": "application/json"}


def ask(answer, times=1):
    """Return what `copy_of` says where the archive answers so, and the requests."""
    with respx.mock(assert_all_called=False) as router:
        route = router.get(host="archive.softwareheritage.org").mock(side_effect=answer)
        with Client({"archive.softwareheritage.org"}, timeout_s=5, attempts=1) as client:
            archive = SoftwareHeritage(client)
            got = [archive.copy_of(REF) for _ in range(times)]
        return got, [call.request for call in route.calls]


def visit(**changed):
    return httpx.Response(200, json=VISIT | changed, headers=JSON)


def test_what_is_asked_and_how_a_copy_is_read():
    [copy], [request] = ask([visit()])
    assert str(request.url) == (
        "https://archive.softwareheritage.org/api/1/origin/https://github.com/lab/code/visit/latest/"
        "?require_snapshot=true"
    )
    assert request.headers["accept"] == "application/json"
    assert "authorization" not in request.headers
    assert copy == ArchivedCopy(
        swhid=f"swh:1:snp:{'a' * 40}",
        date=dt.datetime(2023, 5, 6, 7, 8, 9, 123_000, dt.UTC),
        url=f"https://archive.softwareheritage.org/swh:1:snp:{'a' * 40};origin={ORIGIN}",
    )


def test_an_origin_that_is_not_known_has_no_copy():
    [copy], _ = ask([httpx.Response(404, json={"exception": "NotFoundExc"}, headers=JSON)])
    assert copy is None


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (httpx.Response(404, html="<h1>Maintenance</h1>"), "unexpected-answer"),
        (httpx.Response(500), "unexpected-answer"),
        (httpx.Response(200, text="no json"), "unexpected-answer"),
        (httpx.Response(200, json=[]), "unexpected-answer"),
        (visit(origin="https://github.com/other/code"), "unexpected-answer"),
        (visit(snapshot=None), "unexpected-answer"),
        (visit(snapshot="javascript:x"), "unexpected-answer"),
        (visit(date="yesterday"), "unexpected-answer"),
        (httpx.Response(429), "rate-limited"),
        (httpx.ConnectTimeout("slow"), "timeout"),
    ],
)
def test_whatever_is_no_answer_leaves_it_open(answer, cause):
    [problem], _ = ask([answer])
    assert problem.cause == cause
    assert problem.where == "github.com/lab/code"


def test_after_the_last_request_allowed_nothing_more_is_asked():
    spent = httpx.Response(200, content=json.dumps(VISIT), headers=JSON | {"x-ratelimit-remaining": "0"})
    (copy, problem), requests = ask([spent], times=2)
    assert isinstance(copy, ArchivedCopy)
    assert (problem.cause, len(requests)) == ("rate-limited", 1)
