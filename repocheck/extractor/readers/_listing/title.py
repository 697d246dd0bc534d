"""The title of a paper in a block: words set off, a link's label, or the first plain ones."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from repocheck.extractor.readers._fields import one_line
from repocheck.extractor.readers._listing.signs import PAPER

_LOOK = 2_000
"""Characters at the start of a block that may hold its title."""
_LINK = (
    r"(?<!!)\[{1,2}(?P<link>(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){1,400})\]{1,2}"
    r"\(<?(?P<url>[^\s()<>]{1,500}(?:\([^\s()]{0,80}\)[^\s()<>]{0,200})?)>?(?:\s[^()\n]{0,100})?\)"
)
_PIECE = re.compile(
    _LINK + r"|<a\s(?P<attributes>[^<>]{1,1000})>(?P<anchor>(?:[^<]|<(?!/?a[\s>])){1,600}?)</a>"
    r"|(?P<mark>\*\*\*|\*\*|__)(?P<bold>(?![\s*])(?:[^*\n]|\*(?!\*)){1,400}?)(?P=mark)"
    r"|<(?P<tag>b|strong|h[1-6])(?:\s[^<>]{0,300})?>(?P<strong>(?:[^<]|<(?!/(?:b|strong"
    r"|h\d)>)){2,600}?)</(?P=tag)>"
    r"|(?<![*\w])(?P<one>[*_])(?P<slant>[^\s*_][^*\n]{2,300}?)(?P=one)(?![*\w])"
    r"|<(?P<it>i|em)>(?P<em>[^<]{3,400})</(?P=it)>"
    r"|[\"“](?P<quote>[^\"”\n]{3,300})[\"”]",
    re.I,
)
_TITLED = re.compile(
    r"<(?P<tag>\w{1,10})\s[^<>]{0,300}class=[\"'][^\"'<>]{0,100}\btitle\b[^<>]{0,300}>(?P<words>(?:[^<]"
    r"|<(?!/(?P=tag)>)){2,1000}?)</(?P=tag)>",
    re.I,
)
_HREF = re.compile(r"href\s*=\s*[\"']?\s*(https?://[^\s\"'<>]{1,500})", re.I)
_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,600}\)|\[[^\[\]\n]{0,80}\])|<img\s[^<>]{0,1000}>", re.I
)
_BOX_TAG = r"<(?!/?(?:a|b|strong|em|i)[\s>])[^<>]{0,500}>"
_MARKER = re.compile(rf"\s*(?:(?:[-*+•]|\d{{1,4}}[.)])[ \t]+|#{{1,6}}[ \t]*|\||(?:{_BOX_TAG}\s*)+)?")
_OPENING = re.compile(
    r"\s*(?:\\?[\[【][ \t]{0,4}(?:\d{1,4}|[A-Z][\w&' /.+,:-]{1,30}"
    r"|[^\[\]()【】\n]{0,20}\d{2,4}[^\[\]()【】\n]{0,12})\\?[\]】](?!\()|\((?:\d{1,4}"
    r"|[^\[\]()\n]{0,20}\d{2,4}[^\[\]()\n]{0,12})\)"
    r"|`[^`\n]{1,40}`|\d{4}(?:[./-]\d\d?){1,2}|\d{1,4}[.)](?=\s)"
    r"|[\U0001f000-\U0001faff\u2190-\u2bff\u2600-\u27bf\ufe0f\u200d\u3030✅⭐]+"
    r"|\[\s?[xX ]\]|:[a-z_0-9+-]{2,40}:|[A-Za-z][A-Za-z&]{1,14}(?: [A-Z][A-Za-z]{1,14})?\s(?:19"
    r"|20)\d\d(?:[./-]\d\d)?(?: [a-z]{3,12})?,(?=\s)"
    rf"|{_BOX_TAG})[\s:.,|–—-]{{0,6}}"
)
_LABEL_LINK = re.compile(
    r"\[{1,2}\s?(?:\*\*)?([^\[\]\n*]{2,40})(?:\*\*)?\s?\]\([^()\s]{1,500}(?:\([^()\s]{0,80}\)[^()\s]{0,200})?\)\]?[\s:,"
    r"|–—-]{0,5}(?=[^\s\[(<])"
)
_STOP = re.compile(
    r"!?\[{1,3}(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,300}\]{1,3}\(|https?://|\(\s?\[|\\?\[\\?\["
    r"|<(?:a|br|img|span|ul|/?li|/?td|details|sup|em|i)\b|[ \t]\||\||</|\t|[ ]{2,}(?=\S)"
    r"|[^\S\n]\*{1,2}(?=\S)|(?<=[\s.,])_(?=\S)|[\U0001f000-\U0001faff]|\\$",
    re.I | re.M,
)
_MARKS = re.compile(
    r"!\[[^\[\]]{0,200}\]\([^()]{0,400}\)|(?<!\w)\[((?:[^\[\]]"
    r"|\[[^\[\]]{0,80}\]){1,400})\]\([^()\n]{1,600}\)|<[^<>\n]{0,500}>|(?<!\\)[*`]|(?<!\w)_+(?=\w)"
    r"|(?<=[\w.?!])_+(?!\w)|\\(?=[^\w\s])"
)
_EMOJI = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2b50\u2b06\U0001f1e6-\U0001f1ff]+|:[a-z_0-9+-]{2,40}:"
)
_WORD = re.compile(r"[^\W_\u2e80-\uffff][^\s]*|[\u0400-\u1fff][^\s]*")
_IDEOGRAPH = re.compile(r"[\u2e80-\uffff]")
_NAME = r"(?:[A-Z][\w'’.-]*\.?\s+){1,3}[A-Z][\w'’-]+"
_NAMES = re.compile(
    rf"\bet\.? al\b\.?[\s,;()\d]*\Z|^\S+(?: \S+){{0,3}} et\.? al\b|^(?:by|authors?|venue|date|tags?"
    rf"|keywords?)\b"
    rf"|^{_NAME}(?:\s*[,;&]\s*(?:and\s+)?{_NAME})+\s*(?:,|and|\Z)|^{_NAME} and {_NAME}\Z"
)
_BEHIND = re.compile(
    rf"[.,;]\s+(?:{_NAME}|[A-Z]\.)\s*(?:,|;| and | et al|&).*\Z|\.\s+{_NAME}\s*\Z"
    rf"|[,.]\s*(?:[A-Z][\w.'-]+\s+)?et\.? al\b.*\Z"
    r"|[\s,.]+\(?(?:In )?[A-Z][A-Za-z-]{2,14}[ -]?(?:19|20)\d\d\)?[.,]?\Z|[\s,]+\(?(?:19"
    r"|20)\d\d\)?[.,]?\Z|\s*[-–—|]\s*[A-Z]{3,8}\s?'?\d{2,4}\Z|[,.] (?:arXiv|CoRR)\b.*\Z"
)
_LABEL = re.compile(
    r"[\W_]*(?:(?:the|best|read|view|full|original|official|unofficial|my|our|related|project|home"
    r"|web|supp\w*|arxiv|github)[ ./-]?)*"
    r"(?:papers?|pdfs?|arxiv|preprint|abs(?:tract)?|full[ ]?text|links?|url|projects?|home ?page"
    r"|home|web(?:site|page)?|page|code|codes|github|repo(?:sitory)?|implementation"
    r"|slides?|posters?|videos?|blogs?|posts?|demo|data(?:sets?)?|models?|weights|request|prior"
    r"|reviews?|talk|doi|html|bib(?:tex)?|cite|citation|source|supp\w*|supplementary(?: material)?"
    r"|tl;?dr|summary|openreview|acm|ieee|springer|elsevier|hal|youtube|twitter|tweet|colab"
    r"|notebook|appendix|news|see|here|more|details|notes?|comments?|authors?|date|published|venue"
    r"|tags?|keywords?|title|categor(?:y|ies)|subjects?|topics?|institutions?|affiliations?"
    r"|conference|journal|year|updated?|score|rating|relevance|motivation|methods?|results?"
    r"|conclusions?|contributions?|pytorch|tensorflow|jax|keras|torch|matlab|caffe|python|c\+\+"
    r"|official|unofficial|论文|代码|链接|主页|数据集|摘要|作者|项目"
    r"|back to top|top|contents?|share|huggingface"
    r"|hugging face|kaggle|discussion|hf|website|star|stars)"
    r"(?:[ /&+,-]+(?:and )?(?:papers?|pdf|code|links?|page|site|video|version|id|url|data|material"
    r"|models?|github|official|supp\w*|reference|implementation|here|text|preprint"
    r"|\d{1,2}))*[\W_]*"
    r"|[\W_]*(?:arxiv|biorxiv)[\W_]*\d{2,4}[\W\d_]*|[\W_]*\d{4}\.\d{4,5}(?:v\d+)?[\W_]*|[\W\d_]*"
    r"|[\W_]*(?:19|20)\d\d[\W\d_]*|https?://\S*"
    r"|[\W_]*10\.\d{4}.*"
    r"|[\W_]*(?-i:[A-Z][A-Za-z+&/-]{1,14}(?:[ -][A-Z][a-zA-Z]{1,12}){0,2})[ ,'’`-]{0,3}(?:(?:19"
    r"|20)\d\d|[’'`]?\d\d)(?:[ -]?(?:oral|spotlight|poster|best paper|workshop|highlight|findings"
    r"|main|w)\w*)*[\W_]*"
    r"|[\W_]*(?:CVPR|ICCV|ECCV|ICML|ICLR|NeurIPS|NIPS|AAAI|IJCAI|ACL|EMNLP|NAACL|KDD|WWW|SIGIR"
    r"|SIGGRAPH|ICRA|IROS|CoRL|RSS|TPAMI|TIP|TMLR|JMLR|arXiv|bioRxiv|Nature|Science|Oral|Spotlight"
    r"|New|Survey|Blog|CoRR)[\W_]*",
    re.I,
)
"""What words are if they are no title: labels, numbers, venues with their year."""
_CASED = re.compile(r"[A-Z]\w*[ '’`-]{0,2}\d{2,4}")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_INLINE = frozenset({"a", "b", "i", "em", "strong", "sub", "sup", "code", "mark", "font", "u", "wbr"})
_KEY = re.compile(
    r"\s*(?:\*\*|__|<b>|<strong>)?\s*([^\n:：*<>\[\]]{1,40}?)\s*(?:\*\*|__|</b>|</strong>)?\s*[:：]"
)
_NUMBER = re.compile(r"(?:\\?\[\d{1,4}\\?\]|\(\d{1,4}\)|\d{1,4}[.)])\s*(?=\S)")
_TAIL = re.compile(
    r"\s{0,3}\\?[\[(]{0,3}(?:!?\[{1,2}(?:!\[[^\[\]\n]{0,80}\]\([^()\n]{0,600}\)"
    r"|[^\[\]\n]{0,80})\\?\]{1,2}\([^()\n]{0,600}\)\]?"
    r"[\s|,;·/.()&\\\]]*)+\Z"
)


_NAMED_QUOTE = re.compile(r"[\w+-]{2,20}:\s*[\"“]([^\"”]{3,200})[\"”]")
_VENUE_BEHIND = re.compile(r"\s*[(\[（][^()\[\]（）]{0,80}(?:\d{4}|[’']\d\d)[^()\[\]（）]{0,60}[)\]）]?\s*\Z")
_TOLD = re.compile(r"\s[-–—]\s(?=[a-z])")
_ONLY_LABELS = re.compile(r"(?:paper|pdf|link|arxiv|code|-+|n/?a|none|null|tbd|[\W\d_]*)", re.I)
_MANY = 8
"""Words behind a dash that are what is told of a paper, rather than the end of its title."""
_MAX_PIECES = 12
_VENUE_CHARS = 16
_LONG, _LONG_CHARS = 3, 40
"""Words, or characters, from which on what is set off is a title, whatever follows it."""
_ENDS_THERE = re.compile(r"\s*(?:[-–—|.,(\n<]|\Z|\[)")
"""What follows a title of one or two words, in place of the rest of it."""


class Title(NamedTuple):
    """A title; offsets are in the page and take in the marks around it."""

    text: str
    start: int
    end: int
    url: str = ""
    """What it links to."""


def key_of(text: str) -> str:
    """Return the key that a line such as ``**Authors:** …`` begins with, in lower case; empty without one."""
    found = _KEY.match(text[:200])
    return found[1].strip(" *_`").casefold() if found else ""


def is_label(words: str) -> bool:
    """Return whether words that are set off or linked are a label, a number, a venue or a date."""
    bare = plain(words) if "<" in words or "[" in words else words
    return len(bare) < 80 and _LABEL.fullmatch(bare.strip()) is not None


def heading_title(text: str, start: int, end: int) -> Title | None:
    """Return the title that a heading is, without its number, its emoji and the links behind it."""
    begin = _begin(text, start, end)
    line = text[begin : min(end, begin + _LOOK)].strip("\n").rstrip(" \t\r#")
    line = line.partition("\n")[0] if "<" not in line else line
    while number := _NUMBER.match(line):
        begin, line = begin + number.end(), line[number.end() :]
    for piece in _PIECE.finditer(line):
        words = _words(piece)
        if is_label(words) or piece["slant"] or piece["quote"] or not count_words(words):
            continue
        first = not re.search(r"\w", _TAGS.sub("", line[: piece.start()]))
        if first or (_url(piece) and count_words(words) * 2 >= count_words(plain(line)) - 4):
            return Title(clean(words), begin, begin + len(line), _url(piece))
        break
    if tail := _TAIL.search(line):
        line = line[: tail.start()] or line
    words = clean(line)
    return Title(words, begin, begin + len(line)) if words else None


def title_in(text: str, start: int, end: int, *, set_off: bool = False) -> Title | None:
    """Return the title in a part of a page; None if nothing in it can be one.

    Args:
        text: The page.
        start: First offset of the part.
        end: Offset behind it.
        set_off: Whether it has to be set off, and at the beginning, as in a paragraph.
    """
    if titled := _TITLED.search(text, start, min(end, start + 2 * _LOOK)):
        words = clean(titled["words"])
        link = _HREF.search(titled["words"])
        if words and not is_label(words):
            return Title(words, *titled.span("words"), link[1] if link else "")
    begin, last = _begin(text, start, end), min(end, start + _LOOK)
    lead = None if set_off else _lead(text, begin, last)
    pieces = list(islice(_pieces(text, begin, last, set_off), _MAX_PIECES))
    sure = [piece for piece in pieces if not piece.doubtful]
    marked = [piece for piece in sure if not piece.slanted]
    long = next((number for number, piece in enumerate(marked) if _is_long(piece.title)), len(marked))
    short = marked[0].title if long else None
    named = short if short and short.start == begin and _ENDS_THERE.match(text, short.end) else None
    plain_first = lead is not None and count_words(lead.text) >= _LONG
    if long < len(marked):
        chosen = marked[long]
        before = plain(text[begin : chosen.title.start])
        within = count_words(before) >= _LONG and not before.endswith((".", ":", ","))
        set_apart = chosen.title.url or (chosen.quoted and not within)
        leads = plain_first and lead and lead.start < chosen.title.start and not set_apart
        return lead if leads else (named if chosen.quoted and named else chosen.title)
    if plain_first and lead and not (named and named.start == lead.start):
        return lead
    slanted = next((piece.title for piece in sure if piece.slanted), None)
    if slanted and count_words(slanted.text) >= _LONG and not (set_off or short):
        return slanted
    doubtful = next((piece.title for piece in pieces if piece.doubtful), None)
    return min((each for each in (lead, short) if each), key=lambda each: each.start, default=doubtful)


class _Piece(NamedTuple):
    """Words that are set off."""

    title: Title
    slanted: bool
    quoted: bool
    doubtful: bool
    """Whether they could be a list of names as well."""


def _pieces(text: str, begin: int, end: int, set_off: bool) -> Iterator[_Piece]:
    """Yield the words that are set off in a part of a page, without labels."""
    for piece in _PIECE.finditer(text, begin, end):
        words = _words(piece)
        if set_off and text[begin : piece.start()].strip(" \t\r\n*_[]\"'`0-9.\\("):
            return
        if is_label(words) or not count_words(words):
            continue
        title = Title(clean(words), *piece.span(), _url(piece))
        names = _NAMES.search(title.text) is not None or _is_list(words)
        slanted, quoted = bool(piece["slant"] or piece["em"]), bool(piece["quote"])
        yield _Piece(title, slanted, quoted, names and not PAPER.search(title.url))


def _is_long(title: Title) -> bool:
    return count_words(title.text) >= _LONG or len(title.text) > _LONG_CHARS


def first_words(text: str, start: int, end: int) -> Title | None:
    """Return what a cell begins with that is known to hold a title, whatever it looks like."""
    begin = _begin(text, start, end)
    words = re.split(r"\s[-–—]\s|<br|[ ]{2,}|\n", text[begin : min(end, begin + _LOOK)])[0]
    bare = clean(words)
    return Title(bare, begin, begin + len(words)) if bare and not _ONLY_LABELS.fullmatch(bare) else None


def _begin(text: str, start: int, end: int) -> int:
    """Return the offset behind the marker, numbers, tags and dates that a block begins with."""
    first = _MARKER.match(text, start, end)
    begin = first.end() if first else start
    while True:
        image = _IMAGE.match(text, begin, end)
        opening = image or _OPENING.match(text, begin, end) or _label_link(text, begin, end)
        if not opening or opening.end() == begin or opening.end() >= end:
            break
        begin = opening.end()
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _label_link(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Return the link whose label is none of a title, such as a venue, that stands before the title."""
    link = _LABEL_LINK.match(text, begin, end)
    if not link or is_label(link[1]):
        return link
    boxed = link[0].startswith("[[") and len(link[1]) <= _VENUE_CHARS
    return (
        link
        if boxed and count_words(text[link.end() : min(end, link.end() + 60)].partition("[")[0]) >= _LONG
        else None
    )


def _words(piece: re.Match[str]) -> str:
    return next(
        filter(None, (piece[name] for name in ("link", "anchor", "bold", "strong", "slant", "em", "quote"))),
        "",
    )


def _url(piece: re.Match[str]) -> str:
    if piece["link"]:
        return piece["url"]
    inner = _HREF.search(piece["attributes"] or piece["strong"] or "")
    linked = re.search(_LINK, piece["bold"] or "")
    return inner[1] if inner else (linked["url"] if linked else "")


def _lead(text: str, begin: int, end: int) -> Title | None:
    """Return the plain words that a block begins with, without authors, venue and year behind them."""
    line_end = text.find("\n", begin, end)
    last = line_end if line_end >= 0 else end
    opening = re.match(r"(?:\*\*|__|\*|_|`)", text[begin : begin + 2])
    at = begin + (opening.end() if opening else 0)
    stop = _STOP.search(text, at, last)
    last = stop.start() if stop else last
    words = text[begin:last].rstrip(" \t\r([|-–—:,.\\*_<")
    if quote := _NAMED_QUOTE.match(words):
        return Title(clean(quote[1]), begin + quote.start(1), begin + quote.end(1))
    words = _VENUE_BEHIND.sub("", words)
    cut = _BEHIND.search(words)
    if cut and count_words(words[: cut.start()]) >= 1:
        words = words[: cut.start()]
    told = _TOLD.search(words)
    bare = clean(words[: told.start()] if told and count_words(words[told.start() :]) > _MANY else words)
    unfit = not bare or is_label(bare) or _NAMES.search(bare) or _is_list(bare) or len(bare) > 300
    colon = text[begin:last].rstrip().endswith((":", "：")) or (key_of(words) and is_label(key_of(words)))
    return None if unfit or colon else Title(bare, begin, begin + len(words))


def _is_list(words: str) -> bool:
    return words.count(",") * 3 >= max(count_words(words), 4)


def count_words(words: str) -> int:
    """Return the number of words; two ideographs count as one."""
    return len(_WORD.findall(words)) + (len(_IDEOGRAPH.findall(words)) + 1) // 2


def clean(words: str) -> str:
    """Return a title as it is read: without markup, emoji, numbers in front and stops behind."""
    bare = _EMOJI.sub(" ", plain(words)).strip(" ,;|·")
    while number := re.match(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s))\s*", bare):
        bare = bare[number.end() :]
    bare = re.sub(r"\s+([:,.;])", r"\1", bare)
    return one_line(bare.rstrip(" .:-–—") if not bare.endswith("...") else bare)


def plain(words: str) -> str:
    """Return words on one line, without marks of Markdown and HTML."""
    bare = words[:4_000]
    for _ in range(2):  # emphasis may stand in a link, and a link in emphasis
        bare = _MARKS.sub(_unmark, bare)
    return " ".join(html.unescape(bare).split())


def _unmark(mark: re.Match[str]) -> str:
    if not mark[0].startswith("<"):
        return mark[1] or ""
    name = re.match(r"</?(\w+)", mark[0])
    return "" if name and name[1].lower() in _INLINE else " "
