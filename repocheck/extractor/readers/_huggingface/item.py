"""Papers as Hugging Face's JSON describes them, in its API and inside its HTML pages alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from repocheck.extractor.readers._fields import bare_format, iso_date, one_line, repo_address, slug
from repocheck.extractor.readers._records import Record, names_of
from repocheck.models import Paper, Passage, Relation
from repocheck.text.ids import arxiv_id

_OWN_KEYS = frozenset({"summary", "authors", "upvotes", "githubRepo", "publishedAt", "abstract"})
_COMMON_KEYS = frozenset({"abstract", "authors", "summary"})
"""Of these, what other lists of papers, such as arXiv's metadata, have as well; alone they tell nothing."""


def is_item(value: object) -> bool:
    """Tell whether `value` is an item of a list of papers, or a paper itself."""
    if not isinstance(value, dict):
        return False
    paper = value.get("paper", value)
    return (
        isinstance(paper, dict)
        and all(isinstance(paper.get(key), str) for key in ("id", "title"))
        and len(_OWN_KEYS & paper.keys()) >= 2
        and not _OWN_KEYS & paper.keys() <= _COMMON_KEYS
    )


def items(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    """Yield all items anywhere in a JSON value, in source order."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if is_item(value):
            yield value
        elif isinstance(value, Mapping):
            waiting += [value[key] for key in reversed(value)]
        elif isinstance(value, list):
            waiting += reversed(value)


def paper_of_item(item: Mapping[str, Any], record: Record) -> Paper:
    """Make a paper of an item.

    Args:
        item: As `is_item` knows it.
        record: The record that it stands in.
    """
    paper = item["paper"] if isinstance(item.get("paper"), Mapping) else item
    title = one_line(paper["title"])
    arxiv = arxiv_id(paper["id"])
    authors = names_of(paper.get("authors"))
    return Paper(
        id=arxiv or paper["id"][:100] or slug(title),
        title=title or paper["id"][:100],
        passages=_passages(paper, record),
        date=iso_date(paper.get("publishedAt") or item.get("publishedAt")),
        authors=authors,
        n_authors=len(authors) or None,
        organisation=_organisation(paper.get("organization") or item.get("organization")),
        url=f"https://huggingface.co/papers/{paper['id']}" if arxiv else None,
        found_at=record.at("title"),
        extra=_extra(item, paper),
    )


def _passages(paper: Mapping[str, Any], record: Record) -> tuple[Passage, ...]:
    by_machine = paper.get("githubRepoAddedBy") == "auto"  # a match that is sometimes wrong
    return (
        *record.passage("title", paper["title"]),
        *record.passage("summary", paper.get("summary") or paper.get("abstract"), "abstract"),
        *record.passage(
            "githubRepo",
            repo_address(paper.get("githubRepo")),
            relation=Relation.UNCLEAR if by_machine else Relation.OWN,
            format=bare_format(paper.get("githubRepo")),
        ),
        *record.passage("projectPage", paper.get("projectPage"), relation=Relation.OWN),
    )


def _organisation(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return None
    name = value.get("fullname") or value.get("name")
    return one_line(name) or None if isinstance(name, str) else None


def _extra(item: Mapping[str, Any], paper: Mapping[str, Any]) -> dict[str, Any]:
    facts = {
        "comments": item.get("numComments", paper.get("numComments")),
        "upvotes": paper.get("upvotes"),
        "stars": paper.get("githubStars"),
        "githubRepoAddedBy": paper.get("githubRepoAddedBy"),
    }
    return {key: value for key, value in facts.items() if isinstance(value, int | str)}
