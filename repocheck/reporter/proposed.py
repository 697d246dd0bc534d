"""A proposed environment in words, and why each of its packages is in it; the files are made of these."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.models import Location, OpenItem, Origin, Package, Proposal, Supplier
from repocheck.reporter.sanitise import visible

PLATFORM = "Linux on x86-64"
_INSTALLABLE = frozenset({"resolves", "needs-source-build"})
_MAX_OPEN = 8


def minor_of(proposal: Proposal) -> str:
    """Return the Python of a proposal as people write it: ``3.7``."""
    return proposal.candidate.python.rpartition(".")[0]


def is_proposed(proposal: Proposal) -> bool:
    """Return whether there is anything that can be installed, and any file that may import then.

    Or would, if it had the own files that it imports.
    """
    supplies = any(each.origin is not Origin.COMPANION for each in proposal.suppliers)
    files = proposal.ok or proposal.unknown or (supplies and proposal.hindered)
    return proposal.installation.outcome in _INSTALLABLE and bool(files)


def summary_of(proposal: Proposal) -> str:
    """Return what is proposed and what it is expected to do, in one or two sentences."""
    if not is_proposed(proposal):
        return f"No environment is proposed: {_why_not(proposal)}"
    as_of = proposal.candidate.as_of
    day = f"as of {as_of}" if as_of else "of today"
    n_files = len(proposal.ok) + len(proposal.fails) + len(proposal.unknown)
    doubt = f", of {len(proposal.unknown)} nothing can be said" if proposal.unknown else ""
    own = f", {len(proposal.hindered)} lack nothing but files of their own" if proposal.hindered else ""
    end = " The search was cut off by a limit." if proposal.cut_off else ""
    return (
        f"Proposed: Python {minor_of(proposal)}, packages {day}. {len(proposal.ok)} of {n_files} files are "
        f"expected to import{doubt}{own}; nothing was installed or run.{end}"
    )


def _why_not(proposal: Proposal) -> str:
    if proposal.cut_off:
        return "the search was cut off by a limit before anything was found that helps."
    if proposal.installation.outcome in _INSTALLABLE:
        return f"none of {len(proposal.fails)} files would import in any that was tried."
    return visible(proposal.installation.message, 300) or "nothing resolves."


def open_lines(proposal: Proposal, most: int = _MAX_OPEN) -> list[str]:
    """Return what stays open, a line each."""
    lines = [_open_line(each) for each in proposal.open[:most]]
    more = len(proposal.open) - most
    return [*lines, *([f"and {more} more"] if more > 0 else [])]


def _open_line(item: OpenItem) -> str:
    place = f" ({_place(item.place)})" if item.place and item.place.path else ""
    return f"{visible(item.what, 80)} {visible(item.why, 200)}{place}"


def head_of(proposal: Proposal, *notes: str) -> list[str]:
    """Return the lines that stand at the top of every file, without comment marks."""
    head = [summary_of(proposal), f"For {PLATFORM} and Python {minor_of(proposal)} alone."]
    for name, day in proposal.candidate.dates:
        head.append(f"{name} is as of {day}: it had no usable wheel before, or has lost a name since.")
    unlisted = [each for each in proposal.guesses if each not in proposal.suppliers]
    head += [f"Left out, a guess: {each.name} for `import {each.module}`." for each in unlisted]
    return [*head, *notes, *(f"Open: {line}" for line in open_lines(proposal))]


def reasons(proposal: Proposal) -> dict[str, str]:
    """Return why each package is in the environment, by its name."""
    asked = {each.name: each for each in proposal.suppliers}
    return {
        each.name: reason_of(asked[each.name]) if each.name in asked else "required by these"
        for each in proposal.installation.packages
    }


def reason_of(supplier: Supplier) -> str:
    """Return why one package is in an environment: ``declared requirements.txt:3``."""
    place = _place(supplier.places[0]) if supplier.places else ""
    if supplier.origin is Origin.DECLARED:
        return f"declared {place}"
    if supplier.origin is Origin.DOCUMENT:
        return f"installed by {place}"
    if supplier.origin is Origin.COMPANION and not supplier.through:
        return f"{supplier.line}: older packages need it and do not say so"
    by = f"needed by {supplier.through}" if supplier.through else f"imported in {place}"
    if supplier.origin in {Origin.KNOWN, Origin.COMPANION}:
        return by
    age = f", first published {supplier.published}" if supplier.published else ""
    confirmed = ", confirmed by its wheel" if supplier.confirmed_by else ""
    return f"{by}, guessed{confirmed}{age}"


def pinned_lines(proposal: Proposal) -> Iterator[str]:
    """Yield one line of a requirements file for each package: version, digest, and why it is there."""
    packages = proposal.installation.packages
    hashed = all(each.sha256 for each in packages)
    why = reasons(proposal)
    for each in packages:
        digest = f" --hash=sha256:{each.sha256}" if hashed else ""
        yield f"{each.name}=={each.version}{digest}  # {why[each.name]}"


def file_name(package: Package) -> str:
    """Return the name of the file of a package."""
    return package.address.rpartition("/")[2].partition("#")[0]


def _place(place: Location) -> str:
    return visible(f"{place.path}:{place.line}" if place.line else place.path, 120)
