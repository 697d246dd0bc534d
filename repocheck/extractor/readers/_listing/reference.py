"""The title in a reference, behind its authors, whatever marks, links or letters stand at their names.

Source: the lists of publications of some twenty groups, in which their own names are set off. Blind spots:
authors by their names in full, none of which is set off.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.blocks import Span
from repocheck.extractor.readers._listing.initials import MAX_NAMES_CHARS, names_by_initials
from repocheck.extractor.readers._listing.label import count_words
from repocheck.extractor.readers._listing.lead import AFTER_NAMES, SECOND_HALF, behind_names, lead_span
from repocheck.extractor.readers._listing.names import SURE, likely_names
from repocheck.extractor.readers._listing.shown import BREAK, Shown, shown
from repocheck.text.pattern import late_regex

_TITLE_CHARS = 700
_MIN_WORDS = 2
_ONE = late_regex(
    r"(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_][\w'’-]{1,30}, (?=\S)"
    r"|[^\W\d_][\w'’-]{1,30}, (?:[^\W\d_a-z]\.[ -]?){1,3}:? ?(?=[^\W\d_a-z]|[\"“*])"
)
"""One author whose initials and a comma make sure: "P. Lee, …", "Lee, P. …"."""
_VOLUME = late_regex(r"\. (?:19|20)\d\d(?: [A-Z][a-z]{2,8}\.?(?: \d{1,2})?)?; ?\d{1,4}[(:]")
"""The year and the volume as journals of medicine write them."""
_DATED = late_regex(
    r"[\s.,]{0,3}\((?:19|20)\d\d|[\s.,]{0,3}\(n\. ?d\.\)|[\s.,]{0,3}\((?:in press|forthcoming|submitted)",
    re.I,
)
_SET_OFF = late_regex(r"\*\*|__|<(?:b|strong|u|em|i)\b|(?<!\w)[*_](?=\w)", re.I)
_MARK = late_regex(r"\*\*|__|\*|(?<!\w)_(?=\w)|(?<=[\w.?!])_(?!\w)|</?(?:b|strong|u|em|i)\b", re.I)
_HEAD_CHARS, _NAMES_CHARS = 200, 3_000
_BY_YEAR = late_regex(r"\s\((?:1[5-9]|20)\d\d[a-z]?\)[:.,]{0,2}\s(?=\S)")
_BY_BARE_YEAR = late_regex(
    r"\.\s(?:\((?:1[5-9]|20)\d\d\)\s)?(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d|forthcoming|in press)\.\s"
    r"[\"“]?(?=[^\s\"“])",
    re.I,
)
"""A year between two stops, as in the styles of Chicago and of linguistics."""
_SAME = late_regex(r"(?:[—–_-]\s?){2,8}")
"""What stands for the authors of the reference above."""
_ROLE = late_regex(r",? \(?(?:eds?|editors?|trans|hrsg)\.?\)?\Z", re.I)
_FAMILY_FIRST = late_regex(r"[^\W\d_][\w'’-]{1,30}(?: [\w'’-]{1,30}){0,3}, [^\W\d_a-z]")
_BY_QUOTE = late_regex(r"[,.:]?\s[\"“](?=[^\"”\n]{20,300}[\"”])")
"""What parts authors from a title, whatever they are called."""
_GROUP_FIRST = late_regex(
    r"[^\n\"“”]{3,120}?(?:,|\b(?:team|group|collaborat\w{2,5}|consortium|network|initiative|committee|investigators|study))"
    r"[,.:]?\s{1,3}[\"“](?=(?-i:[^\W\d_a-zß-öø-ÿ])[^\"“”\n]{18})",
    re.I,
)
"""A group of persons among the authors, in front of a title in quotation marks."""
_MARKED = late_regex(r"[<>\[\]]")
"""Signs of a link, whose label is the title then, or of other markup."""
_CLOSES = late_regex(r"[\s,.]{0,3}[\"”]")
_INITIALED = late_regex(
    r"\W{0,3}(?:(?:[^\W\d_a-z]\.[ -]?){1,3}(?:[^\W\d_]+ ){0,3}[^\W\d_]{2}"
    r"|[^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?, [^\W\d_a-z]\.)"
)
"""An author with initials, whatever the family is called."""
_BARE_INITIALS = late_regex(r"(?:[^\W\d_][\w'’-]{1,30} ){1,3}[^\W\d_a-z]{1,3}\.?")
"""The same without signs: "Berg HJ"."""
_PERSON_WORD = late_regex(
    r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[^\W\d_a-z]['’]\w+|v[ao]n|de[nrlsl]?|d[aiou]s?|l[ae]|el|al|bin|ter?|zu[mr]?"
    r"|and|und|et|y|e|en|och|og|i|&"
)
_SEVERAL = late_regex(r",| (?:and|und|et|y|e|och|og|&) ")
_MAX_NAMES = 5
"""Words of one person."""
_LINE_BREAK = late_regex(rf"[ .,:;]{{0,9}}{BREAK}\s*")


def title_of_reference(text: str, begin: int, end: int) -> Span | None:
    """Return where the title of a reference stands that begins with its authors; None if none does.

    Args:
        text: The page.
        begin: First offset of the part, behind its marker and its number.
        end: Offset behind the part.
    """
    part = shown(text, begin, min(end, begin + MAX_NAMES_CHARS))
    if dated := _behind_bare_year(part):
        return dated
    names = names_by_initials(part.words)
    if not names.number:
        return _behind_set_off(text, begin, part) or _behind_year_or_quote(text, part)
    if not _DATED.match(part.words, names.end) and (later := _behind_year_or_quote(text, part)):
        return later
    following = part.words[names.end :].lstrip(" ,.")
    others = likely_names(following.partition(",")[0]) or likely_names(following.partition(":")[0]) == SURE
    sure = _ONE.match(part.words) is not None and not others
    sure = sure or _VOLUME.search(part.words) is not None
    if names.number == 1 and not sure and not _DATED.match(part.words, names.end):
        return None
    words = part.words[: names.end + _TITLE_CHARS]
    behind = AFTER_NAMES.match(words, names.end)
    start = behind.end() if behind else names.end
    if line := _LINE_BREAK.match(words, start):
        start = line.end()
    if group := _GROUP_FIRST.match(words, start):
        start = group.end()
    start, last = lead_span(words[:start] + words[start:].partition(BREAK)[0], start)
    if count_words(words[start:last]) < _MIN_WORDS:
        return None
    return part.span(start, last)


def _behind_set_off(text: str, begin: int, part: Shown) -> Span | None:
    """Return where the title stands behind authors by their names in full, some of which are set off."""
    if not _SET_OFF.search(text, begin, begin + _HEAD_CHARS):
        return None
    line = part.words[:_NAMES_CHARS].partition(BREAK)[0]
    start = behind_names(line)
    names = line[:start].rstrip(' .,:;()"“0123456789')
    if not names or not _SET_OFF.search(text, begin, part.places[len(names) - 1]):
        return None  # the title is set off, and not the authors
    start, last = lead_span(line, start)
    if last and len(_MARK.findall(text, begin, part.places[start])) % 2:
        return None  # within what is set off, which is the title as a whole
    return part.span(start, last) if count_words(line[start:last]) >= _MIN_WORDS else None


def _behind_year_or_quote(text: str, part: Shown) -> Span | None:
    """Return where the title stands behind words that are persons by their form: capitals, with commas.

    The first of them has an initial in front of a year; in front of a quotation each has two names.
    """
    line = part.words[:_NAMES_CHARS].partition(BREAK)[0]
    year, quote = _BY_YEAR.search(line), _BY_QUOTE.search(line)
    first = min((each for each in (year, quote) if each), key=lambda each: each.start(), default=None)
    before = _ROLE.sub("", line[: first.start()]) if first else ""
    if first is None or not _are_persons(before, initialed=first is year):
        return None
    closes = _CLOSES.search(line, first.end()) if first is quote else None
    closes = None if closes and SECOND_HALF.match(line, closes.end()) else closes
    start, last = (first.end(), closes.start()) if closes else lead_span(line, first.end())
    if count_words(line[start:last]) <= _MIN_WORDS:
        return None
    linked = closes and _MARKED.search(text, part.places[first.start()], part.places[last - 1])
    return None if linked else part.span(start, last)


def _behind_bare_year(part: Shown) -> Span | None:
    """Return where the title stands behind persons, or a sign for the same as above, and a year in stops."""
    line = part.words[:_NAMES_CHARS].partition(BREAK)[0]
    year = _BY_BARE_YEAR.search(line)
    before = _ROLE.sub("", line[: year.start()]) if year else ""
    if not year or not (_SAME.fullmatch(before) or _are_all_of_persons(before)):
        return None
    closes = _CLOSES.search(line, year.end()) if line[year.end() - 1] in '"“' else None
    start, last = (year.end(), closes.start()) if closes else lead_span(line, year.end())
    return part.span(start, last) if count_words(line[start:last]) else None


def _are_all_of_persons(words: str) -> bool:
    """Return whether words are persons by their form, the family first: "Lee, Ada, and Bo Berg"."""
    return _FAMILY_FIRST.match(words) is not None and all(
        _PERSON_WORD.fullmatch(word.strip("().,;*")) for word in words.split()
    )


def _are_persons(words: str, *, initialed: bool) -> bool:
    """Return whether words have the form of a list of persons."""
    given = [part for part in re.split(r"[,;]\s?| (?:and|und|et|&) ", words) if part.strip()]
    parts = [part.split() for part in given]
    if initialed:
        fits = _INITIALED.match(words) is not None or any(map(_BARE_INITIALS.fullmatch, given))
    else:
        fits = _SEVERAL.search(words) is not None and all(1 < len(part) <= _MAX_NAMES for part in parts)
    return fits and all(_PERSON_WORD.fullmatch(word.strip("().*")) for part in parts for word in part)
