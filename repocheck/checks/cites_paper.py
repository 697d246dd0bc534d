"""Does the repository name the paper it belongs to?

A link from paper to code and one from code to paper prove each other: where both were found, 154 of 154
pairs were right. It also tells the reader of the code what the code is for.

What counts: the README, one of a sub-folder, or a citation file holds the paper's arXiv id, its DOI or
its title (case, punctuation, accents, TeX and line breaks aside). A title of fewer than four words must
be a whole heading or BibTeX title. In a README that names more than eight papers by id, only headings and
citation files count: it is a list. When no paper is known, a BibTeX entry counts, or a reference under a
heading on citing or behind a request to cite, in a DESCRIPTION of R, or linked where a paper is spoken of.

Blind spots: a preprint that was renamed for publication; papers named only on a web page; a repository
that a paper merely builds upon has no reason to name it.

Source: RSEF, which found links in both directions with precision 1.0 and recall 0.91
(https://github.com/SoftwareUnderstanding/RSEF)
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from pydantic import JsonValue

from repocheck.checks._check import check, failed, passed
from repocheck.facts import CitationFile, Document, Subject, bibtex_titles
from repocheck.models import Confidence, Location, Paper, Verdict
from repocheck.text.pattern import late_regex

_ARXIV = late_regex(r"(?<!\d)(?<!\d\.)\d{4}\.\d{4,5}(?!\d)|\b[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}\b")
_DIGITS = late_regex(r"\d{4}")
_DOI = late_regex(r"\b10\.\d{4,9}/[^\s\"'<>{}|\\^`\[\]]{2,200}")
_TEX = late_regex(r"\\[a-zA-Z]{1,20}|\\.|[{}$]")
_APART = late_regex(r"[\W_]+")
_CITING = late_regex(
    r"\bcit(?:e|ing|ation)s?\b|\breferences?\b|\bbibtex\b|\bpublications?\b|引用|论文", re.IGNORECASE
)
_REFERENCE = late_regex(
    r"@[a-z]{3,20}\s?\\?\{[^{}.…]{1,400}=|arxiv|doi\.org|\b10\.\d{4}/|et al|\((?:19|20)\d\d\)"
    r"|proceedings|journal|conference|\bpaper\b"
    r"|(?-i:\b[A-Z]\.\s?[A-Z]\w|\b[A-Z][\w-]{1,40},?\s[A-Z]\b).{1,400}\b(?:19|20)\d\d\b",
    re.IGNORECASE | re.DOTALL,
)
_OF_TITLE = late_regex(
    r"\b(?i:codes?|implementation|repository|scripts?|data|supplement\w{0,10}|materials?|experiments?)\s(?:\w+\s){0,3}?"
    r"(?:for|of|to|accompanying|from|behind)\s(?:[\w']+\s){0,6}?(?:paper|article|manuscript|preprint)"
    r"(?:\W{1,3}[\"“«*_]{1,2}[A-Z][^\"”»*_\n]{15,250}[\"”»*_]|:?\s(?!The\b|This\b|We\b|It\b)[A-Z][a-z]{1,20}(?:\s[\w-]{1,30},?){3,30})"
)
"""A sentence that calls the repository the code of a paper by its title."""
_FIELD = late_regex(r"\W*`[\w-]{1,40}`\s?(?::|-|–|=)|\W*[\w-]{1,40}:\s(?:puts|adds|shows|sets)\b")
"""What explains a field or an option that bears the name of a publisher."""
_PAPER = late_regex(
    r"\b(?:paper|article|manuscript|preprint|publication|describ\w{1,3}|accompan\w{1,4}"
    r"|implementation of|code (?:for|of)|please cite)\b"
    r"|论文|shields\.io/\S{0,40}?(?:arxiv|paper|doi)",
    re.IGNORECASE,
)
_ASKS_TO_CITE = late_regex(
    r"\bcite\b.{0,200}?(?:\bet al\b|\b[A-Z][\w-]{1,40},?\s[A-Z]\.|[“\"][A-Z]).{1,300}?\b(?:19|20)\d\d\b",
    re.DOTALL,
)
"""A sentence that asks to cite, with authors or title and a year."""
_ASKS = late_regex(r"\b(?:please|kindly|should|must|to)\s(?:\w+\s)?cite\b", re.IGNORECASE)
"""A request to cite; the reference may stand in the block behind it."""
_REFERRED = late_regex(
    r"doi\.org/|\b10\.\d{4,9}/|arxiv|\((?:19|20)\d\d[a-z]?\)|[\"“*_].{1,400}\b(?:19|20)\d\d\b",
    re.IGNORECASE | re.DOTALL,
)
"""What stands in a reference that is written out."""
_PAPER_LINK = late_regex(
    r"//(?:\w{1,20}\.){0,3}(?:arxiv\.org|doi\.org/10\.(?!5281/|6084/|5061/)|openreview\.net|aclanthology\.org|thecvf\.com|nips\.cc"
    r"|neurips\.cc|biorxiv\.org|medrxiv\.org|nature\.com|ieee\.org|acm\.org|springer\.com|sciencedirect\.com|mlr\.press"
    r"|wiley\.com|tandfonline\.com|pnas\.org|science\.org|oup\.com|sagepub\.com|mdpi\.com|plos\.org|aps\.org"
    r"|iop\.org|frontiersin\.org|copernicus\.org|royalsocietypublishing\.org|cell\.com|elifesciences\.org)"
    r"|\bdoi:?\s{0,3}10\.(?!5281/|6084/|5061/)\d{4,9}/",
    re.IGNORECASE,
)
"""Hosts that publish papers, or a DOI that is not of a store of programs and data."""
_ENTRY = late_regex(r"@[a-z]{3,20}\s{0,5}\\?[{(]", re.IGNORECASE)
_IN_MANIFEST = late_regex(r"<?(?:doi:\s?10\.|arxiv:\s?\d{4}\.)[^\s>,]{1,200}", re.IGNORECASE)
"""How a DESCRIPTION of R refers to a paper.
Source: https://cran.r-project.org/web/packages/submission_checklist.html"""
_MIN_TITLE_WORDS = 4
_MAX_PAPERS = 8
"""Papers named by id above which a README is a list of papers."""


class _Place(NamedTuple):
    """A piece of text in which a paper may be named."""

    path: str
    line: int
    text: str
    strong: bool = False
    """Whether only the repository's own paper is named in such a place: a heading, a citation file."""
    citing: bool = False
    """Whether it stands under a heading on citing."""


@check(
    category="release",
    question="Does the repository name the paper it belongs to?",
    remedy="Put the paper's title, its arXiv id or DOI, and a BibTeX entry into the README.",
    weight=1,
    requires=("repository-available",),
    source="https://github.com/SoftwareUnderstanding/RSEF",
)
def cites_paper(
    subject: Subject,
    readme: Document | None,
    nested_readmes: tuple[Document, ...],
    citation_files: tuple[CitationFile, ...],
    descriptions: tuple[tuple[str, str], ...],
) -> Verdict:
    """Judge by the papers that cite the repository; by any citation when there are none."""
    cited = [_Place(each.path, 1, each.text, strong=True) for each in citation_files]
    main = list(_of_document(readme)) if readme else []
    if not subject.papers:
        # What a README further down refers to is mostly a data set or a part that was taken over.
        return _any_citation(subject, [*main, *cited], descriptions)
    nested = [place for document in nested_readmes for place in _of_document(document)]
    places = _without_lists([*main, *nested, *cited])
    named = {paper.id: place for paper in subject.papers if (place := _naming(paper, places))}
    value: JsonValue = {"papers": list(named)}
    if not named:
        return failed("The repository names none of the papers that link to it.", value=value)
    shown = [_location(subject, place) for place in named.values()]
    return passed(f"{shown[0].path} names {next(iter(named))}.", *shown[:5], value=value)


def _any_citation(
    subject: Subject, places: list[_Place], descriptions: tuple[tuple[str, str], ...]
) -> Verdict:
    value: JsonValue = {"papers": []}
    for place in places:
        if bibtex_titles(place.text):
            return passed(f"{place.path} holds a BibTeX entry.", _location(subject, place), value=value)
    if reference := next(chain(filter(_refers, places), _asked_for(places)), None):
        return passed(f"{reference.path} refers to a paper.", _location(subject, reference), value=value)
    for path, text in descriptions:
        if found := _IN_MANIFEST.search(text):
            line = text.count("\n", 0, found.start()) + 1
            return passed(f"{path} refers to a paper.", subject.at(path, line, found[0]), value=value)
    lines = set(_lines_on_papers(places))
    for place in _without_lists(places):
        if place.line in lines and _PAPER_LINK.search(place.text):
            at = _location(subject, place)
            return passed(f"{place.path} links to a paper.", at, value=value, confidence=Confidence.MEDIUM)
    return failed("No citation of a paper was found.", value=value)


def _refers(place: _Place) -> bool:
    """Return whether a reference stands under a heading on citing, or in a sentence that asks to cite."""
    if place.citing:
        return _REFERENCE.search(place.text) is not None and not _FIELD.match(place.text)
    if _OF_TITLE.search(place.text):
        return True
    return "cite" in place.text and _ASKS_TO_CITE.search(place.text) is not None


def _asked_for(places: list[_Place]) -> Iterator[_Place]:
    """Yield the references that stand behind a request to cite which goes on there."""
    for place, following in pairwise(places):
        goes_on = place.text.rstrip("*_ ")[-1:] == ":" or place.text.rstrip()[-1:].isalnum()
        beside = place.path == following.path and place.line < following.line and not following.strong
        if beside and goes_on and _ASKS.search(place.text[-300:]) and _REFERRED.search(following.text):
            yield following


def _lines_on_papers(places: list[_Place]) -> Iterator[int]:
    """Yield the lines of places that speak of a paper, and of what such a place announces by a colon."""
    for place, following in zip_longest(places, places[1:]):
        if _PAPER.search(place.text):
            yield from range(place.line, place.line + place.text.count("\n") + 1)
            if following and place.text.rstrip().endswith(":") and following.path == place.path:
                yield from range(following.line, following.line + following.text.count("\n") + 1)


def _of_document(document: Document) -> Iterator[_Place]:
    citing = {section: _on_citing(section) for section in {block.section for block in document.blocks}}
    for block in document.blocks:
        heading = block.kind == "heading"
        yield _Place(document.path, block.line, block.text, heading, not heading and citing[block.section])
    for link in document.links:
        text = f"{link.text} {link.target}"
        citing_here = citing.get(link.section, False)
        yield _Place(document.path, link.line, text, citing=citing_here)


def _on_citing(section: tuple[str, ...]) -> bool:
    return any(_CITING.search(title) for title in section)


def _without_lists(places: list[_Place]) -> list[_Place]:
    """Return `places` without the running text of documents that name many papers."""
    named: dict[str, set[str]] = defaultdict(set)
    for place in places:
        named[place.path] |= _ids(place.text)
    return [place for place in places if place.strong or len(named[place.path]) <= _MAX_PAPERS]


def _naming(paper: Paper, places: list[_Place]) -> _Place | None:
    """Return the first place that names `paper`."""
    ids, title = _ids(f"{paper.id} {paper.url or ''}"), _plain(paper.title)
    return next((place for place in places if ids & _ids(place.text) or _has_title(place, title)), None)


def _ids(text: str) -> set[str]:
    """Return the arXiv ids, of either form, and DOIs in `text`, in lower case."""
    if not _DIGITS.search(text):
        return set()
    text = text.lower()
    return {*_ARXIV.findall(text), *(doi.rstrip(".,;)") for doi in _DOI.findall(text))}


def _has_title(place: _Place, title: str) -> bool:
    if not title:
        return False
    if len(title.split()) >= _MIN_TITLE_WORDS:
        return f" {title} " in f" {_plain(place.text)} "
    return (place.strong and _plain(place.text) == title) or title in map(_plain, bibtex_titles(place.text))


def _plain(text: str) -> str:
    """Return the words of `text` in lower case, without TeX and accents, parted by single spaces."""
    letters = unicodedata.normalize("NFKD", _TEX.sub("", text)).casefold()
    return " ".join(_APART.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).split())


def _location(subject: Subject, place: _Place) -> Location:
    lines = place.text.strip().split("\n")
    entries = (line for line in lines if _ENTRY.search(line)) if bibtex_titles(place.text) else iter(())
    entry = next(entries, lines[0])
    return subject.at(place.path, place.line, entry)
