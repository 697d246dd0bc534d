"""Fetch a digest that is not a file: an address, a day of Hugging Face's papers, an arXiv paper."""

from __future__ import annotations

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
        source: An address, ``hf:2026-01-14`` (a day of Hugging Face Daily Papers) or ``arxiv:2401.12345``.

    Raises:
        DigestError: It is none of these.
    """
    kind, _, rest = source.partition(":")
    if kind == "hf" and _DATE.fullmatch(rest):
        return f"https://huggingface.co/api/daily_papers?date={rest}"
    if kind == "arxiv" and _ARXIV.fullmatch(rest):
        return f"https://export.arxiv.org/api/query?id_list={rest}"
    if source.startswith(("https://", "http://127.0.0.1:")):
        return source
    raise DigestError(
        f"{source} is no digest that can be fetched", "Give https://…, hf:2026-01-14 or arxiv:2401.12345."
    )


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
