"""How a README says that something is still to come.

Source: READMEs of placeholder repositories and of released ones that kept such a phrase; alone the phrase
is no proof (1 of 14 READMEs with one was a placeholder), so checks also ask whether code is there.
"""

import re

from repocheck.text.pattern import Pattern, late_regex

PROMISE = Pattern(
    r"\bcoming\s+(?:very\s+)?soon\b|\bstay(?:ing)?\s+tuned\b|\bto\s+be\s+(?:released|updated|uploaded"
    r"|continued|announced|open)"
    r"|\bwill\s+(?:\w+\s+){0,3}?(?:be|get)\s+(?:\w+\s+){0,4}?(?:released|available|open[- ]?sourced"
    r"|uploaded|published|out|"
    r"shared|provided|public|added|posted|updated)\b"
    r"|\b(?:we|i)(?:['’]ll|\s+will|\s+plan\s+to|\s+are\s+going\s+to)\s+(?:\w+\s+){0,3}?(?:release"
    r"|open[- ]?source|publish|upload|"
    r"share|provide|make)\b"
    r"|\bwill\s+(?:soon\s+)?(?:release|open[- ]?source|publish|upload)\b"
    r"|\b(?:is|are)\s+(?:still\s+)?(?:being|under)\s+(?:\w+\s+)?(?:prepar|clean|organi|review"
    r"|construction|development)"
    r"|\b(?:upon|after|once)\s+(?:\w+\s+){0,4}?(?:acceptance|publication|accepted|published)\b"
    r"|\bwork\s+in\s+progress\b|\bfuture\s+home\s+(?:of|for)\b|\b(?:tba|tbd)\b"
    r"|\bwe(?:\s+are|['’]re)\s+(?:\w+\s+)?(?:prepar|clean|organi)ing\b"
    r"|即将|敬请期待|待更新|待发布|整理中|将(?:会|于|在)?\w{0,6}(?:发布|公开)",
    any_of=(
    "soon", "tuned", "will", "'ll", "’ll", "plan", "going", "releas", "updat", "upload", "continu", "announc",
    "open", "prepar", "clean", "organi", "review", "construct", "develop", "accept", "publi", "progress",
    "tba", "tbd", "future", "即将", "敬请期待", "待更新", "待发布", "整理中", "发布", "公开",
    ),
    flags=re.IGNORECASE,
)  # fmt: skip
"""Something is promised."""
CODE_WORDS = Pattern(
    r"\bcodes?\b|\bsource\b|\bimplementation\b|\bscripts?\b|\btraining\b|\binference\b"
    r"|\brepo(?:sitory)?\b|\bproject\b"
    r"|\bpackage\b|\bdata ?loaders?\b|代码|源码|训练",
    flags=re.IGNORECASE,
)
"""It is program code that is promised."""
OTHER_WORDS = Pattern(
    r"\bdata(?:set)?s?\b|\bcheckpoints?\b|\bweights?\b|\bmodels?\b|\bdemo\b|\bpaper\b|\bversion\b"
    r"|\bfeatures?\b|\bsupport\b"
    r"|\bbenchmark\b|\bdocs?\b|\bdocumentation\b|\btutorials?\b|\bexamples?\b|\bresults?\b"
    r"|\bleaderboard\b|数据|模型|权重",
    flags=re.IGNORECASE,
)
"""It is something else that is promised."""
NEWS = Pattern(
    r"\b(?:updates?|news|announcements?|improvements?|progress)\s+(?:\w+\s+){0,2}?will\s+be\s+(?:posted|shared|published|added)",
    any_of=("will",),
    flags=re.IGNORECASE,
)
"""News of a project are promised, and so nothing of it."""
OPEN_BOX = late_regex(
    r"^\W{0,4}\[\s?\]\s{0,4}(?:release|open[- ]?source|publish|upload|share)\b", re.IGNORECASE
)
"""A box of a list of things to do that is not ticked."""
KEPT = Pattern(
    r"\b(?:codes?|scripts?|implementation|repo(?:sitory)?)\s+(?:(?:is|are|has\s+been|have\s+been|was|were)\s+)?"
    r"(?:(?:now|finally|already|all|fully)\s+){0,2}(?:released|available|out|online|public|uploaded|published|open[- ]?sourced)\b"
    r"|\b(?:we|i)\s+(?:have\s+|just\s+|now\s+){0,2}(?:released?|open[- ]?sourced?|publish(?:ed)?|upload(?:ed)?)\s+"
    r"(?:\w+\s+){0,6}?(?:codes?|scripts?|implementation)\b|\b(?:released?|uploaded)\s+(?:the\s+)?(?:\w+\s+){0,3}?codes?\b",
    any_of=("code", "script", "implementation", "repo"),
    flags=re.IGNORECASE,
)
"""A line of news says that code has come."""
WHOLE = late_regex(r"\b(?:complete|full|entire|whole|all|now)\b", re.IGNORECASE)
"""It is not a part that has come."""
DATE = Pattern(r"(20\d\d)\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{1,2}))?", any_of=("20",))
"""The date of a line of news: year, month and perhaps day."""
PARTS = Pattern(
    r"\b(?:training|train|inference|evaluation|pre-?training|fine-?tuning|testing|pre-?processing)\b",
    flags=re.IGNORECASE,
)
"""A part of the code."""
