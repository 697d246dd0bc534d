import json

from repocheck.reporter import render
from tests.reporter.factory import audit_report
from tests.reporter.hostile import hostile_report


def test_one_record_per_repository_whatever_strangers_write():
    for report in (audit_report(), hostile_report()):
        lines = render(report, "jsonl").splitlines()
        assert [json.loads(line)["repo"] for line in lines] == [repo.repo.slug for repo in report.repos]


def test_a_record_says_which_audit_it_comes_from():
    record = json.loads(render(audit_report(), "jsonl").splitlines()[0])
    assert record["source"] == "digest/2026-01-14.txt"
    assert record["generated_at"] == "2026-01-20T09:30:00Z"
    assert record["score"]["points"] == 100


def test_an_empty_audit_is_an_empty_stream():
    assert render(audit_report(repos=()), "jsonl") == ""
