"""Nothing is called missing on one host's word alone, given once."""

import datetime as dt

import pytest

from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe._absence import UNCONFIRMED, Absences, seems_missing

EXISTS, EMPTY, MISSING, UNKNOWN = (Availability(word) for word in ("exists", "empty", "missing", "unknown"))
PLACE = "github.com"


def ref(name, host="github.com"):
    return RepoRef(host=host, owner="acme", name=name)


class World:
    """A host that shows what is in `there`, and a clock that moves when somebody waits."""

    def __init__(self, apart_s=60.0, canaries=None):
        self.now = 1000.0
        self.there = {"acme/known"}
        self.asked = []
        self.via = "git-http"
        self.absences = Absences(apart_s, canaries or {}, self.wait, lambda: self.now)

    def wait(self, seconds):
        self.now += seconds

    def look(self, name, host="github.com"):
        def see():
            found = EXISTS if f"acme/{name}" in self.there else MISSING
            when = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
            return Evidence(requested=ref(name, host), availability=found, probed_at=when, via=self.via)

        def shows(other, via):
            self.now += 0.1
            self.asked.append((f"{other.owner}/{other.name}", via))
            return f"{other.owner}/{other.name}" in self.there

        return self.absences.confirm(ref(name, host), PLACE, see, shows)

    def states(self, *names):
        return [self.look(name).availability for name in names]


def test_two_votes_a_minute_apart_each_beside_a_repository_that_is_shown():
    world = World()
    assert world.states("known", "gone") == [EXISTS, UNKNOWN]
    began = world.now
    assert world.states("gone") == [MISSING]
    assert world.now - began >= 59
    assert world.asked == [("acme/known", "git-http")] * 2


def test_the_second_vote_waits_only_for_what_is_left_of_the_minute():
    world = World()
    world.states("known", "gone")
    world.now += 59
    began = world.now
    assert world.states("gone") == [MISSING]
    assert world.now - began < 2


def test_while_the_host_shows_nothing_no_vote_counts():
    world = World()
    world.states("known")
    world.there.clear()
    assert world.states("gone", "gone", "gone", "known") == [UNKNOWN] * 4
    world.there.add("acme/known")
    assert world.states("gone") == [UNKNOWN]  # the first vote
    assert world.states("gone") == [MISSING]


def test_a_storm_between_good_times_makes_nothing_missing():
    world = World()
    world.there |= {f"acme/r{n}" for n in range(9)}
    before = set(world.there)
    assert set(world.states(*(f"r{n}" for n in range(3)))) == {EXISTS}
    world.there.clear()
    assert set(world.states(*(f"r{n}" for n in range(3, 9)))) == {UNKNOWN}
    world.there |= before
    assert set(world.states(*(f"r{n}" for n in range(3, 9)))) == {EXISTS}


def test_one_answer_of_a_known_repository_serves_all_that_were_asked_before_it():
    world = World(apart_s=0)
    world.states("known")
    assert world.states("gone") == [MISSING]
    world.absences._honest[f"{PLACE} git-http"] = world.now + 1  # as if another thread had just asked
    assert world.states("else") == [MISSING]
    assert len(world.asked) == 1


@pytest.mark.parametrize(("canaries", "there", "says"), [
    ({"github.com": "git/git"}, {"git/git"}, MISSING),
    ({"github.com": "git/git"}, set(), UNKNOWN),
    ({"gitlab.com": "git/git"}, {"git/git"}, UNKNOWN),
    ({"github.com": "group/sub/name"}, {"group/sub/name"}, MISSING),
    ({"github.com": "acme/gone"}, {"acme/gone"}, EXISTS),
    ({}, set(), UNKNOWN),
])  # fmt: skip
def test_where_nothing_was_seen_yet_the_canary_of_the_host_is_asked(canaries, there, says):
    world = World(apart_s=0, canaries=canaries)
    world.there = there
    assert world.states("gone") == [says]


def test_a_repository_is_not_its_own_witness_and_one_that_went_away_is_none():
    world = World(apart_s=0)
    world.states("known")
    world.there.clear()
    assert world.states("known") == [UNKNOWN]
    world.there = {"acme/b"}
    assert world.states("b", "known") == [EXISTS, MISSING]
    world.there = {"acme/b"}
    world.absences.note(PLACE, ref("went-away"))
    world.now += 1
    assert world.states("other") == [MISSING]
    assert [name for name, _ in world.asked][-2:] == ["acme/went-away", "acme/b"]


def test_what_a_repository_says_of_itself_is_no_testimony():
    world = World(apart_s=0)
    world.absences.note(PLACE, ref("flaky"))
    when = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    gone = Evidence(requested=ref("flaky"), availability=MISSING, probed_at=when, via="git-http")
    seen = world.absences.confirm(ref("flaky"), PLACE, lambda: gone, lambda other, via: True)
    assert seen.availability is UNKNOWN


def test_each_way_to_ask_has_to_show_something_itself():
    world = World(apart_s=0)
    world.states("known", "gone")
    world.via = "github-api"
    world.absences._honest[f"{PLACE} git-http"] = world.now + 99
    world.there.clear()
    assert world.states("gone") == [UNKNOWN]
    assert world.asked[-1] == ("acme/known", "github-api")


def test_what_was_said_is_kept_and_named():
    world = World()
    seen = world.look("gone")
    assert seems_missing(seen)
    assert [problem.cause for problem in seen.problems] == [UNCONFIRMED]
    assert not seems_missing(world.look("known"))
