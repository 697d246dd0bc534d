"""Find the programs that train and those that evaluate: by name, then by what they do, then by the README."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from repocheck.facts.code.program_files import promises_of
from repocheck.facts.code.source import SCRIPT_FILES, SOURCE_FILES, too_deep
from repocheck.facts.code.startable import (
    COMPILED_ENDINGS,
    LAUNCHERS,
    RUN_AS_THEY_ARE,
    TEST_NAME,
    can_be_started,
    extension_of,
    is_idle,
    stem_of,
    top_of,
)
from repocheck.facts.code.words import Words, without_examples
from repocheck.facts.computed import fact, first_of
from repocheck.facts.documents import Command, Document, commands_of
from repocheck.facts.subject import Subject
from repocheck.globs import Paths
from repocheck.knowledge.experiment_words import NOT_PROGRAMS
from repocheck.models import Confidence, Location
from repocheck.text.pattern import late_regex, words_of

PROGRAM_FILES = (*SOURCE_FILES, *SCRIPT_FILES, "*/*/*/*.ipynb")
"""Globs of programs that are looked into; of others the name is enough."""
_MAX_FILES = 400
_MAX_COMMANDS = 500
"""Commands of the README that are looked at: each is looked for in all of its sentences."""
_MAX_CHARS = 200_000
_SCRIPTS = frozenset(
    "py ipynb sh m r rmd qmd jl lua c cpp cc cu java slurm bash f90 js rs do sas".split()  # noqa: SIM905 - short
)
_OTHER = late_regex(NOT_PROGRAMS, re.IGNORECASE)
_DOCS = late_regex(
    r"(?:^|/)(?:docs?|document|documentation|vignettes|man(?:-roxygen)?|\.\w[\w-]{0,40})/", re.IGNORECASE
)
"""Folders of documentation, and hidden ones, in which tools keep what they run."""
_HELPERS = late_regex(r"(?:^|/)(?:utils?|utilit(?:y|ies)|helpers?|misc|common)/", re.IGNORECASE)
"""Folders of what programs have in common; a name says little there."""
_HELPER = late_regex(r"[_-](?:utils?|helpers?)$", re.IGNORECASE)
"""End of the stem of a module that only helps those which serve a purpose."""
_MADE_DATA = late_regex(
    r"(?:^|/)(?:(?:test|toy|example|sample)[_-]?data(?:sets?)?|fixtures?)/", re.IGNORECASE
)
"""Folder of data that programs beside them make."""
_WRITES = late_regex(
    r"^(?:module|package)-info$|^(?:gen|generate|make|create|collect|plot|draw|rename|clean|copy|convert|download|parse)(?:[_-]|$)|generator$",
    re.IGNORECASE,
)
"""Stem of a program that writes files for others or pictures, or of what a package of Java says of itself."""
_AIM = late_regex(r"\W{0,9}(?:\d{1,2}[.)]\s)?(?:in order to|to|for)\s([\w-]{1,20})", re.IGNORECASE)
"""Beginning of a sentence that says what its command is for."""
_MODULE = late_regex(r"\bpython[\d.]*\s+(?:-\w\s+)?-m\s+(\w+(?:\.\w+)*)")
_IMPORTED = late_regex(r"\bfrom ([\w.]+) import")
_TEST_FOLDER = late_regex(r"(?<![^/])test(ing)?/[^/]{1,255}$")
_FUNCTION = late_regex(r"(?:\s|%[^\n]{0,1000}\n){0,200}function\b")
"""Beginning of a file of MATLAB that others call."""


class Purpose(NamedTuple):
    """How a program for one purpose is known."""

    stem: re.Pattern[str]
    """Pattern over its name."""
    tokens: Words
    """Words of which one, or all of a group, stand in it."""
    heading: re.Pattern[str]
    """Pattern over headings of the README, or the sentence, below which it is started."""
    not_stem: re.Pattern[str] | None = None
    """Pattern over names of programs for something else."""
    otherwise: Callable[[str], str | None] = lambda _: None
    """What else in the text shows the purpose."""
    refuses: Callable[[str], bool] = lambda _: False
    """Whether the text shows that what the words speak of is something else."""
    in_modules: bool = True
    """Whether a module that only defines it for others is enough."""
    folder: re.Pattern[str] | None = None
    """Pattern over the name of the folder whose scripts serve it."""
    other_sense: re.Pattern[str] | None = None
    """What shows that the name of a program, in which no word shows the purpose, means something else."""
    module: re.Pattern[str] | None = None
    """Pattern over the stem of a module that serves it where other programs call it."""
    call: re.Pattern[str] | None = None
    """Pattern over what programs call of a module that serves it, whatever it is named."""
    option: re.Pattern[str] | None = None
    """Pattern over what in a command of the README has a program serve it."""

    def shown_in(self, text: str) -> str | None:
        """Return what in `text` shows the purpose."""
        shown = self.tokens.first_in(text) or self.otherwise(text)
        return None if shown and self.refuses(text) else shown


class EntryPoint(NamedTuple):
    """A program for a purpose, and what shows its purpose."""

    path: str
    """The program."""
    how: str
    """``name``, ``content``, ``readme`` or ``folder``."""
    shown: str
    """The word in it, or the command in the README; empty where the name shows it."""
    place: Location
    """Where that stands."""

    @property
    def confidence(self) -> Confidence:
        """Return how sure its purpose is."""
        return Confidence.HIGH if self.how == "name" else Confidence.MEDIUM

    def sentence(self, verb: str) -> str:
        """Return what shows its purpose, which `verb` says in the third person."""
        if self.how == "readme":
            return f"{self.path} {verb}, says the README: {self.shown[:80]}"
        if self.how == "folder":
            return f"{self.path} {verb}, by its folder."
        return f"{self.path} {verb}: {self.shown}" if self.shown else f"{self.path} {verb}, by its name."


class EntryPoints(NamedTuple):
    """The programs of the project itself that could be started, nearest first."""

    subject: Subject
    paths: Paths
    texts: dict[str, str]
    """Beginnings of those that are looked into, by path."""
    readme: Document | None
    left_out: tuple[str, ...]
    """The first program that was not looked into, as a phrase with the reason."""
    modules: frozenset[str] = frozenset()
    """What a package of R keeps in its folder ``R/``, which only defines; elsewhere scripts lie there."""

    def without(self, paths: Collection[str]) -> EntryPoints:
        """Return the programs but for some."""
        if not paths:
            return self
        texts = {path: text for path, text in self.texts.items() if path not in paths}
        return self._replace(paths=self.paths.some(p for p in self.paths if p not in paths), texts=texts)

    def but_for_promised(self, part: re.Pattern[str]) -> EntryPoints:
        """Return the programs without launch scripts, if the README still promises the code for `part`."""
        promises = promises_of(self.readme) if self.readme else ()
        promised = any(each.of_code and part.search(each.text) for each in promises)
        return self.without(self.paths.ending_with(LAUNCHERS) if promised else ())

    def find(self, purpose: Purpose) -> EntryPoint | None:
        """Return the best program for a purpose."""
        started = self.without(self.modules)
        return (
            started._by_name(purpose)
            or started._by_content(purpose)
            or self._by_readme(purpose)
            or started._by_folder(purpose)
            or started._by_module(purpose)
        )

    def _by_name(self, purpose: Purpose) -> EntryPoint | None:
        named = purpose.stem.search
        words = tuple(map(str.lower, words_of(purpose.stem)))
        held = self.paths.holding(words) if words else self.paths  # of many thousand names hardly any
        fitting = (path for path in held if named(stem_of(path)) and _is_meant(path, purpose))
        path = next((p for p in fitting if self._does_something(p, purpose)), None)
        return EntryPoint(path, "name", "", self.subject.at(path)) if path else None

    def _does_something(self, path: str, purpose: Purpose) -> bool:
        """Return whether a program can be started, and is no module that only defines something else."""
        text = self.texts.get(path, "")
        idle = is_idle(path, text)
        if _HELPERS.search(path) or _HELPER.search(stem_of(path)):  # there, what draws serves others
            return not idle and purpose.tokens.first_in(text) is not None
        if purpose.other_sense and purpose.other_sense.search(text) and purpose.shown_in(text) is None:
            return False
        return _is_started(path, text, purpose) and not (idle and purpose.shown_in(text) is None)

    def _by_content(self, purpose: Purpose) -> EntryPoint | None:
        for path, text in islice(self.texts.items(), _MAX_FILES):
            shown = purpose.tokens.first_in if _HELPERS.search(path) else purpose.shown_in
            idle = not purpose.in_modules and is_idle(path, text)
            if (token := shown(text)) and not idle and _is_started(path, text, purpose):
                return EntryPoint(path, "content", token, self.subject.at(path, snippet=token))
        return None

    def _by_readme(self, purpose: Purpose) -> EntryPoint | None:
        heading, readme = purpose.heading, self.readme
        if readme is None or not self.paths:
            return None
        for command in islice(commands_of(readme), _MAX_COMMANDS):
            headed = any(map(heading.search, command.section[-1:]))
            headed = headed or (
                purpose.option is not None and purpose.option.search(command.text) is not None
            )
            if headed or any(heading.search(said(readme, command)) for said in (_said_before, _aim)):
                names = (word.strip("`'\"(),;").rpartition("/")[2] for word in command.text.split())
                path = next(filter(None, map(self._called, names)), None)
                module = self._module(command.text)
                named = headed or (module is not None and purpose.stem.search(stem_of(module)))
                if path := path or (module if named else None):
                    place = self.subject.at(readme.path, command.line, command.text)
                    return EntryPoint(path, "readme", command.text, place)
        return None

    def _called(self, name: str) -> str | None:
        """Return the nearest program of this name."""
        return self.paths.first_ending(name)

    def _module(self, command: str) -> str | None:
        """Return the program that a command starts as a module of Python, if it is the project's own."""
        named = _MODULE.search(command)
        dotted = named[1].replace(".", "/") if named else ""
        return self.paths.first_ending(f"{dotted}.py", f"{dotted}/__main__.py") if dotted else None

    def _by_folder(self, purpose: Purpose) -> EntryPoint | None:
        if purpose.folder is None:
            return None
        serves = cache(purpose.folder.fullmatch)
        for path in self.paths.ending_with(RUN_AS_THEY_ARE):
            if not any(map(serves, _folders(path))):
                continue
            text = self.texts.get(path, "")
            starts = not _OTHER.search(stem_of(path)) and can_be_started(path, text)
            if starts and not _FUNCTION.match(text) and not purpose.refuses(text):
                return EntryPoint(path, "folder", "", self.subject.at(path))
        return None

    def _by_module(self, purpose: Purpose) -> EntryPoint | None:
        """Return a module that serves the purpose and is called after it, or for it, by a program."""
        started = [text for path, text in self.texts.items() if can_be_started(path, text)]
        if purpose.module is None or not started:
            return None
        calling = filter(purpose.call.search, started) if purpose.call else ()
        imported = {found[1] for text in calling for found in _IMPORTED.finditer(text)}
        for path, text in islice(self.texts.items(), _MAX_FILES):
            stem, _, ending = path.rpartition(".")
            named = ending == "py" and (
                stem.replace("/", ".") in imported or purpose.module.search(stem_of(path))
            )
            if named and (shown := purpose.shown_in(text)):
                return EntryPoint(path, "content", shown, self.subject.at(path, snippet=shown))
        return None


@lru_cache(maxsize=128)  # each purpose asks for the same commands
def _aim(readme: Document, command: Command) -> str:
    """Return for what a sentence says, at its beginning, that the command in it is."""
    if command.block:
        return ""
    said = next((each.text for each in readme.sentences if command.text[:40] in each.text), "")
    return aim[1] if (aim := _AIM.match(said)) else ""


@lru_cache(maxsize=128)
def _said_before(readme: Document, command: Command) -> str:
    """Return the paragraph that announces a block of commands by a colon or comma, or goes on in it."""
    if not command.block:
        return ""
    above = (block for block in reversed(readme.blocks) if block.line < command.line)
    text = next((block.text.rstrip() for block in above if block.kind != "code"), "")
    return text[-200:] if text[-1:] in {":", ","} or text[-1:].isalnum() else ""


@fact(reads=PROGRAM_FILES)
def entry_points(
    subject: Subject,
    project_files: Paths,
    uncopied_files: Paths,
    programs: Paths,
    readme: Document | None,
) -> EntryPoints:
    """Return the project's programs: no tests, no copies of others.

    A folder of launch scripts called ``test`` beside one called ``train`` tests the model, not the code.
    """
    off_docs = subject.files.lying_in(lambda folder: not folder or not _DOCS.search(f"{folder}/"))
    scripts = {*project_files.ending_with(_SCRIPTS), *_beside_training(uncopied_files)}
    started = scripts.intersection(off_docs)
    paths = programs.some(path for path in programs if path in started)
    worth_a_look = set(subject.find(*PROGRAM_FILES))
    looked_into = [path for path in paths if path in worth_a_look]
    texts = {path: without_examples(path, text[:_MAX_CHARS]) for path, text in subject.texts_at(looked_into)}
    rest = list(texts)[_MAX_FILES:]
    too_many = (f"{path} was not looked into, as there are too many programs" for path in rest)
    # Deep in a tree of a compiled language lie hundreds of modules, and programs where they can be seen; Java
    # keeps its programs among them.
    unread = too_deep(subject, looked_into, _may_serve)
    of_r = (path for path in paths if path.startswith("R/")) if "DESCRIPTION" in subject.own else ()
    return EntryPoints(subject, paths, texts, readme, first_of(chain(unread, too_many)), frozenset(of_r))


def _may_serve(path: str) -> bool:
    """Return whether a program that was not read may serve a purpose that its name does not tell."""
    extension = extension_of(path)
    # What a script of a shell starts is found by itself, or by the name of the script.
    if extension in LAUNCHERS or extension in COMPILED_ENDINGS - {"java"}:
        return False
    return _WRITES.search(stem_of(path)) is None


def _beside_training(paths: Paths) -> list[str]:
    """Return the launch scripts in a folder ``test`` that has a twin called ``train``."""
    scripts = paths.ending_with(["sh"])
    training = {path.rpartition("/")[0] for path in scripts if _folder(path) in {"train", "training"}}
    return [p for p in scripts if _TEST_FOLDER.search(p) and _TEST_FOLDER.sub("train\\1", p) in training]


def _is_meant(path: str, purpose: Purpose) -> bool:
    """Return whether a program that is called after a purpose serves no other."""
    stem = stem_of(path)
    if _OTHER.search(stem) or _MADE_DATA.search(path):
        return False
    return purpose.not_stem is None or purpose.not_stem.search(stem) is None


def _is_started(path: str, text: str, purpose: Purpose) -> bool:
    """Return whether a program is one to run; so is a module of Python whose top serves the purpose."""
    if can_be_started(path, text):
        return True
    at_top = (
        extension_of(path) == "py" and not TEST_NAME.search(stem_of(path)) and purpose.tokens.first_in(text)
    )
    return bool(at_top) and purpose.tokens.first_in(top_of(text)) is not None


def _folders(path: str) -> list[str]:
    """Return the folder that a file is in and the one around it."""
    return path.lower().split("/")[-3:-1]


def _folder(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]
