import datetime as dt

import pytest

from repocheck.environment.candidate import (
    bounded_names,
    days_before,
    limits_for,
    lines_of,
    past_days,
    pinned_names,
    usual_python,
)
from repocheck.environment.searching import suppliers_of
from repocheck.models import Installation, Package, Pins
from tests.environment.cases import case, declared, plan


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("main", "pins", "lines"),
    [
        (["numpy==1.15", "torch>=1"], Pins.KEPT, ["numpy==1.15", "torch>=1"]),
        (["numpy==1.15", "torch>=1"], Pins.RELAXED, ["numpy", "torch"]),
        (["numpy==1.15", "tqdm"], Pins.IMPORTED, []),
        (["sklearn==0.0", "scikit-learn==0.19"], Pins.KEPT, ["scikit-learn==0.19"]),
        (["scikit-learn==0.19", "sklearn"], Pins.KEPT, ["scikit-learn==0.19"]),
        (["argparse==1.4", "dataclasses", "numpy"], Pins.KEPT, ["numpy"]),
        (["pkg-resources==0.0.0", "numpy"], Pins.KEPT, ["numpy"]),
        (["tensorflow-gpu==1.14"], Pins.KEPT, ["tensorflow-gpu==1.14"]),
        (["tensorflow-gpu==1.14"], Pins.RELAXED, ["tensorflow"]),
    ],
)
def test_the_list_is_kept_or_relaxed(main, pins, lines):
    at = case(main=map(declared, main))
    assert list(lines_of(plan(at, pins=pins, python="3.12.12"), at.said)) == lines


def test_conda_s_own_packages_are_no_lines_but_supply_what_is_imported():
    at = case("torch", main=[declared("pytorch==1.4", of_conda=True), declared("blas==1", of_conda=True)])
    assert lines_of(plan(at, *suppliers_of(at), python="3.12.12"), at.said) == ("torch==1.4",)


def test_suppliers_are_not_asked_for_twice_and_old_pythons_get_setuptools():
    at = case("tensorflow", "numpy", main=[declared("tensorflow-gpu==1.14")])
    assert lines_of(plan(at, *suppliers_of(at)), at.said) == (
        "tensorflow-gpu==1.14",
        "numpy",
        "setuptools<81",
    )


def test_loose_entries_lose_their_versions():
    at = case("b", main=[declared("a==1"), declared("b==2")])
    free = plan(at, *suppliers_of(at))._replace(loose=frozenset({"a"}))
    assert lines_of(free, at.said)[:2] == ("a", "b==2")
    assert pinned_names(free, at.said) == {"b": "2"}
    assert bounded_names(free, at.said) == {"b"}


@pytest.mark.parametrize(
    ("days", "past"),
    [
        ([], []),
        (["2019-03-01"], ["2019-03-31", "2020-02-29"]),
        (["2016-01-01", "2016-02-01"], ["2018-01-15"]),
        (["2018-05-01", "2018-06-01", "2022-06-01"], ["2022-07-01", "2018-07-01", "2019-05-01"]),
        (["2025-12-20"], []),
    ],
)
def test_past_days_are_of_the_code_and_apart(days, past):
    assert list(past_days(case(days=map(day, days)))) == list(map(day, past))


@pytest.mark.parametrize(
    ("package", "days", "past"),
    [
        ("tensorflow", ["2018-03-01", "2018-03-02", "2022-06-01"], ["2018-04-01", "2019-03-01"]),
        ("tensorflow", ["2021-03-01"], ["2019-09-15"]),
        ("tensorflow", [], ["2019-09-15"]),
        ("odd", ["2021-03-01"], ["2021-03-31", "2022-03-01"]),
        ("jax", ["2021-03-01"], ["2023-10-15"]),
    ],
)
def test_days_before_a_watershed(package, days, past):
    assert list(days_before(package, case(days=map(day, days)))) == list(map(day, past))


@pytest.mark.parametrize(
    ("then", "python"),
    [("2018-01-15", "3.6"), ("2019-09-15", "3.7"), ("2015-01-01", "3.6"), ("2026-01-01", "3.13")],
)
def test_the_python_of_a_day_was_some_months_old(then, python):
    assert usual_python(day(then)).rpartition(".")[0] == python


def made(name, version, uploaded, wheel="cp311-manylinux_x86_64"):
    address = f"https://files.example/{name}-{version}-{wheel}.whl"
    when = dt.datetime.fromisoformat(f"{uploaded}T00:00:00+00:00")
    return Package(name=name, version=version, address=address, uploaded_at=when)


@pytest.mark.parametrize(
    ("packages", "limits"),
    [
        ([made("numpy", "2.1", "2024-08-18"), made("pandas", "1.5", "2022-10-01")], ["numpy<2"]),
        ([made("numpy", "2.1", "2024-08-18"), made("pandas", "2.3", "2025-07-01")], []),
        ([made("numpy", "2.1", "2024-08-18"), made("six", "1", "2020-01-01", "py3-none-any")], []),
        ([made("numpy", "1.26", "2023-09-16"), made("pandas", "1.5", "2022-10-01")], []),
        (
            [made("protobuf", "4.21", "2022-06-01"), made("tensorflow", "2.8", "2022-02-02")],
            ["protobuf<3.21"],
        ),
        ([made("protobuf", "4.21", "2022-06-01"), made("odd", "1", "2020-02-02")], []),
        ([made("odd", "2.4.0.dev3", "2025-02-02"), made("even", "1.0.post1", "2020-02-02")], ["odd<2.4.0"]),
        ([made("odd", "0.54b1", "2025-02-02", "py3-none-any")], ["odd<0.54"]),
        ([made("odd", "no version", "2025-02-02")], []),
        ([made("setuptools", "84.2.1", "2026-11-02", "py3-none-any")], ["setuptools<81"]),
        ([made("setuptools", "80.9", "2025-05-27", "py3-none-any")], []),
    ],
)
def test_releases_that_older_packages_break_on_are_kept_out(packages, limits):
    installation = Installation(path="", python="3.11.14", outcome="resolves", packages=packages)
    assert list(limits_for(installation, bool)) == limits


@pytest.mark.parametrize(("finals", "limits"), [({"early"}, ["early<2"]), (set(), [])])
def test_a_release_before_a_final_one_is_kept_out_only_where_there_are_others(finals, limits):
    early = Package(name="early", version="2rc1", address="https://files.example/early.whl")
    installation = Installation(path="", python="3.11.14", outcome="resolves", packages=[early])
    assert list(limits_for(installation, finals.__contains__)) == limits


@pytest.mark.parametrize(
    ("python", "lines"),
    [
        ("3.11.14", ("openslide-python", "openslide-bin", "setuptools<81")),
        ("3.7.17", ("openslide-python", "setuptools<81")),
    ],
)
def test_a_library_that_a_package_loads_is_asked_for_beside_it(python, lines):
    at = case("openslide")
    assert lines_of(plan(at, *suppliers_of(at), python=python), at.said) == lines
