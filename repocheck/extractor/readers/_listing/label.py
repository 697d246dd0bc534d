"""Plain words of a page: without markup, and whether they are a label rather than a title."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from repocheck.text.pattern import late_regex

_MARKS = late_regex(
    r"!\[[^\[\]]{0,200}\]\([^()]{0,400}\)|(?<!\w)\[((?:[^\[\]]"
    r"|\[[^\[\]]{0,80}\]){1,400})\]\([^()\n]{1,600}\)|<(?=[/!a-zA-Z])[^<>\n]{0,500}>|<(?=\[)|(?<=\))>|(?<!\\)(?:\*|(?<!\w)`|`(?!\w))|~~(?=\S)|(?<=\S)~~|(?<!\w)_+(?=\w)"
    r"|(?<=[\w.?!])(?<!_)_+(?!\w)|\\(?=[^\w\s])"
)
_WORD = late_regex(r"[^\W_\u2e80-\uffff][^\s]*|[\u0400-\u1fff][^\s]*")
_IDEOGRAPH = late_regex(r"[\u2e80-\uffff]")
_LABEL = late_regex(
    r"[\W_]*(?:(?:[a-z]{2,12} ){0,2}available|download(?:able)?|read(?: it)?|view|watch|find(?: it)?|access)"
    r"(?: here\W{0,3}| (?:from|at|on|in|via) .{1,30})"
    r"|[\W_]*(?:(?:the|best|read|view|full|original|official|unofficial|my|our|related|project|home"
    r"|web|supp\w{0,12}|arxiv|github)[ ./-]?){0,9}"
    r"(?:papers?|pdfs?|arxiv|preprint|abs(?:tract)?|full[ ]?text|links?|url|projects?|home ?page"
    r"|home|web(?:site|page)?|pages?|code|codes|github|repo(?:sitory)?|implementation"
    r"|slides?|presentations?|posters?|videos?|blogs?|posts?|demo|data(?:sets?)?|models?|weights|request|prior"
    r"|reviews?|talk|doi|html|bib(?:tex)?|cite|citation|source|supp\w{0,12}(?: (?:materials?|information))?"
    r"|news and views"
    r"|(?:physics )?viewpoints?|(?:research )?highlights"
    r"|arxiv:\s?[a-z.-]{0,12}/?\d{4}\.?\d{3,5}(?:v\d)?"
    r"|[a-z-]{4,9}/\d{4}\.?\d{3,4}(?:v\d)?|to be continued|coming soon"
    r"|tl;?dr|summary|openreview|forum|acm|ieee|springer|elsevier|hal|youtube|twitter|tweet|colab"
    r"|notebook|appendix|news|see|here|more|details|notes?|comments?|authors?|date|published|venue"
    r"|tags?|keywords?|title|categor(?:y|ies)|subjects?|topics?|institutions?|affiliations?"
    r"|conference|journal|year|updated?|score|rating|relevance|motivation|methods?|results?"
    r"|conclusions?|contributions?|pytorch|tensorflow|jax|keras|torch|matlab|caffe|python|c\+\+"
    r"|official|unofficial|publisher|zbmath|mathscinet|pubmed|code\d|论文|代码|链接|主页|数据集|摘要|作者|项目|[已未必精略待]读|重点阅读"
    r"|back to top|top|contents?|share|huggingface"
    r"|hugging face|kaggle|discussion|hf|website|star|stars)"
    r"(?:[ /&+,-]+(?:and )?(?:papers?|pdf|code|entry|links?|page|site|video|version|id|url|data|material"
    r"|models?|github|official|supp\w{0,12}|reference|implementation|here|text|preprint"
    r"|\d{1,2})){0,9}[\W_]*"
    r"|[\W_]*(?:arxiv|biorxiv)[\W_]*\d{2,4}[\W\d_]*|[\W_]*\d{4}\.\d{4,5}(?:v\d+)?[\W_]*|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}(?:v\d+)?|[\W\d_]*"
    r"|[\W_]*(?:19|20)\d\d[\W\d_]*|https?://\S*"
    r"|[\W_]*(?:doi|pmc?id|issn|isbn)[\W_]*[\w./:()-]{0,60}\d[\w./()-]{0,30}[\W_]*"
    r"|\([^()]{1,80}\)|\[[^\[\]]{0,40}\b(?:pdf|bibtex|html|doi|download)\b[^\[\]]{0,20}\]"
    r"|(?-i:[a-z]{2,20}[-_:]?(?:19|20)\d\d[-_:]?[a-z-]{0,60})|[\W_]*10\.\d{4}.*|(?:\s*:[a-z_0-9+-]{2,40}:)+\s*"
    r"|[\W_]*(?-i:[A-Z][A-Za-z+&/-]{1,14}(?:[ -][A-Z][a-zA-Z]{1,12}(?!(?: [A-Z]\w{1,12}),)){0,2})"
    r"[ ,'’`-]{0,3}(?:(?:19"
    r"|20)\d\d|[’'`]?\d\d)(?:[ -]?(?:oral|spotlight|poster|best paper|highlight|findings"
    r"|main|w)\w*(?!\w))*[\W_]*"
    r"|[\W_]*(?:(?:arxiv|pdf|github|html|doi|论文|代码|源码|项目|数据集?|官方|中文|英文|相关|开源"
    r"|模型|演示|视频|博客)[ ]?){1,3}"
    r"(?:页面?|主页|下载|仓库|链接|地址|原文|全文|网[页站]|解读|讲解|阅读|笔记|今日论文){1,2}[\W_]*"
    r"|[\W_]*(?:(?:論文|コード|プロジェクト|動画|データ)(?:の?(?:ページ|リンク))?"
    r"|(?:논문|코드|프로젝트|데모)(?: ?(?:링크|페이지))?)[\W_]*"
    r"|[\W_]*(?:CVPR|ICCV|ECCV|ICML|ICLR|NeurIPS|NIPS|AAAI|IJCAI|ACL|EMNLP|NAACL|KDD|WWW|SIGIR"
    r"|SIGGRAPH|ICRA|IROS|CoRL|RSS|TPAMI|TIP|TMLR|JMLR|arXiv|bioRxiv|Nature|Science|Oral|Spotlight"
    r"|New|Survey|Blog|CoRR)[\W_]*",
    re.I,
)
"""What words are if they are no title: labels, numbers, venues with their year."""
_CASED = late_regex(r"[A-Z]\w{0,30}[ '’`-]{0,2}\d{2,4}")
_FILL = late_regex(r"\f{3,}")
_INLINE = frozenset({"a", "b", "i", "em", "strong", "sub", "sup", "code", "mark", "font", "u", "wbr"})
_KEY = late_regex(
    r"\s*(?:(?:\*\*|__|<b>|<strong>)\s*)?((?!\s)[^\n:：*<>\[\]]{1,40}?)"
    r"\s*(?:(?:\*\*|__|</b>|</strong>)\s*)?[:：]"
)
_CODED = late_regex(r"(?<![\w:]):[a-z_0-9+-]{2,40}:(?=[\s*_A-Z])")
"""An emoji by its code, whose colons end no key."""
TITLE_LINE = late_regex(
    r"(?:\A|\n|<br\s?/?>)[ \t|]{0,9}(?:[-*+][ \t]{1,4})?(?:\*\*|__|<b>|<strong>|:)?(?:paper[ ])?"
    r"title[ \t]{0,3}(?:\*\*|__|</b>|</strong>)?[ \t]{0,3}[:：](?:\*\*|__|</b>|</strong>)?[ \t]{0,9}"
    r"(?P<words>[^\s<][^\n<]{5,400})",
    re.I,
)
"""A line that says it gives the title."""
_LINK_LABEL = late_regex(r"\[([^\[\]\n]{1,60})\]\(")
_DATED = late_regex(r"\((?:19|20)\d\d[a-z]?\)\Z")
"""What authors end with in a reference."""
_NAMED = late_regex(
    r"[\s*_-]{0,9}(?:pytorch|tensorflow|keras|caffe|jax|torch|python|youtube|twitter|openreview|pubmed|kaggle)"
    r"[*_]{0,3}[:：][*_]{0,3}(?:[ ][A-Za-z][\w'’-]{0,30}){3}",
    re.I,
)
"""A name that labels have as well, where it begins a title: "TensorFlow: A system for …"."""


def key_of(text: str) -> str:
    """Return the key that a line such as ``**Authors:** …`` begins with, in lower case; empty without one."""
    found = _KEY.match(_CODED.sub("", text[:200]))
    key = found[1].strip(" *_`\f") if found else ""
    return "" if _DATED.search(key) or _NAMED.match(text) else key.casefold()


def is_label(words: str) -> bool:
    """Return whether words that are set off or linked are a label, a number, a venue or a date."""
    bare = plain(words) if "<" in words or "[" in words else words
    return len(bare) < 80 and _LABEL.fullmatch(bare.strip()) is not None


def has_label(text: str, start: int, end: int) -> bool:
    """Return whether the first link in a part of a page is a label, such as *paper*."""
    label = _LINK_LABEL.search(text, start, end)
    return label is not None and is_label(label[1])


def count_words(words: str) -> int:
    """Return the number of words; two ideographs count as one."""
    return len(_WORD.findall(words)) + (len(_IDEOGRAPH.findall(words)) + 1) // 2


def without_links(words: str) -> str:
    """Return words of HTML without the links behind them that are labels: the paper, its code."""
    while "<a" in words:
        head, _, link = words.rpartition("<a")
        label, _, behind = link.partition(">")[2].partition("</a>")
        named = is_label(plain(label).strip(" []()"))
        if not named or re.search(r"\w", plain(behind)) or not re.search(r"\w", plain(head)):
            break
        words = head.rstrip("[( \f")
    return words


@lru_cache(2_048)
def plain(words: str) -> str:
    """Return words on one line, without marks of Markdown and HTML."""
    bare = _FILL.sub("", words[:4_000])
    for _ in range(2):  # emphasis may stand in a link, and a link in emphasis
        bare = _MARKS.sub(_unmark, bare)
    return " ".join(html.unescape(bare).split())


def _unmark(mark: re.Match[str]) -> str:
    if not mark[0].startswith("<"):
        return mark[1] or ""
    name = re.match(r"</?(\w+)", mark[0])
    return "" if name and name[1].lower() in _INLINE else " "
