import json

import pytest

from repocheck.config import HostConfig
from repocheck.http import Answer, HttpError
from repocheck.models import Availability, RepoRef
from repocheck.probe.github import GithubApi, Line
from repocheck.probe.github._gate import Gate
from tests.forge.git_host import Asked, Planned
from tests.forge.github import TOKEN, Api, Repo, signed

BASE = "https://api.github.com"


class Client:
    """Hands requests to the fake API without a socket, as the real one does with a token."""

    def __init__(self, api):
        self.api = api

    def send(self, request):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        planned = self.api.answer(
            Asked(request.method, request.url.removeprefix(BASE), request.body, headers)
        )
        if planned.status <= 0:
            raise HttpError("no-network" if planned.status else "timeout", "no whole answer in time")
        return Answer(planned.status, {k.lower(): v for k, v in planned.headers}, planned.body, request.url)


class World:
    """An API with some repositories, asked by a `GithubApi` whose time only passes in sleep."""

    def __init__(self, count=3, **states):
        self.refs = [RepoRef(host="github.com", owner="acme", name=f"r{i}") for i in range(count)]
        repos = {f"acme/r{i}": Repo(f"acme/r{i}", id=i + 1) for i in range(count)}
        for name, state in states.items():
            repos[f"acme/{name}"].state = state
        self.api = Api(repos)
        self.now = 0.0
        self.slept = []
        self.github = GithubApi(
            Line(Client(self.api), HostConfig(api=BASE), Gate(lambda: self.now), self.sleep)
        )

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def look_up(self):
        self.github.prepare(self.refs)
        return [self.github.look_up(ref) for ref in self.refs]

    def states(self):
        return [seen and seen.availability.value for seen in self.look_up()]

    def fail(self, times, planned, part="graphql"):
        left = [times]

        def fault(asked):
            if part not in asked.path or not left[0] or (part == "graphql" and b"viewer" in asked.body):
                return None
            left[0] -= 1
            return planned

        self.api.faults.append(fault)


def test_one_request_for_thirty_and_more_when_it_is_quick():
    world = World(100)
    assert world.states() == ["exists"] * 100
    assert [len(names) for names in world.api.asked_graphql] == [30, 35, 35]
    assert len(world.api.asked) == 3
    assert not world.slept


def test_what_the_api_says_becomes_evidence():
    world = World(1)
    world.api.repos["acme/r0"].changes = {"isArchived": True, "isFork": True}
    (seen,) = world.look_up()
    assert (seen.commit, seen.default_branch, seen.via) == ("c" * 40, "main", "github-api")
    assert (seen.archived, seen.fork, seen.releases, seen.tags) == (
        True,
        True,
        2,
        ("v1",),
    )
    assert seen.resolved == seen.requested == world.refs[0]


def test_empty_disabled_and_contradicting_repositories():
    world = World(4, r0="empty", r1="disabled")
    world.api.repos["acme/r2"].changes = {"defaultBranchRef": None}
    world.api.repos["acme/r3"].changes = {"isEmpty": True}
    assert world.states() == ["empty", None, None, None]


def test_missing_is_said_after_two_signed_answers_and_a_proof_of_the_token():
    world = World()
    del world.api.repos["acme/r1"]
    assert world.states() == ["exists", "missing", "exists"]
    assert [asked.path for asked in world.api.asked] == ["/graphql", *["/repos/acme/r1"] * 2, "/graphql"]
    assert sum(world.slept) >= 1


@pytest.mark.parametrize(
    "second",
    [
        Planned(404, (), b"<html>"),
        Planned(404, (("X-GitHub-Request-Id", "1"),), b"<html>"),
        Planned(404, (("X-GitHub-Request-Id", "1"),), b'{"message": "Moved"}'),
        Planned(404, (), b'{"message": "Not Found"}'),
        signed(410, {"message": "Not Found"}),
        signed(200, {"full_name": "acme/r1"}),
        signed(403, {"message": "Forbidden"}),
        signed(429, {"message": "slow down"}),
        signed(500, {"message": "Not Found"}),
        signed(401, {"message": "Bad credentials"}),
        Planned(0),
    ],
)
def test_missing_is_not_said_when_the_second_answer_is_another(second):
    world = World()
    del world.api.repos["acme/r1"]
    count = [0]

    def fault(asked):
        count[0] += "repos" in asked.path
        return second if "repos" in asked.path and count[0] == 2 else None

    world.api.faults.append(fault)
    assert world.states()[1] is None
    assert count[0] >= 2


def test_blocked_is_asked_over_rest_and_saml_says_nothing():
    assert World(3, r0="blocked", r2="saml").states() == ["blocked", "exists", None]


def test_a_renamed_repository_is_believed_if_rest_says_the_same():
    world = World()
    world.api.repos["acme/r1"].name = "newco/Thing"
    seen = world.look_up()[1]
    assert seen.requested.slug == "github.com/acme/r1"
    assert seen.resolved.slug == "github.com/newco/Thing"
    assert len(world.api.asked) == 2


def test_an_answer_about_another_repository_is_not_believed():
    world = World(2)
    strangers = iter(range(100, 200))

    def mix_up(asked):
        names = json.loads(asked.body)["variables"] if "graphql" in asked.path else {}
        facts = [Repo(f"evil/x{next(strangers)}").facts() for name in names if name[0] == "n"]
        return signed(200, {"data": {f"r{i}": fact for i, fact in enumerate(facts)}}) if facts else None

    world.api.faults.append(mix_up)
    assert world.states() == [None, None]


def test_facts_that_stand_under_the_name_of_a_neighbour_are_not_believed_however_often_they_come():
    world = World(2)

    def turned(asked):
        if "graphql" not in asked.path:
            return None
        names = [name for name in ("acme/r1", "acme/r0") if name[5:] in asked.body.decode()]
        return signed(200, {"data": {f"r{i}": world.api.repos[name].facts() for i, name in enumerate(names)}})

    world.api.faults.append(turned)
    for _ in range(3):
        for ref, seen in zip(world.refs, world.look_up(), strict=True):
            assert seen is None or seen.resolved == ref


def test_case_is_no_rename():
    world = World(1)
    world.api.repos["acme/r0"].name = "Acme/R0"
    assert world.look_up()[0].resolved.slug == "github.com/Acme/R0"
    assert len(world.api.asked) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        Planned(502),
        Planned(504, (), b"<html>"),
        Planned(0),
        signed(200, {"errors": [{"message": "Something went wrong"}]}),
        signed(200, {"data": {}, "errors": [{"type": "RESOURCE_LIMITS_EXCEEDED"}]}),
        signed(200, {"data": {}}),
        Planned(200, (), b"<html>login</html>"),
    ],
)
def test_trouble_halves_the_batch_and_is_got_over(trouble):
    world = World(40)
    world.fail(2, trouble)
    assert world.states() == ["exists"] * 40
    assert [len(names) for names in world.api.asked_graphql][:3] == [30, 15, 7]
    assert sum(world.slept) < 10


def test_trouble_without_end_leaves_the_rest_to_others_soon():
    world = World(500)
    world.fail(10**6, Planned(502))
    assert world.states() == [None] * 500
    assert sum(world.slept) < 400
    assert len(world.api.asked) < 20


@pytest.mark.parametrize(
    ("answer", "slept"),
    [
        (signed(200, {"errors": [{"type": "RATE_LIMITED"}]}), 60),
        (signed(403, {"message": "You have exceeded a secondary rate limit"}), 60),
        (signed(429, {}, ("Retry-After", "20")), 20),
        (signed(403, {}, ("Retry-After", "20")), 20),
    ],
)
def test_a_short_limit_is_waited_for(answer, slept):
    world = World(50)
    world.fail(1, answer)
    assert world.states() == ["exists"] * 50
    assert world.slept == [pytest.approx(slept, abs=1)]
    assert [len(names) for names in world.api.asked_graphql] == [30, 30, 20]


@pytest.mark.parametrize("after", ["0", "1"])
def test_a_short_limit_without_end_comes_to_an_end(after):
    world = World(50)
    world.fail(10**6, signed(429, {}, ("Retry-After", after)))
    assert world.states() == [None] * 50
    assert (len(world.api.asked) < 10, sum(world.slept) < 130) == (True, True)
    assert [problem.cause for problem in world.github.problems] == ["rate-limited"]


def test_a_long_limit_leaves_the_rest_to_others_and_is_over_when_it_is_over():
    world = World(60)
    world.fail(1, signed(403, {}, ("Retry-After", "1800")))
    assert world.states() == [None] * 60
    assert len(world.api.asked) == 1
    assert [problem.cause for problem in world.github.problems] == ["rate-limited"]
    world.now += 1800
    assert world.states() == ["exists"] * 60


def test_nothing_remaining_is_a_success_and_the_next_one_waits():
    world = World(60)

    def last(asked):
        if len(world.api.asked) > 1:
            return None
        facts = {f"r{i}": world.api.repos[f"acme/r{i}"].facts() for i in range(30)}
        return signed(200, {"data": facts}, ("X-RateLimit-Remaining", "0"))

    world.api.faults.append(last)
    assert world.states() == ["exists"] * 60
    assert world.slept == [60]


def test_a_refused_token_is_used_no_more():
    world = World(80)
    world.fail(10**6, signed(401, {"message": "Bad credentials"}))
    assert world.states() == [None] * 80
    assert len(world.api.asked) == 2
    assert [problem.cause for problem in world.github.problems] == ["token-refused"]


def test_without_a_network_nobody_is_waited_for():
    world = World(80)
    world.fail(10**6, Planned(-1))
    assert world.states() == [None] * 80
    assert (len(world.api.asked), sum(world.slept)) == (1, 0)


def test_partial_answers_are_completed():
    world = World(10)
    half = {f"r{i}": world.api.repos[f"acme/r{i}"].facts() for i in range(5)}
    world.fail(1, signed(200, {"data": half, "errors": [{"type": "RESOURCE_LIMITS_EXCEEDED"}]}))
    assert world.states() == ["exists"] * 10
    assert [len(names) for names in world.api.asked_graphql] == [10, 5]


def test_a_repository_that_was_not_announced_is_asked_for_by_itself():
    world = World(1)
    assert world.github.look_up(world.refs[0]).availability is Availability.EXISTS
