"""Fetch a digest that is not a file: an address, a day of Hugging Face's papers, an arXiv paper."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.http import Client, HttpError, Request
from repocheck.probe._clock import utc_now

MAX_DIGEST_BYTES = 67_108_864
"""A page of Hugging Face's papers has 1 MB, a day of arXiv 5 MB."""

_SCHEMES = ("http://", "https://", "hf:", "arxiv:")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(v\d+)?", re.ASCII | re.IGNORECASE)


def is_remote(source: str) -> bool:
    """Return whether `source` names something on the network rather than a file."""
    return source.lower().startswith(_SCHEMES)


def address_of(source: str) -> str:
    """Return the address of a digest.

    Args:
        source: An address, ``hf:2026-01-14`` (a day of Hugging Face Daily Papers) or ``arxiv:2401.12345``
            (several ids are parted by commas).

    Raises:
        DigestError: It is none of these.
    """
    kind, _, rest = source.partition(":")
    if kind == "hf" and _DATE.fullmatch(rest):
        _refuse_no_day(source, rest)
        return f"https://huggingface.co/api/daily_papers?date={rest}"
    if kind == "arxiv" and all(_ARXIV.fullmatch(each) for each in rest.split(",")):
        n_ids = rest.count(",") + 1
        wanted = f"&max_results={n_ids}" if n_ids > 1 else ""
        return f"https://export.arxiv.org/api/query?id_list={rest}{wanted}"
    if source.startswith(("https://", "http://127.0.0.1:")):
        return source
    raise DigestError(
        f"{source} is no digest that can be fetched", "Give https://…, hf:2026-01-14 or arxiv:2401.12345."
    )


def _refuse_no_day(source: str, date: str) -> None:
    """Refuse what no day of papers can be asked for, before anybody is asked.

    Raises:
        DigestError: There is no such day, or it has not begun anywhere.
    """
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        raise DigestError(f"{source}: there is no such day", "Give a day such as hf:2026-01-14.") from None
    if day > (utc_now() + dt.timedelta(hours=14)).date():
        raise DigestError(f"{source}: this day lies in the future", "Give a day that has come.")


@contextmanager
def fetch_digest(source: str, config: Config) -> Iterator[BinaryIO]:
    """Fetch a digest into memory and yield it as a stream.

    Raises:
        DigestError: The network is to be left alone, `source` is malformed, or no digest came back.
    """
    address = address_of(source)
    if config.offline:
        raise DigestError(
            f"{source} is on the network, which is to be left alone", "Run again without --offline."
        )
    hosts = {urlsplit(address).hostname or ""}
    mend = "Save the page and give the file."
    try:
        with Client(
            hosts, config.probe.timeout_s, config.probe.attempts, trust_env=config.probe.use_proxies
        ) as client:
            answer = client.send(Request("GET", address, max_bytes=MAX_DIGEST_BYTES))
    except HttpError as error:
        raise DigestError(f"{source} could not be fetched: {error}", mend) from None
    if answer.status != HTTPStatus.OK:
        raise DigestError(f"{address} answered with status {answer.status}", mend)
    yield BytesIO(answer.body)
