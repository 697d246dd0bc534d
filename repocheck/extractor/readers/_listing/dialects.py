"""Other light markups, rewritten as Markdown of the same length, so that every place stays right.

Org, MediaWiki, reStructuredText and AsciiDoc write headings, links and tables in other ways than Markdown;
what a list of papers is made of is the same in all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from repocheck.extractor.readers._listing.tex import tex_as_markdown
from repocheck.text.pattern import late_regex

_URL = r"https?://[^\s\[\]<>|]{3,500}"
_ORG_LINK = late_regex(
    rf"\[\[({_URL}|(?:file:|papers?:|\.{{0,2}}/)[^\s\[\]<>|]{{2,300}})\](?:\[((?:[^\[\]\n]|\n(?!\s*\n)){{1,400}})\])?\]"
)
_ORG_SLANTED = late_regex(r"(?<![\w/:])/(?=[^\s/])([^/\n]{3,300})(?<=[^\s/])/(?![\w/])")
_ORG_OVER_LINES = late_regex(
    r"(?<![\w*/])([*/])(?=[^\s*/])([^*/\n]{2,200}\n[ \t]{0,9}[^*/\s][^*/\n]{2,200})(?<=\S)\1(?![\w*/])"
)
"""What is set off, and goes on in the next line."""
_ORG_HEADING = late_regex(
    r"^(\*{1,6})( {1,9})((?:TODO|DONE|NEXT|WAIT(?:ING)?|(?:TO)?READ(?:ING)?|SKIM(?:MED)?|LATER|HOLD)\b ?)?"
    r"([^\n]*?)([ \t]{1,9}:[\w@:]{1,80}:[ \t]{0,9})?$",
    re.M,
)
_WIKI_LINK = late_regex(rf"\[({_URL}) ([^\[\]\n]{{1,400}})\]")
_WIKI_HEADING = late_regex(r"^(={1,6})[ \t]{0,9}([^=\n][^\n]{0,500}?)[ \t]{0,9}(={1,6})[ \t]{0,9}$", re.M)
_WIKI_TABLE = late_regex(r"^\{\|[^\n]*\n(.*?)(?:^\|\}|\Z)", re.M | re.S)
_RST_LINK = late_regex(rf"`((?:[^`<\n]|\n(?![ \t]{{0,20}}\n)){{1,400}}?)\s+<({_URL})>`(__?)")
"""A link, whose words may go on in the next line, or its address stand there."""
_RST_ITEM = late_regex(r"^(\.\. \[(?:#\w{0,40}|\*|[\w.:+-]{1,60})\]|#\.)(?=[ \t]+\S)", re.M)
"""A footnote or citation, which lists of papers are made of, or an item that is numbered by the program."""
_RST_CITATION = late_regex(r"^(?P<indent>[ \t]{0,16})\.\. \[[^\[\]\n]{1,60}\][ \t]{0,9}\n(?=[ \t]+\S)", re.M)
"""A citation whose words stand below it, further in."""
_RST_BOX = late_regex(
    r"^(?P<indent>[ \t]{0,16})\.\. (?:dropdown|card|grid-item-card|admonition|topic|collapse|details"
    r"|tab(?:-item)?)::(?=[ \t]+\S)",
    re.M,
)
"""A box with a heading, and what it holds below, further in."""
_RST_LINE = late_regex(r"^(?P<indent>[ \t]{0,16})\|(?=[ \t])(?P<rest>[^\n]*)", re.M)
"""A line that is kept as one, with a bar before it and none behind it."""
_RST_TARGET = late_regex(
    rf"^\.\. _(?P<name>`[^`\n]{{1,200}}`|(?:\\.|[^`:\\\n]){{1,200}}):[ \t]{{0,9}}(?P<url>{_URL})?[ \t]*$",
    re.M,
)
_RST_NAMED = late_regex(r"`([^`<\n]{1,400})`__?(?!\w)")
_RST_ROW = late_regex(r"^([ \t]{1,20})\* -(?=\s)", re.M)
"""The first cell of a row of a table that is written as a list of lists."""
_RST_ESCAPE = late_regex(r"(?<!\S)\\(?=\w)")
"""What keeps the initial that an item begins with from being its number."""
_RST_RULE = late_regex(r"^([~^\"'`#*+.:_])\1{3,}[ \t]*$", re.M)
_BREAK_CHARS = 4
_ADOC_LINK = late_regex(
    rf"(?:link:(?P<file>(?!https?:)[^\s\[\]<>|]{{3,500}})|(?:link:)?(?P<url>{_URL}))"
    r"\[(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)){1,400}|\[[^\[\]\n]{1,200}\])\]"
)
"""A link, whose words may go on in the next line, or stand in brackets of their own."""
_ADOC_TABLE = late_regex(r"^\|===[ \t\r]{0,9}\n(?:(?!\|===)[^\n]{0,4000}\n){0,4000}\|===", re.M)
_ADOC_HEADING = late_regex(r"^(={1,6})(?=[ \t]+\S)", re.M)
_ADOC_ITEM = late_regex(r"^(?:\*{1,6}|\.{1,6})(?=[ \t]+\S)", re.M)
_ADOC_MARKED = late_regex(
    r"[ \t]{0,9}(?:(?:[*.-]{1,6}|\d{1,4}\.)[ \t]|=|\||:[\w!-]{1,60}:|//|\[|(?:\+|[-.*_+/]{4,})?[ \t]*\Z)"
)
"""The beginning of what is no running line: an item, a heading, a row, an attribute, a fence or nothing."""
_ADOC_ENTRY = late_regex(r"[ \t]{0,9}(?:[*.-]{1,6}|\d{1,4}\.)[ \t]+\S")


_TEX_LINE = late_regex(r"^[ \t]{0,40}\\([A-Za-z]{2,30})\*?\{", re.M)
_MIN_COMMANDS, _MOST_COMMANDS = 3, 0.6
"""Lines that begin with one command of TeX, and share of lines with any, that make a text one of these."""


MARKDOWN_SUFFIXES = (".md", ".mdx", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")


def dialect_of(head: str, name: str) -> str:
    """Return the light markup that a text is written in, if it is another one than Markdown; else nothing."""
    suffix = name.lower().rpartition(".")[2]
    by_name = next((each for each, suffixes in _SUFFIXES.items() if suffix in suffixes), "")
    return by_name or ("" if name.lower().endswith(MARKDOWN_SUFFIXES) else _by_signs(head))


def as_markdown(text: str, dialect: str) -> str:
    """Return `text` rewritten as Markdown of the same length."""
    return _REWRITERS[dialect](text) if dialect else text


def _by_signs(head: str) -> str:
    if re.search(r"^#\+title:", head, re.M | re.I) or len(_ORG_LINK.findall(head)) > 1:
        return "org"
    if re.search(r"^(={2,5})[^=\n]+\1[ \t]*$", head, re.M) and _WIKI_LINK.search(head):
        return "wiki"
    if len(_RST_LINK.findall(head)) > 1 or len(_RST_ITEM.findall(head)) > 1:
        return "rst"
    commands = Counter(_TEX_LINE.findall(head))
    if max(commands.values(), default=0) >= _MIN_COMMANDS and _is_tex(head, sum(commands.values())):
        return "tex"
    return "adoc" if re.search(r"^= \S", head, re.M) and _ADOC_LINK.search(head) else ""


def _is_tex(head: str, n_commands: int) -> bool:
    """Return whether most lines of a text begin with a command."""
    return n_commands > _MOST_COMMANDS * len(re.findall(r"^[^\n]*\w", head, re.M))


def _padded(new: str, old: str) -> str:
    return new + " " * (len(old) - len(new))


def _link(label: str, url: str, old: str) -> str:
    """Return a link of Markdown; where there is no room, its scheme is left out."""
    new = f"[{label}]({url})"
    return _padded(new if len(new) <= len(old) else f"[{label}]({url.partition(':')[2]})", old)


def _org(text: str) -> str:
    def heading(found: re.Match[str]) -> str:
        kept = "#" * len(found[1]) + found[2] + " " * len(found[3] or "") + found[4]
        return _padded(kept, found[0])

    text = _ORG_LINK.sub(_org_link, text)
    text = _ORG_OVER_LINES.sub(lambda found: f"*{found[2]}*".replace("\n", " "), text)
    text = _ORG_SLANTED.sub(lambda found: f"*{found[1]}*", text)
    text = re.sub(r"^[ \t]*\|[-+]+\|?[ \t]*$", lambda found: found[0].replace("+", "|"), text, flags=re.M)
    text = re.sub(
        r"^#\+title:|^[ \t]*#\+[^\n]*|^[ \t]*:(?:PROPERTIES|END):",
        lambda found: " " * len(found[0]),
        text,
        flags=re.M,
    )
    return _ORG_HEADING.sub(heading, text)


def _org_link(found: re.Match[str]) -> str:
    return _link(found[2].replace("\n", " "), found[1], found[0]) if found[2] else found[0]


def _wiki(text: str) -> str:
    text = _WIKI_LINK.sub(lambda found: _link(found[2], found[1], found[0]), text)
    text = _WIKI_TABLE.sub(lambda found: _wiki_table(found[0]), text)
    text = _WIKI_HEADING.sub(lambda found: _padded(f"{'#' * len(found[1])} {found[2]}", found[0]), text)
    text = re.sub(r"'''([^'\n]+(?:'[^'\n]+)*)'''", r" **\1** ", text)
    text = re.sub(r"''([^'\n]+(?:'[^'\n]+)*)''", r" *\1* ", text)
    return re.sub(r"^\*+(?=[ \t]*\S)", lambda found: _padded_left("*", found[0]), text, flags=re.M)


def _padded_left(new: str, old: str) -> str:
    return " " * (len(old) - len(new)) + new


def _wiki_table(table: str) -> str:
    """Return a table with one line for each row; the line ends within one become blanks."""
    rows = re.split(r"(^\|-[^\n]*\n)", table.replace("||", " |").replace("!!", " |"), flags=re.M)
    lines, headed = [], False
    for row in rows:
        if row.startswith("|-"):
            lines.append(("|-" + " " * (len(row) - 3) if headed else " " * (len(row) - 1)) + "\n")
            headed = False
            continue
        kept = re.sub(r"^\{\|[^\n]*|^\|\}.*|^\|\+[^\n]*", lambda found: " " * len(found[0]), row, flags=re.M)
        headed = kept.lstrip().startswith("!")
        kept = re.sub(r"^!", "|", kept, flags=re.M)
        lines.append(kept[:-1].replace("\n", " ") + kept[-1:] if kept.strip() else kept)
    return "".join(lines)


def _rst(text: str) -> str:
    text = _RST_LINK.sub(lambda found: _link(" ".join(found[1].split("\n")), found[2], found[0]), text)
    text = _RST_TARGET.sub(_rst_target, text)
    text = _RST_NAMED.sub(lambda found: _padded(f"[{found[1]}]", found[0]), text)
    text = _RST_CITATION.sub(lambda found: _padded(f"{found['indent']}-", found[0]), text)
    text = _RST_BOX.sub(lambda found: _padded(f"{found['indent']}-", found[0]), text)
    text = _RST_LINE.sub(_rst_line, text)
    text = _RST_ROW.sub(lambda found: _padded(f"{found[1]}-", found[0]), text)
    text = _RST_ESCAPE.sub(" ", text)
    text = _RST_ITEM.sub(lambda found: _padded("-", found[0]), text)
    return _RST_RULE.sub(lambda found: "-" * len(found[0].rstrip()), text)


def _rst_line(found: re.Match[str]) -> str:
    """Return a line with a break in place of the bar before it; as it is if it is a row of a table.

    The break stands as far in as it can, for the line may belong to an item above it.
    """
    if found["rest"].rstrip().endswith("|"):
        return found[0]
    mark = f"{found['indent']}|"
    return _padded_left("<br>" * (len(mark) >= _BREAK_CHARS), mark) + found["rest"]


def _rst_target(found: re.Match[str]) -> str:
    """Return the address that a name stands for as Markdown gives it; blanks for a name of a place alone."""
    name = found["name"].strip("`").replace("\\:", ":")
    return _padded(f"[{name}]: {found['url']}" if found["url"] else "", found[0])


def _adoc(text: str) -> str:
    text = _ADOC_LINK.sub(_adoc_link, text)
    text = _ADOC_TABLE.sub(lambda found: _adoc_rows(found[0]), text)
    text = _ADOC_ITEM.sub(lambda found: _padded_left("*", found[0]), _adoc_joined(text))
    return _ADOC_HEADING.sub(lambda found: "#" * len(found[1]), text)


def _adoc_link(found: re.Match[str]) -> str:
    return _link(found["words"].replace("\n", " "), found["url"] or found["file"], found[0])


def _adoc_joined(text: str) -> str:
    """Return a text with a blank for each end of a line behind which a paragraph or an item goes on."""
    lines = text.split("\n")
    parts = lines[:1]
    for before, line in pairwise(lines):
        running = _ADOC_ENTRY.match(before) or not _ADOC_MARKED.match(before)
        ended = before.rstrip().endswith((" +", "::")) or "::" in line  # a break, or a term
        goes_on = running and not ended and not _ADOC_MARKED.match(line)
        parts += [" " if goes_on else "\n", line]
    return "".join(parts)


def _adoc_rows(table: str) -> str:
    """Return a table with one line for each row, of as many cells as the first line has.

    Where a blank line stands below the first line, that one heads the columns, as AsciiDoc has it.
    """
    lines = table.split("\n")
    width = next((line.count("|") for line in lines[1:] if line.strip()), 0)
    done, cells = [" " * len(lines[0]) + "\n"], 0
    if width > 1 and lines[1].strip() and not lines[2].strip():
        ruler = "|---".ljust(len(lines[0]) + len(lines[2]))
        done, lines[1:3] = ["\n", lines[1] + "\n", ruler + "\n"], []
    for line in lines[1:-1]:
        cells += line.count("|")
        done.append(line + ("\n" if cells >= width else " "))
        cells = 0 if cells >= width else cells
    return "".join([*done, " " * len(lines[-1])])


_SUFFIXES = {
    "org": {"org"},
    "wiki": {"wiki", "mediawiki"},
    "rst": {"rst", "rest"},
    "adoc": {"adoc", "asciidoc", "asc"},
}
_REWRITERS: dict[str, Callable[[str], str]] = {
    "org": _org,
    "wiki": _wiki,
    "rst": _rst,
    "adoc": _adoc,
    "tex": tex_as_markdown,
}
