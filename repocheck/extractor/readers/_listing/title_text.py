"""A title as it is read: without markup, and without what the maker of a list sets together with it.

Such are numbers, emoji, dates, venues, what a method is called, and the first author.

Source: the labelled reading lists. Blind spots: a short name in brackets behind a blank, with which
titles end as well.
"""

from __future__ import annotations

import re

from repocheck.extractor.readers._fields import MAX_TITLE_CHARS, one_line
from repocheck.extractor.readers._listing.label import count_words, is_label, plain, without_links
from repocheck.text.pattern import late_regex

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_NEAT = late_regex(
    rf"[{_LATIN}][{_LATIN}0-9'()/+?!=.-]{{0,60}}[:,]?"
    rf"(?: [{_LATIN}0-9'(/+][{_LATIN}0-9'()/+?!=.-]{{0,60}}[:,]?){{0,60}} [{_LATIN}0-9]{{1,60}}"
)
"""A title as most are: words with single blanks between them, no sign of markup, no stop at its end."""
_IN_BRACKETS = late_regex(r"\[([^\[\]]{8,300})\]\W{0,2}")
"""A title in brackets as a whole, such as a link whose address is missing."""
_TAG = late_regex(r"\[([^\[\]]{2,30}?)\\?\]\s{0,3}(?=[^\W_])")
"""What a title is, or its number, in brackets in front of it."""
_TEX_LINK = late_regex(r"\\href\s{0,9}\{[^{}]{0,800}\}\s{0,9}\{([^{}]{0,800})\}")
_EMOJI = late_regex(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2b50\u2b06\u3030\U0001f1e6-\U0001f1ff]+|:[a-z_0-9+-]{2,40}:"
)
_NO_END = late_regex(
    r"(?:(?-i:(?<=[.?!])\s{1,3}In)"
    r"|\s?\[(?:in|w|(?:conference |workshop )?(?:poster|abstract|talk|presentation))\]"
    r"|\s\(v\d\))[\s.:]{0,3}\Z",
    re.I,
)
"""What stands behind a title before what holds it, and its kind of work, or its version, in brackets."""
_DAY_BEHIND = late_regex(r"[\s,]{1,4}[(\[]?(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?[)\]]?\Z")
"""The day or the month, as ISO 8601 writes it, that stands behind a title."""
_DATE_BEFORE = late_regex(r"\A(?:19|20)\d\d(?:[./-][01]?\d){0,2}\s{1,3}[-–—|]\s{1,3}(?=[^\W\d_]{2})")
"""The date that stands in front of a title, set off together with it."""
_VENUE_BEFORE = late_regex(r"\A\([012]\d [A-Z][A-Za-z]{0,3}[A-Z&][\w&]{0,10}\)\s{1,3}(?=[^\W_])")
"""A venue behind the last digits of its year: "(22 S&P)"."""
_NAMED_BEFORE = late_regex(r"\A\(([^()]{2,30})\)(?:\([^()]{2,30}\)){0,2}\s{1,3}(?=[^\W_])")
_NAMED_BEHIND = late_regex(
    r"\s-{2,3}\s([^\s()]{2,30})\Z|(?<=[^\W_])\((?![^()]{1,3}\))([A-Za-z][^()]{1,60})\)\Z"
)
"""What a method is called, in front of the title of its paper, or behind it."""
_CITED_BEHIND = late_regex(r"\s?[:：]\s{1,3}(?:[^\W\d_][\w'’-]{1,30} ){1,4}et\.? al\.?\Z")
"""The first author behind a title, which is set off together with it."""
_SHORT_NAME = late_regex(r"[^\W\d_a-z]\S{0,20}[^\W_a-z]|\d\S{0,3}[A-Z]")
_SUFFIX = late_regex(r"(?:e?[sd]|ing|less|free|ness|able|ally|ly)\Z")
"""What may be added to a word of a title in brackets."""
_TITLE_WORDS = 3


def clean(words: str) -> str:
    """Return a title as it is read: without markup, emoji, numbers in front and stops behind."""
    if words.startswith("{") and words.endswith("}") and "{" not in words[1:]:
        words = words[1:-1]  # as BibTeX keeps capitals
    if "\\href" in words:
        words = _TEX_LINK.sub(r"\1", words)
    if len(words) <= MAX_TITLE_CHARS and _NEAT.fullmatch(words):
        return words
    bare = _EMOJI.sub(" ", plain(without_links(words))).strip(" ,;|·")
    while number := re.match(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\s?[.)](?=\s)|\d{1,3}、)\s*", bare):
        bare = bare[number.end() :]
    if (tag := _TAG.match(bare)) and is_label(tag[1]):
        bare = bare[tag.end() :]
    if bare.startswith("(") and ")" not in bare:
        bare = bare[1:].lstrip()
    bare = _DAY_BEHIND.sub("", re.sub(r"\A[-–—]{1,3}\s+", "", bare))
    bare = _without_short_name(_DATE_BEFORE.sub("", bare))
    if whole := _IN_BRACKETS.fullmatch(bare):
        bare = whole[1]
    quoted = bare.strip(' .,"“”')
    bare = _NO_END.sub("", bare)
    if bare[:1] in {'"', "“", "”"} and not re.search(r"[\"“”]", quoted):
        bare = quoted
    if bare[-1:] in {'"', "”"} and len(re.findall(r"[\"“”]", bare)) == 1:
        bare = bare[:-1].rstrip(" ,")  # the mark in front of it stands outside of the link
    return one_line(bare.rstrip(" .:-–—\\") if not bare.endswith("...") else bare)


def _without_short_name(words: str) -> str:
    """Return a title without what its method is called, which the maker of a list puts beside it."""
    words = _CITED_BEHIND.sub("", words)
    words = _VENUE_BEFORE.sub("", words)
    before, behind = _NAMED_BEFORE.match(words), _NAMED_BEHIND.search(words)
    if before and (
        _SHORT_NAME.match(before[1]) or words[before.end() :].casefold().startswith(before[1].casefold())
    ):
        return words[before.end() :]
    if behind and count_words(words[: behind.start()]) >= _TITLE_WORDS and not _SUFFIX.match(behind[2] or ""):
        return words[: behind.start()]
    return words
