"""The table of repositories with its types, for data frames. Needs the extra ``parquet``."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

from repocheck.errors import UsageError
from repocheck.models import AuditReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.table import columns, record

_TYPES = {
    "pending": "bool_",
    "archived": "bool_",
    "fork": "bool_",
    "points": "float64",
    "coverage": "float64",
    "essentials": "int8",
}


def _render(report: AuditReport) -> bytes:
    """Return a Parquet file, one row per repository; the types do not depend on what was found.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError(
            "parquet needs pyarrow, which is not installed", "pip install 'paper-repocheck[parquet]'"
        ) from None
    time, texts = arrow.timestamp("us", tz="UTC"), arrow.list_(arrow.string())
    types = {"pushed_at": time, "probed_at": time, "papers": texts, "relations": texts, "overridden": texts}
    types |= {"titles": texts, "to_do": texts}
    types |= {name: getattr(arrow, kind)() for name, kind in _TYPES.items()}
    schema = arrow.schema([(name, types.get(name, arrow.string())) for name in columns(report)])
    table = arrow.Table.from_pylist([record(report, repo) for repo in report.repos], schema=schema)
    out = BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


FORMAT = ReportFormat(
    "parquet", "typed table for data frames; needs the extra `parquet`", _render, suffixes=(".parquet",)
)
