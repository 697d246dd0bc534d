"""What the package index is asked for a source archive, and how its answers are read."""

import datetime as dt

import httpx
import pytest
import respx

from repocheck.http import Client
from repocheck.probe.resolve.index import Index

JSON = "application/vnd.pypi.simple.v1+json"


def file(name, **more):
    return {
        "filename": name,
        "url": f"../../files/{name}#sha256=1",
        "hashes": {"sha256": "1"},
        "size": 5,
    } | more


FILES = [
    file("p-1.0.tar.gz", **{"upload-time": "2018-01-01T00:00:00Z"}),
    file("p-1.5.zip", **{"upload-time": "2019-01-01T00:00:00Z"}),
    file("p-1.6.tar.gz", yanked="broken"),
    file("p-2.0-py3-none-any.whl"),
    file("p-2.0.tar.gz", **{"upload-time": "2021-01-01T00:00:00Z", "requires-python": ">=3.8"}),
    file("p-3.0rc1.tar.gz"),
    file("p-what.tar.gz"),
    "no file",
]


BASE = "https://packages.example.org/simple"
LISTED = httpx.Response(200, json={"files": FILES}, headers={"content-type": JSON})


def ask(*answers, name="p", lines=(), python="3.11.9", as_of=None, environment=None):
    """Return what the index says when its host answers so, and what was asked."""
    with respx.mock(assert_all_called=False) as router:
        route = router.route().mock(side_effect=answers)
        environment = {"UV_DEFAULT_INDEX": BASE} if environment is None else environment
        index = Index(lambda hosts: Client(hosts, 5, attempts=2, backoff_s=0), environment)
        found = next(iter(index.sources_of(name, list(lines), python, as_of)), None)
        return found, [call.request for call in route.calls]


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "https://pypi.org/simple/a-package/"),
        ({"UV_DEFAULT_INDEX": BASE}, f"{BASE}/a-package/"),
        ({"UV_INDEX_URL": f"{BASE}/", "UV_DEFAULT_INDEX": "https://other.example.org"}, f"{BASE}/a-package/"),
    ],
)
def test_what_is_asked(environment, address):
    _, [request] = ask(LISTED, name="A_Package", environment=environment)
    assert (request.method, str(request.url)) == ("GET", address)
    assert request.headers["accept"] == JSON
    assert "authorization" not in request.headers


@pytest.mark.parametrize(
    ("lines", "python", "as_of", "version"),
    [
        ([], "3.11.9", None, "2.0"),
        (["p<2"], "3.11.9", None, "1.5"),
        (["other", "P==1.0"], "3.11.9", None, "1.0"),
        ([], "3.7.1", None, "1.5"),
        ([], "3.11.9", dt.date(2018, 6, 1), "1.0"),
        (["p>=3.0rc1"], "3.11.9", None, "3.0rc1"),
    ],
)
def test_the_newest_that_fits(lines, python, as_of, version):
    found, _ = ask(LISTED, lines=lines, python=python, as_of=as_of)
    assert found.version == version


def test_what_is_said_of_it():
    found, _ = ask(LISTED, name="P")
    assert (found.name, found.size_bytes, found.sha256, found.built) == ("p", 5, "1", True)
    assert found.address == "https://packages.example.org/files/p-2.0.tar.gz"
    assert found.uploaded_at == dt.datetime(2021, 1, 1, tzinfo=dt.UTC)


def test_a_file_elsewhere_keeps_its_address():
    elsewhere = file("p-2.0.tar.gz", url="https://files.example.net/a/p-2.0.tar.gz#sha256=1")
    found, _ = ask(httpx.Response(200, json={"files": [elsewhere]}))
    assert found.address == "https://files.example.net/a/p-2.0.tar.gz"


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(200, content=b"{"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"files": {}}),
        httpx.Response(
            200, content=b"<!DOCTYPE html><a href=p-1.0.tar.gz>", headers={"content-type": "text/html"}
        ),
        httpx.Response(403),
        httpx.Response(302, headers={"location": "https://elsewhere.example.net/simple/p/"}),
    ],
    ids=[
        "no page",
        "cut off",
        "no object",
        "no list",
        "a page for people",
        "forbidden",
        "sent to a stranger",
    ],
)
def test_no_list_no_archive(answer):
    found, requests = ask(answer)
    assert found is None
    assert {request.url.host for request in requests} == {"packages.example.org"}
    assert len(requests) == 1


@pytest.mark.parametrize(
    "trouble", [httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), httpx.Response(503)]
)
def test_who_does_not_answer_is_asked_once_more(trouble):
    found, requests = ask(trouble, LISTED)
    assert (found.version, len(requests)) == ("2.0", 2)
    assert ask(trouble, trouble)[0] is None


def test_nothing_fits():
    assert ask(LISTED, lines=["p>9"])[0] is None


@pytest.mark.parametrize(
    "body",
    [
        '{"files": ' + "[" * 100_000,
        '{"files": null}',
        '{"files": {"filename": "p-1.tar.gz"}}',
        '{"files": [{"filename": "p-1.tar.gz", "url": "http://["}]}',
        '{"files": [{"filename": "p-1.tar.gz", "url": "a", "size": "large"}]}',
        "[]",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_an_answer_that_is_none_names_no_archive(body):
    found, _ = ask(httpx.Response(200, content=body, headers={"content-type": JSON}))
    assert found is None


def test_what_is_odd_beside_an_archive_is_left_out():
    found, _ = ask(httpx.Response(200, json={"files": [file("p-1.tar.gz", hashes=["x"], size=None)]}))
    assert (found.version, found.sha256, found.size_bytes) == ("1", "", None)


@pytest.mark.parametrize(
    ("lines", "python", "excluded"),
    [
        (["p==2.0"], "3.7.1", False),  # a wheel that names no Python
        (["p==3.0"], "3.7.1", True),
        (["p==3.0"], "3.8.1", False),
        (["other==3.0", "p"], "3.7.1", False),
        (["p==4.0"], "3.7.1", False),  # a bound from above, which is taken no notice of
        (["p==9"], "3.7.1", False),  # there is none: another fault
    ],
)
def test_what_is_for_other_pythons_alone(lines, python, excluded):
    more = {"requires-python": ">=3.8"}
    files = [
        *FILES,
        file("p-4.0.tar.gz", **{"requires-python": ">=2.6,<3"}),
        file("p-3.0.tar.gz", **more),
        file("p-3.0-py3-none-any.whl", **more),
    ]
    with respx.mock() as router:
        router.route().respond(200, json={"files": files})
        index = Index(lambda hosts: Client(hosts, 5), {"UV_DEFAULT_INDEX": BASE})
        assert index.excludes("p", lines, python) is excluded
