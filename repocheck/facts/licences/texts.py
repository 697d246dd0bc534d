"""Tell which licence a text is: exactly that one, with something added, or none that SPDX knows.

Texts are compared as sets of word trigrams. A score alone cannot see a short "for non-commercial purposes
only" inside a long text, so what is foreign to the standard text is looked at as well: a long run is
additional text, and words that bind the reader make it a condition.

Source: measured on 161 real licence files, score 0.92 and runs of 16 trigrams gave no wrong id
(`docs/accuracy.md` has the figures of this version).
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from repocheck.facts.licences.names import WORD_ENDS, family_in, joined_names, name_in, normalised, tagged
from repocheck.knowledge.licences import HINTS, licence_text
from repocheck.text.pattern import late_regex

Trigram = tuple[str, str, str]
NOASSERTION = "NOASSERTION"
"""SPDX's word for a text that is no licence of its list."""
_SAME = 0.92
_CONTAINED = 0.95
_COMPLETE = 0.9
_ABRIDGED = 0.85
_FOREIGN_RUN = 16
_TIE_WORDS = 40
_TITLE_WORDS = 60
_MIN_BEGUN = 100
"""Words at the beginning of a standard text that show, where a file breaks off, which one was meant."""
_TITLE_CHARS = 300
_MAX_CHARS = 131_072
_WORD = late_regex(r"[a-z][a-z0-9]+|\d[a-z0-9]{2,}")
"""Words; single letters and short numbers mark clauses, for which others write stars."""
_COPYRIGHT = late_regex(
    r"^[ \t\W]{0,40}(?:software )?"
    r"(?:copyright\b(?!\s+(?:notice|holder|owner|and|law|interest|license|statement|or|act|right))"
    r"|\(c\)\s*[12]\d{3}|©|all rights reserved)"
    r"(?:(?!redistribution|permission|permitted)[^\n]){0,300}$",
    re.MULTILINE,
)
"""Lines that differ from project to project and mean nothing for the choice of licence."""
_PARTY = late_regex(
    r"provided\s{1,3}by\s[^.]{3,100}?(?=[\s\W]{1,6}as\s{1,3}is\b)"
    r"|in\s{1,3}no\s{1,3}event\s{1,3}shall\s[^.]{3,120}?(?=\sbe\s{1,3}liable)"
    r"|neither\s{1,3}the\s{1,3}name\s[^.]{3,200}?(?=\smay\s{1,3}be)"
)
"""Names that a project puts into the disclaimer, with the words before them."""
_NAME_OF = late_regex(r"(\bthe\s{1,3}names?\s{1,3}of\s[^.]{3,120}?\smay\s{1,3})not(?=\s{1,3}be\s)")
"""The third clause of BSD in its other customary wording, "not" set apart."""
_QUOTED = late_regex(r"^[ \t]*>+", re.MULTILINE)
"""Marks of a quotation, in which some projects set the standard text."""
_TERMS_END = late_regex(r"end of (?:the )?terms and conditions", re.IGNORECASE)
_BINDS_NOBODY = late_regex(
    r"you\s+may\s+not\s+use\s+(?:this|the)\s+\w+(?:\s+\w+)?\s+except\s+in\s+compliance", re.IGNORECASE
)
_CONDITION = late_regex(
    r"non[- ]?commercial|commercial\s+(?:use|purpose|licen)"
    r"|(?:research|academic|educational|scientific)\s+(?:use|purpose|project|only)"
    r"|\bcit(?:e|ing|ation)\b|\backnowledg|\bmust\b|\bshall\b|may\s+not|need\s+not|prohibit|forbid|\bonly\b"
    r"|not\s+(?:be\s+)?(?:permitted|allowed|used)|\bpatent|\broyalt|\bagree\b"
    r"|\bdisallow|\bnot\s+(?:intended\s+)?for\b|\bfees?\b|\bpay(?:s|ment|ments)?\b"
    r"|\bexclud|\bbanned?\b|\brestricted\b|\bno\s+(?:\w+\s+)?(?:use|redistribution|right)"
    r"|\bcommons\s+clause\b|\bexpires?\b|\bterminat|\bends?\s+on\b|\bvalid\s+until\b|\bdoes\s+not\s+grant"
    r"|contribution\s+agreement|by\s+contributing|(?:prior|written)\s+(?:consent|permission)",
    re.IGNORECASE,
)
"""Words that bind whoever uses the code."""
_REQUEST = late_regex(
    r"\b(?:please|kindly|(?:would|we)\s+(?:be\s+)?(?:appreciate|grateful)|we\s+(?:kindly\s+)?(?:ask|encourage))\b"
    r"[^.]{0,80}?\b(?:cite|citing|citation|acknowledg\w*)",
    re.IGNORECASE,
)
_BINDING = late_regex(
    r"\bmust\b|\bshall\b|\bonly\b|\brequired?\b|commercial|\bnot\b|prohibit|forbid|\bcondition", re.IGNORECASE
)
_BESIDE_CODE = (
    r"(?:(?:included|bundled|provided|accompanying|pre-?trained|trained|third[- ]party)\s+)?"
    r"(?:data(?:sets?|bases?)?|models?|weights|checkpoints?|images?|figures|assets|third[- ]part(?:y|ies))\b"
)
_SCOPE = late_regex(
    r"licen[cs]e\s+(?:only\s+)?(?:covers|applies(?:\s+only)?\s+to|concerns|is\s+for)\s+(?:only\s+)?(?:the\s+|our\s+)?"
    r"(?:source\s+|program\s+)?(?:code|software|scripts)(?:\s+(?:in|of)\s+th(?:e|is)\s+(?:repository|project|package))?"
    r"(?:\s+(?:only|alone))?(?=\s*(?:[.,;(]|$|and\s+(?:not|does)\b))"
    r"|\bonly\s+the\s+(?:source\s+)?(?:code|software|scripts)(?:\s+in\s+this\s+(?:repository|project))?\s+"
    r"(?:is|are)\s+(?:covered\s+by|(?:licen[cs]ed|released)\s+under)\b"
    rf"|\bexclud(?:es|ed|ing)\s+(?:the\s+|all\s+|any\s+)?{_BESIDE_CODE}"
    r"|\bexclud(?:es|ed|ing)\s+(?:\w+\s+){0,2}?(?:files|code|sources|software|libraries)\s+(?:in|under|below|of|within)\s"
    r"[^.;]{0,60}?(?:folders?|director(?:y|ies)|submodules?)\b",
    re.IGNORECASE,
)
"""Words that end the licence where the code ends, and leave what lies beside it to its own terms."""
_SOMEBODY_ELSE = late_regex(
    r"third[- ]?part(?:y|ies)\s+(?:code|notice|licen|software\s+notice|component|librar)"
    r"|portions of|bundled|derived from|(?:contains?|includes?|uses?)\s+(?:code|software|parts)",
    re.IGNORECASE,
)
"""Words after which a file speaks of code that others wrote."""


_STANZA = late_regex(r"^(?:Name:[^\n]{0,200}\n)?Files:([^\n]{1,300})$", re.MULTILINE)
"""Head of a stanza in a list of licences by file."""


class LicenceText(NamedTuple):
    """What one text is."""

    spdx: str
    """SPDX id, or `NOASSERTION`."""
    name: str = ""
    """What to call it if it is none of SPDX's."""
    extra: str = ""
    """Sentence that was added to the standard text."""
    line: int = 1
    """1-based line of `extra`."""
    also: tuple[str, ...] = ()
    """SPDX ids of further standard texts in the same file."""
    exact: bool = True
    """Whether the standard text itself is there, rather than just its name."""
    limits: bool = False
    """Whether use of the code is limited to some purposes."""


class _Words:
    """The words of a text; what few texts need is made when it is asked for."""

    def __init__(self, words: list[str], text: str) -> None:
        self.words = words
        self.text = text

    @cached_property
    def trigrams(self) -> list[Trigram]:
        """Return every three neighbouring words."""
        return list(zip(self.words, self.words[1:], self.words[2:], strict=False))

    def starts(self) -> list[int]:
        """Return where each word starts."""
        return [found.start() for found in _WORD.finditer(self.text)]


class _Template(NamedTuple):
    main: frozenset[Trigram]
    known: frozenset[Trigram]
    words: tuple[list[str], list[str]]
    """Those of the terms, and of the whole text."""


@lru_cache(maxsize=32)  # the longest are the same to the byte in many repositories
def classify(text: str) -> LicenceText:
    """Return what `text`, the content of a licence file, is."""
    text = _stanza_of_all(text[:_MAX_CHARS])
    words = _words(text)
    joined = normalised(text)
    hinted = [spdx for spdx, hint in HINTS.items() if hint in joined]
    for spdx in hinted:
        if words.words in _template(spdx).words:  # to the word, as most are: nothing needs to be weighed
            return LicenceText(_later(spdx, text))
    present = set(words.trigrams)
    found = [spdx for spdx in hinted if _is_in(spdx, present)]
    return (
        _judged(_first(found, words, joined), found, text, words) if found else _by_name(text, joined, words)
    )


def _stanza_of_all(text: str) -> str:
    """Blank, in a list of licences by file, the stanzas of single files; lines keep their numbers.

    Source: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
    """
    stanzas = list(_STANZA.finditer(text))
    if (first := next((n for n, each in enumerate(stanzas) if each[1].strip() == "*"), None)) is None:
        return text
    start = text.find("\n", stanzas[first].end())
    end = stanzas[first + 1].start() if first + 1 < len(stanzas) else len(text)
    return "\n" * text.count("\n", 0, start) + text[start:end]


def _is_in(spdx: str, present: set[Trigram]) -> bool:
    """Return whether a text has the whole standard text, or is nearly the same."""
    template = _template(spdx)
    share = len(template.main & present) / len(template.main)
    if share >= _CONTAINED or share < _COMPLETE:
        return share >= _CONTAINED
    own = present - (template.known - template.main)
    return 2 * share * len(template.main) >= _SAME * (len(own) + len(template.main))


def _judged(first: str, found: list[str], text: str, words: _Words) -> LicenceText:
    """Look at all that is foreign to the standard text `first`, and to others that are quoted in full."""
    known = frozenset().union(*(_template(spdx).known for spdx in found))
    extra, line = "", 1
    runs = _foreign_runs(words, known)
    starts = words.starts() if runs else []
    for start, end in runs:
        passage = text[starts[start] : starts[end] + len(words.words[end])]
        theirs = _SOMEBODY_ELSE.search(passage) if start else None  # a preamble does not end the terms
        for bound in _CONDITION.finditer(passage, 0, theirs.start() if theirs else len(passage)):
            place = starts[start] + bound.start()
            if (requested := _is_request(_sentence(text, place))) or _is_scope(_whole_sentence(text, place)):
                extra, line = _sentence(text, place), _line(text, place)
                if requested:
                    break
                continue
            name = family_in(" ".join(words.words[:_TITLE_WORDS])) or f"{first} with changed terms"
            return LicenceText(NOASSERTION, name, _sentence(text, place), _line(text, place))
        if theirs:
            break
        if not extra and end - start > _FOREIGN_RUN:
            extra, line = _sentence(text, starts[start]), _line(text, starts[start])
    return LicenceText(_later(first, text), extra=extra, line=line, also=_others(first, found))


def _is_request(sentence: str) -> bool:
    """Return whether a sentence only asks for citation or thanks; that binds nobody."""
    return bool(_REQUEST.search(sentence)) and not _BINDING.search(_REQUEST.sub("", sentence))


def _is_scope(sentence: str) -> bool:
    """Return whether a sentence only says that the licence is for the code, and for nothing beside it."""
    return bool(_SCOPE.search(sentence)) and not _CONDITION.search(_SCOPE.sub(" ", sentence))


def _others(first: str, found: list[str]) -> tuple[str, ...]:
    """Return the standard texts in the same file that are not parts of `first` or of one another."""
    texts = {spdx: _template(spdx).main for spdx in found}
    return tuple(
        spdx
        for spdx, main in texts.items()
        if not any(
            len(main - _template(other).known) <= _FOREIGN_RUN and (other == first or len(whole) > len(main))
            for other, whole in texts.items()
            if other != spdx
        )
        and spdx != first
    )


def _first(found: list[str], words: _Words, joined: str) -> str:
    """Return the licence whose text is complete first.

    Of texts that end together the longest is meant, and likewise of two that share their beginning where
    that beginning stands only once.
    """
    if len(found) == 1:
        return found[0]
    ends = {spdx: _complete_at(_template(spdx).main, words) for spdx in found}
    first = min(found, key=lambda spdx: ends[spdx])
    tied = [
        spdx
        for spdx in found
        if ends[spdx] - ends[first] <= _TIE_WORDS
        or (
            len(_template(first).main - _template(spdx).known) <= _FOREIGN_RUN
            and joined.count(HINTS[first]) == 1
        )
    ]
    return max(tied, key=lambda spdx: len(_template(spdx).main))


def _complete_at(main: frozenset[Trigram], words: _Words) -> int:
    seen: set[Trigram] = set()
    for index, trigram in enumerate(words.trigrams):
        if trigram in main:
            seen.add(trigram)
            if len(seen) >= _COMPLETE * len(main):
                return index
    return len(words.trigrams)


def _foreign_runs(words: _Words, known: frozenset[Trigram]) -> list[tuple[int, int]]:
    """Return indices of the first and the last word of all runs that the standard texts do not have."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, trigram in enumerate([*words.trigrams, None]):
        if trigram is not None and trigram not in known:
            start = index if start is None else start
        elif start is not None:
            # Of the first and last foreign trigram, two words each belong to what is known before and behind.
            first = start + 2 if start else 0
            last = index - 1 if trigram is not None else index + 1
            runs.append((min(first, last), last))
            start = None
    return runs


def _by_name(text: str, joined: str, words: _Words) -> LicenceText:
    """Judge a text that is no standard text, but may say in a few words which one is meant."""
    if named := tagged(text):
        return LicenceText(named, exact=False)
    spdx = name_in(joined)
    titled = name_in(joined[:_TITLE_CHARS])
    if titled in HINTS and titled.startswith("CC"):
        known = _template(titled).known.intersection(words.trigrams)
        if len(known) >= _ABRIDGED * len(set(words.trigrams)):
            return LicenceText(titled, exact=False)
    if titled in HINTS and _breaks_off(titled, words):
        return LicenceText(titled, exact=False)
    creative = spdx is not None and spdx.startswith("CC")
    bound = _CONDITION.search(_without_apache_header(text))
    if spdx and len(joined) < 3_000 and (creative or not bound):
        return LicenceText(joined_names(text) or _later(spdx, text), exact=False)
    place = bound.start() if bound else 0
    other = titled if titled and titled not in HINTS and titled != NOASSERTION else ""
    name = f"{other} by its title" if other else family_in(joined) or "a custom licence"
    return LicenceText(NOASSERTION, name, _sentence(text, place), _line(text, place))


def _breaks_off(spdx: str, words: _Words) -> bool:
    """Return whether a text is the beginning of the standard text, to the word: of the last one, a part."""
    n_whole = len(words.words) - 1
    return n_whole >= _MIN_BEGUN and any(
        each[:n_whole] == words.words[:n_whole] for each in _template(spdx).words
    )


def _without_apache_header(text: str) -> str:
    """Return `text` without the clause of the Apache header that binds nobody further."""
    return _BINDS_NOBODY.sub("", text)


def _later(spdx: str, text: str) -> str:
    if (named := tagged(text)) and named.startswith(spdx.removesuffix("-only")):
        return named
    later = re.search(r"(?:or|any)\s+later\s+version", text[:3_000], re.IGNORECASE) and len(text) < 3_000
    return spdx.replace("-only", "-or-later") if later else spdx


@cache
def _template(spdx: str) -> _Template:
    """Return the trigrams of a standard text; what follows "END OF TERMS" may be there or not."""
    text = licence_text(spdx)
    end = _TERMS_END.search(text)
    whole = _words(text)
    terms = _words(text[: end.end()]) if end else whole
    main = frozenset(terms.trigrams)
    return _Template(main, main | frozenset(whole.trigrams), (terms.words, whole.words))


def _words(text: str) -> _Words:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters have two in lower case, and places must stay
        lower = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    lower = _QUOTED.sub(_spaces, lower) if ">" in lower else lower
    lower = _NAME_OF.sub(lambda found: f"{found[1]}   ", lower)
    blank = _PARTY.sub(_spaces, _COPYRIGHT.sub(_spaces, lower.replace("licence", "license")))
    return _Words(_plain_words(blank) if blank.isascii() else _WORD.findall(blank), blank)


def _plain_words(text: str) -> list[str]:
    """Return what `_WORD` finds in a text of ASCII in small letters, in a fifth of its time."""
    words = text.translate(WORD_ENDS).split()
    return [word for word in words if len(word) > 2 or (len(word) == 2 and word > ":")]


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _sentence(text: str, place: int) -> str:
    """Return the sentence around `place`, on one line, as long as can be shown."""
    return _whole_sentence(text, place)[:200]


def _whole_sentence(text: str, place: int) -> str:
    start = max(text.rfind(". ", 0, place), text.rfind("\n\n", 0, place), text.rfind(".\n", 0, place)) + 1
    ends = [end for mark in (". ", ".\n", "\n\n") if (end := text.find(mark, place)) >= 0]
    return " ".join(text[start : min(ends, default=len(text)) + 1].split())


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
