"""How papers put together what is theirs with what it stands on: clauses, second predicates, what presents a thing.

Source: as for the tables of what authors say of their own work.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import CODE, CODE_DE, CODE_ZH, GOODS, THERE, Phrase

_THEN = "(?:at|on|in|from|via|under|through)"
_BE = "(?:(?:is|are|can[ ]be|has[ ]been|have[ ]been)[ ])?"
_USE = "(?:use|used|adopt|adopted|reuse|reused|run|ran|take|took|ma[kd]e[ ]use|leverage|leveraged|employ|employed|select|selected|consider|fine-tune)"

CLAUSE: tuple[Phrase, ...] = (
    Phrase(
        rf",?[ ](?:and|while|whereas)[ ](?!(?<=\bal\.[ ]and[ ])its\b)(?=(?:the[ ]|our[ ]|all[ ]|its[ ])?(?:[\w-]+[ ]){{0,2}}?{CODE}[ ](?:is|are|can[ ]be|will[ ]be)[ ]"
        rf"(?:\w+ly[ ])?(?:{THERE}|at|on)\b)",
        says="based on TinyTune, and anonymous code is at",
        silent="based on TinyTune, and code quality is high",
    ),
)
"""Where a clause begins whose subject is code, so that what was said before is said of something else."""
GOODS_BEFORE: tuple[Phrase, ...] = (Phrase(rf"\b{GOODS}[ ]?[(\[]{{1,2}}\Z", says="code (", silent="code"),)
"""Goods whose address follows in brackets."""
OURS_BEFORE: tuple[Phrase, ...] = (
    Phrase(r"\bour[ ](?:\{|\[[^\[\]]{1,60}\]\()\Z", says="our [Kelp](", silent="your [Kelp]("),
)
"""What calls the linked name behind it one's own."""
WE_USE: tuple[Phrase, ...] = (
    Phrase(
        rf"\bwe(?=[ ](?:also[ ]|then[ ]|only[ ]|mainly[ ]|first[ ])?{_USE}\b)",
        says="we also use",
        silent="we also share",
    ),
)
"""Where *we* only use what others *released*."""
FOUNDATION: tuple[Phrase, ...] = (
    Phrase(r"\b(?:built|based)[ ](?:on|upon|with)\b", says="based on", silent="based in"),
    Phrase(
        r"\b(?:written|implemented|coded)[ ](?:with|using|on[ ]top[ ]of)\b",
        says="implemented with",
        silent="implemented by",
    ),
    Phrase(r"\b(?:using|uses|requires?|following|on[ ]top[ ]of)\b", says="uses", silent="used"),
    Phrase(r"\brel(?:ies|y)[ ]on\b", says="relies on", silent="relied on"),
    Phrase(
        r"\b(?:codes?|scripts?|notebooks?)[ ](?:that[ ]|which[ ])?we[ ](?:have[ ])?used?[ ](?:to|for|in)\b",
        says="The code that we used to",
        silent="The library that we used to",
    ),
)
"""What one's own code may stand on."""
AND_THERE: tuple[Phrase, ...] = (
    Phrase(
        r"\band[ ](?:is|are)[ ](?:also[ ]|fully[ ])?open[- ]source\b",
        says="and is fully open source",
        silent="and open to all",
    ),
    Phrase(
        rf"\band[ ]{_BE}(?:\w+ly[ ])?{THERE}[ ]{_THEN}\b",
        says="and is freely available at",
        silent="and is freely available",
    ),
)
"""A second predicate, which is said of the sentence's subject and not of the foundation."""
PRESENTED: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:we|this[ ](?:paper|work|article))[ ](?:[\w-]+[ ]){0,2}?(?:introduc|present|propos|develop|announc|describ|contribut|buil[dt]|creat|design|construct|(?:collect|curat)(?:e|ed|es)?\b|releas|call|nam)",
        says="This paper introduces",
        silent="This paper uses",
    ),
    Phrase(r"\bour\b[^.;]{0,40}\Z", says="our simulator", silent="your simulator"),
)
"""What presents a thing as the authors' own."""
SPEAKS_OF_CODE: tuple[Phrase, ...] = (
    Phrase(rf"\b(?:{CODE}|github)\b", says="Code at", silent="Data at"),
    Phrase(rf"{CODE_ZH}|{CODE_DE}", says="代码见", silent="数据见"),
)
"""What gives a note words of its own."""
