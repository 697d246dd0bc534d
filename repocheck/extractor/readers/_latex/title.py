r"""The title of a LaTeX paper as it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from repocheck.extractor.readers._accents import with_letters
from repocheck.extractor.readers._fields import one_line
from repocheck.extractor.readers._latex.files import File
from repocheck.extractor.readers._latex.formulas import with_formulas
from repocheck.extractor.readers._latex.macros import Macro, argument, write_out
from repocheck.models import Location
from repocheck.text.pattern import late_regex

_TITLE = late_regex(r"\\(?:icml|aistats|acml|jmlr|paper|doc)?[tT]itle\*?\s*(?:\[[^\[\]]{0,300}\]\s*)?\{")
_NAMED = late_regex(
    r"(?:the|my|our|full|long|paper|article|manuscript)title|title(?:text|name|str|of(?:the)?paper)", re.I
)
"""Names of commands that hold the title."""
_MAX_CHARS = 3_000
_DEEP = 4
_COMMENT_SIGN = late_regex(r"^[ \t]{0,40}%+", re.M)
_MIN_WORDS = 3
"""Words of a title in a comment, which may be an example of a template as well."""
_NOTES = late_regex(
    r"\\(?:thanks|footnote|footnotetext|vspace|hspace|includegraphics|label|raisebox|titlenote"
    r"|subtitle"
    r"|color|textcolor(?=\{[^{}]*\})|href|rule|scalebox|resizebox|vskip|tnotetext|tnoteref"
    r"|thanksref|orcidlink|footnotemark|hypersetup|begin|end)(?![A-Za-z])"
    r"\*?\s*(?:\[[^\[\]]{0,200}\])?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})?"
)
_FOR_PAGE = late_regex(r"\\texorpdfstring\s*(\{(?:[^{}]|\{[^{}]*\})*\})\s*\{(?:[^{}]|\{[^{}]*\})*\}")
"""What the page shows, and what the list of contents does."""
_FONT_SIZE = late_regex(r"\\fontsize\s?\{[^{}]{1,20}\}\s?\{[^{}]{1,20}\}")
_LENGTH = late_regex(r"\\(?:[vh]skip|kern)\s*-?[\d.]{1,8}\s?(?:ex|em|pt|cm|mm|in|bp|pc)")
"""Distance in the notation of TeX, without braces."""
_BODY = late_regex(r"\\begin\s*\{document\}")
_LARGE = late_regex(
    r"\{\s*(?:\\(?:bf|bfseries|sffamily|centering|noindent|center)\s*){0,3}\\(?P<size>Large|LARGE|huge|Huge)(?![A-Za-z])"
)
"""Group in large type, which a title page without a command for titles begins with, as that of PLOS does."""
_LARGE_LINE = late_regex(
    r"\\begin\s*\{(?:center|titlepage|flushleft|flushright)\}\s*(?:\\[a-z]{1,12}\*?(?:\{[^{}]{0,40}\})?\s*){0,4}"
    r"\\(?P<size>Large|LARGE|huge|Huge)(?![A-Za-z])(?P<line>(?:(?!\\\\|\\par\b|\\end\b|\n\s*\n)[\s\S]){1,600})"
)
"""A line in large type that such a page begins with, without a group."""
_HEADED = late_regex(r"\\(?:section|chapter)\*\s*\{")
"""A heading without a number."""
_TOP_CHARS = 4_000
_SIGNS = (
    ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("\\&", "&"), ("\\%", "%"), ("\\_", "_"),
    ("\\#", "#"), ("\\$", "$"), ("\\,", " "), ("\\ ", " "), ("\\-", ""), ("\\/", ""), ("\\textendash", "–"),
    ("\\LaTeX", "LaTeX"), ("\\TeX", "TeX"),
)  # fmt: skip
_BREAK = late_regex(r"\\\\\*?(?:\[[^\[\]]{0,20}\])?|\\(?:newline|linebreak|hfill|break|par)(?![A-Za-z])")
_SIZES = (
    "tiny",
    "scriptsize",
    "footnotesize",
    "small",
    "normalsize",
    "large",
    "Large",
    "LARGE",
    "huge",
    "Huge",
)
_SIZE = late_regex(rf"\\({'|'.join(_SIZES)})(?![A-Za-z])")
_COMMAND = late_regex(r"\\[A-Za-z]+\*?[ \t]?|[{}]")


def title_in(file: File, macros: Mapping[str, Macro]) -> tuple[str, Location] | None:
    """Return the title that a piece of a paper gives, and its place; None if it gives none."""
    for opening in _TITLE.finditer(file.live, file.start, file.end):
        written = argument(file.live, opening.end(), _MAX_CHARS)
        title = printed(written, macros)
        if title and "#1" not in written:
            return title, file.page.at(opening.end())
    return None


def title_by_command(files: Sequence[File], macros: Mapping[str, Macro]) -> tuple[str, Location] | None:
    r"""Return the title that a command of the authors' own holds, which a class of its own prints.

    ``\newcommand{\PaperTitle}{…}``; None if no command is called so.
    """
    for name, macro in macros.items():
        usable = not macro.takes and "@" not in macro.body and _NAMED.fullmatch(name)
        title = printed(macro.body, macros) if usable else ""
        for file in files if title else ():
            at = file.live.find(macro.body, file.start, file.end)
            if at >= 0:
                return title, file.page.at(at)
    return None


def largest_title(files: Sequence[File], macros: Mapping[str, Macro]) -> tuple[str, Location] | None:
    """Return what a text begins with in the largest type, or as a heading; None if it begins otherwise."""
    for file in files:
        body = _BODY.search(file.live, file.start, file.end)
        if body is None:
            continue
        top = min(body.end() + _TOP_CHARS, file.end)
        groups = sorted(
            _LARGE.finditer(file.live, body.end(), top), key=lambda group: -_SIZES.index(group["size"])
        )
        for group in groups:
            title = printed(argument(file.live, group.start() + 1, _MAX_CHARS), macros)
            if len(title.split()) > _MIN_WORDS:
                return title, file.page.at(group.start())
        line = _LARGE_LINE.search(file.live, body.end(), top)
        title = printed(line["line"], macros) if line else ""
        if line and len(title.split()) > _MIN_WORDS:
            return title, file.page.at(line.start("line"))
        headed = _HEADED.search(file.live, body.end(), top)
        if not headed or printed(file.live[body.end() : headed.start()], macros):
            continue  # it begins with something else
        title = printed(argument(file.live, headed.end(), _MAX_CHARS), macros)
        if len(title.split()) > _MIN_WORDS:
            return title, file.page.at(headed.end())
    return None


def commented_title(files: Sequence[File], macros: Mapping[str, Macro]) -> tuple[str, Location] | None:
    """Return the title that a project gives in a comment alone, where its class prints another."""
    for file in files:
        uncommented = _COMMENT_SIGN.sub(lambda found: " " * len(found[0]), file.page.text)
        found = title_in(file._replace(live=uncommented), macros)
        if found and len(found[0].split()) >= _MIN_WORDS:
            return found
    return None


def printed(written: str, macros: Mapping[str, Macro]) -> str:
    """Return LaTeX as it is printed on one line; long formulas stay as they are written."""
    for _ in range(_DEEP):  # a command of the authors' may hold another
        written = write_out(written, macros)[:_MAX_CHARS]
    text = _FONT_SIZE.sub("", _FOR_PAGE.sub(r"\1", _in_largest(written)))
    text = with_formulas(_NOTES.sub("", _LENGTH.sub(" ", text)))
    text = with_letters(text)
    text = _BREAK.sub(" ", text)
    for sign, shown in _SIGNS:
        text = text.replace(sign, shown)
    text = _COMMAND.sub("", text)
    return one_line(re.sub(r"(?<!\s)\s+([,.:;?!])", r"\1", text)).strip(" ,;")


def _in_largest(written: str) -> str:
    """Return what stands in the largest type of several: title pages set the institute in a smaller one."""
    parts = _SIZE.split(written)
    sizes = [_SIZES.index(size) for size in parts[1::2]]
    if len(set(sizes)) < 2:
        return written
    return " ".join(part for size, part in zip(sizes, parts[2::2], strict=True) if size == max(sizes))
