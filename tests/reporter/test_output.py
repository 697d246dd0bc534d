import ast
from pathlib import Path

import pytest

from repocheck.errors import UsageError
from repocheck.reporter import format_for, formats, render, report_formats
from repocheck.reporter import output as _output
from tests.reporter.factory import REPOS, audit_report
from tests.reporter.golden import compare
from tests.reporter.hostile import hostile_report

SMALL = audit_report(repos=(REPOS[1], REPOS[3], REPOS[7], REPOS[9]), papers=audit_report().papers[1:9:2])


@pytest.mark.parametrize(
    "format_", [name for name in report_formats() if name not in {"html", "parquet", "xlsx"}]
)
def test_golden(format_):
    compare(f"report.{format_}", render(SMALL, format_))


@pytest.mark.parametrize("format_", report_formats())
@pytest.mark.parametrize(
    "report",
    [audit_report(), hostile_report(), audit_report(repos=(), papers=())],
    ids=["rich", "hostile", "empty"],
)
def test_every_format_renders_every_report_and_twice_the_same(format_, report):
    assert render(report, format_) == render(report, format_)


def test_an_unknown_format_is_refused_in_words():
    with pytest.raises(UsageError, match="no format 'docx'"):
        render(SMALL, "docx")


def test_a_format_costs_its_own_file(tmp_path, monkeypatch):
    (tmp_path / "shout.py").write_text(
        "from repocheck.reporter.format import ReportFormat\n"
        "FORMAT = ReportFormat('shout', 'x', lambda report: report.source.name.upper(), "
        "suffixes=('.loud',))\n"
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    _output.report_formats.cache_clear()
    try:
        assert render(SMALL, "shout") == "DIGEST/2026-01-14.TXT"
        assert format_for(Path("a.LOUD")) == "shout"
    finally:
        monkeypatch.undo()
        _output.report_formats.cache_clear()


def test_formats_say_what_they_are_for_and_share_no_ending():
    endings = [ending for each in report_formats().values() for ending in each.suffixes]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert all(each.about and "\n" not in each.about for each in report_formats().values())


@pytest.mark.parametrize("file", sorted(Path(formats.__path__[0]).glob("*.py")), ids=lambda file: file.stem)
def test_no_format_imports_another_or_loads_what_is_slow_before_it_renders(file):
    tree = ast.parse(file.read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [module for module in modules if module.startswith("repocheck.reporter.formats")]
    first = [each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)]
    names = {getattr(each, "module", "") or "" for each in first} | {
        alias.name for each in first if isinstance(each, ast.Import) for alias in each.names
    }
    slow = ("rich", "jinja2", "pyarrow", "repocheck.reporter.template", "repocheck.reporter.terminal")
    assert not [name for name in names if name.startswith(slow)]
