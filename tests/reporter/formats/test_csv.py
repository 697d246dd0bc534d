import csv
from io import StringIO

from repocheck.reporter import render
from tests.reporter.factory import CHECKS, audit_report
from tests.reporter.hostile import hostile_report


def test_a_csv_reader_gets_one_row_per_repository():
    report = audit_report()
    rows = list(csv.DictReader(StringIO(render(report, "csv"))))
    assert [row["repo"] for row in rows] == [repo.repo.slug for repo in report.repos]
    assert {row["state"] for row in rows} == {str(repo.state) for repo in report.repos}
    assert set(rows[0]) >= {check.id for check in CHECKS}
    assert rows[2]["license-declared"] == "fail"


def test_hostile_texts_stay_in_their_cell():
    report = hostile_report()
    rows = list(csv.reader(StringIO(render(report, "csv"))))
    assert len(rows) == 1 + len(report.repos)
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
