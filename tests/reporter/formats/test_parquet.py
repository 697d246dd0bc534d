import sys
from io import BytesIO

import pytest

from repocheck.errors import UsageError
from repocheck.reporter import render
from tests.reporter.factory import NOW, audit_report

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")


def read(report):
    return parquet.read_table(BytesIO(render(report, "parquet")))


def test_rows_come_back_with_their_types():
    rows = read(audit_report()).to_pylist()
    assert len(rows) == 11
    assert rows[0]["points"] == 100.0
    assert rows[0]["papers"] == ["2601.04411"]
    assert rows[0]["probed_at"] == NOW
    assert rows[1]["archived"] is True
    assert rows[9]["points"] is None


def test_the_types_do_not_depend_on_what_was_found():
    assert read(audit_report()).schema == read(audit_report(repos=())).schema


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="needs pyarrow") as caught:
        render(audit_report(), "parquet")
    assert "paper-repocheck[parquet]" in caught.value.remedy
