"""Collect what the README of a repository says of its licence: sections, headings, sentences, badges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.facts.computed import fact
from repocheck.facts.documents import Document, Link, sentences_of
from repocheck.facts.licences.bearer import (
    OF_CODE,
    OF_PARTS,
    is_of_others,
    speaks_of_others,
    speaks_of_parts,
    without_asides,
)
from repocheck.facts.licences.claims import LIMITED, LicenceClaim, first_line
from repocheck.facts.licences.files import LICENCE_HEADING
from repocheck.facts.licences.names import bare_name, expression, joined_names, name_in, normalised, or_later
from repocheck.facts.licences.texts import NOASSERTION, LicenceText, classify
from repocheck.facts.places import own_names
from repocheck.facts.subject import Subject
from repocheck.text.pattern import Pattern, late_regex

_GRANT = Pattern(
    r"(?:licen[cs]ed|released|distributed|available|published|made available|provided|shared|used|is|are)"
    r"\s+(?:\w+\s+){0,3}?(?:under|with|by)\b|licen[cs]e[sd]?\b"
    r"|\bwaived\b|\bto\s+the\s+public\s+domain\b|lizenz|licença|licencia|licenza|协议|许可|ライセンス|라이[선센]스"
    r"|\b(?:unter|sous|bajo|sotto|sob)\b",
    any_of=(
        "unter",
        "sous",
        "bajo",
        "sotto",
        "sob",
        "licen",
        "waived",
        "public",
        "lizenz",
        "under",
        "with",
        "by",
        "协议",
        "许可",
        "ライセンス",
        "라이",
    ),
    flags=re.IGNORECASE,
)
_ON_TERMS = Pattern(
    r"(?:\b(?:may|can)\s+(?:be\s+)?(?:freely\s+)?used?\s[^.;]{0,40}?\bfreely\b"
    r"|\b(?:may|can)\s+(?:be\s+)?freely\s+use[ds]?\b|\bfree\s+to\s+use\s)"
    r"[^.;]{0,60}\b(?:provided|as long as|on (?:the )?condition|under the condition)\b",
    any_of=("provided", "as long as", "condition"),
    flags=re.IGNORECASE,
)
"""A permission on custom terms."""
_GRANTS = late_regex(
    r"\b(?:may|can)\s+(?:be\s+)?(?:freely\s+)?(?:used?|cop(?:y|ied)|modif(?:y|ied)|(?:re)?distributed?|shared?)\b"
    r"|\bfree(?:ly)?\s+(?:to\s+use|for)\b"
    r"|\b(?:requires?|needs?|with)\s+(?:\w+\s+){0,3}?(?:consent|permission)\b",
    re.IGNORECASE,
)
"""A permission in words of one's own."""
_NEGATED = late_regex(r"\b(?:no|not|none|nobody|nothing|cannot|never)\b", re.IGNORECASE)
_VERSIONLESS = "a licence without its version"
_BARE_CHARS = 40
_CLAUSE = late_regex(r"[,;]\s+|\s(?:and|while|whereas|but)\s")
_SCOPED = late_regex(r"([^()\n]{1,60})\(([^()\n]{1,40})\)")
"""A licence, and in brackets what it is for: "MIT (code)"."""
_USE_ONLY = late_regex(
    r"\W{0,4}(?:(?:it|this)\sis\s)?(?:free\s)?(?:for|only|solely|strictly)\b.{0,80}", re.IGNORECASE
)
"""A sentence without a subject, and so about the project."""
_TERMS = late_regex(r"licen[cszç]|lizenz|\bwaived\b|许可|协议|ライセンス|라이[선센]스", re.IGNORECASE)
_ABROAD = late_regex(r"许可|协议|ライセンス|라이[선센]스|licencia|licença|licenza|lizenz", re.IGNORECASE)
_NAMELESS = late_regex(
    r"\b(?:(?:source\s)?code|software|project|repo(?:sitory)?|licen[cs]ed?|under|the|is|and)\b|[^\w.+-]",
    re.IGNORECASE,
)
"""What a heading says beside the name of a licence."""
_NAME_ALONE = late_regex(
    r"(?:(?:mit|bsd|apache|gnu|[al]?gpl|mpl|mozilla|isc|cc0?|by|nc|sa|nd|creative|commons|unlicense|eclipse|epl|eupl|affero|lesser"
    r"|general|public|version|clause|new|simplified|modified|only|or|later|artistic|boost|zlib|v?\d(?:\.\d)?)"
    r"(?![a-z\d])[\s.-]*+){1,9}+"
)
"""Words of which the names of the usual licences are made. Source: https://spdx.org/licenses/"""
_UNDER = late_regex(
    r"\W{0,4}(?:the\s|this\s|our\s)?"
    r"(?:librar(?:y|ies)|programs?|framework|toolbox|scripts?|notebooks?|([\w-]{0,40}))\s?"
    r"(?:(?:is|are|may be|can be)\s)?(?:released|distributed|available|published|used|free)\s"
    r"(?:[\w-]{1,20}\s){0,3}?under\b",
    re.IGNORECASE,
)
"""What is said of the project itself: by its name, by its kind, or without a subject."""
_CALLED = late_regex(
    r"\b(?:under|by)\s(?:the\s(?:terms\sof\sthe\s)?|an?\s)?(?:[A-Z][\w.-]{1,30}\s){1,7}[Ll]icen[cs]e(?!d)"
)
"""A licence that goes by some name: the known ones are looked for first."""
_BADGE = late_regex(r"licen[cs]e[^/]{0,3}[-/:]|/licen[cs]e/|/l/|creativecommons\.org/licenses", re.IGNORECASE)
_OTHERS_HEADING = late_regex(
    r"acknowledg|\bthanks\b|\bcredits?\b|\blibrar(?:y|ies)\b|third[- ]party|\bdependenc|致谢"
    r"|\brelated\b|\bbaselines?\b",
    re.IGNORECASE,
)
_TEXT_CHARS = 400
"""No text of a licence is shorter, but for the very shortest, which are named in it."""


@fact()
def readme_licences(subject: Subject, readme: Document | None) -> tuple[LicenceClaim, ...]:
    """Return what the README says: sections, sentences, badges."""
    if readme is None:
        return ()
    said = _of_sentences(readme, own_names(subject))
    found = [*_of_sections(readme), *_of_headings(readme), *said, *_of_badges(readme)]
    return tuple(sorted(found, key=lambda claim: claim.text.name == _VERSIONLESS))  # others say more


def _of_sections(document: Document) -> Iterator[LicenceClaim]:
    """Yield what stands below a heading "License": the text itself, or a name, be it a bare one."""
    blocks = [each for each in document.under(LICENCE_HEADING) if each.kind != "heading"]
    whole = "\n\n".join(block.text for block in blocks)
    if len(whole) >= _TEXT_CHARS and (text := classify(whole)).exact and text.spdx != NOASSERTION:
        yield LicenceClaim("readme", document.path, text, blocks[0].line, first_line(whole))
        return
    prose = [each for block in blocks if block.kind != "code" for each in sentences_of(block)]
    stated = [(said, line) for said, line, _ in prose if not speaks_of_others(said)]
    claims = [claim for said, line in stated for claim in _of_words(document, said, line)]
    yield from claims
    granted = next(
        (each for each in stated if _GRANTS.search(each[0]) and not _NEGATED.search(each[0])), None
    )
    if granted and not claims and not speaks_of_parts(granted[0]):
        terms = LicenceText(NOASSERTION, "custom terms", granted[0][:200], exact=False)
        yield LicenceClaim("readme", document.path, terms, granted[1], granted[0])


def _of_headings(document: Document) -> Iterator[LicenceClaim]:
    """Yield the licences that headings name, with no more than what they are for ("Code (MIT License)")."""
    for block in document.blocks:
        if block.kind == "heading" and len(block.text) < _BARE_CHARS and _TERMS.search(block.text):
            name = normalised(_NAMELESS.sub(" ", block.text))
            if _NAME_ALONE.fullmatch(name) and (spdx := bare_name(name)):
                yield _claim(document, block.text, block.line, spdx, limited=False)


def _of_words(document: Document, text: str, line: int) -> Iterator[LicenceClaim]:
    said = without_asides(text[:2_000])
    named = {each: _of_clause(normalised(each)) for each in _CLAUSE.split(said)}
    if len({*named.values()} - {None}) > 1 and not joined_names(said):
        yield from (_claim(document, each, line, spdx, limited=False) for each, spdx in named.items() if spdx)
        return
    words = normalised(said)
    spdx = _of_scope(said) or joined_names(said) or _of_code(said) or name_in(words)
    spdx = spdx or _bare(words) or _predicate(words)
    spdx = spdx or _other_name(said)
    limited = LIMITED.search(text)
    if spdx or limited:
        yield _claim(document, text, line, spdx, limited is not None)


def _of_code(sentence: str) -> str | None:
    """Return the licence that a sentence names for the code, if it names others for the rest."""
    if not (OF_CODE.search(sentence) and OF_PARTS.search(sentence)):
        return None
    named = ((clause, name_in(normalised(clause))) for clause in _CLAUSE.split(sentence))
    clauses = [(clause, name) for clause, name in named if name]
    code = (name for clause, name in clauses if OF_CODE.search(clause) and not OF_PARTS.search(clause))
    return next(code, None) if len(clauses) > 1 else None


def _of_scope(sentence: str) -> str | None:
    """Return the licence that is said, in brackets, to be that of the code, where each part has its own."""
    named = (
        (_of_clause(normalised(each[1].strip(" /,;:|&"))), each[2]) for each in _SCOPED.finditer(sentence)
    )
    scopes = [(name, scope) for name, scope in named if name]
    return next((name for name, scope in scopes if OF_CODE.search(scope)), None) if len(scopes) > 1 else None


def _bare(words: str) -> str | None:
    """Return the licence that a few words name, behind what they say it is for ("Code: MIT")."""
    if len(words) >= _BARE_CHARS:
        return None
    plain = words.removesuffix(" licensed").removesuffix(" license")
    return bare_name(words) or bare_name(plain.rpartition(" ")[2])


def _of_clause(words: str) -> str | None:
    """Return the licence that a clause names, be it by the bare name at its end ("the code is MIT")."""
    return name_in(f"license {words}") or _predicate(words)


def _predicate(words: str) -> str | None:
    """Return the licence that a subject is said to be."""
    _, said, name = max(words.rpartition(" is "), words.rpartition(" are "), key=lambda parts: len(parts[0]))
    return bare_name(name) if said and len(name) < _BARE_CHARS else None


def _other_name(text: str) -> str | None:
    """Return the licence that a sentence names by an SPDX id, or what stands for one that is not known."""
    if _CALLED.search(text) is None:
        return None
    ids = (expression(word.strip(".,;")) for word in text.split() if "-" in word)
    return next((spdx for spdx in ids if spdx), NOASSERTION)


def _of_sentences(document: Document, names: set[str]) -> Iterator[LicenceClaim]:
    title = next((block.text.lower() for block in document.blocks if block.kind == "heading"), "")
    for sentence, line, block in document.sentences_for(_GRANT, LIMITED, _ON_TERMS):
        lowered = sentence.lower()
        if len(sentence) > 800 or not any(
            pattern.search(sentence, lowered) for pattern in (_GRANT, LIMITED, _ON_TERMS)
        ):
            continue
        if block.kind == "heading" or any(
            LICENCE_HEADING.search(title) or _OTHERS_HEADING.search(title) for title in block.section
        ):
            continue
        said = without_asides(sentence)
        spdx = _of_scope(said) or joined_names(said) or _of_code(said)
        spdx = spdx or name_in(normalised(said)) or _other_name(said)
        if is_of_others(sentence, document, names):
            continue
        limited = LIMITED.search(sentence) is not None
        spdx = spdx or (_bare(normalised(sentence)) if _ABROAD.search(sentence) else None)
        own = _UNDER.match(sentence)
        speaks = (
            OF_CODE.search(sentence)
            or OF_PARTS.search(sentence)
            or _TERMS.search(sentence)
            or (own and (own[1] or "").lower() in title)
        )
        bare = limited and not OF_PARTS.search(sentence) and _USE_ONLY.fullmatch(sentence)
        if bare or (speaks and (spdx or (limited and OF_CODE.search(sentence)))):
            yield _claim(document, sentence, line, spdx, limited)
        elif (terms := _ON_TERMS.search(sentence)) and not OF_PARTS.search(terms[0]):
            text = LicenceText(NOASSERTION, "custom terms", sentence[:200], exact=False)
            yield LicenceClaim("readme", document.path, text, line, sentence)


def _claim(document: Document, text: str, line: int, spdx: str | None, limited: bool) -> LicenceClaim:
    parts = speaks_of_parts(text)
    if spdx and spdx != NOASSERTION and (not limited or "-NC" in spdx):
        named = LicenceText(or_later(spdx, text), exact=False)
        return LicenceClaim("readme", document.path, named, line, text, parts)
    name = "use limited to research or non-commercial purposes" if limited else _VERSIONLESS
    found = LicenceText(
        NOASSERTION,
        name,
        text[:200],
        exact=False,
        limits=limited and bool(OF_CODE.search(text) or not OF_PARTS.search(text)),
    )
    return LicenceClaim("readme", document.path, found, line, text, parts)


def _of_badges(document: Document) -> Iterator[LicenceClaim]:
    """Yield the licences that badges show, by their address or their alternative text."""
    for link in document.links:
        if not link.image and "creativecommons.org/licenses" not in link.target:
            continue
        shown = f"{link.text} {link.target}"
        if not _BADGE.search(shown) and "licen" not in link.text.lower():
            continue
        if spdx := _of_badge(link):
            yield LicenceClaim(
                "readme",
                document.path,
                LicenceText(spdx, exact=False),
                link.line,
                shown[:200],
                _in_parts(document, link),
            )


def _of_badge(link: Link) -> str | None:
    address = link.target.replace("%20", " ").replace("_", " ").replace("--", " ")
    return name_in(normalised(address)) or name_in(normalised(f"license {link.text}"))


def _in_parts(document: Document, link: Link) -> bool:
    """Return whether a badge is about parts; a link is about what the sentence is that it stands in."""
    if OF_PARTS.search(f"{link.text} {link.target}"):
        return True
    around = [said for said, line, _ in document.sentences if line == link.line and not link.image]
    return any(OF_PARTS.search(said) and not OF_CODE.search(said) for said in around)
