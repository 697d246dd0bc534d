"""Collect everything in a repository that can say on what hardware it runs.

Program code is left out on purpose: `.cuda()` in a source file tells an interpreter, not a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from repocheck.facts.compute.manuscripts import MANUSCRIPT_FILES, MAX_MANUSCRIPTS, said_in_manuscript
from repocheck.facts.computed import Partly, fact
from repocheck.facts.documents import (
    DOC_FILES,
    INSTALL_FILES,
    NAMED_DOC_FILES,
    NOTE_FILES,
    README_FILES,
    Block,
    Document,
    Library,
    is_document,
    sentences_of,
)
from repocheck.facts.manifests import MANIFEST_FILES, Manifest, pip_requirement
from repocheck.facts.subject import Subject
from repocheck.knowledge.compute_rows import HARDWARE_WORDS
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.word_finder import WordFinder

HARDWARE_DOCS = (*README_FILES, *INSTALL_FILES, *DOC_FILES, *NOTE_FILES, *NAMED_DOC_FILES)
"""Globs of documentation; of plain texts outside a documentation folder many are data."""
LAUNCH_FILES = (
    "**/*.{slurm,sbatch,pbs,lsf,bsub,sge,qsub,job,condor,submit}",
    "{,*/}*.sub",
    "{,*/}{k8s,kube,kubernetes}/{,*/}*.{yml,yaml}",
    "{,*/,*/*/}*.{sh,bash}",
    "{,*/}{Snakefile,nextflow.config}",
    "{,*/}{run,launch,submit,start,create,bootstrap,provision}",
    "cog.yaml",
)
_NAMED_SCRIPTS = ("named:**/*.{sh,bash}",)
"""Globs of launch scripts."""
_MAX_FILES = 150
_MAX_CHARS = 131_072
_MAX_TOTAL_CHARS = 500_000
"""Of documents, nearest first: what the README and the first 500 kB do not say, hardly anybody finds."""
_MAX_LINE_CHARS = 4_000
_NOT_DOCS = late_regex(
    r"(?:^|/)(?:change|news|history|release|contribut|code_of|licen|copying|notice|third|acknowledg|security"
    r"|authors|agents|todo)[^/]*$|(?:^|[/_-])(?:plan|roadmap)s?(?:[_-][^/]{1,60})?\.\w{2,4}$|(?:^|/)(?:requirement[^/]*\.(?:txt|in)|cmakelists\.txt)$|(?:^|/)\.(?!github/)\w[\w-]{0,40}/",
    re.IGNORECASE,
)
"""Documents about the project's past, people or conditions, and those in the folder of a tool."""
_TOOL_NOTES = late_regex(
    r"(?![A-Z]*(?:READ|ARTIFACT|ARTEFACT|APPENDIX|INSTALL|USAGE|BUILD|GUIDE|MODEL|DATA|TRAIN|EVAL|TEST|DOC|TUTOR|SETUP|DEMO|BENCH|RESULT|START"
    r"|HOW|RUN|EXPER|HARDW|REPRO|DEPLOY|INFER|MANUAL|NOTE|PYTHON|MATLAB|WINDOWS|LINUX|MACOS|COLAB|DETAIL|SLURM))"
    r"[A-Z]{4,10}\.md$"
)
"""Documents in the root called by a proper name in capitals: notes for a coding assistant."""
_SIDE_HEADINGS = late_regex(
    r"acknowledg|sponsor|thanks|citation|citing|bibtex|reference|licen[cs]e|related|fund|credit|roadmap|contribut"
    r"|change ?log|^\W{0,9}to\sdos?\W{0,9}$|^\W{0,9}changes\W{0,9}$|release notes|to-?do|deprecat"
    r"|other (?:implementation|project|version|language)|see also"
    r"|\bused (?:by|in)\b|(?:projects?|software|packages?|tools?|works?|others|people)"
    r"\s(?:that|which|who|using)"
    r"|who (?:is )?us(?:es|ing)"
    r"|built (?:with|on)|\bports\b|致谢|引用|协议",
    re.IGNORECASE,
)
"""Sections about other people, or about the future."""
_PASSED_ON = late_regex(r"(?<![a-z])(?:deprecated|superseded by)", re.IGNORECASE)
"""Paragraphs that send readers to another project."""
_FOR_HELP = late_regex(r"\bquestions?\b.{0,300}\bissues?\b|\bfor (?:help|support)\b", re.IGNORECASE)
"""Paragraphs on where to ask; what they ask as an example declares nothing."""
_URL = late_regex(r"https?://[^\s<>()\"'`|]{1,2000}|\bwww\.[^\s<>()\"'`|]{1,2000}")
_SPLIT_NAME = late_regex(r"(?:^|[-_.])(?:cpu|gpu|cuda|tpu)(?![a-z])", re.IGNORECASE)
"""Files that exist once per target: ``Dockerfile.gpu``, ``requirements-cpu.txt``."""

_GPU_NAME = late_regex(r"[-_.](?:gpu|cuda)(?=[^/]{0,255}$)(?![a-z])", re.IGNORECASE)
_DIRECTIVE = Pattern(
    r"#(?:SBATCH|PBS|\$|BSUB|COBALT|OAR|MSUB|PJM|flux:)\s", any_of=("#",), flags=re.IGNORECASE
)
"""What a scheduler reads in a batch job.

Source: the manuals of Slurm, PBS, Grid Engine, LSF, Cobalt, OAR, Moab, Fujitsu's TCS and Flux.
"""

_SHOWN = late_regex(
    r"\W{0,9}(?:processor|cpu|gpu|chip|machine|hardware|graphics(?: card)?)s?\s?[:：]\s"
    r"[^\n]{0,100}(?:intel|amd|nvidia|geforce|[gr]tx|tesla|quadro|titan|xeon|ryzen|epyc|apple)"
    r"|\W{0,9}(?:using|found|created)\s(?:gpu\s)?device\s\d{1,2}\b"
    r"|\W{0,9}(?:tested|developed|trained|evaluated)\s(?:on|with|under|using)\s"
    r"|\s{0,12}[-*•]\s(?-i:[A-Z])[\w ]{2,40}:\s(?!\|)",
    re.IGNORECASE,
)
"""Line of a block of code that shows a machine, the card that a program found, or on what it was tested,
or an item of a list that was indented too far."""

_TIMED = late_regex(
    r"#\s?[^\n]{0,80}(?:(?<![a-z])(?:run(?:ning)?[\s-]?times?|took|takes|timed)\s[^\n]{0,80}(?<![a-z])|\d\s?(?:h|hours?|days?|min|minutes?)\s)"
    r"(?:on|with|using)\s",
    re.IGNORECASE,
)
"""Comment of a script that says how long it took, and where."""

_UNNEEDED = late_regex(r"^\[(?:weakdeps|extensions|extras)\]", re.MULTILINE)
"""Head of what a package of Julia can do without, behind what it needs.
Source: https://pkgdocs.julialang.org/v1/toml-files/"""

_WORDS = WordFinder(HARDWARE_WORDS)

Sieve = Callable[[str], bool]


class Statement(NamedTuple):
    """A sentence, comment, line of a manifest, or command."""

    path: str
    line: int
    text: str
    kind: str
    """``prose``, ``command``, ``token`` (in a dependency, container or build file), ``name`` (of one) or
    ``twin`` (the file beside it without "gpu")."""
    heading: str = ""


@fact(reads=(*HARDWARE_DOCS, *MANIFEST_FILES, *LAUNCH_FILES, *_NAMED_SCRIPTS, *MANUSCRIPT_FILES))
def hardware_statements(
    subject: Subject,
    project_files: tuple[str, ...],
    project_manifests: tuple[Manifest, ...],
    library: Library,
    overlooked_documents: tuple[str, ...],
) -> Partly[Statement]:
    """Return what speaks of hardware: documents first, then manifests, then launch scripts.

    Sections about other people or the future say nothing of this code.
    """
    documents = [
        p
        for p in subject.choose(project_files, HARDWARE_DOCS)
        if is_document(p) and not _NOT_DOCS.search(p) and not _TOOL_NOTES.match(p)
    ]
    scripts = subject.choose(project_files, (*LAUNCH_FILES, *_NAMED_SCRIPTS))
    unread = list(documents[_MAX_FILES:] + scripts[_MAX_FILES:])
    found: list[Statement] = []
    left, n_read = _MAX_TOTAL_CHARS, 0
    for path, text, may_speak in _spoken(subject, documents[:_MAX_FILES]):
        n_read += 1
        left -= len(text)
        document = library.document(path) if text else None
        found += _document(document, may_speak) if document else ()
        if left <= 0:
            break
    unread += documents[n_read:_MAX_FILES]
    manifests = [
        each
        for each in project_manifests
        if not (each.lock or each.for_docs or each.kind in {"install-doc", "script"})
    ]
    spoken = {path: (text, sieve) for path, text, sieve in _spoken(subject, (m.path for m in manifests))}
    for manifest in manifests:
        if _SPLIT_NAME.search(manifest.path.rsplit("/", 1)[-1]):
            found.append(Statement(manifest.path, 1, manifest.path, "name"))
            found += (Statement(twin, 1, twin, "twin") for twin in _twins(manifest.path, project_manifests))
        found += _manifest(manifest, *spoken[manifest.path])
    for path, text, may_speak in _spoken(subject, scripts[:_MAX_FILES]):
        found += _script(path, text, may_speak)
    for path, text, may_speak in _spoken(
        subject, subject.choose(project_files, MANUSCRIPT_FILES)[:MAX_MANUSCRIPTS]
    ):
        said = said_in_manuscript(text, may_speak) if text else ()
        found += (Statement(path, number, sentence[:_MAX_LINE_CHARS], "prose") for number, sentence in said)
    aside = cache(_SIDE_HEADINGS.search)
    return Partly(
        (statement for statement in found if not aside(statement.heading)),
        (
            *(f"{path} was not looked into, as there are too many documents" for path in unread),
            *overlooked_documents,
        ),
    )


def _spoken(subject: Subject, paths: Iterable[str]) -> Iterator[tuple[str, str, Sieve]]:
    """Yield path and text of files, empty if it is silent, and a sieve of just the words that occur in it."""
    for path in paths:
        text = (subject.text(path) or "")[:_MAX_CHARS]
        present = _WORDS.present(_with_blanks(text.lower()))
        yield path, text if present else "", partial(_holds, present)


def _with_blanks(text: str) -> str:
    """Return a text with blanks where lines end: a blank at the edge of a word stands for that, too."""
    return " " + text.replace("\n", " ").replace("\r", " ").replace("\t", " ") + " "


def _holds(words: frozenset[str], text: str) -> bool:
    lowered = text.lower()
    for word in words:  # noqa: SIM110 - any() takes three times as long, and each sentence is asked
        if word in lowered:
            return True
    return False


def _document(document: Document, may_speak: Sieve) -> Iterator[Statement]:
    for block in document.blocks:
        if not may_speak(block.text) or _PASSED_ON.search(block.text):
            continue
        if block.kind == "code":
            lines = ((number, line) for number, line in block.lines() if may_speak(line))
            yield from (said for each in lines for said in _code_line(document.path, *each, block.heading))
        else:
            yield from _sentences(document.path, block, may_speak)


def _sentences(path: str, block: Block, may_speak: Sieve) -> Iterator[Statement]:
    asks = _FOR_HELP.search(block.text) is not None
    for said in sentences_of(block):
        text = _URL.sub(" ", said.text) if "://" in said.text or "www." in said.text else said.text
        if may_speak(text) and not (asks and "?" in text):
            yield Statement(path, said.line, text[:_MAX_LINE_CHARS], "prose", block.heading)


def _code_line(path: str, number: int, line: str, heading: str) -> Iterator[Statement]:
    if _SHOWN.match(line):
        yield Statement(path, number, line.strip()[:_MAX_LINE_CHARS], "prose", heading)
        return
    before, mark, comment = line.partition("#")
    if mark and not _DIRECTIVE.match(line.strip()) and (not before or before[-1].isspace()):
        yield Statement(path, number, comment.strip()[:_MAX_LINE_CHARS], "prose", heading)
        line = before
    if line.strip():
        yield Statement(path, number, line.strip()[:_MAX_LINE_CHARS], "command", heading)


def _manifest(manifest: Manifest, text: str, may_speak: Sieve) -> Iterator[Statement]:
    """Yield lines and comments apart: a comment is prose, unless it is a requirement switched off.

    A Makefile speaks by its compiler only: its other lines are mostly about tests and compilers at large.
    """
    path = manifest.path
    optional = _UNNEEDED.search(text) if manifest.kind == "julia-Project" else None
    for number, line in enumerate((text[: optional.start()] if optional else text).split("\n"), start=1):
        if not may_speak(line) or (manifest.kind == "make" and "nvcc" not in line.lower()):
            continue
        before, mark, comment = line[:_MAX_LINE_CHARS].partition("#")
        if before.strip():
            yield Statement(path, number, before.strip(), "token")
        if mark and not _switched_off(before, comment):
            yield Statement(path, number, comment.strip(" #"), "prose")


def _twins(path: str, manifests: tuple[Manifest, ...]) -> Iterator[str]:
    """Yield the file of the same name without "gpu": what is not for a GPU is for a CPU."""
    bare = _GPU_NAME.sub("", path)
    if bare != path:
        yield from (manifest.path for manifest in manifests if manifest.path.lower() == bare.lower())


def _switched_off(before: str, comment: str) -> bool:
    bare = comment.strip(" #-")
    return not before.strip() and (
        " " not in bare or (pip_requirement(bare, 1) is not None and len(bare.split()) <= 3)
    )


def _script(path: str, text: str, may_speak: Sieve) -> Iterator[Statement]:
    for number, line in enumerate(text.split("\n") if text else (), start=1):
        stripped = line.strip()[:_MAX_LINE_CHARS]
        if not may_speak(stripped):
            continue
        if not stripped.startswith("#") or _DIRECTIVE.match(stripped):
            yield Statement(path, number, stripped, "command")
        elif _TIMED.match(stripped):
            yield Statement(path, number, stripped.strip("# "), "prose")
