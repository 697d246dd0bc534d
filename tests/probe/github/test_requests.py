"""What GitHub's API is asked, in which order, and how each of its answers is read."""

import json

import httpx
import pytest
import respx
from pydantic import SecretStr

from repocheck.config import HostConfig
from repocheck.models import RepoRef
from repocheck.probe.github import GithubApi, Line, api_client
from repocheck.probe.github._gate import Gate

TOKEN = "ghp_canaryCANARYcanary"
SIGNED = {"X-GitHub-Request-Id": "AB12"}
REF = RepoRef(host="github.com", owner="acme", name="widget")
FACTS = {
    "databaseId": 7,
    "nameWithOwner": "acme/widget",
    "isArchived": False,
    "isFork": False,
    "isEmpty": False,
    "isDisabled": False,
    "pushedAt": "2026-01-02T03:04:05Z",
    "defaultBranchRef": {"name": "main", "target": {"oid": "c" * 40}},
    "releases": {"totalCount": 2},
    "refs": {"totalCount": 1, "nodes": [{"name": "v1"}]},
}
ABSENT = {"data": {"r0": None}, "errors": [{"type": "NOT_FOUND", "path": ["r0"]}]}
VIEWER = {"data": {"viewer": {"login": "octocat"}}}


def signed(status, content, **headers):
    return httpx.Response(status, headers=SIGNED | headers, json=content)


def look_up(graphql, rest=(), base="https://api.github.com", refs=(REF,)):
    """Look repositories up while the API gives these answers; return what was said, and the requests."""
    now = [0.0]
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    host = HostConfig(api=base, token=SecretStr(TOKEN))
    with respx.mock(assert_all_called=False) as router:
        router.post(path__regex="graphql$").mock(side_effect=list(graphql))
        router.get(path__regex="/repos/").mock(side_effect=list(rest))
        with api_client(host, 5) as client:
            api = GithubApi(Line(client, host, Gate(lambda: now[0]), sleep))
            api.prepare(refs)
            seen = [api.look_up(ref) for ref in refs]
        requests = [call.request for call in router.calls]
    return [one and one.availability.value for one in seen], requests, slept


def test_one_question_tells_of_a_repository():
    said, (asked,), slept = look_up([signed(200, {"data": {"r0": FACTS}})])
    assert (said, slept) == (["exists"], [])
    assert (asked.method, str(asked.url)) == ("POST", "https://api.github.com/graphql")
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["accept"] == asked.headers["content-type"] == "application/json"
    body = json.loads(asked.content)
    assert body["variables"] == {"o0": "acme", "n0": "widget"}
    assert "widget" not in body["query"]


def test_an_enterprise_server_has_graphql_beside_its_rest():
    _, asked, _ = look_up([signed(200, {"data": {"r0": FACTS}})], base="https://ghe.example/api/v3")
    assert str(asked[0].url) == "https://ghe.example/api/graphql"


def test_fifty_names_travel_in_two_questions():
    refs = [REF.model_copy(update={"name": f"r{n}"}) for n in range(50)]

    def answer(request):
        names = json.loads(request.content)["variables"]
        count = len(names) // 2
        return signed(
            200,
            {"data": {f"r{n}": FACTS | {"nameWithOwner": f"acme/{names[f'n{n}']}"} for n in range(count)}},
        )

    said, asked, _ = look_up([answer, answer], refs=refs)
    assert said == ["exists"] * 50
    assert [len(json.loads(request.content)["variables"]) // 2 for request in asked] == [30, 20]


@pytest.mark.parametrize(
    ("rest", "viewer", "said"),
    [
        ([signed(404, {"message": "Not Found"})] * 2, [VIEWER], "missing"),
        ([signed(451, {})], [VIEWER], "blocked"),
        ([signed(403, {"block": {"reason": "dmca"}})], [VIEWER], "blocked"),
        ([signed(404, {"message": "Not Found"}), signed(200, {})], [], None),
        ([signed(404, {"message": "Not Found"})] * 2, [{"message": "Bad credentials"}], None),
        ([signed(404, {"message": "no such page"})], [], None),
        ([httpx.Response(404, json={"message": "Not Found"})], [], None),
        ([signed(200, {"id": 7})], [], None),
        ([signed(403, {"message": "Resource protected by organization SAML enforcement."})], [], None),
        ([signed(429, {})], [], None),
        ([httpx.ReadTimeout("x")], [], None),
    ],
)
def test_what_graphql_does_not_know_is_asked_of_rest_and_the_token_proven(rest, viewer, said):
    answers = [signed(200, ABSENT), *(signed(200, each) for each in viewer)]
    got, asked, slept = look_up(answers, rest)
    assert got == [said]
    ways = [request.url.path for request in asked]
    assert ways == ["/graphql", *["/repos/acme/widget"] * len(rest), *["/graphql"] * len(viewer)]
    assert slept == ([1.0] if len(rest) == 2 else [])
    if viewer:
        assert b"viewer" in asked[-1].content


@pytest.mark.parametrize(
    ("first", "slept"),
    [
        (signed(200, {"data": None, "errors": [{"type": "RATE_LIMITED"}]}, **{"Retry-After": "12"}), [12]),
        (signed(403, {"message": "You have exceeded a secondary rate limit."}), [60]),
        (signed(429, {}, **{"Retry-After": "3"}), [3]),
        (signed(502, {}), [1]),
        (httpx.ReadTimeout("x"), [1]),
        (signed(200, {"data": {}}), [1]),
        (httpx.Response(200, text="<html>"), [1]),
    ],
)
def test_an_answer_that_says_nothing_is_waited_out_and_asked_for_again(first, slept):
    got, asked, waited = look_up([first, signed(200, {"data": {"r0": FACTS}})])
    assert (got, len(asked), waited) == (["exists"], 2, slept)


def test_a_token_that_is_refused_twice_is_not_sent_a_third_time():
    got, asked, _ = look_up([signed(401, {"message": "Bad credentials"})] * 9)
    assert (got, len(asked)) == ([None], 2)


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (signed(200, {"id": 7, "full_name": "Other/Thing"}), "exists"),
        (signed(200, {"id": 7, "full_name": "acme/widget"}), None),
        (signed(200, {"id": 9, "full_name": "other/thing"}), None),
        (signed(200, {"full_name": "other/thing"}), None),
        (httpx.Response(200, json={"id": 7, "full_name": "other/thing"}), None),
        (signed(404, {"message": "Not Found"}), None),
        (signed(200, []), None),
        (httpx.ReadTimeout("x"), None),
    ],
)
def test_facts_under_another_name_are_believed_if_rest_says_the_same(rest, said):
    facts = FACTS | {"nameWithOwner": "other/thing"}
    got, asked, _ = look_up([signed(200, {"data": {"r0": facts}}) for _ in range(2)], [rest, rest])
    assert got == [said]
    ways = ["/graphql", "/repos/acme/widget"]
    assert [request.url.path for request in asked] == (ways if said else ways * 2)
