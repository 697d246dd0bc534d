"""The one door to the network: who may be asked, for how long, how much, and how often.

    HttpError                no usable answer; ``cause`` says why in one word
    Answer                   any answer of the host, whatever its status

Built on httpx and tenacity, which no other package imports; neither shows through.
"""

from typing import TYPE_CHECKING

from repocheck.face import late
from repocheck.http.message import Answer, HttpError, Request, is_rate_limit, retry_after_s
from repocheck.http.reach import Reach
from repocheck.http.time_limit import deadline, left_s

if TYPE_CHECKING:
    from repocheck.http.byte_range import length_of, ranged
    from repocheck.http.client import Client, ClientFor
    from repocheck.http.timed_threads import threads

__getattr__ = late(
    __name__,
    byte_range="length_of ranged",
    client="Client ClientFor",
    timed_threads="threads",
)

__all__ = [
    "Answer",
    "Client",
    "ClientFor",
    "HttpError",
    "Reach",
    "Request",
    "deadline",
    "is_rate_limit",
    "left_s",
    "length_of",
    "ranged",
    "retry_after_s",
    "threads",
]
