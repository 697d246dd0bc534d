"""Find the weights that a repository holds, and the programs of it that fetch some."""

from __future__ import annotations

import re

from repocheck.facts.code import Source, Words
from repocheck.facts.subject import Subject
from repocheck.facts.weights.addresses import URL, is_elsewhere, is_sure_file, urls_in
from repocheck.facts.weights.owners import (
    is_kept_by_linked_project,
    is_of_another,
    is_own_on_hub,
    is_weights_file,
    names_project,
    owners_called,
)
from repocheck.globs import Paths
from repocheck.knowledge.weights_files import (
    AS_PUBLISHED,
    FETCHER,
    OF_ARCHITECTURE,
    OF_MODELS,
    OF_TOOLS,
    WEIGHTS_WORDS,
    WRITTEN_BY,
)
from repocheck.knowledge.weights_hosts import FRAMEWORK_MODELS, HOSTS_OF, STORES, WEIGHT_ENDINGS
from repocheck.models import Location
from repocheck.text.pattern import late_regex

_HUB_ID = late_regex(r"[\"'][\w.-]{1,96}/[\w.-]{1,96}[\"']")
_HUB_COMMAND = late_regex(r"\b(?:huggingface-cli|hf)\s+download\s+([\w.-]{1,96}/[\w.-]{1,96})")
_FROM_HUB = Words(
    (
        *("from_pretrained(", "hf_hub_download(", "snapshot_download(", "SentenceTransformer("),
        *("huggingface-cli download", "hf download"),
    )
)
"""Calls and commands that load from a hub what is named."""
_BY_ID = Words(("gdown",))
_FRAMEWORKS = Words(WRITTEN_BY.values())
_TABLES = Words(("model_url", "url = {", "urls = {", "_cfg", "pretrained_url", "pretrained_settings"))
"""What stands in each such table."""
_NO_MODEL = late_regex(r"^\s{0,40}#|data(?:set)?s?\b|load_dataset|github", re.IGNORECASE)
"""Comment, or line that speaks of something else than a model."""
_OF_DATASET = late_regex(r"\brepo_type\s?=\s?[\"']dataset\b")
"""What is loaded from a hub is data. Source: https://huggingface.co/docs/huggingface_hub/guides/download"""
_PROGRAM = late_regex(r"(?<![\w/.])[\w-]{1,60}(?:/[\w.-]{1,60}){0,6}\.(?:py|sh)\b")
_BASE_MODEL = late_regex(FRAMEWORK_MODELS, re.IGNORECASE)
_FETCHES = late_regex(r"\b(?:wget|curl|gdown|aria2c)\s")
_NAMED_WEIGHTS = late_regex(
    r"[\"'\s/][\w.-]{1,80}\.(?:caffemodel|pth|ckpt|safetensors|t7|pdparams|pth\.tar)[\"'\s]"
)
"""File of weights, named in a script that fetches what it names."""
_PUBLISHED = late_regex(
    r"^\w{0,40}(?:urls?(?=\s?=\s?\{)|model_urls?|default_cfgs?|pretrained_(?:urls?|settings))\b[^=\n]{0,60}=[^\n]{0,300}\n"
    r"(?:[ \t][^\n]{0,500}\n|\n){1,300}"
    r"|\b_cfg\([^\n]{0,400}",
    re.MULTILINE,
)
"""Table in which the module of an architecture keeps what was published with it.
Source: the habit of torchvision and timm, from which such modules are copied."""
_FETCHING = late_regex(
    r"wget|curl|gdown|download|fetch|urllib|request|websave|urlwrite|gsutil|rclone|aws|scp|rsync"
)
_OF_A_HOST = 2
"""So many slashes has the address of a host alone, to which a script adds what it fetches there."""
_GETTER = late_regex(r"(?:download|fetch|get|setup|prepare)[\w-]{0,60}\.(?:sh|bash)$", re.IGNORECASE)


def held_weights(subject: Subject, paths: Paths, sources: tuple[Source, ...]) -> Location | None:
    """Return a file of weights, or a script that fetches some."""
    for path in paths.holding(WEIGHTS_WORDS):
        lowered = path.lower()
        if path in subject.blank:
            continue
        if FETCHER.search(path, lowered):
            if _fetches_own(subject, path):
                return subject.at(path)
        elif is_weights_file(path, lowered) and (
            OF_MODELS.search(lowered) or _is_of_its_framework(lowered, sources)
        ):
            return subject.at(path)
    return None


def _is_of_its_framework(lowered: str, sources: tuple[Source, ...]) -> bool:
    """Return whether the code speaks of the framework to which the ending of a file belongs, if to any."""
    framework = next((name for ending, name in WRITTEN_BY.items() if lowered.endswith(ending)), "")
    return not framework or any(framework in _FRAMEWORKS.present_in(source.text) for source in sources)


def fetched_weights(subject: Subject, source: Source, title: str) -> tuple[str, str] | None:
    """Return the first line with an address of weights that are no framework's, and the address."""
    path = source.path.lower()
    if OF_ARCHITECTURE.search(path.rpartition("/")[2]) or OF_TOOLS.search(path):
        return None
    for line, _ in source.lines_where(URL):
        for url in urls_in(line):
            lowered = url.lower().rstrip(".,;\\")
            last = lowered.split("/")[-2 if "*" in lowered else -1 :]
            named = is_sure_file(lowered) or (
                OF_MODELS.search("/".join(last)) and lowered.endswith((*WEIGHT_ENDINGS, ".rds"))
            )
            base = _BASE_MODEL.search(lowered) and not any(host in lowered for host in HOSTS_OF)
            named = named or _is_own_release_of_models(subject, lowered) or _is_stored_as(line, lowered)
            if not named or base or is_of_another(subject, lowered, title=title):
                continue
            text = subject.text(source.path) or ""
            copied = url in _tables_of(source) and not names_project(subject, lowered, title)
            if not (copied or is_kept_by_linked_project(subject, lowered, title, text)):
                return line, url
    return _of_owner(subject, source) or _by_name(subject, source) or _by_id(source)


def _tables_of(source: Source) -> str:
    """Return the tables in which an architecture keeps what was published with it."""
    if not _TABLES.any_in(source.text):
        return ""
    return "".join(found[0] for found in _PUBLISHED.finditer(source.text))


def _of_owner(subject: Subject, source: Source) -> tuple[str, str] | None:
    """Return the first line that names a model of the repository's owner, in code that loads from a hub."""
    if not _FROM_HUB.any_in(source.text) or _OF_DATASET.search(source.text):
        return None
    others = owners_called(subject, source.text)
    for line in source.text.split("\n"):
        if "/" not in line:
            continue
        fetched, found = _HUB_COMMAND.search(line), _HUB_ID.search(line)
        if (fetched or found) and _NO_MODEL.search(line):
            continue
        if fetched and not is_of_another(subject, f'"{fetched[1]}"', others):
            return line.strip(), fetched[1]
        if found and is_own_on_hub(subject, found[0]):
            return line.strip(), found[0].strip("\"'")
    return None


def _is_stored_as(line: str, url: str) -> bool:
    """Return whether a line fetches what lies in a store, and names the file of weights that it becomes."""
    named = _NAMED_WEIGHTS.search(line)
    name = named[0].strip("\"' /").lower() if named and any(store in url for store in STORES) else ""
    return is_sure_file(f"/{name}") and not AS_PUBLISHED.search(name)


def _is_own_release_of_models(subject: Subject, lowered: str) -> bool:
    """Return whether an address is that of all files of a release of the repository, called models."""
    own = subject.evidence.resolved or subject.evidence.requested
    _, mark, tag = lowered.partition(f"github.com/{own.owner}/{own.name}/releases/download/".lower())
    return bool(mark) and tag.endswith("/") and OF_MODELS.search(tag) is not None


def _by_name(subject: Subject, source: Source) -> tuple[str, str] | None:
    """Return the first line in which a script that fetches what it names names weights, and their file."""
    if not _GETTER.search(source.path) or not _FETCHES.search(source.text):
        return None
    if not _fetches_own(subject, source.path):
        return None
    for line in source.text.split("\n"):
        if (found := _NAMED_WEIGHTS.search(line)) and not line.lstrip().startswith("#"):
            name = found[0].strip("\"' /\t\n")
            return None if AS_PUBLISHED.search(name.lower()) else (line.strip()[:1_000], name)
    return None


def _by_id(source: Source) -> tuple[str, str] | None:
    """Return the first line that fetches by an id from a store what it names as weights, and that name."""
    for line in source.text.split("\n") if _BY_ID.any_in(source.text) else ():
        named = _NAMED_WEIGHTS.search(f"{line} ") if "gdown" in line else None
        if named and not AS_PUBLISHED.search(named[0].strip("\"' /").lower()):
            return line.strip()[:1_000], named[0].strip("\"' /")
    return None


def is_script_for_others(subject: Subject, said: str, paths: tuple[str, ...]) -> bool:
    """Return whether a sentence sends to a program of the repository that fetches what others published."""
    named = _PROGRAM.search(said)
    path = next((path for path in paths if named and f"/{path}".endswith(f"/{named[0]}")), None)
    return path is not None and not _fetches_own(subject, path)


def _fetches_own(subject: Subject, path: str) -> bool:
    """Return whether a script fetches something else than base models of others, as far as it was read."""
    if OF_ARCHITECTURE.search(path.lower().rpartition("/")[2]):
        return False
    text = subject.text(path) or ""
    ids = (f'"{each[1]}"' for each in _HUB_COMMAND.finditer(text))
    found = [*urls_in(text), *ids, *(each[0] for each in _HUB_ID.finditer(text))]
    if text and not found and not _FETCHING.search(text):
        return False  # it computes what it is called after
    # The page of a project, or a paper, is named to say whose the weights are, and is not fetched.
    named = [each for each in found if not _is_named_only(each)]
    stored = [found[0].strip("\"' /\t\n").lower() for found in _NAMED_WEIGHTS.finditer(text)]
    if stored and all(map(AS_PUBLISHED.search, stored)):
        return False
    others = owners_called(subject, text)
    return not named or not all(is_of_another(subject, each, others) for each in named)


def _is_named_only(found: str) -> bool:
    """Return whether an address is not one of weights, or what looks like an id is the path of a file."""
    if "://" not in found:
        return is_sure_file(found.strip("\"'").lower())
    plain = found.rstrip(".,;/")
    return plain.count("/") == _OF_A_HOST or is_elsewhere(plain)
