import datetime as dt

import pytest

from repocheck.http import Client, deadline
from repocheck.models import Package
from repocheck.probe.resolve import Catalogue
from tests.forge.package_index import SIMPLE
from tests.forge.wheel_host import WheelHost

DAY = dt.date(2020, 1, 1)


def page(*files):
    import json

    rows = [
        {"filename": name, "url": f"f/{name}", "hashes": {}, "upload-time": f"{day}T00:00:00Z", **more}
        for name, day, more in files
    ]
    return json.dumps({"files": rows}).encode()


FILES = page(
    ("lib-1.0.tar.gz", "2018-01-01", {}),
    ("lib-1.0-cp37-cp37m-manylinux1_x86_64.whl", "2019-06-01", {}),
    ("lib-2.0-cp39-cp39-manylinux_2_17_x86_64.whl", "2021-03-01", {}),
    ("lib-2.0-cp37-cp37m-win_amd64.whl", "2020-02-01", {}),
    ("lib-2.0rc1-py3-none-any.whl", "2020-03-01", {}),
    ("lib-2.1-py3-none-any.whl", "2021-05-01", {"requires-python": ">=3.8"}),
    ("lib-2.2-py3-none-any.whl", "2020-06-01", {"yanked": True}),
    ("lib.what", "2020-06-01", {}),
)


@pytest.fixture
def catalogue(monkeypatch):
    with WheelHost() as host:
        host.files["/simple/lib/"], host.types["/simple/lib/"] = FILES, SIMPLE
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"{host.url}/simple")
        monkeypatch.delenv("UV_INDEX_URL", raising=False)
        yield Catalogue(lambda hosts: Client(hosts, 5, attempts=1)), host


def test_a_package_has_an_age_and_is_asked_for_once(catalogue):
    found, host = catalogue
    assert found.first_day("Lib") == found.first_day("lib") == dt.date(2018, 1, 1)
    assert found.first_day("other") is None
    assert [path for path, _ in host.asked] == ["/simple/lib/", "/simple/other/"]


@pytest.mark.parametrize(
    ("python", "after", "day"),
    [
        ("3.7.17", dt.date(2018, 6, 1), dt.date(2019, 6, 1)),
        ("3.9.25", DAY, dt.date(2021, 3, 1)),
        ("3.11.14", DAY, dt.date(2021, 5, 1)),
        ("3.7.17", DAY, None),
    ],
)
def test_the_first_wheel_that_fits_a_python(catalogue, python, after, day):
    assert catalogue[0].first_wheel_day("lib", python, after) == day


@pytest.mark.parametrize(
    ("python", "day", "version"),
    [
        ("3.9.25", dt.date(2021, 4, 1), "2.0"),
        ("3.9.25", dt.date(2021, 6, 1), "2.1"),
        ("3.7.17", dt.date(2021, 6, 1), "1.0"),
        ("3.9.25", DAY, None),
    ],
)
def test_the_newest_release_that_there_was_on_a_day(catalogue, python, day, version):
    found = catalogue[0].newest_on("Lib", python, day)
    assert (found and found.version) == version


def test_the_last_wheel_of_each_series_before_a_release(catalogue):
    package = Package(name="lib", version="2.1", address="")
    assert [each.version for each in catalogue[0].series_before(package, "3.9.25")] == ["2.0"]
    assert [each.version for each in catalogue[0].series_before(package, "3.7.17")] == ["1.0"]
    assert catalogue[0].series_before(package.model_copy(update={"version": "?"}), "3.9.25") == []


@pytest.mark.parametrize(
    ("version", "pythons"),
    [("1.0", ("3.7.17",)), ("2.0", ("3.9.25",)), ("2.1", ("3.9.25", "3.11.14")), ("9", ()), ("?", ())],
)
def test_pythons_with_a_wheel_of_a_version(catalogue, version, pythons):
    assert catalogue[0].pythons_with_wheel("lib", version, ("3.7.17", "3.9.25", "3.11.14")) == pythons


@pytest.mark.parametrize(
    ("name", "version", "lacks", "absent"),
    [
        ("lib", "1", False, False),
        ("lib", "2.2", False, False),
        ("lib", "3.0", True, False),
        ("lib", "?", False, False),
        ("other", "1", False, True),
    ],
)
def test_what_the_index_lacks(catalogue, name, version, lacks, absent):
    assert catalogue[0].lacks_version(name, version) is lacks
    assert catalogue[0].is_absent(name) is absent


def test_what_was_not_answered_is_asked_for_again(catalogue):
    found, host = catalogue
    with deadline(0):
        assert found.first_day("lib") is None
        assert not found.has_wheel("lib", "3.9.25")
    assert host.asked == []
    assert found.first_day("lib") == dt.date(2018, 1, 1)
    assert found.has_wheel("lib", "3.9.25")
    assert len(host.asked) == 1


def test_what_was_not_answered_is_not_absent(monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
    monkeypatch.delenv("UV_INDEX_URL", raising=False)
    assert not Catalogue(lambda hosts: Client(hosts, 5, attempts=1)).is_absent("lib")
