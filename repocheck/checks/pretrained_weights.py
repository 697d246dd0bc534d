"""Can the trained model be had without training it?

Training is what most readers cannot afford. What counts: a link to a file of weights or to a model on a hub,
a command or call that fetches one, or a script or an address in the repository's own code that does; or
weights in the repository. Not: a framework's base model, a hub's index, another project's releases. Not
applicable where neither code nor a README that says what the work is speak of learning.

Blind spots: links are not followed; an address in code that lies too deep to be read is not seen; a link to
somebody else's model that is used as a part counts too, because a machine cannot tell whose it is.

Source: https://github.com/paperswithcode/releasing-research-code (item 4 of its checklist); repositories with
weights have 114 stars in the median, those without 15 (NeurIPS 2019), which says what readers look for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import (
    Block,
    Document,
    Documentation,
    Link,
    Source,
    Subject,
    is_of_another,
    is_of_linked_project,
    is_weights_file,
    learns_nothing,
    listed_owners,
    place_of_line,
)
from repocheck.globs import Paths
from repocheck.knowledge.experiment_words import WEIGHT_WORDS
from repocheck.knowledge.weights_files import (
    AS_PUBLISHED,
    FETCHER,
    OF_ARCHITECTURE,
    OF_MODELS,
    OF_TORCH,
    WEIGHTS_WORDS,
)
from repocheck.knowledge.weights_hosts import (
    FRAMEWORK_MODELS,
    HOSTS_OF,
    HUB_CALL,
    HUB_MODEL,
    HUB_PAGE,
    STORES,
    SURE_ENDINGS,
    WEIGHT_ENDINGS,
)
from repocheck.knowledge.weights_words import (
    BY_SCRIPT,
    EVERYTHING,
    FETCHED_FILE,
    FILES_OF_MODELS,
    GIVES,
    LIES_HERE,
    LOADED,
    NAMED_ID,
    NO_FILE,
    NO_MODEL,
    NOT_HERE,
    OTHER_WEIGHTS,
    SAID_AT,
    SURE_WORDS,
    TRAINED,
    TRAINED_WORDS,
)
from repocheck.models import Confidence, Location, Verdict
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.sentence import sentence_around

_WORDS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_MODEL = late_regex(HUB_MODEL, re.IGNORECASE)
_CALL = late_regex(HUB_CALL)
_URL = Pattern(
    r"(?:(?:https?|ftp|gs|s3)://|\{\w{1,40}\}/releases/)[^\s<>()\[\]\"'`|]{1,1000}",
    any_of=("://", "}/releases/"),
)
_HUB_ID = late_regex(r"[\"'][\w.-]{1,96}/[\w.-]{1,96}[\"']")
_OBJECTS = (".mat", ".rds", ".rdata", ".bson", ".jld2")
"""Endings of fitted objects, where the sentence says that they are."""
_PROGRAM = late_regex(r"(?<![\w/.])[\w-]{1,60}(?:/[\w.-]{1,60}){0,6}\.(?:py|sh)\b")
_NOT_A_MODEL = late_regex(
    r"\.(?:py|m|r|jl|sh|md|txt|ya?ml|json|gitkeep|gitignore|ipynb|csv|png|pdf)$", re.IGNORECASE
)
_BASE_MODEL = late_regex(FRAMEWORK_MODELS, re.IGNORECASE)
_PRETRAINED = late_regex(
    r"(?<![\w.])(?!(?:torchvision|models|timm|keras|tf|hub|torch)\.)\w+(?:\.\w+)+\([^()\n]{0,200}\bpretrained\s?=\s?True"
)
"""Call of the project's own interface that fetches its weights."""
_INDEX = late_regex(
    r"//(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn|kaggle\.com|tfhub\.dev)/(?:models|docs)?/?(?:$|[?#])"
)
"""Front page of a hub, or its list of all models."""
_ON_OTHERS = late_regex(r"\bsoftware\b|\bcit(?:e|ing|ations?)\b|\breferences\b|引用", re.IGNORECASE)
"""Heading above links to programs, or to what is to be cited."""
_HUB_PAGE = late_regex(HUB_PAGE)
_OF_IMAGENET = late_regex(r"imagenet[-_](?:vgg|caffe|resnet|googlenet)", re.IGNORECASE)
"""Name of a network as those who trained it on ImageNet gave it out."""
_UNPACKED = late_regex(
    r"(?:^|\n)\W{0,4}(?:unzip|tar|7z|unrar|mv)\s[^\n]{0,200}(?:checkpoint|ckpt|weights|pre-?trained)",
    re.IGNORECASE,
)
"""Command that unpacks weights, right behind the one that fetches them."""
_FETCHES = late_regex(r"\b(?:wget|curl|gdown|aria2c)\s")
_NAMED_WEIGHTS = late_regex(
    r"[\"'\s/][\w.-]{1,80}\.(?:caffemodel|pth|ckpt|safetensors|t7|pdparams|pth\.tar)[\"'\s]"
)
"""File of weights, named in a script that fetches what it names."""
_FETCHING = late_regex(
    r"wget|curl|gdown|download|fetch|urllib|request|websave|urlwrite|gsutil|rclone|aws|scp|rsync"
)
_GETTER = late_regex(r"(?:download|fetch|get|setup|prepare)[\w-]{0,60}\.(?:sh|bash)$", re.IGNORECASE)
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
_NEAR_CHARS = 120
_MAX_HEADING_WORDS = 8
"""Longer headings are titles of papers, and speak of more than what stands below."""
_FOLDER = late_regex(r"([\w-]{4,60})[`*_'\"]{0,2}\s(?:folder|directory)\b")
_PATH = late_regex(r"[\w.-]{1,60}(?:/[\w.-]{1,60}){0,6}")
_DATA = late_regex(r"\bdata(?:set)?s?\b|\bcorp(?:us|ora)\b|数据|语料|데이터|データ", re.IGNORECASE)


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
    project_files: Paths,
    holds_proofs_only: bool,
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by links and calls in the documentation, then by the files, then by addresses in the code."""
    for document in documentation.matching(_SPOKEN_OF):
        others = listed_owners(link.target for link in document.links)
        for line, found in (*_offers(document), *_pointed_at(document, project_files)):
            if is_of_another(subject, found, others) or _is_linked(subject, found, line, document):
                continue
            if _by_script_of_others(subject, found, project_files):
                continue
            return passed(f"Offers {found[:120]}", subject.at(document.path, line, found))
    if place := _in_tree(subject, project_files, sources):
        return passed(f"{place.path} gives the weights.", place)
    title = _title(documentation.readme)
    for source in (*sources, *starters):
        if fetched := _in_code(subject, source, title):
            shown = place_of_line(subject, source.path, fetched[0])
            return passed(f"{source.path} fetches {fetched[1][:120]}", shown, confidence=Confidence.MEDIUM)
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    if not hidden and learns_nothing(sources, documentation):
        return not_applicable("Nothing here speaks of learning from data.")
    return failed("No link to pretrained weights was found.")


def _by_script_of_others(subject: Subject, said: str, paths: tuple[str, ...]) -> bool:
    """Return whether a sentence sends to a program of the repository that fetches what others published."""
    named = _PROGRAM.search(said)
    path = next((path for path in paths if named and f"/{path}".endswith(f"/{named[0]}")), None)
    return path is not None and not _fetches_own(subject, path)


def _is_linked(subject: Subject, found: str, line: int, document: Document) -> bool:
    """Return whether the model offered on a line is that of another's project, which the document links."""
    text = subject.text(document.path) or ""
    lines = text.split("\n", line)
    around = lines[line - 1][:2_000] if len(lines) >= line else ""
    return is_of_linked_project(subject, found, _title(document), around, text)


def _title(document: Document | None) -> str:
    return next((block.text for block in document.blocks if block.kind == "heading"), "") if document else ""


def _in_code(subject: Subject, source: Source, title: str) -> tuple[str, str] | None:
    """Return the first line with an address of weights that are no framework's, and the address."""
    if OF_ARCHITECTURE.search(source.path.lower().rpartition("/")[2]):
        return None
    for line, _ in source.lines_where(_URL):
        for url in _urls(line):
            lowered = url.lower().rstrip(".,;\\")
            last = lowered.split("/")[-2 if "*" in lowered else -1 :]
            named = lowered.endswith(SURE_ENDINGS) or (
                OF_MODELS.search("/".join(last)) and lowered.endswith(WEIGHT_ENDINGS)
            )
            base = _BASE_MODEL.search(lowered) and not any(host in lowered for host in HOSTS_OF)
            named = named or _is_own_release_of_models(subject, lowered)
            if named and not base and not is_of_another(subject, lowered, title=title):
                return line, url
    return _by_name(source)


def _is_own_release_of_models(subject: Subject, lowered: str) -> bool:
    """Return whether an address is that of all files of a release of the repository, called models."""
    own = subject.evidence.resolved or subject.evidence.requested
    _, mark, tag = lowered.partition(f"github.com/{own.owner}/{own.name}/releases/download/".lower())
    return bool(mark) and tag.endswith("/") and OF_MODELS.search(tag) is not None


def _by_name(source: Source) -> tuple[str, str] | None:
    """Return the first line in which a script that fetches what it names names weights, and their file."""
    if not _GETTER.search(source.path) or not _FETCHES.search(source.text):
        return None
    for line in source.text.split("\n"):
        if (found := _NAMED_WEIGHTS.search(line)) and not line.lstrip().startswith("#"):
            name = found[0].strip("\"' /\t\n")
            return None if AS_PUBLISHED.search(name.lower()) else (line.strip()[:1_000], name)
    return None


def _offers(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and address or call of every way to get weights."""
    blocks = sorted(document.blocks, key=lambda block: block.line)
    starts = [block.line for block in blocks]
    for link in document.links:
        if link.image or _OF_IMAGENET.match(link.text) or NO_MODEL.search(link.text):
            continue
        at = max(bisect_right(starts, link.line) - 1, 0)
        above = _introduction(blocks, at)
        text = blocks[at].text if blocks else ""
        sentence, around = _own_alone(_sentence_of(text, link.text)), _own_alone(text[:600])
        said = f"{link.text} {' '.join(link.section[-1:])} {above}"
        stored = _is_file(link.target.lower()) and not _DATA.search(said)
        introduced = stored and SURE_WORDS.search(above) is not None
        if stored and not introduced and EVERYTHING.search(sentence):
            beside = (each.text for each in blocks[max(at - 2, 0) : at + 3] if each.section == link.section)
            introduced = FILES_OF_MODELS.search(" ".join(beside)) is not None
        if introduced or _is_weights(link, sentence, f"{said} {around}"):
            yield link.line, link.target
    for sentence, line, block in document.sentences_with(("download",)):
        heading = " ".join(block.section[-1:])
        sure = SURE_WORDS.search(sentence) or (SURE_WORDS.search(heading) and _WORDS.search(sentence))
        if sure and BY_SCRIPT.search(sentence[:800]):
            yield line, sentence
    for at, block in enumerate(blocks):
        for found in _CALL.finditer(block.text):
            yield block.line, found[0]
        if block.kind == "code":
            yield from _offers_of_code(block, _introduction(blocks, at))


def _own_alone(text: str) -> str:
    """Return `text` without weights and models of another kind."""
    spoken = text.lower()
    return OTHER_WEIGHTS.sub(" ", text) if "weight" in spoken or "model" in spoken else text


def _offers_of_code(block: Block, introduction: str) -> Iterator[tuple[int, str]]:
    """Yield the calls and addresses in a block of code that fetch weights."""
    if found := _PRETRAINED.search(block.text):
        yield block.line, found[0]
    loaded = {found[1] for found in LOADED.finditer(block.text)}
    yield from ((block.line, each[2]) for each in NAMED_ID.finditer(block.text) if each[1] in loaded)
    if found := FETCHED_FILE.search(block.text):
        yield block.line, found[0]
    for url in _urls(block.text):
        named = f"{url} {' '.join(block.section[-1:])}"
        speaks = SURE_WORDS.search(introduction) or TRAINED.search(introduction)
        introduced = speaks and not _DATA.search(named)
        unpacked = _UNPACKED.search(block.text) and not _DATA.search(named)
        if _is_file(url.lower()) and (_WORDS.search(named) or introduced or unpacked):
            yield block.line, url


def _pointed_at(document: Document, paths: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and path of what a document says to be trained models that lie in the repository."""
    for sentence, line, _ in document.sentences_with(TRAINED_WORDS):
        if TRAINED.search(sentence) and LIES_HERE.search(sentence) and not NOT_HERE.search(sentence):
            plain = (named for named in _PATH.findall(sentence) if not {"/", "_", "."}.isdisjoint(named))
            for named in (*plain, *_FOLDER.findall(sentence)):
                if any(_is_held(path, named) for path in paths):
                    yield line, named


def _is_held(path: str, named: str) -> bool:
    """Return whether the file at `path` is, or lies in, what is called `named`, and can hold a model."""
    inside = f"/{path}".endswith(f"/{named}") or f"/{named}/" in f"/{path}"
    return inside and _NOT_A_MODEL.search(path) is None


def _sentence_of(text: str, linked: str) -> str:
    """Return the sentence of `text` in which `linked` stands; the beginning of `text` if none does."""
    at = text.find(linked) if linked else -1
    if at < 0:
        return text[:600]
    start, end = sentence_around(text, at, at + len(linked))
    return text[start:end][:600]


def _urls(text: str) -> Iterator[str]:
    return (found[0] for found in _URL.finditer(text))


def _introduction(blocks: list[Block], at: int) -> str:
    """Return what stands above the block with a colon at its end, for that speaks of the block."""
    above = blocks[at - 1].text.rstrip() if at else ""
    return above[-300:] if above.endswith(":") else ""


def _is_weights(link: Link, sentence: str, context: str) -> bool:
    target = link.target.lower().partition("#")[0]
    if target.endswith(SURE_ENDINGS) or _MODEL.search(link.target):
        return True
    if TRAINED.search(link.text) and not _DATA.search(link.text):
        return "://" in target and not _is_elsewhere(target)
    named = f"{link.text} {target}"
    if _DATA.search(named) and not SURE_WORDS.search(named):
        return False
    given = (TRAINED.search(context) or SURE_WORDS.search(context)) and GIVES.search(context)
    if (given and _is_file(target)) or (_is_page(target) and _is_said_to_be_at(sentence, link)):
        return True
    heading = " ".join(link.section[-1:])
    of_data = _DATA.search(f"{link.text} {heading} {target}")
    topic = heading if heading.count(" ") < _MAX_HEADING_WORDS else ""
    if not of_data and TRAINED.search(f"{link.text} . {topic}"):
        return "://" in target and not _is_elsewhere(target)
    # Where software, all releases or what to cite are listed, most are something else.
    sure = of_data or target.endswith("/releases") or _ON_OTHERS.search(heading)
    sign, said = (SURE_WORDS, named) if sure else (_WORDS, context)
    return _is_file(target) and sign.search(said) is not None


def _is_page(target: str) -> bool:
    """Return whether an address, of any host, may be that of a file or a folder."""
    below = target.partition("://")[2].partition("/")[2]
    return bool(below) and not _is_elsewhere(target)


def _is_said_to_be_at(sentence: str, link: Link) -> bool:
    """Return whether a sentence says that trained models are had at the link right behind, on any host."""
    trained = TRAINED.search(sentence)
    at = sentence.find(link.text or link.target, trained.end() if trained else 0)
    if trained is None or at < 0 or _DATA.search(link.text):
        return False
    between = sentence[trained.end() : at]
    return len(between) <= _NEAR_CHARS and bool(GIVES.search(between) or SAID_AT.search(between))


def _is_file(target: str) -> bool:
    path = target.partition("?")[0]
    _, mark, address = path.partition("://")
    if (
        not mark or not address.partition("/")[2] or _INDEX.search(path)
    ):  # the front page of a store is no file
        return False
    stored = any(store in target for store in STORES) and not _is_elsewhere(path)
    return stored or path.endswith(WEIGHT_ENDINGS)


def _is_elsewhere(target: str) -> bool:
    """Return whether something else than weights is at an address."""
    return any(each.search(target) is not None for each in (NO_FILE, _INDEX, _HUB_PAGE))


def _in_tree(subject: Subject, paths: Paths, sources: tuple[Source, ...]) -> Location | None:
    """Return a file of weights, or a script that fetches some."""
    for path in paths.holding(WEIGHTS_WORDS):
        lowered = path.lower()
        if FETCHER.search(path, lowered):
            if _fetches_own(subject, path):
                return subject.at(path)
        elif is_weights_file(path, lowered) and (
            not lowered.endswith(OF_TORCH)
            or OF_MODELS.search(lowered)
            or any("torch" in source.text for source in sources)
        ):
            return subject.at(path)
    return None


def _fetches_own(subject: Subject, path: str) -> bool:
    """Return whether a script fetches something else than base models of others, as far as it was read."""
    if OF_ARCHITECTURE.search(path.lower().rpartition("/")[2]):
        return False
    text = subject.text(path) or ""
    named = [*_urls(text), *(found[0] for found in _HUB_ID.finditer(text))]
    if text and not named and not _FETCHING.search(text):
        return False  # it computes what it is called after
    return not named or not all(is_of_another(subject, each) for each in named)
