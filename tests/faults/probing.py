"""Probe a host that does one thing wrong, and say what came of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from repocheck.config import ProbeConfig
from repocheck.http import Client
from repocheck.models import Evidence, RepoRef
from repocheck.probe.git_http import probe_http
from tests.forge.fault import Fault

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


def probe(host: FaultHost, fault: Fault, attempts: int = 1) -> Outcome:
    """Probe the repository of `host` while it plays `fault`."""
    host.play(fault)
    address = host.address(fault.door)
    timeout_s = HASTE_S if "timeout" in fault.cause else PATIENCE_S
    begin = time.perf_counter()
    with Client({"localhost"}, timeout_s, attempts, verify=host.trust()) as client:
        evidence = probe_http(client, REF, f"{address}.git", ("**/*.md",), ProbeConfig(), page=address)
    cause = evidence.problems[0].cause if evidence.problems else ""
    return Outcome(evidence, cause, host.served, time.perf_counter() - begin)
