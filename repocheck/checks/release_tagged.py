"""Is there a release or a tag?

A branch moves on; a tag names the state that the paper used, and archives such as Zenodo are fed by
releases.

What counts: any tag in git, or any release on the host.

Blind spots: tags that have nothing to do with the paper; a commit that the paper names instead, which is
as good. Unknown where the probe could not list the tags.

Source: https://www.acm.org/publications/policies/artifact-review-and-badging-current ("Available" asks
for a fixed version); https://doi.org/10.7717/peerj-cs.86 (software citation principles: specificity)
"""

from repocheck.checks._check import check, failed, passed, unknown
from repocheck.facts import Subject
from repocheck.models import Verdict


@check(
    category="release",
    question="Is there a release or a tag that names the version of the paper?",
    remedy="Tag the commit that made the results of the paper: git tag v1.0 && git push --tags.",
    weight=2,
    requires=("repository-available",),
    source="https://doi.org/10.7717/peerj-cs.86",
)
def release_tagged(subject: Subject) -> Verdict:
    """Judge by the tags and releases that the probe listed."""
    tags, releases = subject.evidence.tags, subject.evidence.releases
    if tags:
        shown = ", ".join(tags[:3]) + (" …" if len(tags) > 3 else "")
        count = len(tags) if subject.evidence.tags_complete else None
        return passed(f"There are tags: {shown}.", value={"tags": count, "releases": releases})
    if releases:
        return passed(f"There are {releases} releases.", value={"tags": None, "releases": releases})
    if tags is None:
        return unknown("The tags could not be listed.")
    return failed("There is neither a tag nor a release.", value={"tags": 0, "releases": releases})
