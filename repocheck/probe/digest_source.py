"""Fetch a digest that is not a file: an address, papers of Hugging Face, papers or a category of arXiv."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from repocheck import http
from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.http import HttpError, Request
from repocheck.probe._clock import utc_now
from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from repocheck.http import Client

MAX_DIGEST_BYTES = 67_108_864
"""A page of Hugging Face's papers has 1 MB, a day of arXiv 5 MB."""
PAPERS_A_PAGE, MAX_PAGES = 100, 20
"""Papers in one answer of Hugging Face, the most it gives, and answers read: a month has about 1,000."""
ARXIV_PAUSE_S = 3.0
"""Time between two requests to arXiv. Source: https://info.arxiv.org/help/api/tou.html"""
HUGGING_FACE = "https://huggingface.co/api/daily_papers"
ARXIV_API, ARXIV_RSS = "https://export.arxiv.org/api/query", "https://rss.arxiv.org/rss"

_SCHEMES = ("http://", "https://", "hf:", "arxiv:")
_ARXIV_ID = late_regex(r"(?:\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?", re.ASCII | re.IGNORECASE)
_ARXIV_CATEGORY = late_regex(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?", re.ASCII)
_REMEDY = (
    "Give https://…, hf:2026-01-14 (a day), hf:2026-W03 (a week), hf:2026-01 (a month), hf:trending, "
    "arxiv:2401.12345 (papers, separated by +) or arxiv:cs.CL (what a category announced last)."
)
_last_asked: dict[str, float] = {}
"""When a host that wants pauses was asked last, by the monotonic clock."""


def is_remote(source: str) -> bool:
    """Return whether `source` names something on the network rather than a file."""
    return source.lower().startswith(_SCHEMES)


def address_of(source: str) -> str:
    """Return the address of a digest; of one in pages, that of all of them without the number.

    Args:
        source: An address, papers of Hugging Face (``hf:`` and a day, a week, a month or ``trending``), or of
            arXiv (``arxiv:`` and ids or categories, several separated by ``+``).

    Raises:
        DigestError: It is none of these, or a day that has not come.
    """
    kind, _, rest = source.partition(":")
    if kind == "hf":
        return _hugging_face(source, rest)
    if kind == "arxiv":
        return _arxiv(source, re.split(r"[+,]", rest))
    if source.startswith(("https://", "http://127.0.0.1:")):
        return source
    raise DigestError(f"{source} names no digest on the network", _REMEDY)


def _hugging_face(source: str, rest: str) -> str:
    """Return the address of a list of papers.

    Source: https://huggingface.co/.well-known/openapi.json (daily_papers: date, week, month, sort, p, limit)
    """
    pages = f"&limit={PAPERS_A_PAGE}&p="
    if rest == "trending":
        return f"{HUGGING_FACE}?sort=trending{pages}"
    try:
        name, first = _period(rest)
    except ValueError:
        raise DigestError(f"{source} names no day, week or month", _REMEDY) from None
    if first > utc_now().date() + dt.timedelta(days=1):  # it is tomorrow already in the east
        raise DigestError(f"{source} has not come yet", "Give a day that has.")
    return f"{HUGGING_FACE}?{name}={rest}{pages}"


def _period(text: str) -> tuple[str, dt.date]:
    """Return the name and the first day of a period; raise ValueError if it is none."""
    if re.fullmatch(r"\d{4}-W\d\d", text, re.ASCII):
        return "week", dt.date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
    if re.fullmatch(r"\d{4}-\d\d", text, re.ASCII):
        return "month", dt.date.fromisoformat(f"{text}-01")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return "date", dt.date.fromisoformat(text)
    raise ValueError(text)


def _arxiv(source: str, names: list[str]) -> str:
    if all(_ARXIV_ID.fullmatch(name) for name in names):
        return f"{ARXIV_API}?id_list={','.join(names)}&max_results={len(names)}"
    if all(_ARXIV_CATEGORY.fullmatch(name) for name in names):
        return f"{ARXIV_RSS}/{'+'.join(names)}"
    raise DigestError(f"{source} names neither papers nor categories of arXiv", _REMEDY)


@contextmanager
def fetch_digest(source: str, config: Config) -> Iterator[BinaryIO]:
    """Fetch a digest into memory and yield it as a stream.

    Raises:
        DigestError: The network is not to be used, `source` is malformed, or no digest came back.
    """
    address = address_of(source)
    if config.offline:
        raise DigestError(
            f"{source} is on the network, which is not to be used", "Run again without --offline."
        )
    limits = config.probe
    hosts = {urlsplit(address).hostname or ""}
    with http.Client(hosts, limits.timeout_s, limits.attempts, trust_env=limits.use_proxies) as client:
        body = _pages(client, source, address) if address.endswith("&p=") else _get(client, source, address)
    yield BytesIO(body)


def _pages(client: Client, source: str, address: str) -> bytes:
    """Return all pages of a list as one; the first as it is if it is no list, for its reader to refuse."""
    found: list[object] = []
    for number in range(MAX_PAGES):
        body = _get(client, source, f"{address}{number}")
        try:
            page = json.loads(body)
        except (ValueError, RecursionError):
            page = None
        if not isinstance(page, list):
            if number == 0:
                return body
            raise DigestError(f"page {number + 1} of {source} is no list of papers", "Run again later.")
        found += page
        if len(page) < PAPERS_A_PAGE:
            break
    return json.dumps(found, ensure_ascii=False).encode()


def _get(client: Client, source: str, address: str) -> bytes:
    remedy = "Save the page and give the file."
    _wait_for_turn(urlsplit(address).hostname or "")
    try:
        answer = client.send(Request("GET", address, max_bytes=MAX_DIGEST_BYTES))
    except HttpError as error:
        raise DigestError(f"{source} could not be fetched: {error}", remedy) from None
    if answer.status != HTTPStatus.OK:
        raise DigestError(f"{address} answered with status {answer.status}", remedy)
    return answer.body


def _wait_for_turn(host: str) -> None:
    """Wait until a host that asks for pauses may be asked again."""
    if host.endswith("arxiv.org"):
        due = _last_asked.get("arxiv.org", -ARXIV_PAUSE_S) + ARXIV_PAUSE_S
        time.sleep(max(0.0, due - time.monotonic()))
        _last_asked["arxiv.org"] = time.monotonic()
