"""Find what documents offer as trained models: by links, calls, commands, and files of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.facts.documents import Block, Document
from repocheck.facts.weights.addresses import is_file, urls_in
from repocheck.facts.weights.links import DATA, introduction, linked_weights
from repocheck.facts.weights.theirs import starts_on_others
from repocheck.globs import Paths
from repocheck.knowledge.experiment_words import WEIGHT_WORDS
from repocheck.knowledge.promises import PROMISE
from repocheck.knowledge.weights_hosts import HUB_CALL
from repocheck.knowledge.weights_words import (
    BY_SCRIPT,
    BY_TARGET,
    CONTAINS,
    DEPOSITED,
    FETCHED_BY,
    FETCHED_FILE,
    GIVES,
    LIES_HERE,
    LOADED,
    NAMED_ID,
    NOT_HERE,
    SURE_WORDS,
    TRAINED,
    TRAINED_WORDS,
)
from repocheck.text.pattern import late_regex

_WORDS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_CALL = late_regex(HUB_CALL)
_PRETRAINED = late_regex(
    r"(?<![\w.])(?!(?:torchvision|models|timm|keras|tf|hub|torch)\.)\w+(?:\.\w+)+\([^()\n]{0,200}\bpretrained\s?=\s?True"
)
"""Call of the project's own interface that fetches its weights."""
_FETCHES = late_regex(r"\b(?:wget|curl|gdown)\s+(?:-\S+\s+){0,4}\S{0,3}https?://")
_BY_ID = late_regex(r"\bgdown\s+(?:-\S{1,20}[\s=]+){0,3}[\"']?[01][\w-]{8,60}(?![\w./])")
"""Command that fetches a file by its id in a store.
Source: https://github.com/wkentaro/gdown"""
_UNPACKED = late_regex(
    r"(?:^|\n)\W{0,4}(?:unzip|tar|7z|unrar|mv)\s[^\n]{0,200}(?:checkpoint|ckpt|weights|pre-?trained)"
    r"|\b(?:cd|mkdir(?:\s-p)?)\s(?:[\w.-]{1,30}/){0,3}(?:checkpoints?|ckpts?|weights|pre-?trained)",
    re.IGNORECASE,
)
"""Command that unpacks weights behind the one that fetches them, or goes before it to where they are kept."""
_NOT_A_MODEL = late_regex(
    r"\.(?:py|m|r|jl|sh|md|txt|ya?ml|json|gitkeep|gitignore|ipynb|csv|png|pdf)$", re.IGNORECASE
)
_UNFILLED = late_regex(
    r"://[^\s\"'`]{0,200}?(?:\[[\w-]{1,30}\]|<[\w-]{1,30}>|[Xx]{4}|(?<![a-z])your[-_]|PLACEHOLDER|TODO)"
)
"""Address of which a part has still to be put in."""
_FOLDER = late_regex(r"([\w-]{4,60})[`*_'\"]{0,2}\s(?:folder|directory)\b")
_PATH = late_regex(r"[\w.-]{1,60}(?:/[\w.-]{1,60}){0,6}")


def offered_weights(document: Document, paths: Paths) -> Iterator[tuple[int, str]]:
    """Yield line and address, call or path of every way in which a document offers trained models."""
    yield from (offer for offer in _offers(document) if not _UNFILLED.search(offer[1]))
    yield from _pointed_at(document, paths)


def _offers(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and address or call of every way to get weights."""
    blocks = sorted(document.blocks, key=lambda block: block.line)
    yield from linked_weights(document, blocks)
    for sentence, line, block in document.sentences_with(("download",)):
        heading = " ".join(block.section[-1:])
        sure = SURE_WORDS.search(sentence) or (SURE_WORDS.search(heading) and _WORDS.search(sentence))
        by_target = BY_TARGET.search(sentence[:800]) and _are_models(sentence)
        if (sure and BY_SCRIPT.search(sentence[:800])) or by_target:
            yield line, sentence
    yield from _fetched_by_id(document)
    yield from _deposited(document)
    calls, commands = document.may_match(_CALL), document.may_match(FETCHED_FILE)
    fetches = document.may_match(_FETCHES)
    for at, block in enumerate(blocks):
        for found in _CALL.finditer(block.text) if calls else ():
            yield block.line, found[0]
        if block.kind == "text":
            if commands and (fetched := FETCHED_FILE.search(block.text)):
                yield block.line, fetched[0]
            if fetches and _FETCHES.search(block.text) and CONTAINS.search(block.text):
                yield from ((block.line, url) for url in urls_in(block.text) if is_file(url.lower()))
        if block.kind == "code":
            yield from _offers_of_code(block, introduction(blocks, at))


def _fetched_by_id(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and command of what sentences on trained models fetch from a store."""
    for sentence, line, block in document.sentences_with(("gdown",)):
        said = f"{' '.join(block.section[-1:])} {sentence}"
        if (named := _BY_ID.search(sentence)) and (TRAINED.search(said) or SURE_WORDS.search(said)):
            yield line, named[0]


def _deposited(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and address of an archive that a sentence names as the place of trained models."""
    for sentence, line, _ in document.sentences_with(TRAINED_WORDS):
        named = DEPOSITED.search(sentence) if TRAINED.search(sentence) and GIVES.search(sentence) else None
        if named and not PROMISE.search(sentence):
            pages = (link.target for link in document.links if not link.image)
            yield from ((line, page) for page in pages if named[1].lower() in page.lower())


def _offers_of_code(block: Block, introduction: str) -> Iterator[tuple[int, str]]:
    """Yield the calls and addresses in a block of code that fetch weights."""
    if starts_on_others(introduction):
        return
    if found := _PRETRAINED.search(block.text):
        yield block.line, found[0]
    loaded = {found[1] for found in LOADED.finditer(block.text)}
    yield from ((block.line, each[2]) for each in NAMED_ID.finditer(block.text) if each[1] in loaded)
    if found := FETCHED_FILE.search(block.text):
        yield block.line, found[0]
    if (found := _BY_ID.search(block.text)) and SURE_WORDS.search(
        f"{introduction} {block.section[-1:]} {block.text}"
    ):
        yield block.line, found[0]
    commanded = BY_TARGET.search(block.text) if FETCHED_BY.search(introduction) else None
    if commanded and _are_models(introduction):
        yield block.line, commanded[0].strip()
    for url in urls_in(_UNFILLED.sub(" ", block.text)):
        if not is_file(url.lower()):
            continue
        named = f"{url} {' '.join(block.section[-1:])}"
        speaks = SURE_WORDS.search(introduction) or TRAINED.search(introduction)
        introduced = (speaks or _UNPACKED.search(block.text)) and not DATA.search(named)
        if introduced or _WORDS.search(named):
            yield block.line, url


def _are_models(said: str) -> bool:
    """Return whether it is trained models of which something is said, and not data or what others gave."""
    return bool(TRAINED.search(said) or SURE_WORDS.search(said)) and not DATA.search(said)


def _pointed_at(document: Document, paths: Paths) -> Iterator[tuple[int, str]]:
    """Yield line and path of what a document says to be trained models that lie in the repository."""
    for sentence, line, _ in document.sentences_with(TRAINED_WORDS):
        if TRAINED.search(sentence) and LIES_HERE.search(sentence) and not NOT_HERE.search(sentence):
            plain = (named for named in _PATH.findall(sentence) if not {"/", "_", "."}.isdisjoint(named))
            for named in (*plain, *_FOLDER.findall(sentence)):
                if any(_is_held(path, named) for path in paths.holding([named.rpartition("/")[2].lower()])):
                    yield line, named


def _is_held(path: str, named: str) -> bool:
    """Return whether the file at `path` is, or lies in, what is called `named`, and can hold a model."""
    inside = f"/{path}".endswith(f"/{named}") or f"/{named}/" in f"/{path}"
    return inside and _NOT_A_MODEL.search(path) is None
