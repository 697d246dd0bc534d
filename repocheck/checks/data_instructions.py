"""Does the documentation say where the data come from and where to put them?

Data that cannot be found are the second most frequent reason why published code does not run. What counts: a
section about data with text in it, or on the instances of a problem, or a sentence that says how the data are
obtained, provided, made or laid out, be it that they come with the repository, and where they lie in it.

Blind spots: links are not followed; code that downloads its data by itself needs no instructions and has
them all the same only if the documentation says so.

Source: Gundersen 2024 (quality of data documentation goes with reproducibility, that of code does not);
https://www.acm.org/publications/policies/artifact-review-and-badging-current
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Block, Document, Documentation, Link, Subject, commands_of
from repocheck.knowledge.data_phrases import (
    DATA_ABROAD,
    DATA_ACCESS,
    DATA_ACCESSIONS,
    DATA_ARCHIVES,
    DATA_ASKED,
    DATA_DRAWN,
    DATA_HINTS,
    DATA_LOADERS,
    DATA_PLACES,
    DATA_PORTALS,
    DATA_PUT,
    DATA_SHIPPED,
    DATA_SHOWN,
    DATA_SOURCE,
    DATA_TAKEN,
    FILES_FETCHED,
    FILES_HEADING,
    INSTANCES_GIVEN,
    INSTANCES_HEADING,
    NOT_SHOWN,
    NOT_TAKEN,
    NOT_YET,
)
from repocheck.knowledge.experiment_words import (
    DATA_COMMAND,
    DATA_DOWNLOAD,
    DATA_FETCHED,
    DATA_GIVEN,
    DATA_HEADING,
    DATA_LAID_DOWN,
    DATA_MEANT,
    DATA_NAMES,
    DATA_REPOSITORIES,
    DATA_SENTENCE,
    DATA_SIEVE,
    DATA_STORES,
    DATA_WORD,
    NOT_INPUT_DATA,
    OF_A_MODEL_OR_RESULT,
    WEIGHT_WORDS,
)
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import Pattern, late_regex, words
from repocheck.text.patterns import Patterns

_HEADING = late_regex(DATA_HEADING, re.IGNORECASE)
_DONE = late_regex(DATA_SENTENCE, re.IGNORECASE)
_DATA = Pattern(DATA_WORD, any_of=DATA_SIEVE, flags=re.IGNORECASE)
_NAMES = Pattern(DATA_NAMES)
_WEIGHTS = late_regex(WEIGHT_WORDS, re.IGNORECASE)
_PLACE = late_regex(
    r"https?://|(?<![\w.-])[\w.-]+/[\w./-]*|\bhere\b|\bfolders?\b|\bdirector(?:y|ies)\b|\bscripts?\b"
    r"|フォルダ|ディレクトリ|スクリプト|文件夹|目录|脚本|폴더|\bautomatically\b"
    r"|\bon (?:the )?first (?:use|run)\b|\.\w{2,4}\b|\b(?:zip|tar) (?:file|archive)s?\b"
)
_GIVEN = late_regex(DATA_GIVEN, re.IGNORECASE)
_DOWNLOAD = Pattern(DATA_DOWNLOAD, any_of=DATA_SIEVE, flags=re.IGNORECASE)
_MEANT = late_regex(DATA_MEANT, re.IGNORECASE)
_FETCHES = late_regex(DATA_COMMAND, re.IGNORECASE)
_SPOKEN_OF = words(
    *("data", "corpus", "corpora", "download", "zenodo", "figshare", "osf.io", "dryad"),
    *("下载", "数据", "데이터", "データ"),
)
_FETCHED = late_regex(DATA_FETCHED, re.IGNORECASE)
_LAID_DOWN = late_regex(DATA_LAID_DOWN, re.IGNORECASE)
_NOT_INPUT = late_regex(NOT_INPUT_DATA, re.IGNORECASE)
_OF_A_MODEL = late_regex(OF_A_MODEL_OR_RESULT, re.IGNORECASE)
_NO_DATA = late_regex(
    r"\b(?:code|software|source|release|version|scripts?|programs?|models?|weights|checkpoints?|paper|manuscript|preprint"
    r"|cite|citing)\b",
    re.IGNORECASE,
)
"""What else is kept where research data are published."""
_USED_IN = late_regex(
    r"\b(?:used|described|presented|analy[sz]ed|reported|collected)\s(?:in|for|by)\s(?:the|this|our)\s\w+",
    re.IGNORECASE,
)
"""What is said of data, and names the paper beside them."""
_OF_WEIGHTS = late_regex(r"\bpre-?trained\b.{0,40}(?:network|model|weights)|\bcheckpoints?\b", re.IGNORECASE)
_LETTER = late_regex(r"[^\W_]")
_STEP = late_regex(
    r"^\W*(?:\d+\W+)?(?:download|prepar|get|obtain|fetch|access|source|structure|layout|下载)", re.IGNORECASE
)
"""Heading of a step, below one on data."""
_OF_ELSE = late_regex(
    r"\b(?:models?|weights|checkpoints?|train\w*|eval\w*|test\w*|usage|run\w*|code|results?|cit\w+|install\w*|requirements?"
    r"|contact|updates?|news|metrics?|baselines?|demo|overview|introduction|paper|leaderboard|statistics|examples?)\b",
    re.IGNORECASE,
)
"""Heading below one on data that is about something else."""
_ASIDE = late_regex(
    r"\blicen[cs]e|\backnowledge?ment|\bcredits?\b|\bthanks\b|\bcitation|\bterms\b|^\W*(?:outputs?|references)\b"
    r"|^\W*(?:results?|data (?:fields|types))\W*$",
    re.IGNORECASE,
)
_IS_DATA = late_regex(
    r"\b(?:data ?sets?|corpus|corpora)\W{0,3}$|^\W{0,4}data\W{0,4}$"
    r"|(?:数据集?|資料集|데이터셋?|データ(?:セット)?)\W{0,3}$",
    re.IGNORECASE,
)
_ORDER = late_regex(
    r"^\W{0,9}(?:please |first,? |then )?(?:download|get|obtain|fetch) (?:the |all |our )?(?:\w+ )?"
    r"(?:data(?:sets?)?|corpus|corpora)\W*$",
    re.IGNORECASE,
)
"""Order that ends before it says from where."""
_LABELLED = late_regex(
    r"^\W{0,9}(?:[\w-]{1,40},?\s){0,4}(?:data(?:sets?)?|annotations|recordings|images|videos|footage|photographs|scans"
    r"|transcripts|measurements|spectra|labels|samples|corpus|corpora)\W{0,2}[:：]",
    re.IGNORECASE,
)
_OF_PAPER = late_regex(
    r"\b(?:of|in|for|behind|from) (?:the )?fig(?:ure)?s?\.?\s?(?:S?\d|[IVX]+\b)", re.IGNORECASE
)
"""What is said of data by the figure of the paper in which they are."""
_FOR_FIGURES = late_regex(
    r"\b(?:used?|needed|required|necessary)\s(?:for|in|to\s\w{4,12})\s(?:the\s|our\s|all\s|both\s)?(?:figures?|plots?|results?)\b|\b(?:folder|directory)\sthat\sstores\b",
    re.IGNORECASE,
)
"""What figures are made from, and what a folder is for, is no output."""
_ALREADY = late_regex(r"^\W*(?:if|when|once)\b.{0,100}\balready\b", re.IGNORECASE)
"""A condition under which nothing has to be done."""
_FETCHER = late_regex(
    r"\b(?:download|get|fetch)[\w-]{0,40}\.(?:py|sh|m|r)\b|\b(?:wget|curl|gdown)\b", re.IGNORECASE
)
_FOLLOWS = late_regex(r"\bfollowing\b|\bbelow\b|[:：]\s*$", re.IGNORECASE)
"""How a paragraph begins a list; what it says holds for the entries."""
_WIDE = late_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of which one says as much as two or three of the Latin script."""
_SHOWN_BY = Patterns(*DATA_ASKED, *DATA_SHOWN)
_WAYS = (DATA_PLACES, DATA_ACCESSIONS, DATA_ABROAD)
_PLACING = tuple(
    dict.fromkeys(word.lower() for each in (DATA_PORTALS, DATA_PUT, *_WAYS) for word in each.any_of)
)
"""Words of which one stands in whatever says where data are placed."""
_MIN_CHARS = 40
_MAX_BEFORE = 300
_NO_DATA_LINK = late_regex(
    r"arxiv\.org|creativecommons\.org|doi\.org/(?!10\.(?:5281|6084|5061|17605|7910|17632))|\.pdf$|wikipedia"
    r"|//github\.com/[\w.-]+/[\w.-]+/?$"
)
"""Where a paper or a program is, rather than data."""
_ADDRESS = late_regex(r"://\S{1,500}")
_NOT_HERE = late_regex(r"model_?card|datasheet|(?:^|/)(?:outputs?|results?|runs?|logs?)/", re.IGNORECASE)
"""Documents about a model, or in a folder of what programs wrote."""


@check(
    category="experiment",
    question="Does the documentation say how to get the data?",
    remedy="Say where the data come from, under which terms, and how the folders must look.",
    weight=4,
    source="https://www.acm.org/publications/policies/artifact-review-and-badging-current",
)
def data_instructions(subject: Subject, documentation: Documentation) -> Verdict:
    """Judge document by document: by sections first, then by sentences, then by commands."""
    for document in documentation.matching(_SPOKEN_OF):
        if _NOT_HERE.search(document.path):
            continue
        if found := _section(document):
            message = f"Section “{found.section[-1][:60]}” is about data."
            return passed(message, subject.at(document.path, found.line, found.text))
        if given := _giving(document):
            text, line = given
            place = subject.at(document.path, line, text)
            return passed(f"Says: {text[:120]}", place, confidence=Confidence.MEDIUM)
    return failed("Nothing says how to get the data.")


def _giving(document: Document) -> tuple[str, int] | None:
    """Return the first sentence or command that gives the data, and its line."""
    for sentence, line, block in document.sentences_with((*DATA_SIEVE, *DATA_REPOSITORIES)):
        if _says_how(sentence, block, document):
            return sentence, line
    for link in document.links:
        if not link.image and _gives_data(link, document):
            return link.text or link.target, link.line
    found = (command for command in commands_of(document) if _FETCHES.search(command.text))
    return next(((command.text, command.line) for command in found), None) or _otherwise(document)


def _otherwise(document: Document) -> tuple[str, int] | None:
    """Return what gives the data by an accession, a folder, a portal or a loader, and its line."""
    loads = document.may_match(DATA_LOADERS)
    for block in document.blocks:
        if loads and block.kind != "heading" and (found := DATA_LOADERS.search(block.text)):
            return found[0], block.line
        if block.kind == "code" and (found := DATA_DRAWN.search(block.text)):
            return found[0].strip(), block.line + block.text.count("\n", 0, found.start())
    for sentence, line, block in document.sentences_with(_PLACING):
        if len(sentence) > 500 or not _places(sentence):
            continue
        if NOT_YET.search(_OF_PAPER.sub(" ", sentence)):
            continue
        aside = any(_ASIDE.search(title) for title in block.section[-1:]) or _NOT_INPUT.search(sentence)
        if block.kind != "heading" and not aside:
            return sentence, line
    for sentence, line, block in document.sentences_with(DATA_HINTS):
        whole = block.kind != "heading" or "://" in sentence
        if whole and len(sentence) <= 500 and _shows(sentence, block, document):
            return sentence, line
    links = (link for link in document.links if not link.image and "://" in link.target)
    below = (link for link in links if _is_below_data(link) and not _OF_WEIGHTS.search(link.text))
    return next(((link.text, link.line) for link in below if not _NO_DATA_LINK.search(link.target)), None)


def _is_below_data(link: Link) -> bool:
    """Return whether a link stands below a heading on data, or lies in a store below one further up."""
    if any(_HEADING.search(title[:100]) for title in link.section[-1:]):
        return True
    stored = any(store in link.target for store in DATA_STORES)
    of_else = any(map(_OF_ELSE.search, (link.text, *link.section[-1:]))) or any(
        map(_ASIDE.search, link.section[-1:])
    )
    return stored and not of_else and any(_HEADING.search(title[:100]) for title in link.section[1:-1])


def _shows(sentence: str, block: Block, document: Document) -> bool:
    """Return whether a sentence shows where data lie, what is wanted of them, or whence they were had."""
    shows = _is_shown(sentence) or _is_taken(sentence, block, document)
    return shows and not (any(map(_ASIDE.search, block.section[-1:])) or _NOT_INPUT.search(sentence))


def _is_shown(sentence: str) -> bool:
    may_match = _SHOWN_BY.that_may_match(sentence)
    if any(each.search(sentence) for each in DATA_ASKED if each in may_match):
        return True
    shown = any(each.search(sentence) for each in DATA_SHOWN if each in may_match)
    if not (shown or DATA_SHIPPED.search(sentence)):
        return False
    return not (NOT_YET.search(_FOR_FIGURES.sub(" ", sentence)) or NOT_SHOWN.search(sentence))


def _is_taken(sentence: str, block: Block, document: Document) -> bool:
    taken, source = DATA_TAKEN.search(sentence), DATA_SOURCE.search(sentence)
    if not (taken or source) or NOT_TAKEN.search(_ADDRESS.sub(" ", sentence)):
        return False
    if source or taken is None:
        return True
    near = (link for link in _links_of(block, document) if link.text in sentence)
    targets = [link.target for link in near if "://" in link.target]
    return "://" in sentence[taken.end() :] or any(not _NO_DATA_LINK.search(each) for each in targets)


def _links_of(block: Block, document: Document) -> list[Link]:
    last = block.line + block.text.count("\n") + (block.kind == "table")  # the line below the heads
    return [link for link in document.links if block.line <= link.line <= last and not link.image]


def _places(sentence: str) -> bool:
    lowered = sentence.lower()
    portal = DATA_PORTALS.search(sentence, lowered) and DATA_ACCESS.search(sentence, lowered)
    put = DATA_PUT.search(sentence, lowered) and not _WEIGHTS.search(sentence)
    placed = portal or put or any(each.search(sentence, lowered) for each in _WAYS)
    return bool(placed) and not _ALREADY.search(sentence)


def _section(document: Document) -> Block | None:
    """Return the first block that says something below a heading about data."""
    title = document.blocks[0].text if document.blocks else ""
    headed = cache(_headed)
    for block, below in pairwise((*document.blocks, Block("text", "", 1, ()))):
        data, files, instances = headed(block.section)
        if block.kind == "heading" or block.heading[:100] == title or not (data or files or instances):
            continue
        announced = below.text if block.text.endswith(":") and below.section == block.section else ""
        if not _says_enough(block, announced):
            continue
        said = block.text[:2_000]
        if data or (files and FILES_FETCHED.search(said)) or (instances and INSTANCES_GIVEN.search(said)):
            return block
    return None


def _headed(section: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Return whether headings are about data, and whether the nearest is about files, and about instances."""
    nearest = section[-1][:100] if section else ""
    if _ASIDE.search(nearest):
        return False, False, False
    above = [nearest, *(() if _OF_ELSE.search(nearest) else section[1:-1])]
    of_data = any(_HEADING.search(heading[:100]) for heading in above) and not nearest.endswith("?")
    return of_data, FILES_HEADING.search(nearest) is not None, INSTANCES_HEADING.search(nearest) is not None


def _says_enough(block: Block, announced: str) -> bool:
    """Return whether a block, with the list that it announces, says something, and not of weights alone."""
    if block.kind == "code":
        return len(block.text) >= _MIN_CHARS or bool(_FETCHER.search(block.text))
    about_weights = _OF_WEIGHTS.search(block.text) and not _DATA.search(block.text)
    return (
        len(block.text) + len(announced) + 2 * len(_WIDE.findall(block.text)) >= _MIN_CHARS
        and not about_weights
    )


def _gives_data(link: Link, document: Document) -> bool:
    """Return whether a link is one to data: by its words and address, or as an entry of a list."""
    if _DATA.search(link.text) and any(store in link.target for store in DATA_STORES):
        return True
    if link.target.lower().endswith(DATA_ARCHIVES) and _is_archive_of_data(link, document):
        return True
    if not _IS_DATA.search(link.text) or "://" not in link.target:
        return False
    return any(
        block.line == link.line and block.kind != "heading" and _is_only_links(block, document)
        for block in document.blocks
    )


def _is_archive_of_data(link: Link, document: Document) -> bool:
    """Return whether the words around a file are of nothing else, or whether a table calls it data."""
    if "://" not in link.target or "github.com" in link.target or any(map(_ASIDE.search, link.section[-1:])):
        return False
    block = next((each for each in document.blocks if link in _links_of(each, document)), None)
    if block is None or block.kind == "code":
        return False
    lead = (each.text for each in document.blocks if each.section == block.section and each.line < block.line)
    if any(_FOLLOWS.search(text) and (NOT_TAKEN.search(text) or _NO_DATA.search(text)) for text in lead):
        return False
    said = f"{link.text} {' '.join(link.section[-1:])} {_ADDRESS.sub(' ', block.text)}"
    if block.kind == "table":
        said = f"{link.text} {block.text.split(chr(10), 1)[0]}"
        return _DATA.search(said) is not None and not _OF_WEIGHTS.search(said)
    return not (NOT_TAKEN.search(said) or _WEIGHTS.search(said) or _NO_DATA.search(said))


def _is_only_links(block: Block, document: Document) -> bool:
    """Return whether a block is an entry or a row of links, such as paper, code and data."""
    text = block.text
    for link in document.links:
        if link.line == block.line:
            text = text.replace(link.text, " ", 1)
    return not _LETTER.search(text)


def _is_published(sentence: str, linked: list[Link]) -> bool:
    """Return whether a sentence says that something but a program or paper lies where data are published."""
    if not (_LAID_DOWN.search(sentence) or _LABELLED.search(sentence)):
        return False
    places = [sentence, *(link.target for link in linked)]
    stored = any(store in place for store in DATA_REPOSITORIES for place in places)
    return stored and not _NO_DATA.search(_USED_IN.sub(" ", sentence))


def _says_how(sentence: str, block: Block, document: Document) -> bool:
    if len(sentence) > 500 or block.kind == "heading":
        return False
    own = _OF_A_MODEL.sub(" ", sentence)
    return _gives(own, block, document) and not _NOT_INPUT.search(sentence)


def _gives(sentence: str, block: Block, document: Document) -> bool:
    if any(_ASIDE.search(title) for title in block.section[-1:]):
        return False
    linked = _links_of(block, document)
    if _is_published(sentence, linked):
        return True
    if not _DATA.search(sentence) and not (_NAMES.search(sentence) and not _WEIGHTS.search(sentence)):
        below = _DOWNLOAD.search(sentence) and any(_DATA.search(title) for title in block.section)
        below = below or (_is_meant(sentence, block) and _is_done(sentence, linked))
        return bool(below or ("/data" in sentence and _GIVEN.search(sentence)))
    if _GIVEN.search(sentence) or _FETCHED.search(sentence):
        return True
    return _is_done(sentence, linked)


def _is_meant(sentence: str, block: Block) -> bool:
    """Return whether a sentence downloads what its paragraph calls data before it, and never weights."""
    before = block.text.partition(sentence[:40])[0][-_MAX_BEFORE:] if _MEANT.search(sentence) else ""
    return _DATA.search(before) is not None and not _WEIGHTS.search(before)


def _is_done(sentence: str, linked: list[Link]) -> bool:
    """Return whether a sentence says what is to be done for the data, and where."""
    if _ORDER.search(sentence):
        return any("://" in link.target for link in linked)
    beside = any(link.text in sentence and not link.target.startswith("@") for link in linked)
    return bool(_DONE.search(sentence) and (beside or _PLACE.search(sentence)))
