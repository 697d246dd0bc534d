import sys
from io import BytesIO

import pytest

from repocheck.errors import UsageError
from repocheck.reporter import render
from tests.reporter.factory import CHECKS, audit_report
from tests.reporter.hostile import STRINGS, hostile_report

openpyxl = pytest.importorskip("openpyxl", reason="the development group is not installed")
pytest.importorskip("xlsxwriter", reason="the extra `xlsx` is not installed")


def sheets(report):
    book = openpyxl.load_workbook(BytesIO(render(report, "xlsx")))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def test_there_is_a_sheet_of_papers_one_of_repositories_and_one_of_findings():
    report = audit_report()
    found = sheets(report)
    assert list(found) == ["Papers", "Repositories", "Findings"]
    assert [row[0] for row in found["Papers"][1:]] == [paper.title for paper in report.papers]
    assert len(found["Repositories"]) == 1 + len(report.repos)
    assert {row[-1] for row in found["Findings"][1:]} == {check.id for check in CHECKS}


def test_a_row_says_what_to_do_in_whole_sentences():
    head, *rows = sheets(audit_report())["Repositories"]
    row = dict(zip(head, next(row for row in rows if "long-context-eval" in row[0]), strict=True))
    assert row["To do, most points first"].startswith("Declare the packages")
    assert row["Papers"].startswith("How Long Is Long?")
    assert (row["Points"], row["Licence"]) == (45.5, "no")


def test_no_cell_is_a_formula_and_nothing_is_cut_but_what_no_sheet_can_hold():
    book = openpyxl.load_workbook(BytesIO(render(hostile_report(), "xlsx")))
    cells = [cell for sheet in book for row in sheet.rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert STRINGS[-1] in {cell.value for cell in cells}


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match="needs xlsxwriter") as caught:
        render(audit_report(), "xlsx")
    assert "paper-repocheck[xlsx]" in caught.value.remedy
