"""Tell which links of a document lead to trained models: by their own words, and by those around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from itertools import takewhile

from repocheck.facts.documents import Block, Document, Link
from repocheck.facts.weights.addresses import is_elsewhere, is_file, is_page, is_sure_file
from repocheck.facts.weights.theirs import is_called_as_theirs, starts_on_others
from repocheck.knowledge.experiment_words import WEIGHT_WORDS
from repocheck.knowledge.weights_files import AS_PUBLISHED
from repocheck.knowledge.weights_hosts import HUB_MODEL, SURE_ENDINGS
from repocheck.knowledge.weights_words import (
    CONTAINS,
    EVERYTHING,
    FILES_OF_MODELS,
    GIVES,
    MODELS,
    NO_MODEL,
    OTHER_WEIGHTS,
    SAID_AT,
    SKIPS,
    STARTED_FROM,
    SURE_WORDS,
    THEIR_MODELS,
    TRAINED,
)
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import sentence_around

_WORDS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_MODEL = late_regex(HUB_MODEL, re.IGNORECASE)
DATA = late_regex(r"\bdata(?:set)?s?\b|\bcorp(?:us|ora)\b|数据|语料|데이터|データ", re.IGNORECASE)
_ON_OTHERS = late_regex(r"\bsoftware\b|\bcit(?:e|ing|ations?)\b|\breferences\b|引用", re.IGNORECASE)
"""Heading above links to programs, or to what is to be cited."""
_OF_IMAGENET = late_regex(r"imagenet[-_](?:vgg|caffe|resnet|googlenet)", re.IGNORECASE)
"""Name of a network as those who trained it on ImageNet gave it out."""
_NOT_YET = late_regex(
    r"\bwill\sbe\s[^.;]{0,80}\b(?:after|upon|once)\s(?:the\s|our\s)?(?:acceptance|publication|paper|review)\b",
    re.IGNORECASE,
)
"""What will be at the link one day."""
_OUR_MODELS = late_regex(
    r"\bour\s(?:[\w-]{1,30}\s){0,3}(?:weights|models?|checkpoints?|networks?)\b", re.IGNORECASE
)
_ARCHIVE_OF_MODELS = late_regex(
    r"\W*(?:[\w-]{0,30}[-_])?(?:checkpoints?|ckpts?|weights|(?:pre-?)?trained[-_]?\w{0,20})(?:[-_][\w-]{0,30})?\.(?:zip|tar|tar\.gz|tgz|7z|rar)\W*",
    re.IGNORECASE,
)
"""Text of a link, or end of its address, that is the name of a packed folder of trained models."""
_MODEL_FILE = late_regex(r"(?<![\w./-])[\w-]{2,80}\.(?:pth\.tar|pth|ckpt|safetensors|pdparams)(?![\w.]*\w)")
"""Name of a file of weights, without a folder: that of a path says where the reader has to put something."""
_ORDERED = late_regex(r"\W{0,9}(?:please |then |first,? |next,? )?download\b", re.IGNORECASE)
"""Beginning of a paragraph or item that says what the command below it fetches."""
_ANNOUNCES = late_regex(
    r"\bfollowing\s(?:\w+\s){0,2}?(?:links?|drives?|address(?:es)?|urls?|pages?|folders?|sites?|places?|repositor(?:y|ies)|locations?)\W{0,4}$"
    r"|\b(?:links?|address(?:es)?|urls?)\sbelow\W{0,4}$",
    re.IGNORECASE,
)
"""End of a paragraph that sends to the address right below it."""
_CITED = late_regex(r"\bet al\b|^[A-Z][\w-]+(?: (?:and|&) [A-Z][\w-]+)?,? \(?(?:19|20)\d\d[a-z]?\)?$")
"""Text of a link that cites a publication by its authors and year."""
_MADE_BY = late_regex(
    r"\b(?:predicted|generated|produced|computed|extracted|annotated|labell?ed|output)\s(?:by|from|with|using)\s"
    r"(?:[\w-]{1,30}\s){1,5}?(?:models?|networks?|classifiers?|weights|checkpoints?)"
    r"(?:\s(?:is|are|can|may|be|found|had|available|stored|at|in|under|from)){0,5}\W{0,4}$"
    r"|\b(?:models?|networks?|classifiers?)\s(?:predict|generat|produc)(?:s|es|ed)\s[^.;]{0,80}$"
    r"|\b(?:predictions?|outputs?|logits|features?|segmentations?)\s(?:of|from|by|extracted)\s[^.;]{0,80}$"
    r"|\bpre-?trained\s(?:[\w-]{1,20}\s){0,2}features\b[^.;]{0,60}$|\binstall\s(?:\S{1,20}\s){0,3}(?:from|at|via)\W{0,4}$",
    re.IGNORECASE,
)
"""What stands before a link to what a trained model gave, and not to the model."""
_IN_TABLES = late_regex(
    r"\b(?:(?:hyper)?links?|click\w{0,3})\b[^.;]{0,60}\btables?\b|\btables?\b[^.;]{0,40}\b(?:hyper)?links?\b",
    re.IGNORECASE,
)
"""What is spoken of is linked in tables, wherever in the document they stand."""
_ARCHIVE_BADGE = "zenodo.org/badge"
_ARCHIVE = late_regex(r"zenodo|//(?:dx\.)?doi\.org")
"""What such a badge leads to: a copy of the code."""
_OF_TRAINED = ("trained", "tuned", "weight", "checkpoint", "学習済", "사전", "학습된")
_POINTS_BACK = late_regex(
    r"\W{0,9}(?:this|it|they|these|those|both)\s(?:can|could|may|is|are|was|were)\b"
    r"|\W{0,9}(?:please\s)?download\s(?:(?:it|them|these)\s)?(?:from|here|at|via)\b",
    re.IGNORECASE,
)
"""Beginning of a sentence on what the one before it speaks of."""
_NEAR_CHARS = 120
_MAX_HEADING_WORDS = 8
"""Longer headings are titles of papers, and speak of more than what stands below."""
_SUBMITS = late_regex(r"\bsubmi(?:t|ssions?)\b|\bupload", re.IGNORECASE)
"""Heading above how to hand in a model of one's own."""
_MAX_BELOW = 8
"""So many paragraphs may follow a line that heads them."""
_LABEL = late_regex(r"\W{0,4}\w[\w ()/&,-]{1,60}[:：]?[*_ ]{0,4}")
"""A paragraph of a few words that end no sentence."""
_HUB_DATA = late_regex(r"//(?:www\.)?(?:huggingface\.co|hf\.co)/datasets/[\w.-]")
"""A place for data on a hub, where some keep their weights, too."""
_SUPPORTED = late_regex(
    r"\b(?:supported|compatible|tested)\s(?:base\s|backbone\s|language\s)?(?:models|llms|backbones|architectures)\b"
    r"|\bmodels\b.{0,60}\b(?:supported|compatible)\b",
    re.IGNORECASE,
)
"""Heading or sentence above a list of the models that something can be applied to."""
_HUB_OWNER = late_regex(
    r"//(?:www\.)?(?:huggingface\.co|hf\.co)/(?!datasets/)(?:collections/)?([\w.-]{1,96})"
)
_RESULTS = late_regex(
    r"\b(?:results?|outputs?|logs?|simulations?|code|software|scripts?|videos?)\b", re.IGNORECASE
)
_CODE_FOR = late_regex(
    r"\b(?:code|software|scripts?|programs?|toolbox)\s(?:for|to|that|which)\s[^.;,]{0,60}\bmodels?\b",
    re.IGNORECASE,
)
"""Code by what it does with models."""
_LABELS = late_regex(
    r"\W{0,9}(?:(?:the|our|all|download|model|pre-?trained|trained)\s){0,3}(?:checkpoints?|ckpts?|weights)\W{0,4}(?=[:：])",
    re.IGNORECASE,
)
"""What stands before a colon and the address of trained models, without saying that they were trained."""
_OTHER_KIND = late_regex(
    r"\b(?:images?|videos?|pictures?|annotations?|labels|questions|captions|recordings?)\W*$", re.IGNORECASE
)
"""Words of a link to data, whatever it stands below."""


def linked_weights(document: Document, blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield line and address of the links to trained models.

    Args:
        document: The document.
        blocks: Its blocks, by their lines.
    """
    starts = [block.line for block in blocks]
    linked = {link.line for link in document.links}
    archived = {link.line for link in document.links if link.image and _ARCHIVE_BADGE in link.target}
    applied_to = _sections_of_supported(document, blocks)
    speaks = cache(lambda at: _may_be_trained(blocks[at].text))
    tabled = any(_are_in_tables(block) for block in blocks)
    for link in document.links if blocks else ():
        at = max(bisect_right(starts, link.line) - 1, 0)
        if link.image or (link.section in applied_to and _HUB_OWNER.search(link.target)):
            continue
        of_archive = link.line in archived and not link.text and _ARCHIVE.search(link.target)
        if of_archive or _CITED.search(link.text):
            continue
        if (
            tabled
            and blocks[at].kind == "table"
            and is_file(link.target.lower())
            and not DATA.search(link.text)
        ):
            yield link.line, link.target
            continue
        if not (
            speaks(at)
            or speaks(max(at - 1, 0))
            or _may_be_trained(f"{link.text} {link.section[-1:]}")
            or _may_hold(link)
        ):
            continue
        if _can_hold(link) and _leads_to_weights(link, blocks, at, linked):
            yield link.line, link.target


def _are_in_tables(block: Block) -> bool:
    """Return whether a paragraph says that trained models are linked in tables."""
    spoken = block.kind != "table" and "table" in block.text and _may_be_trained(block.text)
    return bool(spoken and TRAINED.search(block.text) and _IN_TABLES.search(block.text))


def _sections_of_supported(document: Document, blocks: list[Block]) -> set[tuple[str, ...]]:
    """Return the sections that list, of several owners, the models that something can be applied to."""
    named = blocks if document.may_match(_SUPPORTED) else ()
    found = {block.section for block in named if _SUPPORTED.search(block.text[:_NEAR_CHARS])}
    owners: dict[tuple[str, ...], set[str]] = {}
    for link in document.links if found else ():
        if link.section in found and (owner := _HUB_OWNER.search(link.target)):
            owners.setdefault(link.section, set()).add(owner[1].lower())
    return {section for section, several in owners.items() if len(several) > 1}


def _may_be_trained(text: str) -> bool:
    """Return whether a word stands in `text` without which `TRAINED` finds nothing."""
    lowered = text.lower()
    for word in _OF_TRAINED:  # noqa: SIM110 - any() takes three times as long, and each link is asked
        if word in lowered:
            return True
    return False


def _may_hold(link: Link) -> bool:
    """Return whether the address of a link may be that of weights, whatever is said of it."""
    target = link.target.lower()
    plain = target.partition("#")[0]
    named = plain.endswith(SURE_ENDINGS) or _MODEL.search(link.target) or _HUB_DATA.search(plain)
    return bool(named) or is_file(target) or is_file(plain)


def _can_hold(link: Link) -> bool:
    """Return whether weights can be at the address of a link: most in a document lead to papers and code."""
    target, shown = link.target.lower(), _on_shelf(link)
    named = is_sure_file(shown) or shown.endswith(".onnx") or is_file(shown)
    return named or _may_hold(link) or not (is_elsewhere(target) and is_elsewhere(shown))


def _on_shelf(link: Link) -> str:
    """Return the address of a link without its anchor; a shelf calls whatever lies there a set of data."""
    return link.target.lower().partition("#")[0].replace("/articles/dataset/", "/articles/")


def _leads_to_weights(link: Link, blocks: list[Block], at: int, linked: Set[int]) -> bool:
    block = blocks[at]
    sentence, onward = _around(block.text, link.text or link.target)
    started = block.kind != "table" and STARTED_FROM.search(sentence) and not _OUR_MODELS.search(sentence)
    theirs = (" their " in sentence or "authors" in sentence) and THEIR_MODELS.search(sentence)
    above = introduction(blocks, at)
    if _MADE_BY.search(sentence[: max(sentence.find(link.text or link.target), 0)][-_NEAR_CHARS:]):
        return False
    if starts_on_others(above) or starts_on_others(sentence):
        return False
    if is_called_as_theirs(link, block, sentence, blocks) or _NOT_YET.search(sentence):
        return False
    if started or theirs or _OF_IMAGENET.match(link.text) or NO_MODEL.search(link.text):
        return False
    sentence = _own_alone(sentence)
    around = _own_alone(block.text[:600] if block.kind == "table" else onward)
    link = _below_what_it_is(link, blocks, at, sentence)
    label = _label(blocks, at, linked)
    said = _own_alone(f"{link.text} {' '.join(link.section[-1:])} {above} {label}")
    stored = is_file(link.target.lower()) and not DATA.search(said)
    alone = block.text.strip() in (link.text, link.target) and is_page(link.target.lower())
    if alone and TRAINED.search(above) and not DATA.search(above):
        return True
    introduced = stored and (SURE_WORDS.search(above) is not None or _is_told_to_hold_some(sentence, onward))
    if stored and not introduced and EVERYTHING.search(sentence):
        beside = (each.text for each in blocks[max(at - 2, 0) : at + 3] if each.section == link.section)
        introduced = FILES_OF_MODELS.search(" ".join(beside)) is not None
    return introduced or _is_weights(link, sentence, f"{said} {around}", label)


def _is_told_to_hold_some(sentence: str, onward: str) -> bool:
    """Return whether a sentence with a link, or the text from there, says that models are behind it."""
    if SKIPS.search(sentence) or CONTAINS.search(onward):
        return True
    named = _MODEL_FILE.search(sentence)
    return named is not None and AS_PUBLISHED.search(named[0].strip().lower()) is None


@lru_cache(maxsize=64)  # many links stand in one table, or below one heading
def _own_alone(text: str) -> str:
    """Return `text` without weights and models of another kind."""
    spoken = text.lower()
    named = "weight" in spoken or "model" in spoken or "trained" in spoken
    own = OTHER_WEIGHTS.sub(" ", text) if named else text
    return own if own == text else MODELS.sub(" ", own)


def _around(text: str, linked: str) -> tuple[str, str]:
    """Return the sentence of `text` in which `linked` stands, and the text from there; empty for an image."""
    at = text.find(linked)
    if at < 0:
        return "", ""
    start, end = sentence_around(text, at, at + len(linked))
    if start and _POINTS_BACK.match(text[start:end]):
        start = sentence_around(text, max(start - 2, 0), start - 1)[0]
    return text[start:end][:600], text[start : start + 600]


def introduction(blocks: list[Block], at: int) -> str:
    """Return what announces the block, right above it: by a colon, "the following", or "Download …"."""
    above = blocks[at - 1].text.rstrip() if at else ""
    ordered = at and blocks[at].kind == "code" and _ORDERED.match(above[:_NEAR_CHARS])
    return above[-300:] if ordered or above.endswith(":") or _ANNOUNCES.search(above[-300:]) else ""


def _label(blocks: list[Block], at: int, linked: Set[int]) -> str:
    """Return the line that heads what a link stands in, or the heading above its own, if of weights."""
    above = takewhile(lambda block: block.kind != "heading", reversed(blocks[max(at - _MAX_BELOW, 0) : at]))
    lines = (block.text for block in above if block.line not in linked)
    line = next((text for text in lines if _LABEL.fullmatch(text) and _heads(text)), "")
    headings = blocks[at].section[-2:-1]
    return next((each for each in (line, *headings) if TRAINED.search(each)), "")


def _below_what_it_is(link: Link, blocks: list[Block], at: int, sentence: str) -> Link:
    """Return the link as below "data" if its heading speaks of models, too, and what is around of data."""
    heading = " ".join(link.section[-1:])
    of_data = DATA.search(heading) if _WORDS.search(heading) else None
    above = f"{blocks[at - 1].text[-300:]} " if at and blocks[at - 1].kind != "heading" else ""
    said = above + sentence
    alone = DATA.search(said) and not (TRAINED.search(said) or SURE_WORDS.search(said))
    return link._replace(section=(*link.section[:-1], of_data[0])) if of_data and alone else link


def _heads(text: str) -> bool:
    """Return whether a line says what kind of things it heads."""
    return any(kind.search(text) for kind in (TRAINED, DATA, _RESULTS))


def _is_weights(link: Link, sentence: str, context: str, label: str) -> bool:
    target = _on_shelf(link)
    if is_sure_file(target) or target.endswith(".onnx") or _MODEL.search(link.target):
        return True
    packed = any(map(_ARCHIVE_OF_MODELS.fullmatch, (link.text, target.partition("?")[0].rpartition("/")[2])))
    if (packed or TRAINED.search(link.text)) and not DATA.search(link.text):
        return is_page(target) if packed else "://" in target and not is_elsewhere(target)
    named = f"{link.text} {target}"
    if _HUB_DATA.search(target):
        around = context.replace(target, " ")
        return bool(SURE_WORDS.search(around) and GIVES.search(around)) and not DATA.search(around)
    of_data = (DATA.search(named) or _OTHER_KIND.search(link.text)) and not SURE_WORDS.search(named)
    said_here = is_page(target) and _is_said_to_be_at(sentence, link)
    named_by_host = said_here and "://data." in target and not DATA.search(target.replace("://data.", "://"))
    if (of_data and not named_by_host) or _speaks_of_else(sentence, context):
        return False
    given = bool((TRAINED.search(context) or SURE_WORDS.search(context)) and GIVES.search(context))
    if is_file(target) and (label or given):
        return True
    return said_here or _is_below_weights(link, target, sentence, context)


def _is_below_weights(link: Link, target: str, sentence: str, context: str) -> bool:
    """Return whether its heading makes a link one to weights, or a word beside it one to a file of them."""
    heading = " ".join(link.section[-1:])
    of_data = bool(DATA.search(f"{link.text} {heading} {target}"))
    topic = heading if heading.count(" ") < _MAX_HEADING_WORDS and not _SUBMITS.search(heading) else ""
    if not of_data and TRAINED.search(f"{link.text} . {topic}"):
        said = TRAINED.search(sentence) is not None and "://" in target
        return is_page(target) or (said and not is_elsewhere(target))
    # Where software, all releases or what to cite are listed, most are something else.
    releases = target.endswith(("/releases", "/releases/latest"))
    sure = of_data or releases or _ON_OTHERS.search(heading)
    released = sentence if releases and not of_data else ""
    sign, text = (SURE_WORDS, f"{link.text} {released} {target}") if sure else (_WORDS, context)
    return is_file(target) and sign.search(text) is not None


def _speaks_of_else(sentence: str, context: str) -> bool:
    """Return whether a sentence speaks of data or results, and neither it nor what is around of weights."""
    other = DATA.search(sentence) or _RESULTS.search(sentence)
    said = _CODE_FOR.sub(" ", sentence)
    return bool(other) and not (_WORDS.search(said) or SURE_WORDS.search(context))


def _is_said_to_be_at(sentence: str, link: Link) -> bool:
    """Return whether a sentence says that trained models are had at the link right behind, on any host."""
    trained = TRAINED.search(sentence) or _LABELS.match(sentence)
    at = sentence.find(link.text or link.target, trained.end() if trained else 0)
    if trained is None or at < 0 or DATA.search(link.text):
        return False
    between = sentence[trained.end() : at]
    return len(between) <= _NEAR_CHARS and bool(GIVES.search(between) or SAID_AT.search(between))
