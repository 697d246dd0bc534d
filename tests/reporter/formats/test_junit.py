import pytest
from junitparser import Failure, JUnitXml, Skipped

from repocheck.reporter import render
from tests.reporter.factory import CHECKS, REPOS, audit_report
from tests.reporter.hostile import hostile_report


def suites(report):
    return JUnitXml.fromstring(render(report, "junit").encode())


def test_a_parser_reads_the_same_counts():
    found = suites(audit_report())
    kinds = [type(case.result[0]) if case.result else None for suite in found for case in suite]
    assert found.tests == len(kinds) == 11 * len(CHECKS)
    assert found.failures == kinds.count(Failure)
    assert found.skipped == kinds.count(Skipped)


@pytest.mark.parametrize(
    ("repo", "check", "kind", "reason"),
    [
        ("github.com/mirelle/long-context-eval", "license-declared", Failure, "Nothing of the kind"),
        ("github.com/slowhost/unseen", "readme-present", Skipped, "unknown: Could not tell"),
        ("github.com/kestrel-ai/one-policy", "readme-present", Skipped, "pending: "),
        ("github.com/vanished/graph-former", "readme-present", Skipped, "not_applicable: "),
    ],
)
def test_unknown_is_skipped_with_its_reason(repo, check, kind, reason):
    suite = next(suite for suite in suites(audit_report()) if suite.name == repo)
    (result,) = next(case for case in suite if case.name == check).result
    assert isinstance(result, kind)
    assert result.message.startswith(reason)


def test_a_failure_of_a_named_repository_names_its_file():
    (suite,) = suites(audit_report(repos=[REPOS[2].model_copy(update={"cited_by": ()})], papers=()))
    (result,) = next(case for case in suite if case.name == "license-declared").result
    assert result.text.startswith("README.md:1\nAdd a LICENSE file")


def test_hostile_texts_are_well_formed():
    assert len(list(suites(hostile_report()))) == len(hostile_report().repos)
