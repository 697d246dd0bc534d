"""The title of a PDF: the lines of the largest type at the top of its first page.

Source: first pages of some thirty preprints and proceedings. Blind spots: a journal that sets its own name
larger than the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from repocheck.extractor.readers._listing import likely_names
from repocheck.text.pattern import late_regex

_SAME = 0.9
"""Share of the largest height from which on a line belongs to the title: small capitals are lower."""
_TOP_SHARE = 0.55
"""Part of a page, from its top, in which its title stands."""
_MAX_LINES = 6
_NO_TITLE = late_regex(
    r"arxiv:|submitted (?:for|to)\b|\d{1,3}(?:st|nd|rd|th) [\w -]{0,60}conference\b"
    r"|running head|abstract\b(?! \w+\Z)|published|preprint|proceedings|journal|volume|vol\."
    r"|work(?:ing)? in progress|under review|"
    r"accepted|contents|research article|original (?:article|paper|research)|open access|https?://"
    r"|doi:|\W*(?:\d+\W*)?\Z"
    r"|electronic reprint\Z|the (?:\w+ ){1,3}journal\b|.{0,80}\ball rights reserved"
    r"|typeset (?:using|with|in|by)\b|conference paper|anonymous (?:\w+ ){0,3}submission"
    r"|(?:\w )?draft\b|technical report\Z|(?:(?:research )?highlights|graphical abstract)\W*\Z"
    r"|(?:review|article|letter|paper|report)s?\Z"
    r"|[a-z ]{3,60}\s\d{1,4}\(\d{1,3}\):\s?\d"
    r"|[^.,()]{3,60}\s\d{1,4}\s\(\s?(?:19|20)\d\d\s?\)[\s\d–-]{0,20}\Z",
    re.I,
)
_KIND_OF_THESIS = late_regex(
    r"(?:(?:an? )?(?:(?:master|bachelor|doctora|ph\.? ?d|diploma"
    r"|licenti|honou?rs|senior|m\.? ?sc|b\.? ?sc)[\w.’']{0,4}"
    r"(?: of \w{3,12})? )?(?:thesis|dissertation|final (?:year )?project)(?: (?:report|project))?"
    r"|(?:praca )?(?:dyplomowa|magisterska|inżynierska|licencjacka)(?: magisterska| inżynierska)?"
    r"|(?:master|bachelor|diplom|doktor|studien|seminar)arbeit|inauguraldissertation|habilitation(?:sschrift)?"
    r"|tesi(?:na|s| di (?:laurea|dottorato))?(?: (?:doctoral|magistrale|triennale|de grado|de licenciatura))?"
    r"|trabajo (?:de )?fin de (?:grado|m[áa]ster)|tese de (?:doutorado|mestrado)|dissertação(?: de mestrado)?"
    r"|th[èe]se(?: de doctorat)?|m[ée]moire(?: de master)?|proefschrift"
    r"|(?:diplomov|bakalářsk|dizertačn|magistersk)\w{1,3} práce)(?: (?:in|by|at|im|en)\b.{0,70})?",
    re.I,
)
"""Lines of a title page that say what kind of thesis it is."""
_INSTITUTE = late_regex(
    r"(?:the )?(?:[\w.'’-]+ ){0,3}?(?:universi\w+|colleges?|institut\w*|dep(?:arte?ment|t\.)|facult\w*"
    r"|fakultät|schools?|academ\w+|polite[ck]\w+|hochschule)\b[^:?!]{0,60}",
    re.I,
)
"""Line of a title page that names where the thesis was written."""
_ALSO_THERE = late_regex(r"(?:and|of|for|und|e|et|&)\b", re.I)
"""How the next line of such a name begins."""
_GOES_ON = late_regex(r"(?:on|for|with|in|of|and|using|via|from|to|through|by|under|at|towards?)\b", re.I)
"""How a line begins with which a title goes on in smaller type."""
_UNFINISHED = late_regex(r"\b(?:for|of|in|and|the|on|with|to|an?|at|by|from|via|using|or)\Z", re.I)
"""How a line ends that is not the last of its title."""
_SUBTITLE = 0.75
"""Share of a title's height that such a line has at least."""
_MAIL = late_regex(r"\s\S{1,40}@\S{1,60}")
_DECORATION = late_regex(r"(?:(?<=\w) [^\w\s](?: \S){0,3}) ?\Z")
"""Signs of mail, homepage and ORCID behind a name, as one character each."""
_JUNK = late_regex(
    r"untitled|microsoft word|.*\.(?:docx?|tex|dvi|pdf|indd|qxd|ps)\b|.*\btemplate\b|title\Z"
    r"|\(?anonymous|arxiv:\S|paper\Z|main\Z|\W*\Z",
    re.I,
)
_AFFILIATION = late_regex(r"@|\b(?:universi|departe?ment|institut|laborator|college|school of)", re.I)
_JOINING = late_regex(r"(?:and|or|of|in|to|the|by|on|vs)-")
_LABEL = late_regex(r"(?:technical|research|project) report\s*:\s*|title\s*:\s*", re.I)
_UNNUMBERED = late_regex(r"\A\W*\d{0,2}(?:,\d{1,2}){0,4}\s|[\d,*†‡∗§\s]{0,20}\Z")
"""The numbers of affiliations around a name."""
_SECTION = late_regex(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?\s")
"""How the heading of a section begins."""
_POWER = late_regex(r"\$\^\{?([\w+-]{1,5})\}?\$")
"""A raised letter in the notation of TeX."""
_FAR_LARGER = 1.25
"""Share of all other type from which on the first line of a page is a title, though it sounds like names."""
_GAP = 2
"""Heights of a line between a title and authors in the same type, as the labelled first pages have them."""
_PARTING = "-\x02\ufffe\u00ad\u2010"
"""Signs at the end of a line that parts a word."""
_MIN_WORDS, _MAX_HEAD = 2, 25
_APART_PT = 45
"""Points between two lines from which on they are no lines of one title, also in double spacing."""


def title_of(lines: Sequence[tuple[str, float, float]], metadata: str, text: str) -> str:
    """Return the title of a PDF; empty if nothing on its first page, or said of it, can be one.

    Args:
        lines: Text, height and top (points) of the lines of its first page.
        metadata: The title that the file says it has.
        text: The text of its first page.
    """
    given = " ".join(_POWER.sub(r"\1", metadata.replace("~", " ")).split())
    good = bool(given) and not _JUNK.match(given) and not _NO_TITLE.match(given)
    lines = _hyphenated(_whole(lines, text), text)
    kept = [line for line in lines if not _KIND_OF_THESIS.fullmatch(line[0].strip(" .:"))]
    lines = kept if len(kept) == len(lines) else _without_institutes(kept)
    found = _largest([line for line in lines if not _NO_TITLE.match(line[0].strip())])
    if (
        good
        and lines
        and letters_of(lines[0][0]) == letters_of(given)
        and all(line[1] < lines[0][1] for line in lines[1:])
    ):
        goes_on = (
            len(given.split()) == 1
            and len(lines) > 1
            and letters_of(found).startswith(letters_of(lines[1][0]))
        )
        return f"{given}: {found}" if goes_on else given
    if good and len(given.split()) > _MIN_WORDS and letters_of(given) in letters_of(text):
        return found if _as_shown(given, found) or _is_cut(given, found) else _parted(given, lines)
    if name := _one_word([line for line in lines if not _NO_TITLE.match(line[0].strip())], text):
        return name
    return found or (given if good else "") or _topmost(lines)


def _whole(lines: Sequence[tuple[str, float, float]], text: str) -> list[tuple[str, float, float]]:
    """Return lines unbroken at a raised digit within a word, which the text of the page writes whole."""
    whole: list[tuple[str, float, float]] = []
    for line in lines:
        before, after = (whole[-1][0].split() if whole else []), line[0].split()
        level = bool(before and after) and line[2] >= whole[-1][2] and line[1] >= _SAME * whole[-1][1]
        if (
            level
            and any(map(str.isalpha, after[0]))
            and before[-1][-1].isalnum()
            and before[-1] + after[0] in text
        ):
            whole[-1] = (whole[-1][0].rstrip() + line[0].lstrip(), *whole[-1][1:])
        else:
            whole.append(line)
    return whole


def _hyphenated(lines: list[tuple[str, float, float]], text: str) -> list[tuple[str, float, float]]:
    """Return lines with the hyphen of a word that one of them parts, where the page writes it with one."""
    page, below = text.casefold(), [*(line[0] for line in lines[1:]), ""]
    shown = []
    for line, after in zip(lines, below, strict=True):
        words, behind = line[0].rstrip(), after.split()[:1]
        parted = words[-1:] in tuple(_PARTING[1:]) and words[:-1].split() and behind
        if parted and f"{words[:-1].split()[-1]}-{behind[0]}".casefold() in page:
            words = words[:-1] + "-"
        shown.append((words if parted else line[0], *line[1:]))
    return shown


def _without_institutes(lines: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Return the lines of a thesis but for those that name its university, often in the largest type."""
    kept, above = [], 0.0
    for line in lines:
        words = line[0].strip()
        names_it = _INSTITUTE.fullmatch(words) or (above == line[1] and _ALSO_THERE.match(words))
        above = line[1] if names_it else 0.0
        kept += [] if names_it else [line]
    return kept


def _parted(given: str, lines: list[tuple[str, float, float]]) -> str:
    """Return a title with the blanks that a file leaves out where a line of the page ends."""
    words = given.split()
    for (above, height, top), (below, _, next_top) in pairwise(lines):
        last, first = above.split()[-1:], below.split()[:1]
        joined = "".join(last + first)
        if next_top < top - height / 2 and joined in words and not above.endswith("-"):
            given = given.replace(joined, " ".join(last + first))
    return given


def _as_shown(given: str, shown: str) -> bool:
    """Return whether a page shows the title that a file says it has, but for capitals and marks."""
    alike = letters_of(given) == letters_of(shown) and given.count("-") == shown.count("-")
    return alike and not shown.isupper() and len(given.split()) == len(shown.split())


def _is_cut(given: str, shown: str) -> bool:
    """Return whether what a file says ends within a word of the title that a page shows, or at its colon."""
    behind = shown[len(given) : len(given) + 1]
    goes_on = behind == ":" or (behind.isalnum() and given[-1:].isalnum())
    return goes_on and shown.casefold().startswith(given.casefold())


def _one_word(lines: Sequence[tuple[str, float, float]], text: str) -> str:
    """Return the one word at the top of a page that is its title; empty without one.

    It is in the largest type, a name stands right below it, and the page speaks of it: journals have their
    own names there, too, and titles below them.
    """
    if len(lines) < _MIN_WORDS:
        return ""
    word, size, _ = lines[0]
    below = lines[1][0]
    largest = all(other < _SAME * size for _, other, _ in lines[1:])
    spoken = len(re.findall(rf"(?<!\w){re.escape(word.strip())}(?!\w)", text)) > 1
    alone = len(word.split()) == 1 and not _NO_TITLE.match(word.strip())
    return (
        word.strip()
        if alone and largest and spoken and likely_names(_UNNUMBERED.sub("", _MAIL.sub("", below)))
        else ""
    )


def _topmost(lines: Sequence[tuple[str, float, float]]) -> str:
    """Return the first lines of a page in one size of type, up to the authors; empty if that is no title."""
    taken: list[str] = []
    last = 0.0
    for words, _, top in lines[:_MAX_HEAD]:
        line = words.strip()
        if not taken and (_NO_TITLE.match(line) or len(line.split()) < _MIN_WORDS):
            continue
        apart = bool(taken) and abs(last - top) > _APART_PT
        goes_on = bool(taken) and _UNFINISHED.search(taken[-1])
        named = _is_by(line) or (" " in line and not goes_on and likely_names(line.rstrip(_PARTING)))
        if apart or named or _AFFILIATION.search(line) or _NO_TITLE.match(line):
            break
        taken.append(line)
        last = top
    else:
        return ""  # nothing says where it ends
    title = _joined(taken)
    fits = 0 < len(taken) <= _MAX_LINES and len(title.split()) > _MIN_WORDS
    return title if fits and not title.endswith(".") else ""


def _is_by(line: str) -> bool:
    """Return whether a line says by whom something is: ``by Ann Berg``."""
    return line.startswith(("by ", "By ")) and bool(likely_names(line[3:]))


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, which is all that a file and a page agree on."""
    return re.sub(r"[\W_]", "", text).casefold()


def _largest(lines: list[tuple[str, float, float]]) -> str:
    if not lines:
        return ""
    top, bottom = max(line[2] for line in lines), min(0.0, *(line[2] for line in lines))
    upper = [line for line in lines if line[2] > top - (top - bottom) * _TOP_SHARE]
    body = Counter[float]()
    for words, height, _ in lines:
        body[height] += len(words)
    common = body.most_common(1)[0][0]
    short = ""
    for size in sorted({line[1] for line in upper if line[1] > common}, reverse=True):
        if short and _SAME * size < common:  # no more than the text itself
            break
        taken: list[str] = []
        lowest = _SAME * size
        last = top
        for words, height, at in upper:
            announced = bool(taken) and taken[-1].endswith(":")
            joined = bool(_GOES_ON.match(words)) and height >= _SUBTITLE * size and last - at < _GAP * size
            joined = joined and not _is_by(words)
            below = bool(taken) and (announced or joined) and common < height < size
            named = likely_names(_DECORATION.sub("", _UNNUMBERED.sub("", words)))
            authored = bool(taken) and not announced and last - at > _GAP * size and named and " " in words
            if (lowest <= height <= size or below) and not authored:
                named_only = len(taken) == 1 and " " not in taken[0] and last - at > _GAP * size
                taken = [] if named_only else taken  # the name of a project, above the title
                taken.append(words.strip())
                lowest, last = min(lowest, height), at
            elif taken:
                break
        title = _joined(taken[:_MAX_LINES])
        if short and _SECTION.match(title):
            break
        letters = sum(char.isalpha() for char in title) * 2 > len(title)
        behind = upper[len(taken) :]
        alone = bool(behind) and last - behind[0][2] > _GAP * size and likely_names(behind[0][0])
        first = upper[0][1] == size and (alone or all(line[1] * _FAR_LARGER < size for line in behind))
        named = likely_names(_DECORATION.sub("", title)) and not first
        if letters and len(title.split()) > _MIN_WORDS and not named:
            return title
        short = short or (title if letters and len(title.split()) == _MIN_WORDS else "")
    return short


def _joined(lines: list[str]) -> str:
    """Join the lines of a title; a word that is parted keeps its hyphen only before a capital.

    So do words that are joined by a small one: "Plug-and-Play".
    """
    title = ""
    for each in lines:
        line = each.replace("\x02", "\ufffe")  # what stands for a hyphen in one line of pdfium's
        parted = re.search(r"[\w][-\u00ad\ufffe\u2010]\Z", title)
        if parted and _JOINING.match(line):
            title = f"{title[:-1]}-{line}"
        elif parted:
            title = (
                title.rstrip("\u00ad\ufffe") + line
                if line[:1].isupper() or title.endswith("-")
                else title[:-1] + line
            )
        else:
            title = f"{title} {line}".strip()
    whole = re.sub(r"\s{0,9}[*†‡∗§]{1,9}\s{0,9}\Z", "", " ".join(title.replace("\ufffe", "-").split()))
    return _LABEL.sub("", whole, count=1) if _LABEL.match(whole) else whole
