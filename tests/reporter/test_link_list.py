import csv
import json
import unicodedata
from io import StringIO

import pytest

from repocheck.reporter import LINK_FORMATS
from tests.reporter.factory import audit_report
from tests.reporter.hostile import hostile_report


def listed(format_, report):
    return "".join(LINK_FORMATS[format_](report.papers, "d.txt"))


@pytest.mark.parametrize("format_", LINK_FORMATS)
@pytest.mark.parametrize("make", [audit_report, hostile_report])
def test_nothing_in_a_list_acts(format_, make):
    text = listed(format_, make()).replace("\r\n", "\n").replace("\n", "")
    assert not {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [line for line in listed(format_, make()).splitlines() if line.lstrip().startswith("::")]


def test_lists_hold_the_same_papers():
    papers = json.loads(listed("json", audit_report()))["papers"]
    assert papers == [json.loads(line) for line in listed("jsonl", audit_report()).splitlines()]
    assert [paper["title"] for paper in papers] == [paper.title for paper in audit_report().papers]


def test_a_spreadsheet_has_a_row_per_link_and_one_for_a_paper_without():
    rows = list(csv.DictReader(StringIO(listed("csv", audit_report()))))
    assert len(rows) == sum(max(1, len(paper.links)) for paper in audit_report().papers)
    promised = next(row for row in rows if row["state"] == "promised")
    assert (promised["repository"], promised["quote"]) == (
        "",
        "Code and data will be released upon acceptance.",
    )
