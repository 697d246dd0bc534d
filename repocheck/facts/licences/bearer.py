"""Tell whose licence a sentence of a README names: the repository's, that of a part, or somebody else's.

A name of a licence says nothing by itself; what bears it does. That is the word before a relative clause
("…, which is under the MIT License"), before brackets ("calls pixlib (MIT License)"), behind "licence of", or
the subject of the sentence.
"""

from __future__ import annotations

import re

from repocheck.facts.documents import Document
from repocheck.facts.licences.names import name_in, normalised
from repocheck.text.pattern import late_regex

_CODE_KINDS = (
    r"codes?|codebase|software|projects?|repo(?:sitor(?:y|ies))?|packages?|implementations?|tools?"
    r"|librar(?:y|ies)|programs?|framework|tool(?:box|kit)|scripts?|notebooks?|source|work|materials?|app(?:lication)?"
)
OF_CODE = late_regex(
    r"\bcodes?\b|\bsoftware\b|\bproject\b|\brepo(?:sitory)?\b|\bpackage\b|\bimplementation\b|\btool\b|代码|项目"
    r"|\b(?:projekt|programm|quell(?:code|text)|logiciel|projet|código|proyecto|codice|progetto|projeto)\b|软件|本仓库"
    r"|ソフトウェア|コード|プロジェクト|소프트웨어|코드|프로젝트",
    re.IGNORECASE,
)
OF_PARTS = late_regex(
    r"\bdata(?:set)?s?\b|\bweights?\b|\bcheckpoints?\b|\bmodels?\b|\b(?:pre-?)?(?:trained|learned)\s+\w+|\bimages?\b|\bvideos?\b|\bpaper\b"
    r"|\bdocumentation\b|\bmanual\b|\bfigures?\b|\bcorpus\b|\bvectors?\b"
    r"|\b(?:annotations?|recordings?|audio|embeddings?|measurements?|sequences|maps|slides?|posters?)\b|\b(?:pictures?|photo(?:graph)?s?|logos?|icons?|fonts?)\b"
    r"|^\W{0,4}(?:the\s)?(?:texts?|prose|manuscripts?)(?=\s(?:and|&)\s|,|\s{0,3}:)|数据|模型|权重",
    re.IGNORECASE,
)
_BESIDE = late_regex(
    r"\b(?:and|with|including|but\s+for|except(?:\s+for)?|apart\s+from|other\s+than)\s+(?:(?:its|the|all|our)\s+)?\w+",
    re.IGNORECASE,
)
"""What a sentence speaks of beside its subject, or leaves out."""
_OF_FOLDER = late_regex(
    r"\W{0,4}(?!all\b|this\b)(?:\w{1,20}\s){0,3}?"
    r"(?:(?:sub-?)?(?:folders?|director(?:y|ies))|parts?\sof\s(?!th[ie]s)|(?:files?|scripts?)\s[^\w\s]{0,2}[\w./-]{1,60}\.\w"
    r"|(?:\w{1,20}\s){1,2}?(?:in|under|from|inside)\s[^\w\s]{0,2}[\w.-]{1,40}/)",
    re.IGNORECASE,
)
"""A sentence whose subject is a folder, or a file by its name."""
_OTHERS = late_regex(
    r"\bthird[- ]party\b|\bbased on\b|\bborrow|\bfrom\s+(?:the\s+)?(?:original|official)|\bdepend"
    r"|\brespective|\bbuil(?:t|ds?)\s+(?:up)?on\b|\bbuilt\s+with\b|\badapted\b|\bthank|\bwe\s+(?:also\s+)?(?:use|used|rely)\b"
    r"|\bunder\s+(?:their|his|her)\b|\bet\s+al\b|\bvendored\b|\bbundle[sd]?\b|\bcopied\s+from\b|\btaken\s+from\b",
    re.IGNORECASE,
)
"""Words of what others licensed."""
_OPEN = late_regex(
    r"\bwill\s+(?:then\s+)?(?:be|get|have|carry|follow|choose)\b|\bused\s+to\s+be\b|\bformerly\b|\bsoon\b|\b(?:after|upon|once)\s+(?:acceptance|publication|accepted)"
    r"|\b(?:plan|intend|hope|want|aim)(?:s|ed|ned)?\s+to\b|\bgoing\s+to\b|\b(?:probably|presumably)\b"
    r"|\b(?:not(?!\s+only)|no\s+longer|never)\s+(?:\w+\s+){0,3}?(?:under|licen[cs]ed|covered\s+by)\b"
    r"|\b(?:nach|sobald)\s[^.;]{0,30}?(?:annahme|veröffentlich|angenommen|erschein)|\b(?:sera|será|sarà|après|tras)\s"
    r"|(?:接收|录用|发表|接受)后|即将|予定"
    r"|\b(?:still|yet)\s+to\s+be\b|\bnot\s+yet\b|\bto\s+be\s+(?:decided|determined|chosen|added|announced)\b",
    re.IGNORECASE,
)
"""Words of what is only promised, not settled, or denied."""
_RELATIVE = late_regex(r"([\w.+-]{1,60})\W{1,3}\s?(?:which|that)\s(?:is|are|was|were|comes?)\s")
_APPOSITION = late_regex(
    rf"([\w.+-]{{1,60}})[`*_]{{0,3}},\san?\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:{_CODE_KINDS})\s(?:(?:which|that)\sis\s)?"
    r"(?:under|with|released|licen[cs]ed|distributed|available|published|covered)\b"
)
"""A name, and what it is called behind it ("calls pixlib, a library under the MIT License")."""
_BRACKETS = late_regex(r"\(([^()]{3,200})\)")
_AVAILABLE = late_regex(
    r"\b(?:available|released|licen[cs]|open\b|openly|free\b|freely|published|distributed|shared|copyright)",
    re.IGNORECASE,
)
_LABEL = late_regex(r"\W{0,4}([\w.+-]{1,40}(?: [\w.+-]{1,40}){0,2})(?:\s[-–—]|:)\s(.{2,60})$")
"""A name, and what is said of it in a list."""
_SHORT = 40
_LICENCE_OF = late_regex(r"licen[cs]es?\s(?:of|from)\s(?:the\s)?([\w.+-]{1,60})", re.IGNORECASE)
_SUBJECT = late_regex(
    r"\W{0,4}((?:[Tt]he\s)?[\w.+-]{1,40}(?:\s[A-Z][\w.+-]{0,40}){0,3}(?:\s[a-z]{1,20})?)\W{0,2}\s"
    r"(?:is|are|was|comes?|has been)\s"
)
_ORDINARY = late_regex(
    rf"\b(?:this|these|our|my|we|all|it|you|everything|here|{_CODE_KINDS}|licen[cs]e[sd]?|use|usage|permission|access|contents?"
    r"|contributions?|(?:re)?distribution|copyright|and|both)\b",
    re.IGNORECASE,
)
"""What a sentence on the repository itself has for its subject, beside the repository's name."""
_PROPER = late_regex(
    r"\W{0,4}(?:[Tt]he\s)?(?!The\s)\w{0,30}[A-Z]|\W{0,4}(?!the\s)[a-z][\w.+-]{1,40}\W{0,2}\s"
)
_OFTEN = 3


def speaks_of_others(sentence: str) -> bool:
    """Return whether words of a sentence say that others gave the licence, or that nobody has yet."""
    sentence = sentence.partition(";")[0]
    return _OPEN.search(sentence) is not None or _OTHERS.search(sentence) is not None


def speaks_of_parts(sentence: str) -> bool:
    """Return whether a sentence is about data, weights, pictures or some files rather than the code."""
    sentence = sentence.partition(";")[0]
    if _OF_FOLDER.match(sentence):
        return True
    alone = _BESIDE.sub(" ", sentence)
    return OF_PARTS.search(alone) is not None and OF_CODE.search(sentence) is None


def without_asides(sentence: str) -> str:
    """Leave out what stands in brackets and says in passing whose another licence is."""
    outside = _BRACKETS.sub(" ", sentence)
    aside = any(
        _names_one(each[1]) and ("," in each[1] or " is " in each[1]) for each in _BRACKETS.finditer(sentence)
    )
    return outside if aside and _names_one(outside) else sentence


def is_of_others(sentence: str, document: Document, names: set[str]) -> bool:
    """Return whether the licence that `sentence` names is that of somebody else's work, or not given yet."""
    return speaks_of_others(sentence) or (
        not speaks_of_parts(sentence)
        and any(not _is_own(bearer, document, names) for bearer in _bearers(sentence))
    )


def _bearers(sentence: str) -> list[str]:
    """Return what bears the licence that a sentence names, where its grammar shows that plainly."""
    found = []
    if (clause := _RELATIVE.search(sentence)) and not _names_one(sentence[: clause.start()]):
        found.append(clause[1])
    if (named := _APPOSITION.search(sentence)) and not _names_one(sentence[: named.start()]):
        found.append(named[1])
    outside = _BRACKETS.sub(" ", sentence)
    if outside != sentence and not _names_one(outside) and not _AVAILABLE.search(outside):
        found += [
            sentence[: each.start()].rstrip(" `*_").rpartition(" ")[2]
            for each in _BRACKETS.finditer(sentence)
            if _names_one(each[1])
        ]
    label = _LABEL.match(sentence)
    if label and len(label[2]) < _SHORT and _names_one(label[2]):
        found.append(label[1])
    if of := _LICENCE_OF.search(sentence):
        found.append(of[1])
    if (subject := _SUBJECT.match(sentence)) and _PROPER.match(sentence):
        found.append(subject[1])
    return found


def _names_one(text: str) -> bool:
    return name_in(normalised(f"license {text}")) is not None


def _is_own(bearer: str, document: Document, names: set[str]) -> bool:
    """Return whether words mean the repository or its parts: by their kind, or by a name of its own."""
    if _ORDINARY.search(bearer) or OF_PARTS.search(bearer):
        return True
    name = bearer.lower().removeprefix("the ").strip(" `*_")
    headings = [block.text.lower() for block in document.blocks if block.kind == "heading"]
    if name in names or any(name in heading for heading in headings):
        return True
    return sum(name in sentence.lower() for sentence, _, _ in document.sentences) >= _OFTEN
