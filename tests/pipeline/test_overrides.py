import datetime as dt

import pytest

from repocheck.config import Config, ExcludeConfig
from repocheck.errors import ConfigError
from repocheck.models import Finding, Link, LinkKind, Location, Outcome, Paper, Relation, RepoRef
from repocheck.pipeline.overrides import overridden, require_known_checks, sort_out, split_by_day
from repocheck.pipeline.targets import Target

REF = RepoRef.model_validate("github.com/Lab/Code")
STATE = Finding(check="repository-available", outcome=Outcome.FAIL, message="Gone.", value="missing")
LICENCE = Finding(check="license-declared", outcome=Outcome.FAIL, message="None.", value={"spdx": None})
DAY = dt.date(2026, 3, 1)


def config(*overrides):
    return Config(overrides=[{"reason": "We asked.", **each} for each in overrides])


@pytest.mark.parametrize(
    ("overrides", "outcomes", "was"),
    [
        ([], ["fail", "fail"], [None, None]),
        ([{"repo": "github.com/other/code", "state": "available"}], ["fail", "fail"], [None, None]),
        ([{"repo": "github.com/lab/code", "state": "available"}], ["pass", "fail"], ["missing", None]),
        ([{"repo": "github.com/lab/*", "state": "blocked"}], ["fail", "fail"], ["missing", None]),
        ([{"repo": "*", "state": "unknown"}], ["unknown", "fail"], ["missing", None]),
        (
            [{"repo": "*", "check": "license-declared", "outcome": "not_applicable"}],
            ["fail", "not_applicable"],
            [None, "fail"],
        ),
        (
            [
                {"repo": "*lab*", "check": "license-declared", "outcome": "pass"},
                {"repo": "*", "check": "license-declared", "outcome": "unknown"},
            ],
            ["fail", "pass"],
            [None, "fail"],
        ),
    ],
)
def test_the_first_override_that_fits_replaces_the_outcome_and_keeps_what_was_found(overrides, outcomes, was):
    found = overridden((STATE, LICENCE), REF, config(*overrides))
    assert [finding.outcome for finding in found] == outcomes
    assert [finding.override and finding.override.was for finding in found] == was
    for before, after in zip((STATE, LICENCE), found, strict=True):
        assert before.message in after.message
        assert ("We asked." in after.message) is (after.override is not None)


def test_a_state_is_replaced_as_the_value_of_its_check():
    (found,) = overridden((STATE,), REF, config({"repo": "*", "state": "partial"}))
    assert found.value == "partial"


@pytest.mark.parametrize(("until", "counts"), [("2026-02-28", False), ("2026-03-01", True), (None, True)])
def test_an_override_past_its_last_day_is_a_problem_and_does_not_count(until, counts):
    left, problems = split_by_day(config({"repo": "*", "state": "available", "until": until}), DAY)
    assert bool(left.overrides) is counts
    assert [problem.cause for problem in problems] == ([] if counts else ["override-expired"])
    assert all("We asked." in problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "wrong",
    [
        {"repo": "*"},
        {"repo": "*", "state": "available", "outcome": "pass"},
        {"repo": "*", "outcome": "pass"},
        {"repo": "*", "check": "license-declared"},
        {"repo": "*", "check": "license-declared", "state": "available"},
        {"repo": "*", "check": "repository-available", "outcome": "pass"},
        {"repo": "*", "state": "available", "reason": ""},
        {"repo": "", "state": "available"},
        {"repo": "*", "state": "gone"},
    ],
)
def test_an_override_says_one_thing_and_why(wrong):
    with pytest.raises(ValueError, match="overrides"):
        config(wrong)


def test_an_override_of_a_check_that_does_not_exist_is_refused():
    with pytest.raises(ConfigError, match=r"overrides\.0\.check: there is no check 'licence'"):
        require_known_checks(config({"repo": "*", "check": "licence", "outcome": "pass"}))


def target(slug, *relations):
    ref = RepoRef.model_validate(slug)
    place = Location(path="d.md", line=1)
    paper = Paper(id="p", title="P", found_at=place)
    links = [
        Link(raw=ref.url, url=ref.url, repo=ref, kind=LinkKind.REPO, relation=each, found_at=place)
        for each in relations
    ]
    return Target(ref, citing=[(paper, link) for link in links])


@pytest.mark.parametrize(
    ("exclude", "left_out"),
    [
        ({}, []),
        ({"repos": ["github.com/BIG/*"]}, ["github.com/big/lib"]),
        ({"hosts": ["gitlab.com"]}, ["gitlab.com/a/b"]),
        ({"third_party": True}, ["github.com/big/lib"]),
    ],
)
def test_what_is_left_out_is_listed(exclude, left_out):
    own, third = Relation.OWN, Relation.THIRD_PARTY
    targets = [
        target("github.com/lab/code", own, third),
        target("github.com/big/lib", third),
        target("gitlab.com/a/b", own),
    ]
    kept, excluded = sort_out(targets, ExcludeConfig(**exclude))
    assert [each.repo.slug for each in excluded] == left_out
    assert {each.ref.slug for each in kept} == {each.ref.slug for each in targets} - set(left_out)
    assert all(each.reason for each in excluded)


def test_what_somebody_named_is_never_left_out():
    named = Target(REF)
    assert sort_out([named], ExcludeConfig(repos=("*",), hosts=("github.com",))) == ([named], ())
