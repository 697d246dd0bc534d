"""Where and when a paper appeared, as it stands beside a title.

Source: the names of venues in the labelled reading lists, and the ranks of conferences in computing. Blind
spots: journals of other sciences without a year behind them.
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_KNOWN = (
    r"(?:CVPR|ICCV|ECCV|WACV|BMVC|ACCV|3DV|ICPR|ICIP|ICML|ICLR|NeurIPS|NIPS|AAAI|IJCAI|AISTATS|UAI|COLT|ACML"
    r"|ECML(?:[-/ ]?PKDD)?|PAKDD|(?:SIG)?KDD|WWW|TheWebConf|SIGIR|CIKM|WSDM|RecSys|ICDM|SDM|ACL|EMNLP|NAACL"
    r"|E?ACL|AACL|COLING|TACL|CoNLL|LREC|Interspeech|INTERSPEECH|ICASSP|TASLP|ISMIR|SIGGRAPH(?: Asia)?|TOG"
    r"|CHI|UIST|CSCW|IUI|VIS|TVCG|ICRA|IROS|CoRL|RSS|RA-?L|T-?RO|IJRR|T?PAMI|IJCV|TIP|TNNLS|TMM|TCSVT|TKDE"
    r"|TMLR|JMLR|JAIR|MLSys|OSDI|SOSP|NSDI|(?:USENIX )?ATC|EuroSys|ASPLOS|ISCA|MICRO|HPCA|HPDC|FAST|PPoPP"
    r"|PLDI|POPL|OOPSLA|SOCC|SoCC|ICSE|ESEC/FSE|FSE|ASE|ISSTA|MSR|ICSME|SANER|TSE|TOSEM|S&P|IEEE SP|CCS"
    r"|USENIX(?: Security)?|NDSS|RAID|ACSAC|EuroS&P|TIFS|TDSC|SIGMOD|PODS|P?VLDB|ICDE|EDBT|CIDR|SIGCOMM|IMC"
    r"|INFOCOM|CoNEXT|MobiCom|MobiSys|SenSys|DAC|ICCAD|DATE|MICCAI|MIDL|IPMI|ISBI|TMI|MedIA|PNAS|eLife"
    r"|Nature(?: [A-Z][\w.]{1,20}){0,2}|Science(?: [A-Z][\w.]{1,20}){0,2}|Cell(?: [A-Z]\w{1,20})?"
    r"|The Lancet|Bioinformatics"
    r"|arXiv|ArXiv|Arxiv|arxiv|bioRxiv|medRxiv|CoRR|SSRN|OpenReview|Preprint|preprint"
    r"|Findings(?: of \w{1,20})?|Neurocomputing|Access|IEEE [A-Z]\w{0,20}(?: [A-Z]\w{1,20}){0,3}"
    r"|ACM [A-Z]\w{0,20}(?: [A-Z]\w{1,20}){0,3})"
)
_QUALITY = (
    r"(?:[ ,(-]{0,4}(?:oral|spotlight|poster|highlight|best paper|workshops?|findings|main|demo|short|long)"
    r"\)?){0,4}"
)
_AFTER = rf"(?i:{_QUALITY})(?:[ ,:'’`(-]{0, 4}(?:(?:19|20)\d\d|\d\d)\)?)?(?i:{_QUALITY})"
KNOWN_VENUE = late_regex(rf"\W*{_KNOWN}{_AFTER}\W*(?:(?:,|/|&|and|\+)\s*{_KNOWN}{_AFTER}\W*){{0,4}}")
"""A venue that needs no year beside it."""
VENUE_YEAR = late_regex(
    r"(?<![\w/.-])(?!COVID)"
    r"(?:(?:[A-Z]|ar)[A-Za-z&-]{1,14}(?:[ -][A-Z][A-Za-z]{1,9})?[ ,'’`]{0,3}(?:19|20)?\d{2}"
    r"|(?:19|20)\d{2}[ ,.-]{1,2}[A-Z][A-Za-z-]{2,14})(?![\w/-])"
)
_VENUE_AT_END = late_regex(
    r"(?<=\S)[\s,.:;([【（-]{1,4}"
    r"(?:(?:[A-Z]|ar)[A-Za-z&-]{1,14}(?:[ -][A-Z][A-Za-z]{1,9})?[ ,'’`-]{0,3}(?:(?:19|20)\d\d|['’`]\d\d)"
    rf"|(?:19|20)\d\d[ ,.-]{{1,2}}[A-Z][A-Za-z-]{{2,14}})(?i:{_QUALITY})[\s)\]】）.*_\\]{{0,6}}"
    r"(?:[(\[【（][^()\[\]【】（）]{1,40}[)\]】）]\s{0,3}){0,3}\Z"
)
_POINTED = late_regex(r"\W*\w[\w&.-]{0,20}(?: [\w&.-]{1,20}){0,3} [·•|] (?:19|20)\d\d\W*")
"""Few words with a year behind a point, as on the cards of a list of publications."""
_SHORT_YEAR = late_regex(rf"(?<![\w/.-]){_KNOWN}['’]?(?P<y>[0-3]\d)(?![\d.])")
"""A known venue with the last two digits of its year right behind it, as in ``CVPR25``."""
_BRACKETED_YEAR = late_regex(
    rf"[\[(](?:{_KNOWN}|[A-Z]{{3,}}\w{{0,8}})(?: [A-Z][a-z]{{1,9}})?(?:[ -]{{1,2}}['’]?|['’])(?P<y>[0-3]\d)"
    r"(?: [a-z ]{3,20})?[\])]"
)
"""A venue in brackets with the last two digits of its year: ``[ICCV 23]``, ``[ICCV'23]``."""
BRACKETED_VENUE = late_regex(
    r"[\[【(（]\s?[A-Za-z][\w&.+-]{1,24}(?: [A-Z][\w&.+-]{1,24}){0,2}[ ,-]{0,2}"
    r"(?:(?:19|20)\d\d|['’`]\d\d)(?:,? [A-Za-z ]{1,20})?\s?[)）\]】]"
    r"(?:\s{0,3}[(\[【（][^()\[\]【】（）]{1,40}[)\]】）]){0,3}[\s.,;:]{0,9}\Z"
)
"""The same at the end of a title, where whose paper it is, or a remark, may stand in brackets behind it."""
SHORT_VENUE = late_regex(
    r"\A(?:20)?(?P<y>[0-3]\d)(?:_(?:[A-Za-z][A-Za-z&-]{1,19}_(?=\S)|(?=[A-Z][a-z]))|-[A-Z][A-Za-z&]{1,19}-(?=[\"“]?\w))"
)
"""The same in front of a title, joined with it as in the name of a file: ``22_SoCC_How to …``."""
VENUE_FIRST = late_regex(r"\A\[[A-Z][\w&' .+-]{1,24}[ '’](?:19|20)?\d\d[^\[\]]{0,12}\]\s{1,3}(?=\S{2})")
"""The venue and its year in brackets, where they are set off with the title."""
YEAR_FIRST = late_regex(r"(?<![^\s(\[*_])['’`]?(?P<y>[0-3]\d)['’`]\s?(?=[A-Za-z]{2})(?!\w{0,12}['’`])")
"""The last two digits of a year with a stroke in front of its venue: ``24'CVPR``."""
_LAST_OF_CENTURY = 29
"""Of two digits up to this one the century is ours."""
_CELL = late_regex(
    r"\W*[A-Z][A-Za-z&]{0,14}[A-Z]\w{0,12}(?: [A-Z]\w{1,12}){0,2} ['’`]?(?P<y>[01]\d|2[0-9]|[89]\d)\W*"
)
"""All of a cell: a venue by its initials and the last two digits of its year, as in ``SOSP 95``."""
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|mär|mai|juin|juil|août|okt|dez)[a-zäéû]{0,6}\.?"
)
PLACED = late_regex(
    rf"(?:(?-i:{_KNOWN})(?:(?=[\s,.;:'’`()\[\]*_-]*(?:\d|\Z|[,.;(\[*]))|{_AFTER}\W*\Z)"
    r"|(?-i:[A-Z][\w&/-]{1,20}(?: (?:[A-Z][\w&/-]{1,20}|of|on|for|and|&|in|the)){0,9})"
    r"[ ,'’`]{0,3}(?:19|20)\d\d(?![-–]\d{4})\W*"
    r"|(?-i:[A-Z](?:[\w&/-]{1,20}|[\w.&/-]{1,8}):?"
    r"(?: (?:[A-Z](?:[\w&/-]{0,20}|[\w.&/-]{0,8}):?|of|on|for|and|&|in|the)){0,9})"
    r"[ ,]{1,2}\d{1,4}(?:\s?\(\d{1,4}\))?\s?[,:]\s?(?:pp?\.?\s?)?\w{0,2}\d{1,8}"
    r"(?:\s?[-–—]{1,2}\s?\w{0,2}\d{1,8})?(?:[^,]{0,12}[ ,.]{1,2}\(?(?:19|20)\d\d\b|\W*\Z)"
    r"|(?:in(?: the)? )?(?:proc(?:eedings of|\.)"
    r"|(?:(?:\d+(?:st|nd|rd|th)|international|annual|ieee|acm) ){1,3}(?:[a-z]+ ){0,2}"
    r"(?:conference|workshop|symposium)\b"
    r"|transactions on|trans\.|j(?:ournal|\.) of"
    r"|in:|to appear|under review|(?:accepted|submitted) (?:at|by|to|for)"
    r"|presented at|in the journal\b|(?:in|w)\]\s"
    r"|published (?:in|at)|in press"
    r"|ph\.?d\.? thesis|master'?s thesis|technical report\W*\Z|tech\. rep)"
    rf"|(?:\d{{1,2}}\.? )?(?:de )?{_MONTH},?(?: de)?(?: \d{{1,2}}(?:st|nd|rd|th)?,?)? (?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}(?:年(?:\d+月)?)?\W*(?:\Z|[,.;)\]]|[A-Z]{3})"
    r"|(?:\d{1,2}[./]){1,2}(?:19|20)\d\d"
    r"|arxiv[: ]|doi[: ]|https?:|\d{4}\.\d{4,5}|《|[\u4e00-\u9fff]{2,20}(?:学报|杂志))",
    re.I,
)
"""What begins with where or when a paper appeared."""


YEAR_ALONE = late_regex(r"\W*(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d\b(?:[ (]{1,2}\w{1,12}){0,3}\W*")
"""A year, or a month or a venue with it, and nothing else."""
_PAGES = late_regex(
    r"[^\W\d_][^\d\n?!]{3,90}[ ,.]\d{1,4}(?:\s?\(\d{1,4}\))?\s?[:,.;]\s?(?:pp?\.?\s?)?[A-Za-z]{0,2}\d{1,8}"
    r"(?:\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d{1,8})?\W*"
)
"""A journal with its volume and pages."""


_WORD = r"[A-Z0-9&(][\w.&'’/():-]{0,24}|of|on|in|for|and|the|to|at|de|der|für"
_HOLDS = late_regex(
    r"Proc|Transactions|Annals|Journal|Bulletin|Conference|Symposium|Workshop|Congress|Colloquium|preprint"
)
HELD = late_regex(
    r"\W*(?:[Ii]n:? )?(?:the )?(?!(?:An?|Findings|Overview|Report|Towards?|Summary)\b)"
    rf"(?:(?:(?:[A-Z][\w.&/-]{{1,24}} ){{0,3}}(?:Proceedings|Proc\.|Transactions|Annals|Journal|Bulletin)"
    rf" (?:of|on|in|for|and)(?: (?:{_WORD})){{1,14}}"
    r"|(?:[A-Z0-9][\w.&'’/-]{0,24} (?:(?:of|on|for|and|the) ){0,2}){1,9}"
    rf"(?:Conference|Symposium|Workshop|Congress|Colloquium)(?: (?:{_WORD})){{0,9}}(?= \(?(?:19|20)\d\d\b))"
    r"(?:,? \(?(?:19|20)\d\d\)?)?|arXiv preprint(?: arXiv:?\d{4}\.\d{4,5})?)\W*"
)
"""What holds papers, by the word that says so: proceedings and journals, also without year, and meetings."""


def is_venue(words: str) -> bool:
    """Return whether words are a venue, with or without its year, and nothing else."""
    bare = re.sub(r"\A\W*(?:19|20)\d\d\W+", "", words)
    if _PAGES.fullmatch(bare) or (_HOLDS.search(words) and HELD.fullmatch(words)):
        return True
    return any((KNOWN_VENUE.fullmatch(bare), VENUE_YEAR.fullmatch(words.strip()), _POINTED.fullmatch(words)))


def ends_with_venue(line: str) -> bool:
    """Return whether a line of several words ends with a venue and its year, as lists of titles have it."""
    return _VENUE_AT_END.search(line) is not None


def year_of_cell(words: str) -> int | None:
    """Return the year that a cell with nothing but a venue gives by its last two digits; None without one."""
    found = _CELL.fullmatch(words)
    digits = int(found["y"]) if found else 0
    return (1900 if digits > _LAST_OF_CENTURY else 2000) + digits if found else None


def year_of_venue(words: str) -> int | None:
    """Return the year that stands right behind a venue by its last two digits; None without one."""
    found = _SHORT_YEAR.search(words) or _BRACKETED_YEAR.search(words) or YEAR_FIRST.search(words)
    bare = words.strip(" []*+-_")
    found = found or SHORT_VENUE.search(f"{bare}_.") or SHORT_VENUE.search(f"{bare}-A")
    return 2000 + int(found["y"]) if found else None
