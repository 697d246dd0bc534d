"""Words that tell what a page, a section or a box is, beside the signs of papers themselves."""

from __future__ import annotations

import re
from pathlib import PurePath

from repocheck.text.pattern import late_regex

SHELL_COMMANDS = late_regex(
    r"^[ \t]*(?:\$ |>>> |%|!)?(?:pip3? install|git clone|conda (?:install|create|env)"
    r"|python3? [\w./-]+\.py|import torch"
    r"|from \w+ import|import \w+(?: as \w+)?$|docker (?:run|pull|build)|npm install"
    r"|bash [\w./-]+\.sh|cmake )",
    re.M,
)
"""Lines that only the page of something to run has."""
PROJECT = late_regex(
    r"\W*(?:how[ ]to[ ](?:install|run|use)|install(?:ing|ation)?|usage|set-?up|requirements|prerequisites|"
    r"dependencies|quick[ -]?start|getting[ ]started|environment)\b(?:(?:[ ]+\S+){1,2}\s*|\W*)",
    re.I,
)
"""Headings that only the page of one project has."""
PART = late_regex(
    r"\W*(?:abstract|summary|links?|code|papers?|resources|references|introduction|overview|about|"
    r"(?:table[ ]of[ ])?contents?|news|updates?|(?:how[ ]to[ ])?cit(?:e|ing|ations?)|bibtex"
    r"|acknowledge?ments?|licen[cs]e|"
    r"contribut\w+|contact|star[ ]history|related(?:[ ]\w+){0,2}|notes?|tl;?dr|highlights?|results?|"
    r"key[ ]\w+|methods?|data(?:sets?)?|demo|todo|feedback|subscribe|sponsors?|jobs|events|thanks|details?"
    r"|author\w*|motivation|conclusions?|摘要|目录|引用"
    r"|stat(?:istic)?s|(?:[今本每][日周月期]|数据|统计)?(?:统计|总结|小结|概述|概览|趋势)(?:信息|数据)?"
    r"|相关链接|参考链接|統計|まとめ|概要|요약|통계"
    r"|(?:(?:other|my|our)[ ])?projects|google[ ]scholar|dblp|orcid|researchgate|semantic[ ]scholar"
    r"|推荐阅读|推荐"
    r"|preprints?|(?:(?:complete|full|see|all|more|view|selected|older)[ ]){1,2}"
    r"(?:list[ ]of[ ])?(?:publications?|papers)"
    r"(?:[ ]list)?(?:[ ](?:on|at|in|via)[ ].{1,40})?)\W*",
    re.I,
)
"""Headings of parts of something, or of the page itself, which are no titles."""
CREDIT = late_regex(
    r"\W*(?:(?:this|the|my|our) )?(?:(?:(?:web|home)[ -]?(?:site|page)|site|page)(?:[’']s)?"
    r"(?: (?:source(?: code)?|template|theme|design|layout))?|template|theme|source code"
    r"|(?:web )?design(?: and source code)?)"
    r"(?: (?:is|was|mostly|largely|heavily)){0,3} (?:by|from|credits?|courtesy|borrowed|adapted|modified"
    r"|based|inspired|forked|built|powered|made|stolen)\b[^:]{0,60}",
    re.I,
)
"""Thanks for the looks of a page at its end."""
ASIDE = late_regex(
    r"\W*(?:\d{1,2}\W+)?(?:references?|bibliography|参考文献"
    r"|(?:notes?[ ]of[ ])?"
    r"(?:(?:recent|latest|major|earlier|older|past|previous|lab|group|project|our|change)[ ]?){0,2}"
    r"(?:news|updates?)"
    r"|change ?log|(?:table of )?contents?|目录"
    r"|(?:granted |invited |recent )?(?:patents?|talks(?:[ ](?:and|&)[ ](?!pap|pub)\w{3,20})?)"
    r"|(?:(?:ph\.?d|masters?|bachelors?|former|current|graduate|thesis|student)[ ]){0,3}"
    r"(?:advis(?:or|ing|ees)|supervision|students|alumni|mentoring)|teaching"
    r"|(?:academic|professional)[ ]services?"
    r"|awards|honou?rs|(?:授权)?专利|.{0,30}\b(?:contribut(?!ed)\w+|maintainers?"
    r"|acknowledge?ments?)\b.{0,20}"
    r"|contact\w*(?:[ ](?:us|me|info\w*|details))?|kontakte?|contatti|контакты|联系方式|licen[cs]es?"
    r"|star[ ]history|(?:how[ ]to[ ])?(?:cite|citing|citation)(?:[ ](?:us|this.{0,20}))?)\W*",
    re.I,
)
"""Headings of what lists something else than the papers of the page."""
MANUAL = late_regex(
    r"\b(?:install|compil|build|usage|train|fine-?tun|pre-?train|checkpoint|licen[cs]|copyright"
    r"|docker|running|"
    r"run\b|set-?up|quick|started|requirement|depend|document|manual|guide|limitation|cit(?:e|ing|ation)|faq|"
    r"model[ ]zoo|tokeniz|download|contribut(?!ed)|support|acknowledg|what[ ]is|why\b)"
    r"|简介|下载|安装|使用|引用|介绍",
    re.I,
)
ABSTRACT = late_regex(r"\W*(?:abstract|摘要)\W*", re.I)
"""Heading that stands once on the page of one paper."""
NAMED_BOX = late_regex(
    r"\.(?:(?!resource|software|tool|project|team|people|person|member|profile|news|event|data|blog|course)"
    r"[\w-]*-)?(?:paper|publication|pub|article|entry|card)(?:-(?:item|card|entry|box|li))?\Z"
)
"""Boxes of HTML whose class says that each holds a paper."""
NAMED_ITEM = late_regex(r"\.(?:[\w-]*-)?(?:paper|publication|pub)(?:-(?:item|card|entry|box|li))?\Z")
"""The same of paragraphs and items."""
OTHER = late_regex(
    r"[^\w\n]*(?:\d{1,2}\W+)?(?:(?:\w[\w-]{0,20}[ ]){0,2}"
    r"(?:software|tool(?:s|kits?|box(?:es)?)?|librar(?:y|ies)|packages|data[ -]?sets?|courses?|lectures?"
    r"|repos(?:itories)?|data[ -]?bases?|tutorials?|leader[ -]?boards?|competitions?(?:[ ]solutions?)?"
    r"|applications?|apps|projects|videos?|books?|blogs?(?: posts?)?|codes|githubs?"
    r"|web ?(?:pages?|sites?)|materials?|(?:model|system) cards?|lists? collections?"
    r"|(?:other|related)[ ](?:paper[ ])?lists?|slides|podcasts?|newsletters?)"
    r"(?:[ ]*(?:/|&|and|,)[ ]*|[^\w(\n]{0,9}(?:\([^()\n]{1,40}\)[^\w(\n]{0,9})?\Z)){1,4}"
    r"|[^\w\n]*\w{0,12}(?:サイト|ツール|リンク集?|データセット|ライブラリ|書籍|书籍|网站|工具|数据集|教程|课程|博客)\W*",
    re.I,
)
"""Headings of what lists other things than papers, unless most of these give what only papers have."""
_PUBLISHED = (
    r"\b(?:publikation(?:en|er)|publicaties|veröffentlichungen|publicaciones|publicações|pubblicazioni|publikacje"
    r"|publikace|julkaisut|публикации|публікації|yayınlar|bibliogra(?:phy|phie|f[ií]a|fie|fi)|библиография)\b"
    r"|bài báo|论文|論文|논문|文献|业績|業績|発表"
)
"""Publications, in some languages."""
PUBLICATIONS = late_regex(
    r"\W*(?:\d{1,2}\W+)?(?:\w[\w-]{1,20}[ ]){0,3}(?:publications?|papers)(?:[ ](?:list|in|and|&)\b.{0,40})?"
    r"\W*|\W*(?:list of[ ])?(?:research[ ])?(?:articles|publications)\W*"
    rf"|\W*(?:{_PUBLISHED})(?:发表|リスト|目录|列表)?\W*",
    re.I,
)
"""Headings of the publications of a person or a group, beside whatever else a page of theirs has."""
PAPERS_HEADED = late_regex(
    r"\W*(?:\d{1,2}\W+)?(?!call for)(?:\w[\w-]{1,20}[ ]){0,5}(?:publications?|papers|articles)"
    r"(?:[ ](?:i[’']?ve |to |i )?(?:have )?(?:read|accepted|presented|published|finished|selected))?\W*",
    re.I,
)
"""Headings of lists of papers."""
BREAK_TIME = late_regex(
    r"\W{0,9}(?:(?:(?:coffee|tea|lunch|dinner|breakfast|break|registration|welcome|reception|opening"
    r"|closing|ceremony"
    r"|(?:final |short )?remarks|words|address|discussions?|panel|posters?|session|social|event|q ?& ?a"
    r"|end|start|next steps|adjourn|awards?|group|photo|networking|introduction|workshop|additional|day"
    r"|and|at|of|the|by|with|to|pause|mittag(?:essen|spause)|kaffeepause|begrüßung|eröffnung|déjeuner|accueil"
    r"|café|almuerzo|descanso|almoço|intervalo)(?:\W{1,4}|\Z)){1,8}"
    r"(?:\d{0,2}|\(.{0,80}|(?<=nel: |ion: ).{0,120}|(?<=at )\w.{0,60})"
    r"|(?:休憩|昼食|开幕|茶歇|午餐|午休|闭幕).{0,10})",
    re.I,
)
"""What a slot of a timetable is called in which no paper is shown."""
REFERENCES = late_regex(
    r"\W*(?:\d{1,2}\W+)?(?:(?:list of|selected|key|further|recommended)[ ])?"
    r"(?:references|bibliography|literature"
    r"|参考文献|references and further reading|further reading|literatur|bibliographie|bibliografía)\W*",
    re.I,
)
"""Headings of references, which may be all that a page has."""
INDEX = late_regex(r"\W*(?:\w+ ){0,2}(?:categor(?:y|ies)|topics?|sessions?|index|areas)\W*", re.I)
"""Headings of lists of titles that are none of papers."""
OF_PAPERS = late_regex(rf"\bpapers?\b|\bproceedings\b|\bpublications?\b|{_PUBLISHED}", re.I)
OF_MEETING = late_regex(
    r"\b(?:sessions?|chairs?|keynotes?|workshop|conference|symposium|posters?|oral|talks?|track)\b", re.I
)
"""Words of the programme of a conference."""
_MEETING_WORDS = 2
OF_LIST = late_regex(
    r"\bawesome\b|\bpapers\b|\b(?:reading|paper)[ -]?(?:lists?|group|club|notes)\b|\bdigest\b|\bdaily\b"
    r"|\bweekly\b|\bnewsletter\b|\bpublications\b|\bbibliography\b|\barxiv\b"
    r"|\b(?:list|survey|collection|resources) (?:of|on|for)\b"
    rf"|{_PUBLISHED}",
    re.I,
)
"""First headings of pages that list papers."""


def words_of_name(name: str) -> str:
    """Return the words of what a page is called: ``reading_list.md`` has two."""
    return re.sub(r"[_.-]", " ", PurePath(name).stem)


def is_of_meeting(text: str) -> bool:
    """Return whether a page has words of the programme of a conference: songs have authors as well."""
    return len({found[0].lower().rstrip("s") for found in OF_MEETING.finditer(text)}) >= _MEETING_WORDS
