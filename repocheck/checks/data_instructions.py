"""Does the documentation say where the data come from and where to put them?

Data that cannot be found are the second most frequent reason why published code does not run. What counts: a
section about data with text in it, or a sentence that says how the data are obtained, provided or laid out.

Blind spots: links are not followed; code that downloads its data by itself needs no instructions and has
them all the same only if the documentation says so.

Source: Gundersen 2024 (quality of data documentation goes with reproducibility, that of code does not);
https://www.acm.org/publications/policies/artifact-review-and-badging-current
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Block, Document, Documentation, Subject, commands_of
from repocheck.knowledge.experiment_words import (
    DATA_COMMAND,
    DATA_DOWNLOAD,
    DATA_GIVEN,
    DATA_HEADING,
    DATA_NAMES,
    DATA_SENTENCE,
    DATA_SIEVE,
    DATA_STORES,
    DATA_WORD,
    WEIGHT_WORDS,
)
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import Pattern

_HEADING = re.compile(DATA_HEADING, re.IGNORECASE)
_DONE = re.compile(DATA_SENTENCE, re.IGNORECASE)
_DATA = Pattern(DATA_WORD, any_of=DATA_SIEVE, flags=re.IGNORECASE)
_NAMES = Pattern(DATA_NAMES)
_WEIGHTS = re.compile(WEIGHT_WORDS, re.IGNORECASE)
_PLACE = re.compile(
    r"https?://|[\w.-]+/[\w./-]*|\bhere\b|\bfolders?\b|\bdirector(?:y|ies)\b|\bscripts?\b"
    r"|\bautomatically\b|\.\w{2,4}\b"
)
_GIVEN = re.compile(DATA_GIVEN, re.IGNORECASE)
_DOWNLOAD = Pattern(DATA_DOWNLOAD, any_of=DATA_SIEVE, flags=re.IGNORECASE)
_FETCHES = re.compile(DATA_COMMAND, re.IGNORECASE)
_SIEVE = re.compile(r"data|corpus|corpora|download|下载|数据", re.IGNORECASE)
_MIN_CHARS = 40
_NOT_HERE = re.compile(r"model_?card|datasheet", re.IGNORECASE)


@check(
    category="experiment",
    question="Does the documentation say how to get the data?",
    remedy="Say where the data come from, under which terms, and how the folders must look.",
    weight=4,
    source="https://www.acm.org/publications/policies/artifact-review-and-badging-current",
)
def data_instructions(subject: Subject, documentation: Documentation) -> Verdict:
    """Judge document by document: by sections first, then by sentences, then by commands."""
    for document in documentation.matching(_SIEVE):
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
    for sentence, line, block in document.sentences_with(DATA_SIEVE):
        if _says_how(sentence, block, document):
            return sentence, line
    for link in document.links:
        if not link.image and _DATA.search(link.text) and any(store in link.target for store in DATA_STORES):
            return link.text, link.line
    found = (command for command in commands_of(document) if _FETCHES.search(command.text))
    return next(((command.text, command.line) for command in found), None)


def _section(document: Document) -> Block | None:
    """Return the first block that says something below a heading about data."""
    title = document.blocks[0].text if document.blocks else ""
    for block in document.blocks:
        nearest = block.section[-1][:100] if block.section else ""
        if block.kind == "heading" or nearest == title or len(block.text) < _MIN_CHARS:
            continue
        if _HEADING.search(nearest) and not nearest.endswith("?"):
            return block
    return None


def _says_how(sentence: str, block: Block, document: Document) -> bool:
    if len(sentence) > 500 or block.kind == "heading":
        return False
    if not _DATA.search(sentence) and not (_NAMES.search(sentence) and not _WEIGHTS.search(sentence)):
        return bool(_DOWNLOAD.search(sentence)) and any(_DATA.search(title) for title in block.section)
    if _GIVEN.search(sentence):
        return True
    linked = any(link.line == block.line and not link.image for link in document.links)
    return bool(_DONE.search(sentence) and (linked or _PLACE.search(sentence)))
