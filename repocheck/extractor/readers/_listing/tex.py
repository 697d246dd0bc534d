"""Lists in LaTeX, of a curriculum vitae or of references, rewritten as Markdown of the same length.

Source: some thirty lists of publications in LaTeX. Blind spots: entries of several arguments each.
"""

from __future__ import annotations

import re
from collections import Counter

from repocheck.extractor.readers._accents import with_letters
from repocheck.extractor.readers._listing.inline import FILL
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.text.pattern import late_regex

_URL = r"https?://[^\s\[\]<>|{}]{3,500}"
_ARGUMENT = r"(?:[^{}\n]|\n(?!\s*\n)|\{[^{}\n]{0,80}\}){1,400}"
_HEADING = late_regex(r"\\(?:[a-z]{1,10}?)?(?:sub){0,2}section\*?\{([^{}\n]{1,300})\}")
_SET_OFF = late_regex(
    rf"\\(?:(?P<bold>textbf)|emph|textit|textsl|underline|uline)\{{(?P<words>{_ARGUMENT})\}}"
    rf"|\{{\\(?:em|it|sl|itshape|slshape)(?![a-z])\s?(?P<switched>{_ARGUMENT})\}}"
    rf"|\{{\\(?:bf|bfseries)(?![a-z])\s?(?P<bolded>{_ARGUMENT})\}}"
)
_LINK = late_regex(rf"\\href\{{({_URL})\}}\{{({_ARGUMENT})\}}")
_ADDRESS = late_regex(rf"\\(?:url|doi|path)\{{({_URL})\}}")
_LEFT = late_regex(
    r"\A(?:[^\\]|\\(?!begin\{document\})){0,50000}\\begin\{document\}|^[ \t]*%[^\n]*"
    r"|\\(?:begin|end)\{\w{1,20}\*?\}(?:\[[^\[\]\n]{0,100}\]|\{[^{}\n]{0,20}\})?",
    re.M,
)
_ITEM = late_regex(
    r"^(?:[ \t]{0,20}\\[a-z]{2,20}(?=\\)){0,6}[ \t]{0,40}\\item(?![a-z])(?:\[[^\[\]\n]{0,40}\])?", re.M
)
"""An item, perhaps behind commands that set the size of its letters."""
_CITED_ITEM = late_regex(
    r"^[ \t]{0,40}\\bibitem(?:\[[^\[\]\n]{0,200}\])?\{[^{}\n]{0,100}\}[ \t%]{0,20}\n?", re.M
)
_OWN_ITEM = late_regex(r"^[ \t]{0,40}\\(?P<name>[A-Za-z]{2,30})\*?\{(?=[^\n]{40})", re.M)
"""A command with a long argument, which is an item where one of that name comes again."""
_SEVERAL = late_regex(
    rf"^[ \t]{{0,40}}\\(?P<name>[A-Za-z]{{2,30}})\*?(?P<all>(?:\{{(?:{_ARGUMENT})?\}}\s{{0,9}}){{3,9}})", re.M
)
"""A command with several arguments, one of which is the title of a work."""
_ONE = late_regex(rf"\{{((?:{_ARGUMENT})?)\}}")
_MIN_TITLE = 3
_NO_ITEM = late_regex(
    r"(?:text|math)\w+|emph|underline|(?:re)?newcommand|providecommand|def|cite\w*|footnote\w*|caption|title|author"
    r"|(?:cv)?(?:sub)*section|chapter|paragraph|href|url|begin|end|item|bibitem|usepackage|input|include\w*|label|thanks|small|large"
)
_BLOCK = late_regex(r"\\newblock(?![a-z])")
_BREAK = late_regex(r"\\\\(?:\[[^\[\]\n]{0,20}\])?|\\newline(?![a-z])|~|\\,|\\[ ;!]")
_SIGN = late_regex(r"\\([&%$#_])")
_FORMAT = late_regex(
    r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|bf(?:series)?|it(?:shape)?|em|sc(?:shape)?|noindent|par"
    r"|[a-z]{2,20}font[a-z]{0,20}|[hv](?:fill|space\*?\{[^{}\n]{0,20}\}))(?![a-z])"
)
_COMMAND = late_regex(r"\\[A-Za-z]{2,30}\*?(?![A-Za-z*])")
_FILLED_WORD = late_regex(r"[^\s\0]{0,100}\0[^\s]{0,200}")
"""A word in which there is less to read than was written."""
_MIN_OWN = 2


def tex_as_markdown(text: str) -> str:
    """Return a list in LaTeX, such as that of a curriculum vitae, as one of Markdown."""
    text = _LEFT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    text = _HEADING.sub(lambda found: _padded(f"## {found[1]}", found[0]), text)
    text = _LINK.sub(lambda found: _padded(f"[{found[2]}]({found[1]})", found[0]), text)
    text = _ADDRESS.sub(lambda found: _padded(found[1], found[0]), text)
    text = with_letters(text, _filled)
    text = _items(text)
    text = _SET_OFF.sub(_set_off, text)
    text = text.replace("``", " “").replace("''", "” ")
    text = _BLOCK.sub(lambda found: _padded("<br>", found[0]), text)
    text = _SIGN.sub(r" \1", _BREAK.sub(lambda found: " " * len(found[0]), text))
    for left in (_FORMAT, _COMMAND):
        text = left.sub(lambda found: " " * len(found[0]), text)
    return _FILLED_WORD.sub(_ended, re.sub(r"[{}]", "\0", text))


def _set_off(found: re.Match[str]) -> str:
    mark = "**" if found["bold"] or found["bolded"] else "*"
    words = found["words"] or found["switched"] or found["bolded"]
    bare = words.rstrip(" \n,.;:")  # a stop within ends what is set off
    return _padded(f"{mark}{bare}{mark}{words[len(bare) :].rstrip()}", found[0])


def _filled(letter: str, command: str) -> str:
    return letter.ljust(len(command), "\0")


def _ended(word: re.Match[str]) -> str:
    """Return a word with what fills it behind its letters, which so stay together."""
    return word[0].replace("\0", "").ljust(len(word[0]), FILL)


def _items(text: str) -> str:
    text = _CITED_ITEM.sub(lambda found: _padded("- ", found[0]), text)
    text = _ITEM.sub(lambda found: _padded("- ", found[0]), text)
    often = Counter(found["name"] for found in _SEVERAL.finditer(text))
    several = {name for name, n in often.items() if n >= _MIN_OWN and not _NO_ITEM.fullmatch(name)}
    text = _SEVERAL.sub(lambda found: _of_several(found) if found["name"] in several else found[0], text)
    often = Counter(found["name"] for found in _OWN_ITEM.finditer(text))
    own = {name for name, n in often.items() if n >= _MIN_OWN and not _NO_ITEM.fullmatch(name)}
    return _OWN_ITEM.sub(lambda found: _padded("- ", found[0]) if found["name"] in own else found[0], text)


def _of_several(found: re.Match[str]) -> str:
    """Return an item with the argument of most words set off, which is the title."""
    given = [each[1] for each in _ONE.finditer(found["all"])]
    titles = [each for each in given if likely_names(each) < SURE and len(each.split()) >= _MIN_TITLE]
    if not titles:
        return found[0]
    at = given.index(titles[0])
    parts = [f" *{each}*." if number == at else f" {each}," for number, each in enumerate(given)]
    shown = _padded("-" + "".join(parts), found[0].rstrip()).replace("\n", " ")
    return shown + found[0][len(shown) :]


def _padded(new: str, old: str) -> str:
    return new + " " * (len(old) - len(new))
