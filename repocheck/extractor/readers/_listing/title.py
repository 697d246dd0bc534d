"""The title of a paper in a block: words set off, a link's label, or the first plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from repocheck.extractor.readers._listing.behind_year import behind_year
from repocheck.extractor.readers._listing.first_line import ENDS_LINE, behind_first_line
from repocheck.extractor.readers._listing.label import (
    TITLE_LINE,
    count_words,
    has_label,
    is_label,
    plain,
    without_links,
)
from repocheck.extractor.readers._listing.lead import (
    BEFORE_SOURCE,
    ET_AL,
    NAMED_QUOTE,
    SECOND_HALF,
    behind_names,
    lead_span,
    title_end,
)
from repocheck.extractor.readers._listing.line_end import line_end
from repocheck.extractor.readers._listing.names import MAYBE, NONE, SURE, likely_names, unnumbered
from repocheck.extractor.readers._listing.nickname import behind_nickname, is_titled
from repocheck.extractor.readers._listing.opening import behind_opening
from repocheck.extractor.readers._listing.pieces import PIECE, narrowed, shows_itself, url_of
from repocheck.extractor.readers._listing.reference import title_of_reference
from repocheck.extractor.readers._listing.shown import shown
from repocheck.extractor.readers._listing.signs import PAPER
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.titled import HREF, TITLED
from repocheck.extractor.readers._listing.venue import SHORT_VENUE, VENUE_FIRST, VENUE_YEAR, is_venue
from repocheck.text.pattern import late_regex

LOOK_CHARS = 2_000
"""Characters at the start of a block that may hold its title."""
_CITED = late_regex(r"(?:(?:19|20)\d\d[a-z]?\W{1,5}|[\"“])\Z")
"""What authors end with in a reference that is linked as a whole: the year, or a quotation mark."""
_YEAR = late_regex(r"\b(?:19|20)\d\d")
_INITIAL = late_regex(r"\b[A-Z]\.\s|\bet\.? al\b")
"""What only authors have, before a colon."""
_STOPS = (
    r"\[[^\[\]\n]{1,40}\]\[[^\[\]\n]{0,100}\]|!?\[{1,3}(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,300}\]{1,3}\(|https?://|\(\s?\["
    r"|\\?\[\\?\[|(?<=[\w?!])[ ]?\(\*\*(?=\S)"
    r"|<(?:a|br|img|span|ul|/?li|/?td|details|sup)\b|[ \t]\||(?<!\\)\||</(?!b>|strong>|em>|i>)|\t"
    r"|(?<![ ])[ ]{2,}(?=\S)(?!(?:for|of|with|via|in|on|from|using|to|and|through|by|as|at)[ ])"
    r"|[\U0001f000-\U0001faff]|\\$|(?<=[\s,(\[])`(?=\S)"
)
_STOP = late_regex(_STOPS + r"|<(?:em|i)\b|</|[^\S\n]\*{1,2}(?=\S)|(?<=[\s.,])_(?=\S)", re.I | re.M)
_STOP_OF_RUN = late_regex(_STOPS, re.I | re.M)
"""What ends running words of which some are set off."""
_GOES_ON = late_regex(
    r"[ ](?:for|of|with|via|in|on|from|using|to|and|through|as|at|over|without|towards?|is|are|can)[ ]\S"
)
_ENDS_OPEN = late_regex(r"\b(?:for|of|with|via|in|on|from|using|to|and|through|a|an|the)\Z")
_CITED_AS = late_regex(
    r"[A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’-]{1,30})?(?: (?:&|and) [A-Z][\w'’-]{1,30}| et al\.?)?"
    r",? \(?(?:18|19|20)\d\d[a-z]?\)?(?: \([^()]{1,60}\))?"
)
"""How a text cites a paper, by its authors and its year."""
_MEETING = late_regex(r"\b(?:conference|congress|symposium|workshop)\b", re.I)
"""What names a meeting, together with a year: it has a page of its own, to which an entry links as well."""
_OF_IT = late_regex(r"(?:by|authors?|venue|date|tags?|keywords?)\b", re.I)
_FIRST_WORD = late_regex(r"(?:\s|<br\s?/?>)*", re.I)
_SLANTED_LINE = late_regex(r"[*_](?![\s*_])([^*\n]{10,300})(?<!\s)[*_][ \t\\.]{0,9}(?=\n|<br|\Z)")
_ONLY_LABELS = late_regex(r"(?:paper|pdf|here|link|arxiv|code|-+|n/?a|none|null|tbd|[\W\d_]*)", re.I)
_FEW_BEHIND = 6  # words behind a linked title that are the journal
_BY_YEAR = late_regex(r"[\s.,]{0,3}\((?:19|20)\d\d\)[.,:]?\s")
_MAX_PIECES, _MAX_PARTS, _MARK_CHARS = 12, 9, 3
_LONG, _LONG_CHARS = 3, 40
"""Words, or characters, from which on what is set off is a title, whatever follows it."""
_BEHIND_SLANTED = late_regex(r"\s?(?:[.,;]|[(\[|–—-]|\n|\Z|<br)", re.I)
"""What follows a slanted title: a sign, or an end."""
_QUOTED_LINK = late_regex(r"\[{1,2}[\"“”][^\[\]\n\"“”]{10,300}[\"“”'’]{1,2}\]")
"""A link whose label is a quotation as a whole, however its marks are paired."""
_ENDS_THERE = late_regex(r"\s*(?:[-–—|.,(\n<]|\Z|\[)")
"""What follows a title of one or two words, in place of the rest of it."""

_PLACE_BEHIND = late_regex(r"[ .]{0,3}\*{3}(?=[^*\n]{2,100}\*{3})")
"""The beginning of a journal, bold and slanted, right behind a title."""


class Title(NamedTuple):
    """A title; offsets are in the page and take in the marks around it."""

    text: str
    start: int
    end: int
    url: str = ""
    """What it links to."""

    @property
    def is_within(self) -> bool:
        """Return whether it links to another place of the page, as a table of contents does."""
        return self.url[:1] == "#" and len(self.url) > 1


def title_in(text: str, start: int, end: int, *, set_off: bool = False) -> Title | None:
    """Return the title in a part of a page; None if nothing in it can be one.

    Args:
        text: The page.
        start: First offset of the part.
        end: Offset behind it.
        set_off: Whether it has to be set off, and at the beginning, as in a paragraph.
    """
    begin, last = behind_opening(text, start, end), min(end, start + LOOK_CHARS)
    begin = behind_first_line(text, begin, last)
    sure = _declared(text, start, begin, end) or (None if set_off else _cited(text, begin, end))
    sure = sure or (None if set_off else _below_names(text, begin, last, slanted=True))
    lead = None if set_off else _lead(text, begin, last)
    person = lead if lead and likely_names(lead.text) else None  # one name, or a title of rare words
    lead = None if person else lead
    pieces = list(islice(_pieces(text, begin, last, set_off), _MAX_PIECES))
    if sure := sure or (None if set_off else _slanted_first(text, pieces[:1], begin, end)):
        return sure
    clear = [piece for piece in pieces if not piece.doubtful]
    marked = [piece for piece in clear if not piece.slanted]
    long = next((number for number, piece in enumerate(marked) if _is_long(piece.title)), len(marked))
    short = marked[0].title if long else None
    named = short if short and short.start == begin and _ENDS_THERE.match(text, short.end) else None
    plain_first = lead is not None and count_words(lead.text) >= _LONG
    if long < len(marked):
        before = plain_first and lead and lead.end <= marked[long].title.start
        if (
            before
            and lead
            and (
                lead.start > begin + _MARK_CHARS
                or has_label(text, lead.end, marked[long].title.start)
                or (
                    text.startswith("[[", marked[long].title.start)
                    and VENUE_YEAR.search(marked[long].title.text)
                )
                or _above_names(text, lead.end, last)
            )
        ):
            return lead  # between its authors and what is set off, such as the journal, or before its links
        run = _run(text, begin, last, marked[long])
        return run or _of_marked(text, begin, marked[long], lead if plain_first else None, named)
    if plain_first and lead and not (named and named.start == lead.start):
        return lead
    slanted = next((piece.title for piece in clear if piece.slanted), None)
    one = person is not None and " " in person.text
    below = None if set_off or lead or short else _below_names(text, begin, last, alone=one)
    first = min((each for each in (short, below) if each), key=lambda each: each.start, default=None)
    before = slanted and not (first and first.start < slanted.start)
    if slanted and before and count_words(slanted.text) >= _LONG and not set_off:
        return slanted
    doubtful = next((piece.title for piece in pieces if piece.doubtful), None)
    return min(
        (each for each in (named, lead, short, below) if each),
        key=lambda each: each.start,
        default=person or doubtful or (slanted if not set_off else None),
    )


def _cited(text: str, begin: int, end: int) -> Title | None:
    """Return the title of a reference that begins with its authors; what it is set off as goes first."""
    span = title_of_reference(text, begin, end)
    if span is None:
        return None
    placed = _PLACE_BEHIND.search(text, *span)
    if placed and count_words(plain(text[span[0] : placed.start()])) >= _LONG:
        span = span[0], placed.start()
    marked = text.rfind("<", begin, span[0]) if text[span[0] - 1] == ">" else span[0] - _MARK_CHARS
    for piece in _pieces(text, max(begin, marked), min(end, span[1] + LOOK_CHARS), set_off=False):
        at, stop = piece.title.start, piece.title.end
        quoted = piece.title.url and _QUOTED_LINK.match(text, at, stop)
        linked = (
            piece.title.url and stop < span[1] and count_words(plain(text[stop : span[1]])) <= _FEW_BEHIND
        )
        if at <= span[0] and (
            linked or (_is_long(piece.title) and (quoted or _ENDS_THERE.match(text, stop)))
        ):
            return piece.title._replace(text=piece.title.text.rstrip(" ,'’"))
        break
    words = clean(shown(text, *span).words)
    return Title(words, *span) if words else None


def _above_names(text: str, at: int, end: int) -> bool:
    """Return whether a title ends its line, and the next line names its authors alone."""
    first, *below = ENDS_LINE.split(text[at:end], maxsplit=2)
    return not first.strip(" .,") and likely_names(plain(below[0]).strip(" .,;") if below else "") == SURE


def _below_names(
    text: str, begin: int, end: int, *, slanted: bool = False, alone: bool = False
) -> Title | None:
    """Return the title in the line below one that names its authors alone; None without one such.

    That line may have to be slanted as a whole; one person is enough where a year stands behind the title.
    """
    line = ENDS_LINE.split(text[begin:end], maxsplit=1)[0]
    if likely_names(plain(line).rstrip(" :：.\\")) < (MAYBE if alone else SURE):
        return None
    below = _FIRST_WORD.search(text, begin + len(line), end)
    at = below.end() if below else end
    if slanted:
        whole = _SLANTED_LINE.match(text, at, end)
        return Title(clean(whole[1]), *whole.span(1)) if whole and count_words(whole[1]) >= _LONG else None
    title = _lead(text, at, end) if at < end else None
    fits = title and count_words(title.text) >= _LONG and not likely_names(title.text)
    return title if fits and title and (not alone or _YEAR.search(text, title.end, end)) else None


def without_venue(words: str) -> str:
    """Return words that are set off as a title, without the venue that stands with them."""
    bare = VENUE_FIRST.sub("", SHORT_VENUE.sub("", plain(without_links(words)), count=1), count=1)
    before = bare[: behind_names(bare)]
    cited = _CITED.search(before) or (before.rstrip().endswith(":") and _INITIAL.search(before))
    start, end = lead_span(bare) if cited else (0, title_end(bare, linked=True))
    return clean(bare[start:end]) or clean(bare)


def _declared(text: str, start: int, begin: int, end: int) -> Title | None:
    """Return the title that is said to be one: by its class, or behind a short name."""
    if titled := TITLED.search(text, start, min(end, start + 2 * LOOK_CHARS)):
        words = without_venue(titled["words"])
        link = HREF.search(titled["words"])
        if words and not is_label(words):
            return Title(words, *titled.span("words"), link[1] if link else "")
    last = min(end, start + LOOK_CHARS)
    if keyed := TITLE_LINE.search(text, start, last):
        return Title(clean(keyed["words"]), *keyed.span("words"))
    quote = NAMED_QUOTE.match(text, begin, last) or BEFORE_SOURCE.match(text, begin, last)
    span = quote.span(1) if quote else behind_nickname(text, begin, last) or behind_year(text, begin, last)
    return Title(clean(text[slice(*span)]), *span) if span else None


def _of_marked(text: str, begin: int, chosen: _Piece, lead: Title | None, named: Title | None) -> Title:
    """Return the long words that are set off, or what stands before them and says more."""
    leads = lead and lead.start < chosen.title.start and not _is_apart(text, begin, chosen)
    return lead if lead and leads else (named if chosen.quoted and named else chosen.title)


def _is_apart(text: str, begin: int, piece: _Piece) -> bool:
    """Return whether a piece is no part of the words before it: a link, or quoted behind a stop."""
    before = plain(text[begin : piece.title.start])
    within = count_words(before) >= _LONG and not before.endswith((".", ":", ","))
    return bool(piece.title.url) or (piece.quoted and not within)


class _Piece(NamedTuple):
    """Words that are set off."""

    title: Title
    slanted: bool
    quoted: bool
    doubtful: bool
    """Whether they could be a list of names, or a meeting, as well."""


def _pieces(text: str, begin: int, end: int, set_off: bool) -> Iterator[_Piece]:
    """Yield the words that are set off in a part of a page, without labels."""
    for piece in PIECE.finditer(text, begin, end):
        words, span = narrowed(piece)
        if set_off and text[begin : piece.start()].strip(" \t\r\n*_[]\"'`0-9.\\("):
            return
        if is_label(words) or is_venue(plain(words)) or not count_words(words) or shows_itself(piece):
            continue
        title = Title(without_venue(words), *span, url_of(piece))
        persons = likely_names(title.text) == SURE or _OF_IT.match(title.text) is not None
        people = likely_names(title.text) or likely_names(title.text.rpartition(",")[0]) == SURE
        cited = people and title.text != clean(words) and _YEAR.search(words)
        slanted, quoted = bool(piece["slant"] or piece["em"]), bool(piece["quote"])
        sure = persons and (ET_AL.search(title.text) or not PAPER.search(title.url))
        named = _CITED_AS.fullmatch(plain(words)) is not None or bool(sure)
        met = title.url and _MEETING.search(words) and _YEAR.search(words)
        yield _Piece(title, slanted, quoted, bool(cited or met) or named)


def _slanted_first(text: str, pieces: list[_Piece], begin: int, end: int) -> Title | None:
    """Return the title that a part begins with if it is slanted as a whole, whatever plain words follow."""
    for piece in pieces:
        title = piece.title
        long = count_words(title.text) >= _LONG and piece.slanted and not piece.doubtful
        if long and title.start == begin and _BEHIND_SLANTED.match(text, title.end, end):
            return title
    return None


def linked_in(text: str, start: int, end: int) -> Iterator[Title]:
    """Yield the linked words in a part of a page that are no labels."""
    return (each.title for each in _pieces(text, start, end, set_off=False) if each.title.url)


def _is_long(title: Title) -> bool:
    return count_words(title.text) >= _LONG or len(title.text) > _LONG_CHARS


def first_words(text: str, start: int, end: int) -> Title | None:
    """Return what a cell begins with that is known to hold a title, whatever it looks like."""
    begin = behind_opening(text, start, end)
    words = re.split(r"\s[-–—]\s|<br|[ ]{2,}|\n", text[begin : min(end, begin + LOOK_CHARS)])[0]
    bare = clean(words)
    return Title(bare, begin, begin + len(words)) if bare and not _ONLY_LABELS.fullmatch(bare) else None


def title_behind_names(text: str, start: int, end: int) -> Title | None:
    """Return the title of a block that begins with authors and goes on with a title; None for any other."""
    begin = behind_opening(text, start, end)
    if cited := _cited(text, begin, end):
        return cited
    line_end = text.find("\n", begin, end)
    stop = _STOP.search(text, begin, line_end if line_end >= 0 else end)
    last = stop.start() if stop else min(end, begin + LOOK_CHARS)
    words = text[begin:last].rstrip(' "“')
    shown_names = likely_names(plain(words).strip(" .,")) if "&" in words else NONE
    if words[:1] in {"*", "_"} or not (behind_names(words) or likely_names(words) or shown_names):
        return None
    title = title_in(text, start, end)
    if title and shown_names and re.search(r"\w", plain(text[last : title.start])):
        return None
    beside = title and (behind_names(words) or title.start >= begin + len(words.rstrip()))
    dated = title and _YEAR.search(text, begin, title.start)
    persons = title and likely_names(title.text) > (MAYBE if dated else NONE)
    return title if beside and not persons else None


def title_before_names(text: str, start: int, end: int) -> Title | None:
    """Return the title of a paragraph that goes on with its authors and a year; None for any other."""
    lead = _lead(text, behind_opening(text, start, end), min(end, start + LOOK_CHARS))
    if not lead or count_words(lead.text) < _LONG or text[lead.end : end].lstrip(" .,")[:1] == "\n":
        return None
    behind = plain(text[lead.end : min(end, lead.end + LOOK_CHARS)])
    if dated := _BY_YEAR.match(behind):
        return lead if likely_names(unnumbered(behind[dated.end() :]).strip(" .,")) == SURE else None
    names = re.split(r"(?<=\w{3})\.\s|\s?\(|;\s|\s[-–—]\s", behind.lstrip(" .,:;?!-–—"), maxsplit=1)[0]
    apart = behind.lstrip()[:1] in {".", ",", ":", ";", "?", "!", "-", "–", "—"}
    for _ in range(_MAX_PARTS if apart else 1):
        if likely_names(names.rstrip(" .,")) == SURE:
            return lead if _YEAR.search(behind, len(names)) else None
        names = names.rpartition(",")[0]  # a venue may follow the authors behind a comma
    return None


def _run(text: str, begin: int, end: int, piece: _Piece) -> Title | None:
    """Return the running words that a part set off in bold belongs to; None if it stands alone."""
    bold = piece.title
    before = plain(text[begin : bold.start]).strip()
    if piece.quoted and (not before or likely_names(before.rstrip(" .,:;–—-"))):
        goes_on = SECOND_HALF.match(text, bold.end, end)
        titled = goes_on and (goes_on[0][:1] != ":" or is_titled(text[bold.end : end].partition("\n")[0]))
        whole = _lead(text, begin, end, _STOP_OF_RUN) if titled else None
        return whole if whole and whole.end > bold.end else None
    if _is_apart(text, begin, piece):
        return None
    behind = re.match(r"\s*:\s*(\S[^\n\[]*)", text[bold.end : end]) or (
        re.match(r"\s*(\S[^\n\[]*)", text[bold.end : end]) if bold.text.endswith(":") else None
    )
    within = before and not before.endswith((".", ":", ",", ")", ";", "-", "|")) and not likely_names(before)
    if within and not is_label(before) and not VENUE_YEAR.search(before):
        return _lead(text, begin, end, _STOP_OF_RUN)
    goes_on = _GOES_ON.match(text, bold.end, end) or _ENDS_OPEN.search(bold.text)
    if not before and (goes_on or (behind and is_titled(behind[1]))):
        return _lead(text, begin, end, _STOP_OF_RUN)
    return None


def _lead(text: str, begin: int, end: int, stops: re.Pattern[str] = _STOP) -> Title | None:
    """Return the plain words that a block begins with, without authors, venue and year beside them."""
    last = line_end(text, begin, end)
    opening = re.match(r"(?:\*\*|__|\*|_|`)", text[begin : begin + 2])
    at = begin + (opening.end() if opening else 0)
    stop = stops.search(text, at, last)
    while stop and not stop[0].strip(" ") and likely_names(plain(text[at : stop.start()]).strip(" ,;:.")):
        stop = stops.search(text, stop.end(), last)  # two blanks behind the authors
    last = stop.start() if stop else last
    words = text[begin:last].rstrip(" \t\r([|-–—:,.\\*_<")
    start, end = lead_span(words)
    return Title(clean(words[start:end]), begin + start, begin + end) if end else None
