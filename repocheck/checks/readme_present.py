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

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from repocheck.checks._check import check, failed, passed
from repocheck.facts import (
    Document,
    Documentation,
    RunNames,
    Subject,
    commands_of,
    explain_substance,
    promises_of,
    substance_of,
)
from repocheck.models import Confidence, Verdict

_MAX_NAMED = 5
"""Documents that a README sends its reader to, of which so many are looked into."""


@check(
    category="readme",
    question="Does a README say what this is and how to run it?",
    remedy="Write a README.md that says what it does, how to install it, and one command that runs.",
    weight=5,
    misses_in=("readme", "nested_readmes", "programs"),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def readme_present(
    subject: Subject,
    readme: Document | None,
    nested_readmes: tuple[Document, ...],
    documentation: Documentation,
    programs: tuple[str, ...],
    run_names: RunNames,
) -> Verdict:
    """Judge by what the README holds, and by whether the code it promises is there."""
    nested = nested_readmes[0] if nested_readmes else None
    if readme is None:
        hint = f" {nested.path} is there, for its folder." if nested else ""
        return failed(f"No README was found.{hint}", value={"path": None, "kind": "none"})
    found = substance_of(readme, tuple(run_names.installed(readme)))
    place = subject.at(readme.path, 1)
    promised = () if found.commands or programs else promises_of(readme)
    if promised:
        value = {"path": readme.path, "kind": "coming_soon"}
        place = subject.at(readme.path, promised[0].line, promised[0].text)
        return failed("The README promises code that is not there.", place, value=value)
    enough = found.substantial or (
        found.described and any(map(commands_of, _named_by(readme, nested_readmes, documentation)))
    )
    if enough and (found.commands or programs):
        value = {"path": readme.path, "kind": "substantial"}
        confidence = Confidence.HIGH if found.clear else Confidence.MEDIUM
        return passed(
            f"{readme.path}: {explain_substance(found)}.", place, value=value, confidence=confidence
        )
    hint = f" {nested.path} may say more." if nested else ""
    value = {"path": readme.path, "kind": "stub"}
    return failed(f"{readme.path} is a stub: {explain_substance(found)}.{hint}", place, value=value)


def _named_by(
    readme: Document, nested: tuple[Document, ...], documentation: Documentation
) -> Iterator[Document]:
    """Yield the READMEs of folders, and other documents, to which the README sends its reader."""
    yield from (each for each in nested if each.path in readme.prose)
    home = dirname(readme.path)
    targets = {normpath(join(home, link.target.partition("#")[0])) for link in readme.links if not link.image}
    named = [path for path in documentation.texts if path in targets or path in readme.prose]
    yield from documentation.library.documents(named[:_MAX_NAMED])
