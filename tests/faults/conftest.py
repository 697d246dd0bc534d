"""One host for all faults."""

import pytest

from tests.forge.fault_host import FaultHost, repository


@pytest.fixture(scope="session")
def fault_host(tmp_path_factory):
    """A host over a small repository."""
    with FaultHost(repository(tmp_path_factory.mktemp("faults") / "name")) as host:
        yield host
