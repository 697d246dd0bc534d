import json
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import respx

from repocheck.config import Config, ProbeConfig
from repocheck.errors import DigestError
from repocheck.probe import digest_source
from repocheck.probe.digest_source import PAPERS_A_PAGE, address_of, fetch_digest, is_remote
from tests.forge import GitHost, Planned

QUICK = Config(probe=ProbeConfig(timeout_s=2, attempts=1))
HF = "https://huggingface.co/api/daily_papers?"
ARXIV = "https://export.arxiv.org/api/query?id_list="


@pytest.mark.parametrize(
    ("source", "remote"),
    [
        ("digest.txt", False),
        ("-", False),
        ("hfpapers.txt", False),
        ("hf:2026-01-14", True),
        ("arxiv:2401.12345", True),
        ("https://example.org/d.md", True),
        ("http://example.org/d.md", True),
    ],
)
def test_is_remote(source, remote):
    assert is_remote(source) is remote


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("hf:2026-01-14", f"{HF}date=2026-01-14&limit=100&p="),
        ("hf:2026-W03", f"{HF}week=2026-W03&limit=100&p="),
        ("hf:2026-01", f"{HF}month=2026-01&limit=100&p="),
        ("hf:trending", f"{HF}sort=trending&limit=100&p="),
        ("arxiv:2401.12345", f"{ARXIV}2401.12345&max_results=1"),
        ("arxiv:2401.12345v2", f"{ARXIV}2401.12345v2&max_results=1"),
        ("arxiv:2401.12345+2402.00001", f"{ARXIV}2401.12345,2402.00001&max_results=2"),
        ("arxiv:cs/0112017", f"{ARXIV}cs/0112017&max_results=1"),
        ("arxiv:cs.CL", "https://rss.arxiv.org/rss/cs.CL"),
        ("arxiv:cs.CL+stat.ML", "https://rss.arxiv.org/rss/cs.CL+stat.ML"),
        ("arxiv:cond-mat.dis-nn", "https://rss.arxiv.org/rss/cond-mat.dis-nn"),
        ("arxiv:quant-ph", "https://rss.arxiv.org/rss/quant-ph"),
        ("https://example.org/d.md", "https://example.org/d.md"),
    ],
)
def test_address_of(source, address):
    assert address_of(source) == address


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("hf:yesterday", "names no day"),
        ("hf:2026-01-14&x=1", "names no day"),
        ("hf:2026-13-45", "names no day"),
        ("hf:2026-13", "names no day"),
        ("hf:2026-W54", "names no day"),
        ("arxiv:", "neither papers nor categories"),
        ("arxiv:1?x", "neither papers nor categories"),
        ("arxiv:cs.CL+2401.12345", "neither papers nor categories"),
        ("http://example.org/d.md", "names no digest"),
    ],
)
def test_what_cannot_be_fetched_says_what_can(source, words):
    with pytest.raises(DigestError, match=words) as caught:
        address_of(source)
    assert "hf:2026-01-14" in caught.value.remedy


@pytest.mark.parametrize("source", ["hf:2999-01-01", "hf:2999-W01", "hf:2999-01"])
def test_a_day_that_has_not_come_is_not_asked_for(source):
    with pytest.raises(DigestError, match="has not come yet"):
        address_of(source)


def test_offline_fetches_nothing():
    with (
        pytest.raises(DigestError, match="not to be used"),
        fetch_digest("hf:2026-01-14", Config(offline=True)),
    ):
        pass


def test_what_the_host_answers_is_the_digest(tmp_path):
    with GitHost(tmp_path) as host:
        host.plan("/d.md", Planned(200, (("Content-Type", "text/markdown"),), b"# A digest\n"))
        with fetch_digest(f"{host.url}/d.md", QUICK) as stream:
            assert stream.read() == b"# A digest\n"


@pytest.mark.parametrize("status", [404, 429, 500])
def test_any_other_status_is_an_error_with_its_remedy(tmp_path, status):
    with GitHost(tmp_path) as host:
        host.plan("/d.md", Planned(status))
        with pytest.raises(DigestError, match=str(status)) as caught, fetch_digest(f"{host.url}/d.md", QUICK):
            pass
    assert caught.value.remedy


@pytest.fixture
def papers(tmp_path, monkeypatch):
    """A host with as many papers as the test says, in pages as Hugging Face's API has them."""
    with GitHost(tmp_path) as host:
        host.papers = []

        def page(asked):
            query = {name: value for name, (value,) in parse_qs(urlsplit(asked.path).query).items()}
            start, size = int(query["p"]) * int(query["limit"]), int(query["limit"])
            body = json.dumps(host.papers[start : start + size]).encode()
            return Planned(200, (("Content-Type", "application/json"),), body)

        host.page = page
        host.plan("/api/daily_papers", lambda asked: host.page(asked))  # noqa: PLW0108 - tests replace `page`
        monkeypatch.setattr(digest_source, "HUGGING_FACE", f"{host.url}/api/daily_papers")
        yield host


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (7, 1), (PAPERS_A_PAGE, 2), (230, 3)])
@pytest.mark.parametrize("source", ["hf:2026-01-14", "hf:2026-W03", "hf:trending"])
def test_all_pages_are_read(papers, source, count, requests):
    papers.papers = [{"paper": {"id": f"2601.{n:05}"}} for n in range(count)]
    with fetch_digest(source, QUICK) as stream:
        assert json.load(stream) == papers.papers
    assert len(papers.asked) == requests


def test_a_list_without_end_is_left_after_some_pages(papers, monkeypatch):
    monkeypatch.setattr(digest_source, "MAX_PAGES", 3)
    full = json.dumps([{}] * PAPERS_A_PAGE).encode()
    papers.page = lambda _: Planned(200, (), full)
    with fetch_digest("hf:trending", QUICK) as stream:
        assert len(json.load(stream)) == 3 * PAPERS_A_PAGE


@pytest.mark.parametrize("body", [b'{"error": "no"}', b"<html>", b"\xff"])
def test_what_is_no_list_is_left_for_the_reader_to_refuse(papers, body):
    papers.page = lambda _: Planned(200, (), body)
    with fetch_digest("hf:2026-01-14", QUICK) as stream:
        assert stream.read() == body


def test_a_later_page_of_another_shape_is_an_error(papers):
    first = papers.page
    papers.papers = [{}] * PAPERS_A_PAGE
    papers.page = lambda asked: first(asked) if asked.path.endswith("p=0") else Planned(200, (), b"{}")
    with pytest.raises(DigestError, match="page 2"), fetch_digest("hf:2026-W03", QUICK):
        pass


def test_arxiv_is_left_alone_for_a_while_between_requests(monkeypatch):
    now, slept = [100.0], []

    def sleep(seconds):
        slept.append(round(seconds, 1))
        now[0] += seconds

    monkeypatch.setattr(digest_source.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(digest_source.time, "sleep", sleep)
    monkeypatch.setattr(digest_source, "_last_asked", {})
    for host in ("export.arxiv.org", "rss.arxiv.org", "huggingface.co", "export.arxiv.org"):
        digest_source._wait_for_turn(host)
        now[0] += 0.5
    assert slept == [0.0, 2.5, 2.0]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("hf:2026-01-14", "https://huggingface.co/api/daily_papers?date=2026-01-14&limit=100&p=0"),
        ("arxiv:2401.12345", "https://export.arxiv.org/api/query?id_list=2401.12345&max_results=1"),
        ("https://example.org/d.md", "https://example.org/d.md"),
    ],
)
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (httpx.Response(200, content=b"# Digest"), b"# Digest"),
        (httpx.Response(404), "answered with status 404"),
        (httpx.Response(503), "answered with status 503"),
        (httpx.Response(302, headers={"Location": "https://login.example/"}), "sends us on to another host"),
        (httpx.ConnectTimeout("x"), "no whole answer in time"),
    ],
)
def test_a_digest_is_asked_for_once_and_without_a_token(monkeypatch, source, url, answer, says):
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_canary")
    monkeypatch.setattr(digest_source, "ARXIV_PAUSE_S", 0)
    with respx.mock as router:
        route = router.get(url).mock(side_effect=[answer])
        try:
            with fetch_digest(source, QUICK) as stream:
                got = stream.read()
        except DigestError as error:
            got = str(error)
    assert got == says if isinstance(says, bytes) else says in got
    assert [call.request.headers.get("authorization") for call in route.calls] == [None]
