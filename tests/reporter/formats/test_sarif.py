import json
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

from repocheck.models import Location, State
from repocheck.reporter import render
from repocheck.reporter.formats import sarif
from tests.reporter.factory import F, P, audit_report, repo_report
from tests.reporter.hostile import hostile_report

SCHEMA = json.loads((Path(__file__).parent / "sarif.schema.json").read_text("utf-8"))


def log(report):
    return json.loads(render(report, "sarif"))["runs"][0]


NAMED = hostile_report().model_copy(update={"papers": ()})


@pytest.mark.parametrize(
    "report",
    [audit_report(), hostile_report(), NAMED, audit_report(papers=()), audit_report(repos=(), papers=())],
)
def test_the_log_is_valid(report):
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads(render(report, "sarif")))


def test_results_stand_in_the_digest_where_the_link_is():
    result = next(r for r in log(audit_report())["results"] if "vanished" in r["properties"]["repo"])
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "digest/2026-01-14.txt"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (68, 17)
    assert (result["ruleId"], result["level"]) == ("repository-available", "error")


def test_results_of_a_repository_stand_in_its_files():
    place = Location(path="src/a b.py", line=7, snippet="import torch")
    repo = repo_report("me/tool", State.AVAILABLE, [P] + [F] * 12, papers=())
    placed = repo.findings[3].model_copy(update={"locations": (place,)})
    repo = repo.model_copy(update={"findings": (*repo.findings[:3], placed, *repo.findings[4:])})
    found = {result["ruleId"]: result for result in log(audit_report(repos=[repo], papers=()))["results"]}
    uris = {
        id_: [
            (p["physicalLocation"]["artifactLocation"]["uri"], p["physicalLocation"]["region"]["startLine"])
        ]
        for id_, result in found.items()
        for p in result["locations"]
    }
    assert uris["dependencies-declared"] == [("src/a%20b.py", 7)]
    assert {uri for id_, ((uri, _),) in uris.items() if id_ != "dependencies-declared"} == {"src/a%20b.py"}


def test_rules_are_found_by_their_index():
    run = log(audit_report())
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_fingerprints_outlive_a_moved_line_and_a_new_message():
    first = log(audit_report())
    papers = [
        paper.model_copy(
            update={
                "links": tuple(
                    link.model_copy(update={"found_at": link.found_at.model_copy(update={"line": 999})})
                    for link in paper.links
                )
            }
        )
        for paper in audit_report().papers
    ]
    second = log(audit_report(papers=papers))
    prints = [[r["partialFingerprints"] for r in run["results"]] for run in (first, second)]
    assert prints[0] == prints[1]
    assert len({p["repocheck/v1"] for p in prints[0]}) == len(prints[0])


def test_unknown_and_pending_are_no_results_and_problems_are_notifications():
    run = log(audit_report())
    repos = {result["properties"]["repo"] for result in run["results"]}
    assert not repos & {"github.com/slowhost/unseen", "github.com/kestrel-ai/one-policy"}
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("github.com/slowhost/unseen: The host did not answer")


def test_too_many_results_are_cut_loudly(monkeypatch):
    monkeypatch.setattr(sarif, "MAX_RESULTS", 5)
    run = log(audit_report(repos=[repo_report(f"a/b{n}", State.AVAILABLE, [P] + [F] * 12) for n in range(2)]))
    assert len(run["results"]) == 5
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"].startswith("19 results are left out")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("digest.txt", "digest.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/tmp/a b.txt", "file:///tmp/a%20b.txt"),
        ("C:\\papers\\x.txt", "C%3A/papers/x.txt"),
        ("https://example.org/feed?x=1", "example.org/feed"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("-", "-"),
        ("..", "digest"),
    ],
)
def test_a_location_can_neither_climb_nor_name_another_scheme(name, uri):
    assert sarif.digest_uri(name) == uri
    assert urlsplit(uri).scheme == ("file" if name.startswith("/") else "")


def test_a_digest_outside_the_working_directory_is_a_notification():
    papers = [
        paper.model_copy(
            update={
                "links": tuple(
                    link.model_copy(
                        update={"found_at": link.found_at.model_copy(update={"path": "/a/d.txt"})}
                    )
                    for link in paper.links
                )
            }
        )
        for paper in audit_report().papers
    ]
    run = log(audit_report(papers=papers))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///a/d.txt"
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"].startswith("/a/d.txt lies outside of the working directory")
