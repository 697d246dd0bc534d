"""Probe a host that does one thing wrong, and say what came of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple, cast

from repocheck.config import HostConfig, ProbeConfig
from repocheck.http import Answer, Client, HttpError, Request
from repocheck.models import Availability, Evidence, Problem, RepoRef
from repocheck.probe._clock import utc_now
from repocheck.probe.git.remote import probe_http
from repocheck.probe.github import GithubApi, Line
from repocheck.probe.github._gate import Gate
from tests.forge.fault import TOKEN, Fault

if TYPE_CHECKING:
    from tests.forge.fault_host import FaultHost

REF = RepoRef(host="localhost", owner="owner", name="name")
HASTE_S, PATIENCE_S = 0.5, 15.0
"""Time a host has whose fault is that it takes for ever, and any other."""


class Outcome(NamedTuple):
    """What came of one fault."""

    evidence: Evidence
    cause: str
    served: int
    """How often the host did the thing; 0 would mean that nothing was tested."""
    seconds: float

    def as_wanted(self, fault: Fault) -> bool:
        """Return whether the right thing was said, for the right reason."""
        return self.evidence.availability is fault.says and self.cause in fault.cause.split("|")


class Heard:
    """A client that remembers how its last request ended: with a status, or with our cause.

    Args:
        client: Sends the requests.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self.last = ""

    def send(self, request: Request) -> Answer:
        """Send a request."""
        try:
            answer = self._client.send(request)
        except HttpError as error:
            self.last = error.cause
            raise
        self.last = str(answer.status)
        return answer


def probe(host: FaultHost, fault: Fault, attempts: int = 1) -> Outcome:
    """Probe the repository of `host` while it plays `fault`."""
    host.play(fault)
    address = host.address(fault.door)
    timeout_s = HASTE_S if "timeout" in fault.cause else PATIENCE_S
    begin = time.perf_counter()
    tokens = {"localhost": TOKEN} if fault.is_of_api else {}
    with Client({"localhost"}, timeout_s, attempts, tokens, verify=host.trust()) as client:
        if fault.is_of_api:
            evidence = _look_up(Heard(client), address)
        else:
            evidence = probe_http(client, REF, f"{address}.git", ("**/*.md",), ProbeConfig(), page=address)
    cause = evidence.problems[0].cause if evidence.problems else ""
    return Outcome(evidence, cause, host.served, time.perf_counter() - begin)


def _look_up(client: Heard, address: str) -> Evidence:
    """Ask the API about many repositories, one of which is ours; time passes only when it is waited for.

    What the API cannot say is `unknown` here, and left to git in an audit; its cause is what the API
    noted itself, else how the last request ended.
    """
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    config = HostConfig(api=f"{address.removesuffix('/owner/name')}/api/v3")
    api = GithubApi(Line(cast("Client", client), config, Gate(lambda: now[0]), sleep))
    api.prepare([REF, *(REF.model_copy(update={"name": f"other{number}"}) for number in range(7))])
    if told := api.look_up(REF):
        return told
    problem = Problem(cause=client.last, message="The API could not say.")
    return Evidence(
        requested=REF,
        availability=Availability.UNKNOWN,
        problems=(*api.problems, problem),
        probed_at=utc_now(),
        via="github-api",
    )
