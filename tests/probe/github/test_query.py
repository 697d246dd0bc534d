import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repocheck.models import RepoRef
from repocheck.probe.github._query import Facts, Word, compose, understand

REFS = [RepoRef(host="github.com", owner="acme", name=name) for name in ("one", "two")]
FACTS = {
    "databaseId": 7,
    "nameWithOwner": "acme/one",
    "isArchived": False,
    "isFork": True,
    "isEmpty": False,
    "isDisabled": False,
    "pushedAt": "2026-01-02T03:04:05Z",
    "defaultBranchRef": {"name": "main", "target": {"oid": "a" * 40}},
    "releases": {"totalCount": 3},
    "refs": {"totalCount": 1, "nodes": [{"name": "v1.0"}]},
}
MISSING = {"type": "NOT_FOUND", "path": ["r0"], "message": "Could not resolve to a Repository"}


def answer(errors=None, **data):
    return json.dumps({"data": data} | ({"errors": errors} if errors else {})).encode()


def words(*arguments, **named):
    return list(understand(REFS, answer(*arguments, **named)).about.values())


def test_names_travel_as_variables():
    hostile = RepoRef(host="github.com", owner='a"){x}', name="b")
    question = json.loads(compose([*REFS, hostile]))
    assert question["variables"]["o2"] == 'a"){x}'
    assert 'a"' not in question["query"]
    assert question["query"].count("...facts") == 3


def test_facts():
    one, two = words(r0=FACTS, r1=FACTS | {"defaultBranchRef": None, "pushedAt": None})
    assert isinstance(one, Facts)
    assert one.identity == (7, "acme/one")
    assert one.default_branch_ref.target.oid == "a" * 40
    assert one.pushed_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert two.default_branch_ref is two.pushed_at is None


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (MISSING, Word.ABSENT),
        ({"type": "FORBIDDEN", "path": ["r0"]}, Word.FORBIDDEN),
        ({"path": ["r0"], "extensions": {"saml_failure": True}}, Word.FORBIDDEN),
        ({"type": "DMCA", "path": ["r0"]}, Word.UNCLEAR),
        ({"type": "RESOURCE_LIMITS_EXCEEDED", "path": ["r0", "releases"]}, Word.UNDONE),
        (MISSING | {"path": ["r1"]}, Word.UNCLEAR),
        (MISSING | {"path": []}, Word.UNCLEAR),
        (MISSING | {"path": "r0"}, Word.UNCLEAR),
        ({}, Word.UNCLEAR),
    ],
)
def test_errors_are_sorted_by_path(error, word):
    assert words([error], r0=None)[0] is word


@pytest.mark.parametrize(
    "change",
    [
        {"databaseId": "7"},
        {"nameWithOwner": "acme"},
        {"nameWithOwner": "acme/one\n"},
        {"nameWithOwner": "../etc"},
        {"nameWithOwner": "acme/.."},
        {"nameWithOwner": "acme/onе"},
        {"isArchived": 0},
        {"isEmpty": None},
        {"pushedAt": "yesterday"},
        {"defaultBranchRef": {"name": "main", "target": {"oid": "main"}}},
        {"releases": 3},
    ],
)
def test_facts_of_the_wrong_shape_are_none(change):
    assert words(r0=FACTS | change)[0] is Word.UNDONE


def test_partial_facts_and_absent_aliases_are_asked_again():
    assert words([{"type": "X", "path": ["r0", "releases"]}], r0=FACTS) == [Word.UNDONE, Word.UNDONE]


@pytest.mark.parametrize(
    ("body", "limited", "heavy"),
    [
        ({"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}, True, False),
        ({"errors": [{"message": "You have exceeded a secondary rate limit."}]}, True, False),
        ({"data": {"r0": FACTS}, "errors": [{"type": "RATE_LIMITED"}]}, True, False),
        (
            {"data": None, "errors": [{"message": "Something went wrong while executing your query."}]},
            False,
            True,
        ),
        (
            {"data": {"r0": None}, "errors": [{"type": "RESOURCE_LIMITS_EXCEEDED", "path": ["r0"]}]},
            False,
            True,
        ),
        ({}, False, True),
        ([], False, True),
        ({"data": {}, "errors": {"a": 1}}, False, False),
        ({"data": {}, "errors": ["text"]}, False, False),
    ],
)
def test_whole_answers_that_say_nothing(body, limited, heavy):
    got = understand(REFS, json.dumps(body).encode())
    assert set(got.about.values()) == {Word.UNDONE}
    assert (got.limited, got.heavy) == (limited, heavy)


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b"[" * 100_000, b'{"data": NaN}', b"9" * 5000])
def test_no_json(body):
    assert set(understand(REFS, body).about.values()) == {Word.UNDONE}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["data", "errors", "r0", "path", "type"]), inner)
    ),
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_json_is_survived_and_none_is_facts(value):
    got = understand(REFS, json.dumps(value).encode())
    assert not any(isinstance(word, Facts) for word in got.about.values())
