"""What is asked over the network, and what is not: over real sockets, with git's own server."""

import datetime as dt
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from repocheck.config import Config, HostConfig, ProbeConfig, StoreConfig
from repocheck.models import Availability, RepoRef
from repocheck.probe import network
from repocheck.probe.network import Network, Question
from repocheck.probe.software_heritage import SoftwareHeritage
from repocheck.probe.store import Owner
from tests.conftest import git
from tests.forge.git_host import GitHost, Planned
from tests.forge.github import TOKEN, Api, Github, Repo, signed

GLOBS = ("**/readme*", "license*")
HOST = "github.com"


@pytest.fixture
def folder(make_repo):
    return make_repo({"README.md": "# Widget", "LICENSE": "MIT License", "src/a.py": "pass"})


@pytest.fixture
def forge(folder):
    commit = git("rev-parse", "HEAD", cwd=folder).strip()
    repos = {f"acme/w{i}": Repo(f"acme/w{i}", commit, i + 1, folder=folder) for i in range(4)}
    with Github(Api(repos)) as forge:
        yield forge


class Asker:
    """A `Network` per call, as one run of the command each."""

    def __init__(self, forge: Github, store: Path) -> None:
        self.forge = forge
        self.store = store

    def config(self, *, token=None, offline=False, max_age_hours=0.0):
        api = f"{self.forge.url}/api/v3"
        return Config(
            hosts={HOST: HostConfig(api=api, token=token, canary="acme/w0")},
            offline=offline,
            store=StoreConfig(path=self.store, max_age_hours=max_age_hours),
            probe=ProbeConfig(timeout_s=5, attempts=1, absence_s=0),
        )

    def ask(self, *names, globs=GLOBS, rev=None, mirror=False, **options):
        """Return the evidence of each name, the git requests, the API requests and the problems."""
        self.forge.asked.clear()
        self.forge.api.asked.clear()
        template = self.forge.url + "/{owner}/{name}"
        refs = [RepoRef(host=HOST, owner="acme", name=name) for name in names]
        with Network(self.config(**options)) as asked:
            asked.prepare(refs)
            page = None if mirror else template
            seen = [asked.ask(Question(ref, template, globs, rev, page)) for ref in refs]
            self.problems = [problem.cause for problem in asked.problems]
        self.git = [one for one in self.forge.asked if not one.path.startswith("/api/")]
        self.api = list(self.forge.api.asked)
        return seen

    def one(self, name="w0", **options):
        return self.ask(name, **options)[0]


@pytest.fixture
def asker(forge, tmp_path, monkeypatch):
    monkeypatch.setattr("repocheck.probe.github._rest._APART_S", 0.0)
    monkeypatch.setattr("repocheck.probe._patience._APART_S", 0.0)
    return Asker(forge, tmp_path / "store")


def test_an_unchanged_repository_costs_one_small_request(asker):
    first = asker.one()
    assert (first.availability, len(asker.git)) == (Availability.EXISTS, 3)
    assert set(first.texts) == {"README.md", "LICENSE"}
    before = asker.forge.sent_bytes
    second = asker.one()
    assert len(asker.git) == 1
    assert asker.forge.sent_bytes - before < 500
    assert second.model_copy(update={"probed_at": first.probed_at}) == first


def test_a_new_commit_and_new_wishes_are_fetched(asker, folder):
    asker.one()
    assert "src/a.py" in asker.one(globs=("**/*.py", *GLOBS)).texts
    assert len(asker.git) == 3
    (folder / "README.md").write_text("# Gadget")
    git("commit", "-q", "-am", "second", cwd=folder)
    assert asker.one().texts["README.md"].text == "# Gadget"
    assert len(asker.git) == 3


def test_texts_cut_at_a_lower_limit_are_fetched_again(asker, folder):
    (folder / "README.md").write_text("x" * 5000)
    git("commit", "-q", "-am", "long", cwd=folder)
    config = asker.config
    asker.config = lambda **o: config(**o).model_copy(
        update={"probe": ProbeConfig(max_text_bytes=1024, attempts=1)}
    )
    assert asker.one().texts["README.md"].truncated
    assert len(asker.git) == 3
    asker.one()
    assert len(asker.git) == 1
    asker.config = config
    assert len(asker.one().texts["README.md"].text) == 5000
    assert len(asker.git) == 3


def test_young_evidence_costs_nothing(asker, monkeypatch):
    asker.one()
    asker.one(max_age_hours=1)
    assert asker.git == []
    later = network.utc_now() + dt.timedelta(hours=2)
    monkeypatch.setattr("repocheck.probe.store._store.utc_now", lambda: later)
    asker.one(max_age_hours=1)
    assert len(asker.git) == 1


def test_offline_answers_come_from_the_store_alone(asker):
    asker.ask("w0", "nothing")
    seen, missing, other = asker.ask("w0", "nothing", "w1", offline=True)
    assert (seen.availability, missing.availability) == (Availability.EXISTS, Availability.MISSING)
    assert other.availability is Availability.UNKNOWN
    assert other.problems[0].cause == "offline"
    assert asker.git == asker.api == []


def test_an_outage_does_not_hide_what_is_known_from_offline_runs(asker):
    asker.one()
    asker.forge.plan("acme", Planned(503))
    assert asker.one().availability is Availability.UNKNOWN
    assert asker.one(offline=True).availability is Availability.EXISTS


def test_what_a_mirror_lacks_is_not_kept_as_missing(asker):
    assert asker.one("nothing", mirror=True).availability is Availability.MISSING
    assert asker.one("nothing", offline=True).availability is Availability.UNKNOWN


def test_with_a_token_one_request_tells_of_all_and_two_fetch_each(asker):
    seen = asker.ask("w0", "w1", "w2", "w3", token=TOKEN)
    assert [one.availability for one in seen] == [Availability.EXISTS] * 4
    assert (len(asker.api), len(asker.git)) == (1, 8)
    assert all(one.releases == 2 and one.tags == ("v1",) and one.texts for one in seen)
    asker.ask("w0", "w1", "w2", "w3", token=TOKEN)
    assert (len(asker.api), len(asker.git)) == (1, 0)


def test_missing_and_blocked_and_empty_cost_no_git_request(asker):
    asker.forge.api.repos["acme/w1"].state = "blocked"
    asker.forge.api.repos["acme/w2"].state = "empty"
    seen = asker.ask("nothing", "w1", "w2", token=TOKEN)
    assert [one.availability.value for one in seen] == ["missing", "blocked", "empty"]
    assert asker.git == []


def test_a_renamed_repository_is_read_under_its_new_name(asker):
    asker.forge.api.repos["acme/old"] = asker.forge.api.repos["acme/w0"]
    seen = asker.one("old", token=TOKEN)
    assert (seen.requested.name, seen.resolved.name) == ("old", "w0")
    assert {one.path for one in asker.git} == {"/acme/w0/git-upload-pack"}


@pytest.mark.parametrize("token", [None, TOKEN])
def test_a_name_that_moved_and_is_used_again_speaks_of_what_it_names_now(asker, make_repo, token):
    asker.forge.api.repos["acme/old"] = asker.forge.api.repos["acme/w0"]
    if token:
        assert asker.one("old", token=token).resolved.name == "w0"
    else:
        onward = (("Location", "/acme/w0/git-upload-pack"),)
        asker.forge.plan("/acme/old/git-upload-pack", Planned(301, onward))
        assert asker.one("old").commit == asker.forge.api.repos["acme/w0"].commit
        asker.forge.plans.clear()
    other = make_repo({"README.md": "# Another thing"}, "other/thing")
    commit = git("rev-parse", "HEAD", cwd=other).strip()
    asker.forge.api.repos["acme/old"] = Repo("acme/old", commit, 99, folder=other)
    seen = asker.one("old", token=token)
    assert (seen.commit, seen.texts["README.md"].text) == (commit, "# Another thing")
    assert seen.resolved.name == "old"
    assert asker.one("old", offline=True).commit == commit


def test_a_commit_pushed_over_between_the_questions_is_no_harm(asker):
    asker.forge.api.repos["acme/w0"].commit = "d" * 40
    seen = asker.one(token=TOKEN)
    assert seen.availability is Availability.EXISTS
    assert seen.commit != "d" * 40
    assert seen.texts


def test_where_git_is_a_commit_behind_the_api_tells_all(asker, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(asker.forge, "repository", lambda _: folder)
    now = tmp_path / "now"
    git("clone", "-q", str(folder), str(now), cwd=tmp_path)
    (now / "README.md").write_text("# Gadget")
    git("commit", "-q", "-am", "second", cwd=now)
    commit = git("rev-parse", "HEAD", cwd=now).strip()
    asker.forge.api.repos["acme/w0"] = Repo("acme/w0", commit, 1, folder=now)
    seen = asker.one(token=TOKEN)
    assert (seen.commit, seen.texts["README.md"].text) == (commit, "# Gadget")
    # Where it cannot be asked for it, nobody can say which commit is right.
    asker.forge.api.repos["acme/w1"] = Repo("acme/w1", commit, 2, folder=now)
    limited = signed(403, {"message": "secondary rate limit"}, ("Retry-After", "3000"))
    asker.forge.api.faults.append(lambda asked: limited if b"GitObjectID" in asked.body else None)
    seen = asker.one("w1", token=TOKEN)
    assert (seen.availability, seen.problems[0].cause) == (Availability.UNKNOWN, "answers-disagree")


def test_a_named_branch_is_asked_of_git(asker, folder):
    git("branch", "side", cwd=folder)
    assert asker.one(rev="side", token=TOKEN).texts
    assert len(asker.git) == 3


@pytest.mark.parametrize(
    "fault",
    [Planned(502), signed(401, {}), signed(403, {}, ("Retry-After", "3000")), Planned(200, (), b"<html>")],
)
def test_what_the_api_cannot_say_is_asked_without_it(asker, fault, monkeypatch):
    monkeypatch.setattr("repocheck.probe.github._api.PATIENCE_S", 0.0)
    asker.forge.api.faults.append(lambda _: fault)
    seen = asker.ask("w0", "w1", token=TOKEN)
    assert [one.availability for one in seen] == [Availability.EXISTS] * 2
    assert asker.problems


@pytest.mark.parametrize("status", [401, 403, 429])
def test_where_git_is_refused_the_api_tells_all(asker, status):
    asker.forge.plan("upload-pack", Planned(status))
    seen = asker.one(token=TOKEN)
    assert (seen.availability, seen.via) == (Availability.EXISTS, "github-api")
    assert {path: text.text for path, text in seen.texts.items()} == {
        "README.md": "# Widget",
        "LICENSE": "MIT License",
    }
    assert (seen.releases, seen.problems) == (2, ())
    assert len(asker.git) == 1
    assert len(asker.api) == 1 + 1 + 2 + 1


def test_where_git_is_refused_and_the_api_has_enough_it_is_unknown(asker):
    asker.forge.plan("upload-pack", Planned(401))
    refused = signed(403, {}, ("Retry-After", "3000"))
    asker.forge.api.faults.append(lambda asked: refused if b"object(oid:" in asked.body else None)
    seen = asker.one(token=TOKEN)
    assert [problem.cause for problem in seen.problems] == ["unauthorised"]
    assert (len(asker.git), len(asker.api)) == (1, 2)


def test_git_that_is_merely_flaky_is_asked_once_a_look(asker):
    asker.forge.plan("upload-pack", Planned(503))
    assert asker.one(token=TOKEN).availability is Availability.UNKNOWN
    assert (len(asker.git), len(asker.api)) == (1, 1)


def test_many_tags_are_said_to_be_some(asker):
    some = {"totalCount": 101, "nodes": [{"name": f"v{n}"} for n in range(100)]}
    asker.forge.api.repos["acme/w0"].changes = {"refs": some}
    seen, other = asker.ask("w0", "w1", token=TOKEN)
    assert (len(seen.tags), seen.tags_complete, other.tags_complete) == (100, False, True)


def test_a_run_that_is_stopped_does_not_wait_for_another_process(asker, forge):
    template = forge.url + "/{owner}/{name}"
    question = Question(RepoRef(host=HOST, owner="acme", name="w0"), template, GLOBS, None, template)
    with Network(asker.config()) as ours, Network(asker.config()) as theirs, ThreadPoolExecutor() as pool:
        theirs._store._owner = Owner.of(os.getppid())
        with theirs._store.lease(question.ref, None, 1):
            seen = pool.submit(ours.ask, question)
            time.sleep(0.2)
            ours.stop()
            assert seen.result().problems[0].cause == "stopped"


def test_saml_hides_nothing_that_is_public(asker):
    asker.forge.api.repos["acme/w0"].state = "saml"
    assert asker.one(token=TOKEN).availability is Availability.EXISTS


def test_without_a_token_the_api_is_left_alone(asker):
    asker.ask("w0", "w1")
    assert asker.api == []


def test_the_token_goes_to_the_api_and_nowhere_else(asker, capfd, caplog, monkeypatch):
    monkeypatch.setattr("repocheck.probe.github._api._CHANCES", 1)
    caplog.set_level(0)
    asker.forge.api.faults.append(lambda asked: Planned(500, (), asked.headers["Authorization"].encode()))
    seen = [*asker.ask("w0", token=TOKEN)]
    asker.forge.api.faults.clear()
    seen += asker.ask("w1", "nothing", token=TOKEN)
    assert all("Authorization" in one.headers for one in asker.api)
    assert not any("Authorization" in one.headers for one in asker.git)
    written = b"".join(file.read_bytes() for file in asker.store.rglob("*") if file.is_file())
    shown = "".join(
        (*map(repr, seen), *(one.model_dump_json() for one in seen), caplog.text, *capfd.readouterr())
    )
    assert "canary" not in shown
    assert b"canary" not in written
    assert written


def test_a_run_that_is_stopped_ends_at_once(asker, forge):
    forge.plan("acme", Planned(429, (("Retry-After", "30"),)))
    template = forge.url + "/{owner}/{name}"
    config = asker.config().model_copy(update={"probe": ProbeConfig(timeout_s=20, attempts=4)})
    with Network(config) as asked, ThreadPoolExecutor() as pool:
        ref = RepoRef(host=HOST, owner="acme", name="w0")
        seen = pool.submit(asked.ask, Question(ref, template, GLOBS, None, template))
        while not forge.asked:
            time.sleep(0.01)
        asked.stop()
        assert seen.result().problems[0].cause == "stopped"
        assert asked.ask(Question(ref, template, GLOBS, None, template)).problems[0].cause == "stopped"


def test_two_processes_on_one_store_ask_once(asker, forge):
    template = forge.url + "/{owner}/{name}"
    question = Question(RepoRef(host=HOST, owner="acme", name="w0"), template, GLOBS, None, template)
    forge.delay_s = 0.1
    with Network(asker.config()) as ours, Network(asker.config()) as theirs, ThreadPoolExecutor() as pool:
        theirs._store._owner = Owner.of(os.getppid())
        first = pool.submit(theirs.ask, question)
        while not forge.asked:
            time.sleep(0.01)
        assert ours.ask(question) == first.result()
    assert len(forge.asked) == 3


STORM = Planned(404, (("Content-Type", "text/html"),), b"<html>not found</html>")


@pytest.mark.parametrize("token", [None, TOKEN])
def test_a_storm_of_not_found_makes_nothing_missing(asker, token):
    refs = [RepoRef(host=HOST, owner="acme", name=name) for name in ("w0", "w1", "nothing")]
    template = asker.forge.url + "/{owner}/{name}"
    config = asker.config(token=token)
    config = config.model_copy(update={"probe": config.probe.model_copy(update={"absence_s": 0.2})})
    repos = asker.forge.api.repos
    with Network(config) as asked:

        def ask():
            return [
                asked.ask(Question(ref, template, GLOBS, None, template)).availability.value for ref in refs
            ]

        assert ask() == ["exists", "exists", "unknown"]
        asker.forge.plan("", STORM)
        asker.forge.api.repos = {}
        assert ask() == ["unknown"] * 3
        asker.forge.plans.clear()
        asker.forge.api.repos = repos
        assert ask()[:2] == ["exists", "exists"]
        assert ask() == ["exists", "exists", "missing"]


def test_a_repository_takes_no_longer_than_its_deadline(asker):
    asker.forge.plan("w0", Planned(429, (("Retry-After", "59"),)))
    config = asker.config()
    limits = ProbeConfig(timeout_s=30, attempts=4, deadline_s=0.5)
    template = asker.forge.url + "/{owner}/{name}"
    question = Question(RepoRef(host=HOST, owner="acme", name="w0"), template, GLOBS, None, template)
    with Network(config.model_copy(update={"probe": limits})) as asked:
        assert asked.ask(question).problems[0].cause == "rate-limited"
        assert asked.ask(question).problems[0].cause in {"rate-limited", "deadline"}
        asked._left_s = dict.fromkeys(asked._left_s, 0.0)
        assert asked.ask(question).problems[0].cause == "deadline"
    assert len(asker.forge.asked) <= 2


def test_software_heritage_is_asked_for_what_a_public_host_lacks(asker, tmp_path, monkeypatch):
    visit = {"origin": "https://github.com/acme/gone", "date": "2023-05-06T07:08:09Z", "snapshot": "a" * 40}
    answer = Planned(200, (("Content-Type", "application/json"),), json.dumps(visit).encode())
    with GitHost(tmp_path) as archive:
        archive.plan("/api/1/origin/", answer)
        monkeypatch.setattr(network, "SoftwareHeritage", partial(SoftwareHeritage, base=archive.url))
        for options in ({"token": TOKEN}, {"offline": True}):  # offline, the stored copy is shown
            found = asker.ask("gone", "w0", **options)
            assert [seen.availability for seen in found] == [Availability.MISSING, Availability.EXISTS]
            assert found[0].archived_copy.swhid == f"swh:1:snp:{'a' * 40}"
            assert found[1].archived_copy is None
            assert len(archive.asked) == 1


def test_an_archive_that_does_not_answer_is_a_problem_of_ours_and_changes_nothing(
    asker, tmp_path, monkeypatch
):
    with GitHost(tmp_path) as archive:
        archive.plan("/api/1/origin/", Planned(503))
        monkeypatch.setattr(network, "SoftwareHeritage", partial(SoftwareHeritage, base=archive.url))
        seen = asker.one("gone", token=TOKEN)
    assert (seen.availability, seen.archived_copy, seen.problems) == (Availability.MISSING, None, ())
    assert asker.problems == ["unexpected-answer"]
