"""A clone is hostile input: whatever it holds, it is named for what it is, and nothing else is read or run."""

import pytest

from repocheck.config import ProbeConfig
from repocheck.models import Availability, RepoRef
from repocheck.probe import origin_of, probe_local
from tests.faults.clones import KINDS, SECRET, make

REF = RepoRef(host="github.com", owner="owner", name="name")
GLOBS = ("**/*.md", "**/*.py")


def test_there_are_at_least_eighty_kinds_each_with_its_own_name():
    names = [clone.name for clone in KINDS]
    doubles = {name for name in names if names.count(name) > 1}
    assert len(names) >= 80, doubles


@pytest.mark.parametrize(
    "clone",
    [pytest.param(c, id=c.name, marks=pytest.mark.slow if c.slow else ()) for c in KINDS],
)
def test_a_damaged_or_hostile_clone_is_named_for_what_it_is(clone, tmp_path):
    path = make(clone, tmp_path)
    seen = probe_local(path, REF, GLOBS, ProbeConfig(follow=clone.follow, deadline_s=50))
    causes = [problem.cause for problem in seen.problems]
    assert (seen.availability, (causes or [""])[0] in clone.cause.split("|")) == (clone.says, True), causes
    if seen.availability is Availability.EXISTS:
        assert seen.tree_complete is clone.complete
        assert not any(texts.text.startswith("0" * 99) for texts in seen.texts.values())
    assert SECRET not in f"{seen!r} {origin_of(path)}"
    assert "root:" not in f"{seen!r} {origin_of(path)}"
    assert not (path.parent / "trapped").exists()
