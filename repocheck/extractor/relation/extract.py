"""The face of link extraction: texts and papers in, links out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from repocheck.errors import DigestError
from repocheck.extractor.address import DECODERS, Hit, decode, hits, may_hold_address
from repocheck.extractor.relation.citations import Citations
from repocheck.extractor.relation.entries import (
    entry_before,
    is_citation,
    is_report,
    key_of,
    mark_before,
    relation_by_authors,
)
from repocheck.extractor.relation.names import Nameless, Names
from repocheck.extractor.relation.notes import hangs_on_raised
from repocheck.extractor.relation.place import Places
from repocheck.extractor.relation.regions import (
    AVAILABLE,
    FRONT,
    LISTED,
    TEMPLATE,
    Regions,
    is_used,
    line_in_front,
    region_at,
)
from repocheck.extractor.relation.relation import listed_relation, relation_of
from repocheck.extractor.relation.titled import accompanied, beginning
from repocheck.knowledge.hosts import PUBLIC, Hosts
from repocheck.models import (
    BARE,
    FORGE,
    Confidence,
    Link,
    LinkKind,
    Location,
    Paper,
    Passage,
    Relation,
    RepoRef,
)
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import LOOK, flat, redacted, sentence_around

_PERSONS = Nameless("", ())
_CODE = late_regex(r"\b(?:codes?|scripts?)\b", re.IGNORECASE)
"""What a statement speaks of if it outweighs what was said before; data are often of others."""
_DISCUSSION = late_regex(r"/(?:issues|pull|discussions)/\d|/blob/[^\s#]{1,300}#L\d")
"""One of the discussions of a repository, or some lines in it, which say nothing of whose code it is."""
_WHOLE_KINDS = frozenset({LinkKind.REPO, LinkKind.TREE, LinkKind.PAGES})
"""Kinds of links that lead to a repository itself, as those do that stand below a title."""
_AMBIGUOUS = frozenset({"hyphen-at-line-end", "joined-blank", "joined-line", "en-dash"})
"""Repairs after which the name could be another one."""


def extract_links(text: str, format: str = "text", hosts: Hosts = PUBLIC) -> list[Link]:
    """Find every reference to code in a text.

    Args:
        text: The text as written; of any length, the time is linear.
        format: How it is written: ``text``, ``digest``, ``markdown``, ``html``, ``json``, ``latex``,
            ``bibtex`` or ``pdf``.
        hosts: The hosts that are known.

    Returns:
        The links in the order of the text. A repository that is written twice is two links.

    Raises:
        DigestError: The format is not one of these, or the text is no text.
    """
    if format not in tuple(DECODERS):
        remedy = "Give one of these, or leave it out for plain text."
        raise DigestError(f"unknown format {format!r}; known are {', '.join(DECODERS)}", remedy)
    if not isinstance(text, str):
        remedy = "Decode bytes first, with .decode('utf-8', 'replace'), and skip what is missing."
        raise DigestError(f"cannot read {type(text).__name__} as a text; it takes a str, decoded", remedy)
    finds = _finds(text, format, hosts, Regions(), Names("", (text,)), Citations((text,)))
    return [_link(found, "", found.relation, found.place) for found in finds]


def links_of(paper: Paper, hosts: Hosts = PUBLIC) -> tuple[Link, ...]:
    """Return the links of a paper, with places in the source it was read from.

    What the source says of a passage outweighs the sentence. A link that is written several times (same
    repository, kind, ref and path) is kept where it stands first, with the clearest relation that any of
    its places tells; a reference list tells least, for authors cite their own code, too.
    """
    if not _may_link(paper.passages, hosts):
        return ()
    kept: dict[tuple[object, ...], Link] = {}
    listed: set[tuple[object, ...]] = set()
    named: set[tuple[object, ...]] = set()
    regions = Regions()
    texts = [each.text for each in paper.passages if each.field != "references"]  # *we* are others there
    names, cited = Names(paper.title, texts), Citations(texts)
    for passage in paper.passages:
        for found in _finds(passage.text, passage.format, hosts, regions, names, cited, passage.found_at):
            if passage.format == BARE:
                found = found._replace(raw=found.raw.removeprefix(FORGE))  # noqa: PLW2901 - as it stands there
            given = _given(passage, found)
            relation = given or found.relation
            signed = found.signed
            if passage.field == "references" and key_of(passage.text):  # an entry each
                signed = relation_by_authors(names, passage.text, found.hit.target.name)
                own = signed is Relation.OWN or key_of(passage.text) in cited.own
                relation = _of_authors(found.hit, passage.text) if own else relation
            stated, by_name = given is not None and passage.field != "references", False
            weak = found.listed or given or found.hit.target.path  # names before a path are its own
            if not stated and signed is not Relation.THIRD_PARTY and (relation is Relation.UNCLEAR or weak):
                by_others = found.listed and names.authors.known  # who did it again, as entries tell
                by_name = relation is not Relation.OWN and _bears(names, found.hit, whole=by_others)
                relation = Relation.OWN if by_name else relation
            if not stated:
                relation = _weighed(names, found, relation, passage.field)
            link = _link(found, paper.id, relation, found.place)
            key = (link.repo.key if link.repo else link.url, link.kind, link.ref, link.path)
            first = kept.setdefault(key, link)
            if first is link:
                listed.update({key} if found.listed else ())
                named.update({key} if found.listed and by_name else ())
            elif relation is not Relation.UNCLEAR and (
                first.relation is Relation.UNCLEAR
                or (key in listed and not found.listed)
                or (relation is Relation.OWN and found.states)
            ):
                kept[key] = first.model_copy(update={"relation": relation, "quote": link.quote})
                listed.discard(key)
    return _agreed(_not_namesakes(kept, named & listed))


def _not_namesakes(
    kept: Mapping[tuple[object, ...], Link], named: AbstractSet[tuple[object, ...]]
) -> Iterator[Link]:
    """Yield links; one of a reference list alone that only bears a name of the paper lies with its own code.

    Under another account it is somebody else's of the same name, or a new version by others.
    """
    own = {_account(link) for key, link in kept.items() if link.relation is Relation.OWN and key not in named}
    for key, link in kept.items():
        apart = key in named and own - {""} and _account(link) not in own
        yield link.model_copy(update={"relation": Relation.THIRD_PARTY}) if apart else link


def _account(link: Link) -> str:
    return link.repo.key.rpartition("/")[0] if link.repo else ""


def _agreed(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links of which those that tell nothing follow what others of their repository tell.

    A repository has one owner of its code, whatever page or file of it a link leads to; what is kept beside
    one's own, under the same account and its name (``tinynet-examples``), is one's own, too. Where nothing is
    said of it, its name need only begin like one's own (``tiny-site`` beside ``tiny-net``). A discussion at
    any other repository than one's own is one with others.
    """
    links = tuple(links)
    said: dict[str, Relation] = {}
    for link in links:
        if (
            link.repo
            and said.get(link.repo.key) is not Relation.OWN
            and link.relation is not Relation.UNCLEAR
        ):
            said[link.repo.key] = link.relation
    own = {key for key, relation in said.items() if relation is Relation.OWN}
    begun = set(map(beginning, own)) - {""}
    for link in links:
        key = link.repo.key if link.repo else ""
        beside = accompanied(key) in own or (key not in said and beginning(key) in begun)
        said |= {key: Relation.OWN} if key and beside else {}
        apart = own and key and key not in said and _DISCUSSION.search(link.raw)
        said |= {key: Relation.THIRD_PARTY} if apart else {}
    return tuple(
        link.model_copy(update={"relation": said[link.repo.key]})
        if link.repo
        and (
            (link.relation is Relation.UNCLEAR and link.repo.key in said)
            or (said.get(link.repo.key) is Relation.OWN and link.repo.key not in own)
        )
        else link
        for link in links
    )


def _given(passage: Passage, found: _Find) -> Relation | None:
    """Return what the source says of a passage: of what a page lists, less than that it is a reference."""
    return None if passage.field == "listed" and found.listed else passage.relation


def _of_authors(hit: Hit, entry: str) -> Relation:
    """Return the relation of what an entry by the authors leads to: a report in an archive is no code."""
    report = hit.target.kind is LinkKind.OTHER and is_report(entry)
    return Relation.UNCLEAR if report else Relation.OWN


def _bears(names: Names, hit: Hit, *, whole: bool = False) -> bool:
    """Return whether a repository bears a name of the paper; a site has pages of which none need be code."""
    owner = None if hit.target.kind is LinkKind.PAGES else hit.target.owner
    return names.bears(owner, hit.target.name, whole=whole)


def _weighed(names: Names, found: _Find, relation: Relation, field: str) -> Relation:
    """Return the relation, weighed with whose account it is; the page of a person is no code."""
    if relation is not Relation.THIRD_PARTY and _is_of_person(names, found.hit):
        return Relation.UNCLEAR
    if relation is Relation.OWN and not found.states and _DISCUSSION.search(found.raw):
        relation = Relation.UNCLEAR
    if relation is Relation.OWN or field == "references":
        return relation
    return Relation.OWN if _is_authors(names, found, relation) else relation


def _is_authors(names: Names, found: _Find, relation: Relation) -> bool:
    """Return whether a repository lies under an author's name, and bears that of what the paper presents.

    Where nothing is said of it the first will do, or that it is called by several words of the title; only
    both outweigh a sentence that sounds as if it were of others.
    """
    target, unclear = found.hit.target, relation is Relation.UNCLEAR
    if found.listed or unclear:
        echoes = names.echoes(target.name)
        return (echoes and unclear) or ((echoes or unclear) and names.authors.have(target.owner))
    return names.authors.have(target.owner) and names.shows(target.name)


def _is_of_person(names: Names, hit: Hit) -> bool:
    """Return whether a site is that of an author (``kelp.github.io``): the page of a person, of no work."""
    return _is_root_of_site(hit) and names.authors.have(hit.target.owner)


def _is_root_of_site(hit: Hit) -> bool:
    """Return whether a link leads to all that an account shows, and to no work of its own."""
    owner, name = hit.target.owner or "", hit.target.name or ""
    return hit.target.kind is LinkKind.PAGES and name.casefold().startswith(f"{owner}.".casefold())


def _may_link(passages: Sequence[Passage], hosts: Hosts) -> bool:
    """Return whether an address may stand in a passage; those of one format are searched at once."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.format, []).append(passage.text)
    return any(may_hold_address("\n".join(each), kind, hosts) for kind, each in texts.items())


class _Find(NamedTuple):
    """A link as it stands in a text, not yet a model: those are dear, and one per link will do."""

    hit: Hit
    raw: str
    place: Location
    relation: Relation
    quote: str
    kind: str
    """The kind of the region in which it stands."""
    signed: Relation
    """Whose code it is by those whom its entry of a reference list names."""
    states: bool
    """Whether a statement of where the code is names it."""

    @property
    def listed(self) -> bool:
        """Return whether it stands in a reference list."""
        return self.kind == LISTED


def _finds(
    text: str,
    format: str,
    hosts: Hosts,
    regions: Regions,
    names: Names,
    cited: Citations,
    base: Location | None = None,
) -> Iterator[_Find]:
    if not may_hold_address(text, format, hosts):
        if "\n" in text:  # a list of references may begin in it
            regions.of(decode(text, format).text, format)
        return
    view = decode(text, format)
    spans = regions.of(view.text, format)
    paged = format == "pdf" or (format == "text" and regions.has_references)
    places = Places(view.raw, base)
    limit = 0
    for hit in hits(view, format, hosts):
        start, end = view.raw_span(hit.start, hit.end)
        region = region_at(spans, hit.start)
        kind = region.kind
        begins = max(limit, region.start) if kind == AVAILABLE else limit  # the heading says nothing of it
        cut = line_in_front(view.text, hit.start) if kind == FRONT and format == "pdf" else 0
        relation, quote = relation_of(
            view.text[cut:],
            hit.start - cut,
            hit.end - cut,
            max(0, begins - cut),
            format,
            paged and kind != FRONT,  # raised numbers are those of institutes there
            _PERSONS if kind == FRONT else names,
            _bears(names, hit),
        )
        signed = Relation.UNCLEAR
        alone = kind in ("", AVAILABLE) and is_citation(view.text, hit.start, hit.end)
        kind = LISTED if alone else kind
        if kind == LISTED and not (paged and hangs_on_raised(view.text, hit.start)):
            entry = entry_before(view.text, hit.start, region.start, alone)
            signed = relation_by_authors(names, entry, hit.target.name)
            own = signed is Relation.OWN or mark_before(view.text, hit.start) in cited.own
            own = own or (signed is Relation.UNCLEAR and names.entitles(entry))
            own = own or (region.kind == AVAILABLE and names.authors.sign(entry))
            relation = Relation.OWN if own else listed_relation(view.text, hit.start, hit.end)
        elif kind == TEMPLATE:
            relation = Relation.THIRD_PARTY
        elif relation is Relation.UNCLEAR and (
            kind == AVAILABLE
            or (kind == FRONT and hit.target.kind in _WHOLE_KINDS and not _is_root_of_site(hit))
        ):
            relation = (
                _below_heading(names, view.text, begins, hit.start) if kind == AVAILABLE else Relation.OWN
            )
        states = kind == AVAILABLE and bool(_CODE.search(view.text, max(begins, hit.start - LOOK), hit.start))
        yield _Find(hit, view.raw[start:end], places.at(start, quote), relation, quote, kind, signed, states)
        limit = hit.end


def _below_heading(names: Names, text: str, begins: int, at: int) -> Relation:
    """Return whose an address below a heading on where the code is: of others if it was used or is cited."""
    said = flat(text[max(begins, sentence_around(text, at, at)[0]) : at])
    return Relation.THIRD_PARTY if is_used(text, begins, at) else names.of_cited(said)


def _link(found: _Find, paper: str, relation: Relation, place: Location) -> Link:
    hit, target = found.hit, found.hit.target
    repo = _repo(target.host, target.owner, target.name)
    repairs = tuple(dict.fromkeys(hit.repairs))
    others = (_repo(target.host, owner, name) for owner, name in dict.fromkeys(hit.others))
    if target.kind is LinkKind.MENTION:
        confidence = Confidence.LOW
    else:
        confidence = Confidence.MEDIUM if _AMBIGUOUS.intersection(repairs) else Confidence.HIGH
    return Link(
        paper=paper,
        raw=redacted(found.raw),
        url=redacted(_url(hit, repo)),
        repo=repo,
        kind=target.kind,
        ref=target.ref,
        path=target.path,
        relation=relation,
        quote=found.quote,
        confidence=confidence,
        repair=repairs,
        alternatives=tuple(other for other in others if other and repo and other.key != repo.key),
        found_at=place,
    )


def _repo(host: str, owner: str | None, name: str | None) -> RepoRef | None:
    return RepoRef(host=host, owner=owner or "", name=name) if name else None


def _url(hit: Hit, repo: RepoRef | None) -> str:
    target = hit.target
    if target.page or repo:
        return target.page or (repo.url if repo else "")
    return f"https://{target.host}/{target.owner}" if target.owner else ""
