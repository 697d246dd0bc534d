import pytest

from repocheck.config import Config, ProbeConfig
from repocheck.errors import DigestError
from repocheck.probe.digest_source import address_of, fetch_digest, is_remote
from tests.forge import GitHost, Planned

QUICK = Config(probe=ProbeConfig(timeout_s=2, attempts=1))


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
        ("hf:2026-01-14", "https://huggingface.co/api/daily_papers?date=2026-01-14"),
        ("arxiv:2401.12345", "https://export.arxiv.org/api/query?id_list=2401.12345"),
        ("arxiv:2401.12345v2", "https://export.arxiv.org/api/query?id_list=2401.12345v2"),
        ("arxiv:cs/0112017", "https://export.arxiv.org/api/query?id_list=cs/0112017"),
        ("https://example.org/d.md", "https://example.org/d.md"),
    ],
)
def test_address_of(source, address):
    assert address_of(source) == address


@pytest.mark.parametrize(
    "source", ["hf:yesterday", "hf:2026-01-14&x=1", "arxiv:", "arxiv:1?x", "http://example.org/d.md"]
)
def test_what_cannot_be_fetched_says_what_can(source):
    with pytest.raises(DigestError) as caught:
        address_of(source)
    assert "hf:2026-01-14" in caught.value.mend


def test_offline_fetches_nothing():
    with pytest.raises(DigestError, match="left alone"), fetch_digest("hf:2026-01-14", Config(offline=True)):
        pass


def test_what_the_host_answers_is_the_digest(tmp_path):
    with GitHost(tmp_path) as host:
        host.plan("/d.md", Planned(200, (("Content-Type", "text/markdown"),), b"# A digest\n"))
        with fetch_digest(f"{host.url}/d.md", QUICK) as stream:
            assert stream.read() == b"# A digest\n"


@pytest.mark.parametrize("status", [404, 429, 500])
def test_any_other_status_is_an_error_with_its_mend(tmp_path, status):
    with GitHost(tmp_path) as host:
        host.plan("/d.md", Planned(status))
        with pytest.raises(DigestError, match=str(status)) as caught, fetch_digest(f"{host.url}/d.md", QUICK):
            pass
    assert caught.value.mend
