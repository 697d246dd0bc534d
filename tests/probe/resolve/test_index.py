import datetime as dt
import http.server
import json
import threading

import pytest

from repocheck.http import Client
from repocheck.probe.resolve.index import DEFAULT_INDEX, Index


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


@pytest.fixture
def index():
    pages = {"/simple/p/": json.dumps({"files": FILES}).encode(), "/simple/bad/": b"{", "/simple/odd/": b"[]"}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, b"")
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/simple"
        yield Index(lambda hosts: Client(hosts, 5, attempts=1), {"UV_DEFAULT_INDEX": address})
        server.shutdown()


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
def test_the_newest_that_fits(index, lines, python, as_of, version):
    assert index.source_of("p", lines, python, as_of).version == version


def test_what_is_told_of_it(index):
    found = index.source_of("P", [], "3.11.9", None)
    assert (found.name, found.size_bytes, found.sha256, found.built) == ("p", 5, "1", True)
    assert found.address.endswith("/files/p-2.0.tar.gz")
    assert found.uploaded_at == dt.datetime(2021, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("name", ["missing", "bad", "odd"])
def test_no_page_no_archive(index, name):
    assert index.source_of(name, [], "3.11.9", None) is None


def test_nothing_fits(index):
    assert index.source_of("p", ["p>9"], "3.11.9", None) is None


def test_the_index_of_the_user_is_asked():
    asked = []

    def client_for(hosts):
        asked.append(hosts)
        return Client((), 1, attempts=1)

    Index(client_for, {}).source_of("p", [], "3.11.9", None)
    assert DEFAULT_INDEX.startswith("https://")
    assert asked == [frozenset({"pypi.org"})]
