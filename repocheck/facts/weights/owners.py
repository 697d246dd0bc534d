"""Tell which files hold weights, and whose a model is, by names and addresses alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from repocheck.facts.subject import Subject
from repocheck.knowledge.weights_files import (
    AS_PUBLISHED,
    COMMITTED,
    FRAMEWORK_OF,
    IN_FOLDER,
    IN_MODELS,
    OF_DATA,
    OF_MODELS,
    OF_NO_WEIGHTS,
    OF_TENSORS,
    OUTPUTS,
    SAMPLES,
    SHARD,
    TENSORS,
    WRITTEN,
)
from repocheck.knowledge.weights_hosts import (
    BASE_OWNERS,
    FRAMEWORK_MODELS,
    HOSTS_OF,
    HUB_BASE_MODEL,
    HUB_COLLECTION,
    HUB_COMMAND,
    HUB_MODEL,
    SURE_ENDINGS,
)
from repocheck.models import RepoRef
from repocheck.text.pattern import late_regex

_FILES = (COMMITTED, IN_FOLDER, IN_MODELS, SHARD)
_OF_DARKNET = late_regex(
    r"yolo|darknet|model|weights/|backup/|best|final|last|checkpoint|ckpt|net[\w-]{0,20}\.weights$"
)
_MODEL = late_regex(HUB_MODEL, re.IGNORECASE)
_BASE = late_regex(FRAMEWORK_MODELS)
_OWNERLESS = late_regex(HUB_BASE_MODEL)
_HUB_OWNER = late_regex(r"(?:huggingface\.co/|hf\.co/|[\"'\s])(?:collections/)?([\w.-]{1,96})/[\w.-]{1,96}")
_OWNER_PAGE = late_regex(r"(?:huggingface\.co|hf\.co)/([\w.-]{1,96})/?$")
_RELEASES = late_regex(
    r"//github\.com/([\w.-]{1,100}/[\w.-]{1,100})/releases(?:$|/(?!download|latest/download))"
)
_RELEASED = late_regex(r"//github\.com/([\w.-]{1,100})/([\w.-]{1,100})/releases/(?:latest/)?download/")
_PROJECT_OF = late_regex(r"github\.com/([\w.-]{1,100})/([\w.-]{4,100})")
_VERSION = late_regex(r"[-_]?v?\d{1,2}$")
_HUB_NAME = late_regex(r"(?:huggingface\.co|hf\.co)/[\w.-]{1,96}/([\w.-]{4,96})")
_BEFORE_MODEL = late_regex(r"([\w-]{4,60})(?:'s)?\s(?:pre-?trained|checkpoints?|weights)\b", re.IGNORECASE)
_OUR_MODEL = late_regex(
    r"\bour\s(?:[\w-]{1,30}\s){0,3}(?:pre-?trained|checkpoints?|weights)\b", re.IGNORECASE
)
_IN_REPOSITORY = late_regex(
    r"(?://|\.)github(?:usercontent)?\.com/([\w.-]{1,100})/([\w.-]{1,100})/(?:raw|blob|tree|master|main)/"
)
_ANONYMOUS = late_regex(r"anon(?:ym|[-_\d]|$)", re.IGNORECASE)
"""Owner whose name stood in for that of the authors while a paper was reviewed."""
_COMMANDED = late_regex(rf"{HUB_COMMAND}([\w.-]{{1,96}})/([\w.-]{{1,96}})")
_CALLED = late_regex(
    r"\b(?:repo_id\s?=|(?:snapshot_download|hf_hub_download|from_pretrained)\()\s{0,40}[\"']([\w.-]{1,96})/([\w.-]{1,96})[\"']"
)
_NAME_CHARS = 4
"""Fewer letters stand in many an address by chance."""
_MANY_OWNERS = 4
"""Models of so many owners, linked in one document, are others' work: a comparison, or base models."""
_SOME_OWNERS = 3
"""So many owners' models that commands fetch are others' work: no links in news and thanks are among them."""


def is_weights_file(path: str, lowered: str) -> bool:
    """Return whether a file holds weights, by its path; not those that others published."""
    if lowered[lowered.rfind(".") + 1 :] in OF_NO_WEIGHTS:
        return False
    named = lowered.endswith((*SURE_ENDINGS, *FRAMEWORK_OF)) or any(
        each.search(path, lowered) for each in _FILES
    )
    if not named or SAMPLES.search(path) or AS_PUBLISHED.search(lowered) or WRITTEN.search(lowered):
        return False
    if lowered.endswith(".weights"):
        return _OF_DARKNET.search(lowered) is not None
    if lowered.endswith(OF_TENSORS) and not OF_MODELS.search(lowered.rpartition("/")[2]):
        of_data = OF_DATA.search(lowered) and not OF_MODELS.search(lowered)
        return not of_data and TENSORS.search(lowered) is None
    return IN_MODELS.search(path, lowered) is None or OUTPUTS.search(lowered) is None


def listed_owners(targets: Iterable[str], text: str) -> set[str]:
    """Return the owners, in lower case, of models on a hub that many addresses or some commands name.

    Args:
        targets: Addresses in a document.
        text: The whole document, with its commands.
    """
    models = (target for target in targets if _MODEL.search(target) or HUB_COLLECTION in target)
    linked = {named[1].lower() for target in models if (named := _HUB_OWNER.search(target))}
    fetched = {named[1].lower() for named in _COMMANDED.finditer(text)} if " download " in text else set()
    return (linked if len(linked) >= _MANY_OWNERS else set()) | (
        fetched if len(fetched) >= _SOME_OWNERS else set()
    )


def owners_called(subject: Subject, text: str) -> set[str]:
    """Return the owners, in lower case, of the models on a hub that a program fetches, if they are several.

    A program that gathers the models of so many gathers those of others, unless one is the repository's own.
    """
    models = [*_CALLED.finditer(text), *_COMMANDED.finditer(text)]
    owners = {found[1].lower() for found in models}
    own = any(is_own_on_hub(subject, f" {found[1]}/{found[2]}") for found in models)
    return owners if len(owners) >= _SOME_OWNERS and not own else set()


def is_of_linked_project(subject: Subject, found: str, title: str, around: str, text: str) -> bool:
    """Return whether `found` is the model of another's project that a document links or clones, by its name.

    A project whose name stands in the own one's or in the title may be the same one elsewhere, and what our
    owner keeps a copy of, or we call ours, is not the other's.

    Args:
        subject: The repository.
        found: An address.
        title: The first heading of the document.
        around: The line in which it stands.
        text: The whole document, with its addresses.
    """
    own = subject.evidence.resolved or subject.evidence.requested
    on_hub = _HUB_NAME.search(found)
    named = [] if _OUR_MODEL.search(around) else _BEFORE_MODEL.findall(around)
    named += [on_hub[1]] if on_hub else []
    if not named:
        return False
    ours, owner = _plain(own.name + title), own.owner.lower()
    projects = (name for whose, name in _PROJECT_OF.findall(text) if whose.lower() != owner)
    linked = {_plain(name.removesuffix(".git")) for name in projects}
    return any(_plain(name) in linked and _plain(name) not in ours for name in named)


def is_kept_by_linked_project(subject: Subject, found: str, title: str, text: str) -> bool:
    """Return whether an address, its folder or bucket is called after another's project that a text links.

    Args:
        subject: The repository.
        found: An address, in lower case.
        title: Title of the README.
        text: The program that names the address, with its other addresses.
    """
    if "github" in found:
        return False
    own = subject.evidence.resolved or subject.evidence.requested
    ours, owner = _plain(own.name + title), own.owner.lower()
    *folders, file = found.partition("://")[2].split("/")
    places = {_plain(each) for each in (*folders, _VERSION.sub("", file.partition(".")[0]))}
    linked = (each for each in _PROJECT_OF.findall(text) if each[0].lower() != owner)
    return any(_plain(name) in places and _plain(name) not in ours for _, name in linked)


def is_of_another(
    subject: Subject, found: str, others: Set[str] = frozenset(), *, title: str | None = None
) -> bool:
    """Return whether `found` is another repository's release or file, or a model that others published.

    Args:
        subject: The repository.
        found: An address, or the id of a model on a hub.
        others: Owners on hubs, in lower case, beside those whose models everybody builds upon.
        title: Title of the README, where only a program names the address. A document that offers another
            repository's release says whose it is; what a program fetches there is ours by the project's name.
    """
    own = subject.evidence.resolved or subject.evidence.requested
    if released := _RELEASES.search(found):
        return released[1].lower() != f"{own.owner}/{own.name}".lower()
    owner = _plain(own.owner)
    if (file := _RELEASED.search(found)) and (title is not None or _BASE.search(found.lower())):
        return _plain(file[1]) != owner and _plain(file[2]) not in _plain(f"{own.name} {title or ''}")
    if committed := _IN_REPOSITORY.search(found):
        named_so = _plain(committed[1]) == owner or _plain(committed[2]) == _plain(own.name)
        return not (named_so or _ANONYMOUS.match(committed[1]))
    if host := next((host for host in HOSTS_OF if host in found.lower()), None):
        return not any(each in owner for each in HOSTS_OF[host])
    named = _HUB_OWNER.search(found) or _OWNER_PAGE.search(found)
    published = _is_called_as_published(own, found, title or "")
    if published or named is None or _plain(named[1]) in (owner, *_kin(owner)):
        return published
    return named[1].lower() in BASE_OWNERS or named[1].lower() in others


def _is_called_as_published(own: RepoRef, found: str, title: str) -> bool:
    """Return whether an address, not the owner's, is of a file called only after a network of others.

    So is a model on a hub without an owner in its address.
    """
    base = AS_PUBLISHED.match(found.lower().partition("?")[0].rpartition("/")[2]) if "://" in found else None
    ours = f"github.com/{own.owner}/".lower() in found.lower()
    if _OWNERLESS.search(found.lower()):
        return True
    return base is not None and not ours and _plain(base[1]) not in _plain(own.name + title)


def names_project(subject: Subject, found: str, title: str) -> bool:
    """Return whether an address, in lower case, names the repository, its owner, or the work by its title."""
    own = subject.evidence.resolved or subject.evidence.requested
    name, *_ = [word for word in re.split(r"[^\w-]+", title) if word] or [""]
    return any(
        len(_plain(each)) >= _NAME_CHARS and _plain(each) in _plain(found)
        for each in (own.owner, own.name, name)
    )


def is_own_on_hub(subject: Subject, found: str) -> bool:
    """Return whether a model on a hub is the owner's, or called after the repository, and no base."""
    own = subject.evidence.resolved or subject.evidence.requested
    named, owner, name = _HUB_OWNER.search(found), _plain(own.owner), _plain(own.name)
    if named is None or named[1].lower() in BASE_OWNERS:
        return False
    return _plain(named[1]) in (owner, *_kin(owner)) or (len(name) > _NAME_CHARS and name in _plain(found))


def _plain(owner: str) -> str:
    return re.sub(r"[^a-z0-9]", "", owner.lower())


def _kin(owner: str) -> Iterator[str]:
    """Yield the names by which an owner goes on hubs: of Facebook's research, plain Facebook."""
    yield from (
        owner.removesuffix(ending) for ending in ("research", "ai", "labs", "lab") if owner.endswith(ending)
    )
