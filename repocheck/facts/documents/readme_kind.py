"""Tell a README that helps from one that is only there."""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.facts.documents.commands import Command, commands_of
from repocheck.facts.documents.document import Document
from repocheck.knowledge.source_files import SOURCE_EXTENSIONS
from repocheck.text.pattern import Pattern, late_regex

_RUN_HEADING = late_regex(
    r"install|usage|quick ?start|get(?:ting)? started|how to|running|\brun\b|train|test|evaluat"
    r"|inference|instruction|reproduc"
    r"|require|depend|prerequisite|set-?up|demo|example|tutorial|environment|build|compil|experiment"
    r"|preparation|guide"
    r"|documentation|structure|contents?\b|安装|使用|运行|环境|训练|测试|快速|依赖|部署",
    re.IGNORECASE,
)
_RUN_SENTENCE = late_regex(
    r"(?:\b(?:to|can|please|simply|just|then|first|by|and)|,)\s+(?:re-?)?(?:run|running|execute|executing"
    r"|launch|launching|call|calling|open"
    r"|train|reproduce|install|compile)\b|^(?:run|execute|launch|open|install|call)\s|\binstructions?\b"
    r"|\bdocumentation\b|\bis run by\b|运行|执行|安装"
    r"|\bthe (?:script|program|notebook)\s`?[\w./-]+\.\w{1,5}`?\s(?:\w+s|will)\b",
    re.IGNORECASE,
)
_EXPLAINS = late_regex(
    r"(?<![\w/.-])[\w./-]{1,80}\.(?:py|ipynb|r|rmd|m|jl|ijm|sh)\b[`*_'\"“”]{0,4}"
    r"(?:\s?[:–—-]\s\W{0,3}[a-z]{4}|\s(?:is|was|are|were)\sused\s(?:to|for)\b|\s(?:\w+ly\s)?(?:\w+s|will)\s(?:the|a|an|all|our)\b)",
    re.IGNORECASE,
)
"""A program, and what it does."""
_UNFILLED = Pattern(
    r"\[(?:your|insert(?!\])|project (?:title|name)|(?:name|title|description|link|url|email|date)"
    r" (?:of|to|address|here))\b[^\]\n]{0,60}\]"
    r"|<(?:your|insert|project|path[-_ ]to[-_ ]your)[^<>\n]{0,40}>|\btitle of your paper\b"
    r"|\blorem ipsum\b|\{\{\s?\w+\s?\}\}"
    r"|\bmy paper title\b"
    r"|\bshould be (?:provided|added|listed|placed) here\b|\bsection should (?:provide|describe|contain"
    r"|list|explain)\b",
    any_of=(
        *(
            "[your",
            "[insert",
            "[project",
            "[name",
            "[title",
            "[description",
            "[link",
            "[url",
            "[email",
            "[date",
        ),
        *("<your", "<insert", "<project", "<path", "{{", "paper title", "your paper", "lorem", "should be"),
        "section should",
    ),
    flags=re.IGNORECASE,
)
"""Places of a template that were left as they were."""
_PREPARES = late_regex(
    r"(?:make (?:init|env\w*|setup|deps|install)|poetry (?:install|shell|lock|env)|pipenv|source"
    r"|conda activate)\b"
)
"""Commands after which the environment stands and nothing has run."""
_SYLLABLES = late_regex(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Letters of Chinese, Japanese and Korean, each of which says at least as much as two Latin ones."""
_TINY = 250
_SHORT = 1_000
_LONG = 2_000
_MANY_UNFILLED = 3
_MANY_PROGRAMS = 3
_MANY_SECTIONS = 3
_SECTION_CHARS = 60


class Substance(NamedTuple):
    """What a README holds for somebody who wants to run something."""

    n_chars: int
    """Visible characters."""
    commands: int
    """Commands and calls."""
    only_prepares: bool
    """Whether all that is shown prepares an environment, and nothing is said to run."""
    runs: int
    """Those in blocks of their own that run rather than install."""
    sections: tuple[str, ...]
    """Headings such as "Installation", with something below them."""
    instructs: bool
    """Whether a sentence tells what to do."""
    programs: int
    """Different program files that are named."""
    fetches: bool
    """Whether a sentence speaks of a download, and there is a link."""
    explains: bool
    """Whether a sentence says what a program does that it names."""
    unfilled: int
    """Places of a template left as they were."""

    @property
    def signs(self) -> int:
        """Return how many kinds of sign there are, 0-7; many programs or sections count twice."""
        many = self.programs >= _MANY_PROGRAMS, len(self.sections) >= _MANY_SECTIONS
        return sum(map(bool, (self.commands, self.runs, self.sections, self.instructs, self.programs, *many)))

    @property
    def substantial(self) -> bool:
        """Return whether a reader learns what this is and how to run something.

        Source: the policy of the labels, see `docs/accuracy.md`; between 250 and 1000 characters content
        decides, so two kinds of sign are asked for there. In a longer one, a download is a sign too, and
        what is said of its programs.
        """
        if not self.described:
            return False
        if self.n_chars < _SHORT:
            started = self.commands or (self.programs and self.instructs)
            sectioned = self.sections and self.n_chars > _SHORT / 2
            return self.signs >= 2 and not self.only_prepares and bool(started or sectioned)
        signs = self.signs + self.fetches + 2 * self.explains
        return signs >= (1 if self.n_chars >= _LONG else 2) or self.commands > 0

    @property
    def described(self) -> bool:
        """Return whether it is long enough to say what this is, and no template."""
        return self.n_chars >= _TINY and self.unfilled < _MANY_UNFILLED

    @property
    def clear(self) -> bool:
        """Return whether nobody would argue: long, with commands."""
        return self.n_chars > _SHORT and self.commands > 0


def substance_of(document: Document, calls: tuple[Command, ...] = ()) -> Substance:
    """Return what `document` holds; `calls` are of what the repository brings, where it has no commands."""
    prose = document.prose
    commands = commands_of(document) or calls
    sections = {
        block.section[-1]
        for block in document.under(_RUN_HEADING)
        if block.kind != "heading" and (block.kind == "code" or len(block.text) >= _SECTION_CHARS)
    }
    named = {each.section[-1] for each in commands if each.section}
    sections |= set(filter(_RUN_HEADING.search, named))
    return Substance(
        n_chars=document.n_chars + len(_SYLLABLES.findall(prose)),
        commands=len(commands),
        only_prepares=bool(commands) and all(map(_PREPARES.match, (command.text for command in commands))),
        runs=sum(command.block and command.runs and not command.imports for command in commands),
        sections=tuple(sorted(sections)),
        instructs=any(
            block.kind != "table" and _RUN_SENTENCE.search(sentence[:600])
            for sentence, _, block in document.sentences_for(_RUN_SENTENCE)
        ),
        fetches=_fetches(document),
        explains=any(
            block.kind != "heading" and _EXPLAINS.search(sentence[:600])
            for sentence, _, block in document.sentences_for(_EXPLAINS)
        ),
        programs=len({word for word in set(prose.split()) if "." in word[1:-1] and _names_program(word)}),
        unfilled=sum(not (commands and found[0].startswith("<")) for found in _UNFILLED.finditer(prose)),
    )


def _fetches(document: Document) -> bool:
    """Return whether a sentence speaks of a download, and some link leads out of the repository."""
    linked = any("://" in link.target and not link.image for link in document.links)
    spoken = document.sentences_with(("download", "下载"))
    return linked and any(block.kind != "heading" for _, _, block in spoken)


def _names_program(word: str) -> bool:
    """Return whether `word` is the name of a program; one letter behind a dot is mostly an abbreviation."""
    stem, _, extension = word.strip("`'\"()[]{},:;.*").lower().rpartition(".")
    common = len(extension) > 1 or extension in {"c", "m", "r"}
    return common and extension in SOURCE_EXTENSIONS and len(stem) > 1 and "://" not in stem


def explain_substance(found: Substance) -> str:
    """Return in half a sentence why a README was judged as it was."""
    if found.unfilled >= _MANY_UNFILLED:
        return f"{found.unfilled} places of a template were never filled in"
    parts = [f"{found.n_chars} visible characters"]
    parts.append(f"{found.commands or 'no'} command{'s' if found.commands > 1 else ''}")
    if found.sections:
        parts.append(f"sections such as “{found.sections[0][:40]}”")
    elif found.explains:
        parts.append("says what its programs do")
    elif not found.instructs and not found.programs:
        parts.append("nothing said about how to run anything")
    return ", ".join(parts)
