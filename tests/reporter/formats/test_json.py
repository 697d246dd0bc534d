import json
from pathlib import Path

import jsonschema
import pytest

from repocheck.reporter import format_named, from_json, json_schema, render
from repocheck.reporter.sanitise import json_escapes
from tests.reporter.factory import audit_report
from tests.reporter.hostile import hostile_report

SCHEMA = Path(__file__).parents[3] / "docs" / "report.schema.json"


@pytest.mark.parametrize("report", [audit_report(), audit_report(repos=(), papers=()), hostile_report()])
def test_a_report_comes_back_as_it_was(report):
    assert from_json(render(report, "json")) == report


@pytest.mark.parametrize("report", [audit_report(), audit_report(repos=(), papers=()), hostile_report()])
def test_its_parts_make_up_the_whole(report):
    parts = list(format_named("json").pieces(report))
    assert "".join(parts) == json_escapes(report.model_dump_json(indent=2)) + "\n"
    assert len(parts) == len(report.papers) + len(report.repos) + 5


def test_a_report_fits_the_exported_schema():
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(render(audit_report(), "json")))


def test_the_exported_schema_is_fresh():
    assert SCHEMA.read_text("utf-8") == json.dumps(json_schema(), indent=2) + "\n", (
        "write it again: python -m tests.reporter.formats.test_json"
    )


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(json_schema(), indent=2) + "\n", "utf-8")
