"""May others use, change and pass on the code?

Without a licence nobody may, whatever the authors meant. What counts: a licence file, else a statement in
the README (section, sentence or badge), else the field of a manifest; the first of these decides, and a
contradiction between them is shown. A standard text with a condition added is `NOASSERTION`, and so is a
custom one; "no licence" is never said where a file exists. Decided: a standard text with a polite request
("please cite") keeps its id, and the request is shown; so does one with a note that the licence is for the
code only, and data, models or parts of others keep their own terms.

REUSE.toml, `.reuse/dep5` and the heads of programs count where nothing else decides.

Blind spots: a licence of a folder is shown, not judged; PDF and office documents are not read.

Source: https://www.nature.com/articles/s41597-022-01143-6 (licence missing in most shared code);
https://spdx.org/licenses/
"""

from __future__ import annotations

from pydantic import JsonValue

from repocheck.checks._check import check, failed, passed, unknown
from repocheck.facts import NOASSERTION, LicenceClaim, Subject
from repocheck.knowledge.licence_names import NON_COMMERCIAL
from repocheck.models import Confidence, Location, Verdict


@check(
    category="licence",
    question="Does the repository say under which licence it may be used?",
    remedy="Add a file LICENSE with the full text of a standard licence, such as MIT or Apache-2.0.",
    weight=8,
    source="https://spdx.org/licenses/",
)
def license_declared(
    subject: Subject,
    licence_files: tuple[str, ...],
    file_licences: tuple[LicenceClaim, ...],
    readme_licences: tuple[LicenceClaim, ...],
    manifest_licences: tuple[LicenceClaim, ...],
    nested_licences: tuple[str, ...],
    named_terms: dict[str, str],
) -> Verdict:
    """Judge by files, then README, then manifests; name every contradiction."""
    read = {claim.path for claim in file_licences}
    if unread := next((p for p in licence_files if p not in read and subject.text(p) is None), None):
        return unknown(f"{unread} could not be read: {subject.why_unread(unread)}.")
    paths = licence_files
    claims = [*file_licences, *readme_licences, *manifest_licences]
    main = next((claim for claim in claims if not claim.parts), None)
    if main is None and paths and claims:
        main = claims[0]
    if main is None:
        return _without(subject, paths, nested_licences, claims, named_terms)
    where = "file" if paths else main.where
    others = [claim for claim in claims if claim is not main]
    conflict = _conflict(main, others)
    return passed(
        _message(main, conflict),
        _place(subject, main),
        *([_place(subject, conflict)] if conflict else []),
        value=_value(main, paths, where, others),
        confidence=Confidence.HIGH
        if main.text.exact and not conflict and "/" not in main.path
        else Confidence.MEDIUM,
    )


def _without(
    subject: Subject,
    paths: tuple[str, ...],
    nested: tuple[str, ...],
    of_parts: list[LicenceClaim],
    named: dict[str, str],
) -> Verdict:
    if paths:
        value: JsonValue = {"spdx": NOASSERTION, "paths": list(paths), "where": "file", "secondary": []}
        return passed(
            "There is a licence file, but it names no terms.",
            subject.at(paths[0]),
            value=value,
            confidence=Confidence.LOW,
        )
    secondary: list[JsonValue] = [{"path": claim.path, "spdx": claim.text.spdx} for claim in of_parts[:5]]
    secondary += [{"path": path} for path in nested[:5]]
    value = {"spdx": None, "paths": [], "where": None, "secondary": secondary}
    found = f" Only {nested[0]} is there, for that folder." if nested else ""
    if missing := next((path for path in named if path not in subject.own), None):
        found = f" {named[missing]} names {missing}, which is not there."
    return failed(f"No licence was found.{found}", *(subject.at(path) for path in nested[:1]), value=value)


def _message(main: LicenceClaim, conflict: LicenceClaim | None) -> str:
    said = main.text.spdx if main.text.spdx != NOASSERTION else main.text.name
    text = f"{said}, by {main.path}."
    if main.text.spdx == NOASSERTION and main.text.extra:
        text = f"{text} It says: “{main.text.extra}”"
    elif main.text.spdx.startswith(NON_COMMERCIAL):
        text = f"{text} It forbids commercial use, so it is not open source."
    elif main.text.extra:
        text = f"{text} The file holds further text: “{main.text.extra}”"
    if conflict is None:
        return text
    said = conflict.text.name if conflict.text.spdx == NOASSERTION else conflict.text.spdx
    return f"{text} But {conflict.path} says {said}."


def _conflict(main: LicenceClaim, others: list[LicenceClaim]) -> LicenceClaim | None:
    """Return the first claim about the same code that names another licence; versions "or later" agree."""
    for claim in others:
        if (
            claim.text.limits
            and not claim.parts
            and not main.text.spdx.startswith((*NON_COMMERCIAL, NOASSERTION))
        ):
            return claim
        stated = {claim.text.spdx, main.text.spdx}
        if claim.parts or claim.where == "file" or NOASSERTION in stated:
            continue
        if _stem(claim.text.spdx) != _stem(main.text.spdx) and claim.text.spdx not in main.text.also:
            return claim
    return None


def _stem(spdx: str) -> str:
    return spdx.removesuffix("-only").removesuffix("-or-later")


def _value(
    main: LicenceClaim, paths: tuple[str, ...], where: str, others: list[LicenceClaim]
) -> dict[str, JsonValue]:
    differing = dict.fromkeys(
        (claim.path, claim.text.spdx) for claim in others if claim.text.spdx != main.text.spdx or claim.parts
    )
    secondary: list[JsonValue] = [{"path": path, "spdx": spdx} for path, spdx in differing]
    secondary += [{"path": main.path, "spdx": spdx} for spdx in main.text.also]
    return {"spdx": main.text.spdx, "paths": list(paths), "where": where, "secondary": secondary}


def _place(subject: Subject, claim: LicenceClaim) -> Location:
    if claim.where == "file" and not claim.snippet:
        return subject.at(claim.path)
    line = claim.text.line if claim.where == "file" else claim.line
    return subject.at(claim.path, line, claim.text.extra or claim.snippet)
