"""Which Python a repository states that it was written for."""

import re
from collections.abc import Iterator

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document, without_bibtex
from repocheck.facts.manifests.dockerfile import parent_images
from repocheck.facts.manifests.manifest import Manifest
from repocheck.facts.manifests.paths import globs_of
from repocheck.facts.manifests.recipes import RECIPE_FILES
from repocheck.facts.subject import Subject
from repocheck.models import Location
from repocheck.text.pattern import Pattern, late_regex

VERSION_FILES = ("{,binder/,.binder/}{.python-version,runtime.txt,.tool-versions,mise.toml,.mise.toml}",)
_PACKAGED = ("pyproject.toml", "setup.cfg")
"""Files that may ask for a version without a list of packages."""
_MAX_CHARS = 65_536
_MAX_DEPTH, _MAX_DEPTH_OF_PARTS = 1, 2
"""Manifests further down belong to a part of the project; they speak last, and those below not at all."""
_FILE_VERSION = late_regex(
    r"^[ \t]{0,20}(?:python-|cpython-|pypy|python[ \t]{1,9}|python[ \t]{0,9}=[ \t]{0,9}[\"'])?"
    r"(\d+\.\d+[\w.]*)",
    re.MULTILINE,
)
_ASKED = late_regex(
    r"^[ \t]{0,20}(?:requires-python|python_requires)[ \t]{0,20}=[ \t]{0,20}[\"']?"
    r"([^\"'\n#]{0,20}\d[^\"'\n#]{0,60})",
    re.MULTILINE,
)
_IMAGE = late_regex(
    r"(?:^|/)(?:python|pypy|cimg/python|uv):(?:python)?(\d\.\d+[\w.]*)|-py(?:thon)?(\d\.?\d+)"
)
_INSTALLED = late_regex(
    r"\b(?:conda|mamba|micromamba|apt|apt-get|apk|yum|dnf|pyenv|uv|virtualenv)\b[^\n]{0,300}?\b"
    r"python(?:={1,2}|[ -]{0,2})([23]\.\d{1,2}(?:\.\d{1,2})?)(?![\w.])"
)
"""Command of a recipe or a script that installs an interpreter."""
_ENCODED = late_regex(r"%(?:20|3[DE]|E2%89%A5)", re.IGNORECASE)
"""A blank or a comparison, as addresses write it."""
_MADE = late_regex(
    r"^[ \t]{0,20}(?:(?:conda|mamba|micromamba)\s(?:env\s)?create\b"
    r"|(?:sudo\s)?apt(?:-get)?\s[^\n#]{0,80}?install\b|pyenv\s(?:install|local|virtualenv)\b|uv\s(?:venv|python)\b|virtualenv\b)[^\n#]{0,200}?"
    r"\bpython(?:={1,2}|[ -]{0,2})([23]\.\d{1,2}(?:\.\d{1,2})?)(?![\w.])",
    re.MULTILINE,
)
"""Command of any script that makes an environment."""
_LOCKS = frozenset({"uv.lock", "pylock", "poetry.lock", "pdm.lock", "Pipfile.lock"})
_LOCKED = late_regex(
    r"(?:^requires-python|^python-versions|^requires_python|\"python_version\")\s{0,4}[=:]\s{0,4}\"([^\"\n]{0,20}\d[^\"\n]{0,60})\"",
    re.MULTILINE,
)
"""Python's version in a lock; Poetry and PDM state the project's own behind those of the packages."""
_LISTS = frozenset({"pip-requirements", "install-script"})
_SCRIPTS = ("{,*/}*.{sh,bash}",)
"""Globs of scripts, of which some make an environment."""
_STATED = Pattern(
    r"(?:(?<![a-z\d_./])(?<!\w-)|(?<=badge/)|(?<=^[1-9]\.))(?:(?:python|py)(?:\s(?:interpreter|environment|release)s?,?)?|파이썬"
    r"|pyenv\s(?:install|local|global)|module (?:load|add)\spython)"
    r"(?:[\s_]?\(?versions?|\s?(?:版本|の?バージョン[はが]?|버전))?"
    r"(?:\s(?:that\sis\s)?(?:supported|allowed|required|needed)\s(?:by|for)\s[^.\n]{1,30}?(?:\d\.\d{1,2}\s)?is"
    r"|(?<=version)(?:\s(?:used|required|needed))?\s(?:is|was)|\s(?:should|must)\sbe)?(?:\sat\sleast)?"
    r"(?:[\s*`_:,(]{0,5}(?:tested|verified|validated|checked|works?|compatible|developed|run)\s(?:with|on|under|in)(?:\spython)?)?"
    r"[\s*`_:：|(\[{=<>~≥^v/-]{0,12}"
    r"([23](?:\.\d{1,2}){1,2}\+?|[23]\.[x*]|[23]\s?\+)(?!\w|%(?!2[0BC]|7C))"
    r"|(?<![\w./-])python3?\s?\((?:(?!packages?|modules?|librar|with)[^(),;\n]){0,60},?\s?versions?\s?[>=≥~^:\s]{0,6}"
    r"([23]\.\d{1,2}(?:\.\d{1,2})?\+?)(?!\w)"
    r"|(?<![\w./-])python\s[23](?=\s?(?:\(|and|or|is|only|with|environment|installed|版|环境|[,;]|$))"
    r"|(?<=\s)python={1,2}[23](?=\s|$)"
    r"|(?:(?<=\bin\s)|(?<=\binstall\s)|(?<=\brequires\s))python\s[23](?=\.(?:\s|$))"
    r"|(?<![a-z])languages?(?:\sused)?\W{1,6}python[^\S\n]{0,9}\n\W{0,9}(?:interpreter|version)(?:\s(?:info|version|used))?\s?:\s?([23]\.\d{1,2}(?:\.\d{1,2})?)(?![\w.]*\w)",
    any_of=("py", "파이썬"),
    flags=re.IGNORECASE | re.MULTILINE,
)


@fact(reads=(*VERSION_FILES, *_PACKAGED, *RECIPE_FILES, *globs_of(*_LOCKS), *_SCRIPTS))
def stated_python(
    subject: Subject,
    project_files: tuple[str, ...],
    project_manifests: tuple[Manifest, ...],
    container_recipes: tuple[str, ...],
    install_documents: tuple[Document, ...],
) -> tuple[str, Location] | None:
    """Return the first version stated, with its place: manifests, version files, containers, documents.

    What only a comment, a command of a script or a part of the project says comes last; classifiers, which
    templates bring along, say nothing.
    """
    near = [m for m in project_manifests if not m.for_docs and m.path.count("/") <= _MAX_DEPTH]
    deep = [m for m in project_manifests if m.declares and m.path.count("/") == _MAX_DEPTH_OF_PARTS]
    stated = (
        _in_manifests(subject, near),
        _in_files(subject),
        _in_containers(subject, container_recipes),
        _in_documents(subject, install_documents),
        _in_texts(subject, near),
        _in_manifests(subject, deep),
        _in_locks(subject, near),
        _in_scripts(subject, project_files),
    )
    return next((found for places in stated for found in places), None)


def _in_manifests(subject: Subject, found: list[Manifest]) -> Iterator[tuple[str, Location]]:
    for manifest in found:
        if manifest.python:
            version, line = manifest.python
            if any(character.isdigit() for character in version):
                yield version.strip(), subject.at(manifest.path, line, f"python {version}")


def _in_texts(subject: Subject, found: list[Manifest]) -> Iterator[tuple[str, Location]]:
    """Yield the versions that comments in lists, and commands of scripts, name."""
    for manifest in (each for each in found if each.kind in _LISTS):
        text = (subject.text(manifest.path) or "")[:_MAX_CHARS]
        stated = _INSTALLED.search(text) or next(map(_STATED.search, _comments(text)), None)
        if stated and stated[1]:
            line = text.count("\n", 0, max(text.find(stated[0]), 0)) + 1
            yield stated[1], subject.at(manifest.path, line, stated[0])


def _in_scripts(subject: Subject, files: tuple[str, ...]) -> Iterator[tuple[str, Location]]:
    """Yield the versions of the environments that scripts make, whatever they are called."""
    for path, text in subject.texts_at(subject.choose(files, _SCRIPTS)):
        if made := _MADE.search(text[:_MAX_CHARS]):
            yield made[1], subject.at(path, text.count("\n", 0, made.start()) + 1, made[0].strip())


def _in_locks(subject: Subject, found: list[Manifest]) -> Iterator[tuple[str, Location]]:
    """Yield the versions that lock files are made for."""
    for manifest in (each for each in found if each.kind in _LOCKS):
        text = subject.text(manifest.path) or ""
        if stated := _LOCKED.search(text, max(text.rfind("[metadata]"), 0)):
            yield stated[1], subject.at(manifest.path, text.count("\n", 0, stated.start()) + 1, stated[0])


def _comments(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line.startswith("#") and _STATED.search(line))


def _in_files(subject: Subject) -> Iterator[tuple[str, Location]]:
    for path, text in subject.texts(*VERSION_FILES):
        if found := _FILE_VERSION.search(text[:_MAX_CHARS]):
            yield found[1], subject.at(path, 1, found[0])
    for path, text in subject.texts(*_PACKAGED):
        if asked := _ASKED.search(text[:_MAX_CHARS]):
            yield asked[1].strip(), subject.at(path, text.count("\n", 0, asked.start()) + 1, asked[0].strip())


def _in_containers(subject: Subject, recipes: tuple[str, ...]) -> Iterator[tuple[str, Location]]:
    for path, text in subject.texts_at(recipes):
        for image, line in parent_images(text):
            if version := _IMAGE.search(image):
                yield version[1] or version[2], subject.at(path, line)
        if installed := _INSTALLED.search(text[:_MAX_CHARS]):
            yield installed[1], subject.at(path, text.count("\n", 0, installed.start()) + 1, installed[0])


def _in_documents(subject: Subject, documents: tuple[Document, ...]) -> Iterator[tuple[str, Location]]:
    for document in documents:
        for text, line in sorted(_texts(document), key=lambda each: each[1]):
            if found := _STATED.search(text):
                version = (found[1] or found[2] or found[3] or found[0].strip()[-1]).replace(" ", "")
                stated = text.count("\n", 0, found.start())
                yield version, subject.at(document.path, line + stated, text.split("\n")[stated])
                break


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    """Yield what may state a version, and its line: blocks, and the addresses of badges."""
    yield from ((without_bibtex(block.text), block.line) for block in document.blocks)
    yield from ((_ENCODED.sub(" ", link.target), link.line) for link in document.links if link.image)
