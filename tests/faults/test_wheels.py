"""A wheel is hostile input: it is read or refused, costs what it may, and accuses nobody of what it hides."""

import pytest

from repocheck.http import Client
from repocheck.models import Installation
from repocheck.probe.wheels import TrialLimits, WheelReader
from repocheck.python import OwnCode
from tests.faults.wheels import HOSTILE_WHEELS
from tests.forge.wheel_host import WheelHost


@pytest.fixture(scope="module")
def host():
    with WheelHost() as running:
        yield running


@pytest.mark.parametrize("wheel", HOSTILE_WHEELS, ids=lambda wheel: wheel.name)
def test_a_hostile_wheel_accuses_nobody(wheel, host, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    package = host.put("lib", wheel.make())
    told = {"path": "requirements.txt", "outcome": "resolves", "python": "3.11.9", "packages": [package]}
    texts = {"a.py": "import lib", "b.py": "from lib import y"}
    reader = WheelReader(lambda hosts: Client(hosts, 5, attempts=1), TrialLimits(max_seconds=60))
    seen = reader.try_imports(OwnCode(texts, list(texts)), Installation.model_validate(told))
    assert [file.verdict for file in seen.files] == [wheel.module, wheel.attribute], seen.outcomes
    assert seen.bytes_read <= 2 * (package.size_bytes or 0)
    assert list(tmp_path.iterdir()) == []
