"""Tell whether a repository is called by the title of a paper: by the name in it, or by its words.

Source: names of repositories in papers on software, and titles of the papers that link to them.
"""

from __future__ import annotations

import re

from repocheck.knowledge.phrase import LANGUAGE
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import RAISED_DIGITS

THINGS = frozenset({
    "algorithm", "benchmark", "classifier", "collection", "compiler", "corpus", "data", "dataset", "datasets",
    "editor",
    "engine",
    "environment", "extension", "framework", "frameworks", "harness", "kernel", "language", "libraries",
    "library", "method", "methods", "model", "models", "optimiser", "optimizer", "package", "packages",
    "parser", "platform",
    "plugin", "project", "projects", "repository", "runtime", "scripts", "server", "simulator", "simulators",
    "software", "solver", "suite", "system", "systems", "tokeniser", "tokenizer", "tool", "toolbox",
    "toolkit",
})  # fmt: skip
"""Nouns that stand beside the name of a thing."""
MIN_OWN = 4
"""Letters of one by which a repository is known to be the paper's."""
MARKS = "_`[](){}<>.,;:!?\"'“”‘’*" + RAISED_DIGITS
PROGRAMMED_IN = late_regex(LANGUAGE, re.IGNORECASE)
_SUFFIX = late_regex(r"(?<=\w)[.](?:jl|py|js|rs|cpp|net)\Z", re.IGNORECASE)
"""What languages add to the names of packages."""
_COMPANION = late_regex(
    r"(?P<name>[\w.-]{3,80})[-_.](?:examples?|tutorials?|docs|documentation|paper|manuscript|experiments?|notebooks?"
    r"|benchmarks?|demos?|scripts|data|analysis|artifacts?|reproducibility|results|simulations?|website)",
    re.IGNORECASE,
)
"""How authors name what they keep beside a thing of theirs."""
_GROUP = late_regex(
    r"(?P<name>[\w-]{3,80}?)(?:-(?:collab(?:oration)?|org|dev(?:s|elopers)?|team|project|lab|hub|community|tools))?",
    re.IGNORECASE,
)
"""How the accounts of those who make a thing are named."""
_AFTER_NAME = late_regex(r":|\s[-–—]\s")
_THE_THING = late_regex(
    rf"The[ ](?P<name>[\w.+-]{{4,40}})(?:[ ][\w-]{{1,30}}){{0,3}}?[ ](?:{'|'.join(sorted(THINGS))})\b"
)
"""A title without a colon that names a thing and says what it is, as "The Kelp modelling language"."""
_VERSION = late_regex(r"[ ]v?\d+(?:\.\d+){0,3}\Z", re.IGNORECASE)
_JOINTS = late_regex(r"[-_.]")
_LONG_WORD = late_regex(r"[A-Za-z][a-z]{3,40}|[A-Z]{4,40}")
LONG_TITLE = 20
"""Letters of a title that no other work has."""
_STEM = 6
"""Letters by which two forms of a word are the same."""
ECHOES = 2
"""Words of a title by which a repository is called if it is the paper's."""


def tight(name: str) -> str:
    """Return a name without what writers vary: case, spaces, marks, and the suffix of its language."""
    return re.sub(r"[\W_]", "", _SUFFIX.sub("", name)).casefold()


def accompanied(slug: str) -> str:
    """Return the repository that one is kept beside, by their names; empty if it is by none."""
    account, _, name = slug.rpartition("/")
    companion = _COMPANION.fullmatch(name)
    return f"{account}/{companion['name']}" if companion else ""


def beginning(slug: str) -> str:
    """Return the account of a repository with the first part of its name; empty if it has but one."""
    account, _, name = slug.rpartition("/")
    first = _JOINTS.split(name)[0]
    return f"{account}/{first}" if MIN_OWN <= len(first) < len(name) else ""


def name_in(title: str) -> str:
    """Return the name that a title begins with, up to a colon or a dash; empty without one of these.

    What it says of the kind of thing is left out: of *The TinyNet collection: …*, the name is TinyNet.
    """
    parts = _AFTER_NAME.split(title, maxsplit=1)
    words = parts[0].split() if len(parts) > 1 else []
    headed = len(words) > 2 and words[0] == "The" and words[-1].lower() in THINGS
    return " ".join(words[1:-1] if headed else words)


def is_shaped(word: str) -> bool:
    """Return whether a word is written as only names are: ``TinyNet``, ``BERT``, ``lme4``."""
    word = word.strip(MARKS)
    return (
        word[:1].isalpha()
        and len(word) > 1
        and (any(each.isupper() or each.isdigit() for each in word[1:]) or bool(_SUFFIX.search(word)))
    ) or ((word.startswith("`") and word.endswith("`")) or (word[:1].isupper() and word.endswith(".jl")))


def bears(title: str, owner: str | None, name: str | None, *, whole: bool = False) -> bool:
    """Return whether a repository is named after the thing that the title begins with.

    So are what belongs to it (``tinynet-examples``), and all that those have who go by its name; and, unless
    it must be the `whole` name, what has that for a part (``tinynet-chainer``).

    Source: names of repositories in papers on software.
    """
    thing = _THE_THING.match(title)
    titled = _VERSION.sub("", name_in(title) or (thing["name"] if thing else ""))
    own = tight(titled)
    if len(own) < MIN_OWN or not name:
        return titled.isupper() and titled == name
    companion, group = _COMPANION.fullmatch(name), _GROUP.fullmatch(owner or "")
    also = {tight(found["name"]) for found in (companion, group) if found}
    parts = _JOINTS.split(name)
    if (
        not whole and is_shaped(titled) and not any(map(PROGRAMMED_IN.fullmatch, parts))
    ):  # those are done again by others
        also |= set(map(tight, parts))
    return own in {tight(name), *also}


def echoes(title: str, name: str | None) -> int:
    """Return by how many words of the title a repository is called, as authors call theirs.

    Source: of 36 repositories that are by several, among 455 that papers link to, 31 are their own.
    """
    titled = tuple(word.casefold() for word in _LONG_WORD.findall(title))
    words = {word.casefold() for word in _LONG_WORD.findall(name or "")}
    return sum(any(each.startswith(word[:_STEM]) for each in titled) for word in words)


def share_in(title: str, words: str | None) -> float:
    """Return the share of the words of a title that stand in some."""
    titled = {word.casefold()[:_STEM] for word in _LONG_WORD.findall(title)}
    return echoes(title, words) / len(titled) if titled else 0.0


def entitles(title: str, text: str, *, at_end: bool = False, at_least: int = LONG_TITLE) -> bool:
    """Return whether a title of so many letters stands in a text, or at its end."""
    plain, inside = tight(title), tight(text)
    return len(plain) >= at_least and (inside.endswith(plain) if at_end else plain in inside)
