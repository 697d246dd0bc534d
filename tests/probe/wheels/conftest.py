import datetime as dt

import pytest

from repocheck.http import Client
from repocheck.models import Installation
from repocheck.probe.wheels import TrialLimits, WheelReader
from repocheck.python import OwnCode
from tests.forge.wheel_host import WheelHost, wheel_bytes


@pytest.fixture(scope="session")
def host():
    with WheelHost() as made:
        yield made


@pytest.fixture(autouse=True)
def _mannered(host):
    host.manner = "ranges"
    host.asked.clear()
    host.files.clear()


def client_for(hosts):
    return Client(hosts, 5, attempts=2, backoff_s=0.01)


@pytest.fixture
def attempt(host):
    """Return a function that tries own files with wheels: {package: {path: content}}."""

    def run(own, wheels=None, python="3.11.9", *, sources=None, limits=None, store=None, folder="", **more):
        packages = [_put(host, *named.partition("==")[::2], files) for named, files in (wheels or {}).items()]
        packages += [host.put(name, content, built=True) for name, content in (sources or {}).items()]
        told = {
            "path": more.get("path", "requirements.txt"),
            "outcome": "resolves",
            "packages": packages,
            "python": python,
        }
        installation = Installation.model_validate(told | {k: v for k, v in more.items() if k == "left_out"})
        texts = {
            path: text for path, text in own.items() if text is not None and path.endswith((".py", ".ipynb"))
        }
        code = OwnCode(
            texts=texts,
            paths=list(own),
            elsewhere=more.get("elsewhere", ()),
            build_texts={path: text for path, text in own.items() if text is not None and path not in texts},
            tried=more.get("tried", ()),
        )
        reader = WheelReader(client_for, limits or TrialLimits(), store)
        return reader.try_imports(code, installation, folder)

    return run


def _put(host, name, version, files):
    return host.put(name, wheel_bytes(files), version or "1.0", **_known(files))


def _known(files):
    return {
        "uploaded_at": dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        "sha256": f"{hash(frozenset(files.items())):x}",
    }
