"""The title behind a short name in bold: ``**Name**, *Title*`` or ``[**Name**](x) (2024) — Title``.

As well behind a name that is set as code, or that the title begins with: ``**Name**, Name: A Title``.
"""

from __future__ import annotations

from repocheck.extractor.readers._listing.label import count_words, is_label, plain
from repocheck.extractor.readers._listing.lead import title_end
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.signs import PAPER, PAPERISH
from repocheck.extractor.readers._listing.venue import PLACED, is_venue
from repocheck.text.pattern import late_regex

_BOLD = (
    r"(?:\[(?:\*\*|__)[^\n*_\[\]]{1,30}(?:\*\*|__)\]\([^()\s]{1,300}\)|(?:\*\*|__)[^\n*_]{1,30}(?:\*\*|__))"
)
_SLANTED = late_regex(
    _BOLD + r"\s{0,3}[,:.–—-]{1,3}\s{0,3}([*_])(?![*_\s])(?P<title>[^*_\n]{5,300})\1(?![*_\w])"
)
_BEHIND_DATE = late_regex(
    _BOLD
    + r"\s{0,3}\((?P<placed>[^()\n]{0,60}(?:\([^()\n]{0,20}\)[^()\n]{0,20})?)\)\s{1,3}[-–—:]{1,2}\s{1,3}"
    r"(?P<title>[A-Z0-9][^\n<|*\[]{9,300})"
)
_LINE_BELOW = late_regex(
    _BOLD + r"(?P<beside>[^\n<]{0,600})(?:<br\s?/?>[ \t]{0,9}\n?|\n)[ \t]{0,9}(?:<br\s?/?>\s{0,9})?"
    r"(?P<title>[^\s<|*\[(][^\n<|*\[]{9,300}?)\s{0,3}\([^()\n]{0,60}(?:19|20)\d\d\)[ \t.\\]{0,9}(?=\n|<|\Z)"
)
"""The title in the line below the short name, in front of its venue; beside that stand links."""
_TAGGED = late_regex(
    r"(?:\*\*|__)(?P<mark>`?)(?P<name>[^\n`*\[\]]{1,40})`?(?:\*\*|__)\s{0,3}[,:]\s{1,3}"
    r"(?P<title>[^\s<|*\[`][^\n<|*\[`]{9,300}?)[ \t.,]{0,4}(?=[\[\n<*`]|\Z)"
)
"""The title behind a short name that is set in bold as code, or that it begins with as well."""
_DASHED = late_regex(
    r"\s{0,9}(?P<mark>\*{1,3}|__)(?P<name>[^\n*\[\]|]{1,40}?)(?P=mark)\s{1,3}[-–—]{1,2}\s{1,3}(?P<title>[^\s\n<|*\[`][^\n<|*\[`]{9,300}?)\s{0,9}"
)
"""A cell that is a short name that is set off, a dash and the title."""
_LINKED = late_regex(
    r"(?:\*\*|__)(?P<name>[^\n*\[\]()]{1,60})(?:\([^()\n*]{0,60}\)\s?)?(?:\*\*|__)\s{0,3}"
    r"(?:\([^()\n]{0,60}\)\s{0,3})?[:：]\s{0,3}"
    r"\[(?P<title>[^\[\]\n]{10,300})\]\((?P<url>[^()\s]{1,300})\)"
)
"""The title that is linked behind a short name in bold, its authors and a colon."""
_LINK = late_regex(r"\[{1,2}[^\[\]\n]{1,60}\]\([^()\s]{1,500}\)\]?")
_YEAR = late_regex(r"(?:19|20)\d\d")
_KINDS = frozenset({"paper", "survey", "preprint", "report", "thesis", "article", "publication"})
"""Last words of what says which paper of the page itself is linked: "Our survey paper: …"."""
_MIN_WORDS, _LONG_WORD, _FEW_BESIDE = 2, 3, 3
_TITLED = 0.6
"""Share of the longer words that begin with a capital in a title, but not in what is said of a paper."""


def behind_nickname(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the title behind a short name in bold begins and ends; None without one such.

    Args:
        text: The page.
        begin: Where the entry begins.
        end: Where it ends.
    """
    if linked := _of_paper(text, begin, end):
        return linked
    found = _SLANTED.match(text, begin, end) or _BEHIND_DATE.match(text, begin, end)
    if found is None:
        return _tagged(text, begin, end) or _below(text, begin, end)
    words = plain(found["title"])
    placed = found.groupdict().get("placed")
    if placed is None:
        fits = count_words(words) >= _MIN_WORDS and not (
            is_label(words) or is_venue(words) or PLACED.match(words)
        )
    else:
        fits = _YEAR.search(placed) is not None and is_titled(words)
    return found.span("title") if fits and likely_names(words) < SURE else None


def behind_dash(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the title behind a short name and a dash stands that fill a cell of titles, or None."""
    found = _DASHED.fullmatch(text, begin, end)
    longer = found and count_words(found["name"]) < count_words(found["title"])
    return found.span("title") if found and longer else None


def is_titled(words: str) -> bool:
    """Return whether most of the longer words begin with a capital."""
    long = [word for word in words.split() if len(word) > _LONG_WORD and word[0].isalpha()]
    return len(long) >= _MIN_WORDS and sum(word[0].isupper() for word in long) >= _TITLED * len(long)


def _of_paper(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the title stands that is linked to a paper behind a short name; None without one."""
    found = _LINKED.match(text, begin, end)
    paper = found and (PAPER.search(found["url"]) or PAPERISH.search(found["url"]))
    if not found or not paper or is_venue(found["title"]) or is_label(found["title"]):
        return None
    if not count_words(found["name"]) or found["name"].split()[-1].casefold() in _KINDS:
        return None
    longer = count_words(found["name"]) <= _FEW_BESIDE < count_words(found["title"])
    fits = (longer or is_titled(found["title"])) and likely_names(found["title"]) < SURE
    return found.span("title") if fits else None


def _tagged(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the title stands behind a tag, which is none where it stands alone or beside names."""
    found = _TAGGED.match(text, begin, end)
    if not found or is_venue(found["title"]):
        return None
    again = found["title"].startswith(found["name"].strip())
    fits = again or (found["mark"] and is_titled(found["title"]) and likely_names(found["title"]) < SURE)
    start, end = found.span("title")
    return (start, min(end, start + title_end(found["title"]))) if fits else None


def _below(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the title stands in the line below a short name and its links."""
    found = _LINE_BELOW.match(text, begin, end)
    beside = count_words(_LINK.sub("", found["beside"])) if found else 0
    words = plain(found["title"]) if found else ""
    titled = beside <= _FEW_BESIDE and count_words(words) > _MIN_WORDS and likely_names(words) < SURE
    return found.span("title") if found and titled else None
