import datetime as dt
import json
from itertools import permutations

import pytest

from repocheck.errors import UsageError
from repocheck.models import RepoRef, RubricInfo, State
from repocheck.reporter import DIFF_FORMATS, render_diff
from repocheck.reporter.diff import KINDS, compare, headline, last_known
from tests.reporter.factory import NOW, WEIGHTS, F, N, P, U, audit_report, finding, repo_report
from tests.reporter.golden import compare as golden
from tests.reporter.hostile import hostile_report

GOOD = repo_report("a/b", State.AVAILABLE, [P] * 13)
GONE = repo_report("a/b", State.MISSING, [F] + [N] * 12)
UNSEEN = repo_report("a/b", State.UNKNOWN, [U] * 13)
PROMISE = repo_report("a/b", State.PLACEHOLDER, [F] + [N] * 12)
BARE = repo_report("a/b", State.AVAILABLE, [P, F] + [P] * 11)
OTHER = repo_report("c/d", State.AVAILABLE, [P] * 13)
MOVED = GOOD.model_copy(update={"resolved": RepoRef.model_validate("github.com/new/b"), "moved": True})
ACTIVE, ARCHIVED = (GOOD.model_copy(update={"archived": archived}) for archived in (False, True))
UNTAGGED, TAGGED = (
    GOOD.model_copy(update={"findings": (*GOOD.findings[:-1], finding("release-tagged", outcome))})
    for outcome in (F, P)
)


def with_licence(spdx):
    found = finding("license-declared", P, value={"spdx": spdx})
    return GOOD.model_copy(update={"findings": (GOOD.findings[0], found, *GOOD.findings[2:])})


def changes(old, new):
    found = compare(audit_report(repos=old, papers=()), audit_report(repos=new, papers=()))
    return [(change.kind, change.old, change.new, change.trend) for change in found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([GOOD], [GOOD], []),
        ([GOOD], [GONE], [("state", "available", "missing", "worse"), ("points", "100", "0", "worse")]),
        (
            [PROMISE],
            [GOOD],
            [("state", "placeholder", "available", "better"), ("points", "0", "100", "better")],
        ),
        ([GOOD], [MOVED], [("moved", "a/b", "new/b", "neutral")]),
        ([GOOD], [with_licence("Apache-2.0")], [("licence", "MIT", "Apache-2.0", "neutral")]),
        ([GOOD], [BARE], [("licence", "MIT", "none", "worse"), ("points", "100", "87", "worse")]),
        ([GOOD], [UNSEEN], [("unseen", "available", "unknown", "neutral")]),  # unknown is not changed
        ([UNSEEN], [UNSEEN], []),
        ([UNSEEN], [GOOD], [("known", "unknown", "available", "neutral")]),
        ([UNSEEN], [GONE], [("state", "unknown", "missing", "worse")]),  # bad news is never passed over
        ([UNSEEN], [PROMISE], [("state", "unknown", "placeholder", "worse")]),
        ([ACTIVE], [ARCHIVED], [("archived", "active", "archived", "neutral")]),
        ([GOOD], [ARCHIVED], []),  # it was not known whether it was archived
        ([UNTAGGED], [TAGGED], [("release", "none", "tagged", "better")]),
        ([GOOD], [OTHER], [("appeared", "", "available", "neutral"), ("left", "available", "", "neutral")]),
    ],
)
def test_what_counts_as_a_change(old, new, found):
    assert changes(old, new) == found


def test_what_was_unknown_is_compared_with_when_it_was_last_known():
    day = dt.timedelta(days=1)
    audits = [
        audit_report(repos=repos, papers=(), generated_at=NOW + n * day)
        for n, repos in enumerate([[GONE, OTHER], [GOOD, OTHER], [UNSEEN, OTHER], [UNSEEN]])
    ]
    before = last_known(reversed(audits))
    assert list(before.repos) == [GOOD]  # and what is no longer cited stays out
    assert before.generated_at == audits[-1].generated_at
    gone = audit_report(repos=[GONE], papers=())
    assert [change.old for change in compare(before, gone) if change.kind == "state"] == ["available"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ([GOOD], [GOOD], "Nothing changed."),
        ([UNSEEN], [GONE], "1 repository changed state: 1 now missing."),
        (
            [GOOD, OTHER],
            [UNSEEN, repo_report("c/d", State.MISSING, [F] + [N] * 12)],
            "1 repository changed state: 1 now missing, 1 could not be checked this time.",
        ),
        ([UNSEEN], [GOOD], "No repository changed state; 1 known for the first time."),
        ([GOOD], [MOVED], "No repository changed state; 1 moved."),
    ],
)
def test_the_headline(old, new, words):
    old, new = audit_report(repos=old, papers=()), audit_report(repos=new, papers=())
    assert headline(compare(old, new)) == words


@pytest.mark.parametrize(
    ("old", "new"), list(permutations([GOOD, GONE, UNSEEN, BARE, ARCHIVED, MOVED, TAGGED], 2))
)
def test_the_headline_says_the_first_of_the_list(old, new):
    found = compare(audit_report(repos=[old], papers=()), audit_report(repos=[new], papers=()))
    said = headline(found)
    assert (said == "Nothing changed.") is (not found)
    first = found[0].kind if found else ""
    for kind, words in KINDS.items():
        assert (words in said if words else "1 repository changed state" in said) is (kind == first)


def test_states_come_before_points():
    kinds = [
        kind
        for kind, *_ in changes([GOOD, OTHER], [GONE, repo_report("c/d", State.AVAILABLE, [P] * 12 + [F])])
    ]
    assert kinds == ["state", "points", "points"]


def test_points_of_different_rubrics_are_not_compared():
    new = audit_report(
        repos=[GONE], papers=(), rubric=RubricInfo(version=3, min_coverage=0.5, weights=WEIGHTS)
    )
    old = audit_report(repos=[GOOD], papers=())
    assert [change.kind for change in compare(old, new)] == ["state"]
    assert "different rubrics" in render_diff(old, new, "text")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a/d.txt", "a/d.txt", True),
        ("/home/me/a/d.txt", "d.txt", True),
        ("d.txt", "bad.txt", False),
        ("hf:2026-01-14", "hf:2026-01-15", False),
    ],
)
def test_audits_of_different_sources_say_so(one, other, same):
    source = audit_report().source
    old, new = (audit_report(source=source.model_copy(update={"name": name})) for name in (one, other))
    for format_ in ("text", "markdown", "html"):
        assert ("different sources" in render_diff(old, new, format_)) is not same
    assert json.loads(render_diff(new, old, "json"))["same_source"] is same


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_golden(format_):
    old, new = audit_report(repos=[GOOD, OTHER], papers=()), audit_report(repos=[GONE, OTHER], papers=())
    golden(f"diff.{format_}", render_diff(old, new, format_))


def test_a_summary_in_markdown_stays_small_however_much_has_changed():
    old = audit_report(papers=(), repos=())
    new = [repo_report(f"owner-with-a-name/repository-{n:04}", State.AVAILABLE, [P] * 13) for n in range(600)]
    text = render_diff(old, audit_report(papers=(), repos=new), "markdown")
    assert len(text.encode()) < 80_000
    assert "and 100 more" in text


@pytest.mark.parametrize("format_", DIFF_FORMATS)
def test_every_format_stands_hostile_and_equal_reports(format_):
    report = hostile_report()
    assert render_diff(report, report, format_)
    assert "<script>alert" not in render_diff(report, audit_report(), format_) or format_ in {
        "text",
        "json",
        "markdown",
    }


def test_json_says_whether_points_may_be_compared():
    document = json.loads(render_diff(audit_report(), audit_report(), "json"))
    assert document["same_rubric"] is True
    assert document["changes"] == []


def test_an_unknown_format_is_refused():
    with pytest.raises(UsageError, match="no format 'csv'"):
        render_diff(audit_report(), audit_report(), "csv")
