"""Does the README say how to install what the code needs?

A list of packages helps a machine; a reader also wants the order, the tools and the steps that no package
manager does. What counts: a command that installs or builds, or a section on installing with text in it, in
the README, the READMEs of folders or the documents beside it.

Not applicable where there is no document at all: that is charged by `readme-present`.

Blind spots: whether the steps work is not tried; a link to a manual elsewhere does not count.

Source: https://doi.org/10.48550/arXiv.2310.20431 and the outcome study in `docs/accuracy.md`: instructions
go with 1.8 times as many repositories that run.
"""

from __future__ import annotations

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Documentation, Subject, commands_of
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import Pattern, late_regex

_HEADING = late_regex(
    r"install|set-?up|requirement|dependenc|prerequisite|environment|get(?:ting)? started|build|compil"
    r"|安装|环境|依赖|配置",
    re.IGNORECASE,
)
_SPOKEN_OF = Pattern(
    r"install|clon(?:e|ing)\b|\bpkg\b|pip |conda |make|requirement|depend|environment|set-?up|安装|环境",
    any_of=(
        *(
            "install",
            "clone",
            "cloning",
            "pkg",
            "pip ",
            "conda ",
            "make",
            "requirement",
            "depend",
            "environment",
        ),
        *("setup", "set-up", "安装", "环境"),
    ),
)
_CHECKED_OUT = late_regex(r"\bclon(?:e|ing)\b[^.\n]{0,160}\bcheck(?:ing)?[ -]?out\b", re.IGNORECASE)
"""Which state of somebody's repository to take."""
_MIN_CHARS = 30


@check(
    category="readme",
    question="Does the documentation say how to install it?",
    remedy="Give the commands that set up a fresh machine, one after the other, in a section “Installation”.",
    weight=2,
    source="https://github.com/paperswithcode/releasing-research-code",
)
def install_instructions(subject: Subject, documentation: Documentation, hidden: tuple[str, ...]) -> Verdict:
    """Judge by commands first, then by sections."""
    for document in documentation.matching(_SPOKEN_OF):
        for command in commands_of(document):
            if command.installs:
                return passed(
                    f"Says: {command.text[:100]}", subject.at(document.path, command.line, command.text)
                )
    for document in documentation.matching(_SPOKEN_OF):
        for block in document.under(_HEADING):
            if block.kind != "heading" and len(block.text) >= _MIN_CHARS:
                message = f"Section “{block.section[-1][:60]}” says what is needed."
                place = subject.at(document.path, block.line, block.text)
                return passed(message, place, confidence=Confidence.MEDIUM)
        for sentence, line, _ in document.sentences:
            if _CHECKED_OUT.search(sentence[:1_000]):
                place = subject.at(document.path, line, sentence)
                return passed(f"Says: {sentence[:100]}", place, confidence=Confidence.MEDIUM)
    if documentation.is_absent and not hidden:
        return not_applicable("There is no documentation that they could stand in.")
    return failed("Nothing says how to install it.")
