"""Ask for a part of a file, and take nothing else for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from repocheck.http.message import HttpError, Request
from repocheck.text.pattern import late_regex

if TYPE_CHECKING:
    from repocheck.http.client import Client

_RANGE = late_regex(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


def ranged(client: Client, url: str, start: int, end: int) -> bytes:
    """Return the bytes of a file from `start` up to, but without, `end`.

    Some servers announce ranges and then send the whole file, or other bounds: only a 206 with exactly the
    bounds that were asked for counts. Suffix ranges and HEAD are not used, for some file hosts refuse them.

    Source: https://github.com/pypa/pip/issues/11481, https://github.com/astral-sh/uv/issues/18780

    Raises:
        HttpError: No usable answer came; ``no-ranges`` if the host does not do as asked.
    """
    return _part(client, url, start, end)[0]


def length_of(client: Client, url: str) -> int:
    """Return the length of a file in bytes, as the answer to a request for its first byte says.

    Raises:
        HttpError: As `ranged` does.
    """
    return _part(client, url, 0, 1)[1]


def _part(client: Client, url: str, start: int, end: int) -> tuple[bytes, int]:
    """Return a part of a file, and how long the host says that the whole is."""
    headers = {"Range": f"bytes={start}-{end - 1}", "Accept-Encoding": "identity"}
    try:
        answer = client.send(Request("GET", url, headers, max_bytes=end - start))
    except HttpError as error:
        if error.cause == "too-large":
            raise HttpError("no-ranges", "The host sent more than the part that was asked for.") from None
        raise
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    given = (int(found[1]), int(found[2]) + 1) if found else None
    if answer.status != 206 or given != (start, end) or len(answer.body) != end - start:
        cause = "no-ranges" if answer.status in {200, 206, 416} else f"status-{answer.status}"
        raise HttpError(cause, f"The host answered {answer.status} to a request for a part of a file.")
    return answer.body, int(found[3]) if found else 0
