"""Judge from the sentence whose code a link points to.

The cue nearest before the link decides; a cue of ownership that the whole sentence hangs on ("we release
our code, built on X, at …") outweighs a foundation named in passing; what stands behind the link is asked
only if nothing before it tells. Where nothing tells, the relation is `unclear`, never a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from repocheck.extractor.relation.entries import is_citation
from repocheck.extractor.relation.labels import is_code, label_of
from repocheck.extractor.relation.last_name import CITATION
from repocheck.extractor.relation.names import Names
from repocheck.extractor.relation.notes import Note, note_around, takes_up
from repocheck.extractor.relation.rows import row_head
from repocheck.extractor.relation.statement import of_whom, statement_in, states_code
from repocheck.knowledge import clause_phrases as clauses
from repocheck.knowledge import others_phrases as theirs
from repocheck.knowledge import ownership_phrases as ours
from repocheck.knowledge import phrases_abroad as abroad
from repocheck.knowledge import phrases_behind as behind
from repocheck.knowledge.phrase import RELEASE, Phrase
from repocheck.models import Relation
from repocheck.text.pattern import Pattern, late_regex
from repocheck.text.sentence import LOOK, RAISED_DIGITS, ends_a_sentence, flat, quoted, sentence_around

NO_NAMES = Names("", ())
"""Of a text that belongs to no paper."""
MAX_KEPT = 2_048
"""Judgements remembered, 2 MB at most: claims ask again what links asked, and papers use the same words."""


def any_of(table: tuple[Phrase, ...]) -> Pattern:
    """Return a pattern that finds any phrase of a table, ignoring case.

    Phrases that start at the edge of a word are tried only there, which halves the time.
    """
    patterns = [row.pattern for row in table]
    inside = "|".join(f"(?:{pattern})" for pattern in patterns if not pattern.startswith(r"\b"))
    at_edge = "|".join(f"(?:{pattern[2:]})" for pattern in patterns if pattern.startswith(r"\b"))
    regex = "|".join(filter(None, (at_edge and rf"\b(?:{at_edge})", inside)))
    return Pattern(regex, flags=re.IGNORECASE)


_OWN_STRONG = any_of(ours.OWN_STRONG + abroad.OWN_STRONG_ABROAD)
_OWN_WEAK = any_of(ours.OWN_WEAK + abroad.OWN_WEAK_ABROAD)
_THIRD = any_of(theirs.THIRD + abroad.THIRD_ABROAD)
_THIRD_AFTER = any_of(behind.THIRD_AFTER + abroad.THIRD_AFTER_ABROAD)
_OWN_AFTER = any_of(behind.OWN_AFTER)
_ARCHIVED_AFTER = any_of(behind.ARCHIVED_AFTER)
_GOODS_BEFORE = any_of(clauses.GOODS_BEFORE)
_THERE_AFTER = any_of(behind.THERE_AFTER)
_OURS_BEFORE = any_of(clauses.OURS_BEFORE)
_TOOL_AFTER = any_of(behind.TOOL_AFTER)
_WE_USE = any_of(clauses.WE_USE)
_STANDS_ON = any_of(theirs.STANDS_ON)
_FOUNDATION = any_of(clauses.FOUNDATION)
_AND_THERE = any_of(clauses.AND_THERE)
_CLAUSE = any_of(clauses.CLAUSE)
_THEIRS = any_of(theirs.THEIRS)
_SPEAKS = any_of(clauses.SPEAKS_OF_CODE)
_NAMED = any_of(theirs.NAMED)
_PRESENTED = any_of(clauses.PRESENTED)
_USED_AFTER = any_of(behind.USED_AFTER)
_NO_GOODS = any_of(theirs.NO_GOODS)
_IDLE = late_regex(
    r"\bsee[ ](?<![}\])],[ ]see[ ])(?!also\b|e\.g)|\\(?!footnote|cite|software)[A-Za-z]{1,20}(?=[{])"
    r"|(?:(?<=\bthe )|(?<=\ban ))open[- ]source\b",
    re.IGNORECASE,
)
"""What tells nothing: that one should look, names of commands, an adjective that is written like a verb."""
_NOTES = late_regex(r"\[(?:(?:my|reading|paper)[ ])?(?:notes?|summary|笔记|解读)\]\(<?\Z", re.IGNORECASE)
"""The label of what a reader wrote of a paper, in front of its address."""
_WRITING = late_regex(r"\.(?:md|rst|txt|pdf|html)\b", re.IGNORECASE)
_ITEMS = ("\\item", "\n- ", "\n* ", "\n•", "\n\n")
_ITEM = late_regex(
    r"(?:\\item|\n[-*•])\s{0,3}(?:\[?\\(?:textbf|emph|textit|texttt)[ ]?\{|\*{1,2}|\[)?([A-Z][\w+.-]{2,30})"
    r"(?=[}*\]]{0,3}[:.]?[}*\]]{0,3}[ ~]?(?::|[(]|\\cite|\[\d|\[@|It[ ]|is[ ]))"
)
"""An item of a list that begins with a name, as those of the methods compared do."""
_MARK = r"(?:\\item\b(?:\[[^\]\n]{0,40}\])?|[-*•–](?=\s)|[(]?\d{1,2}[.)](?=\s))"
_BARE_ITEM = late_regex(rf"\s{{0,9}}{_MARK}[^.:;?!\n]{{0,40}}[:(]?[^.:;?!\n]{{0,20}}")
_LIST = late_regex(
    rf"[:.](?:\s|\\begin\{{\w{{4,20}}\*?\}}(?:\[[^\]\n]{{0,60}}\])?){{0,20}}(?=\n[ \t]{{0,9}}{_MARK})"
)
"""Where a sentence introduces a list."""
_ITEM_LINE = late_regex(rf"[ \t]{{0,9}}{_MARK}")
_ANNOUNCES = late_regex(r"\b(?:links?|list(?:s|ed)?|following|below|these)\b", re.IGNORECASE)
"""What a sentence that ends with a full stop says of a list behind it."""
_GAP = late_regex(rf"\n[ \t\r]{{0,9}}\n(?![ \t]{{0,9}}{_MARK})")
_LIST_CHARS = 1_200
"""Length of a list of names and addresses."""
_ASIDE = late_regex(
    r"(?:,[ ](?:which[ ](?!we\b)\w{1,20}"
    r"|an?[ ](?:fork|port|variant|wrapper|modification|(?:modified|extended|adapted)[ ]version)"
    r"|based|built|building|derived|adapted|forked|written|implemented|using)\b"
    r"[^,;()]{0,120},|[ ]\((?:an?|the|based|built|forked|written|which)\b[^()]{0,80}\))"
    r"(?=[ ](?:is|are|can|may|has|have|was|were|will)\b)"
)
"""What is said between a subject and its verb, as in "our code, based on TinyTune, is available"."""
_STATES = late_regex(
    rf"\bwe\b(?:[ ][\w-]{{1,30}}){{0,3}}[ ]{RELEASE}\b|\b(?:is|are|be|been)[ ](?:[\w-]{{1,30}}[ ]){{0,3}}?"
    r"(?:available|accessible|released|open[- ]?sourced?|public|published|hosted|online)\b"
    r"|\bours\b|\bthe[ ]resulting\b|\bour\b(?:[ ][\w\"“”'’-]{1,30}){0,5}\s?\Z",
    re.IGNORECASE,
)
"""What says that something is before the public, or whose it is, and does not only speak of *our model*."""
_I = late_regex(r"(?:(?<=\A)|(?<=[.;:,)}] )|(?<=\band )|(?<=\bthat )|(?<=\bwhich ))I(?=[ ][a-z]{3,12}\b)")
_MY = late_regex(r"\b[Mm]y\b(?=[ ][a-z])")
_MARKS = late_regex(r"(?:[\s(\[<`\"'*_]|(?<!\\footnote)[{]){1,40}\Z")
_NOTE_BEHIND_STOP = late_regex(r"[.?!][~ ]?\\footnote[{][^{}]{0,200}(?:[{][^{}]{0,200})?\Z")
_NOTE_BETWEEN = late_regex(
    r"[.?!][~ ]?\\footnote[{][^{}]{0,300}(?:[{][^{}]{0,300}[}][^{}]{0,300}){0,3}[}]\s{1,9}(?=[A-Z])"
)
"""A note behind a full stop, with the next sentence behind it."""
_ADDRESSES = late_regex(r"\S{0,40}://\S{1,400}")
_GUIDE = late_regex(
    r"[.]\w{2,4}/[\w.-]{1,40}/template(?![\w.-])"
    r"|[/_-](?:formatting|author-?(?:kit|guide(?:lines?)?|instructions)|style-?files?"
    r"|(?:latex|paper)-?(?:template|class|style))(?![\w-])",
    re.IGNORECASE,
)
"""What tells authors how to write a paper, which is left in those that were written into a template."""
_GOES_ON = late_regex(r"(?:\b(?:at|on|in|here|via|under|is|are)|:)[\s(\[<]*\Z", re.IGNORECASE)


def relation_of(
    text: str,
    start: int,
    end: int,
    limit: int = 0,
    format: str = "text",
    paged: bool = False,
    names: Names = NO_NAMES,
    bears: bool = False,
) -> tuple[Relation, str]:
    """Return whose code the link at a span is, and the sentence that says so.

    Args:
        text: The view's text.
        start: First position of the link.
        end: Position behind the link.
        limit: Position behind the link before; a sentence with several links is judged piece by piece.
        format: How the text is written.
        paged: Whether the text was laid out on pages, so that numbered lines may be notes.
        names: The names that the paper gives to its own things.
        bears: Whether the repository is named after one of these, which outweighs the words before it that
            only name it.
    """
    first, last = sentence_around(text, start, end)
    relation = _relation(text, start, end, limit, format, paged, names, bears, first, last)
    before = flat(text[max(first, limit) : start])
    if _GUIDE.search(text, start, end) or (not bears and names.calls_others(before, text[start:end])):
        relation = Relation.THIRD_PARTY
    return relation, quoted(text[first:last])


def _relation(
    text: str,
    start: int,
    end: int,
    limit: int,
    format: str,
    paged: bool,
    names: Names,
    bears: bool,
    first: int,
    last: int,
) -> Relation:
    label = label_of(text, end, format)
    if _THEIRS.search(label) or _OWN_STRONG.search(label):
        return Relation.THIRD_PARTY if _THEIRS.search(label) else Relation.OWN
    theirs_by_name = not bears and names.is_of_others(text[start:end])
    if (theirs_by_name and not _OWN_STRONG.search(text[first:last])) or _is_of_a_reader(text, start, end):
        return Relation.THIRD_PARTY
    if is_citation(text, start, end):
        return listed_relation(text, start, end)
    note = note_around(text, start, end, format, paged)
    if note and (relation := _in_note(text, start, end, limit, note, names, bears)) is not Relation.UNCLEAR:
        return relation
    if note and note.numbered and not bears:  # an address without words: most often of what others made
        return Relation.UNCLEAR if names.may_be(text[start:end]) else Relation.THIRD_PARTY
    relation = _in_sentence(text, start, end, limit, first, last, names)
    if relation is Relation.UNCLEAR and (is_code(label) or names.before(f"it {label}") is Relation.OWN):
        relation = Relation.OWN
    before = flat(text[max(first, limit) : start])
    if relation is Relation.OWN and not bears:
        relation = _of_item(text, first, before, names) or of_whom(text, first, before, names)
    if relation is Relation.UNCLEAR:
        head = row_head(text, start, format)
        relation = _by_name(f"of the {head}" if head else before, names, bears)
    elif relation is Relation.THIRD_PARTY and judge(before, "") is Relation.UNCLEAR:
        relation = Relation.OWN if bears or names.before(before) is Relation.OWN else relation
    return relation


def _is_of_a_reader(text: str, start: int, end: int) -> bool:
    return bool(_NOTES.search(text, max(0, start - 30), start) and _WRITING.search(text, start, end))


def _of_item(text: str, first: int, before: str, names: Names) -> Relation | None:
    """Return that code is of others if the item that speaks of it is headed by the name of a thing of theirs.

    So are listed the methods that a paper compares itself with; None elsewhere, or if it says *our*.
    """
    low = max(0, first - LOOK)
    at = max(text.rfind(mark, low, first + len(mark)) for mark in _ITEMS)
    headed = _ITEM.match(text, at) if at >= 0 else None
    if not headed or _OWN_STRONG.search(before) or not names.are_others(headed[1]):
        return None
    return Relation.THIRD_PARTY


def _lead_of(text: str, start: int) -> str:
    """Return what introduces the list of an item that is a name and an address; empty if nothing does."""
    line = _line_of(text, start)
    if not _BARE_ITEM.fullmatch(text, line, start):
        return ""
    low = max(0, line - _LIST_CHARS)
    leads = (found.start() for found in _LIST.finditer(text, low, start))
    lead = [at for at in leads if text[at] == ":" or not _ITEM_LINE.match(text, _line_of(text, at))][-1:]
    if not lead or _GAP.search(text, lead[0], line):
        return ""
    first, _ = sentence_around(text, lead[0], lead[0])
    said = flat(text[first : lead[0]])
    return said if text[lead[0]] == ":" or _ANNOUNCES.search(said) else ""


def _line_of(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    return text.rfind("\n", max(0, at - LOOK), at) + 1


def _by_name(before: str, names: Names, bears: bool, address: str = "") -> Relation:
    """Return whose the thing is by whose name the words before a link end, or that it bears itself."""
    if bears:
        return Relation.OWN
    relation = names.before(before, address)
    presented = relation is Relation.THIRD_PARTY and _PRESENTED.search(before)
    return Relation.UNCLEAR if presented else relation


def _in_sentence(
    text: str, start: int, end: int, limit: int, first: int, last: int, names: Names
) -> Relation:
    before = flat(text[max(first, limit) : start])
    after = flat(text[end : min(last, end + LOOK)])
    if text[end : end + 1].isspace():
        after = " " + after
    relation = _by_words(before, after, names)
    if relation is Relation.UNCLEAR and limit > first and _enumerates(text[first:limit], before):
        relation = judge(flat(text[first:start]), after)
    return judge(_lead_of(text, start), "") if relation is Relation.UNCLEAR else relation


def _by_words(before: str, after: str, names: Names) -> Relation:
    """Judge, but for what is said of an implementation of the paper's own things by their names."""
    relation = judge(before, after)
    return judge(names.without_own(before), after) if relation is Relation.THIRD_PARTY else relation


def _in_note(text: str, start: int, end: int, limit: int, note: Note, names: Names, bears: bool) -> Relation:
    """Judge by the words of a note if they say whose it is, then by the name that it hangs on.

    Where it hangs on none, its words count if they speak of code, else the sentence that it hangs on.
    """
    first, last = sentence_around(text, start, end)
    first, last = max(first, note.start), min(last, note.end)
    relation = _in_sentence(text, start, end, limit, first, last, names)
    words = _ADDRESSES.split(text[first:start])[-1]
    labelled = "://" in text[first:start] and not words.rstrip(" (").endswith(":")  # the page before it
    if relation is Relation.THIRD_PARTY or note.mark < 0:
        return relation
    sentence, _ = sentence_around(text, note.mark, note.mark)
    sentence = max(
        (found.end() for found in _NOTE_BETWEEN.finditer(text, sentence, note.mark)), default=sentence
    )
    hangs_on = text[max(sentence, limit if limit < note.mark else 0) : note.mark].rstrip(f" ,{RAISED_DIGITS}")
    behind = flat(text[note.behind : note.behind + LOOK])
    hung = flat(hangs_on)
    if takes_up(words, hung) and judge(hung.rstrip(" .~"), "") is Relation.THIRD_PARTY:
        return Relation.THIRD_PARTY
    states = _STATES.search(words) and not CITATION.search(hung)  # else it is said of what is cited
    said = states or _STATES.search(hung) or _OWN_STRONG.search(words)
    if note.named and not said and not _OWN_AFTER.search(behind):
        named = _by_name(hung, names, bears, text[start:end])
        if named is Relation.UNCLEAR and _THIRD_AFTER.search(behind) and not _OWN_STRONG.search(hung):
            named = Relation.THIRD_PARTY
        if named is not Relation.UNCLEAR:
            return named
    if relation is Relation.OWN and _SPEAKS.search(words) and not labelled:
        return names.of_cited(flat(words))
    words = " " if labelled else words
    before = flat(hangs_on.rstrip(" .~") + " " + words).strip()
    relation = _by_words(before, behind, names)
    own = relation is Relation.OWN and not bears
    return of_whom(text, max(sentence, 0), before, names) if own else relation


def listed_relation(text: str, start: int, end: int) -> Relation:
    """Return whose code a link in a list is: of others unless a sentence, as no entry is, says it is own."""
    before = text[sentence_around(text, start, end)[0] : start]
    said = _FOUNDATION.sub(" ", statement_in(before))
    own = (said or _OWN_STRONG.search(before)) and not _THIRD.search(said or before)
    return Relation.OWN if own else Relation.THIRD_PARTY


def _enumerates(earlier: str, between: str) -> bool:
    """Return whether what was said of a link before, in no heading, still holds: no sentence ended since."""
    ended = ends_a_sentence(_MARKS.sub("", between)) or _NOTE_BEHIND_STOP.search(earlier)
    return "/" in earlier and not ended


@lru_cache(MAX_KEPT)
def judge(before: str, after: str) -> Relation:
    """Return the relation that the parts of a sentence before and after a link speak for.

    What stands behind the last semicolon, or in a last clause with code for its subject, is asked first, and
    the rest only if that does not tell.
    """
    before, after = _plural(before.removesuffix("<")), _plural(after)
    before = _ASIDE.sub("", _IDLE.sub("", before))
    clause = before.rpartition(";")[2]
    clause = clause[_last_start(_CLAUSE, clause) :]
    relation = _judge(clause, after)
    return _judge(before, after) if relation is Relation.UNCLEAR and clause != before else relation


def _plural(words: str) -> str:
    """Return what a single author says as several do."""
    return _MY.sub("our", _I.sub("we", words))


def _judge(before: str, after: str) -> Relation:
    """Judge a clause.

    An address that stands alone behind a full stop can still belong to "Code is available.", but not to what
    was said there of somebody else's work.
    """
    stands_on = _STANDS_ON.search(before)
    third = -1 if ends_a_sentence(_MARKS.sub("", before)) else _last(_THIRD, before)
    strong = _last(_OWN_STRONG, _WE_USE.sub("--", before))
    stated = third >= 0 and not stands_on and (_AND_THERE.search(before) or states_code(before))
    if stated and _last(_THIRD, _FOUNDATION.sub(" ", before)) < 0:
        third = -1
    weak = _last(_OWN_WEAK, before)
    if third >= 0:
        goes_on = "," in before[third:] and _GOES_ON.search(before)
        own = strong > third or (strong >= 0 and (goes_on or weak > third))
        return Relation.OWN if own and not stands_on else Relation.THIRD_PARTY
    ours_by_name = _OURS_BEFORE.search(before) and _TOOL_AFTER.search(after)
    if strong >= 0 or ours_by_name or _ARCHIVED_AFTER.search(after):
        return Relation.OWN
    if (_NAMED.search(before) and not _PRESENTED.search(before)) or _THIRD_AFTER.search(after):
        return Relation.THIRD_PARTY
    if _NO_GOODS.search(before):
        return Relation.UNCLEAR
    there = _GOODS_BEFORE.search(before) and _THERE_AFTER.search(after)
    if weak >= 0 or _OWN_AFTER.search(after) or there:
        return Relation.OWN
    return Relation.THIRD_PARTY if _USED_AFTER.search(after) else Relation.UNCLEAR


def _last_start(pattern: Pattern, text: str) -> int:
    """Return where the last match starts; 0 if there is none."""
    return max((found.start() for found in pattern.finditer(text)), default=0)


def _last(pattern: Pattern, text: str) -> int:
    """Return where the last match ends; -1 if there is none."""
    return max((found.end() for found in pattern.finditer(text)), default=-1)
