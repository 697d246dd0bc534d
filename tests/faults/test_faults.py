"""Whatever a host does wrong: the right thing is said of the repository, for the right reason."""

import pytest

from repocheck.models import Availability
from tests.faults.acts import nothing
from tests.faults.kinds import KINDS
from tests.forge.fault import Fault

DOORS_THAT_SEE_NOBODY = {"refused", "wrong-name", "expired", "stranger"}
"""Faults that end the conversation before the host could count it."""

NO_FAULT = Fault("none", "never", nothing, Availability.EXISTS, "")


def _named(*parts):
    return [fault for fault in KINDS if fault.name.startswith(parts)]


def _row(fault):
    """Leave what is much of a muchness to `make faults`, so that all the others can run on every commit."""
    alike = fault.name.startswith(("refs-status-4", "refs-429-after", "refs-status-2", "redirect-evil"))
    return pytest.param(fault, id=fault.name, marks=pytest.mark.slow if alike else ())


def test_there_are_at_least_a_hundred_kinds_each_with_its_own_name():
    names = [fault.name for fault in KINDS]
    assert len(set(names)) == len(names) >= 100


@pytest.mark.parametrize(("there", "says"), [(True, Availability.EXISTS), (False, Availability.MISSING)])
def test_without_a_fault_the_host_is_seen_as_it_is(outcome_of, there, says):
    outcome = outcome_of(NO_FAULT._replace(there=there))
    assert (outcome.evidence.availability, outcome.cause, outcome.served) == (says, "", 0)


@pytest.mark.parametrize("fault", [_row(fault) for fault in KINDS])
def test_a_fault_is_named_and_never_turned_against_the_repository(outcome_of, fault):
    outcome = outcome_of(fault)
    assert outcome.as_wanted(fault), (outcome.evidence.availability, outcome.cause)
    assert outcome.served or fault.door in DOORS_THAT_SEE_NOBODY


@pytest.mark.parametrize("fault", _named("blobs-"), ids=lambda fault: fault.name)
def test_texts_that_could_not_be_had_are_unreadable_and_their_files_still_there(outcome_of, fault):
    seen = outcome_of(fault).evidence
    assert [entry.path for entry in seen.tree] == ["README.md", "docs/more.md"]
    assert not seen.texts
    assert set(seen.unreadable) == {"README.md", "docs/more.md"}


HOLED = (
    "tree-missing",
    "tree-is-a",
    "name-dot",
    "name-slash",
    "name-empty",
    "subtree",
    "long",
    "tree-bomb",
    "tree-deep",
)


@pytest.mark.parametrize("fault", _named(*(f"trees-{part}" for part in HOLED)), ids=lambda fault: fault.name)
def test_a_listing_with_holes_says_so(outcome_of, fault):
    assert not outcome_of(fault).evidence.tree_complete


def test_names_of_references_that_climb_are_left_out(outcome_of):
    for fault in _named("refs-name-"):
        assert outcome_of(fault).evidence.tags == ("v1",)
