"""Find what documents offer as trained models: by links, calls, commands, and files of the repository."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from itertools import takewhile

from repocheck.facts.documents import Block, Document, Link
from repocheck.facts.weights.addresses import is_elsewhere, is_file, is_page, urls_in
from repocheck.knowledge.experiment_words import WEIGHT_WORDS
from repocheck.knowledge.weights_hosts import HUB_CALL, HUB_MODEL, SURE_ENDINGS
from repocheck.knowledge.weights_words import (
    BY_SCRIPT,
    EVERYTHING,
    FETCHED_FILE,
    FILES_OF_MODELS,
    GIVES,
    LIES_HERE,
    LOADED,
    MODELS,
    NAMED_ID,
    NO_MODEL,
    NOT_HERE,
    OTHER_WEIGHTS,
    SAID_AT,
    STARTED_FROM,
    SURE_WORDS,
    TRAINED,
    TRAINED_WORDS,
)
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import sentence_around

_WORDS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_MODEL = late_regex(HUB_MODEL, re.IGNORECASE)
_CALL = late_regex(HUB_CALL)
_PRETRAINED = late_regex(
    r"(?<![\w.])(?!(?:torchvision|models|timm|keras|tf|hub|torch)\.)\w+(?:\.\w+)+\([^()\n]{0,200}\bpretrained\s?=\s?True"
)
"""Call of the project's own interface that fetches its weights."""
_ON_OTHERS = late_regex(r"\bsoftware\b|\bcit(?:e|ing|ations?)\b|\breferences\b|引用", re.IGNORECASE)
"""Heading above links to programs, or to what is to be cited."""
_OF_IMAGENET = late_regex(r"imagenet[-_](?:vgg|caffe|resnet|googlenet)", re.IGNORECASE)
"""Name of a network as those who trained it on ImageNet gave it out."""
_UNPACKED = late_regex(
    r"(?:^|\n)\W{0,4}(?:unzip|tar|7z|unrar|mv)\s[^\n]{0,200}(?:checkpoint|ckpt|weights|pre-?trained)",
    re.IGNORECASE,
)
"""Command that unpacks weights, right behind the one that fetches them."""
_NOT_A_MODEL = late_regex(
    r"\.(?:py|m|r|jl|sh|md|txt|ya?ml|json|gitkeep|gitignore|ipynb|csv|png|pdf)$", re.IGNORECASE
)
_ORDERED = late_regex(r"\W{0,9}(?:please |then |first,? |next,? )?download\b", re.IGNORECASE)
"""Beginning of a paragraph or item that says what the command below it fetches."""
_NEAR_CHARS = 120
_MAX_HEADING_WORDS = 8
"""Longer headings are titles of papers, and speak of more than what stands below."""
_MAX_BELOW = 8
"""So many paragraphs may follow a line that heads them."""
_LABEL = late_regex(r"\W{0,4}\w[\w ()/&,-]{1,60}[:：]?[*_ ]{0,4}")
"""A paragraph of a few words that end no sentence."""
_HUB_DATA = late_regex(r"//(?:www\.)?(?:huggingface\.co|hf\.co)/datasets/[\w.-]")
"""A place for data on a hub, where some keep their weights, too."""
_FOLDER = late_regex(r"([\w-]{4,60})[`*_'\"]{0,2}\s(?:folder|directory)\b")
_PATH = late_regex(r"[\w.-]{1,60}(?:/[\w.-]{1,60}){0,6}")
_RESULTS = late_regex(
    r"\b(?:results?|outputs?|logs?|simulations?|code|software|scripts?|videos?)\b", re.IGNORECASE
)
_OTHER_KIND = late_regex(
    r"\b(?:images?|videos?|pictures?|annotations?|labels|questions|captions|recordings?)\W*$", re.IGNORECASE
)
"""Words of a link to data, whatever it stands below."""
_DATA = late_regex(r"\bdata(?:set)?s?\b|\bcorp(?:us|ora)\b|数据|语料|데이터|データ", re.IGNORECASE)


def offered_weights(document: Document, paths: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and address, call or path of every way in which a document offers trained models."""
    yield from _offers(document)
    yield from _pointed_at(document, paths)


def _offers(document: Document) -> Iterator[tuple[int, str]]:
    """Yield line and address or call of every way to get weights."""
    blocks = sorted(document.blocks, key=lambda block: block.line)
    starts = [block.line for block in blocks]
    linked = {link.line for link in document.links}
    for link in document.links:
        if link.image or _OF_IMAGENET.match(link.text) or NO_MODEL.search(link.text):
            continue
        at = max(bisect_right(starts, link.line) - 1, 0)
        above = _introduction(blocks, at)
        text = blocks[at].text if blocks else ""
        if STARTED_FROM.search(_around(text, link.text or link.target)[0]) and blocks[at].kind != "table":
            continue
        sentence, onward = map(_own_alone, _around(text, link.text or link.target))
        around = _own_alone(text[:600]) if blocks and blocks[at].kind == "table" else onward
        if _DATA.search(" ".join(link.section[-1:])) and _is_of_data_alone(_before(blocks, at) + sentence):
            link = link._replace(section=link.section[:-1])
        label = _label(blocks, at, linked)
        said = _own_alone(f"{link.text} {' '.join(link.section[-1:])} {above} {label}")
        stored = is_file(link.target.lower()) and not _DATA.search(said)
        introduced = stored and SURE_WORDS.search(above) is not None
        if stored and not introduced and EVERYTHING.search(sentence):
            beside = (each.text for each in blocks[max(at - 2, 0) : at + 3] if each.section == link.section)
            introduced = FILES_OF_MODELS.search(" ".join(beside)) is not None
        if introduced or _is_weights(link, sentence, f"{said} {around}", label):
            yield link.line, link.target
    for sentence, line, block in document.sentences_with(("download",)):
        heading = " ".join(block.section[-1:])
        sure = SURE_WORDS.search(sentence) or (SURE_WORDS.search(heading) and _WORDS.search(sentence))
        if sure and BY_SCRIPT.search(sentence[:800]):
            yield line, sentence
    for at, block in enumerate(blocks):
        for found in _CALL.finditer(block.text):
            yield block.line, found[0]
        if block.kind == "text" and (fetched := FETCHED_FILE.search(block.text)):
            yield block.line, fetched[0]
        if block.kind == "code":
            yield from _offers_of_code(block, _introduction(blocks, at))


def _own_alone(text: str) -> str:
    """Return `text` without weights and models of another kind."""
    spoken = text.lower()
    named = "weight" in spoken or "model" in spoken or "trained" in spoken
    own = OTHER_WEIGHTS.sub(" ", text) if named else text
    return own if own == text else MODELS.sub(" ", own)


def _offers_of_code(block: Block, introduction: str) -> Iterator[tuple[int, str]]:
    """Yield the calls and addresses in a block of code that fetch weights."""
    if found := _PRETRAINED.search(block.text):
        yield block.line, found[0]
    loaded = {found[1] for found in LOADED.finditer(block.text)}
    yield from ((block.line, each[2]) for each in NAMED_ID.finditer(block.text) if each[1] in loaded)
    if found := FETCHED_FILE.search(block.text):
        yield block.line, found[0]
    for url in urls_in(block.text):
        named = f"{url} {' '.join(block.section[-1:])}"
        speaks = SURE_WORDS.search(introduction) or TRAINED.search(introduction)
        introduced = speaks and not _DATA.search(named)
        unpacked = _UNPACKED.search(block.text) and not _DATA.search(named)
        if is_file(url.lower()) and (_WORDS.search(named) or introduced or unpacked):
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


def _around(text: str, linked: str) -> tuple[str, str]:
    """Return the sentence of `text` in which `linked` stands, and the text from there; empty for an image."""
    at = text.find(linked)
    if at < 0:
        return "", ""
    start, end = sentence_around(text, at, at + len(linked))
    return text[start:end][:600], text[start : start + 600]


def _introduction(blocks: list[Block], at: int) -> str:
    """Return what announces the block right above it: by a colon at its end, or a command by "Download …"."""
    above = blocks[at - 1].text.rstrip() if at else ""
    ordered = at and blocks[at].kind == "code" and _ORDERED.match(above[:_NEAR_CHARS])
    return above[-300:] if ordered or above.endswith(":") else ""


def _label(blocks: list[Block], at: int, linked: Set[int]) -> str:
    """Return the line that heads the paragraphs around a link, or the heading above its own, if of weights."""
    above = takewhile(lambda block: block.kind != "heading", reversed(blocks[max(at - _MAX_BELOW, 0) : at]))
    lines = (block.text for block in above if block.line not in linked)
    line = next((text for text in lines if _LABEL.fullmatch(text) and _heads(text)), "")
    headings = blocks[at].section[-2:-1] if blocks else ()
    return next((each for each in (line, *headings) if TRAINED.search(each)), "")


def _before(blocks: list[Block], at: int) -> str:
    """Return the end of the paragraph before a block."""
    return f"{blocks[at - 1].text[-300:]} " if at and blocks[at - 1].kind != "heading" else ""


def _is_of_data_alone(text: str) -> bool:
    return _DATA.search(text) is not None and not (TRAINED.search(text) or SURE_WORDS.search(text))


def _heads(text: str) -> bool:
    """Return whether a line says what kind of things it heads."""
    return any(kind.search(text) for kind in (TRAINED, _DATA, _RESULTS))


def _is_weights(link: Link, sentence: str, context: str, label: str) -> bool:
    target = link.target.lower().partition("#")[0]
    if target.endswith(SURE_ENDINGS) or _MODEL.search(link.target):
        return True
    if TRAINED.search(link.text) and not _DATA.search(link.text):
        return "://" in target and not is_elsewhere(target)
    if _HUB_DATA.search(target):
        around = context.replace(target, " ")
        return bool(SURE_WORDS.search(around) and GIVES.search(around)) and not _DATA.search(around)
    named = f"{link.text} {target}"
    of_data = (_DATA.search(named) or _OTHER_KIND.search(link.text)) and not SURE_WORDS.search(named)
    if of_data or _speaks_of_else(sentence, context):
        return False
    if label and is_file(target):
        return True
    given = bool((TRAINED.search(context) or SURE_WORDS.search(context)) and GIVES.search(context))
    if (given and is_file(target)) or (is_page(target) and _is_said_to_be_at(sentence, link)):
        return True
    heading = " ".join(link.section[-1:])
    of_data = bool(_DATA.search(f"{link.text} {heading} {target}"))
    topic = heading if heading.count(" ") < _MAX_HEADING_WORDS else ""
    if not of_data and TRAINED.search(f"{link.text} . {topic}"):
        return is_page(target)
    # Where software, all releases or what to cite are listed, most are something else.
    sure = of_data or target.endswith("/releases") or _ON_OTHERS.search(heading)
    sign, said = (SURE_WORDS, named) if sure else (_WORDS, context)
    return is_file(target) and sign.search(said) is not None


def _speaks_of_else(sentence: str, context: str) -> bool:
    """Return whether a sentence speaks of data or results, and neither it nor what is around of weights."""
    other = _DATA.search(sentence) or _RESULTS.search(sentence)
    return bool(other) and not (_WORDS.search(sentence) or SURE_WORDS.search(context))


def _is_said_to_be_at(sentence: str, link: Link) -> bool:
    """Return whether a sentence says that trained models are had at the link right behind, on any host."""
    trained = TRAINED.search(sentence)
    at = sentence.find(link.text or link.target, trained.end() if trained else 0)
    if trained is None or at < 0 or _DATA.search(link.text):
        return False
    between = sentence[trained.end() : at]
    return len(between) <= _NEAR_CHARS and bool(GIVES.search(between) or SAID_AT.search(between))
