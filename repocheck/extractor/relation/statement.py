"""Tell what a sentence that says where something is speaks of: the authors' code, or what was just spoken of.

"We use the river models of TinyNet. The river models are available at" is said of theirs.

Source: papers in PDF and LaTeX that say where they have models and data from.
"""

from __future__ import annotations

from repocheck.extractor.relation.names import Names
from repocheck.knowledge.phrase import CODE, GOODS, THERE
from repocheck.models import Relation
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import flat, sentence_around

_SPOKEN = late_regex(
    rf"(?:The|These|Those)[ ](?P<what>(?!source\b)[\w-]{{2,30}}[ ]{GOODS})[ ](?:is|are|can|has|have)\b"
)
"""A thing that is called by two words, which a sentence before has introduced."""
_THEIRS = late_regex(
    r"[ ](?:of|from|by|(?:provided|released|published)[ ](?:by|with|in))[ ](?:the[ ])?"
    r"(?P<name>[A-Z][\w+-]{1,40})(?P<cited>[ ](?:et[ ]al\b|(?:and|&)[ ][A-Z]))?"
)
_STATES_CODE = late_regex(
    rf"\s{{0,9}}(?:\d{{1,2}}[ ])?(?:(?:The|All|Our)[ ](?:[\w-]{{1,30}}[ ]){{0,4}}?{CODE}"
    r"|(?:(?:Source|Preliminary|Example|Supporting)[ ])?[Cc]ode|Scripts)\b"
    rf"(?:(?!\b(?:which|whose|that[ ](?:is|are))\b)[^.;:]){{0,120}}?"
    rf"\b(?:is|are|been)[ ](?:[\w-]{{1,30}}[ ]){{0,2}}?{THERE}\b"
)
"""A whole sentence on where the code is."""
_PAGE_NUMBER = late_regex(r"\n[ \t]{0,9}[\d⁰¹²³⁴-⁹]{1,4}[ \t]{0,9}\r?\n")


def of_whom(text: str, first: int, said: str, names: Names) -> Relation:
    """Return whose a thing is that a sentence speaks of as authors do of theirs.

    It is of others if the sentence before says so of what is called the same, or if the paper cites it.

    Args:
        text: The view's text.
        first: Where the sentence begins.
        said: The words of it.
        names: The names of the paper.
    """
    thing = _SPOKEN.match(said)
    if thing:
        at = max(0, first - 2)
        earlier = flat(text[sentence_around(text, at, at)[0] : first])
        behind = earlier.casefold().rfind(thing["what"].casefold())
        of = _THEIRS.match(earlier, behind + len(thing["what"])) if behind >= 0 else None
        if of and (of["cited"] or names.are_others(of["name"])):
            return Relation.THIRD_PARTY
    return names.of_cited(said)


def statement_in(words: str) -> str:
    """Return the statement on where the code is by which words end, behind the number of a page, if any."""
    said = _PAGE_NUMBER.split(words)[-1]
    return said if states_code(said) else ""


def states_code(words: str) -> bool:
    """Return whether words are a sentence that says where the code is."""
    return _STATES_CODE.match(flat(words)) is not None
