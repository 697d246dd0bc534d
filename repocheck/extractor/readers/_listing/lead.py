"""The title in plain words: what stands before them, and behind them, is who wrote it, where and when."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import count_words, is_label, key_of
from repocheck.extractor.readers._listing.names import NONE, SURE, is_name, likely_names
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.venue import BRACKETED_VENUE, HELD, KNOWN_VENUE, PLACED, YEAR_FIRST
from repocheck.text.pattern import late_regex

MAX_CHARS = 300
_NAMES_CHARS = 3_000
_SENTENCE_END = late_regex(
    r"(?:(?<=[\w)\]]{3})|(?<=[^\w.][A-Z]{2})|(?<=[?!]))\.[\"”]?\s+"
    r"(?=[A-Z*_<]|(?:bio|med|chem|psy)Rxiv|arxiv|[ei][A-Z]|npj |doi\b)"
)
"""Where the title of a reference ends, behind its authors: what follows is a journal."""
_DATED_END = late_regex(r"\b(?:19|20)\d\d\b|\bto appear\b|\bin press\b|\bpreprint\b|\Z", re.I)
_WITH = late_regex(
    r"(?:\s{0,9}\(|,\s{1,3})(?:joint(?:ly)? )?with\b[\s/*_\[]{0,9}(?P<names>[^()]{0,300})\)?\W{0,9}\Z"
)
"""Those whom the author of a page wrote with."""
_EXPECTS_MORE = late_regex(
    r"\b(?:of|the|a|an|at|on|in|for|from|to|with|by|and|or|versus|vs|de|des|du|la|le|der|die|das|für|und|del|el|y)\Z",
    re.I,
)
"""Words that end no title."""
_BREAK = late_regex(
    r"(?P<sign>[.?!,;:|·•]{1,6}[\"”’*_]{0,3}\s+(?:by\s+(?=[A-Z])|[-–—|]{1,3}\s+|[Ii]n:?\s+(?=[*_\"“]?[A-Z]))?|\.(?=[A-Z][a-z])"
    r"|\s{1,9}[-–—|·•/]{1,6}\s+|[\"”]\s*(?:[-–—|]{1,3}\s+|[Ii]n:?\s+(?=[*_]?[A-Z]))?"
    r"|\s{0,9}[(\[（【]|\s{1,9}by\s+|\s{1,9}in\s{1,9}(?=[*_]?[A-Z])|[，。]\s{0,9}|\.(?=[\u4e00-\u9fff]))"
)
AFTER_NAMES = late_regex(
    r"(?:[.,]?\s{0,9}\((?:eds?|éds?|editors?|dir|coord|hrsg|hg|orgs?|red)\.?\))?"
    r"(?:[.,]?\s{0,9}(?:\(|\[)?(?:in (?:press|review|prep\w{0,8})|submitted|accepted|forthcoming|to appear)\b"
    r"[.,)\]]{0,2})?"
    r"(?:[.,]?\s*(?:\(|\[)?(?:(?:19|20)\d\d[a-z]?(?:, [^()\n]{1,30}(?=\)))?|n\. ?d\.)(?:\)|\])?)?"
    r"\s*[.:,;]*(?:\s{0,3}[-–—]{1,2}(?=\s))?\s*[\"“*_]{0,3}",
    re.I,
)
"""What stands between authors and a title."""
_YEAR_THEN = late_regex(r"\s?\((?:(?:19|20)\d\d[a-z]?|n\. ?d\.)\)\.?\s")
"""The year of a reference, behind its authors."""
_NICKNAME = late_regex(r"\s?\([A-Z][a-z]{1,15}\)\s+[A-Z]")
"""What a person is called between the given name and that of the family."""
_BRACKETED = late_regex(r"\s{0,9}[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]?[\s.,;:]{0,9}\Z")
_ENDED = late_regex(r"\w \w[\w-]{3,30}[.?!]\Z")
"""The stop that ends a title, and no abbreviation in it."""
SECOND_HALF = late_regex(
    r"(?<=[^,.;][\"”]):\s{1,3}\w|(?<=[^,.;][\"”])\s{1,3}(?!(?:in|by|from|at|with|im|dans|published|presented|von|par|en|w)\b)[a-zß-ÿ]{2,20}\s"
)
"""What goes on with a title behind the quotation that it begins with."""
_ABOUT = late_regex(
    r"\b(?:comment\w{0,4}|repl\w{1,6}|respon\w{2,4}|review|rejoinder|critique|re-?analysis|correction)"
    r" (?:on|to|of|by)\b[^:?!()]{0,100}\Z",
    re.I,
)
"""What a paper about another one says in front of the year of that: "A comment on Lee and Berg"."""
_YEAR_LAST = late_regex(r"\(?(?:19|20)\d\d\)[\s.]{0,3}\Z")
_REMARK = late_regex(r"\s-{4,9}\s")
"""The rule in front of what a reader says of a paper."""
_EDITED = late_regex(r"\(eds?\.?\)[.\s]{0,3}\Z", re.I)
_PART = late_regex(r"\d|[IVX]{1,4}")
"""The number of one of several papers with one title."""
NAMED_QUOTE = late_regex(
    r"(?:\*\*|__|\[)?[\w+.&-]{1,25}(?: [\w+.&-]{1,15})?(?:\*\*|__)?\s{0,9}[:–—-]\s{0,9}"
    r"(?:\*\*\s{0,9})?[\"“](?!<)([^\"”\n]{3,200})[\"”]"
)
"""A short name and the title behind it, in quotes."""
_PUBLISHER = late_regex(
    r",\s{1,9}(?:[A-Z][\w.’'-]{1,20},? ){0,3}[A-Z][\w.’'-]{1,20}:\s{1,9}[A-Z][^,:]{2,60}\Z"
)
"""The place and the publisher behind the title of a book."""
_INITIALED = r"[^\W\d_][\w'’-]{1,30} [^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,2}"
BEFORE_SOURCE = late_regex(
    rf"{_INITIALED}(?:, {_INITIALED}){{0,30}},?(?: (?:et al\.?|и др\.?),?)? (?=\S)(?!\W)"
    r"([^\n]{8,300}?)\s{1,9}//\s"
)
"""Authors by their initials, the title, and a double stroke in front of what holds it (GOST 7.0.5)."""
_SAID = late_regex(r"\s[-–—]\s(?=[a-z])")
_MANY = 8
"""Words behind a dash that are what is said of a paper, rather than the end of its title."""
_FEW = 3
"""Words behind a colon, and more than so many of them are the second half of a title."""
_WITH_INITIALS = r"[^\W\d_][\w'’-]{1,40}(?: [\w'’-]{2,40})? [A-Z]{1,3}[*#†‡]?"
_INITIALS_LAST = late_regex(rf"{_WITH_INITIALS}(?:, {_WITH_INITIALS}){{1,200}}")
"""Authors as journals of medicine write them: "Kim A, Lee BC", so that a stop ends them."""
_FAMILY_FIRST = late_regex(r"(?:\A|[,;&] ?|\band )[\w'’-]{2,40}, ?(?:[A-Z]\.?[ -]?){0,3}[A-Z]\Z")
_INITIALS_FIRST = late_regex(
    r"(?:\A|\b(?:and|und|et|y) |& |[A-Z][\w'’-]{1,30} (?:[a-z]{2,4} ){0,3}[A-Z][\w'’-]{1,30}, )"
    r"(?:[A-Z]\.[ -]?){0,2}[A-Z]\Z"
)
"""Initials in front of a family that follows."""
_MIDDLE = late_regex(r"(?:,|\band|&) ?[A-Z][\w'’-]{1,30} (?:[A-Z]\.)?[A-Z]\Z")
_FAMILY_NEXT = late_regex(r"[A-Z][\w'’-]{1,30}(?: ?[:,;&(]| and\b| et al)")
"""What goes on with "Ada Lee, and Bo K." before a sign: the family."""
_SEVERAL = late_regex(r"\bet\.? ?al\.?\Z|\band\b|&|\b[A-Z]\.")
"""What only persons have before a colon."""
ET_AL = late_regex(r"\bet\.? ?al\.?\Z")
_NEXT_NAME = late_regex(r"[A-Z]\.|&|and\b|[\w'’-]{2,40}(?: [\w'’-]{2,40}){0,2}, ?[A-Z]\.")
_SPAN_OF_YEARS = late_regex(r"(?:\s?[-–—]\s?)?(?<=[-–—\s])(?:19|20)\d\d:\s")
"""The rest of a span of years within a title, which no venue has."""
_OF_YEARS = late_regex(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d")
"""What a title that ends with years in brackets is about."""
_YEAR_AGAIN = late_regex(r"(?<=\()(?:19|20)\d\d\)")
"""The year of a paper in brackets, right behind a year that its title ends with."""
_DONE = late_regex(r"[a-z]{2}ed\Z", re.I)
"""What is done by something, in a title, rather than by its authors."""
_JOURNAL = late_regex(
    r",\s{1,3}[A-Z][\w&.'’-]{1,30}(?: (?:of|and|in|the|for|on|&|[A-Z][\w&.-]{1,30})){1,9}"
    r",?\s{1,3}(?:[Vv]ol(?:ume)?\.? ?)?\d{1,3}(?!\d)"
)
"""A journal and its volume behind a comma, where the words of the title begin with small letters."""
_MAX_PARTS = 9
"""Parts between commas of a venue with its volume and pages behind authors, and the authors themselves."""
_OF_SERIES = late_regex(r"(?:part|vol(?:ume)?|chapter|phase|version|edition)\b", re.I)
"""What goes on with a title in brackets."""
_NO_NAMES = frozenset("on the how what why when where which does is are towards toward beyond".split())  # noqa: SIM905 - words
"""First words of titles that nobody is called by."""
_ARTICLE = late_regex(r"(?:An?|The) ")
"""How the second half of a title begins behind a question: "Enough? A Study"."""
_ACRONYM = late_regex(r"[A-Z]{3,}\b")
_DASHES = frozenset({"-", "–", "—"})
_BY_SIGNS = frozenset({"-", "–", "—", "|", "by"})
_BY = late_regex(
    r"\s*(?:by|authors?|venue|date|tags?|keywords?)\b"
    r"|.{0,60}\b(?:contributed|maintained|curated|created|compiled|sourced|taken|generated) (?:by|from)\Z",
    re.I,
)
"""What is said of a paper, or of the page itself."""


def lead_span(words: str, behind: int = 0) -> tuple[int, int]:
    """Return where the title begins and ends in the plain words of an entry; both 0 if they hold none.

    Args:
        words: The words before anything that is linked or set off.
        behind: Where the title begins, behind the authors, if that is known.
    """
    start = behind or behind_names(words)
    if likely_names(words[start:]) == SURE:
        return 0, 0
    said = _SAID.search(words, start)
    quoted = False
    end = said.start() if said and count_words(words[said.start() :]) > _MANY else len(words)
    end = min(end, remark.start()) if (remark := _REMARK.search(words, start)) else end
    if start and words[start - 1] in '"“' and (close := re.search(r"[\"”]", words[start:end])):
        goes_on = SECOND_HALF.match(words, start + close.end()) is not None
        start, end = (start - 1, end) if goes_on else (start, start + close.start())
        quoted = not goes_on
    if (
        start
        and (sentence := _SENTENCE_END.search(words, start, end))
        and _DATED_END.search(words, sentence.end())
    ):
        end = sentence.start()
    end = end if quoted else start + title_end(words[start:end], authored=start > 0)
    if start and not quoted and (journal := _JOURNAL.search(words, start)) and journal.start() < end:
        end = journal.start() if _is_sentence(words[start : journal.start()]) else end
    beside = _WITH.search(words, start, end)
    if start and (published := _PUBLISHER.search(words, start, end)):
        end = published.start()
    if beside and (not beside["names"].strip() or likely_names(beside["names"])):
        end = beside.start()
    bare = clean(words[start:end])
    labelled = key_of(words[start:]) and is_label(key_of(words[start:]))
    unfit = not bare or is_label(bare) or len(bare) > MAX_CHARS or _BY.match(bare) or labelled
    return (0, 0) if unfit or likely_names(bare) == SURE else (start, end)


def _is_sentence(words: str) -> bool:
    """Return whether most of the longer words behind the first one begin with a small letter."""
    long = [word for word in words.split()[1:] if len(word) > _FEW]
    return sum(word[0].islower() for word in long) * 2 >= len(long) > 1


def behind_names(words: str) -> int:
    """Return where a title begins behind the authors that stand before it; 0 if none do."""
    found = 0
    for sign in _BREAK.finditer(words[:_NAMES_CHARS]):
        head = words[: sign.start()]
        if sign["sign"].lstrip()[0] in "，。?!" or _is_within_name(words, head, sign.end()):
            continue
        if (
            found
            and not sign["sign"].lstrip().startswith(".")
            and " " not in words[found : sign.start()].strip()
        ):
            continue  # the first word of the title: "Smith J. Nets: …"
        if found and sign["sign"].startswith((":", "：")):
            continue  # the first words of it, which look like a name
        sure = likely_names(head)
        quoted = words[sign.end() :].lstrip()[:1] in {'"', "“"} or sign["sign"][-1:] in {'"', "“"}
        stops = sign["sign"].lstrip()[:1] == "." or _YEAR_THEN.match(words, sign.start())
        ended = quoted or (stops and " " in head.strip())
        if (sure < SURE and not (sure and ended)) or _NICKNAME.match(words, sign.start()):
            continue
        if sign["sign"].startswith((":", "：")) and " " not in re.split(r"[,&]\s", head)[-1].strip():
            continue  # the short name that a title begins with
        rest = words[AFTER_NAMES.match(words, sign.start()).end() :]  # type: ignore[union-attr] # matches nothing
        comma = "," in sign["sign"] and "..." not in sign["sign"]  # nobody is named behind "et al."
        placed = PLACED.match(rest)
        placed = placed if placed and len(_SENTENCE_END.findall(placed[0])) != 1 else None  # "Nets. Sea 1, 2"
        said = (
            sure == SURE and ":" in sign["sign"] and _SEVERAL.search(head) is not None
        )  # what they wrote, and not where
        titled = count_words(rest) >= (3 if comma else 1) and (said or not placed)
        comma = comma or (re.search(r"\b[A-Z]\Z", head) is not None and not _INITIALS_LAST.fullmatch(head))
        following = rest.split(maxsplit=2)
        first = following[0].strip(",;") if following else ""
        goes_on = comma and (
            (len(first) > 1 and is_name(first) and first.casefold() not in _NO_NAMES)
            or likely_names(rest.partition(",")[0])
            or likely_names(" ".join(following[:2]))
        )
        if comma and _FAMILY_FIRST.search(head):  # "Lee, A. Nets": no name follows the initial
            goes_on = _NEXT_NAME.match(rest) is not None
        goes_on = goes_on and not ET_AL.search(head)  # nobody else is named
        if sure and titled and not goes_on and likely_names(rest) < SURE:
            found = len(words) - len(rest)
            if "..." in sign["sign"]:
                break
    return found


def _is_within_name(words: str, head: str, at: int) -> bool:
    """Return whether a sign stands behind an initial that goes on with the family: "P. Lee", "Bo K. Berg"."""
    if _INITIALS_FIRST.search(head):
        return True
    middle = _MIDDLE.search(head) and _FAMILY_NEXT.match(words, at)
    return bool(middle) and not _INITIALS_LAST.fullmatch(head)


def title_end(words: str, *, linked: bool = False, dated: bool = False, authored: bool = False) -> int:
    """Return where a title ends, before its authors, its venue and its year.

    Args:
        words: The words from its beginning on.
        linked: Whether they are set off together, so that authors are among them behind a dash at most.
        dated: Whether a year stood behind them.
        authored: Whether the authors stand before it, so that none do behind it.
    """
    words, dated = _without_brackets(words, dated=dated)
    for sign in _BREAK.finditer(words):
        if not count_words(words[: sign.start()]):
            continue
        rest = words[sign.end() :]
        said = sign["sign"].strip()
        said = "by" if sign["sign"].endswith("by ") else said.lstrip('"”’*_ ') or said
        named = not linked or (said in _BY_SIGNS and (dated or likely_names(rest) == SURE))
        named = named and not (authored and said in _DASHES)
        if said == "by" and _is_of_title(words[: sign.start()], rest, linked=linked):
            continue
        asks = said.startswith(("?", "!")) and _ARTICLE.match(rest)
        placed = PLACED.match(rest)
        if placed and _has_year_within(words[: sign.start()], rest, placed.end()):
            continue
        long = count_words(rest) > _FEW or _ARTICLE.match(rest)
        if placed and said == ":" and long and not KNOWN_VENUE.match(rest):
            continue  # the second half of the title, and a year
        placed = None if said == "by" else placed
        few = linked or count_words(words[: sign.start()]) < _FEW
        known = KNOWN_VENUE.match(rest) or _ACRONYM.match(rest) or HELD.fullmatch(rest)
        if placed and said == "in" and few and not known:
            continue  # "Currents in Narrow Straits 2019"
        if said == "//" or placed or (named and not asks and _is_beside(rest, said)):
            return sign.start() + (sign["sign"][:1] in "?!")
    trailing = re.search(
        r"(?<=\w)([\s,]{1,9}\(?)(?:In )?([A-Z][A-Za-z&-]{2,14})[ -]?(?:19|20)\d\d\)?[.,]?\Z", words
    )
    return (
        trailing.start()
        if trailing and _stands_apart(words[: trailing.start()], *trailing.groups())
        else len(words)
    )


def _is_of_title(before: str, rest: str, *, linked: bool) -> bool:
    """Return whether "by" is a word of a title: "Nets Guided by Rare Ties", "Review of Nets by Lee (Ed.)"."""
    return (_DONE.search(before) is not None and likely_names(rest) < SURE) or (
        linked and _EDITED.search(rest) is not None
    )


def _has_year_within(before: str, rest: str, end: int) -> bool:
    """Return whether a year is part of a title, or of that of another paper which it names.

    "in England 2020-2023: a Study", "in the Netflix Race 2009 (2010)", "A Comment on Lee et al. (2018)".
    """
    if _YEAR_LAST.match(rest) and _ABOUT.search(before):
        return True
    return bool(_SPAN_OF_YEARS.match(rest, end) or _YEAR_AGAIN.match(rest, end))


def _without_brackets(words: str, *, dated: bool) -> tuple[str, bool]:
    """Return words without what stands in brackets behind a title, and whether the first is a year."""
    if (placed := BRACKETED_VENUE.search(words)) and count_words(words[: placed.start()]):
        words = words[: placed.start()]
    while bracket := _BRACKETED.search(words):
        inner = bracket[1].strip()
        if _OF_YEARS.fullmatch(inner) or not (
            PLACED.match(inner)
            or KNOWN_VENUE.fullmatch(inner)
            or YEAR_FIRST.match(inner)
            or (is_label(inner) and not _PART.fullmatch(inner))
            or re.search(r"(?:19|20)\d\d", inner)
            or (
                _ENDED.search(words, 0, bracket.start())
                and not KNOWN_VENUE.fullmatch(words[: bracket.start()])
            )
        ):
            break
        dated = re.fullmatch(r"(?:19|20)\d\d", inner) is not None
        if dated and _ABOUT.search(words, 0, bracket.start()):
            break
        words = words[: bracket.start()]
    return words, dated


def _stands_apart(before: str, sign: str, venue: str) -> bool:
    """Return whether a venue with its year stands behind a title, rather than ends it.

    "Findings of the WMT 2023" and "The Netflix Challenge 2009" are titles; "Deep Nets CVPR 2016" has a venue.
    """
    if _EXPECTS_MORE.search(before):
        return False
    return sign.strip() != "" or len(re.findall(r"[A-Z]", venue)) > 1 or bool(KNOWN_VENUE.fullmatch(venue))


def _is_beside(rest: str, sign: str) -> bool:
    """Return whether what stands behind a sign tells who wrote a paper, where or when."""
    rest = rest.lstrip('*_ \t(“"')
    if not rest.strip(" .,;()*_") or _OF_SERIES.match(rest):
        return False
    if (sign != "by" and PLACED.match(rest)) or re.match(r"\W*et\.? ?al\b", rest):
        return True
    part = re.split(
        r"(?<![A-Z])\.\s|[(\[（]|\s[-–—|]\s|[*_]|(?:19|20)\d\d|;\s(?=[A-Z]{2})|[ \t]{2,}", rest, maxsplit=1
    )[0]
    for _ in range(_MAX_PARTS if sign != "in" else 0):
        sure = likely_names(part) if likely_names(part.partition(",")[0]) else NONE
        if sure:
            return sure == SURE or (sign not in {",", ":"} and " " in part.strip())
        part = part.rpartition(",")[0]  # a venue may follow the authors behind a comma
    return False
