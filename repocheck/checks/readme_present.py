"""Is there a README from which a stranger learns what this is and how to run something?

What counts as ``substantial``: the README says what the code is and how to run something of it. ``stub``
is less: a title, an abstract, a citation, links, a template that was never filled in; or whatever length
where there is neither a command nor a program. ``coming_soon`` is a README that promises the code, in a
repository without any.

Blind spots: judged by signs (commands, sections, length), not by understanding; a README in another
language is judged by its commands alone; a nested README is named, but the root's decides.

Source: https://github.com/paperswithcode/releasing-research-code; that length alone misleads was measured:
fewer than 1000 characters finds 15 of 20 stubs, fewer than 300 only 4.
"""

from __future__ import annotations

from repocheck.checks._check import check, failed, passed
from repocheck.facts import (
    README_FILES,
    Subject,
    explain,
    nested_readmes,
    programs,
    promises,
    readme,
    substance,
)
from repocheck.models import Confidence, Verdict


@check(
    category="readme",
    question="Does a README say what this is and how to run it?",
    remedy="Write a README.md that says what it does, how to install it, and one command that runs.",
    weight=5,
    reads=README_FILES,
    source="https://github.com/paperswithcode/releasing-research-code",
)
def readme_present(subject: Subject) -> Verdict:
    """Judge by what the README holds, and by whether the code it promises is there."""
    document = readme(subject)
    if document is None:
        nested = next(nested_readmes(subject), None)
        hint = f" {nested.path} is there, for its folder." if nested else ""
        return failed(f"No README was found.{hint}", value={"path": None, "kind": "none"})
    found = substance(document)
    place = subject.at(document.path, 1)
    promised = () if found.commands or programs(subject) else promises(document)
    if promised:
        value = {"path": document.path, "kind": "coming_soon"}
        place = subject.at(document.path, promised[0].line, promised[0].text)
        return failed("The README promises code that is not there.", place, value=value)
    if found.substantial and (found.commands or programs(subject)):
        value = {"path": document.path, "kind": "substantial"}
        confidence = Confidence.HIGH if found.clear else Confidence.MEDIUM
        return passed(f"{document.path}: {explain(found)}.", place, value=value, confidence=confidence)
    nested = next(nested_readmes(subject), None)
    hint = f" {nested.path} may say more." if nested else ""
    value = {"path": document.path, "kind": "stub"}
    return failed(f"{document.path} is a stub: {explain(found)}.{hint}", place, value=value)
