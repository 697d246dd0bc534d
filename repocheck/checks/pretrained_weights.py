"""Can the trained model be had without training it?

Training is what most readers cannot afford. What counts: a link to a file of weights or to a model on a hub,
a command or call that fetches one, or a script or an address in the repository's own code that does; or
weights in the repository. Not: a framework's base model, a hub's index, another project's releases.

Blind spots: links are not followed; an address in code that lies too deep to be read; a link to a model of
somebody else that is used as a part counts too, because a machine cannot tell whose it is.

Source: https://github.com/paperswithcode/releasing-research-code (item 4 of its checklist); repositories with
weights have 114 stars in the median, those without 15 (NeurIPS 2019), which says what readers look for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Block, Document, Documentation, Link, Source, Subject, place_of_line
from repocheck.knowledge.experiment_words import WEIGHT_WORDS
from repocheck.knowledge.weights_hosts import (
    FRAMEWORK_MODELS,
    HUB_CALL,
    HUB_MODEL,
    STORES,
    SURE_ENDINGS,
    WEIGHT_ENDINGS,
)
from repocheck.models import Confidence, Location, Verdict
from repocheck.text.pattern import Pattern, late_regex

_WORDS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_MODEL = late_regex(HUB_MODEL, re.IGNORECASE)
_CALL = late_regex(HUB_CALL)
_URL = Pattern(r"(?:https?|gs|s3)://[^\s<>()\[\]\"'`|]{1,1000}", any_of=("://",))
_FILE_WORDS = ("model", "weight", "ckpt", "checkpoint", "pretrained", "snapshot")
_FETCHER = Pattern(
    r"(?:^|/)(?:(?:download|fetch)[\w-]{0,40}model|(?:download|fetch|get[_-])[\w-]{0,40}(?:weight|ckpt"
    r"|checkpoint|pretrained))[\w-]{0,40}\.(?:sh|py|m|bash)$|(?:^|/)get[_-]?models?\.(?:sh|bash)$|caffemodel[-_.]url$",
    any_of=_FILE_WORDS,
    flags=re.IGNORECASE,
)
_COMMITTED = Pattern(
    r"(?:^|/)(?:[\w-]{0,40}[_-])?(?:model|weights?|checkpoint|ckpt|snapshot)[\w.-]{0,60}"
    r"\.(?:h5|hdf5|keras|pb|params|onnx|iter-\d{1,9}|ckpt-\d{1,9}(?:\.index|\.meta)?)$",
    any_of=_FILE_WORDS,
    flags=re.IGNORECASE,
)
"""Files of a trained model that tell so only by their whole name."""
_IN_FOLDER = Pattern(
    r"(?:^|/)(?:[\w-]{0,20}pre-?train(?:ed)?[\w-]{0,20}|[\w-]{0,20}weights?|checkpoints?|ckpts?|(?:saved|trained)_models?)/"
    r"[^/]{1,100}\.(?:h5|hdf5|keras|params|onnx|joblib|model|pb)$",
    any_of=("pretrain", "pre-train", "weight", "checkpoint", "ckpt", "saved_model", "trained_model"),
    flags=re.IGNORECASE,
)
"""Files that are weights because their folder is named for them."""
_SHARD = Pattern(
    r"\.(?:ckpt|model)?(?:-\d{1,9})?\.data-\d{5}-of-\d{5}$", any_of=(".data-",), flags=re.IGNORECASE
)
"""Variables of TensorFlow. Source: https://www.tensorflow.org/guide/checkpoint"""
_BASE_MODEL = late_regex(FRAMEWORK_MODELS, re.IGNORECASE)
_OF_MODELS = late_regex(r"(?<![a-z])models?(?![a-z\d])|weight|ckpt|checkpoint|pre-?trained", re.IGNORECASE)
_PRETRAINED = late_regex(
    r"(?<![\w.])(?!(?:torchvision|models|timm|keras|tf|hub|torch)\.)\w+(?:\.\w+)+\([^()\n]{0,200}\bpretrained\s?=\s?True"
)
"""Call of the project's own interface that fetches its weights."""
_INDEX = late_regex(
    r"//(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn|kaggle\.com|tfhub\.dev)/(?:models|docs)?/?(?:$|[?#])"
)
"""Front page of a hub, or its list of all models."""
_RELEASES = late_regex(
    r"//github\.com/([\w.-]{1,100}/[\w.-]{1,100})/releases(?:$|/(?!download|latest/download))"
)
_TRAINED = late_regex(
    r"\b(?:pre-?)?trained\s(?:[\w-]{1,30}\s){0,3}(?:weights?|models?|networks?|checkpoints?)\b", re.IGNORECASE
)
_NO_FILE = late_regex(
    r"arxiv\.org|doi\.org|github\.com/[^/]{1,60}/[^/]{1,100}/?$|\.(?:pdf|html?|png|jpe?g|gif|svg|md|py|ipynb|m|sh)$"
    r"|wikipedia|youtu|colab|/datasets?/|/spaces/",
    re.IGNORECASE,
)
"""Addresses at which something else than weights is."""
_SURE_WORDS = late_regex(r"checkpoints?\b|\bweights?\b|pre-?trained\s+models?", re.IGNORECASE)
_BY_SCRIPT = late_regex(
    r"\bdownload.{0,300}[\w/]\.(?:py|sh)\b|\bdownload[\w-]{0,40}\.(?:py|sh)\b", re.IGNORECASE
)
_SPOKEN_OF = Pattern(
    r"checkpoint|ckpt|weights|pre-?trained|model zoo|\.pth?\b|hugging|权重",
    any_of=(
        "checkpoint",
        "ckpt",
        "weights",
        "pretrained",
        "pre-trained",
        "model zoo",
        ".pt",
        "hugging",
        "权重",
    ),
    flags=re.IGNORECASE,
)
_DATA = late_regex(r"\bdata(?:set)?s?\b", re.IGNORECASE)


@check(
    category="experiment",
    question="Can the pretrained weights be downloaded?",
    remedy="Put the weights where they get a lasting address (Zenodo, a model hub) and link the file.",
    weight=4,
    source="https://github.com/paperswithcode/releasing-research-code",
    misses_in=("documentation", "starters"),
)
def pretrained_weights(
    subject: Subject,
    documentation: Documentation,
    sources: tuple[Source, ...],
    starters: tuple[Source, ...],
    holds_proofs_only: bool,
) -> Verdict:
    """Judge by links and calls in the documentation, then by the files, then by addresses in the code."""
    for document in documentation.matching(_SPOKEN_OF):
        for line, found in _offers(document):
            if _is_of_another(subject, found):
                continue
            return passed(f"Offers {found[:120]}", subject.at(document.path, line, found))
    if place := _in_tree(subject):
        return passed(f"{place.path} gives the weights.", place)
    for source in (*sources, *starters):
        if fetched := _in_code(source):
            shown = place_of_line(subject, source.path, fetched[0])
            return passed(f"{source.path} fetches {fetched[1][:120]}", shown, confidence=Confidence.MEDIUM)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    return failed("No link to pretrained weights was found.")


def _is_of_another(subject: Subject, found: str) -> bool:
    """Return whether `found` is the page of another repository's releases."""
    released, own = _RELEASES.search(found), subject.evidence.resolved or subject.evidence.requested
    return released is not None and released[1].lower() != f"{own.owner}/{own.name}".lower()


def _in_code(source: Source) -> tuple[str, str] | None:
    """Return the first line with an address of weights that are no framework's, and the address."""
    for line, _ in source.lines_where(_URL):
        for url in _urls(line):
            lowered = url.lower().rstrip(".,;\\")
            named = lowered.endswith(SURE_ENDINGS) or (
                _OF_MODELS.search(lowered.rpartition("/")[2]) and lowered.endswith(WEIGHT_ENDINGS)
            )
            if named and not _BASE_MODEL.search(lowered):
                return line, url
    return None


def _offers(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and address or call of every way to get weights."""
    blocks = sorted(document.blocks, key=lambda block: block.line)
    starts = [block.line for block in blocks]
    for link in document.links:
        at = max(bisect_right(starts, link.line) - 1, 0)
        above = _introduction(blocks, at)
        around = blocks[at].text[:600] if blocks else ""
        said = f"{link.text} {' '.join(link.section[-1:])} {above}"
        introduced = _SURE_WORDS.search(above) and not _DATA.search(said) and _is_file(link.target.lower())
        if not link.image and (introduced or _is_weights(link, f"{said} {around}")):
            yield link.line, link.target
    for sentence, line, block in document.sentences:
        heading = " ".join(block.section[-1:])
        sure = _SURE_WORDS.search(sentence) or (_SURE_WORDS.search(heading) and _WORDS.search(sentence))
        if sure and _BY_SCRIPT.search(sentence[:800]):
            yield line, sentence
    for at, block in enumerate(blocks):
        if found := _CALL.search(block.text):
            yield block.line, found[0]
        if block.kind == "code":
            yield from _offers_of_code(block, _introduction(blocks, at))


def _offers_of_code(block: Block, introduction: str) -> Iterator[tuple[int, str]]:
    """Yield the calls and addresses in a block of code that fetch weights."""
    if found := _PRETRAINED.search(block.text):
        yield block.line, found[0]
    for url in _urls(block.text):
        named = f"{url} {' '.join(block.section[-1:])}"
        introduced = _SURE_WORDS.search(introduction) and not _DATA.search(named)
        if _is_file(url.lower()) and (_WORDS.search(named) or introduced):
            yield block.line, url


def _urls(text: str) -> Iterator[str]:
    return (found[0] for found in _URL.finditer(text))


def _introduction(blocks: list[Block], at: int) -> str:
    """Return what stands above the block with a colon at its end, for that speaks of the block."""
    above = blocks[at - 1].text.rstrip() if at else ""
    return above[-300:] if above.endswith(":") else ""


def _is_weights(link: Link, context: str) -> bool:
    target = link.target.lower().partition("#")[0]
    if target.endswith(SURE_ENDINGS) or _MODEL.search(link.target):
        return True
    if _TRAINED.search(link.text) and not _DATA.search(link.text):
        return "://" in target and _NO_FILE.search(target) is None
    of_data = _DATA.search(f"{link.text} {' '.join(link.section[-1:])} {target}")
    if not of_data and _TRAINED.search(f"{link.text} . {' '.join(link.section[-1:])}"):
        return "://" in target and _NO_FILE.search(target) is None
    sure = of_data or target.endswith("/releases")  # where all releases are listed, most are of programs
    if not (_SURE_WORDS.search(f"{link.text} {target}") if sure else _WORDS.search(context)):
        return False
    return _is_file(target)


def _is_file(target: str) -> bool:
    path = target.partition("?")[0]
    _, mark, address = path.partition("://")
    if _INDEX.search(path):
        return False
    if not mark or not address.partition("/")[2]:  # the front page of a store is no file
        return False
    stored = any(store in target for store in STORES) and not _NO_FILE.search(path)
    return stored or path.endswith(WEIGHT_ENDINGS)


def _in_tree(subject: Subject) -> Location | None:
    for path in subject.files:
        lowered = path.lower()
        named = _FETCHER.search(path, lowered) or _COMMITTED.search(path, lowered)
        named = named or _IN_FOLDER.search(path, lowered) or _SHARD.search(path, lowered)
        if named or lowered.endswith(SURE_ENDINGS):
            return subject.at(path)
    return None
