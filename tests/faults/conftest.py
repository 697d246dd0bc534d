"""One host for all faults."""

from functools import cache, partial

import pytest

from tests.faults.probing import probe
from tests.forge.fault_host import FaultHost, repository


@pytest.fixture(scope="session")
def fault_host(tmp_path_factory):
    """A host over a small repository."""
    with FaultHost(repository(tmp_path_factory.mktemp("faults") / "name")) as host:
        yield host


@pytest.fixture(scope="session")
def outcome_of(fault_host):
    """Return a function that probes through a fault; several tests ask about the same probe."""
    return cache(partial(probe, fault_host))
