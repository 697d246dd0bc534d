"""What a block begins with before its title: marks, numbers, tags, dates, emoji, labels and badges."""

from __future__ import annotations

import re

from repocheck.extractor.readers._listing.label import count_words, is_label
from repocheck.extractor.readers._listing.venue import is_venue
from repocheck.text.pattern import late_regex

_IMAGE = late_regex(
    r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,600}\)|\[[^\[\]\n]{0,80}\])|<img\s[^<>]{0,1000}>", re.I
)
_BADGE = late_regex(
    r"\[\s?!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)\s?\]\([^()\s]{1,500}\)[ \t,/|·–—-]{0,60}(?=[^\s(<]|<br)"
)
"""A linked image with words behind it."""
_BOX_TAG = r"<(?=[/!a-zA-Z])(?!/?(?:a|b|strong|em|i)[\s>])[^<>]{0,500}>"
_MARKER = late_regex(
    rf"\s*(?:(?:(?:[-*+•]|\*?\d{{1,4}}[.)])[ \t]+){{1,4}}(?:#{{1,6}}[ \t]+)?"
    rf"|#{{1,6}}[ \t]*|\||(?:{_BOX_TAG}\s*)+)?"
)
_OPENING = late_regex(
    r"\s*(?:【[\w&' /.+,:-]{1,30}】|\\?[\[【][ \t]{0,4}(?:\d{1,4}|(?!Re\])[A-Z][\w&' /.+,:-]{1,30}"
    r"|[^\[\]()【】\n]{0,20}\d{2,4}[^\[\]()【】\n]{0,12})\\?[\]】](?![(\[])|\((?:\d{1,4}"
    r"|[^\[\]()\n]{0,40}\d{2,4}[^\[\]()\n]{0,12})\)"
    r"|<(?P<bold>b|strong)(?:\s[^<>]{0,80})?>\s?\[(?:[^\[\]<>\n]{1,30}|[^\[\]<>\n]{1,70}(?:19|20)\d\d)\]\s?</(?P=bold)>"
    r"|\*\*\\?\[(?:[^\[\]\n]{0,30}|[^\[\]\n]{1,70}(?:19|20)\d\d)\\?\](?:\*\*|:\s)(?!\()|\d\ufe0f?\u20e3"
    r"|\[![a-z]{2,20}\][+-]?(?=\s)|\d{1,2}:\d\d(?:\s?[-–—]{1,2}\s?\d{1,2}:\d\d)?(?=\s)|`[^`\n]{1,40}`|\d{4}(?:[./-]\d\d?){1,2}|#?\d{1,4}[.):](?=\s)"
    r"|[\U0001f000-\U0001faff\u2190-\u2bff\u2600-\u27bf\ufe0f\u200d\u3030✅⭐]+"
    r"|\[\s?[xX ]\]|:[a-z_0-9+-]{2,40}:|[A-Za-z][A-Za-z\d&-]{1,14}(?: [A-Z][A-Za-z]{1,14})?"
    r"\s?(?:19|20)\d\d(?:[./,-]\d\d?)?(?: (?:[a-z]{3,12}|Oral|Spotlight|Poster|Workshops?)){0,3}"
    r"(?:,(?=\s)|\s[-–—|](?=\s))"
    r"|(?:19|20)\d\d\s?[-–—|]\s?[A-Z][\w&/-]{1,14}(?: [A-Z][a-z]{1,14})?\s?[-–—|](?=\s{1,3}\S)"
    r"|(?:19|20)\d\d\s?[:|–—-](?=\s{1,3}[\"“*_\[]{0,3}(?:\d[A-Z]|[^\W\d]))"
    r"|(?:19|20)\d\d(?:,(?=\s{1,3}[A-Z])|(?=\f{7}|\s{0,9}</div>))"
    r"|/\s{0,9}(?:code|paper|pdf|project(?: page)?|data(?:set)?)\s{1,60}(?=[-–—|]\s)"
    r"|(?:code|paper|pdf|project(?: page)?|data(?:set)?)\s{2,60}(?=[-–—|]\s)"
    rf"|(?:20)?[0-3]\d(?:_(?:[A-Za-z][A-Za-z&-]{{1,19}}_(?=\S)|(?=[A-Z][a-z]))|-[A-Z][A-Za-z&]{{1,19}}-(?=[\"“]?\w))|<a\s+(?:name|id)=[^<>]{{0,100}}>\s*</a>|{_BOX_TAG})(?:(?!:[a-z_0-9]{{1,40}}:)[\s:.,/|–—-]){{0,60}}"
)
_LABEL_LINK = late_regex(
    r"(?:\*\*)?\[{1,2}\s?(?:\*\*)?([^\[\]\n*]{2,40})(?:\*\*)?\s?\]\([^()\s]{1,500}"
    r"(?:\([^()\s]{0,80}\)[^()\s]{0,200})?\s?\)[ ]{0,4}\]?(?:\*\*)?[\s:,/|–—-]{0,60}(?=[^\s(<])"
)
_LABEL_LINKS = late_regex(
    r"\((?:\s{0,9}\[[^\[\]\n]{2,40}\]\([^()\s]{1,500}\)[\s,/|;&]{0,9}){1,6}\)[\s:,.–—-]{0,9}(?=[^\s(<])"
)
"""Links in brackets before a title."""
_LABEL_ANCHOR = late_regex(
    r"\[\s?<a\s[^<>]{1,600}>\s?[^<>\[\]\n]{2,16}</a>\s?\](?:</?(?:b|strong|em|i|span|font)\b[^<>]{0,80}>)?[\s:.,–—-]{1,9}",
    re.I,
)
"""A short linked word in brackets in HTML, such as the venue in front of the authors."""
_ADDRESS = late_regex(
    r"<?(?:https?://|doi:[ ]?|10\.\d{4,5}/)[^\s<>()\[\]|]{3,400}>?"
    r"(?:[ \t]{0,3}[-–—:|,][ \t]{1,3}|[ \t]{2,9})(?=[\"“*_]{0,3}[^\W_])",
    re.I,
)
"""The bare address of a paper in front of its title."""
_LABEL_BOLD = late_regex(r"(\*\*|__)\s?([^*_\n]{2,40}?)\s?\1(?!\s*:\s*[\"“])[\s:,.|–—-]{0,5}(?=[^\s(<])")
_VENUE_CHARS = 16
_LONG_TITLE = 3
"""Words behind a short label that are a title of their own."""


def behind_opening(text: str, start: int, end: int) -> int:
    """Return the offset behind the marker, numbers, tags and dates that a block begins with."""
    first = _MARKER.match(text, start, end)
    begin = first.end() if first else start
    while True:
        image = _IMAGE.match(text, begin, end) or _BADGE.match(text, begin, end)
        opening = image or _OPENING.match(text, begin, end) or _ADDRESS.match(text, begin, end)
        opening = opening or _label_link(text, begin, end)
        if not opening or opening.end() == begin or opening.end() >= end:
            break
        begin = opening.end()
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _label_link(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Return the link whose label is none of a title, such as a venue, that stands before the title."""
    bold = _LABEL_BOLD.match(text, begin, end)
    if bold and (is_label(bold[2]) or is_venue(bold[2])):
        return bold
    links = _LABEL_LINKS.match(text, begin, end)
    if links and all(map(is_label, re.findall(r"\[([^\[\]]*)\]\(", links[0]))):
        return links
    if anchor := _LABEL_ANCHOR.match(text, begin, end):
        return anchor
    link = _LABEL_LINK.match(text, begin, end)
    if not link or is_label(link[1]):
        return link
    boxed = link[0].lstrip("*").startswith("[[") and len(link[1]) <= _VENUE_CHARS
    behind = text[link.end() : min(end, link.end() + 60)].partition("[")[0]
    return link if boxed and count_words(behind) >= _LONG_TITLE else None
