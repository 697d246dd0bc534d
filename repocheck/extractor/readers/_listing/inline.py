"""HTML as it is read: tags that say nothing and the ends of lines in the source are no part of the words."""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

FILL = "\f"
"""What stands in place of them, so that every offset stays: a blank that neither ends a line nor parts words.

`plain` drops three and more; a single one is the end of a page.
"""
_TAG = late_regex(r"<(?P<close>/?)(?P<tag>[a-z][a-z0-9]{0,12})(?P<rest>(?:\s[^<>]{0,2000})?)/?>", re.I)
_KEPT = frozenset(
    """
    a b strong i em br img sup sub code p div li ul ol dl dt dd tr td th thead tbody tfoot table section
    article details summary main body header footer aside blockquote hr h1 h2 h3 h4 h5 h6 title
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Tags that part a page, link, or set words off; others say nothing unless their class does."""
_ATTRIBUTE = late_regex(
    r"\s(?P<name>[a-zA-Z-]{1,40})\s{0,9}=\s{0,9}(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|[^\s\"'<>]{1,500})"
)
_TITLED = late_regex(r"\sclass\s*=\s*[\"']?[^\"'<>]{0,100}title", re.I)
_SET_OFF = late_regex(
    r"\sclass\s*=\s*[\"']?(?:[\w-]{1,40}\s)?(?:underline|italics?|bold|em(?:phasis)?)\b", re.I
)
_AMPERSAND = late_regex(r"&amp(?=\s)")
"""The sign for "and" without the semicolon that ends it."""
_BADGE = late_regex(
    r"<span\s[^<>]{0,200}?class\s?=\s?[\"'](?:[\w-]{1,40}\s){0,4}(?:badge|pill|chip)[\s\"'-][^<>]{0,200}>[^<>\d:]{1,40}</span>",
    re.I,
)
"""Words in a small box beside a title that are no venue with its year: how it was shown, an award."""
_CLASSED = late_regex(r"\sclass\s*=")
"""What a tag right behind another one has that is set on a line of its own, or apart."""
_SOURCE_LINE = late_regex(r"[ \t\r]{0,20}\n[ \t\r\n]{0,200}")
_MAX_OPEN = 200
_BEGINS = frozenset({"", " ", "\n", "(", "[", '"', "“", "*", "_", ">", "-", "/"})
"""What a word begins behind."""


_DIALOG = late_regex(
    r"<(?P<tag>div|section|dialog|aside)\s[^<>]{0,500}?(?:class\s?=\s?[\"'](?:[^\"'<>]{0,100}\s)?modal[\s\"']|role\s?=\s?[\"']dialog)"
    r"[^<>]{0,500}>",
    re.I,
)
_BOX_TAG = late_regex(r"<(?P<close>/?)(?P<tag>div|section|dialog|aside)(?=[\s>])[^<>]{0,500}>", re.I)
_MAX_DIALOG_CHARS = 20_000


def without_dialogs(text: str) -> str:
    """Return a page with blanks for the boxes that open over it, such as that of an abstract."""
    parts, at = [], 0
    while opening := _DIALOG.search(text, at):
        end = _end_of_box(text, opening.end(), opening["tag"])
        parts += [text[at : opening.start()], re.sub(r"[^\n]", FILL, text[opening.start() : end])]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _end_of_box(text: str, start: int, tag: str) -> int:
    """Return the offset behind the end of a box; that of its tag if it does not end within reach."""
    depth = 1
    for each in _BOX_TAG.finditer(text, start, start + _MAX_DIALOG_CHARS):
        if each["tag"].lower() == tag.lower():
            depth += -1 if each["close"] else 1
            if not depth:
                return each.end()
    return start


def as_read(text: str) -> str:
    """Return a page without such tags and line ends, and with ``<i>`` for those that set words off.

    Those whose class says "title" stay as they are.
    """
    text = _AMPERSAND.sub("&".ljust(4, FILL), text) if "&amp " in text or "&amp\n" in text else text
    text = _BADGE.sub(lambda found: FILL * len(found[0]), text)
    parts, at = [], 0
    open_tags: list[tuple[str, str]] = []
    closed = -1
    for tag in _TAG.finditer(text):
        name = tag["tag"].lower()
        if name in _KEPT:
            if tag["rest"].strip(" /") and not _TITLED.search(tag["rest"]):
                start, end = tag.span("rest")
                parts += [text[at:start], _attributes(tag["rest"], name)]
                at = end
            continue
        if tag["close"]:
            kind = open_tags.pop()[1] if open_tags and open_tags[-1][0] == name else ""
            closed = tag.end()
        elif closed >= 0 and _CLASSED.match(tag["rest"]) and not text[closed : tag.start()].strip():
            kind = _kind(name, tag["rest"])
            kind, open_tags = kind or "br", [*open_tags[-_MAX_OPEN:], (name, kind)]
        else:
            kind = _kind(name, tag["rest"])
            open_tags = [*open_tags[-_MAX_OPEN:], (name, kind)]
        if kind != "title":
            written = f"<{tag['close']}{kind}>" if kind else ""
            parts += [text[at : tag.start()], written.ljust(len(tag[0]), FILL)]
            at = tag.end()
    return _SOURCE_LINE.sub(lambda found: " ".ljust(len(found[0]), FILL), "".join([*parts, text[at:]]))


_NEXT = r"\n(?![ \t]{0,80}(?:\n|[-*+#|>]|\d{1,4}[.)]))"
_WRAPPED = late_regex(
    rf"\[[^\[\]\n]{{3,200}}(?:{_NEXT}[^\[\]\n]{{1,200}}){{1,3}}\](?=\(|\[)"
    rf"|\*\*(?=[\w\"“])[^*\n]{{3,200}}(?:{_NEXT}[^*\n]{{1,200}}){{1,3}}\*\*"
    rf"|(?<![*\w])\*(?=[A-Z])[^*\n]{{3,200}}(?:{_NEXT}[^*\n]{{1,200}}){{1,3}}\*(?![*\w])"
    rf"|“[^“”\n]{{3,200}}(?:{_NEXT}[^“”\n]{{1,200}}){{1,3}}”"
    rf"|(?<![\w=])\"(?=[A-Z])[^\"\n]{{3,200}}(?:{_NEXT}[^\"\n]{{1,200}}){{1,3}}\"(?!\w)"
)


_URL_BELOW = late_regex(r"\]\([ \t]{0,20}\n\s{0,20}(?P<url>[^\s()]{0,500})\s{0,20}\)")
"""A link whose address stands in the line below its label."""


def unwrapped(text: str) -> str:
    """Return a page with a blank for each end of a line within a link, or within words that are set off.

    Quotations that end as in TeX have the usual marks.
    """
    text = (
        _URL_BELOW.sub(lambda found: f"]({found['url']})".ljust(len(found[0])), text)
        if "](\n" in text
        else text
    )
    text = _CLOSED_AS_TEX.sub(_requoted, text) if "''" in text else text
    return _WRAPPED.sub(lambda found: found[0].replace("\n", " "), text)


_CLOSED_AS_TEX = late_regex(
    r"(?P<open>``|(?<![\w=])\")(?P<words>[^\W\d_](?:[^\"'`<>\n]|'(?!')){8,300})(?P<close>'')(?!')"
)
"""A quotation that ends as in TeX, however it begins."""


def _requoted(found: re.Match[str]) -> str:
    return f"{'“'.rjust(len(found['open']), FILL)}{found['words']}”{FILL}"


_RAISED = late_regex(
    r"(?P<open><(?P<tag>su[bp])>)(?P<what>[\w+−-]{1,8})(?P<close></(?P=tag)>)(?P<behind>[\s\w.,;:)\]]?)", re.I
)
"""Letters or numbers that are set lower or higher, such as those of a formula or an isotope."""


def unraised(text: str) -> str:
    """Return a page with blanks for the tags of what is set lower or higher within words, which joins them.

    A number that is set higher behind a word is that of a note.
    """
    return _RAISED.sub(_unraised, text) if "</su" in text else text


def _unraised(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 1) : found.start()]
    noted = found["tag"].lower() == "sup" and before not in _BEGINS and not found["behind"].isalnum()
    if noted:
        return found[0]
    return f"{FILL * len(found['open'])}{found['what']}{FILL * len(found['close'])}{found['behind']}"


def _attributes(written: str, name: str) -> str:
    """Return the attributes of a tag with blanks for those that neither link, name nor span.

    Quotation marks around a class are blanks as well: a title may stand in such.
    """
    parts, at = [], 0
    for found in _ATTRIBUTE.finditer(written):
        if found["name"].lower() in {"class", "rowspan"}:
            kept = found[0].replace('"', FILL).replace("'", FILL)
        elif name in {"a", "img"}:
            kept = found[0] if found["name"].lower() in {"href", "name", "id"} else FILL * len(found[0])
        else:
            kept = FILL * len(found[0])
        parts += [FILL * (found.start() - at), kept]
        at = found.end()
    return "".join([*parts, FILL * (len(written) - at)])


def _kind(name: str, attributes: str) -> str:
    if _TITLED.search(attributes):
        return "title"
    return "i" if name in {"u", "cite"} or _SET_OFF.search(attributes) else ""
