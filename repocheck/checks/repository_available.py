"""Is the repository there, with code in it?

A link that leads nowhere is the most frequent reason why a paper's code cannot be used, and a page that
only promises code looks alive to every link checker.

What counts: the host answers for the repository, and it holds at least one file.

Blind spots: a private repository looks missing; code behind a download link in the README is not seen.

Source: https://www.acm.org/publications/policies/artifact-review-and-badging-current (Artifacts Available)
"""

from repocheck.checks._check import check, failed, passed, unknown
from repocheck.checks._subject import Subject
from repocheck.models import Availability, State, Verdict

_FAILED = {
    Availability.MISSING: (State.MISSING, "The host says that this repository does not exist or is private."),
    Availability.BLOCKED: (State.BLOCKED, "The host has blocked this repository for legal reasons."),
    Availability.EMPTY: (State.EMPTY, "The repository exists but holds no files."),
}


@check(
    category="availability",
    question="Does the repository exist, with code in it?",
    remedy="Make the repository public under the address given in the paper, and push the code.",
    weight=0,
    source="https://www.acm.org/publications/policies/artifact-review-and-badging-current",
)
def repository_available(subject: Subject) -> Verdict:
    """Judge by what the host answered and by whether any file is there."""
    evidence = subject.evidence
    if evidence.availability is Availability.UNKNOWN:
        why = evidence.problems[0].message if evidence.problems else "No answer."
        return unknown(f"Could not tell: {why}", value=State.UNKNOWN)
    if evidence.availability in _FAILED:
        state, message = _FAILED[evidence.availability]
        return failed(message, value=state)
    return passed("The repository is there.", subject.at(""), value=State.AVAILABLE)
