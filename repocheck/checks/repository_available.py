"""Is the repository there, with code in it?

A link that leads nowhere is the most frequent reason why a paper's code cannot be used, and a page that
only promises code looks alive to every link checker.

What counts: the host answers for the repository, and it holds a file that could be the main program. State
`placeholder` is a repository of README, licence, pictures and the like, or of data alone if the README calls
itself a supplement; `partial` one whose README still promises the code of which only some is there.

Blind spots: a private repository looks missing; code behind a download link in the README is not seen;
an archive is taken for code without looking inside; other data without any program count as available.

Source: https://www.acm.org/publications/policies/artifact-review-and-badging-current (Artifacts Available);
a promise phrase alone is a placeholder in 1 of 14 cases, so the absence of source files decides.
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, passed, unknown
from repocheck.facts import Document, Promise, Subject, promises_of
from repocheck.models import ArchivedCopy, Availability, Confidence, EntryKind, Location, State, Verdict
from repocheck.text.pattern import late_regex

_FAILED = {
    Availability.MISSING: (State.MISSING, "The host says that this repository does not exist or is private."),
    Availability.BLOCKED: (State.BLOCKED, "The host has blocked this repository for legal reasons."),
    Availability.EMPTY: (State.EMPTY, "The repository exists but holds no files."),
}
_DATA_ENDINGS = (
    ".csv", ".tsv", ".json", ".jsonl", ".parquet", ".h5", ".hdf5", ".mat", ".npy", ".npz", ".pkl", ".fasta",
    ".xlsx", ".xls", ".dat", ".rds", ".rdata", ".nc", ".xml", ".pt", ".pth", ".safetensors", ".onnx",
)  # fmt: skip
_MAYBE_DATA = (".json", ".jsonl", ".xml")
"""Endings of which many files are prompts, settings or captions."""
_DATA_WORD = late_regex(
    r"(?<![a-z])(?:data|datasets?|corpus|corpora|annotations?|benchmark)(?![a-z])", re.IGNORECASE
)
_SUPPLEMENT = late_regex(
    r"(?<![a-z])supplement(?:s|ary|al|ing)?(?![a-z])|(?<![a-z])appendix(?![a-z])", re.IGNORECASE
)
_REPOSITORY = late_regex(r"//(?:www\.)?((?:github|gitlab)\.com/[\w.-]{1,39}/[\w-]{1,100})")
_MOVED = late_regex(
    r"\b(?:moved|migrated|relocated|transferred|superseded|now (?:lives?|hosted|maintained|developed)"
    r"|continued|has a new home|deprecated|obsolete|outdated|no longer (?:maintained|updated|developed|used)"
    r"|new (?:repo|repository|home|location|address))\b",
    re.IGNORECASE,
)
_ITSELF = late_regex(
    r"\b(?:use|switch to|visit|go to) (?:the|our) new (?:repo|repository|home|location)\b"
    r"|\b(?:th(?:is|e) (?:repo|repository|project|package|code|codebase|software)|development)"
    r"\s(?:\w{1,20}\s){0,3}?"
    r"(?:moved|migrated|relocated|transferred|superseded|deprecated|continued|hosted at"
    r"|now (?:lives?|hosted|maintained|developed))\b",
    re.IGNORECASE,
)
"""It is the repository itself that has moved."""
_INSTEAD = late_regex(r"\b(?:use|see|visit|go to|refer to|instead)\b", re.IGNORECASE)
_MAX_CHARS = 1_000
_FEW_PROGRAMS = 40
"""A larger code base that promises more is software under development, not a partial release."""


@check(
    category="availability",
    question="Does the repository exist, with code in it?",
    remedy="Make the repository public under the address given in the paper, and push the code.",
    weight=0,
    source="https://www.acm.org/publications/policies/artifact-review-and-badging-current",
)
def repository_available(
    subject: Subject, programs: tuple[str, ...], archives: tuple[str, ...], readme: Document | None
) -> Verdict:
    """Judge by what the host answered, by which files are there, and by what the README promises."""
    evidence = subject.evidence
    if evidence.availability is Availability.UNKNOWN:
        why = evidence.problems[0].message if evidence.problems else "No answer."
        return unknown(f"Not determined: {why}", value=State.UNKNOWN)
    if evidence.availability in _FAILED:
        state, message = _FAILED[evidence.availability]
        return failed(message + _archived(evidence.archived_copy), value=state)
    promised = _Promised(subject, readme)
    if programs:
        return _with_code(programs, promised)
    return _without_code(archives, promised)


def _archived(copy: ArchivedCopy | None) -> str:
    return f" An archived copy of {copy.date:%Y-%m-%d} exists: {copy.url}" if copy else ""


class _Promised:
    """What a README promises; nothing if there is none to read, since files decide more than words."""

    def __init__(self, subject: Subject, readme: Document | None) -> None:
        self.subject = subject
        self.path = readme.path if readme else ""
        self.promises = promises_of(readme) if readme else ()
        self.readme = readme
        self.sentences = readme.sentences if readme else ()
        self.links = readme.links if readme else ()
        titles = (block.text for block in readme.blocks if block.kind == "heading") if readme else ()
        self.opening = (next(iter(titles), ""), *(sentence for sentence, _, _ in self.sentences[:2]))

    def at(self, promise: Promise) -> Location:
        return self.subject.at(self.path, promise.line, promise.text)


def _with_code(programs: tuple[str, ...], promised: _Promised) -> Verdict:
    promises = promised.promises if len(programs) <= _FEW_PROGRAMS else ()
    open_promise = next((p for p in promises if p.of_code and not _elsewhere(promised.subject, p)), None)
    if open_promise is None:
        place = promised.subject.at(programs[0])
        moved = _moved(promised, _ITSELF)
        return passed(f"Public; program files: {len(programs)}.{moved}", place, value=State.AVAILABLE)
    return passed(
        f"Public, but the README still promises code: {open_promise.text[:120]}",
        promised.at(open_promise),
        value=State.PARTIAL,
        confidence=Confidence.MEDIUM,
    )


def _where(subject: Subject, promised: _Promised) -> str:
    """Return where the code may be instead: in a submodule, or where the README sends its reader."""
    modules = [entry.path for entry in subject.evidence.tree if entry.kind is EntryKind.SUBMODULE]
    if modules:
        return f" Code may be in a submodule, {', '.join(modules[:3])}, which is another repository."
    return _moved(promised, _MOVED)


def _moved(promised: _Promised, pattern: re.Pattern[str]) -> str:
    """Return where a README says that the repository has gone: in that sentence or the next one."""
    for said in promised.readme.sentences_for(pattern) if promised.readme else ():
        if pattern.search(said.text):
            linked = [link.target for link in promised.links if link.line == said.block.line]
            after = promised.sentences.index(said) + 1
            following = [each.text for each in promised.sentences[after : after + 1]]
            named = map(_REPOSITORY.search, (said.text, *linked, *filter(_INSTEAD.search, following)))
            if found := next(filter(None, named), None):
                return f" The README says that it has moved to {found[1]}."
    return ""


def _elsewhere(subject: Subject, promise: Promise) -> bool:
    """Return whether the promised code is to be in another repository, to which the sentence links."""
    named = [found[1].casefold() for link in promise.links if (found := _REPOSITORY.search(link))]
    own = {ref.key for ref in (subject.evidence.requested, subject.evidence.resolved) if ref}
    return bool(named) and own.isdisjoint(named)


def _is_supplement(promised: _Promised) -> bool:
    """Return whether the title or the first sentence of the README calls what is there a supplement."""
    return any(_SUPPLEMENT.search(said[:_MAX_CHARS]) for said in promised.opening)


def _data(promised: _Promised) -> list[str]:
    """Return the files of data; of texts such as JSON, only what says that it is data."""
    files = [path for path in promised.subject.files if path.lower().endswith(_DATA_ENDINGS)]
    if any(_DATA_WORD.search(sentence) for sentence, _, _ in promised.sentences):
        return files
    return [path for path in files if not path.lower().endswith(_MAYBE_DATA) or _DATA_WORD.search(path)]


def _without_code(archives: tuple[str, ...], promised: _Promised) -> Verdict:
    subject = promised.subject
    if archives:
        message = "Public; the code, if any, is in an archive."
        return passed(message, subject.at(archives[0]), value=State.AVAILABLE, confidence=Confidence.LOW)
    if promised.promises:
        first = promised.promises[0]
        message = f"There is no code yet, only a promise: {first.text[:120]}"
        return failed(message, promised.at(first), value=State.PLACEHOLDER)
    if not _is_supplement(promised) and (data := _data(promised)):
        message = "Public; it holds data and no program."
        return passed(message, subject.at(data[0]), value=State.AVAILABLE, confidence=Confidence.LOW)
    message = f"There is no code, only {len(subject.evidence.tree)} other files.{_where(subject, promised)}"
    places = [subject.at(promised.path)] if promised.path else []
    return failed(message, *places, value=State.PLACEHOLDER)
