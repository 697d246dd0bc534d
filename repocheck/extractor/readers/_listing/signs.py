"""What shows that something is about a paper: hosts, labels, and the heads of columns and keys.

Source: addresses and labels in some sixty reading lists, conference lists, bots' tables and newsletters on
public code hosts. Blind spots: publishers that are not named here, unless the address itself looks like that
of a paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from repocheck.models import Relation
from repocheck.text.pattern import late_regex

_HOSTS = (
    r"(?:neurips|icml|iclr|eccv|mlsys)\.cc/virtual/[\w/-]*poster|arxiv\.org/(?:abs|pdf|html|ftp)"
    r"|openreview\.net/(?:forum|pdf|attachment)|doi\.org/10\."
    r"|aclanthology\.org(?!/(?:venues|events|people|volumes)\b)"
    r"|aclweb\.org/anthology|huggingface\.co/papers|alphaxiv\.org"
    r"|openaccess\.thecvf\.com(?!/[A-Z]{3,6}\d{4}(?:_workshops)?(?:\.py)?(?:[\s()\[\]<>\"'?]|\Z))"
    r"|ecva\.net|papers\.n(?:eur)?ips\.cc"
    r"|proceedings\.\w|ojs\.aaai\.org|aaai\.org/[\w/]*(?:view|paper|ojs)|ieeexplore\.ieee\.org"
    r"|link\.springer\.com|springerlink\.com/content"
    r"|dl\.acm\.org|sciencedirect\.com/science|nature\.com/articles|science\.org/doi|biorxiv\.org"
    r"|medrxiv\.org"
    r"|onlinelibrary\.wiley|tandfonline\.com|mdpi\.com/\d|frontiersin\.org/\w*/?articles|journals\.\w"
    r"|pnas\.org|academic\.oup\.com|semanticscholar\.org(?!/author)|papers\.ssrn\.com|ssrn\.com/abs|inspirehep\.net"
    r"|adsabs\.harvard\.edu|jmlr\.org/papers|bmvc|ijcai\.org/\w*proceedings|usenix\.org/\w*(?:/\w*)?/presentation"
    r"|roboticsproceedings\.org|isca-speech\.org|isca-archive\.org|eprint\.iacr\.org|hal\.science"
    r"|hal\.\w+\.fr"
    r"|pubmed\.ncbi|ncbi\.nlm\.nih\.gov/p\w*/|iopscience\.iop\.org|pubs\.\w+\.org|chemrxiv\.org"
    r"|cell\.com/\w+/fulltext"
    r"|paperswithcode\.com/paper|researchgate\.net/publication|preprints\.org|techrxiv\.org"
    r"|osf\.io/preprints|jstor\.org/stable|citeseerx?\.ist|projecteuclid\.org|link\.aps\.org/doi"
    r"|royalsocietypublishing\.org/doi|annualreviews\.org/doi|sagepub\.com/doi|worldscientific\.com/doi"
    r"|biomedcentral\.com/articles|springeropen\.com/articles|hindawi\.com/journals|copernicus\.org/articles"
    r"|jamanetwork\.com/journals|thelancet\.com/journals|nejm\.org/doi|degruyter\.com/document"
    r"|cambridge\.org/core/journals|drops\.dagstuhl\.de|ceur-ws\.org/Vol|nber\.org/papers|aeaweb\.org/articles"
    r"|philpapers\.org/rec|philarchive\.org|ling\.auf\.net/lingbuzz|escholarship\.org/uc/item|joss\.theoj\.org"
)
PAPER = late_regex(
    rf"(?<![\w-])(?:{_HOSTS})(?!/?(?:[\s()\[\]<>\"'|]|\Z))|\barxiv:\s?\d{{4}}\.\d{{4,5}}|\bdoi:\s?10\.\d{{4}}"
    r"|\[[\s*_`\[\\]{0,6}(?:paper(?![ -]?lists?\b)|pdf|arxiv|preprint|openreview|publication"
    r"|论文)[^\[\]\n]{0,20}\\?\]{1,3}\s?\((?:<?https?:|\))"
    r"|\[\[cite[pt]?:|\[cite(?:/\w{1,20})?:@"
    r"|(?<![\w/`{@\\-])cite[pt]?:&?[a-z][\w:-]{1,40}(?:19|20)\d\d"
    r"|>\s*\[?(?:paper|pdf|arxiv)\]?\s*</a>|^[ \t*_-]{0,8}arxiv(?: ?id)?[*_]{0,2}\s?[:：]"
    r"|^[ \t]{0,8}(?:[-*+•|]|\d{1,4}[.)])[ \t*_`\[(]{1,6}(?:0[7-9]|[12]\d)(?:0[1-9]|1[0-2])\.\d{4,5}"
    r"(?:v\d)?\b(?![.%])",
    re.I | re.M,
)
PAPERISH = late_regex(
    r"https?://[^\s()<>\"']{3,300}?(?:\.pdf\b|/(?:doi|abs|article|articles|paper|papers"
    r"|publication|publications"
    r"|document|proceedings|pubs|preprint|anthology)s?/(?=[^\s()<>\"'])|10\.\d{4,5}/)"
    r"|\]\((?!https?:)[^\s()]{1,200}\.pdf\)|href=[\"'](?!https?:)[^\s\"'<>]{1,200}\.pdf[\"']",
    re.I,
)
NOTE = late_regex(
    r"\]\((?!https?:|[#/]?[\w-]{0,20}readme)[^()\s:#]{1,200}\.(?:md|pdf|ipynb|html?|org|txt|rst)(?:#[^()\s]{0,80})?\)"
    r"|\]\(https?://(?:www\.)?git(?:hub|lab)\.com/[\w.-]{1,60}/[\w.-]{1,80}/(?:-/)?"
    r"(?:blob/[^()\s]{1,200}\.(?:md|pdf|ipynb)(?:#[^()\s]{0,400})?|(?:issues|discussions)/\d{1,6})\)",
    re.I,
)
"""The address of what a reader wrote of a paper, beside the list that links to it."""
CODE_LABEL = late_regex(
    r"\[[\s*_`\[\\]{0,6}(?:official[ ])?(?:code|github|repo|implementation"
    r"|source)[^\[\]\n]{0,20}\\?\]{1,3}\s?\(<?https?:"
    r"|>\s*\[?(?:code|github)\]?\s*</a>",
    re.I,
)
CODE_HOST = late_regex(
    r"(?<![\w.])(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)[/:][\w.-]+/[\w.-]+", re.I
)
ADDRESS = late_regex(r"(?:https?:|(?<=\]\())//[^\s()<>\[\]{}\"'|]{3,500}")


class Marks:
    """Where the matches of a pattern stand in a page, found once and counted for any part of it.

    Args:
        pattern: What to find.
        text: The page.
        elsewhere: Places of links whose addresses stand elsewhere, in order, with these addresses.
    """

    def __init__(
        self, pattern: re.Pattern[str], text: str, elsewhere: Sequence[tuple[int, str]] = ()
    ) -> None:
        self._at = [match.start() for match in pattern.finditer(text)]
        if elsewhere:
            self._at += [at for at, url in elsewhere if pattern.search(url)]
            self._at.sort()

    def count(self, start: int, end: int) -> int:
        """Return the number of matches that start in a part of the page."""
        return bisect_left(self._at, end) - bisect_left(self._at, start)


class Role(StrEnum):
    """What the head of a column, a key or a label says of what it heads."""

    TITLE = "title"
    DATE = "date"
    CODE = "code"
    OTHERS_CODE = "others-code"
    PAPER = "paper"
    AUTHORS = "authors"
    VENUE = "venue"
    NONE = ""


_ROLES = (
    (
        Role.OTHERS_CODE,
        r"(?:un-?official|community|third[- ]?party|other|re-?)[ -]?(?:code|implementations?|repos?\w*)",
    ),
    (
        Role.CODE,
        (
            r"(?:official |source |our |original )?(?:codes?|git ?hub|git|repo(?:sitor(?:y|ies))?"
            r"|implementations?|source(?: code)?)"
            r"(?: ?/ ?(?:git ?hub|code|project|repo))?(?: ?(?:links?|url|repo(?:sitory)?|code|available"
            r"|address|page))?"
            r"|git ?hub ?/ ?code|代码|源码|源代码|代码链接|代码地址|开源代码|コード|実装|코드|구현|код"
            r"|quellcode|quelltext|c[óo]digo(?: fuente)?|codice"
        ),
    ),
    (
        Role.TITLE,
        (
            r"(?:paper|article|document|publication)?[ _]?(?:title|name)s?|title of (?:the )?paper|titel"
            r"|(?:paper )?title (?:en(?:g|glish)?|orig(?:inal)?|full)|(?:english|original|full) title"
            r"|(?:titre|t[ií]tulo|titolo)(?: d(?:[aeo]|el|ell['’])? ?\w{4,12})?|(?-i:TI)"
            r"|название|заголовок|标题|题目|题名|篇名|论文标题|论文题目|论文名称"
            r"|タイトル|論文名|제목|논문 ?제목"
            r"|n[áa]zev|n[áa]zov|naslov|tytu[łl]|cím|tittel|otsikko|başlık|judul"
            r"|τίτλος|назва|заглавие|tiêu đề|tên (?:bài báo|công trình)|العنوان"
        ),
    ),
    (
        Role.DATE,
        (
            r"(?:publish(?:ed|ing)?|publication|pub|release|submi(?:t|tted|ssion)|updated?|arxiv|paper"
            r"|print|online|issue|first|(?:last )?revised)?[ .]?(?:date|time|day|year)s?(?: added)?"
            r"|published(?: at| on| print| online)?|submitted(?: at| on)?|created(?: at)?|issued|yr"
            r"|(?:date|years?)[ -](?:of )?(?:publi(?:shed|cation)|pub|release|issue|print)"
            r"|(?:erscheinungs|veröffentlichungs|publikations)?(?:datum|jahr)"
            r"|(?:date|ann[ée]e|a[ñn]o|fecha|data|anno)(?: d(?:e|i) p\w{5,15})?|(?-i:PY)"
            r"|дата|год|日期|时间|发布日期|发布时间|发表时间|年份|年|日付|公開日|発表日|投稿日"
            r"|(?:発行|出版|刊行)年|발표일|날짜|연도"
            r"|rok(?: (?:vyd[áa]n[íi]|wydania|publikac\w{1,3}))?|godina|jaar|år"
            r"|vuosi|y[ıi]l|tahun|év|έτος|рік|година|năm|السنة"
        ),
    ),
    (
        Role.PAPER,
        (
            r"readings?|papers?(?: ?(?:links?|url|pdf|id|page))?"
            r"|pdfs?(?: ?(?:links?|url))?|arxiv(?: ?(?:id|links?"
            r"|url))?|preprints?|abs|doi|论文|论文链接|论文地址|文章|論文|논문"
            r"|artikel|artículo|artigo|articolo|статья|bài báo"
        ),
    ),
    (
        Role.AUTHORS,
        (
            r"(?:first )?authors?(?: ?(?:list|names?))?|auteurs?|autor(?:i|es|en|zy)?|verfasser"
            r"|作者|著者|저자|(?-i:AU)|autoři|författare|forfatter(?:e|ne)?|tekijät?|yazar(?:lar)?|penulis"
            r"|szerzők?|συγγραφείς|автор[иы]?|tác giả|المؤلف(?:ون)?"
        ),
    ),
    (
        Role.VENUE,
        (
            r"venues?|conference(?: ?/ ?journal)?|journals?|pub(?: name| authority| venue)"
            r"|(?:venue|journal|conference) names?|(?:published|accepted|appears) (?:at|in)"
            r"|publication|publisher|会议|期刊|会议/期刊|会議|학회|konferenz|revue|revista"
            r"|[čc]asopis|czasopismo|tidss?krift|zeitschrift|tijdschrift|rivista|dergi|jurnal|журнал"
            r"|(?:loại ?/ ?)?nguồn"
        ),
    ),
)
_ROLE = [(role, late_regex(regex, re.I)) for role, regex in _ROLES]


_OF_OTHERS = late_regex(r"official|third|communit|other|re-?impl", re.I)
"""What a head says in brackets of whose it is; anything else in them says nothing of what it heads."""


@lru_cache(2_048)
def role_of(head: str) -> Role:
    """Return what a head, a key or a label says, whatever signs and emoji stand around it."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head[:80])
    words = " ".join(re.sub(r"[^\w/&'.]+|_", " ", spaced).split())
    words = words.replace("Git Hub", "GitHub").replace("ar Xiv", "arXiv")
    role = next((role for role, regex in _ROLE if regex.fullmatch(words)), Role.NONE)
    before, bracket, within = head.partition("(")
    if role or not bracket or not before.strip() or _OF_OTHERS.search(within):
        return role
    return role_of(before)


def relation_of_head(head: str, text: str) -> Relation | None:
    """Return whose code the text below a head is by the head; None where that does not say it.

    What the text says of itself ("unofficial") goes first.
    """
    relation = {Role.CODE: Relation.OWN, Role.OTHERS_CODE: Relation.THIRD_PARTY}.get(role_of(head))
    if relation and re.search(r"unofficial|third[- ]party|community|re-?impl", text[:2_000], re.I):
        return None
    return relation
